// core/explore_set.h - packed states, each once, numbered as they came
//
// A hash set with open addressing; begins as {.width, .max}.
#ifndef CORE_EXPLORE_SET_H
#define CORE_EXPLORE_SET_H

#include <stddef.h>
#include <stdint.h>

#define EXPLORE_SET_FULL UINT32_MAX

struct explore_set {
    uint32_t width;  // words of a state
    uint32_t max;    // states that it may hold
    uint32_t count;
    uint64_t *words;  // owned
    size_t word_cap;
    uint32_t *slots;  // owned: state + 1, or 0
    size_t slot_count;
};

// The number of this state, new or not; EXPLORE_SET_FULL when it is new and
// there is no room.
uint32_t explore_set_add(struct explore_set *st, const uint64_t *words);

// The words of state i, borrowed until the next one is added.
const uint64_t *explore_set_at(const struct explore_set *st, uint32_t i);

// Free what it holds.
void explore_set_clear(struct explore_set *st);

#endif
