// view/move.h - the focus: where it is, and the keys that move it
//
// app_screen.focus is an item index, or -1 for the screen's own place (the
// first reply, the newest message, the top of a list).  A focus that arrives
// at that place follows it again.
#ifndef VIEW_MOVE_H
#define VIEW_MOVE_H

#include "view/app_state.h"

// The item that has the focus now, or -1 when the doc has none to give.
int move_focus(const struct app_screen *at, const struct doc *d);

// Put the focus on an item.
void move_to(struct app_screen *at, const struct doc *d, int item);

// Do what a moving key does.  False when it is not one.
bool move_key(struct app *app, const struct doc *d, int key);

#endif
