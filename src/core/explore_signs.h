// core/explore_signs.h - fewest signs and least share of harmless messages on any way
//
// For stories without a loop.  The share is found exactly by Dinkelbach's
// method (Management Science 1967): least weighted way, then a better weight.
#ifndef CORE_EXPLORE_SIGNS_H
#define CORE_EXPLORE_SIGNS_H

#include "core/explore_graph.h"

// Fill x->signs_min and x->signs_min_step.  order: nodes from the start to the ends.
void explore_signs_fewest(const struct explore_graph *g, const uint32_t *order,
                          struct explore_ways *x);

// Fill x->harmless_min and x->harmless_min_step.
void explore_signs_harmless(const struct explore_graph *g, const uint32_t *order,
                            struct explore_ways *x);

#endif
