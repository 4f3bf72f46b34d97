// core/strip.h - how far somebody is in a conversation, in one sign a stage
//
// What a teacher sees of a learner: where they are, where they recognised something first,
// where something was lost.  Nothing of what they answered.
#ifndef CORE_STRIP_H
#define CORE_STRIP_H

#include "core/score.h"
#include "core/session.h"

// ' ' not reached, '.' passed, '>' here now, '!' a sign recognised, 'x' something lost (and
// nothing recognised) in that stage.
struct strip {
    char cells[STAGES + 1];
    // The first recognition: the stage (from 1; 0: none yet), the message from 1, the story day.
    uint32_t stage, message, day;
    bool is_over;
};

// The strip of this session; NULL is an empty one.
void strip_of(const struct session *s, struct strip *out);

#endif
