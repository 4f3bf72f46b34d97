#include "dir.h"

#include <fcntl.h>

#include "run/outbox.h"

#define TOKEN "0123456789abcdef0123456789abcdef"

static struct outbox opened(struct dir *d, bool is_new)
{
    struct outbox box;
    struct err err = {0};
    assert_true(outbox_open(&box, d->path, "class", is_new, &err));
    return box;
}

static void add(struct outbox *box, uint32_t seq, const char *line)
{
    assert_true(outbox_add(box, seq, seq * 10, str_of(line), NULL));
}

static void outbox_add__is_there_again__after_a_crash(void **state)
{
    struct dir *d = *state;
    struct outbox box = opened(d, false);
    assert_string_equal(box.token, "");
    assert_true(outbox_begin(&box, TOKEN, NULL));
    add(&box, 1, "begin x=1");
    add(&box, 2, "read");
    (void)close(box.fd);  // as a killed process would
    struct outbox again = opened(d, false);
    assert_string_equal(again.token, TOKEN);
    assert_int_equal(again.count, 2);
    assert_int_equal(again.list[1].seq, 2);
    assert_int_equal(again.list[1].ms, 20);
    assert_string_equal(again.list[1].text, "read");
    add(&again, 3, "read");
    outbox_close(&again, false);
    box.fd = -1;
    outbox_close(&box, false);
    again = opened(d, false);
    assert_int_equal(again.count, 3);
    outbox_close(&again, false);
}

static void outbox_open__gives_each_learner__a_file_of_their_own(void **state)
{
    struct dir *d = *state;
    struct outbox one = opened(d, false), two = opened(d, false);
    assert_true(outbox_begin(&one, TOKEN, NULL));
    assert_true(outbox_begin(&two, "ffffffffffffffffffffffffffffffff", NULL));
    assert_int_equal(dir_count(d), 2);
    outbox_close(&one, false);
    outbox_close(&two, false);
    one = opened(d, false);
    assert_string_equal(one.token, TOKEN);
    outbox_close(&one, false);
    one = opened(d, true);  // as somebody new
    assert_string_equal(one.token, "");
    assert_int_equal(dir_count(d), 3);
    outbox_close(&one, false);
}

static void write_file(struct dir *d, const char *text)
{
    dir_put(d, "class-1.ndjson", text, strlen(text));
}

static void outbox_open__drops__what_was_half_written(void **state)
{
    struct dir *d = *state;
    write_file(d, "{\"t\":\"join\",\"proto\":1,\"code\":\"\",\"resume\":\"" TOKEN "\"}\n"
                  "{\"t\":\"ev\",\"seq\":1,\"ms\":1,\"line\":\"read\"}\n"
                  "{\"t\":\"ev\",\"seq\":2,\"ms\":");
    struct outbox box = opened(d, false);
    assert_int_equal(box.count, 1);
    add(&box, 2, "read");
    outbox_close(&box, false);
    box = opened(d, false);
    assert_int_equal(box.count, 2);
    outbox_close(&box, false);
}

static void outbox_open__stops__at_what_is_no_line_of_it(void **state)
{
    static const char *const texts[] = {
        "hello\n",
        "{\"t\":\"ev\",\"seq\":1,\"ms\":1,\"line\":\"read\"}\n",  // nobody's
        "{\"t\":\"ping\"}\n",
    };
    struct dir *d = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        write_file(d, texts[i]);
        struct outbox box = opened(d, false);
        assert_int_equal(box.count, 0);
        assert_string_equal(box.token, "");
        outbox_close(&box, false);
    }
    write_file(d, "{\"t\":\"join\",\"proto\":1,\"code\":\"\",\"resume\":\"" TOKEN "\"}\n"
                  "{\"t\":\"ev\",\"seq\":1,\"ms\":1,\"line\":\"read\"}\n"
                  "{\"t\":\"ev\",\"seq\":3,\"ms\":1,\"line\":\"read\"}\n");
    struct outbox box = opened(d, false);
    assert_int_equal(box.count, 1);  // not over a gap
    outbox_close(&box, false);
}

static void outbox_trim__keeps_the_rest__and_the_token(void **state)
{
    struct dir *d = *state;
    struct outbox box = opened(d, false);
    assert_true(outbox_begin(&box, TOKEN, NULL));
    add(&box, 1, "read");
    add(&box, 2, "read");
    add(&box, 3, "end");
    assert_true(outbox_trim(&box, 2, NULL));
    outbox_close(&box, false);
    box = opened(d, false);
    assert_string_equal(box.token, TOKEN);
    assert_int_equal(box.count, 1);
    assert_int_equal(box.list[0].seq, 3);
    outbox_close(&box, true);  // the class is over: nothing is left
    box = opened(d, false);
    assert_string_equal(box.token, "");
    outbox_close(&box, false);
}

static void outbox_open__refuses__a_folder_that_cannot_be(void **state)
{
    struct dir *d = *state;
    struct outbox box;
    struct err err = {0};
    dir_put(d, "file", "x", 1);
    assert_false(outbox_open(&box, dir_join(d, "file"), "class", false, &err));
    assert_true(err.msg[0] != '\0');
    assert_int_equal(box.fd, -1);
    assert_true(outbox_add(&box, 1, 1, STR("read"), NULL));  // in memory it still works
    outbox_close(&box, false);
}

static void outbox_add__keeps_nothing__that_the_disk_did_not_take(void **state)
{
    struct dir *d = *state;
    struct outbox box = opened(d, false);
    struct err err = {0};
    assert_true(outbox_begin(&box, TOKEN, NULL));
    int kept = box.fd;
    box.fd = open("/dev/full", O_WRONLY);
    assert_true(box.fd >= 0);
    assert_false(outbox_add(&box, 1, 1, STR("read"), &err));
    assert_non_null(strstr(err.msg, "No space"));
    assert_int_equal(box.count, 0);
    (void)close(box.fd);
    box.fd = kept;
    add(&box, 1, "read");
    outbox_close(&box, false);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, dir_begin, dir_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HERE(outbox_add__is_there_again__after_a_crash),
        HERE(outbox_open__gives_each_learner__a_file_of_their_own),
        HERE(outbox_open__drops__what_was_half_written),
        HERE(outbox_open__stops__at_what_is_no_line_of_it),
        HERE(outbox_trim__keeps_the_rest__and_the_token),
        HERE(outbox_open__refuses__a_folder_that_cannot_be),
        HERE(outbox_add__keeps_nothing__that_the_disk_did_not_take),
    };
    return cmocka_run_group_tests_name("outbox", tests, NULL, NULL);
}
