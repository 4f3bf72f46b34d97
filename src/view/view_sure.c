#include "core/msg.h"
#include "view/items.h"

static void fill(const struct app *app, struct doc *d)
{
    d->title = str_of(_("Looking back"));
    if (items_is_open(app)) {
        d->title = app->session->scenario->title;
        d->aside =
            doc_text(d, _("%u of %u"), app->session->item_count, app->session->scenario->ask);
    } else if (app->session) {
        d->aside = app->session->scenario->title;
    }
    screen_text(d, _("How sure are you?"));
    screen_air(d);
    screen_choice(d, 1, _("It is a guess"));
    screen_choice(d, 2, _("Fairly sure"));
    screen_choice(d, 3, _("Very sure"));
    screen_list_keys(app, d);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    if (intent == INTENT_ENTER && item) {
        struct event *ev = screen_event(fx, EVENT_JUDGE, at_ms);
        ev->u.judge.verdict = app->judged;
        ev->u.judge.sure = (uint8_t)item->id;
        (void)screen_allow(app, fx);
    }
}

const struct view_screen view_sure = {.name = "sure", .fill = fill, .act = act};
