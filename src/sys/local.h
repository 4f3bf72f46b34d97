// sys/local.h - sockets by path on one machine, and who is at the other end
//
// A socket lies in a folder that its owner alone may write to; both ends ask the kernel who the
// other is (SO_PEERCRED).  Never an abstract one: those have no permissions.
#ifndef SYS_LOCAL_H
#define SYS_LOCAL_H

#include <stdbool.h>
#include <sys/types.h>

#include "core/err.h"

// Whether the folder is a real one (no link) of this owner that nobody else may write to; a
// sentence with what to do when it is not.
bool local_is_safe(const char *dir, uid_t owner, struct err *err);

// Listen on this path, open to everybody who may enter its folder; not blocking.  What is
// there is replaced when it is a socket of ours that nobody listens on.  -1 with *err.
int local_listen(const char *path, struct err *err);

// Connect, not blocking.  The other end has to be `owner`.  -1 with *err.
int local_connect(const char *path, uid_t owner, struct err *err);

// Who is at the other end; false with *err when the kernel does not say.
bool local_peer(int fd, uid_t *uid, struct err *err);

#endif
