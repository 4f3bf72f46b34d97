// core/session_key.h - sessions from which the same can follow, told by one number
//
// Of what happened only that counts for which a condition asks that can still be
// reached (core/explore_plan.h).  Marks and checks do not count.
#ifndef CORE_SESSION_KEY_H
#define CORE_SESSION_KEY_H

#include "core/explore_plan.h"
#include "core/session_state.h"

// The number of this session (64 bits of hash) in the story of this plan.
uint64_t session_key(const struct explore_plan *plan, const struct session *s);

#endif
