// sys/term.h - what this terminal and its language are
#ifndef SYS_TERM_H
#define SYS_TERM_H

#include <stdbool.h>
#include <stdint.h>

// Set the process's LC_CTYPE: the user's when it is UTF-8, else C.UTF-8 when the
// machine has it; all other categories stay C.  True when symbols outside of
// ASCII may be drawn: not when the user named a locale that has none.
bool term_locale(void);

// Columns by the C library: what the terminal itself believes.  A text_width_fn.
int term_width(uint32_t code_point);

// Whether both ends are a terminal that can be drawn on: not dumb, not a pipe.
bool term_can_draw(void);

// Whether colours are wanted: --color value ("auto", "always", "never"),
// NO_COLOR (not empty), CLICOLOR_FORCE, CLICOLOR, TERM, in this order.
bool term_wants_color(const char *option);

#endif
