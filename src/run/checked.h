// run/checked.h - a story file with everything that is the matter with it
#ifndef RUN_CHECKED_H
#define RUN_CHECKED_H

#include "core/finding.h"
#include "core/lesson.h"
#include "core/registry.h"
#include "core/scenario.h"
#include "load/load.h"
#include "run/languages.h"

struct checked {
    struct scenario *sc;       // owned; NULL when nothing could be made of it
    struct lesson *lesson;     // owned; instead, when the file is a lesson
    struct findings findings;  // sorted by place
};

// Read, build and judge the file, beside its twin (the file of that name in the
// same folder, whose own faults are not told).  is_in_pack: the whole folder is
// judged, so a twin that is not there is told elsewhere.  False with *err when the
// file cannot be read; too big a one is a finding.  The story's hash is left empty:
// who plays it sets it.  The caller clears *out.
bool checked_load(const struct registry *reg, const char *file, const struct load_limits *limits,
                  bool is_in_pack, struct checked *out, struct err *err);

// Judge its translation into the language in use, too: findings are added.  A story
// written in that language is left alone.
void checked_translation(const struct registry *reg, const struct languages *l, struct checked *c);

// Whether it can be played.
bool checked_is_good(const struct checked *c);

// Free what it holds.
void checked_clear(struct checked *c);

#endif
