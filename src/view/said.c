#include "view/said.h"

#include <string.h>

#include "core/fill.h"
#include "core/msg.h"
#include "view/screen.h"

enum { STRONG_MAX = 32 };

static const char *const asked[CHECKS] = {
    [CHECK_PHOTO] = N_("You look for the picture elsewhere."),
    [CHECK_SOMEONE] = N_("You show the conversation to somebody you trust."),
    [CHECK_COMPANY] = N_("You look the company or the place up."),
    [CHECK_CALL] = N_("You ask for a call with a picture."),
    [CHECK_CALLBACK] = N_("You call back on a number that you found yourself."),
    [CHECK_WAIT] = N_("You wait a day before you answer."),
};

static const char *const standard[CHECKS] = {
    [CHECK_PHOTO] = N_("Nothing comes up. That says little, either way."),
    [CHECK_SOMEONE] = N_("You hear: Good that you ask. I cannot tell yet. Ask me again any time."),
    [CHECK_COMPANY] = N_("You find nothing that settles it. That says little, either way."),
    [CHECK_CALL] = N_("It does not come about for now. You can ask again later."),
    [CHECK_CALLBACK] = N_("There is no number yet that you could have found yourself."),
    [CHECK_WAIT] = N_("A night passes. Nothing was lost by waiting."),
};

const char *said_check(enum check_kind check)
{
    return _(asked[check]);
}

uint32_t said_day(const struct session *s)
{
    return s->shown_count ? s->shown[s->shown_count - 1].day : s->day;
}

static struct fill fill_of(const struct app *app)
{
    const struct session *s = app->session;
    return (struct fill){
        .learner = fill_learner(s->registry, s->seed),
        .region = registry_get_region(s->registry, str_of(s->region)),
        .is_ascii = app->settings.ascii,
    };
}

static struct str keep(struct doc *d, struct buf *b)
{
    struct str s = {arena_copy(&d->arena, buf_text(b), b->len), b->len};
    buf_free(b);
    return s;
}

struct str said_words(const struct app *app, struct doc *d, struct str raw)
{
    struct buf b = {0};
    size_t ranges[STRONG_MAX][2];
    struct fill fill = fill_of(app);
    fill_text(raw, &fill, &b);
    fill_strong(&b, 0, ranges, STRONG_MAX);
    return keep(d, &b);
}

struct str said_money(const struct app *app, struct doc *d, uint64_t amount)
{
    struct buf b = {0};
    struct fill fill = fill_of(app);
    fill_amount(&fill, amount, &b);
    return keep(d, &b);
}

const struct message *said_message(const struct app *app, const struct shown *line)
{
    if (line->kind != SHOWN_MESSAGE) {
        return NULL;
    }
    return app->session->scenario->steps[line->index].u.message;
}

// Who sent the item of a form that is shown now.
static const struct cast *sender(const struct app *app)
{
    const struct session *s = app->session;
    for (size_t i = 0; i < s->shown_count; i++) {
        const struct message *m = said_message(app, &s->shown[i]);
        if (m) {
            return &s->scenario->cast[m->cast];
        }
    }
    return NULL;
}

const struct cast *said_contact(const struct app *app)
{
    const struct scenario *sc = app->session->scenario;
    if (sc->form != FORM_NONE) {
        return sender(app);
    }
    for (uint32_t i = 0; i < sc->cast_count; i++) {
        if (!sc->cast[i].is_trusted) {
            return &sc->cast[i];
        }
    }
    return sc->cast_count ? &sc->cast[0] : NULL;
}

struct str said_by(const struct app *app, const struct shown *line)
{
    const struct message *m = said_message(app, line);
    return m ? app->session->scenario->cast[m->cast].name : STR("");
}

// A text under way, with the style of each of its bytes.
struct styled {
    struct buf text;
    uint8_t *styles;  // owned; as many as text has bytes
};

static void style_part(struct styled *t, size_t from, size_t to, enum style style)
{
    to = to < t->text.len ? to : t->text.len;
    for (size_t i = from; i < to; i++) {
        t->styles[i] = (uint8_t)style;
    }
}

// Fill raw behind what is there already.
static void add_words(struct styled *t, struct str raw, const struct fill *fill)
{
    size_t ranges[STRONG_MAX][2], from = t->text.len, cap = 0;
    uint8_t *had = t->styles;
    fill_text(raw, fill, &t->text);
    size_t n = fill_strong(&t->text, from, ranges, STRONG_MAX);
    t->styles = mem_grow(NULL, &cap, t->text.len + 1, 1);
    if (had) {
        memcpy(t->styles, had, from);
        mem_free(had);
    }
    for (size_t i = 0; i < n && i < STRONG_MAX; i++) {
        style_part(t, ranges[i][0], ranges[i][1], STYLE_STRONG);
    }
}

static void add_line(struct styled *t, struct str line, const struct fill *fill)
{
    if (line.len) {
        add_words(t, line, fill);
        style_part(t, 0, t->text.len, STYLE_STRONG);
        add_words(t, STR("\n"), fill);
    }
}

static void style_signs(struct styled *t, const struct message *m, const struct fill *fill)
{
    for (uint16_t i = 0; i < m->sign_count; i++) {
        struct buf words = {0};
        size_t ranges[STRONG_MAX][2];
        fill_text(m->signs[i].words, fill, &words);
        fill_strong(&words, 0, ranges, STRONG_MAX);
        struct str all = {t->text.ptr, t->text.len};
        ptrdiff_t at = str_find(all, (struct str){buf_text(&words), words.len});
        if (words.len == 0) {
            style_part(t, 0, t->text.len, STYLE_SIGN);
        } else if (at >= 0) {
            style_part(t, (size_t)at, (size_t)at + words.len, STYLE_SIGN);
        }
        buf_free(&words);
    }
}

static size_t run_end(const struct styled *t, size_t from)
{
    size_t to = from;
    while (to < t->text.len && t->styles[to] == t->styles[from]) {
        to++;
    }
    return to;
}

static void put_runs(struct doc *d, struct doc_item *item, const struct styled *t)
{
    size_t count = 0;
    for (size_t i = 0; i < t->text.len; i = run_end(t, i)) {
        count += t->styles[i] != STYLE_PLAIN;
    }
    struct doc_run *runs = arena_new(&d->arena, count + 1, sizeof *runs);
    size_t n = 0;
    for (size_t i = 0; i < t->text.len; i = run_end(t, i)) {
        if (t->styles[i] != STYLE_PLAIN) {
            runs[n++] = (struct doc_run){(uint16_t)i, (uint16_t)run_end(t, i), t->styles[i]};
        }
    }
    item->runs = runs;
    item->run_count = (uint16_t)n;
}

static struct doc_item *add_styled(struct doc *d, enum doc_kind kind, struct styled *t)
{
    struct doc_item *item = doc_add(d, kind, (struct str){buf_text(&t->text), t->text.len});
    put_runs(d, item, t);
    buf_free(&t->text);
    mem_free(t->styles);
    return item;
}

static struct str marked_hint(const struct app *app, struct doc *d, const struct shown *line,
                              const struct message *m)
{
    if (line->is_marked) {
        return doc_text(d, "%s %s", screen_glyph(app, GLYPH_MARKED), _("marked"));
    }
    return m->at_time;
}

static struct doc_item *add_message(const struct app *app, struct doc *d, const struct shown *line,
                                    enum said_how how)
{
    const struct message *m = said_message(app, line);
    const struct cast *contact = said_contact(app);
    struct str by = said_by(app, line);
    struct fill fill = fill_of(app);
    struct styled t = {0};
    bool is_other = contact && !str_is(contact->name, by);
    add_line(&t, is_other && !app->is_plain ? by : STR(""), &fill);
    add_line(&t, m->subject, &fill);
    add_words(&t, session_text(app->session, line), &fill);
    if (how == SAID_SIGNS) {
        style_signs(&t, m, &fill);
    }
    struct str hint = marked_hint(app, d, line, m);
    struct doc_item *item = add_styled(d, DOC_THEIRS, &t);
    item->lead = by;
    item->hint = hint;
    item->number = line->number;
    item->id = (int)line->number;
    item->can_focus = line->number > 0;
    item->is_marked = line->is_marked;
    return item;
}

static struct doc_item *add_found(const struct app *app, struct doc *d, const struct shown *line)
{
    const struct scenario *sc = app->session->scenario;
    const struct check_result *found = line->found;
    if (!found) {
        return doc_add(d, DOC_NOTE, str_of(_(standard[line->index])));
    }
    struct str text = said_words(app, d, found->text);
    if (found->cast < 0) {
        return doc_add(d, DOC_NOTE, text);
    }
    struct str who = sc->cast[found->cast].name;
    return doc_say(d, DOC_NOTE, "%.*s: %.*s", STR_ARG(who), STR_ARG(text));
}

static struct doc_item *add_raw(const struct app *app, struct doc *d, const struct shown *line,
                                enum doc_kind kind)
{
    struct fill fill = fill_of(app);
    struct styled t = {0};
    add_words(&t, session_text(app->session, line), &fill);
    return add_styled(d, kind, &t);
}

struct doc_item *said_line(const struct app *app, struct doc *d, const struct shown *line,
                           enum said_how how)
{
    switch (line->kind) {
    case SHOWN_DAY:
        return doc_say(d, DOC_DAY, _("day %u"), line->day);
    case SHOWN_MESSAGE:
        return add_message(app, d, line, how);
    case SHOWN_NOTE:
        return add_raw(app, d, line, DOC_NOTE);
    case SHOWN_REPLY:
        return add_raw(app, d, line, DOC_YOURS);
    case SHOWN_CHECK_ASKED:
        return doc_add(d, DOC_NOTE, str_of(said_check((enum check_kind)line->index)));
    case SHOWN_CHECK_FOUND:
        return add_found(app, d, line);
    case SHOWN_END:
    case SHOWN_KINDS:
        break;
    }
    return NULL;
}
