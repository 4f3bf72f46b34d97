#include "dir.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <time.h>

#include "core/str.h"
#include "store/store.h"

// kill -9 at any instant of opening, of a conversation's first events, and of
// deleting everything.  test_store.c does the same to a long run of appends.
enum { ROUNDS = 200, LIVE_EVENTS = 200, EACH_EVENTS = 4, INSTANT_US = 9000 };

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static long now_us(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000L + t.tv_nsec / 1000;
}

// One process that works until it is killed, and the pipe on which it says how far it is.
struct worker {
    pid_t pid;
    int said;
};

typedef void work_fn(const char *path, uint32_t round, int say);

static struct worker start(work_fn *work, const char *path, uint32_t round)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        (void)close(ends[0]);
        work(path, round, ends[1]);
        _exit(0);
    }
    (void)close(ends[1]);
    return (struct worker){pid, ends[0]};
}

// Kills it so many microseconds after it started, or after it first said
// something; returns the last number it said, or 0.
static uint32_t kill_after(struct worker w, bool when_said, long us)
{
    uint32_t last = 0, seq;
    if (when_said && read(w.said, &seq, sizeof seq) == sizeof seq) {
        last = seq;
    }
    for (long end = now_us() + us; now_us() < end;) {
    }
    (void)kill(w.pid, SIGKILL);
    assert_int_equal(waitpid(w.pid, NULL, 0), w.pid);
    while (read(w.said, &seq, sizeof seq) == sizeof seq) {
        last = seq;
    }
    (void)close(w.said);
    return last;
}

static void say(int to, uint32_t number)
{
    if (write(to, &number, sizeof number) != sizeof number) {
        _exit(1);
    }
}

static void name_of(uint32_t round, char id[STORE_ID_LEN + 1])
{
    (void)snprintf(id, STORE_ID_LEN + 1, "%032x", round);
}

static bool begin_round(struct store *store, uint32_t round)
{
    struct store_session s = {.scenario = "harbour-lights", .version = 3};
    name_of(round, s.id);
    return store->begin(store, &s, NULL);
}

// A whole start: open, keep the story, begin, first events.
static void live(const char *path, uint32_t round, int to)
{
    char id[STORE_ID_LEN + 1];
    struct store *store = store_sqlite_open(path, NULL);
    name_of(round, id);
    bool ok = store && store->pin(store, id, STR("a story"), NULL) && begin_round(store, round);
    for (uint32_t seq = 1; ok && seq <= LIVE_EVENTS; seq++) {
        ok = store->append(store, id, seq, seq, STR("read"), NULL);
        if (ok) {
            say(to, seq);
        }
    }
    store_close(store);
}

static void purge(const char *path, uint32_t round, int to)
{
    struct store *store = store_sqlite_open(path, NULL);
    (void)round;
    if (store && store->purge(store, NULL)) {
        say(to, 1);
    }
    store_close(store);
}

static void is_sound(const char *path)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(stmt, 0), "ok");
    (void)sqlite3_finalize(stmt);
    (void)sqlite3_close(db);
}

static bool in_order(void *ctx, uint32_t seq, uint64_t at_ms, struct str line)
{
    uint32_t *n = ctx;
    return seq == ++*n && at_ms == seq && str_is_c(line, "read");
}

// Events of a session, in order and without a gap; 0 when there is no session.
static uint32_t events_of(struct store *store, uint32_t round)
{
    char id[STORE_ID_LEN + 1];
    uint32_t n = 0;
    struct err err = {0};
    name_of(round, id);
    if (!store->each_event(store, id, in_order, &n, &err)) {
        assert_non_null(strstr(err.msg, "no session"));
    }
    return n;
}

static struct store *opened(const char *path)
{
    struct store *store = store_sqlite_open(path, NULL);
    assert_non_null(store);
    return store;
}

static void forget_file(struct dir *d)
{
    static const char *const names[] = {"wary.db", "wary.db-wal", "wary.db-shm"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        (void)unlink(dir_join(d, names[i]));
    }
}

static void store_sqlite_open__can_be_killed__at_any_instant_of_the_first_start(void **state)
{
    struct dir *d = *state;
    char path[DIR_PATH_MAX];
    uint32_t seed = 1;
    (void)snprintf(path, sizeof path, "%s", dir_join(d, "wary.db"));
    for (uint32_t round = 0; round < ROUNDS; round++) {
        forget_file(d);
        struct worker w = start(live, path, round);
        uint32_t said = kill_after(w, round % 4 == 0, next(&seed) % INSTANT_US);
        struct store *store = opened(path);
        assert_true(events_of(store, round) >= said);
        assert_true(said > 0 || round % 4 != 0);
        assert_true(events_of(store, round) > 0 || begin_round(store, round + 1));
        store_close(store);
        is_sound(path);
    }
}

static void store_append__loses_nothing__when_one_start_after_another_is_killed(void **state)
{
    struct dir *d = *state;
    char path[DIR_PATH_MAX];
    uint32_t seed = 2, said[ROUNDS];
    (void)snprintf(path, sizeof path, "%s", dir_join(d, "wary.db"));
    for (uint32_t round = 0; round < ROUNDS; round++) {
        struct worker w = start(live, path, round);
        said[round] = kill_after(w, round % 4 == 0, next(&seed) % INSTANT_US);
    }
    struct store *store = opened(path);
    for (uint32_t round = 0; round < ROUNDS; round++) {
        assert_true(events_of(store, round) >= said[round]);
    }
    store_close(store);
    is_sound(path);
}

static void store_purge__deletes_all_or_nothing__when_killed(void **state)
{
    struct dir *d = *state;
    char path[DIR_PATH_MAX];
    uint32_t seed = 3;
    (void)snprintf(path, sizeof path, "%s", dir_join(d, "wary.db"));
    for (uint32_t round = 0; round < ROUNDS; round++) {
        char id[STORE_ID_LEN + 1];
        struct store *store = opened(path);
        name_of(round, id);
        assert_true(begin_round(store, round));
        for (uint32_t seq = 1; seq <= EACH_EVENTS; seq++) {
            assert_true(store->append(store, id, seq, seq, STR("read"), NULL));
        }
        store_close(store);
        struct worker w = start(purge, path, round);
        uint32_t said = kill_after(w, round % 8 == 0, next(&seed) % INSTANT_US);
        store = opened(path);
        uint32_t left = events_of(store, round);
        assert_true(left == 0 || (left == EACH_EVENTS && !said));
        store_close(store);
        is_sound(path);
    }
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, dir_begin, dir_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HERE(store_sqlite_open__can_be_killed__at_any_instant_of_the_first_start),
        HERE(store_append__loses_nothing__when_one_start_after_another_is_killed),
        HERE(store_purge__deletes_all_or_nothing__when_killed),
    };
    return cmocka_run_group_tests_name("kill", tests, NULL, NULL);
}
