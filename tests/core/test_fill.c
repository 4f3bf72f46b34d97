#include "cm.h"

#include <string.h>

#include "core/fill.h"

// A literal that a static table may hold.
#define FIXED(text)                                                                                \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }

static const struct help_line lines[] = {{.name = FIXED("The line"), .phone = FIXED("01 23")},
                                         {.name = FIXED("No number")}};

static const struct region euro = {.currency_code = FIXED("EUR"),
                                   .currency_symbol = FIXED("€"),
                                   .emergency = FIXED("112"),
                                   .scale_thousandths = 1000,
                                   .lines = lines,
                                   .line_count = 2,
                                   .hotline = 0};

static const struct region taiwan = {.currency_code = FIXED("TWD"),
                                     .currency_symbol = FIXED("TWD"),
                                     .symbol_after = true,
                                     .scale_thousandths = 30000,
                                     .hotline = -1};

static void is_filled(const struct fill *fill, const char *raw, const char *want)
{
    struct buf out = {0};
    fill_text(str_of(raw), fill, &out);
    assert_string_equal(buf_text(&out), want);
    buf_free(&out);
}

static void fill_text__puts_words__for_every_placeholder(void **state)
{
    (void)state;
    const struct fill fill = {.learner = STR("Robin"), .region = &euro};
    is_filled(&fill, "Hi {learner}! {money:6500}, {hotline}, {emergency}, {currency}.",
              "Hi Robin! €6,500, 01 23, 112, EUR.");
    is_filled(&fill, "{learner}{learner}", "RobinRobin");
    is_filled(&fill, "", "");
}

static void fill_text__leaves_alone__what_is_no_placeholder(void **state)
{
    (void)state;
    const struct fill fill = {.learner = STR("Robin"), .region = &euro};
    is_filled(&fill, "{Learner} {learner {} {money:} {money:12x} {money:12345678901} } {",
              "{Learner} {learner {} {money:} {money:12x} {money:12345678901} } {");
    is_filled(&fill, "**so** {nobody}", "**so** {nobody}");
}

static void fill_text__names_the_line__that_has_no_number(void **state)
{
    (void)state;
    struct region r = euro;
    r.hotline = 1;
    const struct fill fill = {.learner = STR("Robin"), .region = &r};
    is_filled(&fill, "{hotline}", "No number");
    const struct fill none = {.learner = STR("Robin"), .region = &taiwan};
    is_filled(&none, "<{hotline}{emergency}>", "<>");
}

static void is_money_in(const struct region *region, uint64_t amount, const char *want)
{
    struct buf out = {0};
    fill_money(region, amount, &out);
    assert_string_equal(buf_text(&out), want);
    buf_free(&out);
}

static void fill_money__scales_groups_and_places_the_sign__as_the_region_does(void **state)
{
    (void)state;
    is_money_in(&euro, 0, "€0");
    is_money_in(&euro, 999, "€999");
    is_money_in(&euro, 1000, "€1,000");
    is_money_in(&euro, 1234567, "€1,234,567");
    is_money_in(&taiwan, 6500, "195,000 TWD");
}

static void fill_money__rounds_half_up__when_scaled_down(void **state)
{
    (void)state;
    struct region r = euro;
    r.scale_thousandths = 850;
    is_money_in(&r, 10, "€9");  // 8.5
    is_money_in(&r, 1, "€1");   // 0.85
    r.scale_thousandths = 499;
    is_money_in(&r, 1, "€0");
    r.currency_symbol = (struct str){0};
    r.symbol_after = true;
    is_money_in(&r, 2000, "998");
}

static void fill_amount__uses_the_code__when_the_screen_has_ascii_only(void **state)
{
    (void)state;
    const struct fill plain = {.region = &euro, .is_ascii = true};
    is_filled(&plain, "{money:5850}", "5,850 EUR");
    struct region dollar = euro;
    dollar.currency_symbol = STR("$");
    const struct fill same = {.region = &dollar, .is_ascii = true};
    is_filled(&same, "{money:5850}", "$5,850");
}

static void strong(const char *raw, const char *want, size_t count, size_t from, size_t to)
{
    struct buf b = {0};
    size_t ranges[4][2] = {{0}};
    buf_put_c(&b, raw);
    assert_int_equal(fill_strong(&b, 0, ranges, 4), count);
    assert_string_equal(buf_text(&b), want);
    if (count) {
        assert_int_equal(ranges[0][0], from);
        assert_int_equal(ranges[0][1], to);
    }
    buf_free(&b);
}

static void fill_strong__takes_the_stars_out__and_says_where_they_were(void **state)
{
    (void)state;
    strong("a **bold** word", "a bold word", 1, 2, 6);
    strong("**a****b**", "ab", 2, 0, 1);
    strong("2 * 3 * 4", "2 * 3 * 4", 0, 0, 0);
    strong("", "", 0, 0, 0);
    strong("open **end", "open end", 0, 0, 0);
}

static void fill_strong__stops_counting__when_there_is_no_room(void **state)
{
    (void)state;
    struct buf b = {0};
    size_t ranges[1][2];
    buf_put_c(&b, "keep **a** **b**");
    assert_int_equal(fill_strong(&b, 5, ranges, 1), 1);
    assert_string_equal(buf_text(&b), "keep a b");
    assert_int_equal(ranges[0][0], 5);
    buf_free(&b);
}

static void fill_placeholder__measures__known_and_unknown_ones(void **state)
{
    (void)state;
    bool known = true;
    assert_int_equal(fill_placeholder(STR("a {learner} b"), 2, &known), 9);
    assert_true(known);
    assert_int_equal(fill_placeholder(STR("{lerner}"), 0, &known), 8);
    assert_false(known);
    assert_int_equal(fill_placeholder(STR("{a b}"), 0, &known), 0);
    assert_int_equal(fill_placeholder(STR("{}"), 0, &known), 0);
    assert_int_equal(fill_placeholder(STR("x"), 0, &known), 0);
    assert_int_equal(fill_placeholder(STR("{learner}"), 99, &known), 0);
}

static void fill_learner__is_the_same_for_a_seed__and_not_always_the_same(void **state)
{
    (void)state;
    static const struct str names[] = {FIXED("Robin"), FIXED("Sam"), FIXED("Kim")};
    struct registry reg = {.learners = {names, 3}};
    unsigned seen = 0;
    for (uint64_t seed = 0; seed < 64; seed++) {
        struct str name = fill_learner(&reg, seed);
        assert_true(str_is(name, fill_learner(&reg, seed)));
        seen |= str_is_c(name, "Robin") ? 1u : str_is_c(name, "Sam") ? 2u : 4u;
    }
    assert_int_equal(seen, 7);
    reg.learners.count = 0;
    assert_int_equal(fill_learner(&reg, 1).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fill_text__puts_words__for_every_placeholder),
        cmocka_unit_test(fill_text__leaves_alone__what_is_no_placeholder),
        cmocka_unit_test(fill_text__names_the_line__that_has_no_number),
        cmocka_unit_test(fill_money__scales_groups_and_places_the_sign__as_the_region_does),
        cmocka_unit_test(fill_money__rounds_half_up__when_scaled_down),
        cmocka_unit_test(fill_amount__uses_the_code__when_the_screen_has_ascii_only),
        cmocka_unit_test(fill_strong__takes_the_stars_out__and_says_where_they_were),
        cmocka_unit_test(fill_strong__stops_counting__when_there_is_no_room),
        cmocka_unit_test(fill_placeholder__measures__known_and_unknown_ones),
        cmocka_unit_test(fill_learner__is_the_same_for_a_seed__and_not_always_the_same),
    };
    return cmocka_run_group_tests_name("fill", tests, NULL, NULL);
}
