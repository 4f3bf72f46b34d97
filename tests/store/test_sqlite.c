#include "dir.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "core/mem.h"
#include "core/str.h"
#include "store/store.h"

enum { NOBODY = 65534, OPENERS = 8, QUICK_MS = 30, FILE_MAX_BYTES = 1 << 23 };
enum { PATIENT_MS = 60000 };  // a slow disk must not decide a test

static const char *path_of(struct dir *d)
{
    static char path[DIR_PATH_MAX];
    (void)snprintf(path, sizeof path, "%s", dir_join(d, "wary.db"));
    return path;
}

static struct store *opened(struct dir *d)
{
    struct err err = {0};
    struct store *store = store_sqlite_open_within(path_of(d), QUICK_MS, &err);
    assert_string_equal(err.msg, "");
    assert_non_null(store);
    return store;
}

static void opening_fails(const char *path, const char *words)
{
    struct err err = {0};
    assert_null(store_sqlite_open_within(path, QUICK_MS, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_non_null(strstr(err.msg, words));
}

static bool begin(struct store *store, const char *id, struct err *err)
{
    struct store_session s = {.scenario = "harbour-lights", .hash = "abc", .version = 3};
    (void)snprintf(s.id, sizeof s.id, "%s", id);
    return store->begin(store, &s, err);
}

static bool count_one(void *ctx, uint32_t seq, uint64_t at_ms, struct str line)
{
    uint32_t *n = ctx;
    (void)at_ms;
    (void)line;
    return seq == ++*n;
}

static uint32_t events_of(struct store *store, const char *id)
{
    uint32_t n = 0;
    assert_true(store->each_event(store, id, count_one, &n, NULL));
    return n;
}

// Append `count` events to a new session "a".
static void fill(struct store *store, uint32_t count)
{
    assert_true(begin(store, "a", NULL));
    for (uint32_t seq = 1; seq <= count; seq++) {
        assert_true(store->append(store, "a", seq, seq, STR("reply choice=slow-down"), NULL));
    }
}

// Another program's connection to the store.
static sqlite3 *stranger(struct dir *d)
{
    sqlite3 *db = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    assert_int_equal(sqlite3_open_v2(path_of(d), &db, flags, NULL), SQLITE_OK);
    return db;
}

static void does(sqlite3 *db, const char *sql)
{
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
}

static void reads(struct dir *d, const char *sql, const char *want)
{
    sqlite3 *db = stranger(d);
    sqlite3_stmt *stmt = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(stmt, 0), want);
    (void)sqlite3_finalize(stmt);
    (void)sqlite3_close(db);
}

static struct buf bytes_of(const char *path)
{
    struct buf out = {0};
    char block[4096];
    FILE *in = fopen(path, "r");
    for (size_t n = 1; in && n > 0;) {
        n = fread(block, 1, sizeof block, in);
        buf_put(&out, block, n);
    }
    if (in) {
        (void)fclose(in);
    }
    return out;
}

// --- what is made

static mode_t mode_of(struct dir *d, const char *name)
{
    struct stat st;
    return stat(dir_join(d, name), &st) == 0 ? st.st_mode & 07777 : 0;
}

static void store_sqlite_open__makes_files_for_the_owner_only__whatever_the_umask(void **state)
{
    struct dir *d = *state;
    mode_t had = umask(0);
    struct store *store = opened(d);
    fill(store, 1);
    (void)umask(had);
    assert_int_equal(mode_of(d, "wary.db"), 0600);
    assert_int_equal(mode_of(d, "wary.db-wal"), 0600);
    assert_int_equal(mode_of(d, "wary.db-shm"), 0600);
    store_close(store);
    assert_int_equal(dir_count(d), 1);
}

static void store_sqlite_open__keeps_a_log_ahead__and_says_whose_file_it_is(void **state)
{
    struct dir *d = *state;
    struct store *store = opened(d);
    reads(d, "PRAGMA journal_mode", "wal");
    reads(d, "PRAGMA user_version", "3");
    reads(d, "PRAGMA application_id", "2002875001");
    store_close(store);
}

static void store_sqlite_open__takes_an_empty_file__as_a_new_store(void **state)
{
    struct dir *d = *state;
    dir_put(d, "wary.db", "", 0);
    struct store *store = opened(d);
    fill(store, 2);
    store_close(store);
}

static void store_sqlite_open__works__behind_a_linked_folder(void **state)
{
    struct dir *d = *state;
    assert_int_equal(mkdir(dir_join(d, "real"), 0700), 0);
    assert_int_equal(symlink("real", dir_join(d, "link")), 0);
    struct store *store = store_sqlite_open(dir_join(d, "link/wary.db"), NULL);
    assert_non_null(store);
    fill(store, 1);
    store_close(store);
}

static void open_and_fill(const char *path, char name)
{
    char id[] = {name, '\0'};
    struct store *store = store_sqlite_open_within(path, PATIENT_MS, NULL);
    bool ok = store && begin(store, id, NULL);
    for (uint32_t seq = 1; ok && seq <= 3; seq++) {
        ok = store->append(store, id, seq, 0, STR("read"), NULL);
    }
    store_close(store);
    _exit(ok ? 0 : 1);
}

static void store_sqlite_open__serves_all__when_many_open_a_new_one_at_once(void **state)
{
    struct dir *d = *state;
    pid_t pids[OPENERS];
    const char *path = path_of(d);
    for (int i = 0; i < OPENERS; i++) {
        pids[i] = fork();
        if (pids[i] == 0) {
            open_and_fill(path, (char)('a' + i));
        }
    }
    for (int i = 0; i < OPENERS; i++) {
        int status = -1;
        assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
        assert_int_equal(status, 0);
    }
    struct store *store = opened(d);
    assert_int_equal(events_of(store, "a"), 3);
    assert_int_equal(events_of(store, "h"), 3);
    store_close(store);
}

// --- what is refused, and left as it is

static void refused_and_untouched(struct dir *d, const char *words)
{
    struct buf before = bytes_of(path_of(d));
    opening_fails(path_of(d), words);
    struct buf after = bytes_of(path_of(d));
    assert_int_equal(before.len, after.len);
    assert_memory_equal(buf_text(&before), buf_text(&after), before.len);
    assert_int_equal(dir_count(d), 1);
    buf_free(&before);
    buf_free(&after);
}

// What a store of this version was like.
static void make_older(sqlite3 *db, int version)
{
    does(db, "DROP INDEX session_open; DROP INDEX session_place; "
             "ALTER TABLE session DROP COLUMN place");
    if (version == 2) {
        does(db, "CREATE INDEX session_open ON session (n) WHERE is_open");
    }
    does(db, version == 2 ? "PRAGMA user_version = 2" : "PRAGMA user_version = 1");
}

static void store_sqlite_open__brings_it_up_to_date__when_it_is_older(void **state)
{
    struct dir *d = *state;
    struct store *store = opened(d);
    assert_true(begin(store, "older", NULL));
    assert_true(begin(store, "newer", NULL));
    store_close(store);
    for (int version = 1; version <= 2; version++) {
        sqlite3 *db = stranger(d);
        make_older(db, version);
        (void)sqlite3_close(db);
        store_close(opened(d));
        reads(d, "PRAGMA user_version", "3");
        reads(d,
              "SELECT count(*) FROM sqlite_schema WHERE name IN ('session_open', "
              "'session_place')",
              "2");
        reads(d,
              "SELECT group_concat(id) FROM (SELECT id FROM session WHERE is_open "
              "ORDER BY place)",
              "older,newer");
    }
}

static void store_sqlite_open__leaves_it_alone__when_it_is_newer(void **state)
{
    struct dir *d = *state;
    store_close(opened(d));
    sqlite3 *db = stranger(d);
    does(db, "PRAGMA user_version = 4");
    (void)sqlite3_close(db);
    refused_and_untouched(d, "newer wary");
}

static void store_sqlite_open__leaves_it_alone__when_its_version_cannot_be(void **state)
{
    struct dir *d = *state;
    store_close(opened(d));
    sqlite3 *db = stranger(d);
    does(db, "PRAGMA user_version = -1");
    (void)sqlite3_close(db);
    refused_and_untouched(d, "not a store of wary");
}

static void store_sqlite_open__leaves_it_alone__when_it_is_another_program_s(void **state)
{
    struct dir *d = *state;
    sqlite3 *db = stranger(d);
    does(db, "CREATE TABLE bookmark (url TEXT)");
    refused_and_untouched(d, "not a store");
    does(db, "PRAGMA user_version = 1");
    refused_and_untouched(d, "not a store");
    does(db, "PRAGMA user_version = 77");
    refused_and_untouched(d, "not a store");
    (void)sqlite3_close(db);
}

static void store_sqlite_destroy__leaves_no_file__of_a_newer_or_damaged_store(void **state)
{
    struct dir *d = *state;
    for (int round = 0; round < 2; round++) {
        struct store *store = opened(d);
        fill(store, 5);
        store_close(store);
        sqlite3 *db = stranger(d);
        does(db, "PRAGMA user_version = 99");
        (void)sqlite3_close(db);
        if (round == 1) {
            int fd = open(path_of(d), O_RDWR);
            assert_int_equal(pwrite(fd, "garbage", 7, 200), 7);
            (void)close(fd);
        }
        assert_true(store_sqlite_destroy(path_of(d), NULL));
        assert_int_equal(dir_count(d), 0);
    }
}

// Another process that has the store open until `until` is closed.
static pid_t user_of(const char *path, int until[2])
{
    int ready[2];
    char byte = 0;
    assert_int_equal(pipe(ready), 0);
    assert_int_equal(pipe(until), 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        (void)close(until[1]);
        struct store *store = store_sqlite_open(path, NULL);
        bool ok = store && begin(store, "a", NULL) && write(ready[1], "x", 1) == 1 &&
                  read(until[0], &byte, 1) == 0;
        _exit(!ok);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    (void)close(ready[0]);
    (void)close(ready[1]);
    return pid;
}

static void store_sqlite_destroy__refuses__what_is_not_ours_or_in_use(void **state)
{
    struct dir *d = *state;
    struct err err = {0};
    assert_false(store_sqlite_destroy(path_of(d), &err));  // nothing there
    assert_int_equal(err.code, ERR_STORE);
    sqlite3 *db = stranger(d);
    does(db, "CREATE TABLE bookmark (url TEXT)");
    (void)sqlite3_close(db);
    assert_false(store_sqlite_destroy(path_of(d), &err));
    assert_non_null(strstr(err.msg, "does not say"));
    assert_int_equal(unlink(path_of(d)), 0);
    store_close(opened(d));
    int until[2], status = 1;
    pid_t user = user_of(path_of(d), until);
    assert_false(store_sqlite_destroy(path_of(d), &err));
    assert_non_null(strstr(err.msg, "another program"));
    (void)close(until[0]);
    (void)close(until[1]);
    assert_int_equal(waitpid(user, &status, 0), user);
    assert_int_equal(status, 0);
    assert_int_equal(symlink("wary.db", dir_join(d, "link.db")), 0);
    assert_false(store_sqlite_destroy(dir_join(d, "link.db"), &err));
}

static void store_sqlite_open__leaves_it_alone__when_it_is_no_database(void **state)
{
    struct dir *d = *state;
    char page[5000];
    memset(page, 'x', sizeof page);
    dir_put(d, "wary.db", "short", 5);
    refused_and_untouched(d, "not a store");
    dir_put(d, "wary.db", page, sizeof page);
    refused_and_untouched(d, "not a store");
}

static void store_sqlite_open__says_so__when_it_is_no_plain_file(void **state)
{
    struct dir *d = *state;
    opening_fails(d->path, "not a plain file");
    opening_fails("/dev/null", "not a plain file");
    assert_int_equal(mkfifo(dir_join(d, "pipe"), 0600), 0);
    opening_fails(dir_join(d, "pipe"), "not a plain file");
    dir_put(d, "file", "", 0);
    assert_int_equal(symlink("file", dir_join(d, "link")), 0);
    opening_fails(dir_join(d, "link"), "name the file itself");
    opening_fails(dir_join(d, "no/wary.db"), "No such file");
    opening_fails(dir_join(d, "file/wary.db"), "Not a directory");
}

// --- damage

static bool any_session(void *ctx, const struct store_session *session)
{
    (void)ctx;
    (void)session;
    return true;
}

// Everything that a start does; false with *err at the first thing that fails.
static bool starts(struct dir *d, struct err *err)
{
    uint32_t n = 0;
    struct store *store = store_sqlite_open_within(path_of(d), QUICK_MS, err);
    bool ok = store && store->each_session(store, STORE_ALL, any_session, NULL, err) &&
              store->each_event(store, "a", count_one, &n, err) && n == 3000;
    store_close(store);
    return ok;
}

static void damaged(struct dir *d, size_t from, size_t to)
{
    struct buf bytes = bytes_of(path_of(d));
    to = to < bytes.len ? to : bytes.len;
    memset(bytes.ptr + from, 0xA5, to - from);
    dir_put(d, "wary.db", bytes.ptr, bytes.len);
    buf_free(&bytes);
}

static void store_each_event__says_so__when_pages_are_damaged(void **state)
{
    struct dir *d = *state;
    struct err err = {0};
    struct store *store = opened(d);
    fill(store, 3000);
    store_close(store);
    assert_true(starts(d, NULL));
    damaged(d, 4096, FILE_MAX_BYTES);
    assert_false(starts(d, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_non_null(strstr(err.msg, "damaged"));
}

static void store_each_event__says_so__when_the_file_was_cut_off(void **state)
{
    struct dir *d = *state;
    struct err err = {0};
    struct store *store = opened(d);
    fill(store, 3000);
    store_close(store);
    assert_int_equal(truncate(path_of(d), 3 * 4096), 0);
    assert_false(starts(d, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_non_null(strstr(err.msg, "damaged"));
}

// --- others at the same file

static void store_append__waits_a_bounded_time__when_another_writes(void **state)
{
    struct dir *d = *state;
    struct err err = {0};
    struct store *store = opened(d);
    sqlite3 *db = stranger(d);
    fill(store, 1);
    does(db, "BEGIN EXCLUSIVE");
    assert_false(store->append(store, "a", 2, 0, STR("read"), &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_non_null(strstr(err.msg, "another program"));
    assert_int_equal(events_of(store, "a"), 1);  // reading goes on
    does(db, "COMMIT");
    assert_true(store->append(store, "a", 2, 0, STR("read"), NULL));
    (void)sqlite3_close(db);
    store_close(store);
}

static void store_sqlite_open__waits_a_bounded_time__when_another_has_it_all(void **state)
{
    struct dir *d = *state;
    store_close(opened(d));
    sqlite3 *db = stranger(d);
    does(db, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT");
    opening_fails(path_of(d), "another program");
    (void)sqlite3_close(db);
    store_close(opened(d));
}

static void store_append__refuses__what_another_has_written_first(void **state)
{
    struct dir *d = *state;
    struct store *one = opened(d), *two = opened(d);
    fill(one, 1);
    assert_true(two->append(two, "a", 2, 0, STR("read"), NULL));
    assert_false(one->append(one, "a", 2, 0, STR("reply choice=x"), NULL));
    assert_int_equal(events_of(one, "a"), 2);
    store_close(one);
    store_close(two);
}

// --- permissions

// Run fn as somebody who may not do everything; its exit status.
static int as_nobody(int (*fn)(struct dir *d), struct dir *d)
{
    int status = -1;
    (void)fflush(stdout);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        bool is_root = geteuid() == 0;
        _exit(is_root && setresuid(NOBODY, NOBODY, NOBODY) != 0 ? 99 : fn(d));
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

// 0 when opening fails with this sentence.
static int open_says(struct dir *d, const char *words)
{
    struct err err = {0};
    struct store *store = store_sqlite_open_within(path_of(d), QUICK_MS, &err);
    if (store) {
        return 1;
    }
    return err.code == ERR_STORE && strstr(err.msg, words) ? 0 : 2;
}

static int open_denied(struct dir *d)
{
    return open_says(d, "Permission denied");
}

static int open_without_log(struct dir *d)
{
    return open_says(d, "look at its");
}

static void store_sqlite_open__says_so__when_the_file_is_read_only(void **state)
{
    struct dir *d = *state;
    store_close(opened(d));
    assert_int_equal(chmod(d->path, 0755), 0);
    assert_int_equal(chmod(path_of(d), 0444), 0);
    assert_int_equal(as_nobody(open_denied, d), 0);
}

static void store_sqlite_open__says_so__when_the_folder_may_not_be_entered(void **state)
{
    struct dir *d = *state;
    store_close(opened(d));
    assert_int_equal(chmod(d->path, 0), 0);
    int got = as_nobody(open_denied, d);
    assert_int_equal(chmod(d->path, 0700), 0);
    assert_int_equal(got, 0);
}

static void store_sqlite_open__says_so__when_the_folder_is_read_only(void **state)
{
    struct dir *d = *state;
    store_close(opened(d));
    assert_int_equal(chmod(path_of(d), 0666), 0);
    assert_int_equal(chmod(d->path, 0555), 0);
    int got = as_nobody(open_without_log, d);
    assert_int_equal(chmod(d->path, 0700), 0);
    assert_int_equal(got, 0);
}

// --- a full disk

static void limit_files(rlim_t bytes)
{
    struct rlimit limit;
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void store_append__keeps_what_was_there__when_the_disk_is_full(void **state)
{
    struct dir *d = *state;
    struct err err = {0};
    struct store *store = opened(d);
    uint32_t seq = 1;
    assert_true(begin(store, "a", NULL));
    limit_files(100000);
    while (seq < 10000 && store->append(store, "a", seq, 0, STR("read"), &err)) {
        seq++;
    }
    uint32_t kept = events_of(store, "a");
    limit_files(RLIM_INFINITY);
    assert_in_range(seq, 2, 9999);
    assert_int_equal(err.code, ERR_STORE);
    assert_non_null(strstr(err.msg, "disk"));
    assert_int_equal(kept, seq - 1);
    assert_true(store->append(store, "a", seq, 0, STR("read"), NULL));
    store_close(store);
    store = opened(d);
    assert_int_equal(events_of(store, "a"), seq);
    store_close(store);
    reads(d, "PRAGMA integrity_check", "ok");
}

static void store_sqlite_open__leaves_nothing_half_made__when_the_disk_is_full(void **state)
{
    struct dir *d = *state;
    static const rlim_t limits[] = {0, 10, 4096, 8192, 12000, 20000};
    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        struct err err = {0};
        limit_files(limits[i]);
        struct store *store = store_sqlite_open_within(path_of(d), QUICK_MS, &err);
        limit_files(RLIM_INFINITY);
        assert_int_equal(store == NULL, err.code == ERR_STORE);
        assert_true(store || strstr(err.msg, "disk") || strstr(err.msg, "cannot be opened"));
        assert_true(i > 1 || !store);
        store_close(store);
        store = opened(d);
        assert_true(begin(store, "a", NULL));
        store_close(store);
        assert_int_equal(unlink(path_of(d)), 0);
    }
}

// --- deletion

static bool folder_has(struct dir *d, const char *canary)
{
    static const char *const names[] = {"wary.db", "wary.db-wal", "wary.db-shm"};
    bool has = false;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct buf bytes = bytes_of(dir_join(d, names[i]));
        has |= bytes.len && memmem(bytes.ptr, bytes.len, canary, strlen(canary));
        buf_free(&bytes);
    }
    return has;
}

static void fill_with_canaries(struct store *store)
{
    struct buf text = {0};
    for (int i = 0; i < 20000; i++) {
        buf_put_c(&text, "canary-7f3a ");
    }
    assert_true(store->pin(store, "canary-7f3a", (struct str){text.ptr, text.len}, NULL));
    assert_true(begin(store, "a", NULL));
    for (uint32_t seq = 1; seq <= 500; seq++) {
        assert_true(store->append(store, "a", seq, 0, STR("reply choice=canary-7f3a"), NULL));
    }
    buf_free(&text);
}

static void store_purge__leaves_no_byte__of_a_large_store(void **state)
{
    struct dir *d = *state;
    struct store *store = opened(d);
    fill_with_canaries(store);
    assert_true(folder_has(d, "canary-7f3a"));
    assert_true(store->purge(store, NULL));
    assert_false(folder_has(d, "canary-7f3a"));
    fill(store, 3);  // and goes on
    store_close(store);
    assert_false(folder_has(d, "canary-7f3a"));
}

static void store_purge__says_so__when_another_still_reads(void **state)
{
    struct dir *d = *state;
    struct err err = {0};
    struct store *store = opened(d);
    fill_with_canaries(store);
    sqlite3 *db = stranger(d);
    does(db, "BEGIN; SELECT count(*) FROM event");
    assert_false(store->purge(store, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_non_null(strstr(err.msg, "another program"));
    does(db, "COMMIT");
    (void)sqlite3_close(db);
    assert_true(store->purge(store, NULL));
    assert_false(folder_has(d, "canary-7f3a"));
    store_close(store);
}

static void store_purge__changes_nothing__when_another_writes(void **state)
{
    struct dir *d = *state;
    struct store *store = opened(d);
    sqlite3 *db = stranger(d);
    fill(store, 3);
    does(db, "BEGIN IMMEDIATE");
    assert_false(store->purge(store, NULL));
    does(db, "COMMIT");
    (void)sqlite3_close(db);
    assert_true(store->append(store, "a", 4, 0, STR("read"), NULL));
    reads(d, "SELECT count(*) FROM event", "4");  // seen by others: nothing is left open
    store_close(store);
}

static void store_purge__goes_on__after_a_full_disk(void **state)
{
    struct dir *d = *state;
    struct err err = {0};
    struct store *store = opened(d);
    fill(store, 3);
    limit_files(8192);
    bool ok = store->purge(store, &err);
    limit_files(RLIM_INFINITY);
    assert_false(ok);
    assert_non_null(strstr(err.msg, "disk"));
    assert_true(store->append(store, "a", 4, 0, STR("read"), NULL));
    reads(d, "SELECT count(*) FROM event", "4");
    assert_true(store->purge(store, NULL));
    reads(d, "SELECT count(*) FROM event", "0");
    store_close(store);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, dir_begin, dir_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HERE(store_sqlite_open__makes_files_for_the_owner_only__whatever_the_umask),
        HERE(store_sqlite_open__keeps_a_log_ahead__and_says_whose_file_it_is),
        HERE(store_sqlite_open__takes_an_empty_file__as_a_new_store),
        HERE(store_sqlite_open__works__behind_a_linked_folder),
        HERE(store_sqlite_open__serves_all__when_many_open_a_new_one_at_once),
        HERE(store_sqlite_open__brings_it_up_to_date__when_it_is_older),
        HERE(store_sqlite_open__leaves_it_alone__when_it_is_newer),
        HERE(store_sqlite_open__leaves_it_alone__when_its_version_cannot_be),
        HERE(store_sqlite_open__leaves_it_alone__when_it_is_another_program_s),
        HERE(store_sqlite_destroy__leaves_no_file__of_a_newer_or_damaged_store),
        HERE(store_sqlite_destroy__refuses__what_is_not_ours_or_in_use),
        HERE(store_sqlite_open__leaves_it_alone__when_it_is_no_database),
        HERE(store_sqlite_open__says_so__when_it_is_no_plain_file),
        HERE(store_each_event__says_so__when_pages_are_damaged),
        HERE(store_each_event__says_so__when_the_file_was_cut_off),
        HERE(store_append__waits_a_bounded_time__when_another_writes),
        HERE(store_sqlite_open__waits_a_bounded_time__when_another_has_it_all),
        HERE(store_append__refuses__what_another_has_written_first),
        HERE(store_sqlite_open__says_so__when_the_file_is_read_only),
        HERE(store_sqlite_open__says_so__when_the_folder_may_not_be_entered),
        HERE(store_sqlite_open__says_so__when_the_folder_is_read_only),
        HERE(store_append__keeps_what_was_there__when_the_disk_is_full),
        HERE(store_sqlite_open__leaves_nothing_half_made__when_the_disk_is_full),
        HERE(store_purge__leaves_no_byte__of_a_large_store),
        HERE(store_purge__says_so__when_another_still_reads),
        HERE(store_purge__changes_nothing__when_another_writes),
        HERE(store_purge__goes_on__after_a_full_disk),
    };
    return cmocka_run_group_tests_name("sqlite", tests, NULL, NULL);
}
