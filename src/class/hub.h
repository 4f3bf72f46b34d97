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

#include "class/wire.h"
#include "core/err.h"
#include "core/lesson.h"
#include "core/registry.h"
#include "core/scenario.h"
#include "store/store.h"
#include "sys/hash.h"

enum { HUB_ID = 24 };  // hex digits of a class; a learner's number makes a store's id of it

// What a class is.  All of it is borrowed for as long as the hub is open.
struct hub_plan {
    const char *socket;  // its path; the folder is the owner's
    char id[HUB_ID + 1];
    char code[WIRE_CODE + 1];
    char key[HASH_KEY];  // of the keyed hash that stands for a user
    const struct lesson *lesson;
    struct scenario *const *stories;  // of the lesson
    const struct buf *texts;          // of each story
    const struct registry *registry;
    struct store *store;
    bool is_one_account;  // the whole class is one user: no cap for each
};

struct hub;

// Listen, and go on from what the store has of this class.  NULL with *err.
struct hub *hub_open(const struct hub_plan *plan, struct err *err);

// Serve until the class is over, or SIGTERM or SIGINT comes.
void hub_run(struct hub *hub);

// Write what is left, close everything and remove the socket.  NULL is fine.
void hub_close(struct hub *hub);

// The store's id of learner n of a class, or of its own log (0).
void hub_store_id(const char *class_id, uint32_t learner, char out[STORE_ID_LEN + 1]);

#endif
