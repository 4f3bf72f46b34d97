#include "cm.h"

#include <string.h>

#include "core/event.h"

static void comes_back(const char *line)
{
    struct event ev;
    struct buf out = {0};
    assert_true(event_parse(str_of(line), &ev, NULL));
    event_fmt(&ev, &out);
    assert_string_equal(buf_text(&out), line);
    buf_free(&out);
}

static void event_fmt__gives_back__what_was_parsed(void **state)
{
    (void)state;
    comes_back(
        "begin scenario=harbour-lights version=3 hash=00ff seed=18446744073709551615 lang=en "
        "region=GB mode=practice");
    comes_back("read");
    comes_back("reply choice=slow-down");
    comes_back("reply choice=~00112233445566aa");
    comes_back("check what=callback");
    comes_back("mark message=14");
    comes_back("mark message=14 sign=fast-intimacy");
    comes_back("unmark message=1000");
    comes_back("leave how=block messages=3,7,1000");
    comes_back("leave how=stop");
    comes_back("judge verdict=unclear sure=1");
    comes_back("pause");
    comes_back("resume");
    comes_back("end");
}

static void event_fmt__encodes__what_is_no_plain_word(void **state)
{
    (void)state;
    struct event ev = {.kind = EVENT_REPLY}, again;
    struct buf out = {0};
    memcpy(ev.u.choice, "a b=c%\n\x01", 9);
    event_fmt(&ev, &out);
    assert_null(strchr(out.ptr, '\n'));
    assert_true(event_parse(str_of(buf_text(&out)), &again, NULL));
    assert_string_equal(again.u.choice, ev.u.choice);
    buf_free(&out);
}

static void event_parse__refuses__what_is_no_event(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        " ",
        "jump",
        "read now",
        "read x=1",
        "reply",
        "reply choice=",
        "reply choice",
        "reply choice=a choice=b",
        "reply choice=%4",
        "reply choice=%00",
        "reply choice=%zz",
        "check what=everything",
        "mark",
        "mark message=0",
        "mark message=1001",
        "mark message=-1",
        "mark message=1x",
        "mark sign=a",
        "mark message=1 colour=red",
        "leave messages=1",
        "leave how=run",
        "leave how=stop messages=",
        "leave how=stop messages=1,",
        "leave how=stop messages=0",
        "judge verdict=scam",
        "judge verdict=scam sure=0",
        "judge verdict=scam sure=4",
        "judge verdict=maybe sure=1",
        "begin scenario=a",
        "begin scenario=a version=99999999999 hash=a seed=1 lang=en region=GB mode=test",
        "begin scenario=a version=1 hash=a seed=18446744073709551616 lang=en region=GB mode=test",
        "begin scenario=a version=1 hash=a seed=1 lang=en region=MUCH-TOO-LONG mode=test",
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct event ev;
        struct err err = {0};
        if (event_parse(str_of(bad[i]), &ev, &err)) {
            fail_msg("taken: %s", bad[i]);
        }
        assert_int_equal(err.code, ERR_SYNTAX);
    }
}

static void event_parse__refuses__a_choice_longer_than_an_id(void **state)
{
    (void)state;
    char line[200] = "reply choice=";
    struct event ev;
    memset(line + 13, 'a', SCENARIO_ID_MAX + 1);
    assert_false(event_parse(str_of(line), &ev, NULL));
    line[13 + SCENARIO_ID_MAX] = '\0';
    assert_true(event_parse(str_of(line), &ev, NULL));
}

static void event_reason_has__knows__only_what_was_added(void **state)
{
    (void)state;
    struct event ev = {.kind = EVENT_LEAVE};
    event_reason_add(&ev, 0);
    event_reason_add(&ev, 64);
    event_reason_add(&ev, 1000);
    event_reason_add(&ev, 999999);
    assert_false(event_reason_has(&ev, 0));
    assert_false(event_reason_has(&ev, 63));
    assert_true(event_reason_has(&ev, 64));
    assert_true(event_reason_has(&ev, 1000));
    assert_false(event_reason_has(&ev, 999999));
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void event_parse__takes_only_what_comes_back__from_spoilt_lines(void **state)
{
    (void)state;
    static const char *const good[] = {
        "begin scenario=a version=1 hash=ab seed=1 lang=en region=GB mode=test",
        "leave how=block messages=3,7,12",
        "mark message=14 sign=fast-intimacy",
        "judge verdict=scam sure=3",
        "reply choice=a%20b",
    };
    uint32_t seed = 5, taken = 0;
    for (int round = 0; round < 200000; round++) {
        char line[128];
        const char *from = good[next_random(&seed) % COUNT_OF(good)];
        size_t n = strlen(from);
        memcpy(line, from, n + 1);
        for (uint32_t i = next_random(&seed) % 4; i > 0; i--) {
            line[next_random(&seed) % n] = (char)(next_random(&seed) % 256);
        }
        struct event ev, again;
        if (event_parse((struct str){line, n}, &ev, NULL)) {
            struct buf out = {0};
            event_fmt(&ev, &out);
            assert_true(event_parse(str_of(buf_text(&out)), &again, NULL));
            assert_int_equal(ev.kind, again.kind);
            buf_free(&out);
            taken++;
        }
    }
    assert_true(taken > 1000 && taken < 199000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(event_fmt__gives_back__what_was_parsed),
        cmocka_unit_test(event_fmt__encodes__what_is_no_plain_word),
        cmocka_unit_test(event_parse__refuses__what_is_no_event),
        cmocka_unit_test(event_parse__refuses__a_choice_longer_than_an_id),
        cmocka_unit_test(event_reason_has__knows__only_what_was_added),
        cmocka_unit_test(event_parse__takes_only_what_comes_back__from_spoilt_lines),
    };
    return cmocka_run_group_tests_name("event", tests, NULL, NULL);
}
