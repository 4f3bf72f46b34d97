// report/profile_data.h - a profile for other programs
#ifndef REPORT_PROFILE_DATA_H
#define REPORT_PROFILE_DATA_H

#include "core/profile.h"
#include "core/registry.h"
#include "core/sitting.h"
#include "core/str.h"

enum { PROFILE_DATA_VERSION = 1 };

// Check-ups beside the conversations; may be none.
struct profile_data_sittings {
    const struct sitting_past *list;
    size_t count;
};

// Append it as one JSON object: {"wary-progress": 1, "conversations": …, "signs": […],
// "check_ups": […]}.  What is not defined is left out.
void profile_data_json(const struct profile *p, struct profile_data_sittings sittings,
                       const struct registry *reg, struct buf *out);

// Append it as CSV (RFC 4180): a head line and one row a sign that was met.
void profile_data_csv(const struct profile *p, const struct registry *reg, struct buf *out);

#endif
