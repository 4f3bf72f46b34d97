#include "core/msg.h"
#include "view/screen.h"

enum { LIST_REMOVE = -2, LIST_BLOCK = -3, LIST_NOBODY = -1 };

static const struct hall_row *chosen(const struct hall *hall)
{
    return hall->chosen < hall->row_count && !hall->rows[hall->chosen].is_gone
               ? &hall->rows[hall->chosen]
               : NULL;
}

static void put_one(const struct hall_row *row, struct doc *d)
{
    doc_say(d, DOC_TEXT, "%s", row->name)->style = STYLE_STRONG;
    screen_text(d, _("Somebody who is removed may join again. Somebody who is blocked may not."));
    d->focus = (int)d->count;
    screen_choice(d, LIST_REMOVE, _("Remove"));
    screen_choice(d, LIST_BLOCK, _("Block"));
    screen_choice(d, LIST_NOBODY, _("Neither"));
}

static void fill(const struct app *app, struct doc *d)
{
    const struct hall *hall = app->hall;
    d->title = str_of(_("Take somebody off the list"));
    if (!hall) {
        return;
    }
    if (chosen(hall)) {
        put_one(chosen(hall), d);
    }
    for (size_t i = 0; i < hall->row_count && !chosen(hall); i++) {
        if (!hall->rows[i].is_gone) {
            screen_choice(d, (int)i, hall->rows[i].name);
        }
    }
    screen_list_keys(app, d);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    struct hall *hall = app->hall;
    if (!hall || intent != INTENT_ENTER || !item || item->kind != DOC_CHOICE) {
        return;
    }
    if (item->id >= 0) {
        hall->chosen = (size_t)item->id;
        return;
    }
    const struct hall_row *row = chosen(hall);
    if (row && item->id != LIST_NOBODY) {
        enum roll_kind kind = item->id == LIST_BLOCK ? ROLL_BLOCK : ROLL_REMOVE;
        screen_hall_do(app, fx, (struct roll_event){.kind = kind, .learner = row->learner}, NULL);
    }
    hall->chosen = SIZE_MAX;
    screen_pop(app);
}

const struct view_screen view_hall_list = {.name = "hall-list", .fill = fill, .act = act};
