// run/front.h - a screen that can be swapped: curses, plain lines, a script
//
// The loop hands over the app and gets inputs back; it never knows which front
// it has.  A front owns its own state and is closed by whoever opened it.
#ifndef RUN_FRONT_H
#define RUN_FRONT_H

#include <stdbool.h>

#include "core/err.h"
#include "view/app.h"

struct front {
    void *impl;  // the front's own
    bool is_plain;
    bool is_live;  // things happen by themselves: a linear front waits for them, too
    int watch_fd;  // when it has something to read, wait gives INPUT_TICK; 0: none
    int signal;    // what made wait give up: SIGINT, SIGTERM, SIGHUP; 0: the other end is gone
    // Show what the app says now.
    void (*show)(struct front *front, struct app *app);
    // Wait for an input, at most timeout_ms (-1: for ever).  False: the other
    // end is gone, or a signal said stop; save and leave.
    bool (*wait)(struct front *front, struct app *app, int timeout_ms, struct input *in);
    // Leave the terminal as it was; quick: clear screen and scrollback too.
    void (*close)(struct front *front, bool is_quick);
    // Whether the other end can show this text; may be NULL: yes.
    bool (*can_show)(struct front *front, const char *text);
    // Stop (Ctrl-Z) and come back; may be NULL.
    void (*suspend)(struct front *front);
};

#endif
