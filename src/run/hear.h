// run/hear.h - what a hub tells everybody, for the screens
#ifndef RUN_HEAR_H
#define RUN_HEAR_H

#include "class/wire.h"
#include "view/room.h"

// Take over a STATE, a TALLY.
void hear_state(struct room_state *s, const struct wire *w);
void hear_tally(struct room_state *s, const struct wire *w);

// What a hub's word for a refusal means for a learner; `english` where it is not known here.
const char *hear_why(const char *code, const char *english);

#endif
