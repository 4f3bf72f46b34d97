// run/host.h - the teacher's screen: who is where, pauses, votes
#ifndef RUN_HOST_H
#define RUN_HOST_H

#include <sys/types.h>

#include "core/lesson.h"
#include "core/registry.h"
#include "run/front.h"

// All of it is borrowed.
struct host_plan {
    const char *socket;
    uid_t owner;
    const struct registry *registry;
    const struct lesson *lesson;  // for the questions; NULL: not known here
    bool is_board;                // not to teach: what is shown to the class
    // Called when there is no line: start the hub again if it has died; may be NULL.
    void (*revive)(void *ctx);
    void *ctx;
};

// Run until the teacher leaves or the front's other end is gone; *is_over: the class has ended.
bool host_run(struct front *front, const struct settings *settings, const struct host_plan *plan,
              bool *is_over, bool *is_quick, struct err *err);

#endif
