#include "cm.h"

#include <stdlib.h>
#include <string.h>

#include "class/wire.h"
#include "core/near.h"

static void wire_put__can_be_read_again__whatever_the_kind(void **state)
{
    (void)state;
    for (int kind = 0; kind < WIRE_KINDS; kind++) {
        struct wire sent = {.kind = (enum wire_kind)kind,
                            .proto = 1,
                            .learner = 5,
                            .seq = 9,
                            .ms = 1234,
                            .gate = 2,
                            .is_voting = true,
                            .name = STR("Blue Heron"),
                            .code = STR("K7Q4XM"),
                            .line = STR("mark message=3"),
                            .part = STR("wary: 1\n  - dana: \"Hi\"\n")};
        struct wire got;
        struct buf line = {0}, again = {0};
        wire_put(&sent, &line);
        assert_true(line.len <= WIRE_LINE_MAX);
        assert_true(wire_read((struct str){line.ptr, line.len - 1}, &got, NULL));
        assert_int_equal(got.kind, kind);
        wire_put(&got, &again);
        assert_string_equal(buf_text(&line), buf_text(&again));
        wire_free(&got);
        buf_free(&line);
        buf_free(&again);
    }
}

static void wire_read__takes_all_that_a_message_carries(void **state)
{
    (void)state;
    struct wire w;
    assert_true(wire_read(
        STR("{\"t\":\"ev\",\"seq\":7,\"ms\":27500,\"line\":\"reply choice=card\"}"), &w, NULL));
    assert_int_equal(w.kind, WIRE_EV);
    assert_int_equal(w.seq, 7);
    assert_int_equal(w.ms, 27500);
    assert_true(str_is_c(w.line, "reply choice=card"));
    wire_free(&w);
    assert_true(
        wire_read(STR("{\"t\":\"join\",\"proto\":1,\"code\":\"K7Q4XM\",\"new\":[1]}"), &w, NULL));
    assert_int_equal(w.resume.len, 0);
    wire_free(&w);
}

static void wire_read__refuses__what_is_no_message(void **state)
{
    static const char *const lines[] = {
        "",
        "{}",
        "[]",
        "7",
        "null",
        "{\"t\":7}",
        "{\"t\":\"what\"}",
        "{\"t\":\"ping\"",
        "{\"t\":\"ping\"} x",
        "{\"t\":\"ping\",\"t\":\"pong\"}",
        "{\"t\":\"ack\"}",
        "{\"t\":\"ack\",\"seq\":-1}",
        "{\"t\":\"ack\",\"seq\":1.5}",
        "{\"t\":\"ack\",\"seq\":\"1\"}",
        "{\"t\":\"ack\",\"seq\":99999999999999999999}",
        "{\"t\":\"ack\",\"seq\":2147483648}",
        "{\"t\":\"ack\",\"seq\":1e999}",
        "{\"t\":\"ack\",\"seq\":NaN}",
        "{\"t\":\"join\",\"proto\":1,\"code\":\"K7Q4XMZ\"}",
        "{\"t\":\"join\",\"proto\":1,\"code\":null}",
        "{\"t\":\"do\",\"line\":\"a\\u001b[31m\"}",
        "{\"t\":\"do\",\"line\":\"a\\u0000b\"}",
        "{\"t\":\"do\",\"line\":\"a\\nb\"}",
        "{\"t\":\"do\",\"line\":\"a\\u202eb\"}",
        "{\"t\":\"do\",\"line\":\"a\\u009bb\"}",
        "{\"t\":\"do\",\"line\":\"\xff\"}",
        "{'t':'ping'}",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct wire w;
        struct err err = {0};
        if (wire_read(str_of(lines[i]), &w, &err)) {
            fail_msg("it was taken: %s", lines[i]);
        }
        assert_int_equal(err.code, ERR_NET);
        assert_true(err.msg[0] != '\0');
        assert_null(w.root);
    }
}

static void wire_read__refuses__a_line_that_is_too_long_or_too_deep(void **state)
{
    (void)state;
    struct buf line = {0};
    struct wire w;
    buf_put_c(&line, "{\"t\":\"ping\",\"x\":\"");
    while (line.len < WIRE_LINE_MAX) {
        buf_put_c(&line, "aaaaaaaa");
    }
    buf_put_c(&line, "\"}");
    assert_false(wire_read((struct str){line.ptr, line.len}, &w, NULL));
    buf_clear(&line);
    buf_put_c(&line, "{\"t\":\"ping\",\"x\":");
    for (int i = 0; i < 4000; i++) {
        buf_put_c(&line, "[");
    }
    assert_false(wire_read((struct str){line.ptr, line.len}, &w, NULL));
    buf_free(&line);
}

// Whatever bytes come: a message or a sentence, and nothing is left behind.
static void wire_read__says_no__to_damaged_lines(void **state)
{
    static const char good[] = "{\"t\":\"state\",\"rev\":17,\"mode\":\"paused\",\"text\":\"Talk\","
                               "\"gate\":4,\"round\":1,\"voting\":true,\"revealed\":false,"
                               "\"locked\":false,\"here\":24}";
    (void)state;
    uint64_t seed = 11;
    size_t taken = 0;
    enum { ROUNDS = 20000 };
    for (int i = 0; i < ROUNDS; i++) {
        char bytes[sizeof good];
        struct wire w;
        memcpy(bytes, good, sizeof good);
        for (uint64_t n = 1 + near_random(&seed) % 4; n > 0; n--) {
            bytes[near_random(&seed) % (sizeof good - 1)] = (char)near_random(&seed);
        }
        if (wire_read((struct str){bytes, sizeof good - 1}, &w, NULL)) {
            taken++;
            wire_free(&w);
        }
    }
    assert_true(taken < ROUNDS / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wire_put__can_be_read_again__whatever_the_kind),
        cmocka_unit_test(wire_read__takes_all_that_a_message_carries),
        cmocka_unit_test(wire_read__refuses__what_is_no_message),
        cmocka_unit_test(wire_read__refuses__a_line_that_is_too_long_or_too_deep),
        cmocka_unit_test(wire_read__says_no__to_damaged_lines),
    };
    return cmocka_run_group_tests_name("wire", tests, NULL, NULL);
}
