// sys/watch.h - whether a file has been saved since one looked last
//
// Editors write in place, or write beside it and rename: both are seen.  Where
// the system can tell (inotify), there is a descriptor to wait for; elsewhere one
// asks from time to time.
#ifndef SYS_WATCH_H
#define SYS_WATCH_H

#include <stdbool.h>
#include <stdint.h>

enum { WATCH_POLL_MS = 500 };  // how often to ask when there is no descriptor

struct watch {
    const char *path;  // borrowed
    int fd;            // to poll for reading; -1: there is none
    int64_t mtime_ns, size;
    uint64_t inode;
};

// Watch a file from now on, also one that is not there yet.  can_notify false: as
// on a system without inotify.
struct watch watch_open(const char *path, bool can_notify);

// Whether it is another file than at the last look, or than at the beginning; reads
// the descriptor empty.  One that is gone is no other file: it may come back.
bool watch_changed(struct watch *w);

// Close it.
void watch_close(struct watch *w);

#endif
