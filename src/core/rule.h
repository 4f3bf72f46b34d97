// core/rule.h - what makes a story one that may be played and published
//
// Load gives structure; rules judge it.  One table: each rule is a function and
// the findings it may add.  All rules run; none stops at the first fault.
#ifndef CORE_RULE_H
#define CORE_RULE_H

#include "core/finding.h"
#include "core/registry.h"
#include "core/scenario.h"

// Run every rule over one story.  twin may be NULL when it is not at hand (then
// the twin rules are left out).  When the story has structural errors already,
// only the rules that need no graph run.
void rule_check(const struct scenario *sc, const struct scenario *twin, const struct registry *reg,
                struct findings *findings);

// Only the rules about words.
void rule_check_words(const struct scenario *sc, const struct registry *reg,
                      struct findings *findings);

// The rules that need several stories: shares, twins, coverage, pairs of forms.
void rule_check_pack(const struct scenario *const *stories, size_t count,
                     const struct registry *reg, struct findings *findings);

#endif
