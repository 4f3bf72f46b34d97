// load/guard.h - what can be seen in the bytes of a file before libyaml reads them
#ifndef LOAD_GUARD_H
#define LOAD_GUARD_H

#include "core/finding.h"
#include "load/load.h"

// Whether these bytes may be parsed; findings say why not.  Size, emptiness,
// UTF-8, byte order mark, control and direction characters, tabs and no-break
// spaces where YAML wants spaces, `%` lines, depth of brackets.
bool guard_check(struct str bytes, const struct load_limits *limits, struct findings *findings);

// The place of a byte: line and column from 1, columns in code points.
struct place guard_place(struct str bytes, size_t at);

// "U+202E" for messages, into out[12].
void guard_name(struct str bytes, size_t at, char out[12]);

#endif
