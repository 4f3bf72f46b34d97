#include "cm.h"

#include <string.h>

#include "core/session.h"
#include "sketch.h"

// Days 1 and 3, a sign, a trusted person, a check, a loss, two endings.
static const char story[] = "var told 0\n"
                            "ending calm\n"
                            "ending lost\n"
                            "scene hello approach 1\n"
                            "check someone set told 1\n"
                            "say Hello there.\n"
                            "say Known you for years.\n"
                            "choose\n"
                            "reply on\n"
                            "reply away leaves\n"
                            "noor Who is that?\n"
                            "say And then some more.\n"
                            "goto later\n"
                            "scene later hook 3\n"
                            "say Three days have gone.\n"
                            "choose\n"
                            "reply pay\n"
                            "reply told-her if told == 1 goto fine\n"
                            "reply no goto fine\n"
                            "loses 40\n"
                            "say Thank you.\n"
                            "end lost\n"
                            "scene fine squeeze 3\n"
                            "say Have it your way.\n"
                            "end calm\n";

// A session of that story that has begun.
struct walk_through {
    struct scenario *sc;
    struct registry reg;
    struct session *s;
};

static int begin(void **state)
{
    static struct walk_through w;
    w.sc = sketch_story(story);
    w.reg = sketch_registry();
    w.s = session_new(w.sc, &w.reg);
    struct event ev = event_begin(w.sc, 7);
    *state = &w;
    return session_apply(w.s, &ev, NULL) ? 0 : -1;
}

static int end(void **state)
{
    struct walk_through *w = *state;
    session_free(w->s);
    scenario_free(w->sc);
    arena_free(&w->reg.arena);
    return 0;
}

static bool apply(struct session *s, const char *line)
{
    struct event ev;
    assert_true(event_parse(str_of(line), &ev, NULL));
    ev.at_ms = s->at_ms;
    return session_apply(s, &ev, NULL);
}

static void apply_all(struct session *s, const char *const *lines, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        assert_true(apply(s, lines[i]));
    }
}

#define APPLY(s, ...)                                                                              \
    apply_all(s, (const char *const[]){__VA_ARGS__},                                               \
              sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static void session_apply__begins_with_a_message_to_read(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    assert_int_equal(s->state, SESSION_READING);
    assert_int_equal(s->incoming, 0);
    assert_int_equal(s->seq, 1);
}

static void session_apply__refuses__another_story(void **state)
{
    struct walk_through *w = *state;
    struct session *s = session_new(w->sc, &w->reg);
    struct event ev = event_begin(w->sc, 7);
    ev.u.begin.hash[0] ^= 1;
    assert_false(session_apply(s, &ev, NULL));
    assert_int_equal(s->state, SESSION_NEW);
    session_free(s);
}

static void session_apply__shows_the_day_before_its_first_line(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    APPLY(s, "read");
    assert_int_equal(s->shown[0].kind, SHOWN_DAY);
    assert_int_equal(s->shown[1].kind, SHOWN_MESSAGE);
    assert_int_equal(s->shown[1].number, 1);
}

static void session_apply__counts_no_trusted_person(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    APPLY(s, "read", "read", "reply choice=on", "read", "read");
    assert_int_equal(s->incoming, 3);
}

static void session_apply__rests_until_the_learner_goes_on__when_a_day_is_over(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    APPLY(s, "read", "read", "reply choice=on", "read", "read");
    assert_int_equal(s->state, SESSION_RESTING);
    uint32_t turn = s->turn;
    APPLY(s, "read");
    assert_int_equal(s->turn, turn + 1);
    assert_int_equal(s->base, 3);
    assert_int_equal(s->day, 3);
}

static void session_apply__refuses__a_reply_that_is_not_offered(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    assert_false(apply(s, "reply choice=on"));
    APPLY(s, "read", "read");
    assert_false(apply(s, "reply choice=pay"));
    assert_false(apply(s, "read"));
    assert_int_equal(s->state, SESSION_CHOOSING);
}

static void session_choices__hides_a_reply__until_its_condition_holds(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    uint32_t out[SCENARIO_REPLIES_MAX];
    APPLY(s, "read", "read", "reply choice=on", "read", "read", "read");
    assert_int_equal(session_choices(s, out), 2);
    APPLY(s, "check what=someone");
    assert_int_equal(session_choices(s, out), 3);
}

static void session_apply__places_a_mark_in_its_burst(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    APPLY(s, "read", "read", "mark message=1");
    assert_int_equal(session_find_message(s, 1)->mark_t, 1);
    APPLY(s, "reply choice=on", "read", "read", "mark message=2 sign=s1");
    assert_int_equal(session_find_message(s, 2)->mark_t, 2);
    assert_int_equal(session_find_message(s, 2)->named, 1);
    APPLY(s, "mark message=3");
    assert_int_equal(session_find_message(s, 3)->mark_t, 3);
    APPLY(s, "read", "unmark message=1", "mark message=1");
    assert_int_equal(session_find_message(s, 1)->mark_t, 1);
}

static void session_apply__takes_a_mark_back__only_until_the_next_turn(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    APPLY(s, "read", "read", "mark message=1", "unmark message=1");
    assert_int_equal(session_find_message(s, 1)->mark_t, 0);
    APPLY(s, "mark message=2", "reply choice=on", "unmark message=2");
    assert_int_equal(session_find_message(s, 2)->mark_t, 2);
    assert_false(session_find_message(s, 2)->is_marked);
}

static void session_apply__refuses__a_mark_on_nothing(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    assert_false(apply(s, "mark message=1"));
    APPLY(s, "read");
    assert_false(apply(s, "mark message=2"));
    assert_false(apply(s, "mark message=1 sign=no-such-sign"));
    assert_false(apply(s, "unmark message=9"));
}

static void session_apply__counts_a_loss_once(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    APPLY(s, "read", "read", "reply choice=on", "read", "read", "read", "reply choice=pay");
    assert_int_equal(s->lost, 40);
    APPLY(s, "read");
    assert_int_equal(s->lost, 40);
    assert_int_equal(s->state, SESSION_OVER);
    assert_int_equal(s->shown[s->shown_count - 1].kind, SHOWN_END);
}

static void session_apply__marks_the_reasons_of_a_leave(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    APPLY(s, "read", "read", "leave how=stop messages=1");
    assert_int_equal(s->state, SESSION_OVER);
    assert_int_equal(session_find_message(s, 1)->mark_t, 2);
    assert_true(session_is_broken_off(s));
}

static void session_is_broken_off__is_false__for_a_polite_end(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    APPLY(s, "read", "read", "reply choice=away");
    assert_int_equal(s->state, SESSION_OVER);
    assert_true(s->has_left);
    assert_false(session_is_broken_off(s));
}

static void session_apply__refuses__a_leave_for_what_was_not_shown(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    APPLY(s, "read");
    assert_false(apply(s, "leave how=block messages=5"));
    assert_int_equal(s->state, SESSION_READING);
}

static void session_apply__judges_only_when_it_is_over(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    assert_false(apply(s, "judge verdict=scam sure=2"));
    assert_false(apply(s, "end"));
    APPLY(s, "leave how=block", "judge verdict=scam sure=2");
    assert_false(apply(s, "mark message=1"));
    APPLY(s, "end");
    assert_int_equal(s->state, SESSION_CLOSED);
    assert_false(apply(s, "read"));
}

static void session_apply__does_nothing_but_resume__while_paused(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    APPLY(s, "read", "pause");
    assert_false(apply(s, "read"));
    assert_false(apply(s, "pause"));
    APPLY(s, "mark message=1", "resume", "read");
    assert_false(apply(s, "resume"));
}

static void session_apply__refuses__time_that_runs_back(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    struct event ev = {.kind = EVENT_READ, .at_ms = 900};
    struct err err = {0};
    assert_true(session_apply(s, &ev, NULL));
    ev.at_ms = 899;
    assert_false(session_apply(s, &ev, &err));
    assert_string_equal(err.msg, "time runs back: 900, then 899");
}

static void session_share_read__counts_what_is_still_to_come(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    assert_true(session_share_read(s) == 0);
    APPLY(s, "read");
    // One shown.  To an end, by hand: one more, the choice, one (Noor's does not
    // count), one on the third day, one behind the answer.  Leaving is no end.
    assert_true(session_share_read(s) == 1.0 / 5);
    APPLY(s, "read");
    assert_true(session_share_read(s) == 2.0 / 5);
    APPLY(s, "reply choice=away");
    assert_true(session_share_read(s) == 2.0 / 5);
}

// Sign, message, note and a loss in one burst: a mark counts where it stands in the
// story, not when somebody who reads slowly got round to it.
static void session_apply__places_a_mark_in_the_story__however_slowly_it_is_made(void **state)
{
    (void)state;
    static const char burst[] = "ending done\nscene a approach 1\nsign 1 one\nsay two\nnote three\n"
                                "loses 40\nsay four\nchoose\nreply on\nsay five\nend done\n";
    static const char *const ways[2][6] = {
        {"read", "read", "mark message=1", "read", "read", "reply choice=on"},
        {"read", "read", "read", "read", "mark message=1", "reply choice=on"}};
    for (int way = 0; way < 2; way++) {
        struct scenario *sc = sketch_story(burst);
        struct registry reg = sketch_registry();
        struct session *s = session_new(sc, &reg);
        struct event ev = event_begin(sc, 1);
        assert_true(session_apply(s, &ev, NULL));
        for (int i = 0; i < 6; i++) {
            assert_true(event_parse(str_of(ways[way][i]), &ev, NULL));
            assert_true(session_apply(s, &ev, NULL));
        }
        const struct shown *line = session_find_message(s, 1);
        assert_int_equal(line->mark_t, 1);
        assert_int_equal(line->mark_lost, 0);
        assert_int_equal(s->lost, 40);
        session_free(s);
        scenario_free(sc);
    }
}

static void session_apply__keeps_room_for_the_story__however_often_is_checked(void **state)
{
    struct session *s = ((struct walk_through *)*state)->s;
    struct event ev = {.kind = EVENT_CHECK, .u.check = CHECK_PHOTO};
    struct err err = {0};
    for (int i = 0; i < SESSION_CHECKS_MAX; i++) {
        assert_true(session_apply(s, &ev, NULL));
    }
    assert_false(session_apply(s, &ev, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    APPLY(s, "read", "read", "reply choice=on", "read", "read");
    assert_true(s->incoming >= 3);
}

// Asking before there was anything to find does not use up what is found later.
static void session_apply__takes_a_later_result_s_changes__after_a_check_without_one(void **state)
{
    (void)state;
    struct scenario *sc =
        sketch_story("var n 0\nending done\nscene a approach 1\n"
                     "say one\nchoose\nreply on goto b\n"
                     "scene b approach 1\ncheck photo add n 1\nsay two\nchoose\n"
                     "reply more goto c\n"
                     "scene c approach 1\ncheck photo add n 5\nsay three\nend done\n");
    struct registry reg = sketch_registry();
    struct session *s = session_new(sc, &reg);
    struct event begin = event_begin(sc, 1);
    assert_true(session_apply(s, &begin, NULL));
    APPLY(s, "read", "check what=photo", "reply choice=on", "read", "check what=photo",
          "check what=photo");
    assert_int_equal(s->vars[0], 1);
    APPLY(s, "reply choice=more", "check what=photo");
    assert_int_equal(s->vars[0], 6);
    session_free(s);
    scenario_free(sc);
}

static void session_apply__takes_a_check_s_changes_once__however_often_it_is_made(void **state)
{
    (void)state;
    struct scenario *sc = sketch_story("var n 0\nending done\nscene a approach 1\n"
                                       "check photo add n 1\nsay one\nchoose\nreply on\n"
                                       "end done\n");
    struct registry reg = sketch_registry();
    struct session *s = session_new(sc, &reg);
    struct event ev = event_begin(sc, 1);
    assert_true(session_apply(s, &ev, NULL));
    APPLY(s, "read", "check what=photo", "check what=photo", "check what=call");
    assert_int_equal(s->vars[0], 1);
    assert_int_equal(s->check_count, 3);
    session_free(s);
    scenario_free(sc);
}

static void session_apply__goes_through_texts_in_order__and_stays_on_the_last(void **state)
{
    (void)state;
    static const struct str texts[] = {{"first", 5}, {"second", 6}};
    struct scenario *sc = sketch_story("ending done\nscene a approach 1\nsay x\nchoose\n"
                                       "reply again goto a\nreply out\nend done\n");
    struct message *m = sc->steps[0].u.message;
    m->texts = texts;
    m->text_count = 2;
    m->variation = VARIATION_IN_ORDER;
    struct registry reg = sketch_registry();
    struct session *s = session_new(sc, &reg);
    struct event ev = event_begin(sc, 1);
    assert_true(session_apply(s, &ev, NULL));
    static const char *const want[] = {"first", "second", "second", "second"};
    for (int i = 0; i < 4; i++) {
        APPLY(s, "read");
        const struct shown *line = session_find_message(s, (uint32_t)i + 1);
        assert_true(str_is_c(session_text(s, line), want[i]));
        APPLY(s, "reply choice=again");
    }
    session_free(s);
    scenario_free(sc);
}

// A small generator for the test alone.
static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static const char *const any_events[] = {
    "read",
    "reply choice=on",
    "reply choice=away",
    "reply choice=pay",
    "reply choice=no",
    "reply choice=told-her",
    "check what=photo",
    "check what=someone",
    "mark message=1",
    "mark message=2 sign=s2",
    "mark message=4",
    "unmark message=1",
    "unmark message=2",
    "leave how=report messages=1,2",
    "judge verdict=harmless sure=1",
    "pause",
    "resume",
    "end",
};

static void session_apply__leaves_the_session_whole__when_it_refuses(void **state)
{
    struct walk_through *w = *state;
    uint32_t seed = 1;
    for (int round = 0; round < 2000; round++) {
        struct session *s = session_new(w->sc, &w->reg);
        struct event ev = event_begin(w->sc, (uint64_t)round);
        assert_true(session_apply(s, &ev, NULL));
        for (int i = 0; i < 30; i++) {
            struct session before = *s;
            if (!apply(s, any_events[next_random(&seed) % COUNT_OF(any_events)])) {
                assert_memory_equal(&before, s, sizeof before);
            } else {
                assert_int_equal(s->seq, before.seq + 1);
            }
        }
        session_free(s);
    }
}

#define WALK(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WALK(session_apply__begins_with_a_message_to_read),
        WALK(session_apply__refuses__another_story),
        WALK(session_apply__shows_the_day_before_its_first_line),
        WALK(session_apply__counts_no_trusted_person),
        WALK(session_apply__rests_until_the_learner_goes_on__when_a_day_is_over),
        WALK(session_apply__refuses__a_reply_that_is_not_offered),
        WALK(session_choices__hides_a_reply__until_its_condition_holds),
        WALK(session_apply__places_a_mark_in_its_burst),
        WALK(session_apply__takes_a_mark_back__only_until_the_next_turn),
        WALK(session_apply__refuses__a_mark_on_nothing),
        WALK(session_apply__counts_a_loss_once),
        WALK(session_apply__marks_the_reasons_of_a_leave),
        WALK(session_is_broken_off__is_false__for_a_polite_end),
        WALK(session_apply__refuses__a_leave_for_what_was_not_shown),
        WALK(session_apply__judges_only_when_it_is_over),
        WALK(session_apply__does_nothing_but_resume__while_paused),
        WALK(session_apply__refuses__time_that_runs_back),
        WALK(session_share_read__counts_what_is_still_to_come),
        cmocka_unit_test(session_apply__places_a_mark_in_the_story__however_slowly_it_is_made),
        cmocka_unit_test(session_apply__takes_a_check_s_changes_once__however_often_it_is_made),
        cmocka_unit_test(session_apply__takes_a_later_result_s_changes__after_a_check_without_one),
        cmocka_unit_test(session_apply__goes_through_texts_in_order__and_stays_on_the_last),
        WALK(session_apply__keeps_room_for_the_story__however_often_is_checked),
        WALK(session_apply__leaves_the_session_whole__when_it_refuses),
    };
    return cmocka_run_group_tests_name("session", tests, NULL, NULL);
}
