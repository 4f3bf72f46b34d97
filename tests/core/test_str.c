#include "cm.h"

#include <string.h>

#include "core/str.h"

static void str_of__is_empty__for_null(void **state)
{
    (void)state;
    assert_int_equal(str_of(NULL).len, 0);
    assert_int_equal(str_of("").len, 0);
    assert_int_equal(str_of("abc").len, 3);
}

static void str_is__compares_bytes__not_the_beginning(void **state)
{
    (void)state;
    assert_true(str_is(STR("lime"), STR("lime")));
    assert_false(str_is(STR("lime"), STR("limes")));
    assert_false(str_is(STR("lime"), STR("limy")));
    assert_true(str_is((struct str){0}, STR("")));
    assert_true(str_is_c(STR("a\0b"), "a") == false);
    assert_true(str_is_c(STR("a"), "a"));
}

static void str_find__gives_the_first_place__or_minus_one(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("banana"), STR("an")), 1);
    assert_int_equal(str_find(STR("banana"), STR("na")), 2);
    assert_int_equal(str_find(STR("banana"), STR("")), 0);
    assert_int_equal(str_find(STR("banana"), STR("nab")), -1);
    assert_int_equal(str_find(STR("an"), STR("banana")), -1);
    assert_int_equal(str_find((struct str){0}, STR("a")), -1);
}

static void str_part__is_clipped__to_what_is_there(void **state)
{
    (void)state;
    assert_true(str_is_c(str_part(STR("banana"), 2, 3), "nan"));
    assert_true(str_is_c(str_part(STR("banana"), 4, 100), "na"));
    assert_int_equal(str_part(STR("banana"), 6, 1).len, 0);
    assert_int_equal(str_part(STR("banana"), (size_t)-1, (size_t)-1).len, 0);
    assert_int_equal(str_part(STR("banana"), 2, (size_t)-1).len, 4);
}

// The test values of the FNV-1a page of its authors, 64 bits.
static void str_hash__is_fnv_1a__for_ever(void **state)
{
    (void)state;
    assert_true(str_hash(STR("")) == 0xcbf29ce484222325u);
    assert_true(str_hash(STR("a")) == 0xaf63dc4c8601ec8cu);
    assert_true(str_hash(STR("foobar")) == 0x85944171f73967e8u);
    assert_true(str_hash(STR("\xff")) != str_hash(STR("\x7f")));
}

static void buf_put__keeps_a_nul_behind__what_it_holds(void **state)
{
    (void)state;
    struct buf b = {0};
    assert_string_equal(buf_text(&b), "");
    buf_put(&b, "a\0b", 3);
    assert_int_equal(b.len, 3);
    assert_int_equal(b.ptr[3], '\0');
    buf_put(&b, NULL, 0);
    buf_put_c(&b, "cd");
    buf_put_str(&b, (struct str){0});
    assert_memory_equal(b.ptr, "a\0bcd", 6);
    buf_free(&b);
    assert_null(b.ptr);
    assert_int_equal(b.len + b.cap, 0);
}

static void buf_fmt__adds__short_long_and_nothing(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_fmt(&b, "%s", "");
    assert_int_equal(b.len, 0);
    buf_fmt(&b, "%d-%s", 7, "x");
    buf_fmt(&b, "%0500d", 1);
    assert_int_equal(b.len, 503);
    assert_int_equal(strlen(buf_text(&b)), 503);
    assert_int_equal(strncmp(b.ptr, "7-x000", 6), 0);
    buf_free(&b);
}

static void buf_clear__keeps_the_room__and_forgets_the_words(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_clear(&b);
    buf_put_c(&b, "secret");
    size_t cap = b.cap;
    buf_clear(&b);
    assert_int_equal(b.len, 0);
    assert_int_equal(b.cap, cap);
    assert_string_equal(buf_text(&b), "");
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(str_of__is_empty__for_null),
        cmocka_unit_test(str_is__compares_bytes__not_the_beginning),
        cmocka_unit_test(str_find__gives_the_first_place__or_minus_one),
        cmocka_unit_test(str_part__is_clipped__to_what_is_there),
        cmocka_unit_test(str_hash__is_fnv_1a__for_ever),
        cmocka_unit_test(buf_put__keeps_a_nul_behind__what_it_holds),
        cmocka_unit_test(buf_fmt__adds__short_long_and_nothing),
        cmocka_unit_test(buf_clear__keeps_the_room__and_forgets_the_words),
    };
    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
