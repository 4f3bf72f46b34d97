// load/guard.h - what can be seen in the bytes of a file before libyaml reads them
#ifndef LOAD_GUARD_H
#define LOAD_GUARD_H

#include <stdbool.h>
#include <stddef.h>

#include "core/finding.h"
#include "core/str.h"
#include "core/text.h"

// Whether these bytes may be parsed; findings say why not.  Size, emptiness,
// UTF-8, byte order mark, control and direction characters, tabs and no-break
// spaces where YAML wants spaces, `%` lines, depth of brackets.
bool guard_check(struct str bytes, size_t bytes_max, struct findings *findings);

// Whether there is nothing but blanks and comments.
bool guard_is_blank(struct str bytes);

// How many bytes at the front are plain: printable ASCII, line breaks and tabs.
size_t guard_plain(struct str s);

// A finding at `at` for this fault of text_check at byte `i` of s.
void guard_tell(struct str s, size_t i, enum text_fault fault, struct place at,
                struct findings *findings);

#endif
