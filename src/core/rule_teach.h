// core/rule_teach.h - rules about what a story can teach
//
// They speak of scams mostly: whether every way to an end shows enough to see,
// early enough, and among enough that is harmless.
#ifndef CORE_RULE_TEACH_H
#define CORE_RULE_TEACH_H

#include "core/rule_case.h"

// Too few signs or harmless messages on a way, none early, a loss before any.
void rule_teach_ways(const struct rule_case *c);

// Too many messages without the learner.
void rule_teach_burst(const struct rule_case *c);

// Too few endings; needs no walk.
void rule_teach_endings(const struct rule_case *c);

// No twin, or one that differs; needs no walk.
void rule_teach_twin(const struct rule_case *c);

#endif
