#include "cm.h"

#include <string.h>

#include "core/plural.h"

// The rules of 25 languages as gettext's manual and CLDR give them, beside the same in C.
#define RULES(X)                                                                                   \
    X("ja ko vi th id km my zh_CN zh_TW", 1, 0)                                                    \
    X("en de nl sv it es", 2, n != 1)                                                              \
    X("fr pt_BR fa hi bn", 2, n > 1)                                                               \
    X("ru uk", 3,                                                                                  \
      n % 10 == 1 && n % 100 != 11                                    ? 0                          \
      : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20) ? 1                          \
                                                                      : 2)                         \
    X("pl", 3, n == 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20) ? 1 : 2) \
    X("cs", 3, n == 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2)                                              \
    X("sl", 4, n % 100 == 1 ? 0 : n % 100 == 2 ? 1 : n % 100 == 3 || n % 100 == 4 ? 2 : 3)         \
    X("ga", 5, n == 1 ? 0 : n == 2 ? 1 : n < 7 ? 2 : n < 11 ? 3 : 4)                               \
    X("mt", 4,                                                                                     \
      n == 1                                    ? 0                                                \
      : n == 0 || (n % 100 > 1 && n % 100 < 11) ? 1                                                \
      : n % 100 > 10 && n % 100 < 20            ? 2                                                \
                                                : 3)                                                          \
    X("ar", 6,                                                                                     \
      n == 0                          ? 0                                                          \
      : n == 1                        ? 1                                                          \
      : n == 2                        ? 2                                                          \
      : n % 100 >= 3 && n % 100 <= 10 ? 3                                                          \
      : n % 100 >= 11                 ? 4                                                          \
                                      : 5)

#define IN_C(langs, forms, rule)                                                                   \
    case __COUNTER__ - FIRST:                                                                      \
        return (unsigned)(rule);

enum { FIRST = __COUNTER__ + 1 };

// Gives what C makes of rule number `which`.
static unsigned in_c(int which, unsigned long n)
{
    switch (which) {
        RULES(IN_C)
    default:
        return 99;
    }
}

#define IN_TEXT(langs, forms, rule) "nplurals=" #forms "; plural=" #rule ";",
static const char *const texts[] = {RULES(IN_TEXT)};

static void plural_form__is_what_c_gives__for_every_rule(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct plural p;
        if (!plural_parse(str_of(texts[i]), &p)) {
            fail_msg("not read: %s", texts[i]);
        }
        for (unsigned long n = 0; n < 3000; n++) {
            if (plural_form(&p, n) != in_c((int)i, n)) {
                fail_msg("%s: n = %lu", texts[i], n);
            }
        }
    }
}

static void plural_parse__refuses__what_is_no_rule(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "nplurals=2",
        "nplurals=0; plural=0;",
        "nplurals=9; plural=n;",
        "nplurals=two; plural=n;",
        "nplurals=2; plural=;",
        "nplurals=2; plural=n +;",
        "nplurals=2; plural=(n;",
        "nplurals=2; plural=n ? 1;",
        "nplurals=2; plural=system(1);",
        "nplurals=2; plural=n n;",
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct plural p;
        if (plural_parse(str_of(bad[i]), &p)) {
            fail_msg("read: %s", bad[i]);
        }
    }
}

static void plural_form__stays_in_range__whatever_the_rule_says(void **state)
{
    (void)state;
    struct plural p;
    assert_true(plural_parse(STR("nplurals=2; plural=n * 7 % 0 + 99;"), &p));
    assert_int_equal(plural_form(&p, 5), 0);
    char deep[400] = "nplurals=2; plural=";
    for (int i = 0; i < 150; i++) {
        (void)strcat(deep, "(");
    }
    assert_false(plural_parse(str_of(deep), &p));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plural_form__is_what_c_gives__for_every_rule),
        cmocka_unit_test(plural_parse__refuses__what_is_no_rule),
        cmocka_unit_test(plural_form__stays_in_range__whatever_the_rule_says),
    };
    return cmocka_run_group_tests_name("plural", tests, NULL, NULL);
}
