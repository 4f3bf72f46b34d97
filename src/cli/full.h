// cli/full.h - the curses screen as a front for the loop
#ifndef CLI_FULL_H
#define CLI_FULL_H

#include "run/front.h"
#include "tui/tui.h"

// False with *err when the terminal cannot be drawn on.
bool full_open(struct front *front, const struct tui_options *options, struct err *err);

#endif
