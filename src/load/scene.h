// load/scene.h - the scenes of a story, and what checks find in them
#ifndef LOAD_SCENE_H
#define LOAD_SCENE_H

#include "load/draft.h"

// Build all scenes of this map into d->sc.
void scene_fill(struct draft *d, const struct node *scenes);

// The same of the items of a form.
void scene_fill_items(struct draft *d, const struct node *items);

#endif
