#include "view/paint.h"

#include <stdio.h>

#include "core/mem.h"

enum { HINT_LINES_MAX = 4 };
enum { AREA_COLS = 80, HINT_COLS = 11, NARROW = 60, LINES_MAX = 256, MENU_HINT_MIN = 18 };

// One item on its way to the frame: its box, and the row it begins on.
struct box {
    const struct doc_item *item;
    int col, cols;  // text column (absolute) and width
    int right;      // column behind the last one a hint may use
    int row;        // absolute, may lie outside of what may be drawn on
};

static int least(int a, int b)
{
    return a < b ? a : b;
}

static bool is_menu(const struct doc_item *item)
{
    return item->kind == DOC_CHOICE && !item->is_pane;
}

static int menu_hint_col(const struct frame *f, const struct doc *d, int cols)
{
    int col = 0;
    for (size_t i = 0; i < d->count; i++) {
        if (is_menu(&d->items[i]) && d->items[i].hint.len) {
            int wide = text_cols(d->items[i].text, f->width);
            col = wide > col && wide < cols / 2 ? wide : col;
        }
    }
    col = col < MENU_HINT_MIN ? MENU_HINT_MIN : col;
    return PAINT_TEXT + col + 2;
}

static int indent_of(const struct paint *p, const struct doc_item *item)
{
    switch (item->kind) {
    case DOC_YOURS:
        return p->cols < NARROW ? 8 : p->cols * 3 / 10;
    case DOC_PICTURE:
        return PAINT_MARGIN;
    case DOC_CHOICE:
        return item->is_pane ? PAINT_TEXT + 2 : PAINT_TEXT;
    case DOC_TICK:
        return PAINT_TEXT + 6;
    case DOC_TEXT:
    case DOC_HEAD:
    case DOC_DAY:
    case DOC_THEIRS:
    case DOC_NOTE:
    case DOC_TYPING:
    case DOC_KINDS:
        break;
    }
    return PAINT_TEXT;
}

static bool is_bubble(const struct doc_item *item)
{
    return item->kind == DOC_THEIRS || item->kind == DOC_YOURS;
}

static bool menu_hint_fits(const struct paint *p, const struct doc_item *item)
{
    return text_cols(item->hint, p->f->width) <= p->cols - p->hint_col - 2;
}

static struct box box_of(const struct paint *p, const struct doc_item *item)
{
    int indent = indent_of(p, item);
    int room = p->cols - indent - 2;
    bool has_hint_room = is_bubble(item) && p->cols >= NARROW;
    int cols = has_hint_room ? room - HINT_COLS : room;
    if (is_menu(item) && item->hint.len && menu_hint_fits(p, item)) {
        cols = p->hint_col - PAINT_TEXT - 1;
    }
    return (struct box){
        .item = item,
        .col = p->left + indent,
        .cols = least(cols, PAINT_COLS),
        .right = p->left + p->cols - 2,
    };
}

static size_t wrap(const struct paint *p, const struct box *b, struct text_line *lines)
{
    size_t n = text_wrap(b->item->text, b->cols, p->f->width, lines, LINES_MAX);
    return n < LINES_MAX ? n : LINES_MAX;
}

static bool hint_fits(const struct paint *p, const struct box *b, const struct text_line *last)
{
    if (is_menu(b->item)) {
        return menu_hint_fits(p, b->item);
    }
    return b->col + last->cols + 2 + text_cols(b->item->hint, p->f->width) <= b->right;
}

// The hint of a menu item that stands below it, in lines; of others it is one line.
static int wrap_hint(const struct paint *p, const struct box *b,
                     struct text_line lines[HINT_LINES_MAX])
{
    if (!is_menu(b->item)) {
        lines[0] = (struct text_line){0, b->item->hint.len, 0};
        return 1;
    }
    int cols = b->right - b->col - 2;
    size_t n = text_wrap(b->item->hint, cols, p->f->width, lines, HINT_LINES_MAX);
    return n < HINT_LINES_MAX ? (int)n : HINT_LINES_MAX;
}

static bool needs_air(const struct doc_item *above, const struct doc_item *item)
{
    if (!above || above->is_pane != item->is_pane) {
        return false;
    }
    bool chat = is_bubble(item) || item->kind == DOC_NOTE || item->kind == DOC_TYPING ||
                item->kind == DOC_DAY;
    bool chat_above = is_bubble(above) || above->kind == DOC_NOTE || above->kind == DOC_DAY;
    return chat && chat_above && (above->kind != item->kind || item->kind == DOC_NOTE);
}

static const struct doc_item *above_of(const struct doc *d, int i)
{
    return i > 0 ? &d->items[i - 1] : NULL;
}

static int count_rows(const struct paint *p, const struct doc_item *item)
{
    struct text_line lines[LINES_MAX];
    struct box b = box_of(p, item);
    size_t n = wrap(p, &b, lines);
    struct text_line hints[HINT_LINES_MAX];
    bool extra = item->hint.len && !hint_fits(p, &b, &lines[n - 1]);
    return (int)n + (extra ? wrap_hint(p, &b, hints) : 0);
}

// A frame has one width for its life, so an item's rows hang on these alone.
static uint64_t key_of(const struct paint *p, const struct doc_item *item)
{
    uint64_t key = str_hash(item->text);
    key = key * 31 + str_hash(item->hint);
    key = key * 31 + (uint64_t)item->kind * 2 + item->is_pane;
    return (key * 31 + (uint64_t)p->hint_col) | 1;
}

static int text_rows(const struct paint *p, const struct doc_item *item)
{
    if (!p->f->memo) {
        p->f->memo = mem_new(FRAME_MEMO, sizeof *p->f->memo);
    }
    uint64_t key = key_of(p, item);
    struct frame_memo *memo = &p->f->memo[(key >> 1) % FRAME_MEMO];
    if (memo->key != key) {
        *memo = (struct frame_memo){key, (uint16_t)count_rows(p, item)};
    }
    return memo->rows;
}

static int measure(const struct paint *p, const struct doc *d, int i)
{
    const struct doc_item *item = &d->items[i];
    bool is_line = item->kind == DOC_PICTURE || item->kind == DOC_DAY;
    int rows = is_line ? 1 : text_rows(p, item);
    return rows + (needs_air(above_of(d, i), item) ? 1 : 0);
}

struct paint paint_begin(struct frame *f, const struct doc *d)
{
    int cols = least(f->cols, AREA_COLS);
    struct paint p = {.f = f, .left = d->side_count ? 0 : (f->cols - cols) / 2, .cols = cols};
    p.hint_col = menu_hint_col(f, d, cols);
    p.rows = mem_new(d->count, sizeof *p.rows);
    for (int i = 0; i < (int)d->count; i++) {
        p.rows[i] = (uint16_t)measure(&p, d, i);
    }
    return p;
}

void paint_end(struct paint *p)
{
    mem_free(p->rows);
    p->rows = NULL;
}

int paint_rows(const struct paint *p, const struct doc *d, int i)
{
    (void)d;
    return p->rows[i];
}

int paint_height(const struct paint *p, const struct doc *d, bool is_pane)
{
    int rows = 0;
    for (int i = 0; i < (int)d->count; i++) {
        rows += d->items[i].is_pane == is_pane ? paint_rows(p, d, i) : 0;
    }
    return rows;
}

int paint_top(const struct paint *p, const struct doc *d, int i)
{
    int rows = 0;
    for (int j = 0; j < i; j++) {
        rows += d->items[j].is_pane == d->items[i].is_pane ? paint_rows(p, d, j) : 0;
    }
    return rows;
}

static void put(const struct paint *p, int row, int col, struct str s, enum style style)
{
    if (row >= p->top && row < p->bottom) {
        frame_put(p->f, row, col, s, style);
    }
}

// Bytes [from, to) of the item's text, styled by its runs.
static void put_runs(const struct paint *p, const struct box *b, int row, struct text_line line)
{
    const struct doc_item *item = b->item;
    size_t at = line.from, end = line.from + line.len;
    int col = b->col;
    while (at < end) {
        size_t to = end;
        enum style style = item->style;
        for (uint16_t r = 0; r < item->run_count; r++) {
            size_t from = item->runs[r].from, until = item->runs[r].to;
            if (at >= from && at < until) {
                style = item->runs[r].style;
                to = until < to ? until : to;
            } else if (from > at && from < to) {
                to = from;
            }
        }
        struct str part = str_part(item->text, at, to - at);
        put(p, row, col, part, style);
        col += text_cols(part, p->f->width);
        at = to;
    }
}

static void put_lead(const struct paint *p, const struct box *b, int row, int n)
{
    const struct doc_item *item = b->item;
    char lead[16] = "";
    if (is_bubble(item)) {
        put(p, row, b->col - 2, str_of(frame_glyph(p->f->ascii, GLYPH_BAR)),
            item->kind == DOC_YOURS ? STYLE_YOURS : STYLE_THEIRS);
    } else if (n == 0 && item->kind == DOC_TICK) {
        (void)snprintf(lead, sizeof lead, "[%c] ", item->is_on ? 'x' : ' ');
        put(p, row, b->col - 4, str_of(lead), STYLE_PLAIN);
    }
}

static void put_number(const struct paint *p, const struct doc *d, const struct box *b)
{
    int n = 0;
    for (const struct doc_item *i = d->items; i <= b->item; i++) {
        n += i->kind == DOC_CHOICE || i->kind == DOC_TICK;
    }
    if (n <= 9) {
        char text[16];
        (void)snprintf(text, sizeof text, "%d", n);
        int back = b->item->kind == DOC_TICK ? 6 : 2;
        put(p, b->row, b->col - back, str_of(text), STYLE_KEY);
    }
}

static enum style hint_style(const struct doc_item *item)
{
    return item->is_marked ? STYLE_MARKED : item->is_missed ? STYLE_MISSED : STYLE_QUIET;
}

static void put_hint(const struct paint *p, const struct box *b, const struct text_line *last,
                     int row)
{
    bool fits = hint_fits(p, b, last);
    struct str hint = b->item->hint;
    int cols = text_cols(hint, p->f->width);
    int col = b->right - cols > b->col ? b->right - cols : b->col;
    if (fits && is_menu(b->item)) {
        put(p, b->row, p->left + p->hint_col, hint, hint_style(b->item));
    } else if (fits) {
        put(p, row, col, hint, hint_style(b->item));
    } else {
        struct text_line lines[HINT_LINES_MAX];
        int n = wrap_hint(p, b, lines);
        for (int i = 0; i < n; i++) {
            put(p, row + 1 + i, is_menu(b->item) ? b->col + 2 : col,
                str_part(hint, lines[i].from, lines[i].len), hint_style(b->item));
        }
    }
}

static void put_day(const struct paint *p, const struct box *b)
{
    int cols = text_cols(b->item->text, p->f->width);
    int col = p->left + (p->cols - cols) / 2;
    const char *rule = frame_glyph(p->f->ascii, GLYPH_RULE);
    for (int i = 0; i < 3; i++) {
        put(p, b->row, col - 5 + i, str_of(rule), STYLE_RULE);
        put(p, b->row, col + cols + 2 + i, str_of(rule), STYLE_RULE);
    }
    put(p, b->row, col, b->item->text, STYLE_QUIET);
}

static void put_text(const struct paint *p, const struct doc *d, const struct box *b)
{
    struct text_line lines[LINES_MAX];
    size_t n = wrap(p, b, lines);
    for (size_t i = 0; i < n; i++) {
        int row = b->row + (int)i;
        put_lead(p, b, row, (int)i);
        put_runs(p, b, row, lines[i]);
    }
    if (b->item->is_pane ? b->item->kind == DOC_CHOICE : b->item->kind == DOC_TICK) {
        put_number(p, d, b);
    }
    if (b->item->hint.len) {
        put_hint(p, b, &lines[n - 1], b->row + (int)n - 1);
    }
}

static void put_focus(struct paint *p, const struct box *b)
{
    int row = b->row < p->top ? p->top : b->row >= p->bottom ? p->bottom - 1 : b->row;
    int col = p->left + (is_bubble(b->item) ? 0 : PAINT_MARGIN);
    frame_put(p->f, row, col, str_of(frame_glyph(p->f->ascii, GLYPH_FOCUS)), STYLE_FOCUS);
    p->f->cursor_row = row;
    p->f->cursor_col = b->item->kind == DOC_TICK ? b->col - 4 : b->col;
}

static void put_item(struct paint *p, const struct doc *d, int i, int row, int rows)
{
    struct box b = box_of(p, &d->items[i]);
    b.row = row;
    if (b.item->kind == DOC_DAY) {
        put_day(p, &b);
    } else if (b.item->kind == DOC_PICTURE) {
        put_runs(p, &b, row, (struct text_line){0, b.item->text.len, 0});
    } else {
        put_text(p, d, &b);
    }
    if (b.item->can_focus) {
        int from = row < p->top ? p->top : row;
        int to = least(row + rows, p->bottom) - 1;
        frame_zone(p->f, (struct zone){from, to, 0, p->f->cols - 3, i});
    }
    if (i == d->focus) {
        put_focus(p, &b);
    }
}

void paint_items(struct paint *p, const struct doc *d, bool is_pane)
{
    int row = p->top - p->scroll;
    for (int i = 0; i < (int)d->count && row < p->bottom; i++) {
        if (d->items[i].is_pane != is_pane) {
            continue;
        }
        int air = needs_air(above_of(d, i), &d->items[i]) ? 1 : 0;
        int rows = paint_rows(p, d, i) - air;
        row += air;
        if (row + rows > p->top && row < p->bottom) {
            put_item(p, d, i, row, rows);
        }
        row += rows;
    }
}
