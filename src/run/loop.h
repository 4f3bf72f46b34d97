// run/loop.h - input → app → effects → paint
//
// The first screen is painted before the store is opened and before a story is
// parsed.  An event is stored before it is applied, and applied before its
// effect is shown; when the store says no, nothing is applied.
#ifndef RUN_LOOP_H
#define RUN_LOOP_H

#include <stdbool.h>

#include "core/err.h"
#include "run/front.h"
#include "run/library.h"
#include "store/store.h"

struct loop_options {
    const char *folder;  // the data folder
    const char *play;    // story id or file to begin at once, or NULL: the home screen
    const char *form;    // id, end of an id, or file of a form to go over; "": a check-up; or NULL
    bool has_seed;
    uint64_t seed;
    const char *store_path;   // NULL: the usual place; "": do not save
    const char *config_path;  // where settings are written; NULL: nowhere
    enum event_mode mode;
    struct languages *languages;  // borrowed; NULL: the source language only
};

// Run until the learner leaves or the front's other end is gone.  False with
// *err only when it could not begin; trouble on the way is told on a screen.
// *is_quick: the learner left by the quick exit.
bool loop_run(struct front *front, const struct settings *settings,
              const struct loop_options *options, bool *is_quick, struct err *err);

#endif
