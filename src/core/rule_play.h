// core/rule_play.h - a story's own tests, played on a session
//
// For a story without an error only.
#ifndef CORE_RULE_PLAY_H
#define CORE_RULE_PLAY_H

#include "core/rule_case.h"

// Play every test of the story; one finding for each that fails.
void rule_play_tests(const struct rule_case *c);

#endif
