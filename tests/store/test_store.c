#include "cm.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/mem.h"
#include "store/store.h"

// Where a test's SQLite file lies; the folder goes with the test.
struct ground {
    char folder[64], path[96];
    bool is_sqlite;
    struct store *store;
};

static void make_folder(struct ground *g)
{
    (void)snprintf(g->folder, sizeof g->folder, "/tmp/wary-store-XXXXXX");
    assert_non_null(mkdtemp(g->folder));
    (void)snprintf(g->path, sizeof g->path, "%s/wary.db", g->folder);
}

static int begin_memory(void **state)
{
    static struct ground g;
    g = (struct ground){.store = store_memory_open()};
    *state = &g;
    return 0;
}

static int begin_sqlite(void **state)
{
    static struct ground g;
    g = (struct ground){.is_sqlite = true};
    make_folder(&g);
    g.store = store_sqlite_open(g.path, NULL);
    *state = &g;
    return g.store ? 0 : -1;
}

static void remove_one(const struct ground *g, const char *tail)
{
    char path[128];
    (void)snprintf(path, sizeof path, "%s%s", g->path, tail);
    (void)unlink(path);
}

static int end(void **state)
{
    struct ground *g = *state;
    store_close(g->store);
    g->store = NULL;
    if (g->folder[0]) {
        remove_one(g, "");
        remove_one(g, "-wal");
        remove_one(g, "-shm");
        return rmdir(g->folder);
    }
    return 0;
}

static struct store_session session_named(const char *id)
{
    struct store_session s = {.scenario = "harbour-lights",
                              .hash = "abc",
                              .version = 3,
                              .started_s = 1700000000,
                              .is_open = true};
    (void)snprintf(s.id, sizeof s.id, "%s", id);
    return s;
}

static void begin_named(struct store *store, const char *id)
{
    struct store_session s = session_named(id);
    assert_true(store->begin(store, &s, NULL));
}

static bool append(struct store *store, const char *id, uint32_t seq, const char *line)
{
    return store->append(store, id, seq, seq * 10, str_of(line), NULL);
}

// What a walk over events saw.
struct seen {
    uint32_t count, last, stop_after;
    char text[256];
};

static bool see(void *ctx, uint32_t seq, uint64_t at_ms, struct str line)
{
    struct seen *s = ctx;
    size_t len = strlen(s->text);
    assert_int_equal(at_ms, seq * 10);
    (void)snprintf(s->text + len, sizeof s->text - len, "%.*s;", STR_ARG(line));
    s->last = seq;
    return ++s->count != s->stop_after;
}

static void store_append__keeps_the_order(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    struct seen seen = {0};
    begin_named(store, "a");
    assert_true(append(store, "a", 1, "begin"));
    assert_true(append(store, "a", 2, "read"));
    assert_true(append(store, "a", 3, "reply choice=x"));
    assert_true(store->each_event(store, "a", see, &seen, NULL));
    assert_string_equal(seen.text, "begin;read;reply choice=x;");
}

static void store_append__refuses__a_gap_and_a_second_time(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    struct err err = {0};
    begin_named(store, "a");
    assert_true(append(store, "a", 1, "begin"));
    assert_false(append(store, "a", 3, "read"));
    assert_false(append(store, "a", 1, "begin"));
    assert_false(store->append(store, "a", 0, 0, STR("read"), &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_true(append(store, "a", 2, "read"));
}

static void store_append__refuses__an_unknown_session(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    assert_false(append(store, "nobody", 1, "begin"));
}

static const struct store_event three[] = {
    {10, {"begin", 5}}, {20, {"read", 4}}, {30, {"reply choice=x", 14}}};

static bool note_any(void *ctx, const struct store_session *row)
{
    (void)strcat(ctx, row->id);
    return true;
}

static bool note_open(void *ctx, const struct store_session *row)
{
    char *open = ctx;
    if (row->is_open) {
        (void)strcat(open, row->id);
    }
    return true;
}

static void store_replace__keeps_the_new_log__and_sets_the_old_aside(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    struct store_session next = session_named("b");
    struct seen seen = {0}, old = {0};
    char open[8] = "";
    begin_named(store, "a");
    assert_true(append(store, "a", 1, "begin"));
    assert_true(store->replace(store, "a", &next, three, 3, NULL));
    assert_true(store->each_event(store, "b", see, &seen, NULL));
    assert_string_equal(seen.text, "begin;read;reply choice=x;");
    assert_true(store->each_event(store, "a", see, &old, NULL));
    assert_string_equal(old.text, "begin;");
    assert_true(store->each_session(store, STORE_ALL, note_open, open, NULL));
    assert_string_equal(open, "b");
    assert_true(append(store, "b", 4, "read"));
}

static void store_replace__changes_nothing__when_a_part_of_it_fails(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    struct store_session next = session_named("b"), same = session_named("a");
    struct err err = {0};
    char open[8] = "";
    begin_named(store, "a");
    assert_true(append(store, "a", 1, "begin"));
    assert_false(store->replace(store, "nobody", &next, three, 3, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_false(store->replace(store, "a", &same, three, 3, NULL));
    assert_true(store->each_session(store, STORE_ALL, note_open, open, NULL));
    assert_string_equal(open, "a");
    assert_true(append(store, "a", 2, "read"));
    begin_named(store, "b");  // nothing of it was left behind
}

static bool file_has(const char *path, const char *canary)
{
    FILE *in = fopen(path, "r");
    bool is_there = false;
    char *bytes = mem_new(1 << 20, 1);
    size_t n = in ? fread(bytes, 1, (1 << 20) - 1, in) : 0;
    is_there = memmem(bytes, n, canary, strlen(canary)) != NULL;
    mem_free(bytes);
    if (in) {
        (void)fclose(in);
    }
    return is_there;
}

// Work on a store: a session of its own, one event more of "a", a text; then as it is told.
struct work {
    struct store *store;
    bool is_good;
};

static bool do_work(void *ctx, struct err *err)
{
    const struct work *w = ctx;
    struct store_session next = session_named("b"), closed = session_named("c");
    closed.is_open = false;
    return w->store->replace(w->store, NULL, &next, three, 3, err) &&
           w->store->replace(w->store, "a", &closed, three, 3, err) &&
           append(w->store, "a", 2, "read") && w->store->pin(w->store, "h", STR("one"), err) &&
           (w->is_good || err_set(err, ERR_SYNTAX, "enough"));
}

static bool list(void *ctx, const struct store_session *s)
{
    char *out = ctx;
    size_t len = strlen(out);
    (void)snprintf(out + len, 256 - len, "%s:%d:%u ", s->id, s->is_open, s->event_count);
    return true;
}

static void has_rows(struct store *store, const char *rows)
{
    char out[256] = "";
    assert_true(store->each_session(store, STORE_ALL, list, out, NULL));
    assert_string_equal(out, rows);
}

static void store_together__keeps_all_of_it(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    struct work work = {store, true};
    struct buf out = {0};
    begin_named(store, "a");
    assert_true(append(store, "a", 1, "begin"));
    assert_true(store->together(store, do_work, &work, NULL));
    has_rows(store, "c:0:3 b:1:3 a:0:2 ");
    assert_true(store->fetch(store, "h", &out, NULL));
    buf_free(&out);
}

static void store_together__keeps_none_of_it__when_a_part_fails(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    struct work work = {store, false};
    struct err err = {0};
    struct buf out = {0};
    begin_named(store, "a");
    assert_true(append(store, "a", 1, "begin"));
    begin_named(store, "d");
    for (int i = 0; i < 3; i++) {
        assert_false(store->together(store, do_work, &work, &err));
        assert_string_equal(err.msg, "enough");
        has_rows(store, "d:1:0 a:1:1 ");
        assert_false(store->fetch(store, "h", &out, NULL));
    }
    work.is_good = true;
    assert_true(store->together(store, do_work, &work, NULL));
    has_rows(store, "c:0:3 b:1:3 d:1:0 a:0:2 ");
    buf_free(&out);
}

static void store_drop__leaves_nothing_of_a_session__and_the_others(void **state)
{
    struct ground *g = *state;
    struct seen seen = {0};
    struct err err = {0};
    begin_named(g->store, "a");
    begin_named(g->store, "b");
    assert_true(append(g->store, "a", 1, "canary-51b2"));
    assert_true(append(g->store, "b", 1, "begin"));
    assert_true(g->store->drop(g->store, "a", NULL));
    has_rows(g->store, "b:1:1 ");
    assert_false(g->store->each_event(g->store, "a", see, &seen, NULL));
    assert_false(g->store->drop(g->store, "a", &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_false(append(g->store, "a", 2, "read"));
    assert_true(append(g->store, "b", 2, "read"));
    begin_named(g->store, "a");
    has_rows(g->store, "a:1:0 b:1:2 ");
    if (g->is_sqlite) {
        store_close(g->store);
        g->store = store_sqlite_open(g->path, NULL);
        assert_false(file_has(g->path, "canary-51b2"));
    }
}

static bool drop_and_fail(void *ctx, struct err *err)
{
    struct store *store = ctx;
    return store->drop(store, "a", err) && err_set(err, ERR_SYNTAX, "enough");
}

static void store_drop__comes_back__when_the_rest_fails(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    struct seen seen = {0};
    begin_named(store, "a");
    assert_true(append(store, "a", 1, "begin"));
    for (int i = 0; i < 3; i++) {
        assert_false(store->together(store, drop_and_fail, store, NULL));
        has_rows(store, "a:1:1 ");
    }
    assert_true(store->each_event(store, "a", see, &seen, NULL));
    assert_string_equal(seen.text, "begin;");
    assert_true(append(store, "a", 2, "read"));
    assert_true(store->drop(store, "a", NULL));
}

static void store_arrange__is_the_order_from_then_on(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    static const char *const order[] = {"c", "a", "b"};
    char open[8] = "";
    begin_named(store, "a");
    begin_named(store, "b");
    begin_named(store, "c");
    assert_true(append(store, "b", 1, "begin"));
    assert_true(store->arrange(store, order, 3, NULL));
    begin_named(store, "d");
    has_rows(store, "d:1:0 b:1:1 a:1:0 c:1:0 ");
    assert_true(store->each_session(store, STORE_OPEN, note_any, open, NULL));
    assert_string_equal(open, "dbac");
    assert_true(append(store, "b", 2, "read"));
}

static void store_arrange__refuses__what_does_not_name_every_session_once(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    static const char *const strange[] = {"a", "x"}, *const one[] = {"a"};
    struct err err = {0};
    begin_named(store, "a");
    begin_named(store, "b");
    assert_false(store->arrange(store, one, 1, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_false(store->arrange(store, strange, 2, &err));
    assert_false(store->arrange(store, NULL, 0, &err));
    assert_true(append(store, "b", 1, "begin"));
}

static void store_begin__refuses__an_id_twice(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    struct store_session s = session_named("a");
    assert_true(store->begin(store, &s, NULL));
    assert_false(store->begin(store, &s, NULL));
}

static void store_each_event__stops__when_told_to(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    struct seen seen = {.stop_after = 1};
    begin_named(store, "a");
    assert_true(append(store, "a", 1, "begin"));
    assert_true(append(store, "a", 2, "read"));
    assert_true(store->each_event(store, "a", see, &seen, NULL));
    assert_int_equal(seen.count, 1);
}

static void store_each_event__refuses__an_unknown_session(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    struct seen seen = {0};
    struct err err = {0};
    begin_named(store, "a");
    assert_true(store->each_event(store, "a", see, &seen, NULL));  // no event yet is no error
    assert_false(store->each_event(store, "nobody", see, &seen, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_int_equal(seen.count, 0);
}

static bool same_bytes(void *ctx, uint32_t seq, uint64_t at_ms, struct str line)
{
    uint32_t *n = ctx;
    assert_true(at_ms == (seq == 1 ? UINT64_MAX : 0));
    assert_true(str_is(line, seq == 1 ? (struct str){"a\0b\n%25'\"", 9} : STR("")));
    return ++*n > 0;
}

static void store_append__keeps_every_byte__and_the_largest_time(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    uint32_t n = 0;
    begin_named(store, "a");
    assert_true(store->append(store, "a", 1, UINT64_MAX, (struct str){"a\0b\n%25'\"", 9}, NULL));
    assert_true(store->append(store, "a", 2, 0, (struct str){NULL, 0}, NULL));
    assert_true(store->each_event(store, "a", same_bytes, &n, NULL));
    assert_int_equal(n, 2);
}

static void store_append__keeps_sessions_apart(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    struct seen a = {0}, b = {0};
    begin_named(store, "a");
    begin_named(store, "b");
    assert_true(append(store, "a", 1, "begin"));
    assert_true(append(store, "b", 1, "begin"));
    assert_true(append(store, "a", 2, "read"));
    assert_false(append(store, "b", 3, "read"));
    assert_true(store->each_event(store, "a", see, &a, NULL));
    assert_true(store->each_event(store, "b", see, &b, NULL));
    assert_string_equal(a.text, "begin;read;");
    assert_string_equal(b.text, "begin;");
}

static bool first_only(void *ctx, const struct store_session *s)
{
    *(struct store_session *)ctx = *s;
    return false;
}

static void store_each_session__gives_what_was_begun__and_stops_when_told_to(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    struct store_session want = session_named("newest"), got = {0};
    begin_named(store, "older");
    assert_true(store->begin(store, &want, NULL));
    assert_true(store->each_session(store, STORE_ALL, first_only, &got, NULL));
    assert_string_equal(got.id, "newest");
    assert_string_equal(got.scenario, want.scenario);
    assert_string_equal(got.hash, want.hash);
    assert_int_equal(got.version, 3);
    assert_int_equal(got.started_s, 1700000000);
    assert_true(got.is_open);
    assert_int_equal(got.event_count, 0);
}

static void store_purge__leaves_a_store_that_works(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    struct buf out = {0};
    begin_named(store, "a");
    assert_true(append(store, "a", 1, "begin"));
    assert_true(store->pin(store, "h", STR("one"), NULL));
    assert_true(store->purge(store, NULL));
    assert_true(store->purge(store, NULL));
    assert_false(append(store, "a", 2, "read"));
    assert_false(store->fetch(store, "h", &out, NULL));
    begin_named(store, "a");
    assert_true(append(store, "a", 1, "begin"));
    assert_true(store->pin(store, "h", STR("two"), NULL));
    assert_true(store->fetch(store, "h", &out, NULL));
    assert_string_equal(buf_text(&out), "two");
    buf_free(&out);
}

static void store_each_session__gives_what_is_open__when_asked_for_that(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    char open[STORE_ID_LEN * 4] = "";
    begin_named(store, "first");
    begin_named(store, "second");
    begin_named(store, "third");
    assert_true(store->finish(store, "second", NULL));
    assert_true(store->each_session(store, STORE_OPEN, note_any, open, NULL));
    assert_string_equal(open, "thirdfirst");
}

static void store_each_session__gives_the_newest_first(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    char out[256] = "";
    begin_named(store, "a");
    begin_named(store, "b");
    assert_true(append(store, "b", 1, "begin"));
    assert_true(store->finish(store, "a", NULL));
    assert_true(store->each_session(store, STORE_ALL, list, out, NULL));
    assert_string_equal(out, "b:1:1 a:0:0 ");
}

static void store_finish__refuses__an_unknown_session(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    assert_false(store->finish(store, "nobody", NULL));
}

static void store_pin__keeps_the_first_text(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    struct buf out = {0};
    assert_true(store->pin(store, "h", STR("one"), NULL));
    assert_true(store->pin(store, "h", STR("two"), NULL));
    assert_true(store->fetch(store, "h", &out, NULL));
    assert_string_equal(buf_text(&out), "one");
    buf_free(&out);
}

static void store_fetch__says_so__when_there_is_none(void **state)
{
    struct store *store = ((struct ground *)*state)->store;
    struct buf out = {0};
    struct err err = {0};
    assert_false(store->fetch(store, "h", &out, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_int_equal(out.len, 0);
}

static void store_purge__leaves_no_byte(void **state)
{
    struct ground *g = *state;
    char wal[128], out[256] = "";
    begin_named(g->store, "a");
    assert_true(append(g->store, "a", 1, "reply choice=canary-7f3a"));
    assert_true(g->store->purge(g->store, NULL));
    assert_true(g->store->each_session(g->store, STORE_ALL, list, out, NULL));
    assert_string_equal(out, "");
    if (g->is_sqlite) {
        (void)snprintf(wal, sizeof wal, "%s-wal", g->path);
        assert_false(file_has(g->path, "canary-7f3a"));
        assert_false(file_has(wal, "canary-7f3a"));
    }
}

static void store_sqlite_open__makes_a_file_for_the_owner_only(void **state)
{
    struct ground *g = *state;
    struct stat st;
    assert_int_equal(stat(g->path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
}

static void write_file(const char *path, const char *bytes, size_t len)
{
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, len, out), len);
    (void)fclose(out);
}

static void reopen_fails_with(struct ground *g, const char *words)
{
    struct err err = {0};
    struct store *store = store_sqlite_open(g->path, &err);
    assert_null(store);
    assert_int_equal(err.code, ERR_STORE);
    assert_non_null(strstr(err.msg, words));
}

static void store_sqlite_open__says_so__when_it_is_no_store(void **state)
{
    struct ground *g = *state;
    static const char text[] =
        "This is a letter, and longer than any header of a database file is, "
        "so that nobody takes it for one. It goes on for a while.";
    store_close(g->store);
    g->store = NULL;
    write_file(g->path, text, sizeof text);
    reopen_fails_with(g, "not a store");
}

static void store_sqlite_open__says_so__when_it_is_newer(void **state)
{
    struct ground *g = *state;
    store_close(g->store);
    g->store = NULL;
    FILE *f = fopen(g->path, "r+");
    assert_non_null(f);
    assert_int_equal(fseek(f, 60, SEEK_SET), 0);  // user_version, big-endian
    assert_int_equal(fwrite("\0\0\0\x63", 1, 4, f), 4);
    (void)fclose(f);
    reopen_fails_with(g, "newer wary");
}

static void store_sqlite_open__says_so__when_the_folder_is_not_there(void **state)
{
    (void)state;
    struct err err = {0};
    assert_null(store_sqlite_open("/nonexistent/wary.db", &err));
    assert_int_equal(err.code, ERR_STORE);
}

static void store_sqlite_open__keeps_all__from_one_time_to_the_next(void **state)
{
    struct ground *g = *state;
    struct seen seen = {0};
    begin_named(g->store, "a");
    assert_true(append(g->store, "a", 1, "begin"));
    store_close(g->store);
    g->store = store_sqlite_open(g->path, NULL);
    assert_non_null(g->store);
    assert_true(g->store->each_event(g->store, "a", see, &seen, NULL));
    assert_string_equal(seen.text, "begin;");
}

#define BOTH(test)                                                                                 \
    {#test " (memory)", test, begin_memory, end, NULL},                                            \
    {                                                                                              \
#test " (sqlite)", test, begin_sqlite, end, NULL                                           \
    }
#define SQLITE(test) cmocka_unit_test_setup_teardown(test, begin_sqlite, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(store_append__keeps_the_order),
        BOTH(store_append__refuses__a_gap_and_a_second_time),
        BOTH(store_append__refuses__an_unknown_session),
        BOTH(store_begin__refuses__an_id_twice),
        BOTH(store_replace__keeps_the_new_log__and_sets_the_old_aside),
        BOTH(store_replace__changes_nothing__when_a_part_of_it_fails),
        BOTH(store_together__keeps_all_of_it),
        BOTH(store_together__keeps_none_of_it__when_a_part_fails),
        BOTH(store_drop__leaves_nothing_of_a_session__and_the_others),
        BOTH(store_drop__comes_back__when_the_rest_fails),
        BOTH(store_arrange__is_the_order_from_then_on),
        BOTH(store_arrange__refuses__what_does_not_name_every_session_once),
        BOTH(store_append__keeps_every_byte__and_the_largest_time),
        BOTH(store_append__keeps_sessions_apart),
        BOTH(store_each_event__stops__when_told_to),
        BOTH(store_each_event__refuses__an_unknown_session),
        BOTH(store_each_session__gives_what_was_begun__and_stops_when_told_to),
        BOTH(store_purge__leaves_a_store_that_works),
        BOTH(store_each_session__gives_what_is_open__when_asked_for_that),
        BOTH(store_each_session__gives_the_newest_first),
        BOTH(store_finish__refuses__an_unknown_session),
        BOTH(store_pin__keeps_the_first_text),
        BOTH(store_fetch__says_so__when_there_is_none),
        BOTH(store_purge__leaves_no_byte),
        SQLITE(store_sqlite_open__makes_a_file_for_the_owner_only),
        SQLITE(store_sqlite_open__says_so__when_it_is_no_store),
        SQLITE(store_sqlite_open__says_so__when_it_is_newer),
        SQLITE(store_sqlite_open__says_so__when_the_folder_is_not_there),
        SQLITE(store_sqlite_open__keeps_all__from_one_time_to_the_next),
    };
    return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
