#include "cm.h"

#include <jansson.h>
#include <stdint.h>
#include <string.h>

#include "core/base.h"
#include "core/mem.h"
#include "report/profile_data.h"
#include "report/svg.h"

static struct sign registry_signs[2] = {{.id = {"hurry", 5}}, {.id = {"secrecy", 7}}};
static const struct registry registry = {.signs = registry_signs, .sign_count = 2};

// One gone through to its end, one broken off, a few messages after a conversation.
static const struct sitting_past sat[] = {
    {.form = {"check-up-a", 10},
     .when = "2026-11-23",
     .use = FORM_CHECK_UP,
     .is_whole = true,
     .sum = {.scams = 10, .seen = 8, .honest = 10, .trusted = 9, .suspected = 1}},
    {.form = {"check-up-b", 10}, .when = "2026-11-23", .use = FORM_CHECK_UP},
    {.form = {"short", 5}, .when = "2026-11-23", .use = FORM_AFTER, .is_whole = true},
};

static json_t *parsed(const struct profile *p)
{
    struct buf out = {0};
    profile_data_json(p, (struct profile_data_sittings){sat, COUNT_OF(sat)}, &registry, &out);
    json_t *root = json_loads(buf_text(&out), JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    buf_free(&out);
    return root;
}

static void profile_data_json__leaves_out__what_is_not_defined(void **state)
{
    (void)state;
    struct profile p = {0};
    json_t *o = parsed(&p);
    assert_null(json_object_get(o, "notice"));
    assert_null(json_object_get(o, "act"));
    assert_null(json_object_get(o, "saved"));
    assert_null(json_object_get(json_object_get(o, "detection"), "d_prime"));
    assert_int_equal(json_array_size(json_object_get(o, "signs")), 0);
    assert_string_equal(json_string_value(json_object_get(o, "trend")), "unknown");
    json_decref(o);
}

static struct profile lived(void)
{
    struct profile p = {.pasts = 12,
                        .scams = 5,
                        .honest = 5,
                        .has_notice = true,
                        .notice = -0.25,
                        .bias = BIAS_SUSPECTS,
                        .trend = TREND_SUSPICIOUS,
                        .points = 2};
    p.signs[1] = (struct profile_sign){.met = 6,
                                       .noticed = 4,
                                       .has_trend = true,
                                       .first = 1,
                                       .last = 3,
                                       .card = {.stability = 10, .difficulty = 5, .day = 20780}};
    p.curve[0] = (struct profile_point){0.25, 0, 0.5};
    p.curve[1] = (struct profile_point){0.75, 0.5, 1};
    return p;
}

static void profile_data_json__tells_figures_words_and_dates(void **state)
{
    (void)state;
    struct profile p = lived();
    json_t *o = parsed(&p);
    assert_true(json_real_value(json_object_get(o, "notice")) < 0);
    assert_string_equal(json_string_value(json_object_get(o, "bias")), "suspects");
    assert_string_equal(json_string_value(json_object_get(o, "trend")), "more-suspicious");
    json_t *sign = json_array_get(json_object_get(o, "signs"), 0);
    assert_string_equal(json_string_value(json_object_get(sign, "sign")), "secrecy");
    assert_string_equal(json_string_value(json_object_get(sign, "due")), "2026-12-03");
    assert_int_equal(json_array_size(json_object_get(o, "curve")), 2);
    json_decref(o);
}

static void profile_data_csv__has_one_row_a_sign_that_was_met(void **state)
{
    (void)state;
    struct profile p = lived(), nobody = {0};
    struct buf out = {0}, none = {0};
    profile_data_csv(&p, &registry, &out);
    assert_non_null(strstr(buf_text(&out), "\r\nsecrecy,6,4,0,0,0,0,1,3,2026-12-03\r\n"));
    assert_null(strstr(buf_text(&out), "hurry"));
    profile_data_csv(&nobody, &registry, &none);
    assert_ptr_equal(strstr(buf_text(&none), "\r\n") + 2, buf_text(&none) + none.len);
    buf_free(&out);
    buf_free(&none);
}

static void svg_curve__draws_each_point__and_nothing_below_two(void **state)
{
    (void)state;
    struct profile p = lived();
    struct buf out = {0};
    svg_curve(&p, &out);
    assert_non_null(strstr(buf_text(&out), "<svg "));
    const char *first = strstr(buf_text(&out), "<circle ");
    assert_non_null(first);
    assert_non_null(strstr(first + 1, "<circle "));
    assert_null(strstr(buf_text(&out), "nan"));
    buf_clear(&out);
    p.points = 1;
    svg_curve(&p, &out);
    assert_int_equal(out.len, 0);
    buf_free(&out);
}

static void profile_data_json__lists_check_ups__that_were_gone_through(void **state)
{
    (void)state;
    struct profile p = {0};
    json_t *o = parsed(&p), *list = json_object_get(o, "check_ups");
    assert_int_equal(json_array_size(list), 1);
    json_t *one = json_array_get(list, 0);
    assert_string_equal(json_string_value(json_object_get(one, "form")), "check-up-a");
    assert_int_equal(json_integer_value(json_object_get(one, "seen")), 8);
    assert_int_equal(json_integer_value(json_object_get(one, "suspected")), 1);
    json_decref(o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(profile_data_json__leaves_out__what_is_not_defined),
        cmocka_unit_test(profile_data_json__lists_check_ups__that_were_gone_through),
        cmocka_unit_test(profile_data_json__tells_figures_words_and_dates),
        cmocka_unit_test(profile_data_csv__has_one_row_a_sign_that_was_met),
        cmocka_unit_test(svg_curve__draws_each_point__and_nothing_below_two),
    };
    return cmocka_run_group_tests_name("profile_data", tests, NULL, NULL);
}
