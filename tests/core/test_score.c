#include "cm.h"

#include <math.h>
#include <string.h>

#include "core/score.h"
#include "core/session.h"
#include "sketch.h"

// K = 10, so p = ln 3 / 9 and 1 - pen(k) = 2 / (1 + 3^((k - 1) / 9)):
//   k = 1: 1      k = 10: 2/4 = 0.5      k = 19: 2/10 = 0.2
// Every example below is worked by hand from these three.

enum { LONGEST = 64 };

// A walk as letters: '.' harmless, '~' neutral, 'A' shows sign 0, 'B' sign 1, …
struct tale {
    struct score_message list[LONGEST];
    struct score_walk walk;
};

static void tell(struct tale *t, const char *letters)
{
    memset(t, 0, sizeof *t);
    for (size_t i = 0; letters[i]; i++) {
        t->list[i].named = -1;
        t->list[i].day = 1;
        t->list[i].is_neutral = letters[i] == '~';
        if (letters[i] >= 'A' && letters[i] <= 'Z') {
            t->list[i].signs = UINT64_C(1) << (letters[i] - 'A');
        }
        t->walk.count = i + 1;
    }
    t->walk.messages = t->list;
    t->walk.share_read = 1;
    t->walk.stake = 1000;
}

// Message n is marked when t messages had been read.
static void mark(struct tale *t, uint32_t n, uint32_t at)
{
    t->list[n - 1].mark_t = at;
}

static struct score score_of(struct tale *t)
{
    struct score out;
    score_walk(&t->walk, &out);
    return out;
}

static void assert_near(double a, double b)
{
    assert_true(fabs(a - b) < 1e-12);
}

static void score_penalty__is_zero_at_once_and_half__at_k(void **state)
{
    (void)state;
    assert_near(score_penalty(1), 0);
    assert_near(score_penalty(10), 0.5);
    assert_near(score_penalty(19), 0.8);
    assert_true(score_penalty(1e9) <= 1);
}

// Three signs, each marked at once, nothing else: H = 1, q = 0: 100.
static void score_walk__is_100__when_every_sign_is_marked_at_once(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "..A...B..C..");
    mark(&t, 3, 3);
    mark(&t, 7, 7);
    mark(&t, 10, 10);
    struct score s = score_of(&t);
    assert_int_equal(s.why, SCORE_OK);
    assert_int_equal(s.number, 100);
    assert_int_equal(s.counted, 3);
    assert_int_equal(s.noticed, 3);
    assert_int_equal(s.harmless, 9);
    assert_near(s.gamma, 0);
    assert_true(s.has_median);
    assert_near(s.median_later, 0);
}

static void score_walk__is_0__when_nothing_is_marked(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "..A...B..C..");
    struct score s = score_of(&t);
    assert_int_equal(s.why, SCORE_OK);
    assert_int_equal(s.number, 0);
    assert_near(s.j, 0);
    assert_false(s.has_median);
    assert_int_equal(s.signs[0].k, 0);
}

// Every message marked at once: H = 1, q = 1, chance = 1: 0.
static void score_walk__is_0__when_everything_is_marked(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "..A...B..C..");
    for (uint32_t n = 1; n <= 12; n++) {
        mark(&t, n, n);
    }
    struct score s = score_of(&t);
    assert_int_equal(s.number, 0);
    assert_near(s.hits, 1);
    assert_near(s.gamma, 1);
    assert_int_equal(s.false_marks, 9);
}

// A at 1 marked at 10: k = 10, 0.5.  B at 2 marked at 2: 1.  C at 3 marked at
// 21: k = 19, 0.2.  (0.5 + 1 + 0.2) / 3 = 0.5667: 57.  Later by 9, 0, 18: median 9.
static void score_walk__takes_off_for_lateness__by_messages(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "ABC...........................");
    mark(&t, 1, 10);
    mark(&t, 2, 2);
    mark(&t, 3, 21);
    struct score s = score_of(&t);
    assert_near(s.hits, 1.7 / 3);
    assert_int_equal(s.number, 57);
    assert_int_equal(s.signs[0].k, 10);
    assert_int_equal(s.signs[2].k, 19);
    assert_near(s.median_later, 9);
}

// Only two of three are noticed, at once: 2/3: 67; later by 0 and 0.
static void score_walk__counts_a_missed_sign__as_nothing(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "ABC........");
    mark(&t, 1, 1);
    mark(&t, 3, 3);
    struct score s = score_of(&t);
    assert_int_equal(s.number, 67);
    assert_int_equal(s.noticed, 2);
    assert_int_equal(s.signs[1].t, 0);
    assert_near(s.signs[1].credit, 0);
}

// A at 1, marked at 10 when 500 of 1000 are lost: 0.5 * 0.5 = 0.25.  B and C at
// once: (0.25 + 1 + 1) / 3 = 0.75.
static void score_walk__takes_off_for_loss__before_recognising(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "ABC........");
    mark(&t, 1, 10);
    t.list[0].mark_lost = 500;
    mark(&t, 2, 2);
    mark(&t, 3, 3);
    struct score s = score_of(&t);
    assert_near(s.signs[0].loss, 0.5);
    assert_int_equal(s.number, 75);
}

// The whole stake lost before A is recognised: 0.  (0 + 1 + 1) / 3: 67.
static void score_walk__gives_no_credit__when_the_stake_was_lost_first(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "ABC........");
    mark(&t, 1, 1);
    t.list[0].mark_lost = 1500;
    mark(&t, 2, 2);
    mark(&t, 3, 3);
    struct score s = score_of(&t);
    assert_near(s.signs[0].loss, 1);
    assert_int_equal(s.number, 67);
}

// Money lost before the onset is no part of the loss: 400 - 400 = 0.
static void score_walk__leaves_out_the_loss__before_the_onset(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "ABC........");
    for (uint32_t n = 1; n <= 3; n++) {
        mark(&t, n, n);
        t.list[n - 1].lost_before = 400;
        t.list[n - 1].mark_lost = 400;
    }
    assert_int_equal(score_of(&t).number, 100);
}

// A shows at 1 and again at 10, so its chance is q + q (1 - q) / 2.  Two of ten
// harmless ones are marked: q = 0.2, chance of A 0.28, of B and C 0.2 each.
// gamma = 0.68 / 3 = 0.2267; H = 1; J = 0.7733: 77.
static void score_walk__takes_off_more_chance__for_a_repeated_sign(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "ABC......A....");
    mark(&t, 1, 1);
    mark(&t, 2, 2);
    mark(&t, 3, 3);
    mark(&t, 5, 5);
    mark(&t, 12, 12);
    struct score s = score_of(&t);
    assert_int_equal(s.harmless, 10);
    assert_near(s.q, 0.2);
    assert_near(s.gamma, 0.68 / 3);
    assert_int_equal(s.number, 77);
    assert_int_equal(s.sign_count, 3);
}

// A shows at 1 and at 10 and is marked only there: k = 10 from its first
// appearance, 0.5.  (0.5 + 1 + 1) / 3: 83.
static void score_walk__counts_from_the_first_appearance__of_a_repeated_sign(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "ABC......A....");
    mark(&t, 10, 10);
    mark(&t, 2, 2);
    mark(&t, 3, 3);
    struct score s = score_of(&t);
    assert_int_equal(s.signs[0].k, 10);
    assert_int_equal(s.signs[0].message, 10);
    assert_int_equal(s.number, 83);
}

// D shows at 12 of 12, unmarked, and the learner breaks off: three of three.
static void score_walk__leaves_out_a_fresh_sign__on_breaking_off(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "ABC........D");
    for (uint32_t n = 1; n <= 3; n++) {
        mark(&t, n, n);
    }
    t.walk.end = SCORE_END_BROKEN_OFF;
    struct score s = score_of(&t);
    assert_true(s.signs[3].is_censored);
    assert_int_equal(s.sign_count, 4);
    assert_int_equal(s.counted, 3);
    assert_int_equal(s.number, 100);
    t.walk.end = SCORE_END_POLITE;
    assert_int_equal(score_of(&t).number, 100);
}

// The same walk to its natural end: D is missed, three of four: 75.
static void score_walk__counts_a_fresh_sign_as_missed__at_a_natural_end(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "ABC........D");
    for (uint32_t n = 1; n <= 3; n++) {
        mark(&t, n, n);
    }
    struct score s = score_of(&t);
    assert_false(s.signs[3].is_censored);
    assert_int_equal(s.number, 75);
}

// The last two messages are the grace; the third from the end is not.
static void score_walk__censors_two_messages__and_no_more(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "ABC........D.");
    t.walk.end = SCORE_END_BROKEN_OFF;
    assert_true(score_of(&t).signs[3].is_censored);
    tell(&t, "ABC........D..");
    t.walk.end = SCORE_END_BROKEN_OFF;
    assert_false(score_of(&t).signs[3].is_censored);
}

// A sign that is named as the reason counts, in the grace or not: D at 12, t = 12.
static void score_walk__counts_a_fresh_sign__that_was_the_reason(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "ABC........D");
    mark(&t, 12, 12);
    t.walk.end = SCORE_END_BROKEN_OFF;
    struct score s = score_of(&t);
    assert_int_equal(s.counted, 4);
    assert_int_equal(s.number, 25);
}

static void score_walk__gives_no_number__when_too_little_was_shown(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "AB.........");
    mark(&t, 1, 1);
    assert_int_equal(score_of(&t).why, SCORE_TOO_SHORT);
    assert_int_equal(score_of(&t).number, 0);
    tell(&t, "ABC.......");
    assert_int_equal(score_of(&t).why, SCORE_TOO_SHORT);
    tell(&t, "ABC........");
    assert_int_equal(score_of(&t).why, SCORE_OK);
}

// Three were shown, one of them too late to count: too few.
static void score_walk__gives_no_number__when_too_few_signs_count(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "AB........C");
    t.walk.end = SCORE_END_BROKEN_OFF;
    struct score s = score_of(&t);
    assert_int_equal(s.counted, 2);
    assert_int_equal(s.why, SCORE_TOO_SHORT);
}

static void score_walk__is_no_success__when_left_before_the_onset(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "..........");
    t.walk.end = SCORE_END_BROKEN_OFF;
    assert_int_equal(score_of(&t).why, SCORE_BEFORE_ONSET);
    t.walk.end = SCORE_END_POLITE;
    assert_int_equal(score_of(&t).why, SCORE_BEFORE_ONSET);
    t.walk.end = SCORE_END_NATURAL;
    assert_int_equal(score_of(&t).why, SCORE_TOO_SHORT);
    t.walk.count = 0;
    t.walk.end = SCORE_END_BROKEN_OFF;
    assert_int_equal(score_of(&t).why, SCORE_BEFORE_ONSET);
}

// Two of ten marked: 80.  One of eight marked: 87.5, and halves go up: 88.
static void score_walk__takes_off_for_false_marks__in_an_honest_story(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "..........");
    t.walk.verdict = VERDICT_HARMLESS;
    mark(&t, 2, 2);
    mark(&t, 7, 9);
    assert_int_equal(score_of(&t).number, 80);
    tell(&t, "........");
    t.walk.verdict = VERDICT_HARMLESS;
    mark(&t, 8, 8);
    assert_int_equal(score_of(&t).number, 88);
}

static void score_walk__is_0__when_an_honest_story_is_broken_off(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "..........");
    t.walk.verdict = VERDICT_HARMLESS;
    t.walk.end = SCORE_END_BROKEN_OFF;
    struct score s = score_of(&t);
    assert_int_equal(s.why, SCORE_OK);
    assert_int_equal(s.number, 0);
}

static void score_walk__is_not_read__when_an_honest_story_is_left_before_half(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "..........");
    t.walk.verdict = VERDICT_HARMLESS;
    t.walk.end = SCORE_END_POLITE;
    t.walk.share_read = 0.49;
    assert_int_equal(score_of(&t).why, SCORE_NOT_READ);
    assert_int_equal(score_of(&t).number, 0);
    t.walk.share_read = 0.5;
    assert_int_equal(score_of(&t).why, SCORE_OK);
    assert_int_equal(score_of(&t).number, 100);
}

static void score_walk__has_words_only__when_the_verdict_is_unclear(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "ABC..........");
    t.walk.verdict = VERDICT_UNCLEAR;
    mark(&t, 1, 1);
    struct score s = score_of(&t);
    assert_int_equal(s.why, SCORE_UNCLEAR);
    assert_int_equal(s.number, 0);
    assert_int_equal(s.noticed, 1);
}

// Documents are lost between A and its mark: 0.  B first shows afterwards: 1.
// C is marked before it: 1.  2/3: 67.
static void score_walk__counts_lost_documents__as_the_whole_stake(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "AC...B.......");
    mark(&t, 1, 4);
    t.list[0].mark_all = true;
    mark(&t, 2, 2);
    mark(&t, 6, 6);
    t.list[5].mark_all = t.list[5].all_before = true;
    t.walk.has_lost_all = true;
    struct score s = score_of(&t);
    assert_near(s.signs[0].loss, 1);
    assert_near(s.signs[1].loss, 0);
    assert_near(s.signs[2].loss, 0);
    assert_int_equal(s.number, 67);
}

static void score_walk__counts_a_neutral_message__neither_way(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "A~B~C........");
    for (uint32_t n = 1; n <= 5; n++) {
        mark(&t, n, n);
    }
    struct score s = score_of(&t);
    assert_int_equal(s.harmless, 8);
    assert_int_equal(s.false_marks, 0);
    assert_int_equal(s.number, 100);
}

// B is named rightly, A as B, C not at all: one of three.
static void score_walk__counts_naming_apart__from_the_score(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "ABC........");
    for (uint32_t n = 1; n <= 3; n++) {
        mark(&t, n, n);
    }
    t.list[0].named = t.list[1].named = 1;
    struct score s = score_of(&t);
    assert_int_equal(s.named, 1);
    assert_false(s.signs[0].is_named);
    assert_true(s.signs[1].is_named);
    assert_int_equal(s.number, 100);
}

// Two signs on one message, one mark: both are recognised.
static void score_walk__recognises_every_sign__of_a_marked_message(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "AB........");
    t.list[0].signs |= UINT64_C(1) << 63;
    mark(&t, 1, 1);
    mark(&t, 2, 2);
    struct score s = score_of(&t);
    assert_int_equal(s.sign_count, 3);
    assert_int_equal(s.signs[1].sign, 63);
    assert_int_equal(s.noticed, 3);
    assert_int_equal(s.number, 100);
}

static void score_walk__tells_the_days__between_onset_and_mark(void **state)
{
    (void)state;
    struct tale t;
    tell(&t, "ABC........");
    t.list[3].day = 4;
    mark(&t, 1, 4);
    struct score s = score_of(&t);
    assert_int_equal(s.signs[0].days, 3);
    assert_int_equal(s.signs[0].onset_day, 1);
}

static void score_band__has_a_word__for_every_number(void **state)
{
    (void)state;
    assert_string_equal(score_band(0), "mostly unnoticed");
    assert_string_equal(score_band(24), "mostly unnoticed");
    assert_string_equal(score_band(25), "some");
    assert_string_equal(score_band(50), "many");
    assert_string_equal(score_band(75), "early and accurate");
    assert_string_equal(score_band(100), "early and accurate");
    assert_string_equal(score_band(-5), "mostly unnoticed");
    assert_string_equal(score_band(500), "early and accurate");
}

static void score_outcome__names_the_four_cases__and_leaves_the_rest_open(void **state)
{
    (void)state;
    assert_int_equal(score_outcome(VERDICT_SCAM, VERDICT_SCAM, 1), OUTCOME_CAUGHT);
    assert_int_equal(score_outcome(VERDICT_SCAM, VERDICT_HARMLESS, 3), OUTCOME_MISSED);
    assert_int_equal(score_outcome(VERDICT_HARMLESS, VERDICT_SCAM, 2), OUTCOME_SUSPECTED);
    assert_int_equal(score_outcome(VERDICT_HARMLESS, VERDICT_HARMLESS, 1), OUTCOME_TRUSTED);
    assert_int_equal(score_outcome(VERDICT_SCAM, VERDICT_UNCLEAR, 3), OUTCOME_OPEN);
    assert_int_equal(score_outcome(VERDICT_UNCLEAR, VERDICT_SCAM, 3), OUTCOME_OPEN);
    assert_int_equal(score_outcome(VERDICT_SCAM, VERDICT_SCAM, 0), OUTCOME_OPEN);
}

// --- from a session

struct played {
    struct scenario *sc;
    struct registry reg;
    struct session *s;
};

static void apply(struct played *p, const struct event *ev)
{
    struct err err = {0};
    if (!session_apply(p->s, ev, &err)) {
        fail_msg("%s", err.msg);
    }
}

// At the choose of a story with three signs, seven harmless messages, a note and
// a trusted person; 400 of 1000 are lost before the last two messages.
static void play(struct played *p)
{
    p->sc = sketch_story("ending done\n"
                         "scene a approach 1\n"
                         "say\nsign 0\nsay\nnoor Hello.\nnote\nsign 1\nsay\nsay\nsay\nsay\n"
                         "choose\nreply on\n"
                         "loses 400\n"
                         "sign 2\nsay\n"
                         "choose\nreply end\nreply bye leaves\n"
                         "say\n"
                         "end done\n");
    p->reg = sketch_registry();
    p->s = session_new(p->sc, &p->reg);
    struct event begin = {.kind = EVENT_BEGIN, .u.begin = {.scenario = "sketch"}};
    apply(p, &begin);
    while (session_next(p->s)) {
        apply(p, &(struct event){.kind = EVENT_READ});
    }
}

static void reply(struct played *p, const char *key)
{
    struct event ev = {.kind = EVENT_REPLY};
    (void)snprintf(ev.u.choice, sizeof ev.u.choice, "%s", key);
    apply(p, &ev);
    while (session_next(p->s)) {
        apply(p, &(struct event){.kind = EVENT_READ});
    }
}

static void mark_in(struct played *p, uint32_t n)
{
    apply(p, &(struct event){.kind = EVENT_MARK, .u.mark.message = n});
}

static void stop(struct played *p)
{
    session_free(p->s);
    scenario_free(p->sc);
}

// Message 2 shows s0 and is marked in the first burst: k = 1.  Message 4 shows
// s1 and is marked after the reply, read to 8: k = 5, with 400 of 1000 lost.
static void score_walk_of__reads_marks_and_losses__from_a_session(void **state)
{
    (void)state;
    struct played p;
    play(&p);
    mark_in(&p, 2);
    reply(&p, "on");
    mark_in(&p, 4);
    reply(&p, "end");
    struct score_walk walk = score_walk_of(p.s);
    assert_int_equal(walk.count, 11);
    assert_int_equal(walk.end, SCORE_END_NATURAL);
    assert_int_equal(walk.lost, 400);
    assert_int_equal(walk.messages[1].mark_t, 2);
    assert_int_equal(walk.messages[3].mark_t, 8);
    assert_int_equal(walk.messages[3].mark_lost, 400);
    assert_int_equal(walk.messages[8].signs, 4);
    assert_int_equal(walk.messages[8].lost_before, 400);
    mem_free((void *)(uintptr_t)walk.messages);
    struct score s;
    score_session(p.s, &s);
    assert_int_equal(s.why, SCORE_OK);
    assert_int_equal(s.signs[1].k, 5);
    assert_near(s.signs[1].credit, 0.6 * (1 - score_penalty(5)));
    assert_near(s.hits, (1 + 0.6 * (1 - score_penalty(5))) / 3);
    stop(&p);
}

static void score_walk_of__ends_as_the_session_did__when_left(void **state)
{
    (void)state;
    struct played p;
    play(&p);
    struct score_walk walk = score_walk_of(p.s);
    assert_int_equal(walk.end, SCORE_END_POLITE);
    mem_free((void *)(uintptr_t)walk.messages);
    struct event leave = {.kind = EVENT_LEAVE, .u.leave.how = LEAVE_STOP};
    event_reason_add(&leave, 4);
    apply(&p, &leave);
    walk = score_walk_of(p.s);
    assert_int_equal(walk.end, SCORE_END_BROKEN_OFF);
    assert_int_equal(walk.messages[3].mark_t, 8);
    mem_free((void *)(uintptr_t)walk.messages);
    stop(&p);
    play(&p);
    reply(&p, "on");
    reply(&p, "bye");
    walk = score_walk_of(p.s);
    assert_int_equal(walk.end, SCORE_END_POLITE);
    mem_free((void *)(uintptr_t)walk.messages);
    stop(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(score_penalty__is_zero_at_once_and_half__at_k),
        cmocka_unit_test(score_walk__is_100__when_every_sign_is_marked_at_once),
        cmocka_unit_test(score_walk__is_0__when_nothing_is_marked),
        cmocka_unit_test(score_walk__is_0__when_everything_is_marked),
        cmocka_unit_test(score_walk__takes_off_for_lateness__by_messages),
        cmocka_unit_test(score_walk__counts_a_missed_sign__as_nothing),
        cmocka_unit_test(score_walk__takes_off_for_loss__before_recognising),
        cmocka_unit_test(score_walk__gives_no_credit__when_the_stake_was_lost_first),
        cmocka_unit_test(score_walk__leaves_out_the_loss__before_the_onset),
        cmocka_unit_test(score_walk__takes_off_more_chance__for_a_repeated_sign),
        cmocka_unit_test(score_walk__counts_from_the_first_appearance__of_a_repeated_sign),
        cmocka_unit_test(score_walk__leaves_out_a_fresh_sign__on_breaking_off),
        cmocka_unit_test(score_walk__counts_a_fresh_sign_as_missed__at_a_natural_end),
        cmocka_unit_test(score_walk__censors_two_messages__and_no_more),
        cmocka_unit_test(score_walk__counts_a_fresh_sign__that_was_the_reason),
        cmocka_unit_test(score_walk__gives_no_number__when_too_little_was_shown),
        cmocka_unit_test(score_walk__gives_no_number__when_too_few_signs_count),
        cmocka_unit_test(score_walk__is_no_success__when_left_before_the_onset),
        cmocka_unit_test(score_walk__takes_off_for_false_marks__in_an_honest_story),
        cmocka_unit_test(score_walk__is_0__when_an_honest_story_is_broken_off),
        cmocka_unit_test(score_walk__is_not_read__when_an_honest_story_is_left_before_half),
        cmocka_unit_test(score_walk__has_words_only__when_the_verdict_is_unclear),
        cmocka_unit_test(score_walk__counts_lost_documents__as_the_whole_stake),
        cmocka_unit_test(score_walk__counts_a_neutral_message__neither_way),
        cmocka_unit_test(score_walk__counts_naming_apart__from_the_score),
        cmocka_unit_test(score_walk__recognises_every_sign__of_a_marked_message),
        cmocka_unit_test(score_walk__tells_the_days__between_onset_and_mark),
        cmocka_unit_test(score_band__has_a_word__for_every_number),
        cmocka_unit_test(score_outcome__names_the_four_cases__and_leaves_the_rest_open),
        cmocka_unit_test(score_walk_of__reads_marks_and_losses__from_a_session),
        cmocka_unit_test(score_walk_of__ends_as_the_session_did__when_left),
    };
    return cmocka_run_group_tests_name("score", tests, NULL, NULL);
}
