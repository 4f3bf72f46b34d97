// tests/view/drawn.h - one drawing of a doc as text
#ifndef TESTS_VIEW_DRAWN_H
#define TESTS_VIEW_DRAWN_H

#include "view/layout.h"

// One drawing of a doc, freed by drawn_free.
struct drawn {
    struct frame f;
    int scroll;
    struct buf text;
};

static inline struct drawn draw_at(const struct doc *d, int rows, int cols, int scroll)
{
    struct drawn drawn = {.f = frame_new(rows, cols, text_width_plain, false), .scroll = scroll};
    layout_draw(&drawn.f, d, &drawn.scroll);
    frame_text(&drawn.f, &drawn.text);
    return drawn;
}

static inline void drawn_free(struct drawn *drawn)
{
    frame_free(&drawn->f);
    buf_free(&drawn->text);
}

#endif
