// report/diff.h - two versions of a story, and where open conversations would go on
//
// Every place at which a learner can pause in the older one, and where a session
// that rests there lands in the newer (core/carry.h).
#ifndef REPORT_DIFF_H
#define REPORT_DIFF_H

#include <stdbool.h>

#include "core/registry.h"
#include "core/scenario.h"
#include "core/str.h"

struct diff_count {
    unsigned same,
        moved;       // ways to resting places that land where they were, and those that do not
    bool is_capped;  // there were more ways than were looked at
};

// Append the comparison as text; places are named `file:line`, by scenario->file.
// Neither story has an error.
struct diff_count diff_put(const struct scenario *old, const struct scenario *now,
                           const struct registry *reg, struct buf *out);

#endif
