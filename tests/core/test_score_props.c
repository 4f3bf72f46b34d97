#include "cm.h"

#include <math.h>
#include <string.h>

#include "core/score.h"

// What any correct scoring satisfies, on thousands of walks from a seed.

enum { LONGEST = 80, WALKS = 4000, KINDS = 6 };

struct tale {
    struct score_message list[LONGEST];
    struct score_walk walk;
};

// splitmix64: the same numbers on every machine.
struct dice {
    uint64_t state;
};

static uint64_t roll(struct dice *d)
{
    uint64_t z = d->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static uint32_t below(struct dice *d, uint32_t n)
{
    return (uint32_t)(roll(d) % n);
}

static bool chance(struct dice *d, uint32_t percent)
{
    return below(d, 100) < percent;
}

// Money lost when t messages had been read.
static uint64_t lost_at(const struct tale *t, uint32_t read)
{
    return read < t->walk.count ? t->list[read].lost_before : t->walk.lost;
}

static void mark(struct tale *t, uint32_t n, uint32_t at)
{
    t->list[n - 1].mark_t = at;
    t->list[n - 1].mark_lost = lost_at(t, at);
}

static void unmark(struct tale *t, uint32_t n)
{
    t->list[n - 1].mark_t = 0;
    t->list[n - 1].mark_lost = 0;
}

static struct score_message random_message(struct dice *d)
{
    struct score_message m = {.named = -1, .is_neutral = chance(d, 10)};
    if (!m.is_neutral && chance(d, 35)) {
        m.signs = UINT64_C(1) << below(d, KINDS);
        m.signs |= chance(d, 20) ? UINT64_C(1) << below(d, KINDS) : 0;
    }
    return m;
}

// A scam that is read to its end, with money lost on the way and no marks.
static void tell(struct tale *t, struct dice *d)
{
    memset(t, 0, sizeof *t);
    uint32_t day = 1;
    uint64_t lost = 0;
    size_t count = 12 + below(d, 40);
    for (size_t i = 0; i < count; i++) {
        t->list[i] = random_message(d);
        day += chance(d, 20);
        lost += chance(d, 6) ? below(d, 300) : 0;
        t->list[i].day = day;
        t->list[i].lost_before = lost;
    }
    t->walk = (struct score_walk){
        .share_read = 1, .stake = 1000, .lost = lost, .messages = t->list, .count = count};
}

static void mark_some(struct tale *t, struct dice *d, uint32_t percent)
{
    for (uint32_t n = 1; n <= t->walk.count; n++) {
        if (chance(d, percent)) {
            mark(t, n, n + below(d, (uint32_t)t->walk.count - n + 1));
        }
    }
}

static struct score score_of(const struct tale *t)
{
    struct score_walk walk = t->walk;
    walk.messages = t->list;
    struct score out;
    score_walk(&walk, &out);
    return out;
}

static bool is_harmless(const struct tale *t, uint32_t n)
{
    return !t->list[n - 1].is_neutral && t->list[n - 1].signs == 0;
}

static uint32_t any_message(const struct tale *t, struct dice *d)
{
    return 1 + below(d, (uint32_t)t->walk.count);
}

typedef void property_fn(struct tale *t, struct dice *d);

static void hold(property_fn *property, uint64_t seed)
{
    struct dice d = {seed};
    for (int i = 0; i < WALKS; i++) {
        struct tale t;
        tell(&t, &d);
        property(&t, &d);
    }
}

static const double tiny = 1e-12;

static void p1(struct tale *t, struct dice *d)
{
    mark_some(t, d, below(d, 101));
    t->walk.end = (enum score_end)below(d, 3);
    t->walk.verdict = (enum verdict)below(d, VERDICTS);
    struct score a = score_of(t), b = score_of(t);
    assert_in_range(a.number, 0, 100);
    assert_true(isfinite(a.j) && isfinite(a.gamma) && isfinite(a.hits));
    assert_true(a.number == b.number && a.why == b.why && fabs(a.j - b.j) <= 0);
}

static void p2(struct tale *t, struct dice *d)
{
    (void)d;
    struct score s = score_of(t);
    assert_true(fabs(s.j) <= 0);
    assert_int_equal(s.number, 0);
}

static void p3(struct tale *t, struct dice *d)
{
    mark_some(t, d, 100);
    assert_int_equal(score_of(t).number, 0);
}

static void p4(struct tale *t, struct dice *d)
{
    (void)d;
    uint64_t seen = 0;
    for (uint32_t n = 1; n <= t->walk.count; n++) {
        if (t->list[n - 1].signs & ~seen) {
            mark(t, n, n);
            t->list[n - 1].mark_lost = t->list[n - 1].lost_before;
        }
        seen |= t->list[n - 1].signs;
    }
    struct score s = score_of(t);
    assert_true(s.sign_count == 0 || fabs(s.j - 1) < tiny);
    assert_true(s.why != SCORE_OK || s.number == 100);
}

static void p5(struct tale *t, struct dice *d)
{
    mark_some(t, d, 40);
    double before = score_of(t).j;
    uint32_t n = any_message(t, d), at = t->list[n - 1].mark_t;
    if (at > n) {
        mark(t, n, n + below(d, at - n));
        assert_true(score_of(t).j >= before - tiny);
    }
}

static void p6(struct tale *t, struct dice *d)
{
    mark_some(t, d, 40);
    double before = score_of(t).j;
    uint32_t n = any_message(t, d);
    if (t->list[n - 1].signs) {
        unmark(t, n);
        assert_true(score_of(t).j <= before + tiny);
    }
}

static void p7(struct tale *t, struct dice *d)
{
    mark_some(t, d, 30);
    struct score before = score_of(t);
    uint32_t n = any_message(t, d);
    if (!is_harmless(t, n)) {
        return;
    }
    bool was_marked = t->list[n - 1].mark_t != 0;
    mark(t, n, n);
    double after = score_of(t).j;
    assert_true(after <= before.j + tiny);
    assert_true(was_marked || before.counted == 0 || after < before.j);
}

// The log's order is gone in a walk; what is left is that a second mark on the
// same sign, or the same mark made again later, is nothing.
static void p8(struct tale *t, struct dice *d)
{
    mark_some(t, d, 40);
    struct score before = score_of(t);
    for (uint32_t i = 0; i < before.sign_count; i++) {
        const struct score_sign *one = &before.signs[i];
        for (uint32_t n = one->onset; one->t && n <= t->walk.count; n++) {
            bool is_alone = t->list[n - 1].signs == UINT64_C(1) << one->sign;
            if (is_alone && t->list[n - 1].mark_t == 0 && n >= one->t) {
                mark(t, n, n);
            }
        }
    }
    struct score after = score_of(t);
    assert_true(fabs(after.j - before.j) <= 0);
    assert_int_equal(after.noticed, before.noticed);
}

static void p9(struct tale *t, struct dice *d)
{
    enum { MORE = 7 };
    mark_some(t, d, 40);
    struct score before = score_of(t);
    memmove(t->list + MORE, t->list, t->walk.count * sizeof t->list[0]);
    memset(t->list, 0, MORE * sizeof t->list[0]);
    t->walk.count += MORE;
    for (size_t i = 0; i < t->walk.count; i++) {
        t->list[i].mark_t += t->list[i].mark_t ? MORE : 0;
    }
    struct score after = score_of(t);
    assert_int_equal(after.sign_count, before.sign_count);
    for (uint32_t i = 0; i < before.sign_count; i++) {
        assert_int_equal(after.signs[i].k, before.signs[i].k);
    }
}

// What was not walked lies behind the count, or beside it, and is never read.
static void p10(struct tale *t, struct dice *d)
{
    mark_some(t, d, 40);
    struct score before = score_of(t);
    for (size_t i = t->walk.count; i < LONGEST; i++) {
        t->list[i] = (struct score_message){.signs = ~UINT64_C(0), .mark_t = 1};
    }
    struct score after = score_of(t);
    assert_int_equal(after.number, before.number);
    assert_true(fabs(after.j - before.j) <= 0);
}

static void p11(struct tale *t, struct dice *d)
{
    mark_some(t, d, 40);
    struct score before = score_of(t);
    for (uint32_t i = 0; i < before.sign_count; i++) {
        if (before.signs[i].t) {
            t->list[t->walk.count] = t->list[t->walk.count - 1];
            t->list[t->walk.count].is_neutral = false;
            t->list[t->walk.count].signs = UINT64_C(1) << before.signs[i].sign;
            unmark(t, (uint32_t)++t->walk.count);
        }
    }
    assert_true(score_of(t).j <= before.j + tiny);
}

static void p12(struct tale *t, struct dice *d)
{
    mark_some(t, d, 40);
    struct score before = score_of(t);
    for (uint32_t n = 1; n <= t->walk.count; n++) {
        if (t->list[n - 1].is_neutral) {
            t->list[n - 1].mark_t = t->list[n - 1].mark_t ? 0 : n;
        }
    }
    assert_true(fabs(score_of(t).j - before.j) <= 0);
    assert_int_equal(score_of(t).number, before.number);
}

static void p13(struct tale *t, struct dice *d)
{
    mark_some(t, d, 40);
    struct score before = score_of(t);
    t->walk.lost += 5000;
    assert_true(fabs(score_of(t).j - before.j) <= 0);
    uint32_t n = any_message(t, d);
    t->list[n - 1].mark_lost += below(d, 900);
    assert_true(score_of(t).j <= before.j + tiny);
}

static void p15(struct tale *t, struct dice *d)
{
    mark_some(t, d, 30);
    uint32_t fresh = (uint32_t)t->walk.count - below(d, SCORE_GRACE);
    t->list[fresh - 1].signs = UINT64_C(1) << 40;
    t->list[fresh - 1].is_neutral = false;
    unmark(t, fresh);
    t->walk.end = SCORE_END_BROKEN_OFF;
    struct score off = score_of(t);
    t->walk.end = SCORE_END_NATURAL;
    struct score natural = score_of(t);
    assert_true(off.why != SCORE_OK || natural.number <= off.number);
    t->walk.end = SCORE_END_BROKEN_OFF;
    t->list[fresh - 1].signs = 0;
    t->list[fresh - 1].is_neutral = true;
    struct score without = score_of(t);
    assert_true(fabs(off.j - without.j) < tiny);
    assert_int_equal(off.counted, without.counted);
}

static void p16(struct tale *t, struct dice *d)
{
    mark_some(t, d, 40);
    struct score s = score_of(t);
    for (uint32_t i = 0; i < s.sign_count; i++) {
        const struct score_sign *one = &s.signs[i];
        assert_true((one->t == 0) == (one->k == 0));
        assert_true(one->t == 0 || one->t >= one->onset);
        assert_true(one->credit <= 1 - score_penalty(one->k ? one->k : 1) + tiny);
    }
}

static uint64_t relabel(uint64_t signs, const uint8_t *to)
{
    uint64_t out = 0;
    for (int i = 0; i < 64; i++) {
        out |= (signs >> i & 1) << to[i];
    }
    return out;
}

static void p17(struct tale *t, struct dice *d)
{
    mark_some(t, d, 40);
    struct score before = score_of(t);
    uint8_t to[64];
    for (uint8_t i = 0; i < 64; i++) {
        uint8_t j = (uint8_t)below(d, i + 1u);
        to[i] = to[j];
        to[j] = i;
    }
    for (size_t i = 0; i < t->walk.count; i++) {
        t->list[i].signs = relabel(t->list[i].signs, to);
    }
    struct score after = score_of(t);
    assert_true(fabs(after.j - before.j) < tiny);
    assert_int_equal(after.noticed, before.noticed);
    assert_int_equal(after.counted, before.counted);
}

static void make_honest(struct tale *t)
{
    t->walk.verdict = VERDICT_HARMLESS;
    for (size_t i = 0; i < t->walk.count; i++) {
        t->list[i].signs = 0;
    }
}

static void p18(struct tale *t, struct dice *d)
{
    make_honest(t);
    mark_some(t, d, 30);
    struct score before = score_of(t);
    uint32_t n = any_message(t, d);
    if (is_harmless(t, n) && t->list[n - 1].mark_t == 0) {
        mark(t, n, n);
        assert_true(score_of(t).j < before.j);
        assert_true(score_of(t).number <= before.number);
    }
}

static void p19(struct tale *t, struct dice *d)
{
    make_honest(t);
    mark_some(t, d, below(d, 60));
    t->walk.end = SCORE_END_BROKEN_OFF;
    t->walk.share_read = (double)below(d, 101) / 100;
    struct score s = score_of(t);
    assert_int_equal(s.why, SCORE_OK);
    assert_int_equal(s.number, 0);
}

static void p20(struct tale *t, struct dice *d)
{
    make_honest(t);
    struct score whole = score_of(t);
    t->walk.end = SCORE_END_POLITE;
    t->walk.share_read = (double)below(d, 101) / 100;
    struct score left = score_of(t);
    assert_true((left.why == SCORE_OK) == (t->walk.share_read >= 0.5));
    assert_true(left.number <= whole.number);
    t->walk.count = 1;
    t->walk.share_read = 0.1;
    assert_true(score_of(t).number <= whole.number);
}

static void score_walk__stays_in_range_and_is_a_function__p1(void **state)
{
    (void)state;
    hold(p1, 1);
}

static void score_walk__is_0__p2_without_marks(void **state)
{
    (void)state;
    hold(p2, 2);
}

static void score_walk__is_0__p3_with_every_message_marked(void **state)
{
    (void)state;
    hold(p3, 3);
}

static void score_walk__is_100__p4_with_each_first_appearance_marked(void **state)
{
    (void)state;
    hold(p4, 4);
}

static void score_walk__never_falls__p5_when_a_mark_comes_earlier(void **state)
{
    (void)state;
    hold(p5, 5);
}

static void score_walk__never_rises__p6_when_a_right_mark_goes(void **state)
{
    (void)state;
    hold(p6, 6);
}

static void score_walk__falls__p7_with_a_false_mark(void **state)
{
    (void)state;
    hold(p7, 7);
}

static void score_walk__stays__p8_with_a_second_mark_on_a_sign(void **state)
{
    (void)state;
    hold(p8, 8);
}

static void score_walk__keeps_each_k__p9_with_messages_put_before(void **state)
{
    (void)state;
    hold(p9, 9);
}

static void score_walk__stays__p10_whatever_was_not_walked(void **state)
{
    (void)state;
    hold(p10, 10);
}

static void score_walk__never_rises__p11_when_a_known_sign_shows_again(void **state)
{
    (void)state;
    hold(p11, 11);
}

static void score_walk__stays__p12_with_marks_on_neutral_messages(void **state)
{
    (void)state;
    hold(p12, 12);
}

static void score_walk__never_rises__p13_with_more_lost_before(void **state)
{
    (void)state;
    hold(p13, 13);
}

// Marks at random and at once, on walks without a loss: nothing is earned.
static void score_walk__is_nothing_on_average__p14_for_random_marks(void **state)
{
    (void)state;
    for (uint32_t percent = 5; percent <= 70; percent += 13) {
        struct dice d = {1400 + percent};
        double sum = 0;
        for (int i = 0; i < WALKS; i++) {
            struct tale t;
            tell(&t, &d);
            for (uint32_t n = 1; n <= t.walk.count; n++) {
                t.list[n - 1].lost_before = 0;
            }
            t.walk.lost = 0;
            for (uint32_t n = 1; n <= t.walk.count; n++) {
                if (chance(&d, percent)) {
                    mark(&t, n, n);
                }
            }
            sum += score_of(&t).j;
        }
        assert_true(fabs(sum / WALKS) < 0.02);
    }
}

static void score_walk__leaves_out_a_fresh_sign__p15_on_breaking_off(void **state)
{
    (void)state;
    hold(p15, 15);
}

static void score_walk__gives_less_credit__p16_the_later_a_mark(void **state)
{
    (void)state;
    hold(p16, 16);
    assert_true(fabs(score_penalty(1)) <= 0);
    assert_true(fabs(score_penalty(SCORE_K) - 0.5) < tiny);
    for (int k = 1; k < 200; k++) {
        assert_true(score_penalty(k + 1) > score_penalty(k));
    }
}

static void score_walk__stays__p17_when_signs_are_relabelled(void **state)
{
    (void)state;
    hold(p17, 17);
}

static void score_walk__falls__p18_with_a_false_mark_in_an_honest_story(void **state)
{
    (void)state;
    hold(p18, 18);
}

static void score_walk__is_0__p19_when_an_honest_story_is_broken_off(void **state)
{
    (void)state;
    hold(p19, 19);
}

static void score_walk__is_scored__p20_only_when_half_was_read(void **state)
{
    (void)state;
    hold(p20, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(score_walk__stays_in_range_and_is_a_function__p1),
        cmocka_unit_test(score_walk__is_0__p2_without_marks),
        cmocka_unit_test(score_walk__is_0__p3_with_every_message_marked),
        cmocka_unit_test(score_walk__is_100__p4_with_each_first_appearance_marked),
        cmocka_unit_test(score_walk__never_falls__p5_when_a_mark_comes_earlier),
        cmocka_unit_test(score_walk__never_rises__p6_when_a_right_mark_goes),
        cmocka_unit_test(score_walk__falls__p7_with_a_false_mark),
        cmocka_unit_test(score_walk__stays__p8_with_a_second_mark_on_a_sign),
        cmocka_unit_test(score_walk__keeps_each_k__p9_with_messages_put_before),
        cmocka_unit_test(score_walk__stays__p10_whatever_was_not_walked),
        cmocka_unit_test(score_walk__never_rises__p11_when_a_known_sign_shows_again),
        cmocka_unit_test(score_walk__stays__p12_with_marks_on_neutral_messages),
        cmocka_unit_test(score_walk__never_rises__p13_with_more_lost_before),
        cmocka_unit_test(score_walk__is_nothing_on_average__p14_for_random_marks),
        cmocka_unit_test(score_walk__leaves_out_a_fresh_sign__p15_on_breaking_off),
        cmocka_unit_test(score_walk__gives_less_credit__p16_the_later_a_mark),
        cmocka_unit_test(score_walk__stays__p17_when_signs_are_relabelled),
        cmocka_unit_test(score_walk__falls__p18_with_a_false_mark_in_an_honest_story),
        cmocka_unit_test(score_walk__is_0__p19_when_an_honest_story_is_broken_off),
        cmocka_unit_test(score_walk__is_scored__p20_only_when_half_was_read),
    };
    return cmocka_run_group_tests_name("score_props", tests, NULL, NULL);
}
