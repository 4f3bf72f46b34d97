#include "dir.h"

#include <poll.h>

#include "sys/watch.h"

static struct watch watch_story(struct dir *d, bool can_notify, char path[DIR_PATH_MAX])
{
    dir_put(d, "story.yaml", "one", 3);
    (void)snprintf(path, DIR_PATH_MAX, "%s", dir_join(d, "story.yaml"));
    return watch_open(path, can_notify);
}

static bool has_news(const struct watch *w)
{
    struct pollfd fd = {.fd = w->fd, .events = POLLIN};
    return poll(&fd, 1, 0) == 1;
}

static void watch_changed__sees_a_save__in_place_and_by_rename(void **state)
{
    struct dir *d = *state;
    char path[DIR_PATH_MAX];
    for (int can_notify = 0; can_notify < 2; can_notify++) {
        struct watch w = watch_story(d, can_notify, path);
        assert_int_equal(w.fd >= 0, can_notify);
        assert_false(watch_changed(&w));
        dir_put(d, "story.yaml", "other", 5);
        assert_int_equal(can_notify, has_news(&w));
        assert_true(watch_changed(&w));
        assert_false(watch_changed(&w));
        assert_false(has_news(&w));
        dir_put(d, "beside", "more", 4);
        assert_int_equal(0, rename(dir_join(d, "beside"), path));
        assert_int_equal(can_notify, has_news(&w));
        assert_true(watch_changed(&w));
        watch_close(&w);
        watch_close(&w);
    }
}

static void watch_changed__says_no__of_other_files_and_of_one_that_is_gone(void **state)
{
    struct dir *d = *state;
    char path[DIR_PATH_MAX];
    struct watch w = watch_story(d, true, path);
    dir_put(d, "other.yaml", "x", 1);
    assert_false(watch_changed(&w));
    assert_int_equal(0, unlink(path));
    assert_false(watch_changed(&w));
    dir_put(d, "story.yaml", "back", 4);
    assert_true(watch_changed(&w));
    watch_close(&w);
}

static void watch_open__has_no_descriptor__where_there_is_no_folder(void **state)
{
    (void)state;
    struct watch w = watch_open("/no/such/folder/story.yaml", true);
    assert_int_equal(-1, w.fd);
    assert_false(watch_changed(&w));
    watch_close(&w);
}

#define IN_DIR(test) cmocka_unit_test_setup_teardown(test, dir_begin, dir_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_DIR(watch_changed__sees_a_save__in_place_and_by_rename),
        IN_DIR(watch_changed__says_no__of_other_files_and_of_one_that_is_gone),
        cmocka_unit_test(watch_open__has_no_descriptor__where_there_is_no_folder),
    };
    return cmocka_run_group_tests_name("watch", tests, NULL, NULL);
}
