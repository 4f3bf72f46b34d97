#include "core/grammar.h"

#include "core/base.h"

const struct grammar_key grammar_table[] = {
#define GRAMMAR(place, key, type, is_needed, says)                                                 \
    {GRAMMAR_##place, key, GRAMMAR_IS_##type, is_needed, says},
#include "core/grammar.def"
#undef GRAMMAR
};

const size_t grammar_count = COUNT_OF(grammar_table);

static const char *const keys[] = {
#define GRAMMAR(place, key, type, is_needed, says) key,
#include "core/grammar.def"
#undef GRAMMAR
};

size_t grammar_first(enum grammar_place place)
{
    size_t i = 0;
    while (i < grammar_count && grammar_table[i].place != place) {
        i++;
    }
    return i;
}

const char *const *grammar_keys(enum grammar_place place, size_t *count)
{
    size_t first = grammar_first(place), n = 0;
    while (first + n < grammar_count && grammar_table[first + n].place == place) {
        n++;
    }
    *count = n;
    return keys + first;
}
