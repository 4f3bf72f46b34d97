#include "cm.h"

#include "core/session.h"
#include "core/walk.h"
#include "sketch.h"

// A session of a story, before its begin event: the walk alone moves it.
struct walker {
    struct scenario *sc;
    struct registry reg;
    struct session *s;
};

static struct walker start(const char *story)
{
    struct walker w = {.sc = sketch_story(story), .reg = sketch_registry()};
    w.s = session_new(w.sc, &w.reg);
    for (uint32_t i = 0; i < w.sc->var_count; i++) {
        w.s->vars[i] = w.sc->vars[i].first;
    }
    walk_settle(w.s);
    return w;
}

static void stop(struct walker *w)
{
    session_free(w->s);
    scenario_free(w->sc);
}

static uint32_t line_of(const struct walker *w)
{
    return w->sc->steps[w->s->pc].at.line;
}

static void walk_settle__runs_all_that_is_silent__up_to_a_line(void **state)
{
    (void)state;
    struct walker w = start("var trust 1\n"
                            "ending done\n"
                            "scene hello approach 2\n"
                            "set trust 5\n"
                            "loses 30\n"
                            "if trust == 5\n"
                            "loses documents\n"
                            "wait 4\n"
                            "else\n"
                            "loses 1000\n"
                            "fi\n"
                            "say now\n"
                            "end done\n");
    assert_int_equal(line_of(&w), 12);
    assert_int_equal(w.s->vars[0], 5);
    assert_int_equal(w.s->lost, 30);
    assert_true(w.s->has_lost_all);
    assert_int_equal(w.s->day, 6);
    stop(&w);
}

static void walk_settle__says_why_it_rests__by_the_step_it_rests_on(void **state)
{
    (void)state;
    struct walker w = start("ending done\nscene a approach 1\nchoose\nreply x\nend done\n");
    assert_int_equal(w.s->state, SESSION_CHOOSING);
    stop(&w);
    w = start("ending done\nscene a approach 1\nend done\n");
    assert_int_equal(w.s->state, SESSION_OVER);
    assert_int_equal(w.s->ending, 0);
    stop(&w);
    w = start("ending done\nscene a approach 1\nnote hm\nend done\n");
    assert_int_equal(w.s->state, SESSION_READING);
    stop(&w);
}

static void walk_settle__rests_for_the_night__when_the_day_is_later(void **state)
{
    (void)state;
    struct walker w = start("ending done\nscene a approach 1\nwait 1\nsay hm\nend done\n");
    struct shown line = {.kind = SHOWN_NOTE, .day = 1};
    w.s->shown = &line;
    w.s->shown_count = 1;
    walk_settle(w.s);
    assert_int_equal(w.s->state, SESSION_RESTING);
    line.day = 2;
    walk_settle(w.s);
    assert_int_equal(w.s->state, SESSION_READING);
    w.s->shown = NULL;
    w.s->shown_count = 0;
    stop(&w);
}

static void walk_settle__counts_a_loss_once__however_often_it_passes(void **state)
{
    (void)state;
    struct walker w = start("ending done\n"
                            "scene a approach 1\n"
                            "loses 40\n"
                            "choose\n"
                            "reply again goto a\n"
                            "end done\n");
    assert_int_equal(w.s->lost, 40);
    w.s->pc = w.sc->replies[0].target;
    walk_settle(w.s);
    assert_int_equal(w.s->lost, 40);
    stop(&w);
}

static void walk_settle__ends_as_stuck__in_a_loop_or_a_dead_end(void **state)
{
    (void)state;
    struct walker w = start("ending done\nscene a approach 1\ngoto b\nscene b bond 1\ngoto a\n");
    assert_int_equal(w.s->state, SESSION_OVER);
    assert_int_equal(w.s->ending, -1);
    stop(&w);
    w = start("ending done\nvar n 0\nscene a approach 1\nset n 1\n");
    assert_int_equal(w.s->state, SESSION_OVER);
    assert_int_equal(w.s->ending, -1);
    stop(&w);
}

static void walk_settle__takes_on_the_day_and_checks__of_a_scene_it_enters(void **state)
{
    (void)state;
    struct walker w = start("var told 0\n"
                            "ending done\n"
                            "scene a approach 7\n"
                            "check photo set told 1\n"
                            "goto b\n"
                            "scene b bond 3\n"
                            "say hm\n"
                            "end done\n");
    assert_int_equal(w.s->scene, 1);
    assert_int_equal(w.s->day, 7);
    assert_true(walk_has_bit(w.s->visited, 0));
    assert_true(walk_has_bit(w.s->visited, 1));
    assert_ptr_equal(w.s->checks[CHECK_PHOTO], &w.sc->scenes[0].checks[CHECK_PHOTO]);
    assert_null(w.s->checks[CHECK_CALL]);
    stop(&w);
}

static void walk_assign__keeps_numbers__from_0_to_99(void **state)
{
    (void)state;
    struct walker w = start("var n 50\nending done\nscene a approach 1\nsay hm\nend done\n");
    static const struct assign more = {0, true, 99}, less = {0, true, -99},
                               both[] = {
                                   {0, false, 7},
                                   {0, true, 2},
                               };
    walk_assign(w.s, (struct assigns){&more, 1});
    assert_int_equal(w.s->vars[0], 99);
    walk_assign(w.s, (struct assigns){&less, 1});
    assert_int_equal(w.s->vars[0], 0);
    walk_assign(w.s, (struct assigns){both, 2});
    assert_int_equal(w.s->vars[0], 9);
    walk_assign(w.s, (struct assigns){NULL, 0});
    assert_int_equal(w.s->vars[0], 9);
    stop(&w);
}

static void walk_set_bit__touches_no_other__across_words(void **state)
{
    (void)state;
    uint64_t set[3] = {0};
    walk_set_bit(set, 0);
    walk_set_bit(set, 63);
    walk_set_bit(set, 64);
    walk_set_bit(set, 191);
    for (uint32_t i = 0; i < 192; i++) {
        assert_int_equal(walk_has_bit(set, i), i == 0 || i == 63 || i == 64 || i == 191);
    }
}

static void walk_env__shows_conditions__what_the_session_holds(void **state)
{
    (void)state;
    struct walker w = start("var n 50\nending done\nscene a approach 4\nsay hm\nend done\n");
    w.s->lost = 9;
    w.s->marked = 3;
    w.s->checked = 2;
    struct expr_env env = walk_env(w.s);
    assert_int_equal(env.vars[0], 50);
    assert_int_equal(env.day, 4);
    assert_int_equal(env.lost, 9);
    assert_int_equal(env.marked, 3);
    assert_int_equal(env.checked, 2);
    assert_ptr_equal(env.visited, w.s->visited);
    assert_ptr_equal(env.chosen, w.s->chosen);
    stop(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walk_settle__runs_all_that_is_silent__up_to_a_line),
        cmocka_unit_test(walk_settle__says_why_it_rests__by_the_step_it_rests_on),
        cmocka_unit_test(walk_settle__rests_for_the_night__when_the_day_is_later),
        cmocka_unit_test(walk_settle__counts_a_loss_once__however_often_it_passes),
        cmocka_unit_test(walk_settle__ends_as_stuck__in_a_loop_or_a_dead_end),
        cmocka_unit_test(walk_settle__takes_on_the_day_and_checks__of_a_scene_it_enters),
        cmocka_unit_test(walk_assign__keeps_numbers__from_0_to_99),
        cmocka_unit_test(walk_set_bit__touches_no_other__across_words),
        cmocka_unit_test(walk_env__shows_conditions__what_the_session_holds),
    };
    return cmocka_run_group_tests_name("walk", tests, NULL, NULL);
}
