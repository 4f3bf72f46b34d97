// view/layout.h - a doc as a frame: header, rule, body, pane, rule, keys
//
// Pure: the same doc and size, the same frame.  The body scrolls so that the
// focus is in sight; the cursor ends on the start of the focused text with the
// focus glyph in the first columns of its row.  Lines are at most 72 columns.
#ifndef VIEW_LAYOUT_H
#define VIEW_LAYOUT_H

#include "view/doc.h"
#include "view/frame.h"

enum { LAYOUT_ROWS_MIN = 15, LAYOUT_COLS_MIN = 40 };

// Draw the doc.  *scroll is the first body row shown, kept between drawings so
// that looking back never jumps; it is clipped here.  Below 40x15: one sentence.
void layout_draw(struct frame *f, const struct doc *d, int *scroll);

// Body rows that one PgUp or PgDn moves, for this size.
int layout_page(int rows);

#endif
