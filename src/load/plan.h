// load/plan.h - a tree as a lesson
#ifndef LOAD_PLAN_H
#define LOAD_PLAN_H

#include "core/lesson.h"
#include "load/build.h"

// Build it from a tree with the key `wary-lesson`; findings say what is the matter with it.
void plan_fill(struct build *b, const struct node *root, struct lesson *out);

#endif
