// core/explore_pack.h - one state of a story, unpacked to work on and packed to keep
//
// Packed, a state is plan-sized words in which facts that nobody can ask for
// any more are zero: two states that differ in nothing that matters are one.
#ifndef CORE_EXPLORE_PACK_H
#define CORE_EXPLORE_PACK_H

#include "core/explore_plan.h"

struct explore_world {
    uint32_t pc, day;
    uint32_t effects[CHECKS];  // what a check would do now, index into the plan's effects
    uint8_t vars[SCENARIO_VARS_MAX];
    uint64_t lost;
    uint64_t shown, marked;  // signs that a condition names
    uint32_t checked;
    uint32_t acted;                     // bit a check kind: the effect in force was had
    uint64_t *visited, *chosen, *paid;  // bit sets: scenes, replies, the plan's losses
};

// The sets of a world, empty, in the arena.
struct explore_world explore_pack_world(const struct explore_plan *p, struct arena *arena);

// Words of a packed state.
uint32_t explore_pack_words(const struct explore_plan *p);

// Pack w into explore_pack_words() zeroed places.
void explore_pack_put(const struct explore_plan *p, struct explore_world *w, uint64_t *words);

// Unpack into w, whose sets stay where they are.
void explore_pack_get(const struct explore_plan *p, const uint64_t *words, struct explore_world *w);

#endif
