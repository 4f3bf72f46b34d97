#include "view/layout.h"

#include "core/msg.h"
#include "view/paint.h"

enum { HEADER_ROWS = 2, KEYS_ROWS_MAX = 3, SMALL_LINES_MAX = 64 };
enum { STATUS_ROWS_MAX = 3 };
enum { SIDE_LEFT = 82, SIDE_COLS_MAX = 60 };

static int clip(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

static void draw_small(struct frame *f)
{
    struct text_line lines[SMALL_LINES_MAX];
    struct str s = str_of(_("This window is too small. Please make it at least 40 columns wide and "
                            "15 rows high. Nothing is lost."));
    size_t n = text_wrap(s, f->cols, f->width, lines, COUNT_OF(lines));
    for (size_t i = 0; i < n && i < COUNT_OF(lines); i++) {
        frame_put(f, (int)i, 0, str_part(s, lines[i].from, lines[i].len), STYLE_PLAIN);
    }
}

static void draw_header(struct frame *f, const struct doc *d)
{
    int aside = text_cols(d->aside, f->width);
    int right = f->cols - 1 - aside;
    int col = frame_put(f, 0, 1, d->title, STYLE_TITLE);
    if (col + 2 + text_cols(d->under, f->width) < right) {
        frame_put(f, 0, col + 2, d->under, STYLE_QUIET);
    }
    if (right > col + 1) {
        frame_put(f, 0, right, d->aside, STYLE_QUIET);
    }
    frame_rule(f, 1, 1, f->cols - 1);
}

static int key_cols(const struct frame *f, const struct doc_key *key)
{
    return text_cols(str_of(key->key), f->width) + 1 + text_cols(str_of(key->label), f->width);
}

// Lay the keys out from `row` down, or only count the rows when row is -1.
static int draw_keys(struct frame *f, const struct doc *d, int row)
{
    int gap = f->cols < 60 ? 2 : 3, col = 1, rows = 1;
    for (size_t i = 0; i < d->key_count; i++) {
        int cols = key_cols(f, &d->keys[i]);
        if (col > 1 && col + cols > f->cols - 1) {
            col = 1;
            rows++;
        }
        if (row >= 0 && rows <= KEYS_ROWS_MAX) {
            int y = row + rows - 1;
            int end = frame_put(f, y, col, str_of(d->keys[i].key), STYLE_KEY);
            frame_put(f, y, end + 1, str_of(d->keys[i].label), STYLE_QUIET);
            int last = clip(col + cols - 1, col, f->cols - 1);
            frame_zone(f, (struct zone){y, y, col, last, -1 - (int)i});
        }
        col += cols + gap;
    }
    return rows > KEYS_ROWS_MAX ? KEYS_ROWS_MAX : rows;
}

// The status in a few lines; returns how many it takes.
static int wrap_status(const struct frame *f, const struct doc *d,
                       struct text_line lines[STATUS_ROWS_MAX])
{
    size_t n =
        d->status.len ? text_wrap(d->status, f->cols - 6, f->width, lines, STATUS_ROWS_MAX) : 0;
    return n > STATUS_ROWS_MAX ? STATUS_ROWS_MAX : (int)n;
}

static void draw_footer(struct frame *f, const struct doc *d, int row)
{
    struct text_line lines[STATUS_ROWS_MAX];
    int n = wrap_status(f, d, lines);
    for (int i = 0; i < n; i++) {
        frame_put(f, row - n + i, 4, str_part(d->status, lines[i].from, lines[i].len),
                  STYLE_STRONG);
    }
    frame_rule(f, row, 1, f->cols - 1);
    draw_keys(f, d, row + 1);
}

static bool has_focus_below(const struct doc *d)
{
    for (size_t i = (size_t)(d->focus + 1); i < d->count; i++) {
        if (d->items[i].can_focus && !d->items[i].is_pane) {
            return true;
        }
    }
    return false;
}

// Whether the focus is on an item of the pane, or of the body.
static bool has_focus(const struct doc *d, bool is_pane)
{
    return d->focus >= 0 && d->focus < (int)d->count && d->items[d->focus].is_pane == is_pane;
}

// The first row of the body that is shown.
static int scroll_for(const struct doc *d, const struct paint *p, int rows, int scroll)
{
    int total = paint_height(p, d, false);
    int most = total > rows ? total - rows : 0;
    bool in_body = has_focus(d, false);
    if (!in_body) {
        return d->at_bottom ? most : clip(scroll, 0, most);
    }
    int top = paint_top(p, d, d->focus), end = top + paint_rows(p, d, d->focus);
    scroll = d->at_bottom && !has_focus_below(d) ? most : scroll;
    scroll = end > scroll + rows ? end - rows : scroll;
    scroll = top < scroll ? top : scroll;
    return clip(scroll, 0, most);
}

static int pane_scroll(const struct doc *d, const struct paint *p, int rows, int total)
{
    if (total <= rows || !has_focus(d, true)) {
        return 0;
    }
    int top = paint_top(p, d, d->focus), end = top + paint_rows(p, d, d->focus);
    return top < end - rows || end <= rows ? clip(top, 0, end <= rows ? 0 : total - rows)
                                           : end - rows;
}

static void draw_pane(struct frame *f, const struct doc *d, struct paint *p, int row, int rows)
{
    int total = paint_height(p, d, true);
    frame_rule(f, row - 1, 1, f->cols - 1);
    p->top = row;
    p->bottom = row + rows;
    p->scroll = pane_scroll(d, p, rows, total);
    paint_items(p, d, true);
    if (p->scroll + rows < total) {
        frame_put(f, row + rows - 1, f->cols - 1, str_of(frame_glyph(f->ascii, GLYPH_DOWN)),
                  STYLE_QUIET);
    }
}

// A text that goes on above or below says so at the right edge.
static void draw_more(struct frame *f, const struct paint *p, int total)
{
    if (p->scroll > 0) {
        frame_put(f, p->top, f->cols - 1, str_of(frame_glyph(f->ascii, GLYPH_UP)), STYLE_QUIET);
    }
    if (p->scroll + p->bottom - p->top < total) {
        frame_put(f, p->bottom - 1, f->cols - 1, str_of(frame_glyph(f->ascii, GLYPH_DOWN)),
                  STYLE_QUIET);
    }
}

// Paragraphs at the right of the column, with a line of air between them.
static void draw_side(struct frame *f, const struct doc *d, int bottom)
{
    struct text_line lines[SMALL_LINES_MAX];
    int cols = f->cols - SIDE_LEFT - 1, row = HEADER_ROWS;
    cols = cols < SIDE_COLS_MAX ? cols : SIDE_COLS_MAX;
    for (size_t i = 0; i < d->side_count && row < bottom; i++) {
        size_t n = text_wrap(d->side[i], cols, f->width, lines, COUNT_OF(lines));
        for (size_t k = 0; k < n && k < COUNT_OF(lines) && row < bottom; k++, row++) {
            frame_put(f, row, SIDE_LEFT, str_part(d->side[i], lines[k].from, lines[k].len),
                      STYLE_NOTE);
        }
        row++;
    }
}

static int pane_rows(const struct frame *f, const struct doc *d, const struct paint *p)
{
    int total = paint_height(p, d, true);
    int most = (f->rows - 6) / 2;
    return total < most ? total : most;
}

void layout_draw(struct frame *f, const struct doc *d, int *scroll)
{
    frame_clear(f);
    if (f->rows < LAYOUT_ROWS_MIN || f->cols < LAYOUT_COLS_MIN) {
        draw_small(f);
        return;
    }
    struct paint p = paint_begin(f, d);
    int foot = f->rows - 1 - draw_keys(f, d, -1);
    struct text_line status[STATUS_ROWS_MAX];
    int bottom = foot - wrap_status(f, d, status);
    int pane = pane_rows(f, d, &p);
    f->cursor_row = HEADER_ROWS;
    f->cursor_col = p.left + PAINT_TEXT;
    draw_header(f, d);
    if (pane > 0) {
        draw_pane(f, d, &p, bottom - pane, pane);
        bottom -= pane + 1;
    }
    p.top = HEADER_ROWS;
    p.bottom = bottom;
    p.scroll = *scroll = scroll_for(d, &p, bottom - HEADER_ROWS, *scroll);
    paint_items(&p, d, false);
    draw_more(f, &p, paint_height(&p, d, false));
    draw_side(f, d, foot);
    draw_footer(f, d, foot);
    paint_end(&p);
}

int layout_page(int rows)
{
    return rows > 12 ? rows - 8 : 4;
}
