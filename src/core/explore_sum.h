// core/explore_sum.h - figures over all ways through the states of a story
//
// The states and the arcs between them are known.  Loops are found first; what
// is added up along ways is only asked for where no loop would make it endless.
#ifndef CORE_EXPLORE_SUM_H
#define CORE_EXPLORE_SUM_H

#include "core/explore_graph.h"

// The figures of this graph.
struct explore_ways explore_sum_ways(const struct explore_graph *g);

#endif
