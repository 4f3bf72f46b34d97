#include "cm.h"

#include <stdbool.h>
#include <stdint.h>

#include "core/base.h"
#include "core/fsrs.h"
#include "core/near.h"

enum { NO_CAP = 36500 };

// py-fsrs, ts-fsrs and go-fsrs: the days between reviews for 3 3 3 3 3 3 1 1 3 3 3 3 3.
// Their learning steps stay on the day: after the first Good and after each Again.
static void fsrs_review__gives_the_published_days(void **state)
{
    (void)state;
    const int grades[] = {3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3};
    const int64_t days[] = {0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21};
    struct fsrs_card card = {0};
    int64_t today = 0;
    for (size_t i = 0; i < COUNT_OF(grades); i++) {
        card = fsrs_review(card, (enum fsrs_grade)grades[i], today);
        bool is_step = i == 0 || grades[i] == FSRS_AGAIN;
        int64_t wait = is_step ? 0 : fsrs_interval(card.stability, NO_CAP);
        assert_int_equal(wait, days[i]);
        today += wait;
    }
}

// fsrs-rs, ts-fsrs, py-fsrs, go-fsrs: 1 3 3 3 3 3 after 0 0 1 3 8 21 days.  The printed D
// comes from single precision.
static void fsrs_review__gives_the_published_stability(void **state)
{
    (void)state;
    const int grades[] = {1, 3, 3, 3, 3, 3}, waits[] = {0, 0, 1, 3, 8, 21};
    struct fsrs_card card = {0};
    int64_t today = 100;
    for (size_t i = 0; i < COUNT_OF(grades); i++) {
        today += waits[i];
        card = fsrs_review(card, (enum fsrs_grade)grades[i], today);
    }
    assert_near(card.stability, 53.62691, 1e-5);
    assert_near(card.difficulty, 6.3574867, 5e-7);
}

static void fsrs_interval__gives_the_published_days(void **state)
{
    (void)state;
    const double days[] = {3116769, 34793, 2508, 387, 90, 27, 9, 3, 1, 0};
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        assert_near(round(fsrs_days_to(1, (double)(i + 1) / 10)), days[i], 0);
    }
    assert_int_equal(fsrs_interval(0.001, NO_CAP), 1);
    assert_int_equal(fsrs_interval(400, FSRS_DAYS_MAX), FSRS_DAYS_MAX);
}

static void fsrs_recall__gives_the_published_shares(void **state)
{
    (void)state;
    const double shares[] = {1, .9, .84588465, .8093881};
    for (size_t i = 0; i < COUNT_OF(shares); i++) {
        assert_near(fsrs_recall(1, (double)i), shares[i], 5e-9);
    }
}

static void fsrs_review__gives_the_published_difficulty(void **state)
{
    (void)state;
    const double next[] = {8.34176237, 6.66599536, 4.99022837, 3.31446137};
    for (int g = 1; g <= 4; g++) {
        struct fsrs_card card = {.stability = 1, .difficulty = 5, .day = 7};
        card = fsrs_review(card, (enum fsrs_grade)g, 9);
        assert_near(card.difficulty, next[g - 1], 1e-8);
    }
}

// P38: 0.9 after S days, for any S; P40: longer with S, shorter with a higher wish.
static void fsrs_days_to__is_the_inverse__of_fsrs_recall(void **state)
{
    (void)state;
    for (double s = 0.01; s < 30000; s *= 1.7) {
        assert_near(fsrs_recall(s, s), 0.9, 1e-12);
        assert_near(fsrs_days_to(s, 0.9) / s, 1, 1e-12);
        assert_true(fsrs_days_to(s, 0.8) > fsrs_days_to(s, 0.95));
        assert_true(fsrs_interval(s * 1.7, 150) >= fsrs_interval(s, 150));
    }
}

// P39: forgetting never raises stability, better grades never lower it.  P41: D in 1..10.
static void fsrs_review__keeps_the_properties__over_random_lives(void **state)
{
    (void)state;
    uint64_t seed = 8;
    struct fsrs_card card = {0};
    int64_t today = 0;
    for (int i = 0; i < 20000; i++) {
        today += 1 + (int64_t)(near_random(&seed) % 90);
        card = i % 40 ? card : fsrs_review((struct fsrs_card){0}, FSRS_GOOD, today++);
        struct fsrs_card next[5];
        for (int g = 1; g <= 4; g++) {
            next[g] = fsrs_review(card, (enum fsrs_grade)g, today);
            assert_true(next[g].difficulty >= 1 && next[g].difficulty <= 10);
        }
        assert_true(next[1].stability <= card.stability);
        assert_true(next[2].stability <= next[3].stability);
        assert_true(next[3].stability <= next[4].stability);
        card = next[1 + near_random(&seed) % 4];
    }
}

static void fsrs_review__counts_as_the_same_day__when_the_clock_was_set_back(void **state)
{
    (void)state;
    struct fsrs_card card = fsrs_review((struct fsrs_card){0}, FSRS_GOOD, 20000);
    struct fsrs_card back = fsrs_review(card, FSRS_GOOD, 12000);
    struct fsrs_card same = fsrs_review(card, FSRS_GOOD, 20000);
    assert_int_equal(back.day, 20000);
    assert_near(back.stability, same.stability, 0);
    assert_near(fsrs_now(&card, 12000), 1, 0);
}

static void fsrs_now__is_nothing__for_what_was_never_met(void **state)
{
    (void)state;
    assert_near(fsrs_now(&(struct fsrs_card){0}, 20000), 0, 0);
}

static void fsrs_due__is_never_later_than_the_cap(void **state)
{
    (void)state;
    struct fsrs_card card = {0};
    int64_t today = 0;
    for (int i = 0; i < 20; i++) {
        card = fsrs_review(card, FSRS_EASY, today);
        assert_true(fsrs_due(&card) > today && fsrs_due(&card) <= today + FSRS_DAYS_MAX);
        today = fsrs_due(&card);
    }
    assert_int_equal(fsrs_due(&card) - card.day, FSRS_DAYS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fsrs_review__gives_the_published_days),
        cmocka_unit_test(fsrs_review__gives_the_published_stability),
        cmocka_unit_test(fsrs_interval__gives_the_published_days),
        cmocka_unit_test(fsrs_recall__gives_the_published_shares),
        cmocka_unit_test(fsrs_review__gives_the_published_difficulty),
        cmocka_unit_test(fsrs_days_to__is_the_inverse__of_fsrs_recall),
        cmocka_unit_test(fsrs_review__keeps_the_properties__over_random_lives),
        cmocka_unit_test(fsrs_review__counts_as_the_same_day__when_the_clock_was_set_back),
        cmocka_unit_test(fsrs_now__is_nothing__for_what_was_never_met),
        cmocka_unit_test(fsrs_due__is_never_later_than_the_cap),
    };
    return cmocka_run_group_tests_name("fsrs", tests, NULL, NULL);
}
