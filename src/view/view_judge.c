#include "core/msg.h"
#include "view/screen.h"

static void fill(const struct app *app, struct doc *d)
{
    d->title = str_of(_("Looking back"));
    if (app->session) {
        d->aside = app->session->scenario->title;
    }
    screen_text(d, _("What was this?"));
    screen_air(d);
    screen_choice(d, VERDICT_SCAM, _("A scam"));
    screen_choice(d, VERDICT_HARMLESS, _("Honest"));
    screen_choice(d, VERDICT_UNCLEAR, _("I cannot tell yet"));
    screen_list_keys(app, d);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    (void)fx;
    if (intent == INTENT_ENTER && item) {
        app->judged = (enum verdict)item->id;
        screen_push(app, SCREEN_SURE);
    }
}

const struct view_screen view_judge = {.name = "judge", .fill = fill, .act = act};
