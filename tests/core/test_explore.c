#include "cm.h"

#include <time.h>

#include "core/explore.h"
#include "sketch.h"

// Explore the story of these lines; both are freed by `done`.
struct walked {
    struct scenario *sc;
    struct explore x;
};

static struct walked walk(const char *text)
{
    struct walked w = {.sc = sketch_story(text)};
    w.x = explore_run_bounded(w.sc);
    return w;
}

static void done(struct walked *w)
{
    explore_free(&w->x);
    scenario_free(w->sc);
}

static uint32_t line_of(const struct walked *w, uint32_t step)
{
    return w->sc->steps[step].at.line;
}

// The first step that stands on this line.
static uint32_t step_on(const struct walked *w, uint32_t line)
{
    uint32_t i = 0;
    while (w->sc->steps[i].at.line != line) {
        i++;
    }
    return i;
}

static void explore_run__reaches_all__in_a_plain_story(void **state)
{
    (void)state;
    struct walked w = walk("ending done\n"
                           "scene a approach 1\n"
                           "say\n"
                           "choose\n"
                           "reply yes\n"
                           "reply no goto b\n"
                           "end done\n"
                           "scene b bond 2\n"
                           "note\n"
                           "end done\n");
    for (uint32_t i = 0; i < w.sc->step_count; i++) {
        assert_int_equal(w.x.step_seen[i], 1);
    }
    assert_int_equal(w.x.reply_seen[0], 1);
    assert_int_equal(w.x.reply_seen[1], 1);
    assert_int_equal(w.x.ending_seen[0], 1);
    assert_false(w.x.is_capped);
    assert_false(w.x.has_loop);
    assert_int_equal(w.x.states, 5);
    // day, message, reply, day, note, end
    assert_int_equal(w.x.longest_shown, 6);
    done(&w);
}

static void explore_run__does_not_reach__what_no_value_allows(void **state)
{
    (void)state;
    struct walked w = walk("var trust 0\n"
                           "ending done\n"
                           "ending other\n"
                           "scene a approach 1\n"
                           "choose\n"
                           "reply yes add trust 1\n"
                           "reply no\n"
                           "if trust >= 2\n"
                           "say\n"
                           "end other\n"
                           "fi\n"
                           "if trust < 2\n"
                           "note\n"
                           "fi\n"
                           "end done\n");
    assert_int_equal(w.x.cond_true[step_on(&w, 8)], 0);
    assert_int_equal(w.x.cond_false[step_on(&w, 8)], 1);
    assert_int_equal(w.x.cond_true[step_on(&w, 12)], 1);
    assert_int_equal(w.x.cond_false[step_on(&w, 12)], 0);
    assert_int_equal(w.x.step_seen[step_on(&w, 9)], 0);
    assert_int_equal(w.x.ending_seen[0], 1);
    assert_int_equal(w.x.ending_seen[1], 0);
    done(&w);
}

static void explore_run__sees_both_sides__of_chosen_and_visited(void **state)
{
    (void)state;
    struct walked w = walk("ending done\n"
                           "scene a approach 1\n"
                           "choose\n"
                           "reply yes goto b\n"
                           "reply no goto c\n"
                           "scene b approach 1\n"
                           "goto c\n"
                           "scene c approach 1\n"
                           "if visited(b)\n"
                           "note\n"
                           "fi\n"
                           "if chose(no)\n"
                           "note\n"
                           "fi\n"
                           "if visited(b) and chose(no)\n"
                           "note\n"
                           "fi\n"
                           "end done\n");
    uint32_t both = step_on(&w, 15);
    assert_int_equal(w.x.cond_true[step_on(&w, 9)] + w.x.cond_false[step_on(&w, 9)], 2);
    assert_int_equal(w.x.cond_true[step_on(&w, 12)] + w.x.cond_false[step_on(&w, 12)], 2);
    assert_int_equal(w.x.cond_true[both], 0);
    assert_int_equal(w.x.cond_false[both], 1);
    done(&w);
}

static void explore_run__tries_both__marked_and_checked(void **state)
{
    (void)state;
    struct walked w = walk("var told 0\n"
                           "ending done\n"
                           "scene a approach 1\n"
                           "check someone set told 1\n"
                           "sign 3\n"
                           "choose\n"
                           "reply ok\n"
                           "if marked(s3)\n"
                           "note\n"
                           "fi\n"
                           "if checked(photo)\n"
                           "note\n"
                           "fi\n"
                           "if told == 1\n"
                           "note\n"
                           "fi\n"
                           "if marked(s4)\n"
                           "note\n"
                           "fi\n"
                           "end done\n");
    const uint32_t asked[] = {8, 11, 14};
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        assert_int_equal(w.x.cond_true[step_on(&w, asked[i])], 1);
        assert_int_equal(w.x.cond_false[step_on(&w, asked[i])], 1);
    }
    // A sign that was not shown cannot be marked.
    assert_int_equal(w.x.cond_true[step_on(&w, 17)], 0);
    done(&w);
}

// A check does its effect once, so a counter that it raises ends at one.
static void explore_run__lets_a_check_act_once__however_often_it_is_made(void **state)
{
    (void)state;
    struct walked w = walk("var asked 0\n"
                           "ending done\n"
                           "scene a approach 1\n"
                           "check company add asked 1\n"
                           "say\n"
                           "choose\n"
                           "reply ok\n"
                           "say\n"
                           "choose\n"
                           "reply go\n"
                           "if asked >= 2\n"
                           "note\n"
                           "fi\n"
                           "if asked == 1\n"
                           "note\n"
                           "fi\n"
                           "end done\n");
    assert_int_equal(w.x.cond_true[step_on(&w, 11)], 0);
    assert_int_equal(w.x.cond_true[step_on(&w, 14)], 1);
    assert_int_equal(w.x.cond_false[step_on(&w, 14)], 1);
    done(&w);
}

// Asking before there was anything to find does not use up what is found later.
static void explore_run__lets_a_later_result_act__after_a_check_without_one(void **state)
{
    (void)state;
    struct walked w = walk("var asked 0\n"
                           "ending done\n"
                           "scene a approach 1\n"
                           "say\n"
                           "choose\n"
                           "reply ok goto b\n"
                           "scene b approach 1\n"
                           "check company add asked 1\n"
                           "say\n"
                           "choose\n"
                           "reply go goto c\n"
                           "scene c approach 1\n"
                           "check company add asked 1\n"
                           "say\n"
                           "choose\n"
                           "reply on\n"
                           "if asked >= 2\n"
                           "note\n"
                           "fi\n"
                           "if asked >= 3\n"
                           "note\n"
                           "fi\n"
                           "end done\n");
    assert_int_equal(w.x.cond_true[step_on(&w, 17)], 1);
    assert_int_equal(w.x.cond_false[step_on(&w, 17)], 1);
    assert_int_equal(w.x.cond_true[step_on(&w, 20)], 0);
    done(&w);
}

static void explore_run__knows_what_is_lost__when_a_condition_asks(void **state)
{
    (void)state;
    struct walked w = walk("ending done\n"
                           "scene a approach 1\n"
                           "choose\n"
                           "reply pay goto b\n"
                           "reply no goto c\n"
                           "scene b squeeze 1\n"
                           "loses 400\n"
                           "loses 100\n"
                           "goto c\n"
                           "scene c squeeze 1\n"
                           "if lost >= 500\n"
                           "note\n"
                           "fi\n"
                           "if lost > 500\n"
                           "note\n"
                           "fi\n"
                           "end done\n");
    assert_int_equal(w.x.lost_max, 500);
    assert_int_equal(w.x.cond_true[step_on(&w, 11)], 1);
    assert_int_equal(w.x.cond_false[step_on(&w, 11)], 1);
    assert_int_equal(w.x.cond_true[step_on(&w, 14)], 0);
    done(&w);
}

static void explore_run__counts_a_loss_once__in_a_loop_that_ends(void **state)
{
    (void)state;
    struct walked w = walk("var n 0\n"
                           "ending done\n"
                           "scene a squeeze 1\n"
                           "loses 300\n"
                           "say\n"
                           "choose\n"
                           "reply more if n < 3 add n 1 goto a\n"
                           "reply stop\n"
                           "end done\n");
    assert_false(w.x.has_loop);
    assert_int_equal(w.x.lost_max, 300);
    // day, four messages, four replies, end
    assert_int_equal(w.x.longest_shown, 10);
    done(&w);
}

static void explore_run__finds_a_loop__that_shows_something(void **state)
{
    (void)state;
    struct walked w = walk("ending done\n"
                           "scene a approach 1\n"
                           "note\n"
                           "goto b\n"
                           "scene b approach 1\n"
                           "say\n"
                           "choose\n"
                           "reply again goto b\n"
                           "reply stop\n"
                           "end done\n");
    assert_true(w.x.has_loop);
    assert_int_equal(line_of(&w, w.x.loop_step), 6);
    assert_false(w.x.has_silent_loop);
    done(&w);
}

static void explore_run__finds_a_silent_loop__without_a_choice(void **state)
{
    (void)state;
    struct walked w = walk("ending done\n"
                           "scene a approach 1\n"
                           "choose\n"
                           "reply go goto b\n"
                           "reply stop\n"
                           "end done\n"
                           "scene b approach 1\n"
                           "note\n"
                           "goto b\n");
    assert_true(w.x.has_silent_loop);
    assert_int_equal(line_of(&w, w.x.silent_step), 8);
    done(&w);
}

static void explore_run__finds_no_loop__that_a_variable_ends(void **state)
{
    (void)state;
    struct walked w = walk("ending done\n"
                           "scene a approach 1\n"
                           "say\n"
                           "choose\n"
                           "reply again if not chose(again) goto a\n"
                           "reply stop\n"
                           "end done\n");
    assert_false(w.x.has_loop);
    assert_int_equal(w.x.longest_shown, 6);
    done(&w);
}

static void explore_run__sees_an_empty_choose__when_all_replies_are_hidden(void **state)
{
    (void)state;
    struct walked w = walk("var told 0\n"
                           "ending done\n"
                           "scene a approach 1\n"
                           "choose\n"
                           "reply yes set told 1\n"
                           "reply no\n"
                           "choose\n"
                           "reply go if told == 1\n"
                           "end done\n");
    assert_int_equal(w.x.choose_empty[step_on(&w, 4)], 0);
    assert_int_equal(w.x.choose_empty[step_on(&w, 7)], 1);
    assert_int_equal(w.x.reply_seen[2], 1);
    done(&w);
}

static void explore_run__finds_day_and_stage__that_run_back(void **state)
{
    (void)state;
    struct walked w = walk("ending done\n"
                           "scene a hook 3\n"
                           "say\n"
                           "wait 2\n"
                           "goto b\n"
                           "scene b bond 4\n"
                           "say\n"
                           "end done\n");
    assert_int_equal(line_of(&w, w.x.day_back_step), 5);
    assert_int_equal(line_of(&w, w.x.day_back_to), 7);
    assert_int_equal(line_of(&w, w.x.stage_back_step), 5);
    done(&w);
}

static void explore_run__finds_no_way_back__when_all_runs_forward(void **state)
{
    (void)state;
    struct walked w = walk("ending done\n"
                           "scene a approach 1\n"
                           "say\n"
                           "wait 2\n"
                           "goto b\n"
                           "scene b return 3\n"
                           "say\n"
                           "end done\n");
    assert_int_equal(w.x.day_back_step, SCENARIO_NOWHERE);
    assert_int_equal(w.x.stage_back_step, SCENARIO_NOWHERE);
    done(&w);
}

static void explore_run__counts_a_burst__until_a_choice_or_a_new_day(void **state)
{
    (void)state;
    struct walked w = walk("ending done\n"
                           "scene a approach 1\n"
                           "say\nsay\nnote\nsay\n"
                           "goto b\n"
                           "scene b approach 2\n"
                           "say\nnoor\nsay\n"
                           "choose\n"
                           "reply ok\n"
                           "say\n"
                           "end done\n");
    assert_int_equal(w.x.burst_max, 3);
    assert_int_equal(line_of(&w, w.x.burst_step), 6);
    done(&w);
}

// Two ways: signs {0, 1, 2} with 1 of 4 harmless, and {0, 3} with 3 of 5.
static void explore_run__finds_fewest_signs_and_least_harmless__on_different_ways(void **state)
{
    (void)state;
    struct walked w = walk("ending one\n"
                           "ending two\n"
                           "scene a approach 1\n"
                           "say\n"
                           "sign 0\n"
                           "choose\n"
                           "reply x goto b\n"
                           "reply y goto c\n"
                           "scene b bond 1\n"
                           "sign 1\n"
                           "sign 2\n"
                           "neutral\n"
                           "end one\n"
                           "scene c bond 1\n"
                           "sign 3\n"
                           "say\n"
                           "say\n"
                           "end two\n");
    assert_int_equal(w.x.signs_min, 2);
    assert_int_equal(line_of(&w, w.x.signs_min_step), 18);
    assert_true(w.x.harmless_min > 0.2499 && w.x.harmless_min < 0.2501);
    assert_int_equal(line_of(&w, w.x.harmless_min_step), 13);
    assert_true(w.x.has_hook_sign);
    assert_false(w.x.loses_before_sign);
    done(&w);
}

// Every mix of ten optional signs is a way: far more than 64 sets could meet.
static void explore_run__bounds_the_signs_from_below__when_there_are_many_sets(void **state)
{
    (void)state;
    struct walked w = walk("ending done\n"
                           "scene a approach 1\n"
                           "choose\nreply a0\nreply b0 goto b\nsign 0\nsign 1\nsign 2\ngoto c\n"
                           "scene b approach 1\nsign 3\nsign 4\ngoto c\n"
                           "scene c approach 1\n"
                           "choose\nreply a1\nreply b1 goto d\nsign 5\nsign 6\ngoto e\n"
                           "scene d approach 1\nsign 3\nsign 7\nsign 8\ngoto e\n"
                           "scene e approach 1\n"
                           "end done\n");
    // {3, 4} and {3, 7, 8} share one: four; {3, 4} and {5, 6}: four.
    assert_int_equal(w.x.signs_min, 4);
    done(&w);
}

static void explore_run__sees_a_late_sign_and_an_early_loss__on_one_of_two_ways(void **state)
{
    (void)state;
    struct walked w = walk("ending done\n"
                           "scene a hook 1\n"
                           "choose\n"
                           "reply x\n"
                           "reply y goto b\n"
                           "sign 1\n"
                           "goto b\n"
                           "scene b squeeze 1\n"
                           "loses documents\n"
                           "sign 2\n"
                           "end done\n");
    assert_false(w.x.has_hook_sign);
    assert_true(w.x.loses_before_sign);
    assert_int_equal(line_of(&w, w.x.loses_step), 9);
    done(&w);
}

static void explore_run__asks_for_no_signs__in_a_harmless_story(void **state)
{
    (void)state;
    struct scenario *sc = sketch_story("ending done\nscene a approach 1\nloses 5\nend done\n");
    sc->verdict = VERDICT_HARMLESS;
    struct explore x = explore_run_bounded(sc);
    assert_true(x.has_hook_sign);
    assert_false(x.loses_before_sign);
    explore_free(&x);
    scenario_free(sc);
}

// A counter that only grows is told apart up to what conditions ask for, but
// one that also shrinks is kept in full: 98 + 3 - 2 is 97, for 99 is the most.
static void explore_run__tells_values_apart__as_far_as_conditions_do(void **state)
{
    (void)state;
    struct walked w = walk("var up 0\n"
                           "var down 98\n"
                           "ending done\n"
                           "scene a approach 1\n"
                           "add up 5\n"
                           "add up 5\n"
                           "add down 3\n"
                           "add down -2\n"
                           "if up == 3\n"
                           "note\n"
                           "fi\n"
                           "if up > 3\n"
                           "note\n"
                           "fi\n"
                           "if down == 97\n"
                           "note\n"
                           "fi\n"
                           "if down > 97\n"
                           "note\n"
                           "fi\n"
                           "end done\n");
    assert_int_equal(w.x.cond_true[step_on(&w, 9)], 0);
    assert_int_equal(w.x.cond_true[step_on(&w, 12)], 1);
    assert_int_equal(w.x.cond_true[step_on(&w, 15)], 1);
    assert_int_equal(w.x.cond_false[step_on(&w, 15)], 0);
    assert_int_equal(w.x.cond_true[step_on(&w, 18)], 0);
    done(&w);
}

static void explore_run__gives_up__at_the_bound_and_says_so(void **state)
{
    (void)state;
    char text[8000] = "ending done\n";
    size_t n = strlen(text);
    for (int i = 0; i < 20; i++) {
        n += (size_t)snprintf(text + n, sizeof text - n, "var v%d 0\n", i);
    }
    n += (size_t)snprintf(text + n, sizeof text - n, "scene a approach 1\n");
    for (int i = 0; i < 20; i++) {
        n += (size_t)snprintf(text + n, sizeof text - n, "choose\nreply y%d set v%d 1\nreply n%d\n",
                              i, i, i);
    }
    n += (size_t)snprintf(text + n, sizeof text - n, "choose\nreply a\nreply b if v0 == 1");
    for (int i = 1; i < 20; i++) {
        n += (size_t)snprintf(text + n, sizeof text - n, "\nreply c%d if v%d == 1", i, i);
    }
    (void)snprintf(text + n, sizeof text - n, "\nend done\n");
    struct walked w = walk(text);
    assert_true(w.x.is_capped);
    assert_int_equal(w.x.states, EXPLORE_STATES_MAX);
    done(&w);
}

// Bits that nobody asks for later are no state: 40 of them cost nothing.
static void explore_run__forgets__what_no_later_condition_asks(void **state)
{
    (void)state;
    char text[12000] = "ending done\nscene a approach 1\n";
    size_t n = strlen(text);
    for (int i = 0; i < 40; i++) {
        n += (size_t)snprintf(text + n, sizeof text - n,
                              "choose\nreply y%d\nreply n%d\nif chose(y%d)\nnote\nfi\n", i, i, i);
    }
    (void)snprintf(text + n, sizeof text - n, "end done\n");
    struct walked w = walk(text);
    assert_false(w.x.is_capped);
    assert_true(w.x.states < 300);
    done(&w);
}

static void explore_run__walks_a_thousand_scenes__in_well_under_a_second(void **state)
{
    (void)state;
    char *text = mem_new(400000, 1);
    size_t n = (size_t)snprintf(text, 400000, "var trust 0\nending done\n");
    for (int i = 0; i < 1000; i++) {
        n += (size_t)snprintf(text + n, 400000 - n,
                              "scene s%d bond 1\nsay\nsign %d\nsay\nsay\nif trust >= 2\nsay\nfi\n"
                              "choose\nreply a%d add trust 1 goto s%d\nreply b%d goto s%d\n",
                              i, i % 10, i, i + 1, i, i + 1);
    }
    (void)snprintf(text + n, 400000 - n, "scene s1000 bond 1\nend done\n");
    clock_t from = clock();
    struct walked w = walk(text);
    double seconds = (double)(clock() - from) / CLOCKS_PER_SEC;
    assert_false(w.x.has_loop);
    assert_int_equal(w.x.signs_min, 10);
    assert_true(seconds < 5);
    done(&w);
    mem_free(text);
}

static void check_range(struct explore_range range, uint64_t least, uint64_t most)
{
    assert_int_equal(range.least, least);
    assert_int_equal(range.most, most);
}

// A reply is a turn, and so is the first line after a night, unless a question
// comes first.
static void explore_run__bounds_every_way__to_a_natural_end(void **state)
{
    (void)state;
    struct walked w = walk("ending good\nending bad\n"
                           "scene one approach 1\nsay a\nneutral b\nsign 1 c\n"
                           "choose\nreply stay goto two\nreply pay goto three\nreply bye leaves\n"
                           "scene two bond 3\nsay d\nend good\n"
                           "scene three bond 1\nloses 40\nwait 2\n"
                           "choose\nreply again\nreply more\n"
                           "say e\nsay f\nwait 1\nnote g\nloses 5\nend bad\n");
    assert_true(w.x.bounds.is_known);
    check_range(w.x.bounds.messages, 4, 5);
    check_range(w.x.bounds.harmless, 2, 3);
    check_range(w.x.bounds.turns, 2, 3);
    check_range(w.x.bounds.lost, 0, 45);
    done(&w);
}

static void explore_run__bounds_nothing__where_a_loop_has_no_end(void **state)
{
    (void)state;
    struct walked w = walk("ending good\nscene one approach 1\nsay a\nchoose\n"
                           "reply again goto one\nreply on\nend good\n");
    assert_true(w.x.has_loop);
    assert_false(w.x.bounds.is_known);
    done(&w);
}

static void explore_run__is_empty__for_a_story_without_steps(void **state)
{
    (void)state;
    struct walked w = walk("");
    assert_int_equal(w.x.states, 0);
    assert_false(w.x.has_loop);
    done(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(explore_run__reaches_all__in_a_plain_story),
        cmocka_unit_test(explore_run__does_not_reach__what_no_value_allows),
        cmocka_unit_test(explore_run__sees_both_sides__of_chosen_and_visited),
        cmocka_unit_test(explore_run__tries_both__marked_and_checked),
        cmocka_unit_test(explore_run__lets_a_check_act_once__however_often_it_is_made),
        cmocka_unit_test(explore_run__lets_a_later_result_act__after_a_check_without_one),
        cmocka_unit_test(explore_run__knows_what_is_lost__when_a_condition_asks),
        cmocka_unit_test(explore_run__counts_a_loss_once__in_a_loop_that_ends),
        cmocka_unit_test(explore_run__finds_a_loop__that_shows_something),
        cmocka_unit_test(explore_run__finds_a_silent_loop__without_a_choice),
        cmocka_unit_test(explore_run__finds_no_loop__that_a_variable_ends),
        cmocka_unit_test(explore_run__sees_an_empty_choose__when_all_replies_are_hidden),
        cmocka_unit_test(explore_run__finds_day_and_stage__that_run_back),
        cmocka_unit_test(explore_run__finds_no_way_back__when_all_runs_forward),
        cmocka_unit_test(explore_run__counts_a_burst__until_a_choice_or_a_new_day),
        cmocka_unit_test(explore_run__finds_fewest_signs_and_least_harmless__on_different_ways),
        cmocka_unit_test(explore_run__bounds_the_signs_from_below__when_there_are_many_sets),
        cmocka_unit_test(explore_run__sees_a_late_sign_and_an_early_loss__on_one_of_two_ways),
        cmocka_unit_test(explore_run__asks_for_no_signs__in_a_harmless_story),
        cmocka_unit_test(explore_run__tells_values_apart__as_far_as_conditions_do),
        cmocka_unit_test(explore_run__gives_up__at_the_bound_and_says_so),
        cmocka_unit_test(explore_run__forgets__what_no_later_condition_asks),
        cmocka_unit_test(explore_run__walks_a_thousand_scenes__in_well_under_a_second),
        cmocka_unit_test(explore_run__bounds_every_way__to_a_natural_end),
        cmocka_unit_test(explore_run__bounds_nothing__where_a_loop_has_no_end),
        cmocka_unit_test(explore_run__is_empty__for_a_story_without_steps),
    };
    return cmocka_run_group_tests_name("explore", tests, NULL, NULL);
}
