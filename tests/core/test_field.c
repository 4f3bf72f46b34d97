#include "cm.h"

#include <string.h>

#include "core/field.h"

static void field_put_text__encodes__what_would_end_a_word(void **state)
{
    struct buf out = {0};
    char back[32];
    (void)state;
    field_put_text(&out, "name", "a b=c%\n\xC3\xA4");
    assert_string_equal(buf_text(&out), " name=a%20b%3Dc%25%0A%C3%A4");
    struct str line = {out.ptr + 1, out.len - 1}, name, value;
    assert_true(field_split(field_next_word(&line), &name, &value));
    assert_true(str_is_c(name, "name"));
    assert_true(field_get_text(value, back, sizeof back));
    assert_string_equal(back, "a b=c%\n\xC3\xA4");
    assert_int_equal(line.len, 0);
    buf_free(&out);
}

static void field_get_text__refuses__what_is_not_encoded_or_too_long(void **state)
{
    char to[4];
    (void)state;
    assert_true(field_get_text(STR("abc"), to, sizeof to));
    assert_false(field_get_text(STR("abcd"), to, sizeof to));
    assert_false(field_get_text(STR("a b"), to, sizeof to));
    assert_false(field_get_text(STR("%4"), to, sizeof to));
    assert_false(field_get_text(STR("%zz"), to, sizeof to));
    assert_false(field_get_text(STR("%00"), to, sizeof to));
    assert_false(field_get_text(STR("%4a"), to, sizeof to));  // one way to write a byte
}

static void field_get_number__refuses__what_is_none_or_too_large(void **state)
{
    uint64_t n = 0;
    (void)state;
    assert_true(field_get_number(STR("18446744073709551615"), UINT64_MAX, &n));
    assert_true(n == UINT64_MAX);
    assert_false(field_get_number(STR("18446744073709551616"), UINT64_MAX, &n));
    assert_false(field_get_number(STR("11"), 10, &n));
    assert_false(field_get_number(STR(""), 10, &n));
    assert_false(field_get_number(STR("-1"), 10, &n));
    assert_false(field_get_number(STR("1x"), 10, &n));
}

static void field_split__refuses__what_is_no_pair(void **state)
{
    struct str name, value;
    (void)state;
    assert_false(field_split(STR("name"), &name, &value));
    assert_false(field_split(STR("=x"), &name, &value));
    assert_true(field_split(STR("a="), &name, &value));
    assert_int_equal(value.len, 0);
    assert_true(field_is_twice(STR("k a=1 b=2 a=3"), STR("a")));
    assert_false(field_is_twice(STR("k a=1 ab=2"), STR("a")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(field_put_text__encodes__what_would_end_a_word),
        cmocka_unit_test(field_get_text__refuses__what_is_not_encoded_or_too_long),
        cmocka_unit_test(field_get_number__refuses__what_is_none_or_too_large),
        cmocka_unit_test(field_split__refuses__what_is_no_pair),
    };
    return cmocka_run_group_tests_name("field", tests, NULL, NULL);
}
