#include "core/msg.h"
#include "view/screen.h"

enum { END_ALL, END_ME, END_NOT };

static void fill(const struct app *app, struct doc *d)
{
    const struct hall *hall = app->hall;
    d->title = str_of(_("End the class"));
    if (hall && hall->state.mode != ROLL_ENDED) {
        screen_text(d, _("Ended, nobody can go on. Left, it runs on without you; `wary host` takes "
                         "you back to it."));
        d->focus = (int)d->count;
        screen_choice(d, END_NOT, _("Neither"));
        screen_choice(d, END_ALL, _("End it for all"));
        screen_choice(d, END_ME, _("Leave, and let it run"));
    } else {
        screen_choice(d, END_ME, _("Leave"));
    }
    screen_list_keys(app, d);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    if (intent != INTENT_ENTER || !item || item->kind != DOC_CHOICE) {
        return;
    }
    if (item->id == END_ALL) {
        screen_hall_do(app, fx, (struct roll_event){.kind = ROLL_OVER}, NULL);
        screen_pop(app);
    } else if (item->id == END_ME) {
        screen_effect(fx, EFFECT_QUIT);
    } else {
        screen_pop(app);
    }
}

const struct view_screen view_hall_end = {.name = "hall-end", .fill = fill, .act = act};
