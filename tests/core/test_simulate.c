#include "cm.h"

#include "core/simulate.h"
#include "sketch.h"

static const char story[] = "ending good\nending bad\nending nobody\n"
                            "scene one approach 1\n"
                            "say a\nsay b\nsign 1 c\nsay d\nsay e\nsay f\n"
                            "choose\nreply left goto two\nreply right goto three\n"
                            "scene two bond 2\n"
                            "sign 2 a\nsay b\nsign 3 c\nsay d\nsay e\nloses 40\nend bad\n"
                            "scene three bond 2\n"
                            "sign 2 a\nsign 3 b\nsay c\nsay d\nsay e\nend good\n"
                            "scene lost bond 3\nsay z\nend nobody\n";

static void simulate_add__counts__what_was_met_and_what_not(void **state)
{
    (void)state;
    struct scenario *sc = sketch_story(story);
    struct registry reg = sketch_registry();
    struct simulate sim = simulate_new(sc);
    simulate_add(&sim, &reg, ROBOT_NAIVE, 200, 1);
    const struct simulate_robot *r = &sim.robots[ROBOT_NAIVE];
    assert_int_equal(r->plays, 200);
    assert_int_equal(simulate_met(sim.scenes, sc->scene_count), 3);
    assert_int_equal(simulate_met(sim.replies, sc->reply_count), 2);
    assert_int_equal(simulate_met(sim.endings, sc->ending_count), 2);
    assert_int_equal(sim.endings[0] + sim.endings[1], 200);
    assert_int_equal(sim.scenes[0], 200);
    assert_int_equal(sim.scenes[1], sim.endings[1]);
    assert_int_equal(r->messages.least, 11);
    assert_int_equal(r->messages.most, 11);
    assert_int_equal(r->turns.sum, 400);  // an answer and a night
    assert_int_equal(r->lost.least, 0);
    assert_int_equal(r->lost.most, 40);
    assert_int_equal(r->lost.sum, 40 * sim.endings[1]);
    assert_int_equal(r->left + r->stuck, 0);
    simulate_free(&sim);
    scenario_free(sc);
}

static void simulate_add__says_so__when_no_end_is_reached(void **state)
{
    (void)state;
    struct scenario *sc = sketch_story("ending done\nscene a approach 1\nsay hm\nchoose\n"
                                       "reply again goto a\nend done\n");
    struct registry reg = sketch_registry();
    struct simulate sim = simulate_new(sc);
    simulate_add(&sim, &reg, ROBOT_NAIVE, 2, 1);
    assert_int_equal(sim.robots[ROBOT_NAIVE].stuck, 2);
    assert_int_equal(simulate_met(sim.endings, 1), 0);
    simulate_free(&sim);
    scenario_free(sc);
}

static void simulate_add__is_the_same__for_the_same_seed(void **state)
{
    (void)state;
    struct scenario *sc = sketch_story(story);
    struct registry reg = sketch_registry();
    struct simulate a = simulate_new(sc), b = simulate_new(sc);
    for (int robot = 0; robot < ROBOTS; robot++) {
        simulate_add(&a, &reg, robot, 100, 5);
        simulate_add(&b, &reg, robot, 60, 5);
        assert_int_equal(a.robots[robot].plays, 100);
    }
    simulate_free(&b);
    b = simulate_new(sc);
    for (int robot = 0; robot < ROBOTS; robot++) {
        simulate_add(&b, &reg, robot, 100, 5);
        assert_memory_equal(&a.robots[robot], &b.robots[robot], sizeof a.robots[robot]);
    }
    simulate_free(&a);
    simulate_free(&b);
    scenario_free(sc);
}

static void simulate_mean__and_quantile__leave_out_plays_without_a_number(void **state)
{
    (void)state;
    struct simulate_robot r = {.without = 50};
    assert_true(simulate_mean(&r) < 0);
    assert_int_equal(simulate_quantile(&r, 0.5), -1);
    r.numbers[10] = 1;
    r.numbers[40] = 2;
    r.numbers[100] = 1;
    assert_true(simulate_mean(&r) == 47.5);
    assert_int_equal(simulate_quantile(&r, 0), 10);
    assert_int_equal(simulate_quantile(&r, 0.25), 10);
    assert_int_equal(simulate_quantile(&r, 0.5), 40);
    assert_int_equal(simulate_quantile(&r, 1), 100);
}

static void simulate_is_blurred__says_so__when_the_means_are_near(void **state)
{
    (void)state;
    struct simulate sim = {0};
    assert_false(simulate_is_blurred(&sim));  // nothing is known
    sim.robots[ROBOT_EARLY].numbers[60] = 1;
    assert_false(simulate_is_blurred(&sim));
    sim.robots[ROBOT_BLANKET].numbers[41] = 1;
    assert_true(simulate_is_blurred(&sim));
    sim.robots[ROBOT_BLANKET].numbers[41] = 0;
    sim.robots[ROBOT_BLANKET].numbers[40] = 1;
    assert_false(simulate_is_blurred(&sim));
}

static void simulate_seed__differs__from_play_to_play(void **state)
{
    (void)state;
    assert_true(simulate_seed(1, 0) != simulate_seed(1, 1));
    assert_true(simulate_seed(1, 1) != simulate_seed(2, 1));
    assert_true(simulate_seed(1, 1) != simulate_seed(2, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(simulate_add__counts__what_was_met_and_what_not),
        cmocka_unit_test(simulate_add__says_so__when_no_end_is_reached),
        cmocka_unit_test(simulate_add__is_the_same__for_the_same_seed),
        cmocka_unit_test(simulate_mean__and_quantile__leave_out_plays_without_a_number),
        cmocka_unit_test(simulate_is_blurred__says_so__when_the_means_are_near),
        cmocka_unit_test(simulate_seed__differs__from_play_to_play),
    };
    return cmocka_run_group_tests_name("simulate", tests, NULL, NULL);
}
