// view/frame.h - a screen as plain cells, before any terminal sees it
//
// One cell holds one character that takes columns, with its marks (or nothing:
// the right half of a wide one).  Capped, so that a 500x500 window costs no
// memory for ever.  The cursor is on the focus; zones say what a click means.
#ifndef VIEW_FRAME_H
#define VIEW_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "core/str.h"
#include "core/text.h"

enum { FRAME_ROWS_MAX = 120, FRAME_COLS_MAX = 240, FRAME_ZONES_MAX = 128, FRAME_NO_ITEM = -1000 };

// What a cell means; the front decides how that looks.  Never the only carrier.
enum style {
    STYLE_PLAIN,
    STYLE_TITLE,  // header, left
    STYLE_QUIET,  // header, right; hints; times
    STYLE_RULE,
    STYLE_THEIRS,  // bar at the left of their bubbles
    STYLE_YOURS,
    STYLE_NOTE,  // the narrator
    STYLE_STRONG,
    STYLE_SIGN,    // words that show a sign
    STYLE_MARKED,  // ● marked
    STYLE_MISSED,  // ✗
    STYLE_HARM,    // ▼
    STYLE_GOOD,
    STYLE_FOCUS,  // the focused line
    STYLE_KEY,    // a key in the footer
    STYLES
};

struct cell {
    char text[14];  // UTF-8 of one text_cell, NUL-terminated; empty: right half of a wide one
    uint8_t cols;   // 1 or 2; 0 for a right half
    uint8_t style;  // enum style
};

// Where a click counts: rows and columns, both ends included.
struct zone {
    int row, row_to, col, col_to;
    int item;  // index of the doc's item, or -1 - index of the footer's key
};

struct frame {
    int rows, cols;
    text_width_fn *width;  // borrowed
    bool ascii;            // glyphs by their ASCII twins
    int cursor_row, cursor_col;
    struct zone zones[FRAME_ZONES_MAX];
    int zone_count;
    struct cell *cells;       // owned; rows * cols
    struct frame_memo *memo;  // owned: how many rows texts took; NULL until paint.c asks
};

// What was measured lately: wrapping all of a conversation anew is most of a drawing.
enum { FRAME_MEMO = 512 };  // a power of two
struct frame_memo {
    uint64_t key;  // of the text and all that its rows hang on; 0: nothing
    uint16_t rows;
};

// A blank frame of this size (clipped to the caps, at least 1x1).
struct frame frame_new(int rows, int cols, text_width_fn *width, bool ascii);

// Free its cells.
void frame_free(struct frame *f);

// Blank it for the next drawing; size and cells stay.
void frame_clear(struct frame *f);

// Put text at a place, clipped at the right edge; returns the column behind it.
// Control characters are dropped: nothing a story says can reach a terminal.
int frame_put(struct frame *f, int row, int col, struct str s, enum style style);

// A rule over columns [col, col_to).
void frame_rule(struct frame *f, int row, int col, int col_to);

// Add a zone; quietly full after FRAME_ZONES_MAX.
void frame_zone(struct frame *f, struct zone z);

// The item at a place, or FRAME_NO_ITEM.
int frame_item_at(const struct frame *f, int row, int col);

// The symbols: UTF-8, or their ASCII twin when f->ascii.
enum glyph {
    GLYPH_FOCUS,     // ▶ >
    GLYPH_BAR,       // │ |
    GLYPH_RULE,      // ─ -
    GLYPH_APPEARED,  // · .
    GLYPH_MARKED,    // ● *
    GLYPH_MISSED,    // ✗ x
    GLYPH_HARM,      // ▼ !
    GLYPH_LEFT,      // ↑ ^
    GLYPH_UP,        // ↑ Up
    GLYPH_DOWN,      // ↓ Dn
    GLYPH_ELLIPSIS,  // … ...
    GLYPH_DOT,       // · -
    GLYPH_LATE,      // ○ o
    GLYPHS
};
const char *frame_glyph(bool ascii, enum glyph glyph);

// The frame as text, blanks at line ends dropped, one "\n" a row.
void frame_text(const struct frame *f, struct buf *out);

#endif
