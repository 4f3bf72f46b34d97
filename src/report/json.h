// report/json.h - what the reports for other programs share of JSON
#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include <jansson.h>

#include "core/str.h"

// Put a value into an object, which takes it over.
void json_put(json_t *o, const char *key, json_t *value);

// A string of these bytes, which are UTF-8 already.
json_t *json_text(struct str s);

// Append the object, two blanks a level, six digits a number, and a line's end; it is freed.
void json_finish(json_t *o, struct buf *out);

#endif
