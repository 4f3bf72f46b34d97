// core/field.h - lines of "kind name=value …": the form of everything that is logged
//
// Values are percent-encoded where they need it, so that a line has no blank, no control
// character and no second meaning.
#ifndef CORE_FIELD_H
#define CORE_FIELD_H

#include <stdbool.h>
#include <stdint.h>

#include "core/str.h"

// Append " name=value".
void field_put_text(struct buf *out, const char *name, const char *value);
void field_put_number(struct buf *out, const char *name, uint64_t value);

// Decode a value into to[size], with a NUL; false when it is not one or does not fit.
bool field_get_text(struct str value, char *to, size_t size);

// A decimal number up to max.
bool field_get_number(struct str value, uint64_t max, uint64_t *to);

// The next word up to a blank; cut off the line.
struct str field_next_word(struct str *line);

// A word as name and value; false when it is no pair.
bool field_split(struct str word, struct str *name, struct str *value);

// Whether this name stands more than once among the words of a line.
bool field_is_twice(struct str line, struct str name);

#endif
