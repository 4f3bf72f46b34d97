// report/check_json.h - what `wary check` found, for editors and other programs
//
//   {"wary-check": 1,
//    "files": [{"file": "a.yaml", "findings": [
//      {"id": "unknown-key", "severity": "error", "line": 3, "column": 5,
//       "sentence": "…", "hint": "…" or null}]}],
//    "errors": 1, "warnings": 0}
//
// The number after wary-check rises when a name or a meaning changes; names may
// be added.  Lines and columns count from 1, columns in characters.
#ifndef REPORT_CHECK_JSON_H
#define REPORT_CHECK_JSON_H

#include "core/finding.h"
#include "core/str.h"

enum { CHECK_JSON_VERSION = 1 };

struct check_json;

// An empty report; the caller frees it.
struct check_json *check_json_new(void);

// Add the findings of one file, in their order.
void check_json_add(struct check_json *c, struct str file, const struct findings *f);

// Append the report and a newline.
void check_json_put(const struct check_json *c, struct buf *out);

// Free it; NULL is fine.
void check_json_free(struct check_json *c);

#endif
