// core/rule_graph.h - rules about how a story hangs together
//
// What was not reached is reported only when all was walked.
#ifndef CORE_RULE_GRAPH_H
#define CORE_RULE_GRAPH_H

#include "core/rule_case.h"

// Scenes that do not end; needs no walk.
void rule_graph_no_end(const struct rule_case *c);

// Variables and people that nothing uses; needs no walk.
void rule_graph_unused(const struct rule_case *c);

// Scenes, steps and endings that nothing leads to.
void rule_graph_unreached(const struct rule_case *c);

// Conditions that never or always hold, replies never offered.
void rule_graph_conditions(const struct rule_case *c);

// Loops, and ways that are too long.
void rule_graph_loops(const struct rule_case *c);

// Days and stages that run back.
void rule_graph_order(const struct rule_case *c);

// More lost than there was.
void rule_graph_stake(const struct rule_case *c);

// A note when the walk was cut short.
void rule_graph_proven(const struct rule_case *c);

#endif
