// run/class_store.h - a class from what its hub has kept
#ifndef RUN_CLASS_STORE_H
#define RUN_CLASS_STORE_H

#include "core/cohort.h"
#include "run/library.h"

// Whether this file is a store of wary in which a class is.
bool class_store_is_one(const char *path);

// Fold the conversations of its learners that came to a judgement; those of somebody who was
// taken off the list count, too.  False with *err when it cannot be read.
bool class_store_fold(struct library *lib, const char *path, struct cohort *out, struct err *err);

#endif
