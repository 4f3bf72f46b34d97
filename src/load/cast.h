// load/cast.h - who writes, in a story and in a form
#ifndef LOAD_CAST_H
#define LOAD_CAST_H

#include "load/draft.h"

// Build `cast` of the root into d->sc.
void cast_fill(struct draft *d, const struct node *root);

#endif
