#include "run/bench.h"

#include <string.h>

#include "core/mem.h"
#include "run/profile_file.h"
#include "run/profile_take.h"
#include "sys/file.h"

static bool count_row(void *ctx, const struct store_session *row)
{
    size_t *counts = ctx;
    counts[0]++;
    counts[1] += row->is_open;
    counts[2] += row->event_count;
    return true;
}

// Conversations, open ones, events.
static void count(struct store *store, size_t counts[3])
{
    memset(counts, 0, 3 * sizeof *counts);
    assert_true(store->each_session(store, STORE_ALL, count_row, counts, NULL));
}

static void put(struct store *store, struct buf *out)
{
    assert_true(profile_file_put(store, out, NULL));
}

static bool take(struct store *store, const struct buf *file, struct profile_take_count *n,
                 struct err *err)
{
    return profile_take(store, (struct str){file->ptr, file->len}, n, err);
}

static void profile_take__gives_the_same_store__on_another_machine(void **state)
{
    struct bench *b = *state;
    struct store *other = store_memory_open();
    struct profile_take_count n;
    struct buf file = {0}, again = {0};
    size_t here[3], there[3];
    play_whole(b, "north-desk");
    play_whole(b, "lime-tree-friday");
    put(b->store, &file);
    assert_true(take(other, &file, &n, NULL));
    assert_int_equal(n.added, 2);
    count(b->store, here);
    count(other, there);
    assert_memory_equal(here, there, sizeof here);
    assert_int_equal(there[1], 0);
    put(other, &again);
    assert_string_equal(buf_text(&file), buf_text(&again));
    buf_free(&file);
    buf_free(&again);
    store_close(other);
}

static void profile_take__counts_nothing_twice(void **state)
{
    struct bench *b = *state;
    struct profile_take_count n;
    struct buf file = {0};
    size_t before[3], after[3];
    play_whole(b, "north-desk");
    put(b->store, &file);
    count(b->store, before);
    for (int i = 0; i < 3; i++) {
        assert_true(take(b->store, &file, &n, NULL));
        assert_int_equal(n.added + n.longer + n.different, 0);
        assert_int_equal(n.known, 1);
    }
    count(b->store, after);
    assert_memory_equal(before, after, sizeof before);
    buf_free(&file);
}

static void profile_take__brings_up__what_was_played_on_elsewhere(void **state)
{
    struct bench *b = *state;
    struct store *other = store_memory_open();
    struct profile_take_count n;
    struct play p = {0};
    struct buf early = {0}, late = {0};
    size_t counts[3];
    assert_true(play_start(&p, &b->lib, b->store, "lime-tree", &with_seed_7, NULL));
    put(b->store, &early);
    assert_true(take(other, &early, &n, NULL));
    count(other, counts);
    assert_int_equal(counts[1], 1);
    play_to_end(&p, b->store);
    put(b->store, &late);
    assert_true(take(other, &late, &n, NULL));
    assert_int_equal(n.longer, 1);
    count(other, counts);
    assert_int_equal(counts[0], 1);
    assert_true(take(b->store, &early, &n, NULL));  // the shorter one changes nothing
    assert_int_equal(n.known, 1);
    play_close(&p, b->store);
    buf_free(&early);
    buf_free(&late);
    store_close(other);
}

static void profile_take__leaves_alone__what_went_another_way(void **state)
{
    struct bench *b = *state;
    struct profile_take_count n;
    struct play p = {0};
    struct buf file = {0};
    assert_true(play_start(&p, &b->lib, b->store, "lime-tree", &with_seed_7, NULL));
    put(b->store, &file);
    struct store *other = store_memory_open();
    assert_true(take(other, &file, &n, NULL));
    assert_true(other->append(other, p.id, 2, 5, STR("read"), NULL));
    assert_true(other->append(other, p.id, 3, 5, STR("read"), NULL));
    play_to_end(&p, b->store);
    buf_clear(&file);
    put(b->store, &file);
    assert_true(take(other, &file, &n, NULL));
    assert_int_equal(n.added + n.longer, 0);
    assert_int_equal(n.different, 1);
    play_close(&p, b->store);
    buf_free(&file);
    store_close(other);
}

// Every cut and every changed byte: refused with a sentence, or taken whole; never half.
static void profile_take__changes_nothing__for_a_damaged_file(void **state)
{
    struct bench *b = *state;
    struct buf file = {0};
    play_whole(b, "north-desk");
    put(b->store, &file);
    size_t refused = 0, rounds = 0;
    for (size_t at = 0; at + 1 < file.len; at += 131, rounds++) {
        struct store *other = store_memory_open();
        struct profile_take_count n;
        struct err err = {0};
        size_t counts[3];
        struct buf cut = {0};
        buf_put(&cut, file.ptr, at);
        assert_false(take(other, &cut, &n, &err));
        assert_true(err.msg[0] != '\0');
        buf_clear(&cut);
        buf_put(&cut, file.ptr, file.len);
        cut.ptr[at] = (char)(cut.ptr[at] ^ 1);
        bool ok = take(other, &cut, &n, NULL);
        count(other, counts);
        assert_int_equal(counts[0] + (ok ? n.untold : 0), ok);
        refused += !ok;
        buf_free(&cut);
        store_close(other);
    }
    assert_true(refused * 10 > rounds * 8);
    buf_free(&file);
}

// A file as another machine writes it: conversations of one kept story, by id and date.
static struct buf file_of(const char *const *ids, const int64_t *dates, size_t count)
{
    struct store *there = store_memory_open();
    struct buf file = {0};
    struct store_session row = {.version = 1};
    file_hash(STR("a story"), row.hash);
    (void)snprintf(row.scenario, sizeof row.scenario, "a-story");
    assert_true(there->pin(there, row.hash, STR("a story"), NULL));
    for (size_t i = 0; i < count; i++) {
        (void)snprintf(row.id, sizeof row.id, "%s%030d", ids[i], 0);
        row.started_s = dates[i];
        assert_true(there->begin(there, &row, NULL));
        assert_true(there->finish(there, row.id, NULL));
    }
    put(there, &file);
    store_close(there);
    return file;
}

static bool first_letters(void *ctx, const struct store_session *row)
{
    char *out = ctx;
    size_t len = strlen(out);
    (void)snprintf(out + len, 256 - len, "%.2s ", row->id);
    return true;
}

static void is_in_order(struct store *store, const char *want)
{
    char out[256] = "";
    assert_true(store->each_session(store, STORE_ALL, first_letters, out, NULL));
    assert_string_equal(out, want);
}

static void profile_take__puts_the_other_machine_s_between__by_date(void **state)
{
    struct bench *b = *state;
    static const char *const one[] = {"a1", "a2", "a3"}, *const two[] = {"b1", "b2"};
    static const char *const late[] = {"a1", "a2", "a3", "a4"};
    struct profile_take_count n;
    struct buf here = file_of(one, (int64_t[]){100, 300, 500}, 3);
    struct buf there = file_of(two, (int64_t[]){200, 400}, 2);
    struct buf again = file_of(late, (int64_t[]){100, 300, 500, 7}, 4);  // the clock is wrong
    assert_true(take(b->store, &there, &n, NULL));
    assert_true(take(b->store, &here, &n, NULL));
    is_in_order(b->store, "a3 b2 a2 b1 a1 ");
    assert_true(take(b->store, &again, &n, NULL));
    assert_int_equal(n.added, 1);
    is_in_order(b->store, "a4 a3 b2 a2 b1 a1 ");
    buf_free(&here);
    buf_free(&there);
    buf_free(&again);
}

static void profile_take__refuses__a_conversation_that_stands_twice(void **state)
{
    struct bench *b = *state;
    struct profile_take_count n;
    struct err err = {0};
    size_t counts[3];
    struct buf file = file_of((const char *[]){"a1", "b1"}, (int64_t[]){1, 2}, 2);
    char *second = strstr(buf_text(&file), "\"b1");
    assert_non_null(second);
    second[1] = 'a';
    assert_false(take(b->store, &file, &n, &err));
    assert_int_equal(err.code, ERR_SYNTAX);
    assert_non_null(strstr(err.msg, "stands twice"));
    count(b->store, counts);
    assert_int_equal(counts[0], 0);
    buf_free(&file);
}

static void profile_take__leaves_out__what_has_no_story(void **state)
{
    struct bench *b = *state;
    struct profile_take_count n;
    size_t counts[3];
    struct buf file = file_of((const char *[]){"a1", "b1"}, (int64_t[]){1, 2}, 2), none = {0};
    const char *text = buf_text(&file), *story = strchr(text, '\n') + 1;
    const char *rest = strchr(story, '\n') + 1, *end = strstr(rest, "{\"end\"");
    buf_put(&none, text, (size_t)(story - text));
    buf_put(&none, rest, (size_t)(end - rest));
    buf_put_c(&none, "{\"end\":3}\n");
    assert_true(take(b->store, &none, &n, NULL));
    assert_int_equal(n.untold, 2);
    assert_int_equal(n.added, 0);
    count(b->store, counts);
    assert_int_equal(counts[0], 0);
    assert_true(take(b->store, &file, &n, NULL));
    assert_int_equal(n.added, 2);
    assert_true(take(b->store, &none, &n, NULL));  // the story is here now
    assert_int_equal(n.known, 2);
    buf_free(&file);
    buf_free(&none);
}

static void refuse(const char *text, enum err_code code, const char *words)
{
    struct store *store = store_memory_open();
    struct profile_take_count n;
    struct err err = {0};
    size_t counts[3];
    assert_false(profile_take(store, str_of(text), &n, &err));
    assert_int_equal(err.code, code);
    assert_non_null(strstr(err.msg, words));
    count(store, counts);
    assert_int_equal(counts[0], 0);
    store_close(store);
}

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define SESSION(events)                                                                            \
    "{\"wary-profile\":1}\n{\"session\":\"0123456789abcdef0123456789abcdef\",\"scenario\":\"x\","  \
    "\"hash\":\"" HASH "\",\"version\":1,\"started\":5,\"open\":false,\"events\":" events "}\n"

static void profile_take__says_what_is_the_matter__with_a_foreign_file(void **state)
{
    (void)state;
    refuse("", ERR_SYNTAX, "ends early");
    refuse("hello\n", ERR_SYNTAX, "line 1");
    refuse("hello", ERR_SYNTAX, "line 1");
    refuse("{\"wary-profile\":1}\n{\"story\":\"01", ERR_SYNTAX, "ends early");
    refuse("[]\n", ERR_SYNTAX, "line 1");
    refuse("{\"wary-profile\":2}\n{\"end\":1}\n", ERR_LIMIT, "newer wary");
    refuse("{\"wary-profile\":\"1\"}\n", ERR_SYNTAX, "no profile");
    refuse("{\"wary-profile\":1}\n{\"end\":7}\n", ERR_SYNTAX, "lost lines");
    refuse("{\"wary-profile\":1}\n{\"what\":7}\n{\"end\":2}\n", ERR_SYNTAX, "line 2");
    refuse("{\"wary-profile\":1}\n{\"story\":\"" HASH "\",\"text\":\"other\"}\n{\"end\":2}\n",
           ERR_SYNTAX, "not what it says");
    refuse("{\"wary-profile\":1}\n{\"story\":\"../../etc\",\"text\":\"x\"}\n{\"end\":2}\n",
           ERR_SYNTAX, "without its text");
    refuse(SESSION("[[0,\"rm -rf\"]]") "{\"end\":2}\n", ERR_SYNTAX, "does not know");
    refuse(SESSION("[[-1,\"read\"]]") "{\"end\":2}\n", ERR_SYNTAX, "does not know");
    refuse(SESSION("[\"read\"]") "{\"end\":2}\n", ERR_SYNTAX, "does not know");
    refuse(SESSION("7") "{\"end\":2}\n", ERR_SYNTAX, "lacks a part");
    refuse(SESSION("[]"), ERR_SYNTAX, "ends early");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(profile_take__gives_the_same_store__on_another_machine),
        WITH_BENCH(profile_take__counts_nothing_twice),
        WITH_BENCH(profile_take__brings_up__what_was_played_on_elsewhere),
        WITH_BENCH(profile_take__leaves_alone__what_went_another_way),
        WITH_BENCH(profile_take__puts_the_other_machine_s_between__by_date),
        WITH_BENCH(profile_take__refuses__a_conversation_that_stands_twice),
        WITH_BENCH(profile_take__leaves_out__what_has_no_story),
        WITH_BENCH(profile_take__changes_nothing__for_a_damaged_file),
        cmocka_unit_test(profile_take__says_what_is_the_matter__with_a_foreign_file),
    };
    return cmocka_run_group_tests_name("profile_take", tests, NULL, NULL);
}
