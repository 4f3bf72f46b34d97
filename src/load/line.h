// load/line.h - one message of a story, with its signs and look-alikes
#ifndef LOAD_LINE_H
#define LOAD_LINE_H

#include "load/draft.h"

// The message that this step is; `entry` is the entry of the map that names who
// speaks.  Never NULL.
struct message *line_build(struct draft *d, const struct node *step, uint32_t entry);

// Whether this key may stand beside a message.
bool line_is_key(struct str key);

#endif
