#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "core/str.h"
#include "sys/notify.h"

// The folder, not the file: many editors put a new file in its place.
int notify_open(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct buf folder = {0};
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    buf_fmt(&folder, "%.*s", slash ? (int)(slash - path + 1) : 1, slash ? path : ".");
    if (fd >= 0 && inotify_add_watch(fd, folder.ptr, IN_CLOSE_WRITE | IN_MOVED_TO) < 0) {
        (void)close(fd);
        fd = -1;
    }
    buf_free(&folder);
    return fd;
}
