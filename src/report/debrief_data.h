// report/debrief_data.h - one conversation's debrief for other programs
#ifndef REPORT_DEBRIEF_DATA_H
#define REPORT_DEBRIEF_DATA_H

#include "core/session.h"
#include "core/str.h"

enum { DEBRIEF_DATA_VERSION = 1 };

// Append it as one JSON object: {"wary-report": 1, "story": …, "score": {…}, "signs": […]}.
// What is not defined is left out.  Only for judged sessions.
void debrief_data_json(const struct session *s, struct buf *out);

// Append it as CSV (RFC 4180): a head line and one row a sign that was shown.
void debrief_data_csv(const struct session *s, struct buf *out);

#endif
