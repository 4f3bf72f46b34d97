// report/graph.h - a story as a picture of its scenes, for other programs to draw
//
// Scenes stand in boxes by stage, with their day, their messages and the signs
// that they show; arrows are ways from one to the next, named by the replies.
#ifndef REPORT_GRAPH_H
#define REPORT_GRAPH_H

#include "core/registry.h"
#include "core/scenario.h"
#include "core/str.h"

typedef void graph_fn(const struct scenario *sc, const struct registry *reg, struct buf *out);

// Append the story as a Graphviz digraph.
graph_fn graph_dot;

// Append the story as a Mermaid flowchart.
graph_fn graph_mermaid;

#endif
