#include "cm.h"

#include <stdint.h>
#include <string.h>

#include "core/base.h"
#include "core/near.h"
#include "core/profile_sign.h"

enum { TODAY = 20000, SIGN = 7 };

struct life {
    struct played list[32];  // the newest first
    struct played_seen seen[32];
    size_t count;
    struct profile_sign signs[REGISTRY_SIGNS_MAX];
};

// One more conversation, older than those before, in which the sign was noticed after k.
static struct played_seen *add(struct life *l, uint32_t k, int64_t day)
{
    size_t n = l->count++;
    l->seen[n] = (struct played_seen){.sign = SIGN, .k = k, .credit = k ? 1 - score_penalty(k) : 0};
    l->list[n] = (struct played){.day = day, .seen = &l->seen[n], .seen_count = 1};
    return &l->seen[n];
}

static struct profile_sign fold(struct life *l)
{
    memset(l->signs, 0, sizeof l->signs);
    profile_sign_fold(l->list, l->count, TODAY, l->signs);
    return l->signs[SIGN];
}

static void profile_sign_fold__counts_how_early(void **state)
{
    (void)state;
    struct life l = {0};
    const uint32_t ks[] = {1, 5, 6, 10, 11, 0};
    for (size_t i = 0; i < COUNT_OF(ks); i++) {
        add(&l, ks[i], TODAY);
    }
    struct profile_sign s = fold(&l);
    assert_int_equal(s.met, 6);
    assert_int_equal(s.noticed, 5);
    assert_int_equal(s.within_1, 1);
    assert_int_equal(s.within_5, 2);
    assert_int_equal(s.within_10, 4);
}

static void profile_sign_fold__keeps_apart__who_left_before_it_was_needed(void **state)
{
    (void)state;
    struct life l = {0};
    add(&l, 0, TODAY)->is_censored = true;
    struct profile_sign s = fold(&l);
    assert_int_equal(s.met, 0);
    assert_int_equal(s.left, 1);
    assert_near(s.card.stability, 0, 0);
}

static void profile_sign_fold__compares_first_and_last_three__from_six_on(void **state)
{
    (void)state;
    struct life l = {0};
    for (int i = 0; i < 5; i++) {
        add(&l, i < 3 ? 1 : 0, TODAY - i);
    }
    assert_false(fold(&l).has_trend);
    add(&l, 0, TODAY - 9);
    struct profile_sign s = fold(&l);
    assert_true(s.has_trend);
    assert_int_equal(s.first, 0);
    assert_int_equal(s.last, 3);
    assert_near(s.first_credit, 0, 0);
    assert_near(s.last_credit, 1, 1e-12);
}

static void profile_sign_fold__schedules_once_a_day__by_the_first_meeting(void **state)
{
    (void)state;
    struct life l = {0};
    add(&l, 1, TODAY);
    add(&l, 0, TODAY);  // the earlier one: it counts
    struct profile_sign s = fold(&l);
    struct fsrs_card once = fsrs_review((struct fsrs_card){0}, FSRS_AGAIN, TODAY);
    assert_near(s.card.stability, once.stability, 0);
    assert_int_equal(s.card.day, TODAY);
}

static void profile_sign_fold__takes_a_day_to_come_for_today(void **state)
{
    (void)state;
    struct life l = {0};
    add(&l, 1, TODAY + 3000);
    struct profile_sign s = fold(&l);
    assert_int_equal(s.card.day, TODAY);
    assert_true(fsrs_due(&s.card) < TODAY + 30);
}

static void profile_sign_grade__follows_behaviour__not_opinion(void **state)
{
    (void)state;
    const struct {
        struct played_seen seen;
        enum fsrs_grade grade;
    } table[] = {
        {{.k = 0}, FSRS_AGAIN},
        {{.k = 1, .credit = 1, .has_lost = true, .is_named = true}, FSRS_AGAIN},
        {{.k = 12, .credit = 0.4}, FSRS_HARD},
        {{.k = 10, .credit = 0.5}, FSRS_GOOD},
        {{.k = 1, .credit = 1}, FSRS_GOOD},
        {{.k = 2, .credit = 0.9, .is_named = true}, FSRS_GOOD},
        {{.k = 1, .credit = 1, .is_named = true}, FSRS_EASY},
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        assert_int_equal(profile_sign_grade(&table[i].seen), table[i].grade);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(profile_sign_fold__counts_how_early),
        cmocka_unit_test(profile_sign_fold__keeps_apart__who_left_before_it_was_needed),
        cmocka_unit_test(profile_sign_fold__compares_first_and_last_three__from_six_on),
        cmocka_unit_test(profile_sign_fold__schedules_once_a_day__by_the_first_meeting),
        cmocka_unit_test(profile_sign_fold__takes_a_day_to_come_for_today),
        cmocka_unit_test(profile_sign_grade__follows_behaviour__not_opinion),
    };
    return cmocka_run_group_tests_name("profile_sign", tests, NULL, NULL);
}
