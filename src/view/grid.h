// view/grid.h - the signs that were met: how often, how early, when again
#ifndef VIEW_GRID_H
#define VIEW_GRID_H

#include "view/app_state.h"

// Add one row a sign that was met, the registry's order: the last meetings as symbols.
// Plain says each in words.  Nothing when none was met.
void grid_put(const struct app *app, struct doc *d);

// Add a paragraph a sign that was met: counts within 1, 5 and 10 messages, the first
// three against the last three, and when it is due again.
void grid_say(const struct app *app, struct doc *d);

#endif
