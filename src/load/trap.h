// load/trap.h - what chat text does to YAML, and what to type instead
//
// A YAML error names the parser's trouble, often at the wrong place.  This
// looks at the line and says in plain words what the author can do.
#ifndef LOAD_TRAP_H
#define LOAD_TRAP_H

#include "core/finding.h"
#include "core/str.h"

struct trap {
    const char *problem, *context;  // the parser's words
    struct place at, context_at;
};

// Add one finding for this error.
void trap_explain(struct str bytes, const struct trap *trap, struct findings *findings);

// Do what the finding says to what was typed there, so that the rest can be looked at: the file
// with that line mended, appended to *out, every other line where it was.  false: it says too
// little for that.
bool trap_mend(struct str bytes, const struct finding *one, struct buf *out);

#endif
