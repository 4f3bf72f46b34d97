#include "sys/watch.h"

#include <sys/stat.h>
#include <unistd.h>

#include "sys/notify.h"

static bool look(struct watch *w)
{
    struct stat st;
    if (stat(w->path, &st) != 0) {
        return false;
    }
    int64_t mtime_ns = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
    bool is_other = mtime_ns != w->mtime_ns || st.st_size != w->size || st.st_ino != w->inode;
    w->mtime_ns = mtime_ns;
    w->size = st.st_size;
    w->inode = st.st_ino;
    return is_other;
}

struct watch watch_open(const char *path, bool can_notify)
{
    struct watch w = {.path = path, .fd = can_notify ? notify_open(path) : -1};
    (void)look(&w);
    return w;
}

bool watch_changed(struct watch *w)
{
    char news[4096];
    while (w->fd >= 0 && read(w->fd, news, sizeof news) > 0) {
    }
    return look(w);
}

void watch_close(struct watch *w)
{
    if (w->fd >= 0) {
        (void)close(w->fd);
    }
    w->fd = -1;
}
