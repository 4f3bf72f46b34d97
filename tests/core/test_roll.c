#include "cm.h"

#include <stdio.h>
#include <string.h>

#include "core/roll.h"

#define WHO_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define WHO_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define TOKEN "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static bool say(struct roll *r, const char *line, struct err *err)
{
    struct roll_event ev;
    assert_true(roll_parse(str_of(line), &ev, NULL));
    return roll_apply(r, &ev, err);
}

static void does(struct roll *r, const char *line)
{
    struct err err = {0};
    if (!say(r, line, &err)) {
        fail_msg("%s: %s", line, err.msg);
    }
}

static void refuses(struct roll *r, const char *line, const char *words)
{
    struct err err = {0};
    uint32_t rev = r->rev, count = r->count;
    assert_false(say(r, line, &err));
    assert_non_null(strstr(err.msg, words));
    assert_int_equal(r->rev, rev);
    assert_int_equal(r->count, count);
}

// An open class with two learners.
static struct roll room(void)
{
    struct roll r = {0};
    does(&r, "open");
    does(&r, "join learner=1 who=" WHO_A " token=" TOKEN " name=Blue%20Heron");
    does(&r, "join learner=2 who=" WHO_B " token=" WHO_B " name=Red%20Otter");
    return r;
}

static void roll_parse__gives_back__what_was_written(void **state)
{
    static const char *const lines[] = {
        "open",
        "join learner=7 who=" WHO_A " token=" TOKEN " name=Blue%20Heron",
        "rename learner=7 name=Red%20Otter",
        "remove learner=7",
        "block learner=7",
        "lock",
        "unlock",
        "gate number=4",
        "pause text=Talk%20to%20your%20neighbour",
        "pause text=",
        "resume",
        "vote",
        "ballot learner=7 number=2 verdict=scam",
        "reveal",
        "hide",
        "forget learner=7",
        "over",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct roll_event ev;
        struct buf out = {0};
        assert_true(roll_parse(str_of(lines[i]), &ev, NULL));
        roll_fmt(&ev, &out);
        assert_string_equal(buf_text(&out), lines[i]);
        buf_free(&out);
    }
}

static void roll_parse__refuses__what_is_no_line_of_a_class(void **state)
{
    static const char *const lines[] = {
        "",
        "opens",
        "open learner=1",
        "join learner=1",
        "join learner=1 who=x token=" TOKEN " name=a",
        "join learner=1 who=" WHO_A " token=" TOKEN " name=",
        "remove",
        "remove learner=0",
        "remove learner=2001",
        "remove learner=1 learner=2",
        "gate number=-1",
        "gate number=1 text=x",
        "ballot learner=1 number=1 verdict=maybe",
        "pause text=a b",
        "remove learner",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct roll_event ev;
        struct err err = {0};
        assert_false(roll_parse(str_of(lines[i]), &ev, &err));
        assert_int_equal(err.code, ERR_SYNTAX);
    }
    struct roll_event ev;
    assert_false(roll_parse((struct str){"open\0x", 6}, &ev, NULL));
}

static void roll_apply__needs_an_open_class__and_one_that_is_not_over(void **state)
{
    struct roll r = {0};
    (void)state;
    refuses(&r, "lock", "not open yet");
    does(&r, "open");
    refuses(&r, "open", "open already");
    does(&r, "over");
    refuses(&r, "pause text=x", "over");
    assert_int_equal(r.mode, ROLL_ENDED);
    roll_free(&r);
}

static void roll_apply__lets_learners_in__by_order_and_name(void **state)
{
    struct roll r = room();
    (void)state;
    assert_int_equal(r.count, 2);
    assert_string_equal(roll_find(&r, 1)->name, "Blue Heron");
    assert_int_equal(roll_find_token(&r, TOKEN), 1);
    assert_int_equal(roll_find_token(&r, WHO_A), 0);
    refuses(&r, "join learner=4 who=" WHO_A " token=" TOKEN " name=x", "numbered");
    refuses(&r, "join learner=3 who=" WHO_A " token=" TOKEN " name=Red%20Otter", "taken");
    does(&r, "lock");
    refuses(&r, "join learner=3 who=" WHO_A " token=" TOKEN " name=x", "locked");
    does(&r, "unlock");
    does(&r, "join learner=3 who=" WHO_A " token=" TOKEN " name=x");
    roll_free(&r);
}

static void roll_apply__lets_a_name_be_drawn__three_times_more(void **state)
{
    struct roll r = room();
    (void)state;
    refuses(&r, "rename learner=1 name=Red%20Otter", "taken");
    does(&r, "rename learner=1 name=a");
    does(&r, "rename learner=1 name=b");
    does(&r, "rename learner=1 name=c");
    refuses(&r, "rename learner=1 name=d", "no more");
    assert_string_equal(roll_find(&r, 1)->name, "c");
    refuses(&r, "rename learner=3 name=d", "no such learner");
    roll_free(&r);
}

static void roll_apply__tells_removed_from_blocked(void **state)
{
    struct roll r = room();
    (void)state;
    does(&r, "remove learner=1");
    assert_null(roll_find(&r, 1));
    assert_int_equal(roll_find_token(&r, TOKEN), 0);
    refuses(&r, "remove learner=1", "no such learner");
    does(&r, "join learner=3 who=" WHO_A " token=" TOKEN " name=Blue%20Heron");
    does(&r, "block learner=3");
    assert_true(roll_is_blocked(&r, WHO_A));
    refuses(&r, "join learner=4 who=" WHO_A " token=" TOKEN " name=y", "closed this class");
    roll_free(&r);
}

static void roll_apply__forgets__and_keeps_nothing_of_them(void **state)
{
    struct roll r = room();
    (void)state;
    does(&r, "over");
    does(&r, "forget learner=1");
    assert_null(roll_find(&r, 1));
    assert_string_equal(r.list[0].who, "");
    assert_string_equal(r.list[0].name, "");
    assert_true(r.list[0].is_forgotten);
    roll_free(&r);
}

static void roll_apply__keeps_both_votes__and_counts_each_learner_once(void **state)
{
    struct roll r = room();
    (void)state;
    refuses(&r, "reveal", "nothing was voted");
    refuses(&r, "ballot learner=1 number=1 verdict=scam", "no such vote");
    does(&r, "vote");
    does(&r, "ballot learner=1 number=1 verdict=scam");
    does(&r, "ballot learner=1 number=1 verdict=harmless");
    does(&r, "ballot learner=2 number=1 verdict=harmless");
    assert_int_equal(r.tally[VERDICT_SCAM], 0);
    assert_int_equal(r.tally[VERDICT_HARMLESS], 2);
    assert_false(r.is_revealed);
    does(&r, "vote");
    refuses(&r, "ballot learner=1 number=1 verdict=scam", "no such vote");
    does(&r, "ballot learner=1 number=2 verdict=scam");
    does(&r, "reveal");
    assert_true(r.is_revealed);
    refuses(&r, "ballot learner=2 number=2 verdict=scam", "no such vote");
    assert_int_equal(r.before[VERDICT_HARMLESS], 2);
    assert_int_equal(r.tally[VERDICT_SCAM], 1);
    does(&r, "hide");
    assert_false(r.is_revealed);
    does(&r, "remove learner=1");
    assert_int_equal(r.tally[VERDICT_SCAM], 0);
    roll_free(&r);
}

static void roll_apply__pauses_and_goes_on__and_opens_gates(void **state)
{
    struct roll r = room();
    (void)state;
    refuses(&r, "resume", "not paused");
    does(&r, "pause text=Talk");
    assert_int_equal(r.mode, ROLL_PAUSED);
    assert_string_equal(r.text, "Talk");
    refuses(&r, "pause text=x", "paused already");
    does(&r, "resume");
    assert_int_equal(r.mode, ROLL_GOING);
    assert_string_equal(r.text, "");
    assert_int_equal(r.gate, 1);
    does(&r, "gate number=3");
    refuses(&r, "gate number=3", "further");
    refuses(&r, "gate number=201", "further");
    roll_free(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roll_parse__gives_back__what_was_written),
        cmocka_unit_test(roll_parse__refuses__what_is_no_line_of_a_class),
        cmocka_unit_test(roll_apply__needs_an_open_class__and_one_that_is_not_over),
        cmocka_unit_test(roll_apply__lets_learners_in__by_order_and_name),
        cmocka_unit_test(roll_apply__lets_a_name_be_drawn__three_times_more),
        cmocka_unit_test(roll_apply__tells_removed_from_blocked),
        cmocka_unit_test(roll_apply__forgets__and_keeps_nothing_of_them),
        cmocka_unit_test(roll_apply__keeps_both_votes__and_counts_each_learner_once),
        cmocka_unit_test(roll_apply__pauses_and_goes_on__and_opens_gates),
    };
    return cmocka_run_group_tests_name("roll", tests, NULL, NULL);
}
