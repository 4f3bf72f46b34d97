// run/venue.h - where classes are on this machine: one folder each, the teacher's own
//
// Under $WARY_CLASSES, or /run/wary where an administrator made that (3775, so that nobody
// removes another's), else in /tmp under a name with 128 bits of chance.  The folder is 0711:
// who knows it may reach the socket in it, and only the owner may put one there.
#ifndef RUN_VENUE_H
#define RUN_VENUE_H

#include <stdbool.h>
#include <sys/types.h>

#include "core/err.h"

enum { VENUE_PATH_MAX = 80, VENUES_MAX = 64 };  // a socket's path has 108 bytes

struct venue {
    char folder[VENUE_PATH_MAX];
    char socket[VENUE_PATH_MAX + 10];
    char id[25];  // of the class: 24 hex digits, also at the end of the folder's name
    uid_t owner;
};

// Make the folder of a new class.
bool venue_make(struct venue *out, struct err *err);

// Remove it, with whatever is left in it of a hub.
void venue_remove(const struct venue *venue);

// The classes that run now, at most `max`; owner: of this user only, or (uid_t)-1.  A folder
// that is not what it says (a link, open to others, of another user) is passed over.
size_t venue_list(uid_t owner, struct venue *out, size_t max);

#endif
