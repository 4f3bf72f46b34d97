// view/portrait.h - a profile in sentences: what was noticed, done, saved, and which way it leans
#ifndef VIEW_PORTRAIT_H
#define VIEW_PORTRAIT_H

#include "view/app_state.h"

// Add the sentences of app's profile; what is not defined is left out, never shown as nought.
void portrait_say(const struct app *app, struct doc *d);

#endif
