// class/link.h - a line to a hub that comes back by itself
//
// It never blocks and reads no clock: whoever has it waits for link_fd and link_timeout and
// calls link_step with the time.  A line that breaks is tried again after 0.5 s, doubling to
// 8 s, each a quarter longer or shorter by chance, so that a class does not come back all at
// once.  What was said while there was no line is not kept here: the learner's own log is.
#ifndef CLASS_LINK_H
#define CLASS_LINK_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "class/wire.h"

enum link_state {
    LINK_AWAY,      // no line; it is tried again
    LINK_GREETING,  // a line; not welcome yet
    LINK_HERE,
    LINK_REFUSED  // the hub said why, and there is no use in trying again
};

// What a link is told to do; all of it is borrowed for as long as it is open.
struct link_plan {
    const char *socket;
    uid_t owner;  // of the hub: whoever else answers there is hung up on
    void *ctx;
    // Say who this is: fill in a JOIN, TEACH or BOARD.
    void (*greet)(void *ctx, struct wire *out);
    // A message came.
    void (*hear)(void *ctx, const struct wire *w);
};

struct link;

// Nothing is tried before the first link_step.
struct link *link_open(const struct link_plan *plan);

// Connect, send, receive, whatever is possible at once; hear is called for what came.
void link_step(struct link *link, uint64_t now_ms);

// Say something; false when there is no line.
bool link_send(struct link *link, const struct wire *w);

// What to wait for: readable, -1 when there is no line; and at most so many milliseconds.
int link_fd(const struct link *link);
int link_timeout(const struct link *link, uint64_t now_ms);

enum link_state link_state(const struct link *link);

// Why it was refused or why there is no line, in words; "" while there is one.  And the hub's
// own word for it.
const char *link_why(const struct link *link);
const char *link_code(const struct link *link);

// Send what waits, as far as that is possible at once, and free it; NULL is fine.
void link_close(struct link *link);

#endif
