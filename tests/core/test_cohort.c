#include "cm.h"

#include <math.h>
#include <string.h>

#include "core/cohort.h"

enum { LEARNERS = 8 };

// Learners who met one sign each: k messages until it was recognised, 0 never.
struct room {
    struct played_seen seen[LEARNERS][2];
    struct played played[LEARNERS];
    struct cohort_learner learners[LEARNERS];
    struct cohort c;
};

static void meets(struct room *r, int learner, uint8_t sign, uint32_t k, uint32_t to_end, bool left)
{
    struct played *p = &r->played[learner];
    p->outcome = k ? OUTCOME_CAUGHT : OUTCOME_MISSED;
    p->harmless = 10;
    p->false_marks = 1;
    r->seen[learner][p->seen_count++] =
        (struct played_seen){.sign = sign, .k = k, .to_end = to_end, .is_censored = left};
    p->seen = r->seen[learner];
    r->learners[learner] = (struct cohort_learner){.list = p, .count = 1};
}

static void near(double got, double want)
{
    assert_true(fabs(got - want) < 1e-9);
}

// Events at 1, 3, 5, 7; censored at 2 (left) and 12 (never).  By hand:
//   S(1) = 5/6, S(3) = 5/6 · 3/4 = 5/8, S(5) = 5/8 · 2/3 = 5/12, S(7) = 5/24;
//   the median is 5; the area to 20: 1 + 2·5/6 + 2·5/8 + 2·5/12 + 13·5/24 = 179/24.
static void cohort_fold__estimates__with_the_censored_taken_into_account(void **state)
{
    (void)state;
    static const uint32_t k[] = {1, 3, 5, 0, 0, 7}, end[] = {9, 9, 9, 12, 2, 9};
    struct room r = {0};
    for (int i = 0; i < 6; i++) {
        meets(&r, i, 3, k[i], end[i], i == 4);
    }
    cohort_fold(r.learners, 6, &r.c);
    assert_int_equal(r.c.learners, 6);
    assert_int_equal(r.c.conversations, 6);
    assert_int_equal(r.c.sign_count, 1);
    const struct cohort_sign *s = &r.c.signs[0];
    assert_int_equal(s->sign, 3);
    assert_int_equal(s->cases, 6);
    assert_int_equal(s->recognised, 4);
    assert_int_equal(s->left, 1);
    assert_int_equal(s->never, 1);
    assert_int_equal(s->within[0], 1);
    assert_int_equal(s->within[1], 3);
    assert_int_equal(s->within[2], 4);
    near(s->share[0], 1.0 / 6);
    near(s->share[1], 7.0 / 12);
    near(s->share[2], 19.0 / 24);
    assert_true(s->has_median);
    assert_int_equal(s->median, 5);
    near(s->mean, 179.0 / 24);
    assert_int_equal(r.c.harmless, 60);
    assert_int_equal(r.c.false_marks, 6);
}

static void cohort_fold__has_no_figures__of_a_sign_that_few_met(void **state)
{
    (void)state;
    struct room r = {0};
    for (int i = 0; i < 5; i++) {
        meets(&r, i, 1, 2, 9, false);
    }
    for (int i = 0; i < 4; i++) {
        meets(&r, i, 2, 2, 9, false);
    }
    cohort_fold(r.learners, 5, &r.c);
    assert_int_equal(r.c.sign_count, 1);
    assert_int_equal(r.c.signs[0].sign, 1);
    assert_int_equal(r.c.few, 1);
}

static void cohort_fold__counts_learners_not_meetings__for_that(void **state)
{
    (void)state;
    struct room r = {0};
    for (int i = 0; i < 3; i++) {
        meets(&r, i, 1, 2, 9, false);
        meets(&r, i, 1, 4, 9, false);
    }
    cohort_fold(r.learners, 3, &r.c);
    assert_int_equal(r.c.sign_count, 0);
    assert_int_equal(r.c.few, 1);
}

static void cohort_fold__puts_the_hardest_first__whatever_their_order(void **state)
{
    (void)state;
    struct room r = {0};
    for (int i = 0; i < 6; i++) {
        meets(&r, i, 1, 1, 9, false);
        meets(&r, i, 2, i < 3 ? 6 : 0, 15, false);
    }
    cohort_fold(r.learners, 6, &r.c);
    assert_int_equal(r.c.sign_count, 2);
    assert_int_equal(r.c.signs[0].sign, 2);
    assert_true(r.c.signs[0].mean > r.c.signs[1].mean);
    assert_true(r.c.signs[0].has_median);
    assert_int_equal(r.c.signs[0].median, 6);
}

static void cohort_fold__has_no_median__when_most_never_saw_it(void **state)
{
    (void)state;
    struct room r = {0};
    for (int i = 0; i < 6; i++) {
        meets(&r, i, 1, i ? 0 : 2, 9, false);
    }
    cohort_fold(r.learners, 6, &r.c);
    assert_false(r.c.signs[0].has_median);
    assert_int_equal(r.c.signs[0].never, 5);
}

static void cohort_fold__is_empty__without_learners_or_conversations(void **state)
{
    (void)state;
    struct room r = {0};
    cohort_fold(NULL, 0, &r.c);
    assert_int_equal(r.c.learners + r.c.sign_count + r.c.few, 0);
    cohort_fold(r.learners, LEARNERS, &r.c);
    assert_int_equal(r.c.learners + r.c.sign_count + r.c.few, 0);
}

// Learner i has taken `taken` check-ups; the newest stands first.
static void cohort_fold__compares_check_ups__by_their_order(void **state)
{
    (void)state;
    struct room r = {0};
    struct sitting_past taken[] = {
        {.use = FORM_CHECK_UP,
         .is_whole = true,
         .sum = {.scams = 10, .seen = 9, .honest = 10, .trusted = 5, .suspected = 5}},
        {.use = FORM_AFTER, .is_whole = true, .sum = {.scams = 3, .seen = 3}},
        {.use = FORM_CHECK_UP, .sum = {.scams = 10, .seen = 0}},
        {.use = FORM_CHECK_UP,
         .is_whole = true,
         .sum = {.scams = 10, .seen = 6, .honest = 10, .trusted = 8, .suspected = 1}},
    };
    for (int i = 0; i < 5; i++) {
        r.learners[i] = (struct cohort_learner){.sittings = taken, .sitting_count = 4};
    }
    cohort_fold(r.learners, 5, &r.c);
    assert_int_equal(r.c.learners, 5);
    assert_int_equal(r.c.check_ups[0].learners, 5);
    assert_int_equal(r.c.check_ups[0].sum.seen, 30);
    assert_int_equal(r.c.check_ups[1].sum.seen, 45);
    assert_int_equal(r.c.check_ups[1].sum.suspected, 25);
    assert_int_equal(r.c.check_ups[2].learners, 0);
    assert_true(cohort_is_more_suspicious(&r.c, 1));
    assert_false(cohort_is_more_suspicious(&r.c, 0));
    // Half of the scams more and hardly an honest message fewer is better, not suspicious.
    r.c.check_ups[1].sum = (struct sitting){.scams = 60, .seen = 60, .honest = 60, .suspected = 1};
    r.c.check_ups[0].sum = (struct sitting){.scams = 60, .seen = 30, .honest = 60};
    assert_false(cohort_is_more_suspicious(&r.c, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cohort_fold__estimates__with_the_censored_taken_into_account),
        cmocka_unit_test(cohort_fold__has_no_figures__of_a_sign_that_few_met),
        cmocka_unit_test(cohort_fold__counts_learners_not_meetings__for_that),
        cmocka_unit_test(cohort_fold__puts_the_hardest_first__whatever_their_order),
        cmocka_unit_test(cohort_fold__has_no_median__when_most_never_saw_it),
        cmocka_unit_test(cohort_fold__compares_check_ups__by_their_order),
        cmocka_unit_test(cohort_fold__is_empty__without_learners_or_conversations),
    };
    return cmocka_run_group_tests_name("cohort", tests, NULL, NULL);
}
