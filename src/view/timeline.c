#include "view/timeline.h"

#include "core/msg.h"
#include "view/taught.h"
#include "view/said.h"
#include "view/screen.h"
#include "view/tell.h"

enum {
    AREA_COLS = 80,
    NARROW = 60,
    EDGE_COLS = 6,  // what the layout keeps at both sides, and the indent
    INDENT = 2,
    DAY_COLS = 4,
    WIDE_NAME = 24,
    NARROW_NAME = 3,  // room for the word "day"; the names stand on lines of their own
    DAYS_MAX = 128,
    PLOT_MAX = 80
};

// Where everything stands.
struct plot {
    const struct app *app;
    const struct score *score;
    struct doc *doc;
    int name_cols, plot_cols;
    bool is_narrow;
    uint32_t days[DAYS_MAX];  // the days that were told
    int day_count;
    int cells[PLOT_MAX];  // of the row under way: enum glyph, or -1
};

static text_width_fn *width_of(const struct app *app)
{
    return app->width ? app->width : text_width_plain;
}

static int day_index(const struct plot *p, uint32_t day)
{
    int at = 0;
    while (at + 1 < p->day_count && p->days[at] < day) {
        at++;
    }
    return at;
}

static void find_days(struct plot *p)
{
    const struct session *s = p->app->session;
    for (size_t i = 0; i < s->shown_count; i++) {
        uint32_t day = s->shown[i].day;
        bool is_new = p->day_count == 0 || p->days[p->day_count - 1] < day;
        if (is_new && p->day_count < DAYS_MAX) {
            p->days[p->day_count++] = day;
        }
    }
}

static int day_col(const struct plot *p, int index)
{
    return index * p->plot_cols / p->day_count;
}

// Column of an incoming message: its day, and how far into it.
static int col_of(const struct plot *p, uint32_t message)
{
    const struct session *s = p->app->session;
    const struct shown *line = session_find_message(s, message);
    if (!line) {
        return 0;
    }
    int before = 0, all = 0;
    for (size_t i = 0; i < s->shown_count; i++) {
        bool is_same_day = s->shown[i].number && s->shown[i].day == line->day;
        all += is_same_day;
        before += is_same_day && s->shown[i].number < message;
    }
    int index = day_index(p, line->day);
    int from = day_col(p, index), to = day_col(p, index + 1);
    int col = from + (all ? before * (to - from) / all : 0);
    return col < p->plot_cols ? col : p->plot_cols - 1;
}

static struct plot plot_of(const struct app *app, const struct score *score, struct doc *d)
{
    struct plot p = {.app = app, .score = score, .doc = d};
    int cols = app->cols <= 0 || app->cols > AREA_COLS ? AREA_COLS : app->cols;
    int room = cols - EDGE_COLS;
    p.is_narrow = cols < NARROW;
    p.name_cols = p.is_narrow ? NARROW_NAME : WIDE_NAME;
    p.plot_cols = room - p.name_cols - (p.is_narrow ? 11 : 20);
    find_days(&p);
    int most = p.day_count * DAY_COLS;
    p.plot_cols = p.plot_cols > most ? most : p.plot_cols;
    return p;
}

static void row_clear(struct plot *p)
{
    for (int i = 0; i < PLOT_MAX; i++) {
        p->cells[i] = -1;
    }
}

static void put_blanks(struct buf *out, int n)
{
    for (int i = 0; i < n; i++) {
        buf_put_c(out, " ");
    }
}

// The name before the row, or on a line of its own where it does not fit.
static void put_name(const struct plot *p, struct buf *out, struct str name)
{
    int cols = text_cols(name, width_of(p->app));
    bool is_own_line = cols > p->name_cols;
    if (is_own_line && !p->app->is_plain) {
        doc_add(p->doc, DOC_TEXT, name);
    }
    put_blanks(out, INDENT);
    if (!is_own_line) {
        buf_put_str(out, name);
    }
    put_blanks(out, p->name_cols + 1 - (is_own_line ? 0 : cols));
}

static const enum style styles[GLYPHS] = {
    [GLYPH_MARKED] = STYLE_MARKED,
    [GLYPH_MISSED] = STYLE_MISSED,
    [GLYPH_HARM] = STYLE_HARM,
    [GLYPH_RULE] = STYLE_RULE,
};

// Add the row under way as one picture line.
static void put_row(struct plot *p, struct str name, struct str legend, struct str spoken)
{
    struct buf out = {0};
    struct doc_run *runs = arena_new(&p->doc->arena, PLOT_MAX, sizeof *runs);
    uint16_t n = 0;
    put_name(p, &out, name);
    for (int i = 0; i < p->plot_cols; i++) {
        size_t from = out.len;
        buf_put_c(&out, p->cells[i] < 0 ? " " : screen_glyph(p->app, (enum glyph)p->cells[i]));
        enum style style = p->cells[i] < 0 ? STYLE_PLAIN : styles[p->cells[i]];
        if (style != STYLE_PLAIN) {
            runs[n++] = (struct doc_run){(uint16_t)from, (uint16_t)out.len, style};
        }
    }
    buf_put_c(&out, "  ");
    buf_put_str(&out, legend);
    struct doc_item *item = doc_add(p->doc, DOC_PICTURE, (struct str){out.ptr, out.len});
    item->runs = runs;
    item->run_count = n;
    item->spoken = spoken;
    buf_free(&out);
}

static void put_days(struct plot *p)
{
    struct buf out = {0};
    text_width_fn *width = width_of(p->app);
    struct str word = str_of(_("day"));
    int start = INDENT + p->name_cols + 1, at = start - 1 - text_cols(word, width);
    put_blanks(&out, at);
    buf_put_str(&out, word);
    at = start - 1;
    for (int i = 0; i < p->day_count; i++) {
        int col = start + day_col(p, i);
        struct str label = doc_text(p->doc, "%u", p->days[i]);
        if (col <= at || col + (int)label.len > start + p->plot_cols + 1) {
            continue;
        }
        put_blanks(&out, col - at);
        buf_put_str(&out, label);
        at = col + (int)label.len;
    }
    doc_add(p->doc, DOC_PICTURE, (struct str){out.ptr, out.len})->style = STYLE_QUIET;
    buf_free(&out);
}

static void draw_line(struct plot *p, int from, int to, enum glyph end)
{
    for (int i = from + 1; i < to; i++) {
        p->cells[i] = GLYPH_RULE;
    }
    p->cells[from] = GLYPH_APPEARED;
    p->cells[to] = (int)end;
}

static void put_marked(struct plot *p, const struct score_sign *sign, struct str name)
{
    int from = col_of(p, sign->onset), to = col_of(p, sign->t);
    bool bump = to <= from && sign->k > 1 && from + 1 < p->plot_cols;
    draw_line(p, from, bump ? from + 1 : to, GLYPH_MARKED);
    struct str later = tell_later(p->doc, sign, false);
    put_row(p, name, tell_later(p->doc, sign, p->is_narrow),
            doc_text(p->doc, _("%.*s: showed on day %u; you marked it %.*s."), STR_ARG(name),
                     sign->onset_day, STR_ARG(later)));
}

static void put_missed(struct plot *p, const struct score_sign *sign, struct str name)
{
    const char *cross = screen_glyph(p->app, GLYPH_MISSED);
    draw_line(p, col_of(p, sign->onset), p->plot_cols - 1, GLYPH_MISSED);
    put_row(
        p, name,
        doc_text(p->doc, "%s %s", cross, p->is_narrow ? C_("short", "missed") : _("not marked")),
        doc_text(p->doc, _("%.*s: showed on day %u; you did not mark it."), STR_ARG(name),
                 sign->onset_day));
}

static void put_censored(struct plot *p, const struct score_sign *sign, struct str name)
{
    p->cells[col_of(p, sign->onset)] = GLYPH_APPEARED;
    put_row(p, name, str_of(p->is_narrow ? C_("short", "you left") : _("you left first")),
            doc_text(p->doc, _("%.*s: showed on day %u, just before you left; it does not count."),
                     STR_ARG(name), sign->onset_day));
}

static void put_sign(struct plot *p, const struct score_sign *sign)
{
    struct str name = taught_name(p->app, sign->sign);
    row_clear(p);
    if (sign->t) {
        put_marked(p, sign, name);
    } else if (sign->is_censored) {
        put_censored(p, sign, name);
    } else {
        put_missed(p, sign, name);
    }
}

static bool is_false_mark(const struct app *app, const struct shown *line)
{
    const struct message *m = line->number && line->mark_t ? said_message(app, line) : NULL;
    return m && m->sign_count == 0 && !m->is_neutral;
}

static void put_harmless(struct plot *p)
{
    const struct session *s = p->app->session;
    unsigned n = p->score->false_marks;
    if (n == 0) {
        return;
    }
    row_clear(p);
    for (size_t i = 0; i < s->shown_count; i++) {
        if (is_false_mark(p->app, &s->shown[i])) {
            p->cells[col_of(p, s->shown[i].number)] = GLYPH_MARKED;
        }
    }
    put_row(p, str_of(_("Harmless messages")), doc_text(p->doc, _("%u marked"), n),
            doc_text(p->doc,
                     P_("%u harmless message was marked.", "%u harmless messages were marked.", n),
                     n));
}

// What was lost between two lines of the transcript, or behind the last.
static bool has_harm_after(const struct session *s, size_t i)
{
    const struct shown *line = &s->shown[i];
    bool is_last = i + 1 == s->shown_count;
    uint64_t lost = is_last ? s->lost : s->shown[i + 1].lost_before;
    bool all = is_last ? s->has_lost_all : s->shown[i + 1].all_before;
    return lost > line->lost_before || (all && !line->all_before);
}

static void put_harm(struct plot *p)
{
    const struct session *s = p->app->session;
    uint32_t message = 1, day = 0;
    row_clear(p);
    for (size_t i = 0; i < s->shown_count; i++) {
        message = s->shown[i].number ? s->shown[i].number : message;
        if (has_harm_after(s, i)) {
            p->cells[col_of(p, message)] = GLYPH_HARM;
            day = day ? day : s->shown[i].day;
        }
    }
    if (day == 0) {
        return;
    }
    struct str what = s->lost ? said_money(p->app, p->doc, s->lost) : STR("");
    if (!p->is_narrow && what.len) {
        what = doc_text(p->doc, _("%.*s, day %u"), STR_ARG(what), day);
    } else if (!p->is_narrow) {
        what = doc_text(p->doc, _("day %u"), day);
    }
    put_row(p, str_of(_("Harm")), what, doc_text(p->doc, _("The harm began on day %u."), day));
}

static void put_left(struct plot *p)
{
    const struct session *s = p->app->session;
    if (!s->has_left || s->incoming == 0) {
        return;
    }
    row_clear(p);
    p->cells[col_of(p, s->incoming)] = GLYPH_LEFT;
    put_row(p, str_of(_("You left")), doc_text(p->doc, _("day %u"), said_day(s)),
            doc_text(p->doc, _("You left on day %u."), said_day(s)));
}

void timeline_add(const struct app *app, const struct score *score, struct doc *d)
{
    if (score->sign_count == 0) {
        return;
    }
    struct plot p = plot_of(app, score, d);
    if (p.day_count == 0) {
        return;
    }
    put_days(&p);
    for (uint32_t i = 0; i < score->sign_count; i++) {
        put_sign(&p, &score->signs[i]);
    }
    put_harmless(&p);
    put_harm(&p);
    put_left(&p);
}
