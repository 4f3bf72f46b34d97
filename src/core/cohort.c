#include "core/cohort.h"

#include <stdlib.h>

#include "core/mem.h"
#include "core/survival.h"

const uint32_t cohort_times[COHORT_TIMES] = {1, 5, 10};

// The cases of one sign.
struct cases {
    struct survival_case *list;  // owned
    size_t count, cap;
};

static void add_case(struct cases *cases, uint32_t time, bool is_event)
{
    cases->list = mem_grow(cases->list, &cases->cap, cases->count + 1, sizeof *cases->list);
    cases->list[cases->count++] = (struct survival_case){time, is_event};
}

static void meet(const struct played_seen *seen, struct cohort_sign *out, struct cases *cases)
{
    out->cases++;
    if (seen->k > 0) {
        out->recognised++;
        for (int i = 0; i < COHORT_TIMES; i++) {
            out->within[i] += seen->k <= cohort_times[i];
        }
    } else if (seen->is_censored) {
        out->left++;
    } else {
        out->never++;
    }
    add_case(cases, seen->k ? seen->k : seen->to_end, seen->k > 0);
}

// All that one learner met of a sign; whether it was anything.
static bool gather(const struct cohort_learner *learner, uint8_t sign, struct cohort_sign *out,
                   struct cases *cases)
{
    uint32_t before = out->cases;
    for (size_t i = 0; i < learner->count; i++) {
        const struct played *p = &learner->list[i];
        for (uint32_t k = 0; k < p->seen_count; k++) {
            if (p->seen[k].sign == sign) {
                meet(&p->seen[k], out, cases);
            }
        }
    }
    return out->cases > before;
}

static void estimate(struct cohort_sign *out, const struct cases *cases)
{
    struct survival s = survival_of(cases->list, cases->count);
    for (int i = 0; i < COHORT_TIMES; i++) {
        out->share[i] = 1 - survival_at(&s, cohort_times[i]);
    }
    out->has_median = s.has_median;
    out->median = s.median;
    out->mean = survival_mean_to(&s, COHORT_TAU);
    survival_free(&s);
}

static void fold_sign(const struct cohort_learner *learners, size_t count, uint8_t sign,
                      struct cohort *out)
{
    struct cohort_sign one = {.sign = sign};
    struct cases cases = {0};
    for (size_t i = 0; i < count; i++) {
        one.learners += gather(&learners[i], sign, &one, &cases);
    }
    if (one.learners >= COHORT_LEARNERS_MIN) {
        estimate(&one, &cases);
        out->signs[out->sign_count++] = one;
    } else {
        out->few += one.learners > 0;
    }
    mem_free(cases.list);
}

static int by_mean(const void *a, const void *b)
{
    const struct cohort_sign *x = a, *y = b;
    if (x->mean != y->mean) {
        return x->mean > y->mean ? -1 : 1;
    }
    return x->sign < y->sign ? -1 : x->sign > y->sign;
}

// The oldest stands last.
static void fold_check_ups(const struct cohort_learner *learner, struct cohort *out)
{
    int n = 0;
    for (size_t i = learner->sitting_count; i > 0 && n < COHORT_CHECK_UPS; i--) {
        const struct sitting_past *past = &learner->sittings[i - 1];
        if (sitting_is_check_up(past)) {
            out->check_ups[n].learners++;
            sitting_add(&out->check_ups[n].sum, &past->sum);
            n++;
        }
    }
}

static double share(uint32_t some, uint32_t all)
{
    return all ? (double)some / all : 0;
}

bool cohort_is_more_suspicious(const struct cohort *c, int later)
{
    const struct sitting *a = &c->check_ups[0].sum, *b = &c->check_ups[later].sum;
    double hits = share(b->seen, b->scams) - share(a->seen, a->scams);
    double alarms = share(b->suspected, b->honest) - share(a->suspected, a->honest);
    return hits > 0 && alarms > 0 && hits - alarms < 0.1;
}

static void fold_learner(const struct cohort_learner *learner, struct cohort *out)
{
    for (size_t i = 0; i < learner->count; i++) {
        const struct played *p = &learner->list[i];
        out->conversations++;
        out->outcomes[p->outcome]++;
        out->scams += p->verdict == VERDICT_SCAM;
        out->honest += p->verdict == VERDICT_HARMLESS;
        out->harmless += p->harmless;
        out->false_marks += p->false_marks;
    }
    fold_check_ups(learner, out);
    out->learners += learner->count > 0 || learner->sitting_count > 0;
}

void cohort_fold(const struct cohort_learner *learners, size_t count, struct cohort *out)
{
    *out = (struct cohort){0};
    for (size_t i = 0; i < count; i++) {
        fold_learner(&learners[i], out);
    }
    for (uint8_t sign = 0; sign < REGISTRY_SIGNS_MAX; sign++) {
        fold_sign(learners, count, sign, out);
    }
    qsort(out->signs, out->sign_count, sizeof *out->signs, by_mean);
}
