#include "dir.h"

#include <errno.h>

#include "core/err.h"
#include "sys/paths.h"

static const char *const names[] = {"WARY_STORE", "WARY_DATA", "HOME", "XDG_STATE_HOME",
                                    "XDG_CONFIG_HOME"};

// Nothing of the environment that runs the tests reaches them.
static int begin(void **state)
{
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        (void)unsetenv(names[i]);
    }
    return dir_begin(state);
}

static void set(const char *name, const char *value)
{
    assert_int_equal(setenv(name, value, 1), 0);
}

// The path given is this one of the folder.
static void gives(struct dir *d, bool (*paths)(struct buf *, struct err *), const char *want)
{
    struct buf out = {0};
    struct err err = {0};
    buf_put_c(&out, "=");
    assert_true(paths(&out, &err));
    assert_string_equal(buf_text(&out) + 1, dir_join(d, want));
    buf_free(&out);
}

static mode_t mode_of(struct dir *d, const char *name)
{
    struct stat st;
    return stat(dir_join(d, name), &st) == 0 ? st.st_mode : 0;
}

static void paths_store__is_under_the_state_folder__which_is_made(void **state)
{
    struct dir *d = *state;
    set("XDG_STATE_HOME", dir_join(d, "a/state"));
    set("HOME", dir_join(d, "home"));
    gives(d, paths_store, "a/state/wary/wary.db");
    assert_int_equal(mode_of(d, "a") & 07777, 0700);
    assert_int_equal(mode_of(d, "a/state/wary") & 07777, 0700);
    assert_true(S_ISDIR(mode_of(d, "a/state/wary")));
    assert_int_equal(mode_of(d, "home"), 0);
    gives(d, paths_store, "a/state/wary/wary.db");  // a second time
}

static void paths_store__is_under_home__when_the_state_folder_is_no_whole_path(void **state)
{
    struct dir *d = *state;
    static const char *const ignored[] = {"", "state", "./state", "~/state"};
    set("HOME", dir_join(d, "home"));
    gives(d, paths_store, "home/.local/state/wary/wary.db");
    for (size_t i = 0; i < COUNT_OF(ignored); i++) {
        set("XDG_STATE_HOME", ignored[i]);
        gives(d, paths_store, "home/.local/state/wary/wary.db");
    }
    assert_int_equal(dir_count(d), 1);
}

static void paths_store__is_what_was_given__and_makes_nothing(void **state)
{
    struct dir *d = *state;
    set("HOME", dir_join(d, "home"));
    set("WARY_STORE", dir_join(d, "no/such/file.db"));
    gives(d, paths_store, "no/such/file.db");
    assert_int_equal(dir_count(d), 0);
    set("WARY_STORE", "");
    gives(d, paths_store, "home/.local/state/wary/wary.db");
}

static void fails(bool (*paths)(struct buf *, struct err *), const char *words)
{
    struct buf out = {0};
    struct err err = {0};
    assert_false(paths(&out, &err));
    assert_int_equal(err.code, ERR_SYSTEM);
    assert_non_null(strstr(err.msg, words));
    buf_free(&out);
}

static void paths_store__says_so__when_there_is_no_home(void **state)
{
    (void)state;
    fails(paths_store, "HOME");
    set("HOME", "not/whole");
    fails(paths_store, "HOME");
}

static void paths_store__says_so__when_the_folder_cannot_be_made(void **state)
{
    struct dir *d = *state;
    dir_put(d, "file", "", 0);
    set("HOME", dir_join(d, "file"));
    fails(paths_store, "file");
    set("XDG_STATE_HOME", "/proc/none");
    fails(paths_store, "/proc/none");
}

static void paths_config__is_under_the_config_folder__and_makes_nothing(void **state)
{
    struct dir *d = *state;
    set("HOME", dir_join(d, "home"));
    gives(d, paths_config, "home/.config/wary/config.yaml");
    set("XDG_CONFIG_HOME", dir_join(d, "conf"));
    gives(d, paths_config, "conf/wary/config.yaml");
    set("XDG_CONFIG_HOME", "conf");
    gives(d, paths_config, "home/.config/wary/config.yaml");
    assert_int_equal(dir_count(d), 0);
}

static void paths_config__says_so__when_there_is_no_home(void **state)
{
    (void)state;
    fails(paths_config, "XDG_CONFIG_HOME");
}

static void paths_data__is_what_was_given__or_what_was_built_in(void **state)
{
    (void)state;
    struct buf out = {0};
    set("WARY_DATA", "/some/where");
    paths_data(&out);
    assert_string_equal(buf_text(&out), "/some/where");
    buf_clear(&out);
    set("WARY_DATA", "");
    paths_data(&out);
    assert_string_equal(buf_text(&out), WARY_DATADIR);
    buf_free(&out);
}

static void paths_make__makes_the_parents__and_leaves_what_is_there(void **state)
{
    struct dir *d = *state;
    assert_int_equal(mkdir(dir_join(d, "a"), 0755), 0);
    assert_true(paths_make(dir_join(d, "a//b/c/"), NULL));
    assert_int_equal(mode_of(d, "a") & 07777, 0755);
    assert_int_equal(mode_of(d, "a/b") & 07777, 0700);
    assert_int_equal(mode_of(d, "a/b/c") & 07777, 0700);
    assert_true(paths_make(dir_join(d, "a/b"), NULL));
    assert_true(paths_make("/", NULL));
}

static void paths_make__follows__a_link_to_a_folder(void **state)
{
    struct dir *d = *state;
    char target[DIR_PATH_MAX];
    assert_int_equal(mkdir(dir_join(d, "real"), 0700), 0);
    (void)snprintf(target, sizeof target, "%s", dir_join(d, "real"));
    assert_int_equal(symlink(target, dir_join(d, "link")), 0);
    assert_true(paths_make(dir_join(d, "link/x"), NULL));
    assert_true(S_ISDIR(mode_of(d, "real/x")));
}

static void paths_make__says_so__when_a_file_is_in_the_way(void **state)
{
    struct dir *d = *state;
    struct err err = {0};
    dir_put(d, "file", "", 0);
    assert_false(paths_make(dir_join(d, "file"), &err));
    assert_int_equal(err.errnum, ENOTDIR);
    assert_false(paths_make(dir_join(d, "file/x"), &err));
    assert_int_equal(err.errnum, ENOTDIR);
    assert_int_equal(symlink("nowhere", dir_join(d, "dangling")), 0);
    assert_false(paths_make(dir_join(d, "dangling"), &err));
    assert_int_equal(err.code, ERR_SYSTEM);
}

static void paths_make__refuses__a_folder_without_a_name(void **state)
{
    (void)state;
    struct err err = {0};
    assert_false(paths_make("", &err));
    assert_int_equal(err.code, ERR_SYSTEM);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, begin, dir_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HERE(paths_store__is_under_the_state_folder__which_is_made),
        HERE(paths_store__is_under_home__when_the_state_folder_is_no_whole_path),
        HERE(paths_store__is_what_was_given__and_makes_nothing),
        HERE(paths_store__says_so__when_there_is_no_home),
        HERE(paths_store__says_so__when_the_folder_cannot_be_made),
        HERE(paths_config__is_under_the_config_folder__and_makes_nothing),
        HERE(paths_config__says_so__when_there_is_no_home),
        HERE(paths_data__is_what_was_given__or_what_was_built_in),
        HERE(paths_make__makes_the_parents__and_leaves_what_is_there),
        HERE(paths_make__follows__a_link_to_a_folder),
        HERE(paths_make__says_so__when_a_file_is_in_the_way),
        HERE(paths_make__refuses__a_folder_without_a_name),
    };
    return cmocka_run_group_tests_name("paths", tests, NULL, NULL);
}
