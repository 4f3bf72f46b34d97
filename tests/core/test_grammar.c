#include "cm.h"

#include <string.h>

#include "core/base.h"
#include "core/grammar.h"

static void grammar_table__has_the_keys_of_a_place__together_and_once(void **state)
{
    (void)state;
    bool was_there[GRAMMAR_PLACES] = {false};
    for (size_t i = 0; i < grammar_count; i++) {
        const struct grammar_key *k = &grammar_table[i];
        bool is_new = i == 0 || grammar_table[i - 1].place != k->place;
        assert_false(is_new && was_there[k->place]);
        was_there[k->place] = true;
        for (size_t j = 0; j < i; j++) {
            assert_false(grammar_table[j].place == k->place &&
                         strcmp(grammar_table[j].key, k->key) == 0);
        }
    }
    for (int p = 0; p < GRAMMAR_PLACES; p++) {
        assert_true(was_there[p]);
    }
}

static void grammar_table__says_a_sentence__for_each_key(void **state)
{
    (void)state;
    for (size_t i = 0; i < grammar_count; i++) {
        size_t n = strlen(grammar_table[i].says);
        assert_true(n > 5);
        assert_int_equal(grammar_table[i].says[n - 1], '.');
        assert_true(grammar_table[i].type < GRAMMAR_TYPES);
    }
}

static void grammar_keys__are_those__of_the_table(void **state)
{
    (void)state;
    size_t all = 0;
    for (int p = 0; p < GRAMMAR_PLACES; p++) {
        size_t count, first = grammar_first((enum grammar_place)p);
        const char *const *keys = grammar_keys((enum grammar_place)p, &count);
        assert_true(count > 0);
        for (size_t i = 0; i < count; i++) {
            assert_string_equal(keys[i], grammar_table[first + i].key);
        }
        all += count;
    }
    assert_int_equal(all, grammar_count);
}

static void grammar_keys__are_none__of_a_place_that_is_not_there(void **state)
{
    (void)state;
    size_t count = 7;
    (void)grammar_keys(GRAMMAR_PLACES, &count);
    assert_int_equal(count, 0);
    assert_int_equal(grammar_first(GRAMMAR_PLACES), grammar_count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grammar_table__has_the_keys_of_a_place__together_and_once),
        cmocka_unit_test(grammar_table__says_a_sentence__for_each_key),
        cmocka_unit_test(grammar_keys__are_those__of_the_table),
        cmocka_unit_test(grammar_keys__are_none__of_a_place_that_is_not_there),
    };
    return cmocka_run_group_tests_name("grammar", tests, NULL, NULL);
}
