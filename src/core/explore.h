// core/explore.h - every way through a story, once
//
// Breadth-first over (step, variables, what conditions ask about), with a cap
// on states.  Marks and checks count as state only where a condition names
// them: both answers are tried, each sign by itself.  Below the cap the answers
// are exact.
#ifndef CORE_EXPLORE_H
#define CORE_EXPLORE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/explore_range.h"
#include "core/scenario.h"

enum { EXPLORE_STATES_MAX = 200000 };

struct explore {
    bool is_capped;  // the bound was hit: "not reached" is then not proven
    uint32_t states;
    uint8_t *step_seen;               // per step: reached
    uint8_t *reply_seen;              // per reply: offered at least once
    uint8_t *choose_empty;            // per step: a choose that offered nothing in some state
    uint8_t *cond_true, *cond_false;  // per STEP_IF: seen so
    uint8_t *ending_seen;             // per ending
    bool has_loop;                    // a loop in which something is shown: no upper bound
    uint32_t loop_step;               // a step in it
    bool has_silent_loop;             // a loop without a choice: it would never come back
    uint32_t silent_step;
    uint32_t longest_shown;  // most lines, days among them, on one way, when there is no loop
    uint64_t lost_max;
    struct explore_bounds bounds;
    // First step from which the stage or the day runs back, or SCENARIO_NOWHERE,
    // and the step it leads to.
    uint32_t stage_back_step, stage_back_to;
    uint32_t day_back_step, day_back_to;
    uint32_t burst_max, burst_step;  // most incoming messages in a row on one day, and the last
    // Of the ways to a natural end of a scam, when there is no loop: fewest different signs (exact
    // up to 64 sign sets a state, else a lower bound), least share of harmless messages.
    uint32_t signs_min, signs_min_step;
    double harmless_min;
    uint32_t harmless_min_step;
    bool loses_before_sign;
    uint32_t loses_step;
    bool has_hook_sign;  // every way to an end shows a sign at or before the stage `hook`
};

// Walk it all, but for x.bounds.  The scenario has no structural error.
struct explore explore_run(const struct scenario *sc);

// The same with x.bounds.
struct explore explore_run_bounded(const struct scenario *sc);

// Free what it holds.
void explore_free(struct explore *x);

#endif
