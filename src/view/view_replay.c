#include "core/msg.h"
#include "view/taught.h"
#include "view/said.h"
#include "view/screen.h"
#include "view/tell.h"

static void note(const struct app *app, struct doc *d, enum glyph glyph, struct str text)
{
    doc_say(d, DOC_NOTE, "%s %.*s", screen_glyph(app, glyph), STR_ARG(text))->style = STYLE_NOTE;
}

static void put_sign(const struct app *app, struct doc *d, const struct shown *line,
                     const struct score_sign *scored)
{
    struct str name = taught_name(app, scored->sign);
    bool is_first = scored->onset == line->number;
    if (is_first && scored->t) {
        struct str later = tell_later(d, scored, false);
        note(app, d, GLYPH_MARKED,
             doc_text(d, _("%.*s: it first showed here, and you marked it %.*s."), STR_ARG(name),
                      STR_ARG(later)));
    } else if (is_first) {
        note(app, d, scored->is_censored ? GLYPH_APPEARED : GLYPH_MISSED,
             doc_text(d, _("%.*s: it first showed here."), STR_ARG(name)));
    } else {
        note(app, d, GLYPH_APPEARED, doc_text(d, _("%.*s: here again."), STR_ARG(name)));
    }
}

static void put_signs(const struct app *app, struct doc *d, const struct shown *line,
                      const struct score *score)
{
    const struct message *m = said_message(app, line);
    for (uint16_t i = 0; m && i < m->sign_count; i++) {
        const struct score_sign *scored = taught_find(score, m->signs[i].sign);
        if (scored) {
            put_sign(app, d, line, scored);
        } else {
            note(app, d, GLYPH_APPEARED, taught_name(app, m->signs[i].sign));
        }
    }
}

static void put_harmless(const struct app *app, struct doc *d, const struct shown *line)
{
    const struct message *m = said_message(app, line);
    if (!m || !line->mark_t || m->sign_count) {
        return;
    }
    if (m->is_neutral) {
        note(app, d, GLYPH_DOT,
             str_of(_("Fair to wonder about, and fair to trust: it does not count.")));
    } else if (m->look_count == 0) {
        note(app, d, GLYPH_DOT, str_of(_("Harmless here: an ordinary thing to say.")));
    }
    for (uint16_t i = 0; i < m->look_count; i++) {
        struct str why = said_words(app, d, m->looks[i].why);
        note(app, d, GLYPH_DOT, doc_text(d, _("Harmless here. %.*s"), STR_ARG(why)));
    }
}

static bool is_missed(const struct app *app, const struct shown *line, const struct score *score)
{
    const struct message *m = line->number ? said_message(app, line) : NULL;
    for (uint16_t i = 0; m && !line->mark_t && i < m->sign_count; i++) {
        const struct score_sign *scored = taught_find(score, m->signs[i].sign);
        if (scored && scored->t == 0 && !scored->is_censored) {
            return true;
        }
    }
    return false;
}

static void put_line(const struct app *app, struct doc *d, const struct shown *line,
                     const struct score *score)
{
    struct doc_item *item = said_line(app, d, line, SAID_SIGNS);
    if (!item) {
        return;
    }
    if (is_missed(app, line, score)) {
        item->is_missed = true;
        item->hint = doc_text(d, "%s %s", screen_glyph(app, GLYPH_MISSED), _("not marked"));
    }
    put_signs(app, d, line, score);
    put_harmless(app, d, line);
}

static void fill(const struct app *app, struct doc *d)
{
    const struct session *s = app->session;
    d->aside = str_of(_("read again, with the signs"));
    if (s && s->state >= SESSION_JUDGED) {
        struct score score;
        score_session(s, &score);
        d->title = s->scenario->title;
        for (size_t i = 0; i < s->shown_count; i++) {
            put_line(app, d, &s->shown[i], &score);
        }
    }
    screen_move_key(app, d, _("message by message"));
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "q", _("back"), INTENT_QUIT);
}

const struct view_screen view_replay = {.name = "replay", .fill = fill};
