#include "cm.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base.h"
#include "run/settings.h"
#include "sys/file.h"

// A folder of its own for each test, removed with what is in it.
struct place_for {
    char folder[64], path[96];
};

static int begin(void **state)
{
    static struct place_for p;
    (void)snprintf(p.folder, sizeof p.folder, "/tmp/wary-settings-XXXXXX");
    if (!mkdtemp(p.folder)) {
        return -1;
    }
    (void)snprintf(p.path, sizeof p.path, "%s/config.yaml", p.folder);
    *state = &p;
    return 0;
}

static int end(void **state)
{
    struct place_for *p = *state;
    (void)unlink(p->path);
    return rmdir(p->folder);
}

static void write_text(const char *path, const char *text)
{
    assert_true(file_write(path, str_of(text), NULL));
}

static void assert_same(const struct settings *a, const struct settings *b)
{
    assert_int_equal(a->theme, b->theme);
    assert_int_equal(a->ascii, b->ascii);
    assert_int_equal(a->mouse, b->mouse);
    assert_int_equal(a->typing, b->typing);
    assert_int_equal(a->hide_progress, b->hide_progress);
    assert_int_equal(a->by_chance, b->by_chance);
    assert_int_equal(a->no_items, b->no_items);
    assert_string_equal(a->region, b->region);
    assert_string_equal(a->lang, b->lang);
}

static void settings_save__gives_back_what_was_chosen(void **state)
{
    struct place_for *p = *state;
    struct settings a = settings_first(), b = settings_first();
    struct buf warnings = {0};
    a.theme = THEME_CONTRAST;
    a.ascii = true;
    a.mouse = false;
    a.typing = false;
    a.hide_progress = true;
    a.by_chance = true;
    a.no_items = true;
    (void)snprintf(a.lang, sizeof a.lang, "de");
    (void)snprintf(a.region, sizeof a.region, "GB");
    assert_true(settings_save(&a, p->path, NULL));
    assert_true(settings_load(&b, p->path, &warnings, NULL));
    assert_same(&a, &b);
    assert_int_equal(warnings.len, 0);
}

static void settings_load__is_content__when_there_is_no_file(void **state)
{
    struct place_for *p = *state;
    struct settings s = settings_first();
    struct buf warnings = {0};
    assert_true(settings_load(&s, p->path, &warnings, NULL));
    assert_int_equal(warnings.len, 0);
}

static void settings_load__names_the_line__of_an_unknown_key(void **state)
{
    struct place_for *p = *state;
    struct settings s = settings_first();
    struct buf warnings = {0};
    write_text(p->path, "theme: dark\ncolour: red\n");
    assert_true(settings_load(&s, p->path, &warnings, NULL));
    assert_int_equal(s.theme, THEME_DARK);
    assert_non_null(strstr(buf_text(&warnings), "config.yaml:2:1: warning"));
    assert_non_null(strstr(buf_text(&warnings), "colour"));
    buf_free(&warnings);
}

static void settings_load__keeps_the_old_value__of_a_bad_one(void **state)
{
    struct place_for *p = *state;
    struct settings s = settings_first();
    struct buf warnings = {0};
    write_text(p->path, "theme: pink\ntyping: perhaps\n");
    assert_true(settings_load(&s, p->path, &warnings, NULL));
    assert_int_equal(s.theme, THEME_AUTO);
    assert_non_null(strstr(buf_text(&warnings), "theme"));
    buf_free(&warnings);
}

static void settings_load__fails__when_it_is_no_yaml(void **state)
{
    struct place_for *p = *state;
    struct settings s = settings_first();
    struct buf warnings = {0};
    struct err err = {0};
    write_text(p->path, "theme: [dark\n");
    assert_false(settings_load(&s, p->path, &warnings, &err));
    assert_int_equal(err.code, ERR_SYNTAX);
    buf_free(&warnings);
}

static void settings_set__refuses__what_it_does_not_know(void **state)
{
    struct settings s = settings_first();
    (void)state;
    assert_false(settings_set(&s, STR("font"), STR("large")));
    assert_false(settings_set(&s, STR("region"), STR("")));
    assert_false(settings_set(&s, STR("region"), STR("FAR-TOO-LONG")));
    assert_true(settings_set(&s, STR("region"), STR("TW")));
    assert_string_equal(s.region, "TW");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(settings_save__gives_back_what_was_chosen, begin, end),
        cmocka_unit_test_setup_teardown(settings_load__is_content__when_there_is_no_file, begin,
                                        end),
        cmocka_unit_test_setup_teardown(settings_load__names_the_line__of_an_unknown_key, begin,
                                        end),
        cmocka_unit_test_setup_teardown(settings_load__keeps_the_old_value__of_a_bad_one, begin,
                                        end),
        cmocka_unit_test_setup_teardown(settings_load__fails__when_it_is_no_yaml, begin, end),
        cmocka_unit_test(settings_set__refuses__what_it_does_not_know),
    };
    return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}
