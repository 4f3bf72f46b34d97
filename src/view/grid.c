#include "view/grid.h"

#include "core/day.h"
#include "core/msg.h"
#include "view/screen.h"

enum { NARROW = 60, WIDE_NAME = 32, INDENT = 2 };

static const struct {
    enum glyph glyph;
    enum style style;
} went[] = {
    [WENT_EARLY] = {GLYPH_MARKED, STYLE_MARKED},
    [WENT_LATE] = {GLYPH_LATE, STYLE_MARKED},
    [WENT_MISSED] = {GLYPH_MISSED, STYLE_MISSED},
    [WENT_LEFT] = {GLYPH_LEFT, STYLE_QUIET},
};

static bool was_met(const struct profile_sign *sign)
{
    return sign->recent_count > 0;
}

static bool is_any_met(const struct app *app)
{
    bool any = false;
    for (size_t i = 0; i < app->registry->sign_count && !any; i++) {
        any = was_met(&app->profile->signs[i]);
    }
    return any;
}

// The name, and the column in which the symbols begin.
static void put_name(const struct app *app, struct doc *d, struct buf *out, struct str name)
{
    text_width_fn *width = app->width ? app->width : text_width_plain;
    int room = app->cols > 0 && app->cols < NARROW ? 0 : WIDE_NAME;
    int cols = text_cols(name, width);
    buf_fmt(out, "%*s", INDENT, "");
    if (cols < room) {
        buf_put_str(out, name);
        buf_fmt(out, "%*s", room - cols, "");
        return;
    }
    if (!app->is_plain) {
        doc_add(d, DOC_TEXT, name);
    }
    buf_fmt(out, "%*s", room, "");
}

static void put_row(const struct app *app, struct doc *d, const struct profile_sign *sign,
                    struct str name)
{
    struct buf out = {0};
    struct doc_run *runs = arena_new(&d->arena, PROFILE_SIGN_RECENT, sizeof *runs);
    put_name(app, d, &out, name);
    for (uint8_t i = 0; i < sign->recent_count; i++) {
        size_t from = out.len;
        buf_put_c(&out, screen_glyph(app, went[sign->recent[i]].glyph));
        runs[i] = (struct doc_run){(uint16_t)from, (uint16_t)out.len, went[sign->recent[i]].style};
        buf_put_c(&out, " ");
    }
    buf_fmt(&out, "%*s", 2 * (PROFILE_SIGN_RECENT - sign->recent_count) + 1, "");
    if (sign->met) {
        buf_fmt(&out, _("%u of %u"), sign->noticed, sign->met);
    }
    struct doc_item *item = doc_add(d, DOC_PICTURE, (struct str){out.ptr, out.len});
    item->runs = runs;
    item->run_count = sign->recent_count;
    item->spoken =
        doc_text(d, _("%.*s: noticed %u of %u times."), STR_ARG(name), sign->noticed, sign->met);
    buf_free(&out);
}

void grid_put(const struct app *app, struct doc *d)
{
    if (!is_any_met(app)) {
        return;
    }
    screen_head(d, _("The warning signs you met"));
    for (uint8_t i = 0; i < app->registry->sign_count; i++) {
        if (was_met(&app->profile->signs[i])) {
            put_row(app, d, &app->profile->signs[i], app->registry->signs[i].name);
        }
    }
    if (!app->is_plain) {
        doc_say(d, DOC_TEXT,
                _("%s noticed within 5 messages, %s later, %s not marked, %s you left first"),
                screen_glyph(app, GLYPH_MARKED), screen_glyph(app, GLYPH_LATE),
                screen_glyph(app, GLYPH_MISSED), screen_glyph(app, GLYPH_LEFT))
            ->style = STYLE_QUIET;
    }
}

static void say_counts(struct buf *out, const struct profile_sign *sign)
{
    buf_fmt(out, P_("Met %u time.", "Met %u times.", sign->met), sign->met);
    buf_put_c(out, " ");
    buf_fmt(out, _("Noticed at once %u, within 5 messages %u, within 10 messages %u."),
            sign->within_1, sign->within_5, sign->within_10);
    if (sign->left) {
        buf_put_c(out, " ");
        buf_fmt(out,
                P_("%u time you left before it was needed.",
                   "%u times you left before it was needed.", sign->left),
                sign->left);
    }
    if (sign->has_trend) {
        buf_put_c(out, " ");
        buf_fmt(out, _("Within 5 messages: %u of the first three, %u of the last three."),
                sign->first, sign->last);
    }
}

static void say_due(const struct app *app, struct buf *out, const struct profile_sign *sign)
{
    if (sign->card.stability <= 0) {
        return;
    }
    char date[DAY_TEXT];
    int64_t due = fsrs_due(&sign->card);
    day_text(due, date);
    buf_put_c(out, " ");
    if (due <= app->today) {
        buf_put_c(out, _("It is due for a refresher."));
    } else {
        buf_fmt(out, _("Due again on %s."), date);
    }
}

void grid_say(const struct app *app, struct doc *d)
{
    if (!is_any_met(app)) {
        return;
    }
    screen_head(d, _("One by one"));
    for (uint8_t i = 0; i < app->registry->sign_count; i++) {
        const struct profile_sign *sign = &app->profile->signs[i];
        if (sign->met) {
            struct buf out = {0};
            say_counts(&out, sign);
            say_due(app, &out, sign);
            struct str name = app->registry->signs[i].name;
            doc_add(d, DOC_TEXT, name)->style = STYLE_STRONG;
            doc_add(d, DOC_TEXT, (struct str){out.ptr, out.len});
            buf_free(&out);
        }
    }
}
