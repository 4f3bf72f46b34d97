#include "rig.h"

static void app_init__shows_home__always(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    assert_top(&r, SCREEN_HOME);
    assert_int_equal(-1, app_timeout(&r.app, 0));
    rig_close(&r);
}

static void app_init__can_be_drawn__without_registry_and_stories(void **state)
{
    (void)state;
    struct app app;
    struct doc d = {0};
    app_init(&app, NULL);
    app_doc(&app, &d);
    assert_true(d.count > 5);
    assert_true(str_is_c(d.title, "wary"));
    doc_free(&d);
}

static void home__offers_continue__only_when_something_is_open(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    assert_int_equal(-1, rig_find(&r, "Continue"));
    r.app.can_resume = true;
    r.app.resume_title = STR("Harbour lights");
    r.app.resume_day = 4;
    int at = rig_find(&r, "Continue");
    assert_true(at >= 0);
    assert_true(str_is_c(rig_doc(&r)->items[at].hint, "Harbour lights, day 4"));
    rig_keys(&r, "\n");
    assert_int_equal(1, rig_count(&r, EFFECT_RESUME));
    rig_close(&r);
}

static void home__says_so__when_there_are_no_stories(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    r.app.story_count = 0;
    rig_keys(&r, "1");
    assert_top(&r, SCREEN_HOME);
    assert_true(r.app.status[0]);
    rig_keys(&r, "2");
    assert_top(&r, SCREEN_HOME);
    rig_close(&r);
}

static void home__asks_to_quit__on_q(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_key(&r, KEY_IS_ESC);
    assert_int_equal(0, rig_count(&r, EFFECT_QUIT));
    rig_keys(&r, "q");
    assert_int_equal(1, rig_count(&r, EFFECT_QUIT));
    rig_close(&r);
}

static void note__starts_the_chosen_story__on_start(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_keys(&r, "2");
    assert_top(&r, SCREEN_CHOOSE);
    rig_keys(&r, "3");
    assert_top(&r, SCREEN_NOTE);
    assert_true(str_is_c(rig_doc(&r)->title, "A quiet desk"));
    rig_keys(&r, "1");
    assert_int_equal(1, rig_count(&r, EFFECT_START));
    assert_int_equal(2, r.done[0].index);
    assert_top(&r, SCREEN_CHAT);
    rig_close(&r);
}

static void note__proposes_another__on_skip(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_keys(&r, "1");
    for (int i = 0; i < 10; i++) {
        int before = r.app.story;
        rig_keys(&r, "s");
        assert_top(&r, SCREEN_NOTE);
        assert_int_not_equal(before, r.app.story);
    }
    rig_close(&r);
}

static void note__closes_the_open_session_first__before_a_new_one(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "q");
    assert_top(&r, SCREEN_HOME);
    r.done_count = 0;
    r.app.story = 0;
    screen_push(&r.app, SCREEN_NOTE);
    rig_keys(&r, "2");
    assert_int_equal(EFFECT_CLOSE, r.done[0].kind);
    assert_int_equal(EFFECT_START, r.done[1].kind);
    rig_close(&r);
}

static void note__goes_on__with_the_conversation_that_is_open(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "q");
    size_t shown = r.session->shown_count;
    r.done_count = 0;
    r.app.story = 0;
    screen_push(&r.app, SCREEN_NOTE);
    rig_keys(&r, "1");
    assert_top(&r, SCREEN_CHAT);
    assert_int_equal(0, r.done_count);
    assert_int_equal(shown, r.session->shown_count);
    rig_close(&r);
}

static void note__asks_for_the_stored_one__of_a_story_that_was_begun(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    r.stories[1].is_open = true;
    r.app.story = 1;
    screen_push(&r.app, SCREEN_NOTE);
    r.refuse = ERR_STORE;
    rig_keys(&r, "1");
    assert_int_equal(EFFECT_RESUME, r.done[0].kind);
    assert_int_equal(1, r.done[0].index);
    rig_close(&r);
}

static void choose__does_not_put_twins_side_by_side__in_the_order_of_names(void **state)
{
    (void)state;
    struct rig r;
    struct doc d = {0};
    opened(&r);
    screen_push(&r.app, SCREEN_CHOOSE);
    app_doc(&r.app, &d);
    unsigned long long before = 0;
    size_t stories = 0;
    for (; stories < d.count && d.items[stories].kind == DOC_CHOICE; stories++) {
        size_t i = stories;
        unsigned long long hash = str_hash(r.app.stories[d.items[i].id].id);
        assert_true(hash >= before);
        before = hash;
    }
    assert_int_equal(r.app.story_count, stories);
    doc_free(&d);
    rig_close(&r);
}

static void judge__leads_to_the_debrief__in_two_steps(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "3\n13");
    assert_top(&r, SCREEN_DEBRIEF);
    assert_int_equal(VERDICT_SCAM, r.session->judged);
    assert_int_equal(3, r.session->sure);
    rig_close(&r);
}

static void debrief__ends_closes_and_goes_home__on_q(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "3\n13q");
    assert_int_equal(1, rig_events(&r, EVENT_END));
    assert_int_equal(1, rig_count(&r, EFFECT_CLOSE));
    assert_top(&r, SCREEN_ITEMS);
    assert_null(r.app.session);
    rig_keys(&r, "q");
    assert_top(&r, SCREEN_HOME);
    assert_int_equal(-1, rig_find(&r, "Continue"));
    rig_close(&r);
}

static void loaded__opens_the_debrief__of_a_judged_session(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "3\n13");
    rig_input(&r, (struct input){.kind = INPUT_LOADED});
    assert_top(&r, SCREEN_DEBRIEF);
    rig_close(&r);
}

static void quick_exit__comes_first__on_every_screen(void **state)
{
    (void)state;
    for (int i = 0; i < SCREENS; i++) {
        struct rig r;
        opened(&r);
        rig_begin(&r);
        if (i == SCREEN_DEBRIEF || i == SCREEN_SIGN || i == SCREEN_REPLAY) {
            rig_keys(&r, "3\n13");
        }
        r.app.message = 1;
        screen_push(&r.app, (enum screen_id)i);
        r.done_count = 0;
        rig_key(&r, KEY_IS_QUICK_EXIT);
        assert_int_equal(1, r.done_count);
        assert_int_equal(EFFECT_QUICK_EXIT, r.done[0].kind);
        rig_close(&r);
    }
}

static void problem__plays_on_without_saving__when_the_store_fails(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    r.refuse = ERR_STORE;
    rig_keys(&r, "2");
    assert_top(&r, SCREEN_PROBLEM);
    assert_int_equal(-1, rig_find(&r, "Of all the pictures"));
    rig_keys(&r, "1");
    assert_int_equal(1, rig_count(&r, EFFECT_NO_SAVE));
    assert_top(&r, SCREEN_CHAT);
    assert_says(&r, "Of all the pictures");
    rig_close(&r);
}

static void problem__goes_back_only__when_it_is_not_the_store(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    r.refuse = ERR_SYNTAX;
    screen_push(&r.app, SCREEN_NOTE);
    rig_keys(&r, "1");
    assert_top(&r, SCREEN_PROBLEM);
    assert_int_equal(-1, rig_find(&r, "without saving"));
    rig_keys(&r, "1");
    assert_top(&r, SCREEN_NOTE);
    assert_int_equal(0, rig_count(&r, EFFECT_NO_SAVE));
    rig_close(&r);
}

static void problem__lets_go_of_the_session__when_its_end_cannot_be_kept(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "3\n13");
    r.refuse = ERR_SYSTEM;
    rig_keys(&r, "q");
    assert_top(&r, SCREEN_PROBLEM);
    rig_keys(&r, "q");
    assert_top(&r, SCREEN_HOME);
    assert_int_equal(1, rig_count(&r, EFFECT_CLOSE));
    rig_close(&r);
}

// Keys that mean something elsewhere do nothing to what the focus is on.
static void lists__choose__on_enter_only(void **state)
{
    (void)state;
    static const enum screen_id screens[] = {SCREEN_CHECK, SCREEN_LEAVE,   SCREEN_JUDGE,
                                             SCREEN_SURE,  SCREEN_REGIONS, SCREEN_CHOOSE};
    for (size_t i = 0; i < COUNT_OF(screens); i++) {
        struct rig r;
        opened(&r);
        rig_begin(&r);
        screen_push(&r.app, screens[i]);
        size_t events = rig_count(&r, EFFECT_EVENT);
        rig_keys(&r, "mcnrx");
        assert_top(&r, screens[i]);
        assert_int_equal(events, rig_count(&r, EFFECT_EVENT));
        rig_close(&r);
    }
}

static void problem__leads_home__when_messages_keep_failing(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    r.app.settings.typing = false;
    screen_push(&r.app, SCREEN_NOTE);
    rig_keys(&r, "1");
    rig_keys(&r, "1");
    r.refuse = ERR_NET;
    rig_keys(&r, "1");
    assert_top(&r, SCREEN_PROBLEM);
    rig_keys(&r, "q");
    assert_top(&r, SCREEN_HOME);
    rig_close(&r);
}

static void choose__says_so__when_the_number_is_not_offered(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    const int numbers[] = {0, -3, 77};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        rig_input(&r, (struct input){.kind = INPUT_CHOOSE, .value = numbers[i]});
        assert_top(&r, SCREEN_HOME);
        assert_string_equal("That number is not offered here.", r.app.status);
    }
    rig_input(&r, (struct input){.kind = INPUT_CHOOSE, .value = 2});
    assert_top(&r, SCREEN_CHOOSE);
    assert_int_equal(0, r.app.status[0]);
    rig_close(&r);
}

static void click__chooses_points_and_presses_keys__where_it_lands(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    int message = rig_find(&r, "Did you bake");
    rig_input(&r, (struct input){.kind = INPUT_CLICK, .value = message});
    assert_int_equal(message, rig_doc(&r)->focus);
    rig_input(&r, (struct input){.kind = INPUT_CLICK, .value = -1 - 1});
    assert_top(&r, SCREEN_SIGNS);
    rig_input(&r, (struct input){.kind = INPUT_CLICK, .value = rig_find(&r, "Just mark")});
    assert_top(&r, SCREEN_CHAT);
    rig_input(&r, (struct input){.kind = INPUT_CLICK, .value = 9999});
    rig_input(&r, (struct input){.kind = INPUT_CLICK, .value = -9999});
    assert_top(&r, SCREEN_CHAT);
    rig_close(&r);
}

static void settings__change_to_the_next_value__on_enter(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    screen_push(&r.app, SCREEN_SETTINGS);
    rig_keys(&r, "1");
    assert_int_equal(THEME_DARK, r.app.settings.theme);
    rig_keys(&r, "2");
    assert_top(&r, SCREEN_REGIONS);
    assert_int_equal(1, rig_count(&r, EFFECT_SETTINGS));
    rig_keys(&r, "1");
    assert_top(&r, SCREEN_SETTINGS);
    assert_string_equal("ZZ", r.app.settings.region);
    rig_keys(&r, "4567");
    assert_false(r.app.settings.typing);
    assert_true(r.app.settings.ascii);
    assert_false(r.app.settings.mouse);
    assert_true(r.app.settings.hide_progress);
    assert_int_equal(6, rig_count(&r, EFFECT_SETTINGS));
    rig_keys(&r, "3");
    assert_int_equal(6, rig_count(&r, EFFECT_SETTINGS));
    assert_top(&r, SCREEN_LANGUAGES);
    assert_int_equal(1, rig_count(&r, EFFECT_LANGUAGES));
    rig_close(&r);
}

static void languages__are_chosen_from_any_screen__but_those_that_cannot_be_shown(void **state)
{
    (void)state;
    struct rig r;
    rig_open(&r, VERDICT_SCAM);
    rig_begin(&r);
    r.app.languages[0] = (struct language){"en", "English", true};
    r.app.languages[1] = (struct language){"zh_TW", "中文（台灣）", false};
    r.app.language_count = 2;
    rig_keys(&r, "L");
    assert_top(&r, SCREEN_LANGUAGES);
    rig_keys(&r, "2");
    assert_top(&r, SCREEN_LANGUAGES);
    assert_true(r.app.status[0]);
    assert_int_equal(0, rig_count(&r, EFFECT_LANGUAGE));
    rig_keys(&r, "L1");
    assert_int_equal(1, rig_count(&r, EFFECT_LANGUAGE));
    assert_top(&r, SCREEN_CHAT);
    rig_close(&r);
}

static void suspend__is_asked_for__on_ctrl_z(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_key(&r, 0x1A);
    assert_int_equal(1, rig_count(&r, EFFECT_SUSPEND));
    rig_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(app_init__shows_home__always),
        cmocka_unit_test(app_init__can_be_drawn__without_registry_and_stories),
        cmocka_unit_test(home__offers_continue__only_when_something_is_open),
        cmocka_unit_test(home__says_so__when_there_are_no_stories),
        cmocka_unit_test(home__asks_to_quit__on_q),
        cmocka_unit_test(note__starts_the_chosen_story__on_start),
        cmocka_unit_test(note__proposes_another__on_skip),
        cmocka_unit_test(note__closes_the_open_session_first__before_a_new_one),
        cmocka_unit_test(note__goes_on__with_the_conversation_that_is_open),
        cmocka_unit_test(note__asks_for_the_stored_one__of_a_story_that_was_begun),
        cmocka_unit_test(choose__does_not_put_twins_side_by_side__in_the_order_of_names),
        cmocka_unit_test(judge__leads_to_the_debrief__in_two_steps),
        cmocka_unit_test(debrief__ends_closes_and_goes_home__on_q),
        cmocka_unit_test(loaded__opens_the_debrief__of_a_judged_session),
        cmocka_unit_test(quick_exit__comes_first__on_every_screen),
        cmocka_unit_test(problem__plays_on_without_saving__when_the_store_fails),
        cmocka_unit_test(problem__goes_back_only__when_it_is_not_the_store),
        cmocka_unit_test(problem__lets_go_of_the_session__when_its_end_cannot_be_kept),
        cmocka_unit_test(lists__choose__on_enter_only),
        cmocka_unit_test(problem__leads_home__when_messages_keep_failing),
        cmocka_unit_test(choose__says_so__when_the_number_is_not_offered),
        cmocka_unit_test(click__chooses_points_and_presses_keys__where_it_lands),
        cmocka_unit_test(settings__change_to_the_next_value__on_enter),
        cmocka_unit_test(languages__are_chosen_from_any_screen__but_those_that_cannot_be_shown),
        cmocka_unit_test(suspend__is_asked_for__on_ctrl_z),
    };
    return cmocka_run_group_tests_name("app", tests, NULL, NULL);
}
