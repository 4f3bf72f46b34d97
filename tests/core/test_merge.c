#include "cm.h"

#include <string.h>

#include "core/merge.h"

enum { ROOM = 64 };
#define ALONE MERGE_ALONE

// The merged order in letters: capitals stand here, small ones there.
static const char *merged(const struct merge_row *here, size_t here_count,
                          const struct merge_row *there, size_t there_count)
{
    static char text[ROOM + 1];
    size_t out[ROOM];
    size_t n = merge_orders(here, here_count, there, there_count, out);
    for (size_t i = 0; i < n; i++) {
        text[i] = (char)(out[i] < here_count ? 'A' + out[i] : 'a' + (out[i] - here_count));
    }
    text[n] = '\0';
    return text;
}

static void merge_orders__goes_by_date__when_nothing_is_shared(void **state)
{
    const struct merge_row here[] = {{10, ALONE}, {30, ALONE}, {50, ALONE}};
    const struct merge_row there[] = {{5, ALONE}, {30, ALONE}, {60, ALONE}};
    (void)state;
    assert_string_equal(merged(here, 3, there, 3), "aABbCc");
}

static void merge_orders__gives_the_other_list__when_one_is_empty(void **state)
{
    const struct merge_row rows[] = {{10, ALONE}, {5, ALONE}};
    (void)state;
    assert_string_equal(merged(rows, 2, NULL, 0), "AB");
    assert_string_equal(merged(NULL, 0, rows, 2), "ab");
    assert_string_equal(merged(NULL, 0, NULL, 0), "");
}

static void merge_orders__keeps_both_orders__when_a_clock_was_wrong(void **state)
{
    const struct merge_row here[] = {{10, ALONE}, {20, ALONE}};
    const struct merge_row back[] = {{15, ALONE}, {-900, ALONE}, {25, ALONE}};
    const struct merge_row ahead[] = {{15, ALONE}, {9000, ALONE}, {16, ALONE}};
    (void)state;
    assert_string_equal(merged(here, 2, back, 3), "AabBc");
    assert_string_equal(merged(here, 2, ahead, 3), "AaBbc");
}

static void merge_orders__puts_what_is_new_between_the_shared_ones(void **state)
{
    // There went on from the first two; a date alone would put the third before them.
    const struct merge_row here[] = {{10, 0}, {20, 1}, {30, ALONE}};
    const struct merge_row there[] = {{10, 0}, {20, 1}, {1, ALONE}, {40, ALONE}};
    (void)state;
    assert_string_equal(merged(here, 3, there, 4), "ABcCd");
    const struct merge_row between[] = {{10, 0}, {99, ALONE}, {20, 1}};
    const struct merge_row two[] = {{10, 0}, {20, 2}, {30, ALONE}};
    assert_string_equal(merged(two, 3, between, 3), "AbBC");
}

static void merge_orders__follows_here__where_the_two_disagree(void **state)
{
    const struct merge_row here[] = {{10, 1}, {20, 0}};
    const struct merge_row there[] = {{20, 1}, {10, 0}, {30, ALONE}};
    (void)state;
    assert_string_equal(merged(here, 2, there, 3), "ABc");
}

static void merge_orders__loses_and_doubles_nothing__for_a_twin_that_is_not_there(void **state)
{
    const struct merge_row here[] = {{10, ALONE}};
    const struct merge_row there[] = {{20, 7}};
    (void)state;
    assert_string_equal(merged(here, 1, there, 1), "A");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(merge_orders__goes_by_date__when_nothing_is_shared),
        cmocka_unit_test(merge_orders__gives_the_other_list__when_one_is_empty),
        cmocka_unit_test(merge_orders__keeps_both_orders__when_a_clock_was_wrong),
        cmocka_unit_test(merge_orders__puts_what_is_new_between_the_shared_ones),
        cmocka_unit_test(merge_orders__follows_here__where_the_two_disagree),
        cmocka_unit_test(merge_orders__loses_and_doubles_nothing__for_a_twin_that_is_not_there),
    };
    return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
