// load/region.h - a region's file: its money and its help lines
#ifndef LOAD_REGION_H
#define LOAD_REGION_H

#include "core/registry.h"
#include "load/build.h"

// Add the region to the registry; one with the same id is replaced in place.
void region_add(struct build *b, const struct node *root, struct registry *reg);

// "2026-11-23" or "never": the day on which a page was read.  One that has a
// url must have a day.
struct str region_checked(struct build *b, const struct node *map);

#endif
