#include "core/msg.h"
#include "view/in_class.h"
#include "view/screen.h"

enum { ROOM_NAME = 100, ROOM_LEAVE, ROOM_HELPME, ROOM_FORGET };

// What the teacher sees and what is kept, before anything is done.
static void put_privacy(const struct room *room, struct doc *d)
{
    doc_say(d, DOC_TEXT, _("You are called %.*s in this class."), STR_ARG(room->name))->style =
        STYLE_STRONG;
    screen_text(d,
                _("Your teacher sees under this name how far you are and when you first marked a "
                  "warning sign, not what you answer. Your steps are kept for the class, "
                  "without your own name."));
}

static void put_line(const struct room *room, struct doc *d)
{
    if (room->line == ROOM_OUT) {
        screen_air(d);
        doc_say(d, DOC_TEXT, "%s", room->why)->style = STYLE_STRONG;
    } else if (room->line != ROOM_HERE) {
        screen_air(d);
        doc_say(d, DOC_TEXT, "%s",
                _("Not connected. Your answers are kept, and go on as soon as "
                  "the class is there again."))
            ->style = STYLE_STRONG;
    }
}

static struct str state_of(const struct room *room, uint32_t i)
{
    const struct room_story *story = &room->stories[i];
    if (story->is_done) {
        return str_of(_("done"));
    }
    if (room->is_paced && i >= room->state.gate) {
        return str_of(_("opens later"));
    }
    return story->is_open ? str_of(_("go on")) : STR("");
}

static void put_stories(const struct room *room, struct doc *d)
{
    screen_head(d, _("The conversations of this lesson"));
    d->focus = (int)d->count;
    for (uint32_t i = 0; i < room->story_count; i++) {
        struct doc_item *item = doc_add(d, DOC_CHOICE, room->stories[i].title);
        item->id = (int)i;
        item->hint = state_of(room, i);
    }
}

static void fill(const struct app *app, struct doc *d)
{
    const struct room *room = app->room;
    d->title = str_of(_("A class"));
    if (!room) {
        return;
    }
    d->aside = room->title;
    if (!room->is_welcome) {
        screen_text(d, room->line == ROOM_OUT ? room->why : _("Looking for the class ..."));
        screen_choice(d, ROOM_LEAVE, _("Leave"));
        screen_list_keys(app, d);
        return;
    }
    put_privacy(room, d);
    put_line(room, d);
    if (room->state.mode == ROLL_ENDED) {
        screen_air(d);
        screen_text(d, _("The class is over. Thank you for being part of it."));
    } else if (room->line != ROOM_OUT) {
        put_stories(room, d);
    }
    in_class_put_tally(app, &room->state, d);
    screen_air(d);
    if (room->spins < ROLL_SPINS && room->line == ROOM_HERE) {
        screen_choice(d, ROOM_NAME, _("Draw another name"))->hint = doc_text(
            d, P_("%u more", "%u more", ROLL_SPINS - room->spins), ROLL_SPINS - room->spins);
    }
    screen_choice(d, ROOM_HELPME, _("Is this happening to me?"));
    if (room->line == ROOM_HERE) {
        screen_choice(d, ROOM_FORGET, _("Delete what is kept of me"));
    }
    screen_choice(d, ROOM_LEAVE, _("Leave the class"));
    screen_list_keys(app, d);
}

static void begin(struct app *app, uint32_t i, struct effects *fx)
{
    const struct room *room = app->room;
    if (room->is_paced && i >= room->state.gate) {
        screen_status(app, _("Your teacher has not opened this one yet."));
    } else {
        screen_effect(fx, EFFECT_ROOM_STORY)->index = (int)i;
    }
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    if (!app->room || intent == INTENT_QUIT ||
        (intent == INTENT_ENTER && item && item->id == ROOM_LEAVE)) {
        screen_effect(fx, EFFECT_QUIT);
    } else if (intent != INTENT_ENTER || !item || item->kind != DOC_CHOICE) {
        return;
    } else if (item->id == ROOM_NAME) {
        screen_effect(fx, EFFECT_ROOM_NAME);
    } else if (item->id == ROOM_FORGET) {
        screen_push(app, SCREEN_FORGET);
    } else if (item->id == ROOM_HELPME) {
        screen_push(app, SCREEN_HELPME);
    } else if ((uint32_t)item->id < app->room->story_count) {
        begin(app, (uint32_t)item->id, fx);
    }
}

const struct view_screen view_room = {.name = "room", .owns_back = true, .fill = fill, .act = act};
