#include "cm.h"

#include "core/robot.h"
#include "core/score.h"
#include "sketch.h"

// Four signs and twelve harmless messages, a reply that leaves in each choice.
static const char story[] = "ending done\n"
                            "scene one approach 1\n"
                            "check photo set seen 1\n"
                            "say a\nsay b\nsign 1 c\nsay d\n"
                            "choose\nreply on\nreply off leaves\n"
                            "say e\nsign 2 f\nsay g\nsay h\n"
                            "choose\nreply more\nreply away leaves\n"
                            "say i\nsign 3 j\nsay k\nsay l\nsay m\nsign 4 n\nsay o\nsay p\n"
                            "end done\n";

struct bench {
    struct scenario *sc;
    struct registry reg;
};

static struct bench open_bench(void)
{
    char text[1000];
    (void)snprintf(text, sizeof text, "var seen 0\n%s", story);
    return (struct bench){.sc = sketch_story(text), .reg = sketch_registry()};
}

static struct session *played(struct bench *b, int robot, uint64_t seed)
{
    struct session *s = robot_play(&robot_table[robot], b->sc, &b->reg, seed);
    assert_int_equal(s->state, SESSION_JUDGED);
    return s;
}

static int number_of(const struct session *s)
{
    struct score score;
    score_session(s, &score);
    return score.why == SCORE_OK ? score.number : -1;
}

static unsigned marks_of(const struct session *s)
{
    unsigned n = 0;
    for (size_t i = 0; i < s->shown_count; i++) {
        n += s->shown[i].is_marked;
    }
    return n;
}

static void robot_table__has_a_name_and_a_sentence__for_each(void **state)
{
    (void)state;
    for (int i = 0; i < ROBOTS; i++) {
        assert_non_null(robot_table[i].does);
        assert_int_equal(robot_find(str_of(robot_table[i].name)), i);
    }
    assert_int_equal(robot_find(STR("Random")), -1);
    assert_int_equal(robot_find(STR("")), -1);
}

static void robot_play__marks__as_its_rule_says(void **state)
{
    (void)state;
    static const unsigned marks[ROBOTS] = {
        [ROBOT_SILENT] = 0, [ROBOT_BLANKET] = 16, [ROBOT_LEAVER] = 1, [ROBOT_CHECKER] = 4,
        [ROBOT_EARLY] = 4,  [ROBOT_LATE] = 4,     [ROBOT_NAIVE] = 0};
    struct bench b = open_bench();
    for (int i = ROBOT_SILENT; i < ROBOTS; i++) {
        struct session *s = played(&b, i, 7);
        assert_int_equal(marks_of(s), marks[i]);
        assert_int_equal(s->has_left, i == ROBOT_LEAVER);
        session_free(s);
    }
    scenario_free(b.sc);
}

// By hand: all signs at once give 100; all messages marked give 0.
static void robot_play__scores__early_above_late_above_blanket(void **state)
{
    (void)state;
    struct bench b = open_bench();
    int numbers[ROBOTS];
    for (int i = 0; i < ROBOTS; i++) {
        struct session *s = played(&b, i, 7);
        numbers[i] = number_of(s);
        session_free(s);
    }
    assert_int_equal(numbers[ROBOT_EARLY], 100);
    assert_true(numbers[ROBOT_CHECKER] < 100 && numbers[ROBOT_CHECKER] > numbers[ROBOT_LATE]);
    assert_int_equal(numbers[ROBOT_BLANKET], 0);
    assert_int_equal(numbers[ROBOT_NAIVE], 0);
    assert_int_equal(numbers[ROBOT_LEAVER], -1);
    scenario_free(b.sc);
}

static void robot_play__judges__as_its_rule_says(void **state)
{
    (void)state;
    static const struct {
        int robot;
        enum verdict verdict;
    } cases[] = {{ROBOT_SILENT, VERDICT_UNCLEAR},
                 {ROBOT_BLANKET, VERDICT_SCAM},
                 {ROBOT_EARLY, VERDICT_SCAM},
                 {ROBOT_NAIVE, VERDICT_HARMLESS}};
    struct bench b = open_bench();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct session *s = played(&b, cases[i].robot, 1);
        assert_int_equal(s->judged, cases[i].verdict);
        session_free(s);
    }
    scenario_free(b.sc);
}

static void robot_play__checks_everything__once_a_scene(void **state)
{
    (void)state;
    struct bench b = open_bench();
    struct session *s = played(&b, ROBOT_CHECKER, 3);
    unsigned asked = 0;
    for (size_t i = 0; i < s->shown_count; i++) {
        asked += s->shown[i].kind == SHOWN_CHECK_ASKED;
    }
    assert_int_equal(asked, CHECKS);
    assert_int_equal(s->vars[0], 1);
    session_free(s);
    scenario_free(b.sc);
}

static void robot_play__is_the_same__for_the_same_seed_only(void **state)
{
    (void)state;
    struct bench b = open_bench();
    unsigned lengths = 0;
    for (uint64_t seed = 0; seed < 40; seed++) {
        struct session *s = played(&b, ROBOT_RANDOM, seed), *t = played(&b, ROBOT_RANDOM, seed);
        assert_int_equal(s->shown_count, t->shown_count);
        assert_int_equal(marks_of(s), marks_of(t));
        assert_int_equal(s->judged, t->judged);
        lengths |= 1u << s->incoming;
        session_free(s);
        session_free(t);
    }
    assert_true(lengths & (lengths - 1));  // more than one length
    scenario_free(b.sc);
}

static void robot_play__comes_back__from_a_story_that_only_leaves(void **state)
{
    (void)state;
    struct bench b = {.sc = sketch_story("ending done\nscene a approach 1\nsay hm\nchoose\n"
                                         "reply off leaves\nend done\n"),
                      .reg = sketch_registry()};
    for (int i = 0; i < ROBOTS; i++) {
        struct session *s = played(&b, i, 2);
        assert_true(s->has_left);
        session_free(s);
    }
    scenario_free(b.sc);
}

static void robot_play__comes_back__from_a_story_that_goes_round_for_ever(void **state)
{
    (void)state;
    struct bench b = {.sc = sketch_story("ending done\nscene a approach 1\nsay hm\nchoose\n"
                                         "reply again goto a\nend done\n"),
                      .reg = sketch_registry()};
    struct session *s = robot_play(&robot_table[ROBOT_NAIVE], b.sc, &b.reg, 1);
    assert_true(s->shown_count <= SCENARIO_SHOWN_MAX);
    assert_true(s->state < SESSION_OVER);
    session_free(s);
    scenario_free(b.sc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(robot_table__has_a_name_and_a_sentence__for_each),
        cmocka_unit_test(robot_play__marks__as_its_rule_says),
        cmocka_unit_test(robot_play__scores__early_above_late_above_blanket),
        cmocka_unit_test(robot_play__judges__as_its_rule_says),
        cmocka_unit_test(robot_play__checks_everything__once_a_scene),
        cmocka_unit_test(robot_play__is_the_same__for_the_same_seed_only),
        cmocka_unit_test(robot_play__comes_back__from_a_story_that_only_leaves),
        cmocka_unit_test(robot_play__comes_back__from_a_story_that_goes_round_for_ever),
    };
    return cmocka_run_group_tests_name("robot", tests, NULL, NULL);
}
