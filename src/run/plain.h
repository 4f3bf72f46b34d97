// run/plain.h - the linear front: lines out, lines in, nothing drawn
//
// For screen readers, pipes and dumb terminals.  Append only: no escape
// sequence is ever sent.  It prints the same docs as the full screen.
#ifndef RUN_PLAIN_H
#define RUN_PLAIN_H

#include <stdio.h>

#include "run/front.h"

// A front over these two streams (borrowed).  is_mute: never asks, so the first
// question ends it.
struct front plain_open(FILE *in, FILE *out, bool is_mute);

// The doc as plain lines from item `from` on, appended to out: what the front
// prints, for tests and for `wary report`.
void plain_put(const struct doc *d, size_t from, struct buf *out);

#endif
