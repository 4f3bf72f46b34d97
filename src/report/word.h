// report/word.h - the words that JSON and CSV have for what a conversation came to
//
// A contract with other programs: never translated, never changed.
#ifndef REPORT_WORD_H
#define REPORT_WORD_H

#include "core/profile.h"
#include "core/score.h"
#include "core/session.h"

// "natural", "broken-off", "polite".
const char *word_end(const struct session *s);

// "caught", "missed", "suspected", "trusted", "open".
const char *word_outcome(enum score_outcome outcome);

// "scored", "too-short", "before-onset", "not-read", "unclear".
const char *word_why(enum score_why why);

// "unknown", "even", "holds-back", "suspects".
const char *word_bias(enum profile_bias bias);

// "unknown", "same", "better", "more-suspicious", "more-trusting", "worse".
const char *word_trend(enum profile_trend trend);

#endif
