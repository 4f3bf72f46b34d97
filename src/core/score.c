#include "core/score.h"

#include <math.h>
#include <stdlib.h>

#include "core/mem.h"
#include "core/msg.h"
#include "core/session.h"

double score_penalty(double k)
{
    const double p = log(3.0) / (SCORE_K - 1);
    return tanh(p * (k - 1) / 2);
}

static double clip(double share)
{
    return share < 0 ? 0 : share > 1 ? 1 : share;
}

static uint64_t signs_of(const struct score_message *m)
{
    return m->is_neutral ? 0 : m->signs;
}

static bool is_harmless(const struct score_message *m)
{
    return !m->is_neutral && m->signs == 0;
}

static bool shows(const struct score_message *m, uint8_t sign)
{
    return signs_of(m) >> sign & 1;
}

// Signs in the order in which they first showed.
static void find_onsets(const struct score_walk *walk, struct score *out)
{
    uint64_t seen = 0;
    for (size_t i = 0; i < walk->count; i++) {
        uint64_t fresh = signs_of(&walk->messages[i]) & ~seen;
        seen |= fresh;
        for (uint8_t sign = 0; fresh; sign++, fresh >>= 1) {
            if (fresh & 1) {
                out->signs[out->sign_count++] = (struct score_sign){
                    .sign = sign,
                    .onset = (uint32_t)i + 1,
                    .onset_day = walk->messages[i].day,
                };
            }
        }
    }
}

// Whether mark m of `sign` comes before the one that is kept so far.
static bool is_earlier(const struct score_walk *walk, const struct score_sign *kept, size_t i)
{
    const struct score_message *m = &walk->messages[i];
    if (kept->t == 0 || m->mark_t < kept->t) {
        return true;
    }
    const struct score_message *old = &walk->messages[kept->message - 1];
    return m->mark_t == kept->t && m->named == kept->sign && old->named != kept->sign;
}

static void find_recognition(const struct score_walk *walk, struct score_sign *one)
{
    for (size_t i = one->onset - 1; i < walk->count; i++) {
        const struct score_message *m = &walk->messages[i];
        if (m->mark_t && shows(m, one->sign) && is_earlier(walk, one, i)) {
            one->t = m->mark_t;
            one->message = (uint32_t)i + 1;
        }
    }
}

static double loss_between(const struct score_walk *walk, const struct score_sign *one)
{
    const struct score_message *onset = &walk->messages[one->onset - 1];
    const struct score_message *mark = one->t ? &walk->messages[one->message - 1] : NULL;
    bool all_after = mark ? mark->mark_all : walk->has_lost_all;
    uint64_t after = mark ? mark->mark_lost : walk->lost;
    if (all_after && !onset->all_before) {
        return 1;
    }
    if (walk->stake == 0 || after <= onset->lost_before) {
        return 0;
    }
    return clip((double)(after - onset->lost_before) / (double)walk->stake);
}

static void weigh(const struct score_walk *walk, struct score_sign *one)
{
    find_recognition(walk, one);
    one->loss = loss_between(walk, one);
    if (one->t == 0) {
        bool has_left = walk->end != SCORE_END_NATURAL;
        one->is_censored = has_left && one->onset + SCORE_GRACE > walk->count;
        return;
    }
    size_t at = one->t <= walk->count ? one->t : walk->count;
    uint32_t day = walk->messages[at - 1].day;
    one->k = one->t >= one->onset ? one->t - one->onset + 1 : 1;
    one->days = day > one->onset_day ? day - one->onset_day : 0;
    one->is_named = walk->messages[one->message - 1].named == one->sign;
    one->credit = (1 - score_penalty(one->k)) * (1 - one->loss);
}

static void count_harmless(const struct score_walk *walk, struct score *out)
{
    for (size_t i = 0; i < walk->count; i++) {
        const struct score_message *m = &walk->messages[i];
        out->harmless += is_harmless(m);
        out->false_marks += is_harmless(m) && m->mark_t;
    }
    out->q = out->harmless ? (double)out->false_marks / out->harmless : 0;
}

// What marking at random, as often as harmless messages were marked, earns for one sign.
static double chance_of(const struct score_walk *walk, const struct score_sign *one, double q)
{
    double sum = 0, still_open = 1;
    for (size_t e = one->onset; e <= walk->count && still_open > 0; e++) {
        if (shows(&walk->messages[e - 1], one->sign)) {
            sum += q * still_open * (1 - score_penalty((double)(e - one->onset + 1)));
            still_open *= 1 - q;
        }
    }
    return sum;
}

static int by_value(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void find_median(struct score *out)
{
    uint32_t later[REGISTRY_SIGNS_MAX];
    size_t n = 0;
    for (uint32_t i = 0; i < out->sign_count; i++) {
        if (out->signs[i].t) {
            later[n++] = out->signs[i].k - 1;
        }
    }
    out->has_median = n > 0;
    if (n > 0) {
        qsort(later, n, sizeof later[0], by_value);
        out->median_later = ((double)later[(n - 1) / 2] + (double)later[n / 2]) / 2;
    }
}

static void sum_signs(const struct score_walk *walk, struct score *out)
{
    double hits = 0, chance = 0;
    for (uint32_t i = 0; i < out->sign_count; i++) {
        struct score_sign *one = &out->signs[i];
        weigh(walk, one);
        if (!one->is_censored) {
            out->counted++;
            out->noticed += one->t != 0;
            out->named += one->is_named;
            hits += one->credit;
            chance += chance_of(walk, one, out->q);
        }
    }
    if (out->counted) {
        out->hits = hits / out->counted;
        out->gamma = chance / out->counted;
        out->j = out->hits - out->gamma;
    }
    find_median(out);
}

// lround rounds half away from zero.
static int number_of(double share)
{
    return (int)lround(100 * clip(share));
}

static void judge_scam(const struct score_walk *walk, struct score *out)
{
    if (out->sign_count == 0 && walk->end != SCORE_END_NATURAL) {
        out->why = SCORE_BEFORE_ONSET;
    } else if (out->counted < SCORE_SIGNS_MIN || out->harmless < SCORE_HARMLESS_MIN) {
        out->why = SCORE_TOO_SHORT;
    } else {
        out->number = number_of(out->j);
    }
}

static void judge_harmless(const struct score_walk *walk, struct score *out)
{
    if (walk->end == SCORE_END_BROKEN_OFF) {
        out->j = 0;
        return;
    }
    out->j = 1 - out->q;
    if (walk->end == SCORE_END_POLITE && walk->share_read < 0.5) {
        out->why = SCORE_NOT_READ;
    } else if (out->harmless < SCORE_HARMLESS_MIN) {
        out->why = SCORE_TOO_SHORT;
    } else {
        out->number = number_of(out->j);
    }
}

static void judge_unclear(const struct score_walk *walk, struct score *out)
{
    (void)walk;
    out->why = SCORE_UNCLEAR;
}

typedef void judge_fn(const struct score_walk *walk, struct score *out);

static judge_fn *const judges[VERDICTS] = {
    [VERDICT_SCAM] = judge_scam,
    [VERDICT_HARMLESS] = judge_harmless,
    [VERDICT_UNCLEAR] = judge_unclear,
};

void score_walk(const struct score_walk *walk, struct score *out)
{
    *out = (struct score){.why = SCORE_OK, .stake = walk->stake, .lost = walk->lost};
    find_onsets(walk, out);
    count_harmless(walk, out);
    sum_signs(walk, out);
    judges[walk->verdict](walk, out);
}

static struct score_message message_of(const struct session *s, const struct shown *line)
{
    const struct message *m = s->scenario->steps[line->index].u.message;
    return (struct score_message){
        .signs = m->sign_mask,
        .is_neutral = m->is_neutral,
        .day = line->day,
        .lost_before = line->lost_before,
        .all_before = line->all_before,
        .mark_t = line->mark_t,
        .mark_lost = line->mark_lost,
        .mark_all = line->mark_all,
        .named = line->named,
    };
}

static enum score_end end_of(const struct session *s)
{
    if (s->state >= SESSION_OVER && !s->has_left) {
        return SCORE_END_NATURAL;
    }
    return session_is_broken_off(s) ? SCORE_END_BROKEN_OFF : SCORE_END_POLITE;
}

struct score_walk score_walk_of(const struct session *s)
{
    struct score_message *list = mem_new(s->incoming, sizeof *list);
    size_t n = 0;
    for (size_t i = 0; i < s->shown_count && n < s->incoming; i++) {
        const struct shown *line = &s->shown[i];
        if (line->kind == SHOWN_MESSAGE && line->number > 0) {
            list[n++] = message_of(s, line);
        }
    }
    return (struct score_walk){
        .verdict = s->scenario->verdict,
        .end = end_of(s),
        .share_read = session_share_read(s),
        .stake = s->scenario->stake,
        .lost = s->lost,
        .has_lost_all = s->has_lost_all,
        .messages = list,
        .count = n,
    };
}

void score_session(const struct session *s, struct score *out)
{
    struct score_walk walk = score_walk_of(s);
    score_walk(&walk, out);
    mem_free((void *)(uintptr_t)walk.messages);
}

static const char *const bands[] = {
    N_("mostly unnoticed"),
    N_("some"),
    N_("many"),
    N_("early and accurate"),
};

const char *score_band(int number)
{
    int band = number / 25;
    int last = (int)COUNT_OF(bands) - 1;
    return bands[band < 0 ? 0 : band > last ? last : band];
}

enum score_outcome score_outcome(enum verdict verdict, enum verdict judged, uint8_t sure)
{
    static const enum score_outcome outcomes[VERDICTS][VERDICTS] = {
        [VERDICT_SCAM] = {OUTCOME_CAUGHT, OUTCOME_MISSED, OUTCOME_OPEN},
        [VERDICT_HARMLESS] = {OUTCOME_SUSPECTED, OUTCOME_TRUSTED, OUTCOME_OPEN},
        [VERDICT_UNCLEAR] = {OUTCOME_OPEN, OUTCOME_OPEN, OUTCOME_OPEN},
    };
    return sure == 0 ? OUTCOME_OPEN : outcomes[verdict][judged];
}
