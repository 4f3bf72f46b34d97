#include "dir.h"

#include "run/bench.h"
#include "run/lesson_file.h"

struct ground {
    struct dir *dir;
    struct library lib;
};

static int begin(void **state)
{
    static struct ground g;
    void *dir = NULL;
    g = (struct ground){0};
    *state = &g;
    if (dir_begin(&dir) != 0) {
        return -1;
    }
    g.dir = dir;
    return library_open(&g.lib, bench_data(), NULL) ? 0 : -1;
}

static int end(void **state)
{
    struct ground *g = *state;
    void *dir = g->dir;
    library_close(&g->lib);
    return dir_end(&dir);
}

static const char *put(struct ground *g, const char *name, const char *text)
{
    dir_put(g->dir, name, text, strlen(text));
    return dir_join(g->dir, name);
}

static void lesson_file_open__finds_lessons_and_stories__by_their_id(void **state)
{
    struct ground *g = *state;
    struct lesson_file lf;
    assert_true(lesson_file_open(&g->lib, "first-lesson", &lf, NULL));
    assert_int_equal(lf.lesson->story_count, 3);
    assert_true(str_is_c(lf.stories[1]->id, "lime-tree-friday"));
    assert_true(lf.texts[2].len > 1000);
    assert_int_equal(strlen(lf.stories[0]->hash), 64);
    lesson_file_free(&lf);
    assert_true(lesson_file_open(&g->lib, "north-desk", &lf, NULL));
    assert_int_equal(lf.lesson->story_count, 1);
    assert_true(str_is(lf.lesson->title, lf.stories[0]->title));
    lesson_file_free(&lf);
}

static void lesson_file_open__takes_a_story_beside_the_lesson__first(void **state)
{
    struct ground *g = *state;
    struct lesson_file lf, alone;
    struct buf text = {0};
    struct scenario *sc = library_load(&g->lib, "north-office", &text, NULL);
    assert_non_null(sc);
    scenario_free(sc);
    (void)put(g, "north-office.yaml", buf_text(&text));
    buf_put_c(&text, "# mine\n");
    (void)put(g, "north-office.yaml", buf_text(&text));
    const char *file =
        put(g, "l.yaml", "wary-lesson: 1\ntitle: a\nstories: [north-office, lime-tree]\n");
    assert_true(lesson_file_open(&g->lib, file, &lf, NULL));
    assert_string_equal(buf_text(&lf.texts[0]), buf_text(&text));
    lesson_file_free(&lf);
    assert_true(lesson_file_open(&g->lib, dir_join(g->dir, "north-office.yaml"), &alone, NULL));
    assert_int_equal(alone.lesson->story_count, 1);
    lesson_file_free(&alone);
    buf_free(&text);
}

static void refuse(struct ground *g, const char *text, const char *words)
{
    struct lesson_file lf;
    struct err err = {0};
    assert_false(lesson_file_open(&g->lib, put(g, "l.yaml", text), &lf, &err));
    lesson_file_free(&lf);
    if (!strstr(err.msg, words)) {
        assert_string_equal(err.msg, words);
    }
}

static void lesson_file_open__says_what_is_the_matter__with_its_line(void **state)
{
    struct ground *g = *state;
    struct lesson_file lf;
    struct err err = {0};
    refuse(g, "wary-lesson: 1\ntitle: a\nstories: [nobody]\n", "l.yaml:3:11");
    refuse(g, "wary-lesson: 1\ntitle: a\nstories: [short-messages]\n", "cannot be played");
    refuse(g, "wary-lesson: 1\nstories: [lime-tree]\n", "`title` is missing");
    refuse(g, "wary-lesson: [\n", "l.yaml:");
    assert_false(lesson_file_open(&g->lib, "no-such-lesson", &lf, &err));
    lesson_file_free(&lf);
    assert_true(err.msg[0] != '\0');
    assert_false(lesson_file_open(&g->lib, "/nonexistent/l.yaml", &lf, &err));
    lesson_file_free(&lf);
}

static void lesson_file_judge__warns__of_a_lesson_that_only_teaches_suspicion(void **state)
{
    struct ground *g = *state;
    struct findings f = {0};
    struct lesson_file lf;
    const char *file =
        put(g, "l.yaml", "wary-lesson: 1\ntitle: a\nstories: [lime-tree, north-desk]\n");
    assert_true(lesson_file_open(&g->lib, file, &lf, NULL));
    lesson_file_judge(&g->lib, dir_join(g->dir, "l.yaml"), lf.lesson, &f);
    assert_int_equal(f.count, 1);
    assert_int_equal(f.list[0].id, FINDING_LESSON_HONEST);
    lesson_file_free(&lf);
    finding_clear(&f);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HERE(lesson_file_open__finds_lessons_and_stories__by_their_id),
        HERE(lesson_file_open__takes_a_story_beside_the_lesson__first),
        HERE(lesson_file_open__says_what_is_the_matter__with_its_line),
        HERE(lesson_file_judge__warns__of_a_lesson_that_only_teaches_suspicion),
    };
    return cmocka_run_group_tests_name("lesson_file", tests, NULL, NULL);
}
