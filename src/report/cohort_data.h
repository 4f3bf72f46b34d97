// report/cohort_data.h - a class for other programs
//
// Fewer than COHORT_LEARNERS_MIN learners: no figures, only how many there are.
#ifndef REPORT_COHORT_DATA_H
#define REPORT_COHORT_DATA_H

#include "core/cohort.h"
#include "core/str.h"

enum { COHORT_DATA_VERSION = 1 };

// Append it as one JSON object: {"wary-class": 1, "learners": …, "signs": […]}.
void cohort_data_json(const struct cohort *c, const struct registry *reg, struct buf *out);

// Append it as CSV (RFC 4180): a head line and one row a sign.
void cohort_data_csv(const struct cohort *c, const struct registry *reg, struct buf *out);

#endif
