// tui/look.h - how a style looks: attributes and at most two colours a theme
//
// Colour only repeats what a symbol says already.  With NO_COLOR, or on a
// terminal without colours, every theme is `mono`.
#ifndef TUI_LOOK_H
#define TUI_LOOK_H

#include <stdbool.h>

#include "view/app.h"
#include "view/frame.h"

// Once, after the terminal was taken.
void look_start(bool wants_color);

// Use this theme from now on.
void look_use(enum theme theme);

// Turn this style on for what is drawn next.
void look_style(enum style style);

#endif
