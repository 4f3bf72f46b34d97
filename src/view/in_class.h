// view/in_class.h - what the screens of a class share
#ifndef VIEW_IN_CLASS_H
#define VIEW_IN_CLASS_H

#include "view/app_state.h"

// After a change of app->room: a pause or a vote lies over every other screen, and goes again.
void in_class_settle(struct app *app);

// Add the two votes as bars and words, when they are known.
void in_class_put_tally(const struct app *app, const struct room_state *state, struct doc *d);

#endif
