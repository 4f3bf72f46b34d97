// core/explore_scc.h - the parts of a graph in which every node reaches every other
//
// Nodes are numbers; arcs lie in one array, those of node n from from[n] to
// from[n + 1].  Parts are numbered against the arcs: an arc that leaves part a
// for part b has a > b, so ascending numbers run from the ends to the start.
#ifndef CORE_EXPLORE_SCC_H
#define CORE_EXPLORE_SCC_H

#include <stdbool.h>
#include <stdint.h>

struct explore_arcs {
    uint32_t count;        // nodes
    const uint32_t *from;  // count + 1 offsets into `to`
    const uint32_t *to;
};

// Fill part[] with the part of each node; returns how many there are.  Arcs out
// of a node with a flag in `cut` are left out; cut may be NULL.
uint32_t explore_scc_parts(const struct explore_arcs *g, const uint8_t *cut, uint32_t *part);

// Fill looped[] with whether each node lies on a loop; parts as found above.
void explore_scc_loops(const struct explore_arcs *g, const uint8_t *cut, const uint32_t *part,
                       uint8_t *looped);

// Fill order[] with the nodes by ascending part.
void explore_scc_order(const uint32_t *part, uint32_t count, uint32_t parts, uint32_t *order);

#endif
