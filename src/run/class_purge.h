// run/class_purge.h - what classes have left behind, deleted
#ifndef RUN_CLASS_PURGE_H
#define RUN_CLASS_PURGE_H

#include <stddef.h>
#include <stdint.h>

enum { CLASS_PURGE_DAYS = 30 };  // that a class is kept; see wary(1)

// Delete the outboxes of this folder: what this user did in classes.  One that is in use stays.
size_t class_purge_outboxes(const char *folder);

// Delete the stores of classes of this folder that were changed last more than
// CLASS_PURGE_DAYS before now (seconds since 1970); returns how many.
size_t class_purge_old(const char *folder, int64_t now_s);

#endif
