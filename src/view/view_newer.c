#include "core/msg.h"
#include "view/said.h"
#include "view/screen.h"

static const char *const where[CARRY_HOWS] = {
    [CARRY_SAME] = N_("You go on where you were."),
    [CARRY_EARLIER] = N_("You go on a few lines earlier: what came next is no longer the same."),
    [CARRY_BACK] = N_("You go on at an earlier place."),
    [CARRY_START] = N_("It begins again: there is no earlier place to go on from."),
};

static const char *const why[CARRY_WHYS] = {
    [CARRY_REPLY_GONE] = N_("Your answer is no longer among the answers:"),
    [CARRY_QUESTION_GONE] = N_("The question that you answered so is gone:"),
    [CARRY_SCENE_GONE] = N_("The scene in which you answered so is gone:"),
    [CARRY_OTHER_WAY] = N_("The conversation no longer comes to where you answered so:"),
};

static void fill(const struct app *app, struct doc *d)
{
    const struct carried_note *note = &app->carried;
    d->title = str_of(_("This conversation has been corrected"));
    if (app->session) {
        d->aside = app->session->scenario->title;
    }
    screen_text(d, _("Its authors have withdrawn the version that you began with. Your answers "
                     "and marks were taken along as far as they are still there."));
    screen_air(d);
    screen_text(d, _(where[note->how]));
    if (app->session && note->words[0] && why[note->why]) {
        screen_air(d);
        screen_text(d, _(why[note->why]));
        doc_add(d, DOC_YOURS, said_words(app, d, str_of(note->words)));
    }
    if (note->marks_lost) {
        screen_air(d);
        screen_text(d, _("Some of your marks stood on messages that are gone."));
    }
    screen_air(d);
    screen_choice(d, 1, _("Go on"));
    screen_list_keys(app, d);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    (void)fx;
    if (intent == INTENT_ENTER && item) {
        app->carried = (struct carried_note){0};
        screen_pop(app);
    }
}

const struct view_screen view_newer = {.name = "newer", .fill = fill, .act = act};
