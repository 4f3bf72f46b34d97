#include "cm.h"

#include <errno.h>
#include <string.h>

#include "core/err.h"

static void err_set__fills_all_and_returns_false__whatever_was_there(void **state)
{
    (void)state;
    struct err err = {.line = 7, .column = 9, .where = "old", .errnum = 3};
    assert_false(err_set(&err, ERR_RULE, "%s has %d legs", "a chair", 3));
    assert_int_equal(err.code, ERR_RULE);
    assert_string_equal(err.msg, "a chair has 3 legs");
    assert_string_equal(err.where, "");
    assert_int_equal(err.line + err.column, 0);
    assert_int_equal(err.errnum, 0);
}

static void err_set__returns_false__when_nobody_wants_to_know(void **state)
{
    (void)state;
    assert_false(err_set(NULL, ERR_LIMIT, "full"));
    assert_false(err_sys(NULL, ENOENT, "open"));
    assert_false(err_at(NULL, "step", 1));
    assert_false(err_in(NULL, "a.yaml"));
}

static void err_set__cuts__what_is_too_long(void **state)
{
    (void)state;
    struct err err;
    char text[1000];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_false(err_set(&err, ERR_SYNTAX, "%s", text));
    assert_int_equal(strlen(err.msg), sizeof err.msg - 1);
}

static void err_sys__keeps_number_and_words__of_the_system(void **state)
{
    (void)state;
    struct err err;
    assert_false(err_sys(&err, ENOENT, "a.yaml"));
    assert_int_equal(err.code, ERR_SYSTEM);
    assert_int_equal(err.errnum, ENOENT);
    assert_string_equal(err.msg, "a.yaml: No such file or directory");
}

static void err_at__puts_the_outermost_first__while_it_travels_up(void **state)
{
    (void)state;
    struct err err;
    char text[600];
    err_set(&err, ERR_EVENT, "no such reply");
    assert_false(err_at(&err, "event", 4));
    assert_false(err_in(&err, "log"));
    assert_string_equal(err.where, "log: event 4");
    assert_string_equal(err_fmt(&err, text, sizeof text), "log: event 4: no such reply");
}

static void err_at__stays_within_its_room__however_often_it_is_called(void **state)
{
    (void)state;
    struct err err;
    err_set(&err, ERR_EVENT, "deep");
    for (size_t i = 0; i < 100; i++) {
        err_at(&err, "a place with a name that is far too long for what there is", i);
    }
    assert_true(strlen(err.where) < sizeof err.where);
    assert_int_equal(strncmp(err.where, "a place with a name", 19), 0);
}

static void err_fmt__shows_line_and_column__when_there_is_a_line(void **state)
{
    (void)state;
    struct err err;
    char text[200];
    err_set(&err, ERR_SYNTAX, "a tab");
    assert_string_equal(err_fmt(&err, text, sizeof text), "a tab");
    err_in(&err, "a.yaml");
    err.line = 3;
    err.column = 14;
    assert_string_equal(err_fmt(&err, text, sizeof text), "a.yaml:3:14: a tab");
}

static void err_fmt__cuts__when_the_room_is_small(void **state)
{
    (void)state;
    struct err err;
    char text[6] = "zzzzz";
    err_set(&err, ERR_SYNTAX, "a long sentence");
    assert_string_equal(err_fmt(&err, text, sizeof text), "a lon");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(err_set__fills_all_and_returns_false__whatever_was_there),
        cmocka_unit_test(err_set__returns_false__when_nobody_wants_to_know),
        cmocka_unit_test(err_set__cuts__what_is_too_long),
        cmocka_unit_test(err_sys__keeps_number_and_words__of_the_system),
        cmocka_unit_test(err_at__puts_the_outermost_first__while_it_travels_up),
        cmocka_unit_test(err_at__stays_within_its_room__however_often_it_is_called),
        cmocka_unit_test(err_fmt__shows_line_and_column__when_there_is_a_line),
        cmocka_unit_test(err_fmt__cuts__when_the_room_is_small),
    };
    return cmocka_run_group_tests_name("err", tests, NULL, NULL);
}
