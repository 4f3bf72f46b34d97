// view/paint.h - the items of a doc onto rows of a frame
//
// An item's rows depend on nothing but the item, its neighbour above and the
// width, so heights can be asked for before anything is drawn.
#ifndef VIEW_PAINT_H
#define VIEW_PAINT_H

#include <stdbool.h>
#include <stdint.h>

#include "view/doc.h"
#include "view/frame.h"

enum {
    PAINT_MARGIN = 2,  // columns of the focus mark at the left
    PAINT_TEXT = 4,    // where text begins
    PAINT_COLS = 72,   // columns of a line at most
};

struct paint {
    struct frame *f;  // borrowed
    int left, cols;   // the column of at most 80 in the middle of the frame
    int hint_col;     // where the hints of a menu stand, from left
    int top, bottom;  // rows that may be drawn on: [top, bottom)
    int scroll;       // rows of the list that are above top
    uint16_t *rows;   // owned: what paint_rows gives, by item
};

// Ready for this frame and doc; set top, bottom and scroll before drawing.
struct paint paint_begin(struct frame *f, const struct doc *d);

// Free what it holds.
void paint_end(struct paint *p);

// Rows of all items of the pane, or of all others.
int paint_height(const struct paint *p, const struct doc *d, bool is_pane);

// First row of item i among its like, and how many rows it takes.
int paint_top(const struct paint *p, const struct doc *d, int i);

// Rows that item i takes, the air above it included.
int paint_rows(const struct paint *p, const struct doc *d, int i);

// Draw what falls into [top, bottom); puts the cursor on the focus.
void paint_items(struct paint *p, const struct doc *d, bool is_pane);

#endif
