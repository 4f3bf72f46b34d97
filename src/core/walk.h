// core/walk.h - the silent part of a story: from one line to the next
//
// Between two lines that are shown lie assignments, conditions, jumps and
// losses.  They are run as soon as the line before them was shown.
#ifndef CORE_WALK_H
#define CORE_WALK_H

#include "core/session_state.h"

// Run silent steps from s->pc on until a line, a choose or an end is due, and
// set s->state.  A loop without a line ends the session as stuck: it cannot
// happen in a story that the rules passed.
void walk_settle(struct session *s);

// What conditions may ask about now.
struct expr_env walk_env(const struct session *s);

// Apply a list of set and add; numbers stay within 0..99.
void walk_assign(struct session *s, struct assigns assigns);

// Set a bit of one of the session's sets.
void walk_set_bit(uint64_t *set, uint32_t i);

// Ask for a bit.
bool walk_has_bit(const uint64_t *set, uint32_t i);

#endif
