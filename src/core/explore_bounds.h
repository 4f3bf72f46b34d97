// core/explore_bounds.h - least and most of what natural ways through a story come to
//
// For stories without a loop: exact, by one pass from the start to the ends.
#ifndef CORE_EXPLORE_BOUNDS_H
#define CORE_EXPLORE_BOUNDS_H

#include "core/explore_graph.h"

// Fill x->bounds.  order: nodes from the start to the ends.
void explore_bounds(const struct explore_graph *g, const uint32_t *order, struct explore_ways *x);

#endif
