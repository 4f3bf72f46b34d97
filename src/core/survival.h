// core/survival.h - time until something is recognised, when some never do
//
// Source: Kaplan and Meier 1958; Greenwood 1926; Nelson 1969 and Aalen 1978.
// Conventions: at a tie events come before censorings; the median is the first
// time at which the curve is at or below one half (so it is one of the times).
#ifndef CORE_SURVIVAL_H
#define CORE_SURVIVAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct survival_case {
    uint32_t time;
    bool is_event;  // else censored at that time
};

// The curve after one time at which something happened.
struct survival_step {
    uint32_t time;
    uint32_t at_risk, events;
    double share;     // S(t): not yet recognised
    double variance;  // of S(t), after Greenwood; 0 where S is 0
    double hazard;    // the sum of events / at_risk (Nelson-Aalen)
};

struct survival {
    struct survival_step *steps;  // in order of time; owned, free with survival_free
    size_t count;
    uint32_t cases;
    bool has_median;
    uint32_t median;
};

// The curve of these cases, in any order; without an event it has no step.
struct survival survival_of(const struct survival_case *cases, size_t count);

// S(t); 1 before the first event.
double survival_at(const struct survival *s, uint32_t t);

// Area under the curve from 0 to tau: the mean time, cut at tau.
double survival_mean_to(const struct survival *s, uint32_t tau);

// Free it; zero is an empty one.
void survival_free(struct survival *s);

#endif
