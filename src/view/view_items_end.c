#include "core/msg.h"
#include "view/items.h"
#include "view/tell_items.h"

static void fill(const struct app *app, struct doc *d)
{
    if (!items_is_open(app)) {
        return;
    }
    struct sitting sum;
    sitting_count(app->session, &sum);
    d->title = app->session->scenario->title;
    tell_items_sum(d, &sum);
    tell_items_sureness(d, &sum);
    if (app->session->scenario->form == FORM_CHECK_UP) {
        tell_items_detection(d, &sum);
    }
    screen_move_key(app, d, _("read on"));
    doc_key(d, "Enter", _("done"), INTENT_ENTER);
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "q", _("done"), INTENT_QUIT);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)item;
    bool is_done = intent == INTENT_ENTER || intent == INTENT_QUIT || intent == INTENT_BACK;
    if (is_done && app->session && app->session->state == SESSION_JUDGED) {
        screen_event(fx, EVENT_END, at_ms);
        (void)screen_allow(app, fx);
    } else if (is_done) {
        items_stop(app, fx);
    }
}

const struct view_screen view_items_end = {
    .name = "items-end", .owns_back = true, .fill = fill, .act = act};
