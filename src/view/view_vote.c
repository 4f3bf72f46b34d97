#include "core/msg.h"
#include "view/screen.h"

static void fill(const struct app *app, struct doc *d)
{
    const struct room *room = app->room;
    d->title = str_of(_("A vote"));
    if (!room) {
        return;
    }
    d->aside = room->title;
    if (room->state.text[0]) {
        screen_text(d, room->state.text);
        screen_air(d);
    }
    screen_text(d, _("The conversation that the class talks about: what is it?"));
    screen_text(
        d, room->voted == room->state.round
               ? _("Your vote is in. You can change it until the vote is over.")
               : _("Your teacher sees only how many voted for what. The result is shown later."));
    d->focus = (int)d->count;
    screen_pane(app, d, VERDICT_SCAM, _("A scam"));
    screen_pane(app, d, VERDICT_HARMLESS, _("Honest"));
    screen_pane(app, d, VERDICT_UNCLEAR, _("I cannot tell yet"));
    screen_list_keys(app, d);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    if (intent == INTENT_QUIT) {
        screen_effect(fx, EFFECT_QUIT);
    } else if (intent == INTENT_ENTER && item && item->kind == DOC_CHOICE) {
        screen_effect(fx, EFFECT_ROOM_VOTE)->index = item->id;
        screen_status(app, _("Your vote is in."));
    } else if (intent == INTENT_BACK) {
        screen_status(app, _("It goes on when your teacher says so; q leaves the class."));
    }
}

const struct view_screen view_vote = {.name = "vote", .owns_back = true, .fill = fill, .act = act};
