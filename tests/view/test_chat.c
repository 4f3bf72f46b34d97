#include "rig.h"

static void chat__brings_messages_by_itself__while_reading(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    r.app.story = 0;
    screen_push(&r.app, SCREEN_NOTE);
    rig_keys(&r, "1");
    assert_int_equal(SESSION_READING, r.session->state);
    int wait = app_timeout(&r.app, 0);
    assert_in_range(wait, 700, 4000);
    assert_says(&r, "Dana is typing");
    rig_wait(&r);
    assert_int_equal(SESSION_CHOOSING, r.session->state);
    assert_int_equal(2, r.session->incoming);
    assert_int_equal(-1, rig_find(&r, "is typing"));
    rig_close(&r);
}

static void chat__brings_the_next_message__on_any_idle_key(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    r.app.story = 0;
    screen_push(&r.app, SCREEN_NOTE);
    rig_keys(&r, "1");
    uint32_t before = r.session->incoming;
    rig_keys(&r, "z");
    assert_int_equal(before + 1, r.session->incoming);
    rig_keys(&r, "\n");
    assert_int_equal(before + 2, r.session->incoming);
    rig_close(&r);
}

static void chat__shows_the_burst_at_once__with_typing_off_or_plain(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct rig r;
        opened(&r);
        r.app.is_plain = i == 0;
        r.app.settings.typing = i == 0;
        screen_push(&r.app, SCREEN_NOTE);
        rig_keys(&r, "1");
        assert_int_equal(SESSION_CHOOSING, r.session->state);
        assert_int_equal(-1, app_timeout(&r.app, r.now_ms));
        rig_close(&r);
    }
}

static void chat__waits_no_more__while_another_screen_is_open(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    screen_push(&r.app, SCREEN_NOTE);
    rig_keys(&r, "1?");
    assert_top(&r, SCREEN_HELP);
    assert_int_equal(-1, app_timeout(&r.app, 0));
    rig_input(&r, (struct input){.kind = INPUT_TICK});
    assert_int_equal(0, rig_events(&r, EVENT_READ));
    rig_keys(&r, "q");
    assert_true(app_timeout(&r.app, 0) > 0);
    rig_close(&r);
}

static void chat__answers__on_a_digit_and_on_enter(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "2");
    assert_says(&r, "Of all the pictures");
    assert_int_equal(1, rig_events(&r, EVENT_REPLY));
    rig_wait(&r);
    assert_int_equal(SESSION_RESTING, r.session->state);
    assert_says(&r, "Go on to day 3");
    rig_keys(&r, "\n");
    rig_wait(&r);
    assert_int_equal(3, r.session->day);
    rig_close(&r);
}

static void chat__puts_the_focus_on_the_first_reply__when_replies_appear(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    const struct doc *d = rig_doc(&r);
    assert_true(d->items[d->focus].is_pane);
    assert_int_equal(doc_find_choice(d, 1), d->focus);
    rig_key(&r, KEY_IS_UP);
    d = rig_doc(&r);
    assert_int_equal(2, d->items[d->focus].number);
    rig_close(&r);
}

static void chat__leaves_the_focus_on_an_older_message__when_new_ones_arrive(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "1");
    rig_wait(&r);
    rig_keys(&r, "1");
    assert_int_equal(SESSION_READING, r.session->state);
    uint32_t before = r.session->incoming;
    rig_key(&r, KEY_IS_UP);  // it brings the message that is being typed, too
    assert_true(r.session->incoming > before);
    uint32_t on = rig_doc(&r)->items[rig_doc(&r)->focus].number;
    rig_wait(&r);
    assert_int_equal(on, rig_doc(&r)->items[rig_doc(&r)->focus].number);
    rig_key(&r, KEY_IS_ESC);
    assert_top(&r, SCREEN_CHAT);
    assert_true(rig_doc(&r)->items[rig_doc(&r)->focus].is_pane);
    rig_close(&r);
}

static void mark__points_at_the_newest_message__from_a_reply(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "m");
    const struct doc *d = rig_doc(&r);
    assert_int_equal(2, d->items[d->focus].number);
    assert_int_equal(0, rig_events(&r, EVENT_MARK));
    assert_string_equal("Choose a message with the arrows, then press m. Esc goes back.",
                        r.app.status);
    rig_keys(&r, "m");
    assert_int_equal(1, rig_events(&r, EVENT_MARK));
    assert_top(&r, SCREEN_SIGNS);
    rig_close(&r);
}

static void mark__offers_names_and_needs_none__after_a_mark(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "mm");
    assert_says(&r, "Just mark it");
    assert_says(&r, "Money-making talk");
    rig_keys(&r, "1");
    assert_top(&r, SCREEN_CHAT);
    assert_true(session_find_message(r.session, 2)->is_marked);
    assert_int_equal(-1, session_find_message(r.session, 2)->named);
    rig_close(&r);
}

static void mark__names_the_sign__when_one_is_chosen(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "mm4");
    assert_top(&r, SCREEN_CHAT);
    assert_int_equal(2, session_find_message(r.session, 2)->named);
    rig_close(&r);
}

static void mark__is_taken_back__on_a_marked_message(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "mm1m");
    assert_int_equal(1, rig_events(&r, EVENT_UNMARK));
    assert_false(session_find_message(r.session, 2)->is_marked);
    assert_top(&r, SCREEN_CHAT);
    rig_close(&r);
}

static void mark__refuses__a_number_that_is_not_there(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    const int numbers[] = {0, -1, 3, 99};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        rig_input(&r, (struct input){.kind = INPUT_MARK, .value = numbers[i]});
        assert_int_equal(0, rig_events(&r, EVENT_MARK));
        assert_true(r.app.status[0]);
    }
    rig_input(&r, (struct input){.kind = INPUT_MARK, .value = 1});
    assert_int_equal(1, rig_events(&r, EVENT_MARK));
    rig_close(&r);
}

static void check__tells_what_was_found__and_comes_back(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "c1");
    assert_top(&r, SCREEN_CHAT);
    assert_says(&r, "You look for the picture elsewhere.");
    assert_says(&r, "The picture stands on two other pages.");
    rig_keys(&r, "c2");
    assert_says(&r, "Noor: Nice cake!");
    rig_keys(&r, "c6");
    assert_says(&r, "Nothing was lost by waiting.");
    const struct doc *d = rig_doc(&r);
    assert_true(d->items[d->focus].is_pane);
    rig_close(&r);
}

static void leave__asks_for_reasons_and_then_for_a_judgement__always(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "l2");
    assert_top(&r, SCREEN_REASONS);
    assert_int_equal(-1, rig_find(&r, "no particular reason"));
    rig_keys(&r, "1");
    assert_true(rig_doc(&r)->items[0].is_on);
    assert_int_equal(2, rig_doc(&r)->items[0].id);
    rig_keys(&r, "3");
    assert_top(&r, SCREEN_JUDGE);
    assert_true(r.session->has_left);
    assert_int_equal(LEAVE_BLOCK, r.session->left_how);
    assert_true(r.session->left_with_reasons);
    rig_close(&r);
}

static void leave__needs_no_reason__when_it_is_a_stop(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "l114");
    assert_top(&r, SCREEN_JUDGE);
    assert_false(r.session->left_with_reasons);
    rig_close(&r);
}

static void leave__goes_back__when_the_learner_stays(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "l4");
    assert_top(&r, SCREEN_CHAT);
    rig_keys(&r, "l1qq");
    assert_top(&r, SCREEN_CHAT);
    assert_false(r.session->has_left);
    rig_close(&r);
}

static void end__offers_to_look_back__without_the_ending(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_play_on(&r, 0);
    rig_keys(&r, "2");
    rig_wait(&r);
    assert_int_equal(SESSION_OVER, r.session->state);
    assert_says(&r, "The conversation ends here.");
    assert_int_equal(-1, rig_find(&r, "while nothing was lost"));
    rig_keys(&r, "mcl");
    assert_top(&r, SCREEN_CHAT);
    rig_keys(&r, "1");
    assert_top(&r, SCREEN_JUDGE);
    rig_close(&r);
}

static void end__is_the_same__after_a_reply_that_leaves(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "3");
    assert_int_equal(SESSION_OVER, r.session->state);
    assert_says(&r, "You left the conversation here.");
    rig_keys(&r, "\n");
    assert_top(&r, SCREEN_JUDGE);
    rig_close(&r);
}

static void chat__goes_home_and_can_be_continued__on_q(void **state)
{
    (void)state;
    struct rig r;
    opened(&r);
    rig_begin(&r);
    rig_keys(&r, "q");
    assert_top(&r, SCREEN_HOME);
    assert_says(&r, "Continue");
    rig_keys(&r, "\n");
    assert_top(&r, SCREEN_CHAT);
    rig_keys(&r, "3\n13");
    assert_top(&r, SCREEN_DEBRIEF);
    rig_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chat__brings_messages_by_itself__while_reading),
        cmocka_unit_test(chat__brings_the_next_message__on_any_idle_key),
        cmocka_unit_test(chat__shows_the_burst_at_once__with_typing_off_or_plain),
        cmocka_unit_test(chat__waits_no_more__while_another_screen_is_open),
        cmocka_unit_test(chat__answers__on_a_digit_and_on_enter),
        cmocka_unit_test(chat__puts_the_focus_on_the_first_reply__when_replies_appear),
        cmocka_unit_test(chat__leaves_the_focus_on_an_older_message__when_new_ones_arrive),
        cmocka_unit_test(mark__points_at_the_newest_message__from_a_reply),
        cmocka_unit_test(mark__offers_names_and_needs_none__after_a_mark),
        cmocka_unit_test(mark__names_the_sign__when_one_is_chosen),
        cmocka_unit_test(mark__is_taken_back__on_a_marked_message),
        cmocka_unit_test(mark__refuses__a_number_that_is_not_there),
        cmocka_unit_test(check__tells_what_was_found__and_comes_back),
        cmocka_unit_test(leave__asks_for_reasons_and_then_for_a_judgement__always),
        cmocka_unit_test(leave__needs_no_reason__when_it_is_a_stop),
        cmocka_unit_test(leave__goes_back__when_the_learner_stays),
        cmocka_unit_test(end__offers_to_look_back__without_the_ending),
        cmocka_unit_test(end__is_the_same__after_a_reply_that_leaves),
        cmocka_unit_test(chat__goes_home_and_can_be_continued__on_q),
    };
    return cmocka_run_group_tests_name("chat", tests, NULL, NULL);
}
