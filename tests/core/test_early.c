#include "cm.h"

#include <stdint.h>
#include <string.h>

#include "core/base.h"
#include "core/early.h"
#include "core/near.h"

static const double p_erisk = 0.0078;

// eRisk: pen(142) = 0.50045; 2022 T2, UNED-MED run 4: 1 - pen(251) = .2491; speed(40) = .849.
static void early_penalty__agrees__with_the_published_values(void **state)
{
    (void)state;
    assert_near(early_penalty(p_erisk, 142), 0.50045, 5e-6);
    assert_near(1 - early_penalty(p_erisk, 251), 0.2491, 5e-5);
    assert_near(1 - early_penalty(p_erisk, 40), 0.849, 5e-4);
    assert_near(early_penalty(p_erisk, 1), 0, 0);
}

// LauSAn: median 632 posts give p = 0.0017419; pen(K) = 1/2 by definition (P26).
static void early_p__gives_one_half__at_the_median(void **state)
{
    (void)state;
    assert_near(early_p(632), 0.0017411, 1e-6);
    for (int k = 2; k < 2000; k += 7) {
        assert_near(early_penalty(early_p(k), k), 0.5, 1e-12);
        const double p = early_p(k), x = k * 1.5;
        assert_near(early_penalty(p, x), -1 + 2 / (1 + exp(-p * (x - 1))), 1e-12);
    }
}

static void early_cost__is_one_half__at_o__and_never_overflows(void **state)
{
    (void)state;
    assert_near(early_cost(5, 5), 0.5, 0);
    assert_near(early_cost(50, 46), 0.018, 5e-4);
    assert_near(early_cost(50, 54), 0.982, 5e-4);
    assert_near(early_cost(5, 1e9), 1, 0);
    assert_near(early_cost(1e6, 1), 0, 0);
}

// Four subjects, one a risk: never = c_fp's share .25; everything at once: hit ~0, three
// false alarms at .25 each: .1875 (the criticism that is cited).
static void early_erde__rewards_blanket_flags_over_silence__as_published(void **state)
{
    (void)state;
    const struct early_case silent[] = {
        {true, false, 0, 9}, {false, false, 0, 9}, {false, false, 0, 9}, {false, false, 0, 9}};
    struct early_case blanket[4];
    memcpy(blanket, silent, sizeof blanket);
    for (size_t i = 0; i < 4; i++) {
        blanket[i].is_called = true;
        blanket[i].k = 1;
    }
    assert_near(early_erde(silent, 4, 50), 0.25, 1e-12);
    assert_near(early_erde(blanket, 4, 50), 0.1875, 1e-12);
}

static void early_erde__is_not_a_number__without_a_case(void **state)
{
    (void)state;
    assert_true(isnan(early_erde(NULL, 0, 5)));
    assert_true(isnan(early_erde_share(NULL, 0, 5)));
}

// 10 of 20 messages is 50 %: the cost is one half at o = 50, and ERDE_50 all but free.
static void early_erde_share__counts_percent(void **state)
{
    (void)state;
    const struct early_case one = {true, true, 10, 20};
    assert_near(early_erde_share(&one, 1, 50), 0.5, 1e-12);
    assert_near(early_erde(&one, 1, 50), 0, 1e-12);
    const struct early_case unknown = {true, true, 1, 0};  // of nought messages: all of them
    assert_near(early_erde_share(&unknown, 1, 50), 1, 1e-12);
}

// Two risks, one found at once: F1 = F = 2/3.  Finding the second at message 200 as well
// lowers F_latency to .5: 1 * (1 - median(0, ~1)).
static void early_figures__punish_better_late_than_never__as_published(void **state)
{
    (void)state;
    struct early_case cases[] = {{true, true, 1, 0}, {true, false, 0, 0}};
    struct early one = early_figures(cases, 2, early_p(20));
    assert_near(one.f_latency, 2.0 / 3, 1e-12);
    cases[1] = (struct early_case){true, true, 2000, 0};
    assert_near(early_figures(cases, 2, early_p(20)).f_latency, 0.5, 1e-9);
}

static void early_figures__have_no_latency__without_a_hit(void **state)
{
    (void)state;
    const struct early_case cases[] = {{true, false, 0, 0}, {false, true, 3, 0}};
    struct early out = early_figures(cases, 2, p_erisk);
    assert_false(out.has_latency);
    assert_near(out.f1, 0, 0);
    assert_near(out.f_latency, 0, 0);
    out = early_figures(NULL, 0, p_erisk);
    assert_false(out.has_precision || out.has_recall || out.has_latency);
}

static void early_figures__take_both_medians__when_the_hits_are_even(void **state)
{
    (void)state;
    const struct early_case cases[] = {{true, true, 1, 0}, {true, true, 501, 0}};
    struct early out = early_figures(cases, 2, p_erisk);
    assert_near(out.latency, 251, 0);
    assert_near(out.speed, 1 - early_penalty(p_erisk, 501) / 2, 1e-12);
    assert_true(fabs(out.speed - (1 - early_penalty(p_erisk, 251))) > 0.1);
}

static size_t invent(uint64_t *seed, struct early_case cases[40])
{
    size_t n = 1 + near_random(seed) % 40;
    for (size_t i = 0; i < n; i++) {
        uint32_t total = 1 + (uint32_t)(near_random(seed) % 300);
        cases[i] = (struct early_case){.is_risk = near_random(seed) % 2,
                                       .is_called = near_random(seed) % 2,
                                       .k = 1 + (uint32_t)(near_random(seed) % total),
                                       .total = total};
    }
    return n;
}

// P24, P25, P27, P28 over random runs.
static void early_figures__keep_the_properties__whatever_the_run(void **state)
{
    (void)state;
    uint64_t seed = 3;
    struct early_case cases[40];
    for (int i = 0; i < 5000; i++) {
        size_t n = invent(&seed, cases);
        struct early f = early_figures(cases, n, p_erisk);
        assert_near(f.f_latency, f.f1 * f.speed, 1e-12);
        assert_true(f.speed >= 0 && f.speed <= 1);
        const double five = early_erde(cases, n, 5), fifty = early_erde(cases, n, 50);
        const double c_alarm = (double)(f.hits + f.misses) / (double)n;
        const double base = (f.misses + f.alarms * c_alarm) / (double)n;
        assert_true(five >= fifty - 1e-12);
        assert_true(fifty >= base - 1e-12 && five <= base + (double)f.hits / (double)n + 1e-12);
    }
}

// P29: the delay of what is no hit; P30: the order of the cases.
static void early_figures__do_not_change__with_order_or_idle_delays(void **state)
{
    (void)state;
    uint64_t seed = 4;
    struct early_case cases[40], other[40];
    for (int i = 0; i < 2000; i++) {
        size_t n = invent(&seed, cases);
        for (size_t k = 0; k < n; k++) {
            other[n - 1 - k] = cases[k];
            if (!cases[k].is_risk || !cases[k].is_called) {
                other[n - 1 - k].k += 17;
            }
        }
        assert_near(early_figures(other, n, p_erisk).f_latency,
                    early_figures(cases, n, p_erisk).f_latency, 1e-12);
        assert_near(early_erde(other, n, 5), early_erde(cases, n, 5), 1e-12);
    }
}

static void early_figures__stay_finite__for_a_huge_delay(void **state)
{
    (void)state;
    const struct early_case one = {true, true, UINT32_MAX, UINT32_MAX};
    assert_near(early_figures(&one, 1, 1).speed, 0, 1e-12);
    assert_near(early_erde(&one, 1, 5), 1, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(early_penalty__agrees__with_the_published_values),
        cmocka_unit_test(early_p__gives_one_half__at_the_median),
        cmocka_unit_test(early_cost__is_one_half__at_o__and_never_overflows),
        cmocka_unit_test(early_erde__rewards_blanket_flags_over_silence__as_published),
        cmocka_unit_test(early_erde__is_not_a_number__without_a_case),
        cmocka_unit_test(early_erde_share__counts_percent),
        cmocka_unit_test(early_figures__punish_better_late_than_never__as_published),
        cmocka_unit_test(early_figures__have_no_latency__without_a_hit),
        cmocka_unit_test(early_figures__take_both_medians__when_the_hits_are_even),
        cmocka_unit_test(early_figures__keep_the_properties__whatever_the_run),
        cmocka_unit_test(early_figures__do_not_change__with_order_or_idle_delays),
        cmocka_unit_test(early_figures__stay_finite__for_a_huge_delay),
    };
    return cmocka_run_group_tests_name("early", tests, NULL, NULL);
}
