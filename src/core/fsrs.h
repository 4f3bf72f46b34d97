// core/fsrs.h - when a warning sign is due again
//
// FSRS-6 with its default weights (Ye et al.; the open-spaced-repetition
// project): stability S is the days after which it is remembered with
// probability 0.9, difficulty D is 1..10.  One card a sign, one update a day.
#ifndef CORE_FSRS_H
#define CORE_FSRS_H

#include <stdint.h>

enum fsrs_grade { FSRS_AGAIN = 1, FSRS_HARD, FSRS_GOOD, FSRS_EASY };

enum { FSRS_DAYS_MAX = 150 };  // trained vigilance is gone after half a year: field.md section 5

struct fsrs_card {
    double stability, difficulty;  // stability 0: never met
    int64_t day;                   // of the last update, days since 1970
};

// Probability of remembering after so many days: (1 + f t / S)^(-w20).
double fsrs_recall(double stability, double days);

// Days until the probability is down to `recall`, unrounded: S / f (r^(-1 / w20) - 1).
double fsrs_days_to(double stability, double recall);

// The interval at 0.9, rounded, 1..most.
uint32_t fsrs_interval(double stability, uint32_t most);

// The card after a review on this day.  The same day or an earlier one than the
// last (a clock set back) counts as the same day: D moves, S by the same-day rule.
struct fsrs_card fsrs_review(struct fsrs_card card, enum fsrs_grade grade, int64_t day);

// Probability that the sign would be noticed today; 0 when it was never met.
double fsrs_now(const struct fsrs_card *card, int64_t today);

// The day on which it is due again; only of a card that was met.
int64_t fsrs_due(const struct fsrs_card *card);

#endif
