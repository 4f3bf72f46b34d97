#include "run/bench.h"

#include <stdio.h>

#include "dir.h"
#include "run/preview.h"
#include "run/settings.h"

// A story small enough to look through; every test edits it.
static const char story[] =
    "wary: 1\nid: small\nversion: 1\ntitle: \"Small\"\nlang: en\nverdict: scam\nfamily: dating\n"
    "channel: dating-chat\nplatform: lumen-dating\n"
    "about: {audience: \"16+\", minutes: 2, topics: [romance]}\nsources: [ftc-romance]\n"
    "stake: 100\ncast: {dana: {name: \"Dana\"}}\nendings: {done: \"Over.\"}\nscenes:\n"
    "  hello:\n    stage: approach\n    day: 1\n    steps:\n"
    "      - dana: \"Hello over there.\"\n"
    "      - choose:\n"
    "          - {reply: \"Who are you?\", goto: walk}\n"
    "          - {reply: \"Go on.\", goto: walk}\n"
    "  walk:\n    stage: bond\n    day: 2\n    steps:\n"
    "      - dana: \"I walk by every day.\"\n"
    "      - choose:\n"
    "          - {reply: \"Fine.\"}\n"
    "          - {reply: \"Odd.\"}\n"
    "      - end: done\n";

// One thing that the author does, and what the screen must say afterwards.
struct deed {
    int key;                // pressed; 0: none
    const char *from, *to;  // saved with this changed; from NULL: not saved
    const char *says;
};

// A front that does these steps and looks at the screen after each.
struct author {
    struct dir *dir;
    const struct deed *steps;
    size_t count, at;
    struct doc doc;
    struct buf said;
};

static void author_show(struct front *front, struct app *app)
{
    struct author *a = front->impl;
    app_doc(app, &a->doc);
    buf_clear(&a->said);
    buf_fmt(&a->said, "%.*s\n%.*s\n", STR_ARG(a->doc.title), STR_ARG(a->doc.status));
    for (size_t i = 0; i < a->doc.count; i++) {
        buf_fmt(&a->said, "%.*s\n", STR_ARG(a->doc.items[i].text));
    }
}

static void save(struct author *a, const char *from, const char *to)
{
    struct str all = str_of(story);
    ptrdiff_t at = str_find(all, str_of(from));
    struct buf text = {0};
    assert_true(at >= 0);
    buf_put_str(&text, str_part(all, 0, (size_t)at));
    buf_put_c(&text, to);
    buf_put_str(&text, str_part(all, (size_t)at + strlen(from), all.len));
    dir_put(a->dir, "story.yaml", text.ptr, text.len);
    buf_free(&text);
}

static bool author_wait(struct front *front, struct app *app, int timeout_ms, struct input *in)
{
    struct author *a = front->impl;
    *in = (struct input){.kind = INPUT_TICK};
    if (timeout_ms >= 0 && app->due_ms) {
        app->due_ms = 1;  // nobody waits for typing here
        return true;
    }
    if (a->at > 0 && !strstr(buf_text(&a->said), a->steps[a->at - 1].says)) {
        fail_msg("step %zu should say `%s`, but it says:\n%s", a->at, a->steps[a->at - 1].says,
                 buf_text(&a->said));
    }
    if (a->at == a->count) {
        return false;
    }
    const struct deed *step = &a->steps[a->at++];
    if (step->from) {
        save(a, step->from, step->to);
    } else {
        *in = (struct input){.kind = INPUT_KEY, .value = step->key};
    }
    return true;
}

// The file as it is on disk now is previewed, and the author does these steps.
static void write_on(void **state, bool can_notify, const struct deed *steps, size_t count)
{
    struct library lib = {0};
    struct author a = {.dir = *state, .steps = steps, .count = count};
    struct front front = {.impl = &a, .show = author_show, .wait = author_wait};
    struct settings settings = settings_first();
    char path[DIR_PATH_MAX];
    bool is_quick;
    (void)snprintf(path, sizeof path, "%s", dir_join(a.dir, "story.yaml"));
    assert_true(library_open(&lib, bench_data(), NULL));
    const struct preview_options options = {.file = path, .seed = 7, .can_notify = can_notify};
    assert_true(preview_run(&front, &settings, &lib, &options, &is_quick, NULL));
    assert_int_equal(a.at, count);
    library_close(&lib);
    doc_free(&a.doc);
    buf_free(&a.said);
}

static void write_and_play(void **state, bool can_notify, const struct deed *steps, size_t count)
{
    dir_put(*state, "story.yaml", story, strlen(story));
    write_on(state, can_notify, steps, count);
}

static void preview_run__goes_on_at_the_same_place__after_a_save(void **state)
{
    static const struct deed steps[] = {
        {'1', NULL, NULL, "Who are you?"},
        {'1', NULL, NULL, "Go on to day 2"},
        {'1', NULL, NULL, "I walk by every day."},
        {0, "I walk by every day.", "I walk by every single day.", "single"},
        {0, "\"Fine.\"", "\"Very fine.\"", "Very fine."},
        {'v', NULL, NULL, "Very fine."},
    };
    for (int can_notify = 0; can_notify < 2; can_notify++) {
        write_and_play(state, can_notify, steps, COUNT_OF(steps));
    }
}

static void preview_run__goes_back__when_the_answer_is_gone(void **state)
{
    static const struct deed steps[] = {
        {'1', NULL, NULL, "Who are you?"},
        {'1', NULL, NULL, "Go on to day 2"},
        {0, "Who are you?", "Pardon me?", "at an earlier answer"},
        {'q', NULL, NULL, "From the beginning"},
        {'1', NULL, NULL, "Pardon me?"},
    };
    write_and_play(state, true, steps, COUNT_OF(steps));
}

static void preview_run__plays_the_last_good_version__while_there_is_an_error(void **state)
{
    static const struct deed steps[] = {
        {'1', NULL, NULL, "Who are you?"},
        {0, "goto: walk", "goto: wlak", "there is no scene `wlak`"},
        {'1', NULL, NULL, "Go on to day 2"},
        {'f', NULL, NULL, "did you mean `walk`?"},
        {'q', NULL, NULL, "Go on to day 2"},
        {0, "Hello over there.", "Hello.", "Go on to day 2"},
        {'f', NULL, NULL, "Findings"},
    };
    write_and_play(state, true, steps, COUNT_OF(steps));
}

static void preview_run__jumps_to_a_scene__by_answers(void **state)
{
    static const struct deed steps[] = {
        {'3', NULL, NULL, "hello"},
        {'2', NULL, NULL, "Go on to day 2"},
        {'1', NULL, NULL, "I walk by every day."},
        {'s', NULL, NULL, "Scenes"},
        {'1', NULL, NULL, "Who are you?"},
    };
    write_and_play(state, true, steps, COUNT_OF(steps));
}

static void preview_run__comes_back_before_the_end__when_it_was_over(void **state)
{
    static const struct deed steps[] = {
        {'1', NULL, NULL, "Who are you?"},         {'1', NULL, NULL, "Go on to day 2"},
        {'1', NULL, NULL, "I walk by every day."}, {'1', NULL, NULL, "Look back"},
        {'1', NULL, NULL, "What was this?"},       {0, "\"Odd.\"", "\"Strange.\"", "Strange."},
    };
    write_and_play(state, true, steps, COUNT_OF(steps));
}

static void preview_run__waits_for_a_good_save__when_the_file_begins_with_errors(void **state)
{
    static const struct deed steps[] = {
        {'z', NULL, NULL, "as soon as the errors are mended"},
        {'1', NULL, NULL, "there is no scene `wlak`"},
        {'q', NULL, NULL, "Preview"},
        {0, "Hello over there.", "Hello.", "From the beginning"},
        {'1', NULL, NULL, "Who are you?"},
    };
    struct author a = {.dir = *state};
    save(&a, "goto: walk", "goto: wlak");
    write_on(state, true, steps, COUNT_OF(steps));
}

static void preview_run__refuses__a_file_that_is_not_there(void **state)
{
    (void)state;
    struct library lib = {0};
    struct author a = {0};
    struct front front = {.impl = &a, .show = author_show, .wait = author_wait};
    struct settings settings = settings_first();
    struct err err = {0};
    bool is_quick;
    assert_true(library_open(&lib, bench_data(), NULL));
    const struct preview_options none = {.file = "/no/such/story.yaml", .can_notify = true};
    assert_false(preview_run(&front, &settings, &lib, &none, &is_quick, &err));
    assert_int_equal(err.code, ERR_SYSTEM);
    library_close(&lib);
}

#define IN_DIR(test) cmocka_unit_test_setup_teardown(test, dir_begin, dir_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_DIR(preview_run__goes_on_at_the_same_place__after_a_save),
        IN_DIR(preview_run__goes_back__when_the_answer_is_gone),
        IN_DIR(preview_run__plays_the_last_good_version__while_there_is_an_error),
        IN_DIR(preview_run__jumps_to_a_scene__by_answers),
        IN_DIR(preview_run__comes_back_before_the_end__when_it_was_over),
        IN_DIR(preview_run__waits_for_a_good_save__when_the_file_begins_with_errors),
        cmocka_unit_test(preview_run__refuses__a_file_that_is_not_there),
    };
    return cmocka_run_group_tests_name("preview", tests, NULL, NULL);
}
