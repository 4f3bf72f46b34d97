#include "core/profile_sign.h"

#include <string.h>

enum fsrs_grade profile_sign_grade(const struct played_seen *seen)
{
    if (seen->k == 0 || seen->has_lost) {
        return FSRS_AGAIN;
    }
    if (seen->credit < 0.5) {
        return FSRS_HARD;
    }
    return seen->k == 1 && seen->is_named ? FSRS_EASY : FSRS_GOOD;
}

static bool is_early(const struct played_seen *seen)
{
    return seen->k > 0 && seen->k <= PROFILE_SIGN_EARLY;
}

static void count(struct profile_sign *sign, const struct played_seen *seen)
{
    sign->met++;
    sign->noticed += seen->k > 0;
    sign->within_1 += seen->k == 1;
    sign->within_5 += is_early(seen);
    sign->within_10 += seen->k > 0 && seen->k <= 10;
}

// One update a day: what comes later on the same day is no longer unprimed.
static void schedule(struct profile_sign *sign, const struct played_seen *seen, int64_t day)
{
    bool is_new = sign->card.stability <= 0;
    if (is_new || day > sign->card.day) {
        sign->card = fsrs_review(sign->card, profile_sign_grade(seen), day);
    }
}

// Meeting n (from 0, the oldest) of `met`: whether it is among the first or last three.
static void compare(struct profile_sign *sign, const struct played_seen *seen, uint32_t n,
                    uint32_t met)
{
    if (n < PROFILE_SIGN_TREND) {
        sign->first += is_early(seen);
        sign->first_credit += seen->credit / PROFILE_SIGN_TREND;
    }
    if (n + PROFILE_SIGN_TREND >= met) {
        sign->last += is_early(seen);
        sign->last_credit += seen->credit / PROFILE_SIGN_TREND;
    }
}

static enum profile_sign_went went(const struct played_seen *seen)
{
    if (seen->k == 0) {
        return seen->is_censored ? WENT_LEFT : WENT_MISSED;
    }
    return is_early(seen) ? WENT_EARLY : WENT_LATE;
}

static void remember(struct profile_sign *sign, const struct played_seen *seen)
{
    if (sign->recent_count == PROFILE_SIGN_RECENT) {
        memmove(sign->recent, sign->recent + 1, PROFILE_SIGN_RECENT - 1);
        sign->recent_count--;
    }
    sign->recent[sign->recent_count++] = (uint8_t)went(seen);
}

static void meet(struct profile_sign *sign, const struct played_seen *seen, int64_t day)
{
    remember(sign, seen);
    if (seen->is_censored) {
        sign->left++;
        return;
    }
    count(sign, seen);
    schedule(sign, seen, day);
}

// Every sign, from the oldest conversation to the newest.
static void meet_all(const struct played *list, size_t n, int64_t today, struct profile_sign *signs)
{
    for (size_t i = n; i-- > 0;) {
        int64_t day = list[i].day < today ? list[i].day : today;
        for (uint32_t k = 0; k < list[i].seen_count; k++) {
            meet(&signs[list[i].seen[k].sign], &list[i].seen[k], day);
        }
    }
}

static void put_trends(const struct played *list, size_t n, struct profile_sign *signs)
{
    uint32_t before[REGISTRY_SIGNS_MAX] = {0};
    for (size_t i = n; i-- > 0;) {
        for (uint32_t k = 0; k < list[i].seen_count; k++) {
            const struct played_seen *seen = &list[i].seen[k];
            struct profile_sign *sign = &signs[seen->sign];
            if (!seen->is_censored && sign->met >= 2 * PROFILE_SIGN_TREND) {
                sign->has_trend = true;
                compare(sign, seen, before[seen->sign]++, sign->met);
            }
        }
    }
}

void profile_sign_fold(const struct played *list, size_t n, int64_t today,
                       struct profile_sign signs[REGISTRY_SIGNS_MAX])
{
    meet_all(list, n, today, signs);
    put_trends(list, n, signs);
}
