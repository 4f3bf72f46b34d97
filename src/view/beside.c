#include "view/beside.h"

#include "core/msg.h"
#include "view/said.h"
#include "view/screen.h"

static struct str sign_id(const struct app *app, uint8_t sign)
{
    return sign < app->registry->sign_count ? app->registry->signs[sign].id : STR("?");
}

void beside_signs(const struct app *app, struct doc *d, const struct shown *line)
{
    const struct message *m = said_message(app, line);
    for (uint16_t i = 0; m && i < m->sign_count; i++) {
        struct str id = sign_id(app, m->signs[i].sign);
        struct str words = said_words(app, d, m->signs[i].words);
        doc_say(d, DOC_NOTE, "%s %.*s%s%.*s", screen_glyph(app, GLYPH_APPEARED), STR_ARG(id),
                words.len ? ": " : "", STR_ARG(words))
            ->style = STYLE_NOTE;
    }
    for (uint16_t i = 0; m && i < m->look_count; i++) {
        struct str id = sign_id(app, m->looks[i].sign);
        struct str why = said_words(app, d, m->looks[i].why);
        doc_say(d, DOC_NOTE, _("%s resembles %.*s: %.*s"), screen_glyph(app, GLYPH_DOT),
                STR_ARG(id), STR_ARG(why))
            ->style = STYLE_NOTE;
    }
    if (m && m->is_neutral) {
        doc_say(d, DOC_NOTE, _("%s neutral"), screen_glyph(app, GLYPH_DOT))->style = STYLE_NOTE;
    }
}

void beside_keys(const struct app *app, struct doc *d)
{
    bool shows = app->preview->shows_signs;
    doc_key(d, "s", _("scenes"), INTENT_SKIP);
    doc_key(d, "f", _("findings"), INTENT_FINDINGS);
    doc_key(d, "v", shows ? _("hide signs") : _("show signs"), INTENT_SIGNS);
}

struct str beside_prompt(const struct app *app, struct doc *d)
{
    (void)app;
    (void)d;
    return str_of(
        _("Type a number, m and a number to mark a message, c to check, l to leave, s for "
          "the scenes, f for the findings, v for the signs, q to go back:"));
}

struct str beside_count(const struct app *app, struct doc *d)
{
    const struct findings *f = app->preview->findings;
    struct str errors = doc_text(d, P_("%zu error", "%zu errors", f->counts[SEVERITY_ERROR]),
                                 f->counts[SEVERITY_ERROR]);
    struct str warnings =
        doc_text(d, P_("%zu warning", "%zu warnings", f->counts[SEVERITY_WARNING]),
                 f->counts[SEVERITY_WARNING]);
    return doc_text(d, "%.*s, %.*s", STR_ARG(errors), STR_ARG(warnings));
}

struct str beside_finding(struct doc *d, const struct finding *one)
{
    const char *severity = finding_severity_words[finding_kinds[one->id].severity];
    bool has_hint = one->hint && one->hint[0];
    return doc_text(d, _("line %u: %s: %s%s%s"), one->at.line, severity, one->sentence,
                    has_hint ? "; " : "", has_hint ? one->hint : "");
}

// The first error, or the first of all.
static const struct finding *worst(const struct findings *f)
{
    for (size_t i = 0; i < f->count; i++) {
        if (finding_kinds[f->list[i].id].severity == SEVERITY_ERROR) {
            return &f->list[i];
        }
    }
    return &f->list[0];
}

void beside_findings(const struct app *app, struct doc *d)
{
    const struct findings *f = app->preview->findings;
    if (f->count == 0) {
        return;
    }
    if (doc_has_side(app->cols)) {
        doc_side(d, beside_count(app, d));
        if (finding_has_error(f)) {
            doc_side(d, str_of(_("The last version without an error is played.")));
        }
        for (size_t i = 0; i < f->count && i < DOC_SIDE_MAX; i++) {
            doc_side(d, beside_finding(d, &f->list[i]));
        }
    } else if (!app->is_plain && !app->status[0]) {
        struct str count = beside_count(app, d), first = beside_finding(d, worst(f));
        d->status = doc_text(d, "%.*s; %.*s", STR_ARG(count), STR_ARG(first));
    }
}

bool beside_act(struct app *app, enum intent intent)
{
    if (!app->preview) {
        return false;
    }
    if (intent == INTENT_SIGNS) {
        app->preview->shows_signs = !app->preview->shows_signs;
    } else if (intent == INTENT_SKIP) {
        screen_push(app, SCREEN_SCENES);
    } else if (intent == INTENT_FINDINGS) {
        screen_push(app, SCREEN_FINDINGS);
    } else {
        return false;
    }
    return true;
}
