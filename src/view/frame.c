#include "view/frame.h"

#include <string.h>

#include "core/mem.h"

static const char *const glyphs[GLYPHS][2] = {
    [GLYPH_FOCUS] = {"▶", ">"},    [GLYPH_BAR] = {"│", "|"},        [GLYPH_RULE] = {"─", "-"},
    [GLYPH_APPEARED] = {"·", "."}, [GLYPH_MARKED] = {"●", "*"},     [GLYPH_MISSED] = {"✗", "x"},
    [GLYPH_HARM] = {"▼", "!"},     [GLYPH_LEFT] = {"↑", "^"},       [GLYPH_UP] = {"↑", "Up"},
    [GLYPH_DOWN] = {"↓", "Dn"},    [GLYPH_ELLIPSIS] = {"…", "..."}, [GLYPH_DOT] = {"·", "-"},
    [GLYPH_LATE] = {"○", "o"},
};

static int clip(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

struct frame frame_new(int rows, int cols, text_width_fn *width, bool ascii)
{
    struct frame f = {
        .rows = clip(rows, 1, FRAME_ROWS_MAX),
        .cols = clip(cols, 1, FRAME_COLS_MAX),
        .width = width,
        .ascii = ascii,
    };
    f.cells = mem_new((size_t)f.rows * (size_t)f.cols, sizeof *f.cells);
    frame_clear(&f);
    return f;
}

void frame_free(struct frame *f)
{
    mem_free(f->cells);
    mem_free(f->memo);
    f->cells = NULL;
}

void frame_clear(struct frame *f)
{
    for (int i = 0; i < f->rows * f->cols; i++) {
        f->cells[i] = (struct cell){.text = " ", .cols = 1};
    }
    f->zone_count = 0;
    f->cursor_row = f->cursor_col = 0;
}

static struct cell *cell_at(const struct frame *f, int row, int col)
{
    return &f->cells[row * f->cols + col];
}

// A cluster that is half covered leaves a blank, never half a character.
static void uncover(struct frame *f, int row, int col)
{
    struct cell *c = cell_at(f, row, col);
    if (c->cols == 0 && col > 0) {
        *cell_at(f, row, col - 1) = (struct cell){.text = " ", .cols = 1};
    }
    if (c->cols == 2 && col + 1 < f->cols) {
        *cell_at(f, row, col + 1) = (struct cell){.text = " ", .cols = 1};
    }
}

static void put_cell(struct frame *f, int row, int col, struct str s, int cols, enum style style)
{
    struct cell c = {.cols = (uint8_t)cols, .style = (uint8_t)style};
    size_t len = s.len;
    while (len >= sizeof c.text || (len < s.len && ((unsigned char)s.ptr[len] & 0xC0) == 0x80)) {
        len--;
    }
    memcpy(c.text, s.ptr, len);
    c.text[0] = c.text[0] == '\t' ? ' ' : c.text[0];
    uncover(f, row, col);
    *cell_at(f, row, col) = c;
    if (cols == 2) {
        uncover(f, row, col + 1);
        *cell_at(f, row, col + 1) = (struct cell){.cols = 0, .style = (uint8_t)style};
    }
}

int frame_put(struct frame *f, int row, int col, struct str s, enum style style)
{
    if (row < 0 || row >= f->rows || col < 0) {
        return col;
    }
    int cols;
    for (size_t i = 0, n; i < s.len; i += n) {
        n = text_cell(str_part(s, i, s.len), f->width, &cols);
        if (cols <= 0) {
            continue;
        }
        if (col + cols > f->cols) {
            return f->cols;
        }
        put_cell(f, row, col, str_part(s, i, n), cols, style);
        col += cols;
    }
    return col;
}

void frame_rule(struct frame *f, int row, int col, int col_to)
{
    struct str line = str_of(frame_glyph(f->ascii, GLYPH_RULE));
    for (int x = col; x < col_to; x++) {
        frame_put(f, row, x, line, STYLE_RULE);
    }
}

void frame_zone(struct frame *f, struct zone z)
{
    if (f->zone_count < FRAME_ZONES_MAX) {
        f->zones[f->zone_count++] = z;
    }
}

int frame_item_at(const struct frame *f, int row, int col)
{
    for (int i = 0; i < f->zone_count; i++) {
        const struct zone *z = &f->zones[i];
        if (row >= z->row && row <= z->row_to && col >= z->col && col <= z->col_to) {
            return z->item;
        }
    }
    return FRAME_NO_ITEM;
}

const char *frame_glyph(bool ascii, enum glyph glyph)
{
    return glyphs[glyph][ascii];
}

void frame_text(const struct frame *f, struct buf *out)
{
    for (int row = 0; row < f->rows; row++) {
        size_t end = out->len;
        for (int col = 0; col < f->cols; col++) {
            const struct cell *c = cell_at(f, row, col);
            buf_put_c(out, c->text);
            end = strcmp(c->text, " ") != 0 && c->text[0] ? out->len : end;
        }
        out->len = end;
        buf_put_c(out, "\n");
    }
}
