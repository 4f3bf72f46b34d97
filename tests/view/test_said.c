#include "shots.h"

#include "view/said.h"

static const struct shown *message(struct rig *r, uint32_t n)
{
    const struct shown *line = session_find_message(r->session, n);
    assert_non_null(line);
    return line;
}

static void said_line__fills_words_and_makes_them_strong__in_a_message(void **state)
{
    (void)state;
    struct rig r;
    struct doc d = {.focus = -1};
    rig_open(&r, VERDICT_SCAM);
    rig_begin(&r);
    const struct doc_item *item = said_line(&r.app, &d, message(&r, 1), SAID_PLAIN);
    assert_true(str_find(item->text, STR("Hi Robin!")) == 0);
    assert_true(str_is_c(item->lead, "Dana"));
    assert_true(str_is_c(item->hint, "19:42"));
    item = said_line(&r.app, &d, message(&r, 2), SAID_PLAIN);
    assert_int_equal(-1, str_find(item->text, STR("**")));
    assert_int_equal(1, item->run_count);
    assert_true(str_is_c(
        str_part(item->text, item->runs[0].from, (size_t)(item->runs[0].to - item->runs[0].from)),
        "water"));
    assert_int_equal(STYLE_STRONG, item->runs[0].style);
    doc_free(&d);
    rig_close(&r);
}

static void said_line__shows_the_words_of_a_sign__only_when_asked(void **state)
{
    (void)state;
    struct rig r;
    struct doc d = {.focus = -1};
    rig_open(&r, VERDICT_SCAM);
    shot_day_four(&r);
    assert_int_equal(0, said_line(&r.app, &d, message(&r, 4), SAID_PLAIN)->run_count);
    const struct doc_item *item = said_line(&r.app, &d, message(&r, 4), SAID_SIGNS);
    assert_int_equal(1, item->run_count);
    assert_int_equal(STYLE_SIGN, item->runs[0].style);
    assert_true(str_is_c(
        str_part(item->text, item->runs[0].from, (size_t)(item->runs[0].to - item->runs[0].from)),
        "you are my person"));
    doc_free(&d);
    rig_close(&r);
}

static void said_line__finds_the_words_of_a_sign__behind_a_filled_place(void **state)
{
    (void)state;
    struct rig r;
    struct doc d = {.focus = -1};
    rig_open(&r, VERDICT_SCAM);
    rig_begin(&r);
    rig_play_on(&r, 0);
    const struct doc_item *item =
        said_line(&r.app, &d, message(&r, r.session->incoming), SAID_SIGNS);
    assert_int_equal(1, item->run_count);
    assert_true(str_is_c(
        str_part(item->text, item->runs[0].from, (size_t)(item->runs[0].to - item->runs[0].from)),
        "With £400 you could begin"));
    doc_free(&d);
    rig_close(&r);
}

static void said_line__names_who_wrote__when_it_is_not_the_contact(void **state)
{
    (void)state;
    struct rig r;
    rig_open(&r, VERDICT_SCAM);
    rig_begin(&r);
    rig_play_on(&r, 0);
    assert_true(rig_find(&r, "Noor\nHave you seen her") >= 0);
    const struct doc_item *item = &rig_doc(&r)->items[rig_find(&r, "Have you seen her")];
    assert_false(item->can_focus);
    assert_int_equal(0, item->number);
    r.app.is_plain = true;
    assert_int_equal(-1, rig_find(&r, "Noor\n"));
    rig_close(&r);
}

static void said_line__shows_nothing__for_the_ending(void **state)
{
    (void)state;
    struct rig r;
    struct doc d = {.focus = -1};
    rig_open(&r, VERDICT_SCAM);
    shot_over(&r);
    const struct shown *last = &r.session->shown[r.session->shown_count - 1];
    assert_int_equal(SHOWN_END, last->kind);
    assert_null(said_line(&r.app, &d, last, SAID_SIGNS));
    assert_int_equal(0, d.count);
    doc_free(&d);
    rig_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(said_line__fills_words_and_makes_them_strong__in_a_message),
        cmocka_unit_test(said_line__shows_the_words_of_a_sign__only_when_asked),
        cmocka_unit_test(said_line__finds_the_words_of_a_sign__behind_a_filled_place),
        cmocka_unit_test(said_line__names_who_wrote__when_it_is_not_the_contact),
        cmocka_unit_test(said_line__shows_nothing__for_the_ending),
    };
    return cmocka_run_group_tests_name("said", tests, NULL, NULL);
}
