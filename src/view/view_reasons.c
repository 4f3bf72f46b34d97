#include <string.h>

#include "core/msg.h"
#include "view/said.h"
#include "view/screen.h"

enum { LEAVE_NOW = SCENARIO_SHOWN_MAX + 1, NO_REASON };

static bool is_ticked(const struct app *app, uint32_t message)
{
    return app->reasons[(message - 1) / 64] >> ((message - 1) % 64) & 1;
}

static void put_ticks(const struct app *app, struct doc *d)
{
    for (uint32_t n = app->session->incoming; n > 0; n--) {
        const struct shown *line = session_find_message(app->session, n);
        if (!line) {
            continue;
        }
        struct str words = said_words(app, d, session_text(app->session, line));
        struct doc_item *item = doc_add(d, DOC_TICK, words);
        item->id = (int)n;
        item->is_on = is_ticked(app, n);
        item->is_marked = line->is_marked;
        if (line->is_marked) {
            item->hint = doc_text(d, "%s %s", screen_glyph(app, GLYPH_MARKED), _("marked"));
        }
    }
}

static void fill(const struct app *app, struct doc *d)
{
    d->title = str_of(_("What made you leave?"));
    d->aside = str_of(_("newest first; a tick is a mark"));
    if (app->session) {
        put_ticks(app, d);
    }
    screen_pane(app, d, LEAVE_NOW, _("Leave now"));
    if (app->leave_how == LEAVE_STOP) {
        screen_pane(app, d, NO_REASON, _("Leave, for no particular reason"));
    }
    screen_move_key(app, d, _("move"));
    doc_key(d, "Enter", _("tick or choose"), INTENT_ENTER);
    doc_key(d, "l", _("leave now"), INTENT_LEAVE);
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "q", _("back"), INTENT_QUIT);
}

static void leave(struct app *app, bool with_reasons, uint64_t at_ms, struct effects *fx)
{
    struct event *ev = screen_event(fx, EVENT_LEAVE, at_ms);
    ev->u.leave.how = app->leave_how;
    if (with_reasons) {
        memcpy(ev->u.leave.reasons, app->reasons, sizeof ev->u.leave.reasons);
    }
    (void)screen_allow(app, fx);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    bool is_enter = intent == INTENT_ENTER && item;
    if (intent == INTENT_LEAVE || (is_enter && item->id == LEAVE_NOW)) {
        leave(app, true, at_ms, fx);
    } else if (is_enter && item->id == NO_REASON) {
        leave(app, false, at_ms, fx);
    } else if (is_enter && item->kind == DOC_TICK) {
        uint32_t bit = (uint32_t)item->id - 1;
        app->reasons[bit / 64] ^= UINT64_C(1) << (bit % 64);
    }
}

const struct view_screen view_reasons = {.name = "reasons", .fill = fill, .act = act};
