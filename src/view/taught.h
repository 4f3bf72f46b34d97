// view/taught.h - the signs that a debrief goes through, one after the other
//
// Of a scam: the signs that were shown, in order of their first appearance.
// Of any other: those that something only looked like.
#ifndef VIEW_TAUGHT_H
#define VIEW_TAUGHT_H

#include "view/app_state.h"

struct taught {
    uint8_t sign;                 // index into the registry
    const struct shown *line;     // the message that showed it first
    const struct look_use *look;  // what only looked like it; NULL: the sign itself
};

// Fill out, which has room for REGISTRY_SIGNS_MAX; returns how many.
size_t taught_list(const struct app *app, struct taught *out);

// The scored sign, or NULL when it was not shown.
const struct score_sign *taught_find(const struct score *score, uint8_t sign);

// Name of a sign of the registry.
struct str taught_name(const struct app *app, uint8_t sign);

#endif
