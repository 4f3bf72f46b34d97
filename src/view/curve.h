// view/curve.h - the learning curve as a picture, and in words
#ifndef VIEW_CURVE_H
#define VIEW_CURVE_H

#include "view/app_state.h"

// Add the curve of app's profile, from the oldest point to the newest, with its band;
// nothing below two points.  Plain says the numbers.
void curve_put(const struct app *app, struct doc *d);

#endif
