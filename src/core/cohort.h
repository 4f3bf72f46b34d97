// core/cohort.h - what the conversations of several learners say together
//
// For a teacher: how early each sign was recognised, and how often honest people were
// suspected.  Each time that a learner met a sign is a case: the messages until it was
// recognised; censored at the end of what was read where it never was.  Who left safely
// before needing it is counted apart: leaving is not chance (somebody leaves because of
// another sign).  Kaplan-Meier as in survival.h.  Nobody is ranked; a sign that fewer than
// COHORT_LEARNERS_MIN learners met has no figures.
#ifndef CORE_COHORT_H
#define CORE_COHORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/played.h"
#include "core/registry.h"
#include "core/sitting.h"

enum {
    COHORT_LEARNERS_MIN = 5,
    COHORT_TIMES = 3,      // within 1, 5 and 10 messages
    COHORT_TAU = 20,       // of the mean time by which signs are sorted
    COHORT_CHECK_UPS = 3,  // a learner's first, second and third: before, after, weeks later
};

extern const uint32_t cohort_times[COHORT_TIMES];

// The finished conversations and the sittings of one learner, newest first; borrowed.
struct cohort_learner {
    const struct played *list;
    size_t count;
    const struct sitting_past *sittings;
    size_t sitting_count;
};

// The check-ups that learners took as their first, or second, or third.
struct cohort_check_up {
    uint32_t learners;
    struct sitting sum;
};

struct cohort_sign {
    uint8_t sign;
    uint32_t learners;              // who met it
    uint32_t cases;                 // times it was met
    uint32_t within[COHORT_TIMES];  // of these, recognised within so many messages
    uint32_t recognised, left, never;
    double share[COHORT_TIMES];  // 1 - S(t): the same, with the censored taken into account
    bool has_median;
    uint32_t median;  // messages; else more than half never recognised it
    double mean;      // restricted mean time up to COHORT_TAU: the harder, the greater
};

struct cohort {
    uint32_t learners, conversations;
    unsigned outcomes[OUTCOME_OPEN + 1];
    uint32_t scams, honest;
    uint64_t harmless, false_marks;                // messages of all conversations
    struct cohort_sign signs[REGISTRY_SIGNS_MAX];  // those with figures, the hardest first
    uint32_t sign_count;
    struct cohort_check_up check_ups[COHORT_CHECK_UPS];
    uint32_t few;  // signs that were met by too few learners to be shown
};

// Whether a later check-up saw more scams than the first and suspected about as many more of
// the honest messages (less than a tenth apart): more suspicious, not better at telling the
// two apart.
bool cohort_is_more_suspicious(const struct cohort *c, int later);

// Fold the conversations of these learners.
void cohort_fold(const struct cohort_learner *learners, size_t count, struct cohort *out);

#endif
