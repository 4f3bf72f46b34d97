#include "cm.h"

#include <string.h>

#include "core/played.h"
#include "sketch.h"

// Sign 1 shows at message 2 and at 5, sign 2 at 4; six messages in all.
static const char story[] = "ending lost\n"
                            "scene hello approach 1\n"
                            "say One.\n"
                            "sign 1 Two.\n"
                            "say Three.\n"
                            "sign 2 Four.\n"
                            "sign 1 Five.\n"
                            "say Six.\n"
                            "end lost\n";

struct past {
    struct scenario *sc;
    struct registry reg;
    struct session *s;
    struct arena arena;
    struct played played;
};

static bool apply(struct past *p, struct event ev)
{
    return session_apply(p->s, &ev, NULL);
}

// The whole story, marking these messages as they come.
static struct past play_of(const char *text, uint32_t marks)
{
    struct past p = {.sc = sketch_story(text), .reg = sketch_registry()};
    p.sc->stake = 400;
    p.s = session_new(p.sc, &p.reg);
    assert_true(apply(&p, event_begin(p.sc, 1)));
    while (session_next(p.s)) {
        assert_true(apply(&p, (struct event){.kind = EVENT_READ}));
        uint32_t n = p.s->incoming;
        if (marks >> n & 1) {
            assert_true(apply(&p, (struct event){.kind = EVENT_MARK, .u.mark.message = n}));
        }
    }
    struct event judge = {.kind = EVENT_JUDGE, .u.judge = {VERDICT_SCAM, 2}};
    assert_true(apply(&p, judge));
    p.played = played_note(&p.arena, p.s, 20780);
    return p;
}

static struct past play(uint32_t marks)
{
    return play_of(story, marks);
}

static void forget(struct past *p)
{
    arena_free(&p->arena);
    session_free(p->s);
    scenario_free(p->sc);
}

static void played_note__counts_from_the_onset__to_recognition_and_end(void **state)
{
    (void)state;
    struct past p = play(1u << 5);
    assert_int_equal(p.played.seen_count, 2);
    const struct played_seen *first = &p.played.seen[0], *second = &p.played.seen[1];
    assert_int_equal(first->sign, 1);
    assert_int_equal(first->k, 4);       // shown at 2, marked at 5
    assert_int_equal(first->to_end, 5);  // messages 2 to 6
    assert_int_equal(second->sign, 2);
    assert_int_equal(second->k, 0);
    assert_int_equal(second->to_end, 3);
    assert_int_equal(p.played.onset_to_end, 5);
    assert_int_equal(p.played.day, 20780);
    forget(&p);
}

static void played_note__keeps_each_appearance__grouped_by_sign(void **state)
{
    (void)state;
    struct past p = play(0);
    const struct played_seen *first = &p.played.seen[0], *second = &p.played.seen[1];
    assert_int_equal(first->count, 2);
    assert_int_equal(p.played.after[first->first], 1);
    assert_int_equal(p.played.after[first->first + 1], 4);
    assert_int_equal(second->count, 1);
    assert_int_equal(p.played.after[second->first], 1);
    forget(&p);
}

static void played_note__counts_false_marks__apart(void **state)
{
    (void)state;
    struct past p = play(1u << 1 | 1u << 3);
    assert_int_equal(p.played.harmless, 3);
    assert_int_equal(p.played.false_marks, 2);
    assert_int_equal(p.played.seen[0].k, 0);
    forget(&p);
}

// Papers that were handed over have no price: all that was at stake is gone.
static void played_note__counts_all_as_lost__with_the_documents(void **state)
{
    static const char money[] = "ending lost\nscene hello approach 1\nsay One.\nsign 1 Two.\n"
                                "loses 30\nsay Three.\nend lost\n";
    static const char papers[] = "ending lost\nscene hello approach 1\nsay One.\nsign 1 Two.\n"
                                 "loses documents\nsay Three.\nend lost\n";
    (void)state;
    struct past p = play_of(money, 0);
    assert_int_equal(p.played.stake, 400);
    assert_int_equal(p.played.lost, 30);
    assert_true(p.played.seen[0].has_lost);
    forget(&p);
    p = play_of(papers, 0);
    assert_int_equal(p.played.lost, 400);
    forget(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(played_note__counts_from_the_onset__to_recognition_and_end),
        cmocka_unit_test(played_note__keeps_each_appearance__grouped_by_sign),
        cmocka_unit_test(played_note__counts_false_marks__apart),
        cmocka_unit_test(played_note__counts_all_as_lost__with_the_documents),
    };
    return cmocka_run_group_tests_name("played", tests, NULL, NULL);
}
