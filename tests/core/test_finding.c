#include "cm.h"

#include <stdio.h>
#include <string.h>

#include "core/finding.h"

static const struct place here = {3, 7};

static const char *line_of(const struct findings *f, size_t i, struct buf *out)
{
    buf_clear(out);
    finding_fmt(&f->list[i], STR("a.yaml"), out);
    return buf_text(out);
}

static void finding_kinds__has_word_sentence_and_help__for_every_id(void **state)
{
    (void)state;
    for (int i = 0; i < FINDING_IDS; i++) {
        const struct finding_kind *k = &finding_kinds[i];
        assert_non_null(k->word);
        assert_true(strlen(k->word) > 1 && strlen(k->sentence) > 5);
        assert_non_null(k->help);
        assert_int_equal(strspn(k->word, "abcdefghijklmnopqrstuvwxyz0123456789-"), strlen(k->word));
    }
}

static void finding_kinds__gives_each_word__once(void **state)
{
    (void)state;
    for (int i = 0; i < FINDING_IDS; i++) {
        for (int j = 0; j < i; j++) {
            assert_string_not_equal(finding_kinds[i].word, finding_kinds[j].word);
        }
    }
}

static void finding_kinds__takes_strings_only__in_every_sentence(void **state)
{
    (void)state;
    for (int i = 0; i < FINDING_IDS; i++) {
        for (const char *p = strchr(finding_kinds[i].sentence, '%'); p; p = strchr(p + 2, '%')) {
            assert_true(p[1] == 's' || p[1] == '%');
        }
    }
}

static void finding_add__fills_the_sentence__in_order(void **state)
{
    (void)state;
    struct findings f = {0};
    struct buf out = {0};
    finding_add(&f, FINDING_BAD_NUMBER, here, "`day`", "1", "9999");
    assert_string_equal(line_of(&f, 0, &out),
                        "a.yaml:3:7: error: `day` should be a whole number from 1 to 9999 "
                        "[bad-number]\n");
    assert_int_equal(f.counts[SEVERITY_ERROR], 1);
    assert_true(finding_has_error(&f));
    buf_free(&out);
    finding_clear(&f);
    assert_int_equal(f.count, 0);
}

static void finding_add__writes_one_percent_sign__for_two(void **state)
{
    (void)state;
    struct findings f = {0};
    finding_add(&f, FINDING_FEW_HARMLESS, here, "40");
    assert_non_null(strstr(f.list[0].sentence, "has 40 % harmless"));
    finding_clear(&f);
}

static void finding_add__keeps_a_percent_sign__of_an_argument(void **state)
{
    (void)state;
    struct findings f = {0};
    finding_add(&f, FINDING_UNKNOWN_SIGN, here, "100%s%n");
    assert_string_equal(f.list[0].sentence, "there is no sign `100%s%n`");
    finding_clear(&f);
}

static void finding_add__makes_the_text_plain__whatever_a_story_says(void **state)
{
    (void)state;
    struct findings f = {0};
    finding_add(&f, FINDING_UNKNOWN_SIGN, here,
                "a\x1b[31m\nb\xe2\x80\xae"
                "c\xff");
    assert_string_equal(f.list[0].sentence, "there is no sign `a?[31m b???c?`");
    finding_clear(&f);
}

static void finding_add__is_no_error__for_warnings_and_notes(void **state)
{
    (void)state;
    struct findings f = {0};
    finding_add(&f, FINDING_NO_TWIN, here);
    finding_add(&f, FINDING_NOT_NFC, here);
    assert_false(finding_has_error(&f));
    assert_int_equal(f.counts[SEVERITY_WARNING], 1);
    assert_int_equal(f.counts[SEVERITY_NOTE], 1);
    finding_clear(&f);
}

static void finding_add__keeps_a_thousand__and_counts_them_all(void **state)
{
    (void)state;
    struct findings f = {0};
    for (int i = 0; i < 1500; i++) {
        finding_add(&f, FINDING_NO_TWIN, here);
    }
    finding_add(&f, FINDING_EMPTY, here);
    finding_hint(&f, "of the one that was not kept");
    assert_int_equal(f.count, 1000);
    assert_int_equal(f.counts[SEVERITY_WARNING], 1500);
    assert_true(finding_has_error(&f));
    assert_null(f.list[999].hint);
    finding_clear(&f);
}

static void finding_hint__goes_to_the_newest__and_is_copied(void **state)
{
    (void)state;
    struct findings f = {0};
    struct buf out = {0};
    char word[] = "stage";
    finding_add(&f, FINDING_EMPTY, here);
    finding_add(&f, FINDING_UNKNOWN_KEY, here, "sage");
    finding_hint(&f, "did you mean `%s`?", word);
    word[0] = 'x';
    assert_null(f.list[0].hint);
    assert_string_equal(line_of(&f, 1, &out),
                        "a.yaml:3:7: error: `sage` is not a key that stands here [unknown-key]\n"
                        "    did you mean `stage`?\n");
    buf_free(&out);
    finding_clear(&f);
}

static void finding_hint__is_dropped__when_there_is_no_finding(void **state)
{
    (void)state;
    struct findings f = {0};
    finding_hint(&f, "%s", "lost");
    assert_int_equal(f.count, 0);
    finding_clear(&f);
}

static void finding_fmt__leaves_out_the_place__when_there_is_none(void **state)
{
    (void)state;
    struct findings f = {0};
    struct buf out = {0};
    finding_add(&f, FINDING_NO_TWIN, (struct place){0, 0});
    assert_string_equal(line_of(&f, 0, &out),
                        "a.yaml: warning: there is no honest twin [no-twin]\n");
    buf_free(&out);
    finding_clear(&f);
}

static void finding_sort__orders_by_place__then_by_id(void **state)
{
    (void)state;
    struct findings f = {0};
    finding_add(&f, FINDING_NO_TWIN, (struct place){9, 1});
    finding_add(&f, FINDING_NO_TWIN, (struct place){2, 8});
    finding_add(&f, FINDING_EMPTY, (struct place){9, 1});
    finding_add(&f, FINDING_EMPTY, (struct place){2, 3});
    finding_sort(&f);
    assert_int_equal(f.list[0].at.column, 3);
    assert_int_equal(f.list[1].at.column, 8);
    assert_int_equal(f.list[2].id, FINDING_EMPTY);
    assert_int_equal(f.list[3].id, FINDING_NO_TWIN);
    finding_clear(&f);
}

static void finding_sort__leaves_an_empty_list__empty(void **state)
{
    (void)state;
    struct findings f = {0};
    finding_sort(&f);
    assert_int_equal(f.count, 0);
    finding_clear(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finding_kinds__has_word_sentence_and_help__for_every_id),
        cmocka_unit_test(finding_kinds__gives_each_word__once),
        cmocka_unit_test(finding_kinds__takes_strings_only__in_every_sentence),
        cmocka_unit_test(finding_add__fills_the_sentence__in_order),
        cmocka_unit_test(finding_add__writes_one_percent_sign__for_two),
        cmocka_unit_test(finding_add__keeps_a_percent_sign__of_an_argument),
        cmocka_unit_test(finding_add__makes_the_text_plain__whatever_a_story_says),
        cmocka_unit_test(finding_add__is_no_error__for_warnings_and_notes),
        cmocka_unit_test(finding_add__keeps_a_thousand__and_counts_them_all),
        cmocka_unit_test(finding_hint__goes_to_the_newest__and_is_copied),
        cmocka_unit_test(finding_hint__is_dropped__when_there_is_no_finding),
        cmocka_unit_test(finding_fmt__leaves_out_the_place__when_there_is_none),
        cmocka_unit_test(finding_sort__orders_by_place__then_by_id),
        cmocka_unit_test(finding_sort__leaves_an_empty_list__empty),
    };
    return cmocka_run_group_tests_name("finding", tests, NULL, NULL);
}
