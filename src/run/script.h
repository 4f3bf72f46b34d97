// run/script.h - the front of the tests: inputs from a text, screens as text
//
// Words, separated by blanks: a character ("m", "1", "?"), a named key ("up
// down left right pgup pgdn home end enter esc tab backspace quick"),
// "resize:40x15", "click:ROW,COL", "dump"; "dump-all" as the first word dumps each
// screen that is shown.  "#" begins a comment.  Time passes
// at once: whenever the app waits for a message to come by itself, it comes.
#ifndef RUN_SCRIPT_H
#define RUN_SCRIPT_H

#include "run/front.h"

// A front that plays `script` (borrowed until it is closed) at this size and
// appends each dumped screen to *out (borrowed).
struct front script_open(struct str script, int rows, int cols, struct buf *out);

// Append the screen as it is now.
void script_dump(struct front *front);

// The word that could not be understood, or NULL.
const char *script_fault(const struct front *front);

#endif
