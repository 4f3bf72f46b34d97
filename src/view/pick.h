// view/pick.h - which conversation is proposed
//
// The one whose signs (and their harmless look-alikes) fade most, by profile_need; scams
// and honest people mixed, at least two in five of each.  Before the first conversation,
// or when the learner wishes so, by chance.  Not the twin of one of the last five and not
// the one that was played last, while there is another.
#ifndef VIEW_PICK_H
#define VIEW_PICK_H

#include "view/app_state.h"

enum { PICK_APART = 5 };  // sessions between a story and its twin

// Index of the story to propose, other than `not_this` (-1: any) if it can be;
// -1 when there is none at all.
int pick_story(const struct app *app, int not_this);

// How many stories there are to choose from.
size_t pick_count(const struct app *app);

#endif
