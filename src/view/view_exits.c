#include "core/msg.h"
#include "view/said.h"
#include "view/screen.h"

static void put_endings(const struct app *app, struct doc *d)
{
    const struct scenario *sc = app->session->scenario;
    bool has_any = false;
    for (uint32_t i = 0; i < sc->ending_count; i++) {
        if ((int32_t)i == app->session->ending) {
            continue;
        }
        if (has_any) {
            screen_air(d);
        }
        has_any = true;
        struct str text = said_words(app, d, sc->endings[i].text);
        doc_say(d, DOC_TEXT, "%s %.*s", screen_glyph(app, GLYPH_DOT), STR_ARG(text));
    }
    if (!has_any) {
        screen_text(d, _("There was no other way for this one to end."));
    }
}

static void fill(const struct app *app, struct doc *d)
{
    d->title = str_of(_("Other ways it could have ended"));
    if (app->session && app->session->state >= SESSION_JUDGED) {
        d->aside = app->session->scenario->title;
        put_endings(app, d);
        if (app->session->scenario->verdict == VERDICT_SCAM) {
            screen_air(d);
            screen_text(d, _("Leaving early is a full ending too: whoever leaves has nothing more "
                             "to lose."));
        }
    }
    screen_move_key(app, d, _("read on"));
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "q", _("back"), INTENT_QUIT);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)item;
    (void)at_ms;
    (void)fx;
    if (intent == INTENT_ENTER) {
        screen_pop(app);
    }
}

const struct view_screen view_exits = {.name = "exits", .fill = fill, .act = act};
