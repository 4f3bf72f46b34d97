#include "dir.h"

#include <utime.h>

#include "run/class_purge.h"
#include "run/outbox.h"
#include "store/store.h"

enum { DAY_S = 86400, NOW_S = 1800000000 };

static void put_store(struct dir *d, const char *name, int64_t at_s)
{
    char path[DIR_PATH_MAX];
    (void)snprintf(path, sizeof path, "%s", dir_join(d, name));
    struct store *store = store_sqlite_open(path, NULL);
    assert_non_null(store);
    store_close(store);
    struct utimbuf times = {at_s, at_s};
    assert_int_equal(utime(path, &times), 0);
}

static void class_purge_old__deletes_classes__after_thirty_days(void **state)
{
    struct dir *d = *state;
    put_store(d, "old.db", NOW_S - (int64_t)31 * DAY_S);
    put_store(d, "young.db", NOW_S - (int64_t)29 * DAY_S);
    dir_put(d, "letter.db", "no store of wary", 16);
    struct utimbuf times = {0, 0};
    assert_int_equal(utime(dir_join(d, "letter.db"), &times), 0);
    assert_int_equal(class_purge_old(d->path, NOW_S), 1);
    assert_int_equal(dir_count(d), 2);
    assert_int_equal(access(dir_join(d, "young.db"), F_OK), 0);
    assert_int_equal(access(dir_join(d, "letter.db"), F_OK), 0);
    assert_int_equal(class_purge_old(d->path, NOW_S), 0);
    assert_int_equal(class_purge_old(d->path, 0), 0);  // a clock of 1970 deletes nothing
}

static void class_purge_outboxes__deletes_what_was_done__but_not_what_is_in_use(void **state)
{
    struct dir *d = *state;
    struct outbox one, two;
    assert_true(outbox_open(&one, d->path, "a", false, NULL));
    assert_true(outbox_open(&two, d->path, "b", false, NULL));
    outbox_close(&two, false);
    assert_int_equal(class_purge_outboxes(d->path), 1);
    assert_int_equal(dir_count(d), 1);
    outbox_close(&one, false);
    assert_int_equal(class_purge_outboxes(d->path), 1);
    assert_int_equal(dir_count(d), 0);
}

static void class_purge__does_nothing__in_a_folder_that_is_not_there(void **state)
{
    (void)state;
    assert_int_equal(class_purge_old("/nonexistent", NOW_S), 0);
    assert_int_equal(class_purge_outboxes("/nonexistent"), 0);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, dir_begin, dir_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HERE(class_purge_old__deletes_classes__after_thirty_days),
        HERE(class_purge_outboxes__deletes_what_was_done__but_not_what_is_in_use),
        HERE(class_purge__does_nothing__in_a_folder_that_is_not_there),
    };
    return cmocka_run_group_tests_name("class_purge", tests, NULL, NULL);
}
