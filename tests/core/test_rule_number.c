#include "cm.h"

#include "core/rule_number.h"

static enum rule_number_kind number_in(const char *text)
{
    size_t at = 0;
    struct str found;
    return rule_number_find(str_of(text), &at, &found);
}

static void rule_number_find__finds_phones__that_may_be_real(void **state)
{
    (void)state;
    static const char *const real[] = {
        "call 202-555-0223 now", "+49 171 2345678",   "(0)20 7123 4567", "06 12 34 56 78",
        "0044 20 8946 0123",     "+1 (415) 555-1234", "1300 432 273",    "Ring 555 0200.",
    };
    for (size_t i = 0; i < COUNT_OF(real); i++) {
        assert_int_equal(number_in(real[i]), RULE_NUMBER_PHONE);
    }
}

static void rule_number_find__passes_phones__of_reserved_ranges(void **state)
{
    (void)state;
    static const char *const fine[] = {
        "202-555-0123",     "+1 (415) 555-0199", "555 0100",           "020 7946 0321",
        "+44 20 7946 0321", "07700 900 123",     "+44 (0)7700 900123", "01632 960999",
        "0491 570 156",     "+61 491 570 006",   "02 5550 1234",       "08081 570 123",
    };
    for (size_t i = 0; i < COUNT_OF(fine); i++) {
        assert_int_equal(number_in(fine[i]), RULE_NUMBER_NONE);
    }
}

static void rule_number_find__passes__dates_years_and_amounts(void **state)
{
    (void)state;
    static const char *const fine[] = {
        "2026-11-23",  "23.11.2026", "from 2019-2021",         "1.000.000 euros",    "1,000,000",
        "200 000 000", "123456",     "10:30, 11:45 and 12:50", "In 2019. 3500 came", "",
    };
    for (size_t i = 0; i < COUNT_OF(fine); i++) {
        assert_int_equal(number_in(fine[i]), RULE_NUMBER_NONE);
    }
}

static void rule_number_find__finds__accounts_cards_and_wallets(void **state)
{
    (void)state;
    static const char *const real[] = {
        "DE89 3704 0044 0532 0130 00",        "pay to GB29NWBK60161331926819, thanks",
        "card 4111 1111 1111 1111",           "0x52908400098527886E0F7030069857D2E4169EE7",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "number 1234567890123456789012",
    };
    for (size_t i = 0; i < COUNT_OF(real); i++) {
        assert_int_equal(number_in(real[i]), RULE_NUMBER_ACCOUNT);
    }
}

static void rule_number_find__passes__long_words_and_short_codes(void **state)
{
    (void)state;
    static const char *const fine[] = {"donaudampfschifffahrtsgesellschaft",
                                       "room AB12 3456",
                                       "COVID19",
                                       "flight XY1234",
                                       "A4 and B5",
                                       "0x12"};
    for (size_t i = 0; i < COUNT_OF(fine); i++) {
        assert_int_equal(number_in(fine[i]), RULE_NUMBER_NONE);
    }
}

static void rule_number_find__goes_on__behind_what_it_found(void **state)
{
    (void)state;
    struct str s = STR("call 0171 2345678 or 0171 2345679, not 555-0100");
    struct str found;
    size_t at = 0;
    assert_int_equal(rule_number_find(s, &at, &found), RULE_NUMBER_PHONE);
    assert_true(str_is_c(found, "0171 2345678"));
    assert_int_equal(rule_number_find(s, &at, &found), RULE_NUMBER_PHONE);
    assert_true(str_is_c(found, "0171 2345679"));
    assert_int_equal(rule_number_find(s, &at, &found), RULE_NUMBER_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rule_number_find__finds_phones__that_may_be_real),
        cmocka_unit_test(rule_number_find__passes_phones__of_reserved_ranges),
        cmocka_unit_test(rule_number_find__passes__dates_years_and_amounts),
        cmocka_unit_test(rule_number_find__finds__accounts_cards_and_wallets),
        cmocka_unit_test(rule_number_find__passes__long_words_and_short_codes),
        cmocka_unit_test(rule_number_find__goes_on__behind_what_it_found),
    };
    return cmocka_run_group_tests_name("rule_number", tests, NULL, NULL);
}
