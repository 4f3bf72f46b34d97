// core/counterpart.h - what stands in a newer version of a story for what stood in an older one
//
// Found by names and words, never by place: a scene by its id or by `renamed`; a
// question by the replies that it offers; a reply by its id or its words; a line
// by its words, or by the most similar one of the same sender in its scene.
// Where two would do, neither does.
#ifndef CORE_COUNTERPART_H
#define CORE_COUNTERPART_H

#include "core/scenario.h"

struct counterpart {
    const struct scenario *old, *now;  // borrowed
    // By index into `old`, owned: the index into `now`, or SCENARIO_NOWHERE.
    uint32_t *scenes, *steps, *replies;  // steps: messages, notes and chooses only
};

// Compare two versions.  Neither has an error.
struct counterpart counterpart_of(const struct scenario *old, const struct scenario *now);

// Free what it holds.
void counterpart_free(struct counterpart *c);

// How alike two texts are: 0 nothing in common, 100 the same letters (Dice's
// coefficient over pairs of neighbouring bytes, in percent; Adamson and Boreham,
// Information Storage and Retrieval 10, 1974).  Long texts by their beginnings.
unsigned counterpart_alike(struct str a, struct str b);

// How alike two scenes are: lines and replies that stand in both, in percent.
unsigned counterpart_scenes_alike(const struct scenario *old, uint32_t a,
                                  const struct scenario *now, uint32_t b);

#endif
