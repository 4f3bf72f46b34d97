#include "core/msg.h"
#include "view/in_class.h"
#include "view/screen.h"

enum { BAR_MAX = 30 };

static void put_how_many(const struct hall *hall, struct doc *d)
{
    const struct room_state *s = &hall->state;
    if (!s->is_locked && s->mode != ROLL_ENDED) {
        doc_say(d, DOC_TEXT, _("To take part: wary join %.*s"), STR_ARG(hall->code))->style =
            STYLE_STRONG;
    }
    doc_say(d, DOC_TEXT, P_("%u is here.", "%u are here.", s->here), s->here);
}

static void put_mode(const struct hall *hall, struct doc *d)
{
    const struct room_state *s = &hall->state;
    if (s->mode == ROLL_ENDED) {
        screen_air(d);
        screen_text(d, _("The class is over. Thank you for being part of it."));
    } else if (s->mode == ROLL_PAUSED) {
        screen_air(d);
        doc_say(d, DOC_TEXT, "%s", s->text)->style = STYLE_STRONG;
    }
    if (s->is_voting && s->mode != ROLL_ENDED) {
        screen_air(d);
        screen_text(d, _("A vote is open: what is the conversation? The result is shown later."));
    }
}

// How many recognised something in a stage first; never who.
static void put_stages(const struct hall *hall, struct doc *d)
{
    if (hall->begun == 0) {
        return;
    }
    screen_head(d, _("In which stage something was recognised first"));
    uint32_t left = hall->begun;
    for (int i = 0; i < STAGES; i++) {
        uint32_t n = hall->first[i], cols = n * BAR_MAX / hall->begun;
        left -= n < left ? n : left;
        struct doc_item *item = doc_say(d, DOC_PICTURE, "  %d  %.*s %u", i + 1, (int)cols,
                                        "##############################", n);
        item->spoken = doc_text(d, _("Stage %d: %u."), i + 1, n);
    }
    doc_say(d, DOC_TEXT, P_("Not yet: %u of %u.", "Not yet: %u of %u.", left), left, hall->begun);
}

static void fill(const struct app *app, struct doc *d)
{
    const struct hall *hall = app->hall;
    d->title = str_of(_("A class"));
    if (!hall) {
        return;
    }
    d->title = hall->title.len ? hall->title : d->title;
    put_how_many(hall, d);
    put_mode(hall, d);
    in_class_put_tally(app, &hall->state, d);
    put_stages(hall, d);
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "q", _("leave"), INTENT_QUIT);
    doc_key(d, "^Q", _("quick exit"), INTENT_QUICK_EXIT);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)app;
    (void)item;
    (void)at_ms;
    if (intent == INTENT_QUIT) {
        screen_effect(fx, EFFECT_QUIT);
    }
}

const struct view_screen view_board = {
    .name = "board", .owns_back = true, .fill = fill, .act = act};
