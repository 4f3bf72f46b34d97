#include "cm.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sys/clock.h"

enum { READINGS = 20000, DRAWS = 1000 };

static int begin(void **state)
{
    (void)state;
    (void)unsetenv("WARY_NOW");
    (void)setenv("TZ", "UTC0", 1);
    tzset();
    return 0;
}

static void clock_ms__never_runs_back__and_does_run(void **state)
{
    (void)state;
    uint64_t first = clock_ms(), last = first;
    for (int i = 0; i < READINGS; i++) {
        uint64_t now = clock_ms();
        assert_true(now >= last);
        last = now;
    }
    while (clock_ms() == first) {
    }
    assert_true(clock_ms() > first);
}

static void clock_wall_s__is_the_wall_clock__when_nothing_is_set(void **state)
{
    (void)state;
    int64_t before = (int64_t)time(NULL), got = clock_wall_s();
    assert_in_range(got, before, (int64_t)time(NULL));
    (void)setenv("WARY_NOW", "", 1);
    assert_true(clock_wall_s() >= before);
}

static void clock_wall_s__is_what_was_set__for_tests(void **state)
{
    (void)state;
    (void)setenv("WARY_NOW", "1795413600", 1);
    assert_int_equal(clock_wall_s(), 1795413600);
    (void)setenv("WARY_NOW", "-5", 1);
    assert_int_equal(clock_wall_s(), -5);
    (void)setenv("WARY_NOW", "4294967296", 1);
    assert_true(clock_wall_s() == 4294967296);
}

static void clock_date__is_local__year_month_day(void **state)
{
    (void)state;
    char out[16];
    clock_date(0, out);
    assert_string_equal(out, "1970-01-01");
    clock_date(1795391999, out);
    assert_string_equal(out, "2026-11-22");
    (void)setenv("TZ", "XXX-10", 1);
    tzset();
    clock_date(1795391999, out);
    assert_string_equal(out, "2026-11-23");
    clock_date(-1, out);
    assert_string_equal(out, "1970-01-01");
}

static void clock_date__is_empty__when_there_is_no_such_day(void **state)
{
    (void)state;
    char out[16] = "unchanged";
    clock_date(INT64_MAX, out);
    assert_string_equal(out, "");
    clock_date(INT64_MIN, out);
    assert_string_equal(out, "");
    clock_date(8210266876799 + 86400 * 366, out);  // a year of more digits than there is room for
    assert_true(strlen(out) < sizeof out);
}

static void clock_random__gives_another_number__each_time(void **state)
{
    (void)state;
    uint64_t drawn[DRAWS], ones = 0, zeros = 0;
    for (int i = 0; i < DRAWS; i++) {
        drawn[i] = clock_random();
        ones |= drawn[i];
        zeros |= ~drawn[i];
        for (int j = 0; j < i; j++) {
            assert_true(drawn[i] != drawn[j]);
        }
    }
    assert_true(ones == UINT64_MAX);  // every bit was on once, and off once
    assert_true(zeros == UINT64_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(clock_ms__never_runs_back__and_does_run, begin),
        cmocka_unit_test_setup(clock_wall_s__is_the_wall_clock__when_nothing_is_set, begin),
        cmocka_unit_test_setup(clock_wall_s__is_what_was_set__for_tests, begin),
        cmocka_unit_test_setup(clock_date__is_local__year_month_day, begin),
        cmocka_unit_test_setup(clock_date__is_empty__when_there_is_no_such_day, begin),
        cmocka_unit_test_setup(clock_random__gives_another_number__each_time, begin),
    };
    return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
