// load/scene.h - scenes and their steps, flattened
//
//   if:   IF(cond, else) then…  JUMP(behind)  else…
//   choose: replies in scenario->replies; each knows the step where it goes on
#ifndef LOAD_SCENE_H
#define LOAD_SCENE_H

#include "load/story.h"

// Build all scenes of this map into s->sc.
void scene_fill(struct story_build *s, const struct node *scenes);

#endif
