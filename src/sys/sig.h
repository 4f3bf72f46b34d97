// sys/sig.h - signals as bytes in a pipe, so that one poll sees everything
#ifndef SYS_SIG_H
#define SYS_SIG_H

#include <stdbool.h>

#include "core/err.h"

// Catch SIGWINCH SIGTERM SIGHUP SIGINT SIGTSTP SIGCONT; ignore SIGPIPE.
bool sig_open(struct err *err);

// Put the old handlers back.
void sig_close(void);

// The descriptor to poll for reading.
int sig_fd(void);

// The next signal that has come, or 0.
int sig_next(void);

// Stop this process as Ctrl-Z would, with the default handler; returns when it goes on.
void sig_stop(void);

#endif
