// core/explore_sum.h - figures over all ways through the states of a story
//
// The states and the arcs between them are known.  Loops are found first; what
// is added up along ways is only asked for where no loop would make it endless.
#ifndef CORE_EXPLORE_SUM_H
#define CORE_EXPLORE_SUM_H

#include "core/explore.h"
#include "core/explore_scc.h"

struct explore_node {
    uint32_t pc, day;
    uint32_t money;  // a `loses` that counts here: how much
    bool is_loss;    // a `loses` that counts here: money, documents or travel
};

struct explore_graph {
    const struct scenario *sc;         // borrowed
    const struct explore_node *nodes;  // borrowed; node 0 is the start
    struct explore_arcs arcs;
};

// Fill the figures of x that speak of ways and loops.
void explore_sum_ways(const struct explore_graph *g, struct explore *x);

#endif
