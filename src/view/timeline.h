// view/timeline.h - what happened, and when: signs by story days, as a plot
//
// Rows are signs, columns the days of the story, squeezed to the width.  Each
// line says the same in words for those who cannot see it.
#ifndef VIEW_TIMELINE_H
#define VIEW_TIMELINE_H

#include "view/app_state.h"

// Add the plot as DOC_PICTURE lines; nothing when no sign was shown.
void timeline_add(const struct app *app, const struct score *score, struct doc *d);

#endif
