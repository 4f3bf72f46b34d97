// run/join.h - the trainer in a class: the same conversations, and a line to the teacher
#ifndef RUN_JOIN_H
#define RUN_JOIN_H

#include "run/front.h"
#include "run/member.h"

// Run until the learner leaves, the class is over or the front's other end is gone.  False with
// *err when it could not begin.
bool join_run(struct front *front, const struct settings *settings, const struct member_plan *plan,
              bool *is_quick, struct err *err);

#endif
