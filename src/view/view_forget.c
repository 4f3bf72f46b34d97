#include "core/msg.h"
#include "view/screen.h"

enum { FORGET_NOT, FORGET_ALL };

static void fill(const struct app *app, struct doc *d)
{
    (void)app;
    d->title = str_of(_("Delete what is kept of me"));
    screen_text(d,
                _("Everything that you did in this class is deleted, here and where the class is "
                  "kept, and you leave it. What the class voted stays a number."));
    d->focus = (int)d->count;
    screen_choice(d, FORGET_NOT, _("No, keep it"));
    screen_choice(d, FORGET_ALL, _("Delete it, and leave the class"));
    screen_list_keys(app, d);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    if (intent != INTENT_ENTER || !item || item->kind != DOC_CHOICE) {
        return;
    }
    screen_pop(app);
    if (item->id == FORGET_ALL) {
        screen_effect(fx, EFFECT_ROOM_FORGET);
    }
}

const struct view_screen view_forget = {.name = "forget", .fill = fill, .act = act};
