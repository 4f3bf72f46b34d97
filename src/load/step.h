// load/step.h - the steps of a scene, flattened
//
//   if:     IF(cond, else) then…  JUMP(behind)  else…
//   choose: replies in scenario->replies; each knows the step where it goes on
#ifndef LOAD_STEP_H
#define LOAD_STEP_H

#include "load/draft.h"

// Build the steps of a list into d->sc, which must have the room.  Whether the
// story can go on behind them.
bool step_build_list(struct draft *d, const struct node *list);

// Add a step that the author did not write.
void step_put_stuck(struct draft *d, struct place at);

// The end behind an item; the first ending.
void step_put_end(struct draft *d, struct place at);

#endif
