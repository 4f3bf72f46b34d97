// class/hub.h - the process that a class runs in: one socket, one store, many learners
//
// A learner sends the lines of their own log; each is checked as a session checks it, kept with
// others in one commit, and acknowledged only when it is on the disk.  What everybody is told
// (STATE) is a whole picture with a revision, so that a slow line may skip to the newest.  The
// store has one session for the class's own log (roll.h) and one for each learner: a hub that
// was killed goes on from there.
//
// Limits: connections in all and from one user, lines a second, unacknowledged lines, bytes that
// wait to be sent; the numbers stand in hub_state.h.
#ifndef CLASS_HUB_H
#define CLASS_HUB_H

#include "class/hub_plan.h"

struct hub;

// Listen, and go on from what the store has of this class.  NULL with *err.
struct hub *hub_open(const struct hub_plan *plan, struct err *err);

// Serve until the class is over, or SIGTERM or SIGINT comes.
void hub_run(struct hub *hub);

// Write what is left, close everything and remove the socket.  NULL is fine.
void hub_close(struct hub *hub);

#endif
