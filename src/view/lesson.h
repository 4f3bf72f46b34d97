// view/lesson.h - the signs that a debrief goes through, one after the other
//
// Of a scam: the signs that were shown, in order of their first appearance.
// Of any other: those that something only looked like.
#ifndef VIEW_LESSON_H
#define VIEW_LESSON_H

#include "view/app_state.h"

struct lesson {
    uint8_t sign;                 // index into the registry
    const struct shown *line;     // the message that showed it first
    const struct look_use *look;  // what only looked like it; NULL: the sign itself
};

// Fill out, which has room for REGISTRY_SIGNS_MAX; returns how many.
size_t lesson_list(const struct app *app, struct lesson *out);

// The scored sign, or NULL when it was not shown.
const struct score_sign *lesson_find(const struct score *score, uint8_t sign);

// Name of a sign of the registry.
struct str lesson_name(const struct app *app, uint8_t sign);

#endif
