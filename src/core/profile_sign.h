// core/profile_sign.h - how often a sign was met, how early noticed, when it is due
#ifndef CORE_PROFILE_SIGN_H
#define CORE_PROFILE_SIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/fsrs.h"
#include "core/played.h"
#include "core/registry.h"

enum {
    PROFILE_SIGN_TREND = 3,   // first three against last three
    PROFILE_SIGN_EARLY = 5,   // messages; later is late
    PROFILE_SIGN_RECENT = 8,  // meetings that are kept one by one
};

enum profile_sign_went { WENT_EARLY, WENT_LATE, WENT_MISSED, WENT_LEFT };

// What is known of one sign over all conversations.
struct profile_sign {
    uint32_t met, noticed;  // the censored are not among the met
    uint32_t within_1, within_5, within_10;
    uint32_t left;         // left safely before it was needed
    uint32_t first, last;  // early ones of the first and of the last three; with has_trend
    double first_credit, last_credit;  // their mean credit
    bool has_trend;                    // met at least six times
    struct fsrs_card card;
    uint8_t recent[PROFILE_SIGN_RECENT];  // enum profile_sign_went, the newest last
    uint8_t recent_count;
};

// Fold count conversations, the newest first, into one row a sign; *signs is zero before.
// Days after today count as today.
void profile_sign_fold(const struct played *list, size_t count, int64_t today,
                       struct profile_sign signs[REGISTRY_SIGNS_MAX]);

// What a recognition is worth to the schedule: Again when it was missed or came after a
// loss, Hard below half credit, Easy at once and rightly named, else Good.
enum fsrs_grade profile_sign_grade(const struct played_seen *seen);

#endif
