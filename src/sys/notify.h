// sys/notify.h - a descriptor that has something to read when a folder changes
//
// Two files define it: notify_inotify.c on Linux, notify_none.c elsewhere.
#ifndef SYS_NOTIFY_H
#define SYS_NOTIFY_H

// For the folder of this file, without blocking; -1 when the system cannot.
int notify_open(const char *path);

#endif
