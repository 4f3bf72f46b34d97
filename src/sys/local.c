#include "sys/local.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { BACKLOG = 1024 };

bool local_is_safe(const char *dir, uid_t owner, struct err *err)
{
    struct stat st;
    if (lstat(dir, &st) != 0) {
        return err_sys(err, errno, dir);
    }
    if (!S_ISDIR(st.st_mode)) {
        return err_set(err, ERR_NET,
                       "%s: this is no folder (or a link to one); name the folder itself", dir);
    }
    if (st.st_uid != owner) {
        return err_set(err, ERR_NET,
                       "%s: the folder belongs to somebody else; whoever made it could read along",
                       dir);
    }
    if (st.st_mode & (S_IWGRP | S_IWOTH)) {
        return err_set(
            err, ERR_NET,
            "%s: others may write to this folder, and could put a socket of their own in "
            "it; say `chmod go-w` to it",
            dir);
    }
    return true;
}

static bool address_of(const char *path, struct sockaddr_un *out, struct err *err)
{
    size_t len = strlen(path);
    *out = (struct sockaddr_un){.sun_family = AF_UNIX};
    if (len >= sizeof out->sun_path) {
        return err_set(err, ERR_NET, "the path is too long for a socket; use a shorter folder");
    }
    memcpy(out->sun_path, path, len + 1);
    return true;
}

static int connect_to(const struct sockaddr_un *to)
{
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd >= 0 && connect(fd, (const struct sockaddr *)to, sizeof *to) != 0) {
        int why = errno;
        (void)close(fd);
        errno = why;
        return -1;
    }
    return fd;
}

// A socket that a dead hub of ours has left behind goes; anything else stays.
static bool make_room(const struct sockaddr_un *at, struct err *err)
{
    struct stat st;
    if (lstat(at->sun_path, &st) != 0) {
        return errno == ENOENT || err_sys(err, errno, at->sun_path);
    }
    if (!S_ISSOCK(st.st_mode) || st.st_uid != geteuid()) {
        return err_set(err, ERR_NET, "%s: something else is there already", at->sun_path);
    }
    int fd = connect_to(at);
    if (fd >= 0 || errno != ECONNREFUSED) {
        (void)(fd >= 0 && close(fd));
        return err_set(err, ERR_NET, "%s: a class is running here already", at->sun_path);
    }
    return unlink(at->sun_path) == 0 || err_sys(err, errno, at->sun_path);
}

int local_listen(const char *path, struct err *err)
{
    struct sockaddr_un at;
    if (!address_of(path, &at, err) || !make_room(&at, err)) {
        return -1;
    }
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    mode_t had = umask(0077);
    bool ok = fd >= 0 && bind(fd, (const struct sockaddr *)&at, sizeof at) == 0;
    (void)umask(had);
    // Who may come in is decided by the folder, the code and the user id.
    ok = ok && chmod(path, 0666) == 0 && listen(fd, BACKLOG) == 0;
    if (!ok) {
        (void)err_sys(err, errno, path);
        (void)(fd >= 0 && close(fd));
        return -1;
    }
    return fd;
}

int local_connect(const char *path, uid_t owner, struct err *err)
{
    struct sockaddr_un to;
    uid_t uid;
    if (!address_of(path, &to, err)) {
        return -1;
    }
    int fd = connect_to(&to);
    if (fd < 0) {
        (void)err_sys(err, errno, path);
        return -1;
    }
    bool ok = local_peer(fd, &uid, err) &&
              (uid == owner || err_set(err, ERR_NET, "%s: somebody else answers here", path));
    if (!ok) {
        (void)close(fd);
        return -1;
    }
    return fd;
}

bool local_peer(int fd, uid_t *uid, struct err *err)
{
    struct ucred who;
    socklen_t size = sizeof who;
    bool ok = getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &size) == 0;
    *uid = ok ? who.uid : (uid_t)-1;
    return ok || err_sys(err, errno, "SO_PEERCRED");
}
