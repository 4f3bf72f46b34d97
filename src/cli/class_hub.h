// cli/class_hub.h - the hub of a class as a process of its own
//
// It outlives the teacher's terminal: an ssh line that drops does not end a class.
#ifndef CLI_CLASS_HUB_H
#define CLI_CLASS_HUB_H

#include <sys/types.h>

#include "class/hub.h"
#include "core/err.h"

// Start it; true with its process in *pid when it listens, else false with its own sentence in
// *err.  The store is opened by the new process.  Everything of the plan but its store is used.
bool class_hub_start(const struct hub_plan *plan, const char *store, pid_t *pid, struct err *err);

// Whether that process is gone; it is told apart from somebody else's only while it is ours.
bool class_hub_is_dead(pid_t pid);

#endif
