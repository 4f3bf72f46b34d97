#include "cm.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/loop.h"
#include "run/plain.h"
#include "run/script.h"
#include "run/settings.h"

static const char *data(void)
{
    const char *given = getenv("WARY_DATA");
    return given ? given : "scenarios";
}

static struct loop_options quietly(const char *play)
{
    return (struct loop_options){.folder = data(),
                                 .play = play,
                                 .has_seed = true,
                                 .seed = 3,
                                 .store_path = "",
                                 .mode = MODE_TEST};
}

// What the plain front says to these lines; the caller frees it.
static char *talk(const char *play, const char *lines, bool is_mute)
{
    char *said = NULL;
    size_t size = 0;
    char *input = mem_copy(lines, strlen(lines));
    FILE *in = fmemopen(input, strlen(lines) + 1, "r"), *out = open_memstream(&said, &size);
    struct front front = plain_open(in, out, is_mute);
    struct settings settings = settings_first();
    struct loop_options options = quietly(play);
    bool is_quick;
    assert_true(loop_run(&front, &settings, &options, &is_quick, NULL));
    front.close(&front, is_quick);
    (void)fclose(in);
    (void)fclose(out);
    mem_free(input);
    return said;
}

static void plain_open__shows_the_home_screen_with_numbers(void **state)
{
    (void)state;
    char *said = talk(NULL, "q\n", false);
    assert_non_null(strstr(said, "1  Practise"));
    assert_null(strchr(said, '\033'));
    free(said);
}

static void plain_open__never_prints_a_message_twice(void **state)
{
    (void)state;
    char *said = talk("harbour-lights", "1\n1\n1\n1\n1\n", false);
    char *first = strstr(said, "[message 1]");
    assert_non_null(first);
    assert_null(strstr(first + 1, "[message 1]"));
    free(said);
}

static void plain_open__asks_again__when_the_answer_means_nothing(void **state)
{
    (void)state;
    char *said = talk(NULL, "hello\n", false);
    assert_non_null(strstr(said, "not one of the choices"));
    free(said);
}

static void plain_open__asks_nothing__when_it_is_mute(void **state)
{
    (void)state;
    char *said = talk(NULL, "1\n1\n1\n", true);
    assert_non_null(strstr(said, "Practise"));
    assert_null(strstr(said, "Type a number"));
    free(said);
}

// The screens that a script of keys dumps; the caller frees them.
static struct buf play_script(const char *script, const char **fault)
{
    struct buf out = {0};
    static char word[64];
    struct front front = script_open(str_of(script), 24, 80, &out);
    struct settings settings = settings_first();
    struct loop_options options = quietly("harbour-lights");
    bool is_quick;
    assert_true(loop_run(&front, &settings, &options, &is_quick, NULL));
    (void)snprintf(word, sizeof word, "%s", script_fault(&front) ? script_fault(&front) : "");
    *fault = word;
    front.close(&front, is_quick);
    return out;
}

static void script_open__dumps_the_screen_it_was_asked_for(void **state)
{
    (void)state;
    const char *fault;
    struct buf out = play_script("enter dump # a comment\n", &fault);
    assert_non_null(strstr(buf_text(&out), "Dana"));
    assert_string_equal(fault, "");
    buf_free(&out);
}

static void script_open__names_the_word__that_it_does_not_know(void **state)
{
    (void)state;
    const char *fault;
    struct buf out = play_script("enter jump", &fault);
    assert_string_equal(fault, "jump");
    buf_free(&out);
}

static void script_open__says_one_sentence__when_the_window_is_too_small(void **state)
{
    (void)state;
    const char *fault;
    struct buf out = play_script("enter resize:30x10 dump", &fault);
    assert_non_null(strstr(buf_text(&out), "too small"));
    assert_null(strstr(buf_text(&out), "Dana"));
    buf_free(&out);
}

static void loop_run__fails_with_a_sentence__when_the_data_is_not_there(void **state)
{
    (void)state;
    struct buf out = {0};
    struct err err = {0};
    struct front front = script_open(STR(""), 24, 80, &out);
    struct settings settings = settings_first();
    struct loop_options options = quietly(NULL);
    bool is_quick;
    options.folder = "/nonexistent";
    assert_false(loop_run(&front, &settings, &options, &is_quick, &err));
    assert_int_equal(err.code, ERR_SYSTEM);
    front.close(&front, false);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_open__shows_the_home_screen_with_numbers),
        cmocka_unit_test(plain_open__never_prints_a_message_twice),
        cmocka_unit_test(plain_open__asks_again__when_the_answer_means_nothing),
        cmocka_unit_test(plain_open__asks_nothing__when_it_is_mute),
        cmocka_unit_test(script_open__dumps_the_screen_it_was_asked_for),
        cmocka_unit_test(script_open__names_the_word__that_it_does_not_know),
        cmocka_unit_test(script_open__says_one_sentence__when_the_window_is_too_small),
        cmocka_unit_test(loop_run__fails_with_a_sentence__when_the_data_is_not_there),
    };
    return cmocka_run_group_tests_name("front", tests, NULL, NULL);
}
