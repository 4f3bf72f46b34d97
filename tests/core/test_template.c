#include "cm.h"

#include <string.h>

#include "core/template.h"

static void is_filled(const char *text, const char *want)
{
    const struct template_word words[] = {{"NAME", str_of("Kim")}, {"ID", str_of("@NAME@")}};
    struct buf out = {0};
    template_fill(str_of(text), words, COUNT_OF(words), &out);
    assert_string_equal(buf_text(&out), want);
    buf_free(&out);
}

static void template_fill__fills_each_gap__once(void **state)
{
    (void)state;
    is_filled("@NAME@, @NAME@!", "Kim, Kim!");
    is_filled("<@ID@>", "<@NAME@>");
    is_filled("", "");
}

static void template_fill__leaves__what_is_no_gap_of_the_list(void **state)
{
    (void)state;
    is_filled("a@b.example @ @@ @name@ @NOBODY@ @NAME", "a@b.example @ @@ @name@ @NOBODY@ @NAME");
    is_filled("@NAME@NAME@", "KimNAME@");
}

static void is_id(const char *title, const char *want)
{
    struct buf out = {0};
    template_id(str_of(title), "otherwise", &out);
    assert_string_equal(buf_text(&out), want);
    buf_free(&out);
}

static void template_id__is_small_letters_digits_and_dashes__of_any_title(void **state)
{
    (void)state;
    is_id("A brave tomato", "a-brave-tomato");
    is_id("  Kim's  2nd -- garden!  ", "kim-s-2nd-garden");
    is_id("Über den Tomaten", "ber-den-tomaten");
}

static void template_id__begins_with_a_letter__or_is_the_other_one(void **state)
{
    (void)state;
    is_id("3 wishes", "wishes");
    is_id("", "otherwise");
    is_id("42", "otherwise");
    is_id("橋", "otherwise");
}

static void template_id__is_no_longer__than_an_id_may_be(void **state)
{
    (void)state;
    char title[200];
    struct buf out = {0};
    memset(title, 'x', sizeof title - 1);
    title[sizeof title - 1] = '\0';
    template_id(str_of(title), "otherwise", &out);
    assert_int_equal(out.len, 64);
    buf_free(&out);
}

static void template_quoted__takes_out__what_would_end_the_quotes(void **state)
{
    (void)state;
    struct buf out = {0};
    template_quoted(STR("a \"b\" \\ c\n\t\x1b[31m ü"), &out);
    assert_string_equal(buf_text(&out), "a 'b' ' c[31m ü");
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(template_fill__fills_each_gap__once),
        cmocka_unit_test(template_fill__leaves__what_is_no_gap_of_the_list),
        cmocka_unit_test(template_id__is_small_letters_digits_and_dashes__of_any_title),
        cmocka_unit_test(template_id__begins_with_a_letter__or_is_the_other_one),
        cmocka_unit_test(template_id__is_no_longer__than_an_id_may_be),
        cmocka_unit_test(template_quoted__takes_out__what_would_end_the_quotes),
    };
    return cmocka_run_group_tests_name("template", tests, NULL, NULL);
}
