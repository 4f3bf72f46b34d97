// sys/child.h - another program as a filter: bytes in, bytes out
#ifndef SYS_CHILD_H
#define SYS_CHILD_H

#include <stdbool.h>

#include "core/err.h"
#include "core/str.h"

// Run argv (searched in PATH, NULL at its end) with `in` as its input; what it
// prints is appended to *out.  False: ERR_SYSTEM with errnum ENOENT when there is
// no such program, else why it did not end well.
bool child_filter(const char *const *argv, struct str in, struct buf *out, struct err *err);

#endif
