#include "core/explore_set.h"

#include <string.h>

#include "core/mem.h"

static uint64_t hash_words(const uint64_t *words, uint32_t n)
{
    uint64_t h = UINT64_C(0x9E3779B97F4A7C15);
    for (uint32_t i = 0; i < n; i++) {
        h = (h ^ words[i]) * UINT64_C(0xD6E8FEB86659FD93);
        h ^= h >> 32;
    }
    return h;
}

const uint64_t *explore_set_at(const struct explore_set *st, uint32_t i)
{
    return st->words + (size_t)i * st->width;
}

// Where this state is, or where it would go.
static size_t find_slot(const struct explore_set *st, const uint64_t *words)
{
    size_t mask = st->slot_count - 1, at = hash_words(words, st->width) & mask;
    size_t bytes = st->width * sizeof *words;
    while (st->slots[at] && memcmp(explore_set_at(st, st->slots[at] - 1), words, bytes) != 0) {
        at = (at + 1) & mask;
    }
    return at;
}

static void grow_slots(struct explore_set *st)
{
    mem_free(st->slots);
    st->slot_count = st->slot_count ? 2 * st->slot_count : 1024;
    st->slots = mem_new(st->slot_count, sizeof *st->slots);
    for (uint32_t i = 0; i < st->count; i++) {
        st->slots[find_slot(st, explore_set_at(st, i))] = i + 1;
    }
}

uint32_t explore_set_add(struct explore_set *st, const uint64_t *words)
{
    if (2 * (size_t)st->count + 2 > st->slot_count) {
        grow_slots(st);
    }
    size_t slot = find_slot(st, words);
    if (st->slots[slot] == 0) {
        if (st->count == st->max) {
            return EXPLORE_SET_FULL;
        }
        size_t need = ((size_t)st->count + 1) * st->width;
        st->words = mem_grow(st->words, &st->word_cap, need, sizeof *st->words);
        memcpy(st->words + (size_t)st->count * st->width, words, st->width * sizeof *words);
        st->slots[slot] = ++st->count;
    }
    return st->slots[slot] - 1;
}

void explore_set_clear(struct explore_set *st)
{
    mem_free(st->words);
    mem_free(st->slots);
    *st = (struct explore_set){0};
}
