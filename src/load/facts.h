// load/facts.h - the registry's files: signs, sources, families, names, regions
#ifndef LOAD_FACTS_H
#define LOAD_FACTS_H

#include "core/registry.h"
#include "load/build.h"

// Add what this file holds to the registry; its kind is told by its first key.
void facts_add(struct build *b, const struct node *root, struct registry *reg);

#endif
