#include "cm.h"

#include "core/sketch.h"

static struct scenario *small(void)
{
    return sketch_story("var trust 2\n"
                        "ending done\n"
                        "scene hello approach 1\n"
                        "say one\n"
                        "noor two\n"
                        "choose\n"
                        "reply on goto later\n"
                        "reply away leaves\n"
                        "scene later bond 2\n"
                        "say three\n"
                        "if trust > 1\n"
                        "say four\n"
                        "say five\n"
                        "else\n"
                        "note quiet\n"
                        "fi\n"
                        "end done\n");
}

static uint32_t fewest_at(const struct scenario *sc, uint32_t line)
{
    for (uint32_t i = 0; i < sc->step_count; i++) {
        if (sc->steps[i].at.line == line) {
            return sc->fewest[i];
        }
    }
    fail_msg("no step stands on line %u", line);
    return 0;
}

static void scenario_find__gives_the_index__of_every_kind(void **state)
{
    (void)state;
    struct scenario *sc = small();
    assert_int_equal(scenario_find_scene(sc, STR("later")), 1);
    assert_int_equal(scenario_find_ending(sc, STR("done")), 0);
    assert_int_equal(scenario_find_cast(sc, STR("noor")), 1);
    assert_int_equal(scenario_find_var(sc, STR("trust")), 0);
    assert_int_equal(scenario_find_reply(sc, STR("away")), 1);
    scenario_free(sc);
}

static void scenario_find__gives_minus_one__for_a_stranger(void **state)
{
    (void)state;
    struct scenario *sc = small();
    assert_int_equal(scenario_find_scene(sc, STR("late")), -1);
    assert_int_equal(scenario_find_ending(sc, STR("")), -1);
    assert_int_equal(scenario_find_cast(sc, STR("Noor")), -1);
    assert_int_equal(scenario_find_var(sc, STR("trust ")), -1);
    assert_int_equal(scenario_find_reply(sc, STR("later")), -1);
    scenario_free(sc);
    scenario_free(NULL);
}

static void scenario_word__knows__only_the_whole_word(void **state)
{
    (void)state;
    for (int i = 0; i < STAGES; i++) {
        assert_int_equal(
            scenario_word(scenario_stage_words, STAGES, str_of(scenario_stage_words[i])), i);
    }
    assert_int_equal(scenario_word(scenario_stage_words, STAGES, STR("hoo")), -1);
    assert_int_equal(scenario_word(scenario_stage_words, STAGES, STR("Hook")), -1);
    assert_int_equal(scenario_word(scenario_stage_words, STAGES, STR("")), -1);
}

static void scenario_is_incoming__counts__neither_friends_nor_notes(void **state)
{
    (void)state;
    struct scenario *sc = small();
    uint32_t incoming = 0, others = 0;
    for (uint32_t i = 0; i < sc->step_count; i++) {
        bool is = scenario_is_incoming(sc, &sc->steps[i]);
        incoming += is;
        others += !is && sc->steps[i].kind == STEP_MESSAGE;
    }
    assert_int_equal(incoming, 4);
    assert_int_equal(others, 1);
    scenario_free(sc);
}

// By hand.  Line 17 (end): 0.  Else branch: 0, then branch: 2, so the `if` on 11
// has 0 and line 10 has 1.  A reply that leaves is no way to an end: the choose on
// 6 has what line 10 has.
static void scenario_count_fewest__takes_the_shortest_way__conditions_ignored(void **state)
{
    (void)state;
    struct scenario *sc = small();
    assert_int_equal(fewest_at(sc, 17), 0);
    assert_int_equal(fewest_at(sc, 13), 1);
    assert_int_equal(fewest_at(sc, 12), 2);
    assert_int_equal(fewest_at(sc, 15), 0);
    assert_int_equal(fewest_at(sc, 11), 0);
    assert_int_equal(fewest_at(sc, 10), 1);
    assert_int_equal(fewest_at(sc, 6), 1);
    assert_int_equal(fewest_at(sc, 5), 1);
    assert_int_equal(fewest_at(sc, 4), 2);
    scenario_free(sc);
}

static void scenario_count_fewest__is_none__where_one_can_only_leave(void **state)
{
    (void)state;
    struct scenario *sc = sketch_story("ending done\nscene a approach 1\nsay one\nchoose\n"
                                       "reply off leaves\nend done\n");
    assert_int_equal(fewest_at(sc, 4), 0);
    assert_int_equal(fewest_at(sc, 3), 1);
    scenario_free(sc);
}

static void scenario_count_fewest__ends__on_loops_and_dead_ends(void **state)
{
    (void)state;
    struct scenario *sc = sketch_story("ending done\n"
                                       "scene round approach 1\n"
                                       "say one\n"
                                       "choose\n"
                                       "reply again goto round\n"
                                       "reply out goto last\n"
                                       "scene last bond 2\n"
                                       "say two\n"
                                       "end done\n"
                                       "scene trap bond 3\n"
                                       "say three\n"
                                       "goto trap\n");
    assert_int_equal(fewest_at(sc, 3), 2);
    assert_int_equal(fewest_at(sc, 11), SCENARIO_NOWHERE);
    scenario_free(sc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scenario_find__gives_the_index__of_every_kind),
        cmocka_unit_test(scenario_find__gives_minus_one__for_a_stranger),
        cmocka_unit_test(scenario_word__knows__only_the_whole_word),
        cmocka_unit_test(scenario_is_incoming__counts__neither_friends_nor_notes),
        cmocka_unit_test(scenario_count_fewest__takes_the_shortest_way__conditions_ignored),
        cmocka_unit_test(scenario_count_fewest__is_none__where_one_can_only_leave),
        cmocka_unit_test(scenario_count_fewest__ends__on_loops_and_dead_ends),
    };
    return cmocka_run_group_tests_name("scenario", tests, NULL, NULL);
}
