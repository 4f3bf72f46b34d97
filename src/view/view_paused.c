#include "core/msg.h"
#include "view/in_class.h"
#include "view/screen.h"

static void fill(const struct app *app, struct doc *d)
{
    const struct room *room = app->room;
    d->title = str_of(_("Pause"));
    if (!room) {
        return;
    }
    d->aside = room->title;
    screen_text(d, _("The class is paused. Your place is kept, and no clock runs."));
    if (room->state.text[0]) {
        screen_air(d);
        doc_say(d, DOC_TEXT, "%s", room->state.text)->style = STYLE_STRONG;
    }
    in_class_put_tally(app, &room->state, d);
    doc_key(d, "q", _("leave the class"), INTENT_QUIT);
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "^Q", _("quick exit"), INTENT_QUICK_EXIT);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)item;
    (void)at_ms;
    if (intent == INTENT_QUIT) {
        screen_effect(fx, EFFECT_QUIT);
    } else if (intent == INTENT_ENTER || intent == INTENT_BACK) {
        screen_status(app, _("It goes on when your teacher says so; q leaves the class."));
    }
}

const struct view_screen view_paused = {
    .name = "paused", .owns_back = true, .fill = fill, .act = act};
