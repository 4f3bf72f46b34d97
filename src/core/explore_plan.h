// core/explore_plan.h - what a story's conditions can ask about, and where
//
// A fact is state only where a condition that can still be reached asks for
// it.  Facts have slots: variables 0.., marks 64.., checks 128.., lost, then
// the scenes and the replies that some condition names.
#ifndef CORE_EXPLORE_PLAN_H
#define CORE_EXPLORE_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "core/explore_scc.h"
#include "core/scenario.h"

enum {
    EXPLORE_SLOT_MARKS = 64,
    EXPLORE_SLOT_CHECKS = 128,
    EXPLORE_SLOT_LOST = EXPLORE_SLOT_CHECKS + CHECKS,
    EXPLORE_SLOT_NAMES = 192,
};

struct explore_plan {
    const struct scenario *sc;            // borrowed
    struct arena arena;                   // owns everything below
    struct explore_arcs flow;             // step to step, conditions ignored
    uint32_t *part;                       // per step
    uint8_t *looped;                      // per step: lies on a loop of `flow`
    uint32_t *scenes, *replies;           // that a condition names
    uint32_t *scene_slots, *reply_slots;  // per scene, reply: its slot, or SCENARIO_NOWHERE
    uint32_t scene_count, reply_count;
    uint32_t *losses;  // `loses` steps on a loop: whether one has counted is state
    uint32_t loss_count;
    uint64_t marks;           // signs that a condition names
    uint32_t checks;          // check kinds that a condition names
    struct assigns *effects;  // what results do to variables; 0 does nothing
    uint32_t effect_count;
    uint32_t *effect_of;              // per scene and check kind: the effect, or SCENARIO_NOWHERE
    uint64_t effect_vars[CHECKS];     // variables that a check of this kind may change
    uint8_t tops[SCENARIO_VARS_MAX];  // a value above it is as good as the top itself
    uint32_t slot_words;
    uint64_t *live;  // per part of `flow`, slot_words each
};

// Plan this story.  The caller clears it.
void explore_plan_init(struct explore_plan *p, const struct scenario *sc);

// The slots that a condition reachable from this step asks for: slot_words words.
const uint64_t *explore_plan_live(const struct explore_plan *p, uint32_t step);

// The variables, as bits, that some condition of the story asks for.
uint64_t explore_plan_vars_read(const struct scenario *sc);

// Free what it holds.
void explore_plan_clear(struct explore_plan *p);

#endif
