#include "view/curve.h"

#include <math.h>

#include "core/msg.h"
#include "view/screen.h"

enum {
    ROWS = 6,
    AREA_COLS = 80,
    EDGE_COLS = 6,  // what the layout keeps at both sides, and the indent
    SCALE_COLS = 5,
    POINT_COLS = 2,
};

static int row_of(double share)
{
    return (int)lround(share * (ROWS - 1));
}

static unsigned percent(double share)
{
    return (unsigned)lround(100 * share);
}

// The numbers in one sentence.
static struct str spoken(struct doc *d, const struct profile *p, uint32_t from)
{
    struct buf out = {0};
    for (uint32_t i = from; i < p->points; i++) {
        buf_fmt(&out, "%s%u", i > from ? C_("between the items of a list", ", ") : "",
                percent(p->curve[i].level));
    }
    struct str said =
        doc_text(d, _("Learning curve, the oldest first: %s of 100."), buf_text(&out));
    buf_free(&out);
    return said;
}

static void put_scale(struct buf *out, int row)
{
    bool is_named = row == 0 || row == ROWS - 1;
    if (is_named) {
        buf_fmt(out, "  %3d ", row == 0 ? 0 : 100);
    } else {
        buf_fmt(out, "%*s", SCALE_COLS + 1, "");
    }
}

static enum style put_point(const struct app *app, struct buf *out,
                            const struct profile_point *point, int row)
{
    bool is_mean = row_of(point->level) == row;
    bool is_band = row >= row_of(point->low) && row <= row_of(point->high);
    buf_put_c(out, is_mean   ? screen_glyph(app, GLYPH_MARKED)
                   : is_band ? screen_glyph(app, GLYPH_BAR)
                             : " ");
    return is_mean ? STYLE_MARKED : is_band ? STYLE_QUIET : STYLE_PLAIN;
}

static struct doc_item *put_row(const struct app *app, struct doc *d, int row, uint32_t from)
{
    const struct profile *p = app->profile;
    struct buf out = {0};
    struct doc_run *runs = arena_new(&d->arena, PROFILE_CURVE_MAX, sizeof *runs);
    uint16_t n = 0;
    put_scale(&out, row);
    for (uint32_t i = from; i < p->points; i++) {
        size_t start = out.len;
        enum style style = put_point(app, &out, &p->curve[i], row);
        if (style != STYLE_PLAIN) {
            runs[n++] = (struct doc_run){(uint16_t)start, (uint16_t)out.len, style};
        }
        buf_put_c(&out, " ");
    }
    struct doc_item *item = doc_add(d, DOC_PICTURE, (struct str){out.ptr, out.len});
    item->runs = runs;
    item->run_count = n;
    buf_free(&out);
    return item;
}

void curve_put(const struct app *app, struct doc *d)
{
    const struct profile *p = app->profile;
    if (p->points < 2) {
        return;
    }
    int cols = app->cols <= 0 || app->cols > AREA_COLS ? AREA_COLS : app->cols;
    uint32_t most = (uint32_t)((cols - EDGE_COLS - SCALE_COLS) / POINT_COLS);
    uint32_t from = p->points > most ? p->points - most : 0;
    screen_head(d, _("How early you noticed, from conversation to conversation"));
    for (int row = ROWS - 1; row >= 0; row--) {
        struct doc_item *item = put_row(app, d, row, from);
        item->spoken = row == ROWS - 1 ? spoken(d, p, from) : STR("");
    }
    if (!app->is_plain) {
        doc_say(d, DOC_TEXT, _("%s three scams together, %s how far off that may be."),
                screen_glyph(app, GLYPH_MARKED), screen_glyph(app, GLYPH_BAR))
            ->style = STYLE_QUIET;
    }
}
