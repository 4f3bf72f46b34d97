// core/profile.h - what many conversations say together
//
// Pure fold over finished conversations, the newest first.  Source: Youden's J
// with latency-weighted hits, pooled (NOTICE), over the last PROFILE_WINDOW
// conversations that have a number; signal detection (detect.h); FSRS-6 (fsrs.h).
//
//   NOTICE = sum of credits / sum of signs - chance(pooled share of false marks)
//   ACT    = mean over scams of D - broken off honest ones / honest ones
//   D      = (1 - pen(messages from first onset to breaking off)) (1 - lost / stake);
//            not broken off: 1/2 when nothing was lost, else 0
//   SAVED  = 1 - sum lost / sum stake
#ifndef CORE_PROFILE_H
#define CORE_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/detect.h"
#include "core/played.h"
#include "core/profile_sign.h"

enum {
    PROFILE_WINDOW = 10,    // conversations with a number that the figures are of
    PROFILE_SCAMS_MIN = 3,  // fewer in the window: no figure
    PROFILE_HARMLESS_MIN = 2,
    PROFILE_SIGNS_MIN = 3,   // signs before and after: fewer, no trend
    PROFILE_CURVE_MAX = 40,  // points of the learning curve, the newest
    PROFILE_CURVE_OVER = 3,  // conversations that one point is the mean of
};

// A point of the learning curve: three conversations, up to this one.
struct profile_point {
    double level;      // as NOTICE, of these alone; 0..1
    double low, high;  // one standard error around it
};

enum profile_bias { BIAS_UNKNOWN, BIAS_EVEN, BIAS_HOLDS_BACK, BIAS_SUSPECTS };
enum profile_trend {
    TREND_UNKNOWN,  // too little to compare
    TREND_SAME,
    TREND_BETTER,      // more signs noticed, not more false marks
    TREND_SUSPICIOUS,  // more of both: more suspicious, not better at telling apart
    TREND_TRUSTING,    // fewer of both
    TREND_WORSE
};

struct profile {
    size_t pasts;            // that were folded
    bool has_older;          // there are more; set by who gathers them
    uint32_t scams, honest;  // in the window
    bool has_notice, has_act, has_saved;
    double notice, act, saved;  // notice and act may be below 0
    uint32_t honest_left;       // broken off, of the honest in the window
    uint32_t scams_left;        // left before their end, of the scams in the window
    uint32_t left_early;        // scams left so early that they have no number, of all
    uint64_t stake, lost;
    unsigned outcomes[OUTCOME_OPEN + 1];  // of all conversations
    struct detect counts;                 // signs and harmless messages of the window
    struct detect_figures figures;        // shown only when figures.is_enough
    enum profile_bias bias;
    enum profile_trend trend;
    struct profile_sign signs[REGISTRY_SIGNS_MAX];
    struct profile_point curve[PROFILE_CURVE_MAX];
    uint32_t points;
};

// Fold count conversations, the newest first.  Days after today count as today: a
// clock that was wrong once must not put a sign off for years.
void profile_fold(const struct played *pasts, size_t count, int64_t today, struct profile *out);

// The need to practise these signs (bit a sign): the sum of 1 - R over them.
double profile_need(const struct profile *p, uint64_t signs, int64_t today);

#endif
