#include "cm.h"

#include <stdint.h>
#include <string.h>

#include "core/base.h"
#include "core/near.h"
#include "core/survival.h"

// A time as it is printed in the literature: censored ones are negative here.
static struct survival of(const int *times, size_t n)
{
    struct survival_case cases[300];
    for (size_t i = 0; i < n; i++) {
        cases[i].is_event = times[i] > 0;
        cases[i].time = (uint32_t)(times[i] > 0 ? times[i] : -times[i]);
    }
    return survival_of(cases, n);
}

// Freireich 1963, 6-MP: S and its standard error as in Kalbfleisch and Prentice; median 23.
static void survival_of__agrees__with_the_6mp_trial(void **state)
{
    (void)state;
    const int times[] = {6,   6,   6,   -6, 7,  -9,  10,  -10, -11, 13, 16,
                         -17, -19, -20, 22, 23, -25, -32, -32, -34, -35};
    const struct {
        uint32_t time;
        double share, error;
    } table[] = {{6, .857, .0764},  {7, .807, .0869},  {10, .753, .0963}, {13, .690, .1068},
                 {16, .627, .1141}, {22, .538, .1282}, {23, .448, .1346}};
    struct survival s = of(times, COUNT_OF(times));
    assert_int_equal(s.count, COUNT_OF(table));
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        assert_int_equal(s.steps[i].time, table[i].time);
        assert_near(s.steps[i].share, table[i].share, 5e-4);
        assert_near(sqrt(s.steps[i].variance), table[i].error, 6e-5);
    }
    assert_true(s.has_median);
    assert_int_equal(s.median, 23);
    survival_free(&s);
}

// Freireich's placebo arm: median 8.  AML (Miller 1997): maintained 31, not maintained 23.
static void survival_of__agrees__with_published_medians(void **state)
{
    (void)state;
    const int placebo[] = {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23};
    const int kept[] = {9, 13, -13, 18, 23, -28, 31, 34, -45, 48, -161};
    const int not_kept[] = {5, 5, 8, 8, 12, -16, 23, 27, 30, 33, 43, 45};
    const struct {
        const int *times;
        size_t n;
        uint32_t median;
    } table[] = {{placebo, COUNT_OF(placebo), 8},
                 {kept, COUNT_OF(kept), 31},
                 {not_kept, COUNT_OF(not_kept), 23}};
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        struct survival s = of(table[i].times, table[i].n);
        assert_true(s.has_median);
        assert_int_equal(s.median, table[i].median);
        survival_free(&s);
    }
}

// 1 2 3 4: the curve is exactly one half from 2 on; the first time is taken, not the middle.
static void survival_of__takes_the_first_time__when_the_curve_rests_on_one_half(void **state)
{
    (void)state;
    const int times[] = {1, 2, 3, 4};
    struct survival s = of(times, 4);
    assert_int_equal(s.median, 2);
    survival_free(&s);
}

static void survival_of__has_no_median__when_more_than_half_never_do(void **state)
{
    (void)state;
    const int times[] = {1, -5, -5, -5};
    struct survival s = of(times, 4);
    assert_false(s.has_median);
    assert_near(survival_at(&s, 5), 0.75, 1e-15);
    survival_free(&s);
}

static void survival_of__has_no_step__without_an_event(void **state)
{
    (void)state;
    const int times[] = {-3, -4};
    struct survival s = of(times, 2);
    assert_int_equal(s.count, 0);
    assert_false(s.has_median);
    assert_near(survival_mean_to(&s, 20), 20, 0);
    survival_free(&s);
    s = of(times, 0);
    assert_near(survival_at(&s, 7), 1, 0);
    survival_free(&s);
}

static void survival_of__counts_events_before_censorings__at_a_tie(void **state)
{
    (void)state;
    const int times[] = {-2, 2, -2, 2};
    struct survival s = of(times, 4);
    assert_int_equal(s.steps[0].at_risk, 4);
    assert_int_equal(s.steps[0].events, 2);
    assert_near(s.steps[0].hazard, 0.5, 0);
    survival_free(&s);
}

// 1 and 3 of four; the rest censored at 4: 1 + .75 * 2 + .5 * 1 to 4.
static void survival_mean_to__is_the_area__by_hand(void **state)
{
    (void)state;
    const int times[] = {1, 3, -4, -4};
    struct survival s = of(times, 4);
    assert_near(survival_mean_to(&s, 4), 3, 1e-15);
    assert_near(survival_mean_to(&s, 2), 1.75, 1e-15);
    assert_near(survival_mean_to(&s, 0), 0, 0);
    survival_free(&s);
}

// 1 2 … n, every one an event: half of them have had it at n / 2, although the product of the
// shares ends a hair above one half for some n.
static void survival_of__finds_the_median__where_the_product_is_not_exact(void **state)
{
    (void)state;
    int times[100], hairs = 0;
    for (int n = 2; n <= 100; n += 2) {
        for (int i = 0; i < n; i++) {
            times[i] = i + 1;
        }
        struct survival s = of(times, (size_t)n);
        hairs += survival_at(&s, (uint32_t)n / 2) > 0.5;
        assert_int_equal(s.median, n / 2);
        survival_free(&s);
    }
    assert_true(hairs > 0);
}

static size_t invent(uint64_t *seed, int times[60], bool is_censoring)
{
    size_t n = 1 + near_random(seed) % 60;
    for (size_t i = 0; i < n; i++) {
        times[i] = 1 + (int)(near_random(seed) % 30);
        times[i] = is_censoring && near_random(seed) % 3 == 0 ? -times[i] : times[i];
    }
    return n;
}

// P34 non-increasing within [0, 1]; P35 without censoring it is the share itself; P37.
static void survival_of__keeps_the_properties__of_a_survival_curve(void **state)
{
    (void)state;
    uint64_t seed = 5;
    int times[60];
    for (int round = 0; round < 3000; round++) {
        bool is_censoring = round % 2;
        size_t n = invent(&seed, times, is_censoring);
        struct survival s = of(times, n);
        double before = 1, least = 1;
        for (size_t i = 0; i < s.count; i++) {
            double share = s.steps[i].share;
            assert_true(share <= before + 1e-12 && share >= -1e-12);
            before = least = share;
        }
        assert_true(s.has_median == (least <= 0.5 + 1e-12));
        for (uint32_t t = 0; t < 31 && !is_censoring; t++) {
            size_t above = 0;
            for (size_t i = 0; i < n; i++) {
                above += (uint32_t)times[i] > t;
            }
            assert_near(survival_at(&s, t), (double)above / (double)n, 1e-12);
        }
        survival_free(&s);
    }
}

// P36: the last subject is censored later: the curve is nowhere lower.
static void survival_of__is_not_lower__when_the_last_is_censored_later(void **state)
{
    (void)state;
    uint64_t seed = 6;
    int times[60];
    for (int round = 0; round < 1000; round++) {
        size_t n = invent(&seed, times, true);
        times[n - 1] = -31;
        struct survival early = of(times, n);
        times[n - 1] = -60;
        struct survival late = of(times, n);
        for (uint32_t t = 0; t < 70; t++) {
            assert_true(survival_at(&late, t) >= survival_at(&early, t) - 1e-12);
        }
        survival_free(&early);
        survival_free(&late);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(survival_of__agrees__with_the_6mp_trial),
        cmocka_unit_test(survival_of__agrees__with_published_medians),
        cmocka_unit_test(survival_of__takes_the_first_time__when_the_curve_rests_on_one_half),
        cmocka_unit_test(survival_of__has_no_median__when_more_than_half_never_do),
        cmocka_unit_test(survival_of__has_no_step__without_an_event),
        cmocka_unit_test(survival_of__counts_events_before_censorings__at_a_tie),
        cmocka_unit_test(survival_of__finds_the_median__where_the_product_is_not_exact),
        cmocka_unit_test(survival_mean_to__is_the_area__by_hand),
        cmocka_unit_test(survival_of__keeps_the_properties__of_a_survival_curve),
        cmocka_unit_test(survival_of__is_not_lower__when_the_last_is_censored_later),
    };
    return cmocka_run_group_tests_name("survival", tests, NULL, NULL);
}
