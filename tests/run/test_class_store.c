#include "dir.h"

#include "run/bench.h"
#include "run/class_store.h"
#include "run/stored.h"

#define CLASS "00112233445566778899aabb"

struct ground {
    struct bench *bench;
    struct dir *dir;
    struct store *store;
    char path[DIR_PATH_MAX];
};

static int begin(void **state)
{
    static struct ground g;
    void *bench = NULL, *dir = NULL;
    g = (struct ground){0};
    *state = &g;
    if (bench_begin(&bench) != 0 || dir_begin(&dir) != 0) {
        return -1;
    }
    g.bench = bench;
    g.dir = dir;
    (void)snprintf(g.path, sizeof g.path, "%s", dir_join(g.dir, "class.db"));
    g.store = store_sqlite_open(g.path, NULL);
    return g.store ? 0 : -1;
}

static int end(void **state)
{
    struct ground *g = *state;
    void *bench = g->bench, *dir = g->dir;
    store_close(g->store);
    return bench_end(&bench) == 0 && dir_end(&dir) == 0 ? 0 : -1;
}

static void begin_log(struct ground *g, unsigned learner)
{
    struct store_session row = {.version = 1, .is_open = true, .started_s = 1700000000};
    (void)snprintf(row.id, sizeof row.id, CLASS "%08x", learner);
    (void)snprintf(row.scenario, sizeof row.scenario, "class");
    assert_true(g->store->begin(g->store, &row, NULL));
}

static bool newest(void *ctx, const struct store_session *row)
{
    *(struct store_session *)ctx = *row;
    return false;
}

// A whole conversation of this story at the end of the learner's log.
static void add_story(struct ground *g, unsigned learner, const char *story, uint32_t *seq)
{
    struct store *own = g->bench->store;
    struct store_session row;
    struct stored_log log = {0};
    struct buf text = {0};
    char id[STORE_ID_LEN + 1];
    (void)snprintf(id, sizeof id, CLASS "%08x", learner);
    play_whole(g->bench, story);
    assert_true(own->each_session(own, STORE_ALL, newest, &row, NULL));
    assert_true(stored_log(own, row.id, &log, NULL));
    for (size_t i = 0; i < log.count; i++) {
        assert_true(
            g->store->append(g->store, id, ++*seq, log.list[i].at_ms, log.list[i].line, NULL));
    }
    assert_true(own->fetch(own, row.hash, &text, NULL));
    assert_true(g->store->pin(g->store, row.hash, (struct str){text.ptr, text.len}, NULL));
    buf_free(&text);
    stored_log_free(&log);
}

static void class_store_fold__counts_each_learner_s_conversations(void **state)
{
    struct ground *g = *state;
    struct cohort *c = mem_new(1, sizeof *c);
    begin_log(g, 0);
    for (unsigned n = 1; n <= 6; n++) {
        uint32_t seq = 0;
        begin_log(g, n);
        add_story(g, n, "lime-tree", &seq);
        if (n % 2) {
            add_story(g, n, "lime-tree-friday", &seq);
        }
    }
    begin_log(g, 7);  // joined, and did nothing
    assert_true(class_store_is_one(g->path));
    assert_true(class_store_fold(&g->bench->lib, g->path, c, NULL));
    assert_int_equal(c->learners, 6);
    assert_int_equal(c->conversations, 9);
    assert_int_equal(c->scams, 6);
    assert_int_equal(c->honest, 3);
    assert_int_equal(c->outcomes[OUTCOME_CAUGHT], 6);
    assert_int_equal(c->outcomes[OUTCOME_SUSPECTED], 3);
    assert_true(c->sign_count > 0);
    mem_free(c);
}

static void class_store_fold__leaves_out__what_was_not_judged(void **state)
{
    struct ground *g = *state;
    struct cohort *c = mem_new(1, sizeof *c);
    uint32_t seq = 0;
    begin_log(g, 0);
    begin_log(g, 1);
    add_story(g, 1, "lime-tree", &seq);
    struct stored_log log = {0};
    assert_true(stored_log(g->store, CLASS "00000001", &log, NULL));
    begin_log(g, 2);
    for (uint32_t i = 0; i < 5; i++) {
        assert_true(g->store->append(g->store, CLASS "00000002", i + 1, log.list[i].at_ms,
                                     log.list[i].line, NULL));
    }
    stored_log_free(&log);
    assert_true(class_store_fold(&g->bench->lib, g->path, c, NULL));
    assert_int_equal(c->conversations, 1);
    mem_free(c);
}

static void class_store_fold__says_so__when_a_log_cannot_be_read(void **state)
{
    struct ground *g = *state;
    struct cohort *c = mem_new(1, sizeof *c);
    struct err err = {0};
    begin_log(g, 0);
    begin_log(g, 1);
    assert_true(g->store->append(g->store, CLASS "00000001", 1, 0, STR("hello"), NULL));
    assert_false(class_store_fold(&g->bench->lib, g->path, c, &err));
    assert_true(err.msg[0] != '\0');
    assert_false(class_store_fold(&g->bench->lib, "/nonexistent/c.db", c, &err));
    mem_free(c);
}

static void class_store_is_one__tells_a_class__from_other_files(void **state)
{
    struct ground *g = *state;
    assert_false(class_store_is_one(g->path));  // a store without a class
    dir_put(g->dir, "letter", "hello", 5);
    assert_false(class_store_is_one(dir_join(g->dir, "letter")));
    assert_false(class_store_is_one("/nonexistent"));
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HERE(class_store_fold__counts_each_learner_s_conversations),
        HERE(class_store_fold__leaves_out__what_was_not_judged),
        HERE(class_store_fold__says_so__when_a_log_cannot_be_read),
        HERE(class_store_is_one__tells_a_class__from_other_files),
    };
    return cmocka_run_group_tests_name("class_store", tests, NULL, NULL);
}
