// load/line.h - one message of a story, with its signs and look-alikes
#ifndef LOAD_LINE_H
#define LOAD_LINE_H

#include "load/story.h"

// The message that this step is; `cast` is the entry of the map that names who speaks.
struct message *line_build(struct story_build *s, const struct node *step, uint32_t cast_entry);

// The keys that may stand beside a message, and how many.
extern const char *const line_keys[];
extern const size_t line_key_count;

#endif
