#include "cm.h"

#include <stdint.h>
#include <string.h>

#include "core/base.h"
#include "core/near.h"
#include "core/profile.h"

enum { SIGNS = 5, HARMLESS = 20, TODAY = 20000 };

// A pool of conversations that look alike but for how they went.
struct life {
    struct played list[64];  // the newest first
    struct played_seen seen[64][SIGNS];
    size_t count;
};

static const uint32_t at_once[SIGNS] = {1, 1, 1, 1, 1};

// A scam with five signs, each shown once and noticed after k messages (0: never).
static struct played *add_scam(struct life *l, uint32_t k, uint32_t false_marks)
{
    size_t n = l->count++;
    for (uint8_t i = 0; i < SIGNS; i++) {
        l->seen[n][i] = (struct played_seen){
            .sign = i, .k = k, .credit = k ? 1 - score_penalty(k) : 0, .first = i, .count = 1};
    }
    l->list[n] = (struct played){.verdict = VERDICT_SCAM,
                                 .end = SCORE_END_NATURAL,
                                 .number = 50,
                                 .day = TODAY - (int64_t)n,
                                 .harmless = HARMLESS,
                                 .false_marks = false_marks,
                                 .onset_to_end = 12,
                                 .stake = 100,
                                 .seen = l->seen[n],
                                 .seen_count = SIGNS,
                                 .after = at_once};
    return &l->list[n];
}

static struct played *add_honest(struct life *l, uint32_t false_marks)
{
    l->list[l->count] = (struct played){.verdict = VERDICT_HARMLESS,
                                        .outcome = OUTCOME_TRUSTED,
                                        .number = 50,
                                        .day = TODAY,
                                        .harmless = HARMLESS,
                                        .false_marks = false_marks};
    return &l->list[l->count++];
}

static struct profile fold(const struct life *l)
{
    struct profile p;
    profile_fold(l->list, l->count, TODAY, &p);
    return p;
}

// Two honest ones with false marks on q, three scams noticed at once: 1 - q with q pooled,
// since each sign showed once.  5 of 100 harmless messages: .95.
static void profile_fold__gives_notice__as_informedness(void **state)
{
    (void)state;
    struct life l = {0};
    for (int i = 0; i < 3; i++) {
        add_scam(&l, 1, 0);
    }
    add_honest(&l, 5);
    add_honest(&l, 0);
    struct profile p = fold(&l);
    assert_true(p.has_notice);
    assert_near(p.notice, 0.95, 1e-12);
    assert_int_equal(p.counts.hits, 15);
    assert_int_equal(p.counts.alarms, 5);
    assert_int_equal(p.counts.rests, 95);
}

static void profile_fold__leaves_out__what_has_too_few_conversations(void **state)
{
    (void)state;
    struct life l = {0};
    struct profile p = fold(&l);
    assert_false(p.has_notice || p.has_act || p.has_saved || p.figures.is_enough);
    assert_int_equal(p.bias, BIAS_UNKNOWN);
    assert_int_equal(p.trend, TREND_UNKNOWN);
    assert_int_equal(p.points, 0);
    add_scam(&l, 1, 0);
    add_scam(&l, 1, 0);
    add_honest(&l, 0);
    add_honest(&l, 0);
    assert_false(fold(&l).has_notice);
    add_scam(&l, 1, 0);
    assert_true(fold(&l).has_notice);
    l.count = 0;
    for (int i = 0; i < 9; i++) {
        add_scam(&l, 1, 0);
    }
    add_honest(&l, 0);
    assert_false(fold(&l).has_notice);
    assert_true(fold(&l).has_saved);
}

static void profile_fold__passes_over__what_has_no_number(void **state)
{
    (void)state;
    struct life l = {0};
    for (int i = 0; i < 5; i++) {
        add_scam(&l, 0, 0)->number = -1;
        add_scam(&l, 1, 0);
        add_honest(&l, 0);
    }
    struct profile p = fold(&l);
    assert_near(p.notice, 1, 1e-12);
    assert_int_equal(p.pasts, 15);
    assert_int_equal(p.scams + p.honest, 10);
}

static void profile_fold__looks_at_ten__and_no_further(void **state)
{
    (void)state;
    struct life l = {0};
    for (int i = 0; i < 5; i++) {
        add_scam(&l, 1, 0);
        add_honest(&l, 0);
    }
    for (int i = 0; i < 20; i++) {
        add_scam(&l, 0, HARMLESS);
    }
    assert_near(fold(&l).notice, 1, 1e-12);
}

// P21: always leaving at once: D is at most 1, every honest one is broken off.
static void profile_fold__gives_no_act__to_who_always_leaves(void **state)
{
    (void)state;
    struct life l = {0};
    for (int i = 0; i < 5; i++) {
        struct played *scam = add_scam(&l, 1, 0);
        scam->end = SCORE_END_BROKEN_OFF;
        scam->onset_to_end = 1;
        add_honest(&l, 0)->end = SCORE_END_BROKEN_OFF;
    }
    struct profile p = fold(&l);
    assert_true(p.has_act);
    assert_true(p.act <= 0);
}

// P21: never leaving, and every scam took money: 0.  Without a loss one half each.
static void profile_fold__gives_act_by_loss__to_who_never_leaves(void **state)
{
    (void)state;
    struct life l = {0};
    for (int i = 0; i < 3; i++) {
        add_scam(&l, 1, 0);
        add_honest(&l, 0);
    }
    assert_near(fold(&l).act, 0.5, 1e-12);
    for (size_t i = 0; i < l.count; i++) {
        l.list[i].lost = l.list[i].verdict == VERDICT_SCAM ? 1 : 0;
    }
    assert_near(fold(&l).act, 0, 1e-12);
}

// Left 10 messages after the first sign (K = 10: one half), a quarter of the stake gone.
static void profile_fold__weighs_act__by_messages_and_money(void **state)
{
    (void)state;
    struct life l = {0};
    for (int i = 0; i < 3; i++) {
        struct played *scam = add_scam(&l, 1, 0);
        scam->end = SCORE_END_BROKEN_OFF;
        scam->onset_to_end = 10;
        scam->lost = 25;
    }
    add_honest(&l, 0);
    add_honest(&l, 0);
    struct profile p = fold(&l);
    assert_near(p.act, 0.5 * 0.75, 1e-12);
    assert_near(p.saved, 0.75, 1e-12);
}

// P22: every message marked: q = 1, and NOTICE is 0.
static void profile_fold__gives_no_notice__to_a_blanket_flagger(void **state)
{
    (void)state;
    struct life l = {0};
    for (int i = 0; i < 4; i++) {
        add_scam(&l, 1, HARMLESS);
        add_honest(&l, HARMLESS);
    }
    struct profile p = fold(&l);
    assert_near(p.notice, 0, 1e-12);
    assert_int_equal(p.bias, BIAS_SUSPECTS);
}

static void profile_fold__says_holding_back__of_who_marks_nothing(void **state)
{
    (void)state;
    struct life l = {0};
    for (int i = 0; i < 4; i++) {
        add_scam(&l, 0, 0);
        add_honest(&l, 0);
    }
    struct profile p = fold(&l);
    assert_near(p.notice, 0, 1e-12);
    assert_int_equal(p.bias, BIAS_HOLDS_BACK);
    assert_false(p.figures.is_enough);
}

// P23: the order of the conversations in the window changes none of its figures.
static void profile_fold__does_not_depend__on_the_order_in_the_window(void **state)
{
    (void)state;
    struct life l = {0}, other = {0};
    for (uint32_t i = 0; i < 5; i++) {
        add_scam(&l, i, i)->lost = i;
        add_honest(&l, 4 - i);
    }
    for (size_t i = 0; i < l.count; i++) {
        other.list[other.count++] = l.list[l.count - 1 - i];
    }
    struct profile a = fold(&l), b = fold(&other);
    assert_near(a.notice, b.notice, 1e-12);
    assert_near(a.act, b.act, 1e-12);
    assert_near(a.saved, b.saved, 1e-12);
    assert_near(a.figures.d, b.figures.d, 1e-12);
}

// The newer half has k and marks `after`, the older half `before`.
static enum profile_trend trend(uint32_t k_before, uint32_t marks_before, uint32_t k_after,
                                uint32_t marks_after)
{
    struct life l = {0};
    for (int i = 0; i < 10; i++) {
        bool is_new = i < 5;
        uint32_t marks = is_new ? marks_after : marks_before;
        if (i % 2) {
            add_honest(&l, marks);
        } else {
            add_scam(&l, is_new ? k_after : k_before, marks);
        }
    }
    return fold(&l).trend;
}

static void profile_fold__tells_better__from_more_suspicious(void **state)
{
    (void)state;
    assert_int_equal(trend(10, 0, 1, 0), TREND_BETTER);
    assert_int_equal(trend(10, 0, 1, 6), TREND_SUSPICIOUS);
    assert_int_equal(trend(10, 0, 1, 1), TREND_BETTER);
    assert_int_equal(trend(1, 0, 1, 6), TREND_SUSPICIOUS);
    assert_int_equal(trend(1, 6, 1, 0), TREND_BETTER);
    assert_int_equal(trend(1, 6, 10, 0), TREND_TRUSTING);
    assert_int_equal(trend(1, 0, 0, 6), TREND_WORSE);
    assert_int_equal(trend(1, 0, 10, 0), TREND_WORSE);
    assert_int_equal(trend(3, 1, 3, 1), TREND_SAME);
}

static void profile_fold__draws_no_curve__below_three_scams(void **state)
{
    (void)state;
    struct life l = {0};
    add_scam(&l, 1, 0);
    add_scam(&l, 1, 0);
    assert_int_equal(fold(&l).points, 0);
    add_scam(&l, 0, 0);
    struct profile p = fold(&l);
    assert_int_equal(p.points, 1);
    assert_near(p.curve[0].level, 2.0 / 3, 1e-12);
    assert_true(p.curve[0].low < 2.0 / 3 && p.curve[0].high > 2.0 / 3);
}

static void profile_fold__draws_the_newest_at_the_right__and_at_most_forty(void **state)
{
    (void)state;
    struct life l = {0};
    for (uint32_t i = 0; i < 60; i++) {
        add_scam(&l, i < 3 ? 1 : 0, 0);
    }
    struct profile p = fold(&l);
    assert_int_equal(p.points, PROFILE_CURVE_MAX);
    assert_near(p.curve[p.points - 1].level, 1, 1e-12);
    assert_near(p.curve[0].level, 0, 0);
}

// 15 signs, ten at 1 and five at 0: one standard error is sqrt(10/3 / 14 / 15).
static void profile_fold__draws_a_band__of_one_standard_error(void **state)
{
    (void)state;
    struct life l = {0};
    add_scam(&l, 1, 0);
    add_scam(&l, 1, 0);
    add_scam(&l, 0, 0);
    struct profile p = fold(&l);
    assert_near(p.curve[0].high - p.curve[0].level, 0.1259882, 1e-6);
    assert_near(p.curve[0].level - p.curve[0].low, 0.1259882, 1e-6);
}

static void profile_fold__draws_no_point_below_nought(void **state)
{
    (void)state;
    struct life l = {0};
    for (int i = 0; i < 3; i++) {
        add_scam(&l, 0, HARMLESS / 2);  // marks, and never on a sign: worse than chance
    }
    struct profile p = fold(&l);
    assert_near(p.curve[0].level, 0, 0);
    assert_near(p.curve[0].low, 0, 0);
}

static void profile_fold__counts_scams_left__politely_or_not(void **state)
{
    (void)state;
    struct life l = {0};
    add_scam(&l, 1, 0)->end = SCORE_END_POLITE;
    add_scam(&l, 1, 0)->end = SCORE_END_BROKEN_OFF;
    add_scam(&l, 1, 0);
    add_honest(&l, 0)->end = SCORE_END_POLITE;
    struct profile p = fold(&l);
    assert_int_equal(p.scams_left, 2);
    assert_int_equal(p.honest_left, 0);
    assert_int_equal(p.left_early, 0);
}

static void profile_fold__counts_apart__what_was_left_too_early_for_a_number(void **state)
{
    (void)state;
    struct life l = {0};
    struct played *left = add_scam(&l, 0, 0), *unread = add_honest(&l, 0);
    left->end = unread->end = SCORE_END_BROKEN_OFF;
    left->number = unread->number = -1;
    add_scam(&l, 0, 0)->number = -1;  // to its end, and too short
    struct profile p = fold(&l);
    assert_int_equal(p.left_early, 1);
    assert_int_equal(p.scams_left, 0);
}

static void profile_fold__loses_no_more_than_was_at_stake(void **state)
{
    (void)state;
    struct life l = {0};
    add_scam(&l, 1, 0)->lost = 500;
    add_scam(&l, 1, 0);
    struct profile p = fold(&l);
    assert_int_equal(p.lost, 100);
    assert_near(p.saved, 0.5, 1e-12);
}

// Ten scams in which `hits` of 50 signs and `alarms` of 200 harmless messages were marked.
static enum profile_bias bias(uint32_t hits, uint32_t alarms)
{
    struct life l = {0};
    for (uint32_t i = 0; i < PROFILE_WINDOW; i++) {
        struct played *p = add_scam(&l, 0, i ? 0 : alarms);
        p->harmless = HARMLESS;
        for (uint32_t k = 0; k < SIGNS && hits; k++, hits--) {
            l.seen[i][k].k = 1;
            l.seen[i][k].credit = 1;
        }
    }
    return fold(&l).bias;
}

// By hand, log-linear: c = .94 and .81 with 10 false alarms; -.41 and -.22 with 60; with 19
// and 24 and every sign noticed, -.52 and -.58: the share of false alarms decides.
static void profile_fold__names_a_bias__from_the_thresholds_on(void **state)
{
    (void)state;
    assert_int_equal(bias(20, 10), BIAS_HOLDS_BACK);
    assert_int_equal(bias(25, 10), BIAS_EVEN);
    assert_int_equal(bias(46, 60), BIAS_SUSPECTS);
    assert_int_equal(bias(42, 60), BIAS_EVEN);
    assert_int_equal(bias(50, 19), BIAS_EVEN);
    assert_int_equal(bias(50, 24), BIAS_SUSPECTS);
}

// Two halves of five: 25 signs with these credits in hundredths, and so many false marks of
// 100 harmless messages.
static enum profile_trend change(double before, uint32_t marks_before, double after,
                                 uint32_t marks_after)
{
    struct life l = {0};
    for (uint32_t i = 0; i < PROFILE_WINDOW; i++) {
        uint32_t marks = i == 0 ? marks_after : i == PROFILE_WINDOW - 1 ? marks_before : 0;
        add_scam(&l, 1, marks);
        for (uint32_t k = 0; k < SIGNS; k++) {
            l.seen[i][k].credit = i < PROFILE_WINDOW / 2 ? after : before;
        }
    }
    return fold(&l).trend;
}

static void profile_fold__speaks_of_a_change__from_the_thresholds_on(void **state)
{
    (void)state;
    assert_int_equal(change(0.5, 0, 0.59, 0), TREND_SAME);
    assert_int_equal(change(0.5, 0, 0.61, 0), TREND_BETTER);
    assert_int_equal(change(0.5, 0, 0.41, 0), TREND_SAME);
    assert_int_equal(change(0.5, 0, 0.39, 0), TREND_WORSE);
    assert_int_equal(change(0.5, 0, 0.5, 4), TREND_SAME);
    assert_int_equal(change(0.5, 0, 0.5, 6), TREND_SUSPICIOUS);
    assert_int_equal(change(0.5, 0, 0.75, 8), TREND_BETTER);      // a third of .25 is more
    assert_int_equal(change(0.5, 0, 0.75, 9), TREND_SUSPICIOUS);  // and less
    assert_int_equal(change(0.5, 6, 0.5, 0), TREND_BETTER);
    assert_int_equal(change(0.5, 4, 0.5, 0), TREND_SAME);
}

static void profile_fold__compares_ten_with_ten__and_looks_no_further_back(void **state)
{
    (void)state;
    struct life l = {0};
    for (int i = 0; i < 30; i++) {
        add_scam(&l, i < 20 ? 1 : 0, 0);
    }
    assert_int_equal(fold(&l).trend, TREND_SAME);
}

static void profile_need__is_greatest__for_what_was_never_met(void **state)
{
    (void)state;
    struct life l = {0};
    add_scam(&l, 1, 0);
    struct profile p = fold(&l);
    assert_near(profile_need(&p, 0x1F, TODAY), 0, 1e-12);
    assert_near(profile_need(&p, 0x60, TODAY), 2, 1e-12);
    assert_true(profile_need(&p, 0x1F, TODAY + 30) > 0.1);
    assert_near(profile_need(&p, 0, TODAY), 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(profile_fold__gives_notice__as_informedness),
        cmocka_unit_test(profile_fold__leaves_out__what_has_too_few_conversations),
        cmocka_unit_test(profile_fold__passes_over__what_has_no_number),
        cmocka_unit_test(profile_fold__looks_at_ten__and_no_further),
        cmocka_unit_test(profile_fold__gives_no_act__to_who_always_leaves),
        cmocka_unit_test(profile_fold__gives_act_by_loss__to_who_never_leaves),
        cmocka_unit_test(profile_fold__weighs_act__by_messages_and_money),
        cmocka_unit_test(profile_fold__gives_no_notice__to_a_blanket_flagger),
        cmocka_unit_test(profile_fold__says_holding_back__of_who_marks_nothing),
        cmocka_unit_test(profile_fold__does_not_depend__on_the_order_in_the_window),
        cmocka_unit_test(profile_fold__tells_better__from_more_suspicious),
        cmocka_unit_test(profile_fold__draws_no_curve__below_three_scams),
        cmocka_unit_test(profile_fold__draws_the_newest_at_the_right__and_at_most_forty),
        cmocka_unit_test(profile_fold__draws_a_band__of_one_standard_error),
        cmocka_unit_test(profile_fold__draws_no_point_below_nought),
        cmocka_unit_test(profile_fold__counts_scams_left__politely_or_not),
        cmocka_unit_test(profile_fold__counts_apart__what_was_left_too_early_for_a_number),
        cmocka_unit_test(profile_fold__loses_no_more_than_was_at_stake),
        cmocka_unit_test(profile_fold__names_a_bias__from_the_thresholds_on),
        cmocka_unit_test(profile_fold__speaks_of_a_change__from_the_thresholds_on),
        cmocka_unit_test(profile_fold__compares_ten_with_ten__and_looks_no_further_back),
        cmocka_unit_test(profile_need__is_greatest__for_what_was_never_met),
    };
    return cmocka_run_group_tests_name("profile", tests, NULL, NULL);
}
