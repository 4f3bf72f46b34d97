#include "cm.h"

#include <string.h>

#include "load/load.h"

// What is said of a lesson, word by word.
static void says(const char *text, const char *want)
{
    struct findings f = {0};
    struct buf got = {0};
    struct lesson *lesson = load_lesson(str_of(text), &f);
    finding_sort(&f);
    for (size_t i = 0; i < f.count; i++) {
        buf_fmt(&got, "%u %s;", f.list[i].at.line, finding_kinds[f.list[i].id].word);
    }
    assert_string_equal(buf_text(&got), want);
    lesson_free(lesson);
    finding_clear(&f);
    buf_free(&got);
}

static void load_lesson__takes_all_of_it(void **state)
{
    static const char text[] = "wary-lesson: 1\ntitle: \"Somebody new\"\nlang: en\n"
                               "stories: [one, two]\npace: stage\ncheck-up: before-after\n"
                               "discuss:\n  - after: two\n    questions: [\"Why?\", \"When?\"]\n";
    (void)state;
    struct findings f = {0};
    assert_true(load_is_lesson(str_of(text)));
    struct lesson *l = load_lesson(str_of(text), &f);
    assert_non_null(l);
    assert_int_equal(f.count, 0);
    assert_true(str_is_c(l->title, "Somebody new"));
    assert_int_equal(l->pace, LESSON_STAGE);
    assert_int_equal(l->check_up, LESSON_BEFORE_AFTER);
    assert_int_equal(l->story_count, 2);
    assert_true(str_is_c(l->stories[1].id, "two"));
    assert_int_equal(l->stories[0].question_count, 0);
    assert_int_equal(l->stories[1].question_count, 2);
    assert_true(str_is_c(l->stories[1].questions[1], "When?"));
    assert_int_equal(lesson_find_story(l, STR("two")), 1);
    assert_int_equal(lesson_find_story(l, STR("three")), -1);
    lesson_free(l);
}

static void load_lesson__needs_a_title_and_stories_only(void **state)
{
    (void)state;
    says("wary-lesson: 1\ntitle: a\nstories: [one]\n", "");
    says("wary-lesson: 1\n", "1 missing-key;1 missing-key;");
    says("wary-lesson: 1\ntitle: a\nstories: []\n", "3 wrong-type;");
    says("wary-lesson: 1\ntitle: a\nstories: one\n", "3 wrong-type;");
    says("wary-lesson: 1\ntitle: a\nstories: [a, b, c, d, e, f, g, h, i, j, k, l, m]\n",
         "3 wrong-type;");
}

static void load_lesson__names_each_fault__at_its_place(void **state)
{
    (void)state;
    says("wary-lesson: 2\ntitle: a\nstories: [one]\n", "1 grammar-version;");
    says("wary-lesson: 1\ntitle: a\nstories: [one, one]\n", "3 duplicate-id;");
    says("wary-lesson: 1\ntitle: a\nstories: [one]\npace: fast\n", "4 unknown-word;");
    says("wary-lesson: 1\ntitle: a\nstories: [one]\ncheck-up: often\n", "4 unknown-word;");
    says("wary-lesson: 1\ntitle: a\nstories: [one]\nplayers: 3\n", "4 unknown-key;");
    says("wary-lesson: 1\ntitle: a\nstories: [one]\ndiscuss:\n  - after: two\n"
         "    questions: [\"b\"]\n",
         "5 lesson-after;");
    says("wary-lesson: 1\ntitle: a\nstories: [one]\ndiscuss: one\n", "4 wrong-type;");
    says("wary-lesson: 1\ntitle: a\nstories: [one]\ndiscuss:\n  - questions: b\n",
         "5 missing-key;5 wrong-type;");
    says("title: a\n", "1 missing-key;");
}

static void load_lesson__gives_nothing__for_what_is_no_yaml(void **state)
{
    (void)state;
    struct findings f = {0};
    assert_null(load_lesson(STR("wary-lesson: [1\n"), &f));
    assert_true(finding_has_error(&f));
    finding_clear(&f);
    assert_null(load_lesson(STR(""), &f));
    assert_true(finding_has_error(&f));
    finding_clear(&f);
}

static void load_is_lesson__looks_at_the_beginning_of_lines(void **state)
{
    (void)state;
    assert_true(load_is_lesson(STR("# for Tuesday\nwary-lesson: 1\n")));
    assert_false(load_is_lesson(STR("wary: 1\ntitle: \"wary-lesson: 1\"\n")));
    assert_false(load_is_lesson(STR("wary-lesson")));
    assert_false(load_is_lesson(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(load_lesson__takes_all_of_it),
        cmocka_unit_test(load_lesson__needs_a_title_and_stories_only),
        cmocka_unit_test(load_lesson__names_each_fault__at_its_place),
        cmocka_unit_test(load_lesson__gives_nothing__for_what_is_no_yaml),
        cmocka_unit_test(load_is_lesson__looks_at_the_beginning_of_lines),
    };
    return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}
