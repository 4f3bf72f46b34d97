#include "run/class_purge.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/str.h"
#include "store/store.h"
#include "sys/file.h"

struct sweep {
    const char *folder;
    int64_t now_s;
    size_t count;
};

static bool is_used(int fd)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
#ifdef F_OFD_SETLK
    return fcntl(fd, F_OFD_SETLK, &whole) != 0;
#else
    return fcntl(fd, F_SETLK, &whole) != 0;
#endif
}

static bool on_outbox(void *ctx, const char *name)
{
    struct sweep *s = ctx;
    struct buf path = {0};
    buf_fmt(&path, "%s/%s", s->folder, name);
    int fd = open(buf_text(&path), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (fd >= 0) {
        s->count += !is_used(fd) && unlink(buf_text(&path)) == 0;
        (void)close(fd);
    }
    buf_free(&path);
    return true;
}

size_t class_purge_outboxes(const char *folder)
{
    struct sweep s = {.folder = folder};
    (void)file_each(folder, ".ndjson", on_outbox, &s, NULL);
    return s.count;
}

static bool on_store(void *ctx, const char *name)
{
    struct sweep *s = ctx;
    struct buf path = {0};
    struct stat st;
    buf_fmt(&path, "%s/%s", s->folder, name);
    bool is_old = lstat(buf_text(&path), &st) == 0 &&
                  s->now_s - (int64_t)st.st_mtime > (int64_t)CLASS_PURGE_DAYS * 86400;
    s->count += is_old && store_sqlite_destroy(buf_text(&path), NULL);
    buf_free(&path);
    return true;
}

size_t class_purge_old(const char *folder, int64_t now_s)
{
    struct sweep s = {.folder = folder, .now_s = now_s};
    (void)file_each(folder, ".db", on_store, &s, NULL);
    return s.count;
}
