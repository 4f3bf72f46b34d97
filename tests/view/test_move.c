#include "rig.h"

#include "view/move.h"

// A doc of `n` items of which those in `mask` can have the focus.
static struct doc doc_of(int n, unsigned mask)
{
    struct doc d = {.focus = -1};
    for (int i = 0; i < n; i++) {
        doc_add(&d, DOC_TEXT, STR("x"))->can_focus = i < 32 && (mask >> i & 1);
    }
    return d;
}

static int press(struct app *app, const struct doc *d, int key)
{
    assert_true(move_key(app, d, key));
    return move_focus(&app->stack[app->depth - 1], d);
}

static void move_key__steps_over_what_has_no_focus__both_ways(void **state)
{
    (void)state;
    struct app app;
    struct doc d = doc_of(6, 1u << 1 | 1u << 4);
    app_init(&app, NULL);
    assert_int_equal(4, press(&app, &d, KEY_IS_DOWN));
    assert_int_equal(4, press(&app, &d, 'j'));
    assert_int_equal(1, press(&app, &d, 'k'));
    assert_int_equal(1, press(&app, &d, KEY_IS_UP));
    assert_int_equal(4, press(&app, &d, 'G'));
    assert_int_equal(1, press(&app, &d, 'g'));
    assert_int_equal(4, press(&app, &d, KEY_IS_TAB));
    assert_int_equal(1, press(&app, &d, KEY_IS_TAB));
    assert_int_equal(4, press(&app, &d, KEY_IS_BACKTAB));
    doc_free(&d);
}

static void move_key__scrolls__when_nothing_can_have_the_focus(void **state)
{
    (void)state;
    struct app app;
    struct doc d = doc_of(40, 0);
    app_init(&app, NULL);
    app.rows = 24;
    assert_int_equal(-1, press(&app, &d, KEY_IS_DOWN));
    assert_int_equal(1, app.stack[0].scroll);
    press(&app, &d, KEY_IS_PAGE_DOWN);
    assert_int_equal(17, app.stack[0].scroll);
    press(&app, &d, KEY_IS_PAGE_UP);
    press(&app, &d, KEY_IS_PAGE_UP);
    assert_int_equal(0, app.stack[0].scroll);
    press(&app, &d, KEY_IS_WHEEL_DOWN);
    assert_int_equal(3, app.stack[0].scroll);
    doc_free(&d);
}

static void move_key__is_not_for__other_keys(void **state)
{
    (void)state;
    struct app app;
    struct doc d = doc_of(3, 7);
    app_init(&app, NULL);
    const int keys[] = {'m', 'q', '?', KEY_IS_ENTER, KEY_IS_ESC, KEY_IS_LEFT, 0, -1};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        assert_false(move_key(&app, &d, keys[i]));
    }
    assert_int_equal(-1, app.stack[0].focus);
    doc_free(&d);
}

static void move_focus__follows_the_screen__until_it_is_put_elsewhere(void **state)
{
    (void)state;
    struct app_screen at = {.focus = -1};
    struct doc d = doc_of(5, 0x1F);
    d.focus = 3;
    assert_int_equal(3, move_focus(&at, &d));
    move_to(&at, &d, 1);
    d.focus = 4;
    assert_int_equal(1, move_focus(&at, &d));
    move_to(&at, &d, 4);
    d.focus = 2;
    assert_int_equal(2, move_focus(&at, &d));
    doc_free(&d);
}

static void move_focus__falls_back__when_its_item_is_gone(void **state)
{
    (void)state;
    struct app_screen at = {.focus = 9};
    struct doc d = doc_of(3, 1u << 1);
    assert_int_equal(1, move_focus(&at, &d));
    at.focus = 2;
    assert_int_equal(1, move_focus(&at, &d));
    doc_free(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(move_key__steps_over_what_has_no_focus__both_ways),
        cmocka_unit_test(move_key__scrolls__when_nothing_can_have_the_focus),
        cmocka_unit_test(move_key__is_not_for__other_keys),
        cmocka_unit_test(move_focus__follows_the_screen__until_it_is_put_elsewhere),
        cmocka_unit_test(move_focus__falls_back__when_its_item_is_gone),
    };
    return cmocka_run_group_tests_name("move", tests, NULL, NULL);
}
