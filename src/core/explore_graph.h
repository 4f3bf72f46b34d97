// core/explore_graph.h - the states of a story and what the ways through them come to
//
// Node 0 is the start.  Figures that are added up along ways stay 0 where a
// loop would make them endless.
#ifndef CORE_EXPLORE_GRAPH_H
#define CORE_EXPLORE_GRAPH_H

#include "core/explore_range.h"
#include "core/explore_scc.h"
#include "core/scenario.h"

struct explore_node {
    uint32_t pc, day;
    uint32_t money;  // a `loses` that counts here: how much
    bool is_loss;    // a `loses` that counts here: money, documents or travel
};

struct explore_graph {
    const struct scenario *sc;         // borrowed
    const struct explore_node *nodes;  // borrowed
    struct explore_arcs arcs;
    bool wants_bounds;
};

// The fields of struct explore that speak of ways and loops.
struct explore_ways {
    bool has_loop, has_silent_loop, loses_before_sign, has_hook_sign;
    uint32_t loop_step, silent_step, loses_step;
    uint32_t longest_shown;
    uint64_t lost_max;
    struct explore_bounds bounds;
    uint32_t burst_max, burst_step;
    uint32_t signs_min, signs_min_step;
    double harmless_min;
    uint32_t harmless_min_step;
};

#endif
