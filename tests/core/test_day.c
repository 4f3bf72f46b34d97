#include "cm.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/base.h"
#include "core/day.h"

static void day_text__agrees__with_the_calendar(void **state)
{
    (void)state;
    const struct {
        int64_t day;
        const char *text;
    } table[] = {
        {0, "1970-01-01"},     {-1, "1969-12-31"},    {20780, "2026-11-23"},
        {11016, "2000-02-29"}, {11017, "2000-03-01"}, {-719528, "0000-01-01"},
        {47540, "2100-02-28"}, {47541, "2100-03-01"}, {2932896, "9999-12-31"},
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        char out[DAY_TEXT];
        day_text(table[i].day, out);
        assert_string_equal(table[i].text, out);
    }
}

static void day_text__agrees__with_gmtime_over_400_years(void **state)
{
    (void)state;
    for (int64_t day = -80000; day < 80000; day += 13) {
        time_t t = (time_t)(day * 86400);
        struct tm tm;
        char is[DAY_TEXT], should[DAY_TEXT];
        assert_non_null(gmtime_r(&t, &tm));
        assert_int_not_equal(strftime(should, sizeof should, "%Y-%m-%d", &tm), 0);
        day_text(day, is);
        assert_string_equal(should, is);
    }
}

static void day_text__stays_in_its_room__for_any_day(void **state)
{
    (void)state;
    const int64_t days[] = {INT64_MIN, INT64_MIN / 2, -719529, 2932897, INT64_MAX / 2, INT64_MAX};
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        char out[DAY_TEXT];
        day_text(days[i], out);
        assert_string_equal(i < 3 ? "0000-01-01" : "9999-12-31", out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(day_text__agrees__with_the_calendar),
        cmocka_unit_test(day_text__agrees__with_gmtime_over_400_years),
        cmocka_unit_test(day_text__stays_in_its_room__for_any_day),
    };
    return cmocka_run_group_tests_name("day", tests, NULL, NULL);
}
