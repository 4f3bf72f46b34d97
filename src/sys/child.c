#include "sys/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

enum { READ_END, WRITE_END, PIECE = 4096 };

extern char **environ;

static void shut(int *fd)
{
    if (*fd >= 0) {
        (void)close(*fd);
        *fd = -1;
    }
}

// Write what there is, without waiting; closes the end when all is written.
static void feed(int *fd, struct str *in)
{
    ssize_t n = in->len ? write(*fd, in->ptr, in->len < PIECE ? in->len : PIECE) : 0;
    if (n < 0 && errno != EINTR && errno != EAGAIN) {
        in->len = 0;  // it wants no more
    } else if (n > 0) {
        *in = str_part(*in, (size_t)n, in->len);
    }
    if (in->len == 0) {
        shut(fd);
    }
}

static void drink(int *fd, struct buf *out)
{
    char piece[PIECE];
    ssize_t n = read(*fd, piece, sizeof piece);
    if (n > 0) {
        buf_put(out, piece, (size_t)n);
    } else if (n == 0 || errno != EINTR) {
        shut(fd);
    }
}

static void pass(int to, int from, struct str in, struct buf *out)
{
    while (to >= 0 || from >= 0) {
        struct pollfd fds[2] = {{.fd = to, .events = POLLOUT}, {.fd = from, .events = POLLIN}};
        if (poll(fds, 2, -1) < 0 && errno != EINTR) {
            break;
        }
        if (to >= 0 && fds[0].revents) {
            feed(&to, &in);
        }
        if (from >= 0 && fds[1].revents) {
            drink(&from, out);
        }
    }
    shut(&to);
    shut(&from);
}

static int start(const char *const *argv, int in, int out, pid_t *pid)
{
    posix_spawn_file_actions_t files;
    (void)posix_spawn_file_actions_init(&files);
    (void)posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
    (void)posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    int code = posix_spawnp(pid, argv[0], &files, NULL, (char *const *)(uintptr_t)argv, environ);
    (void)posix_spawn_file_actions_destroy(&files);
    return code;
}

static bool ended_well(pid_t pid, const char *name, struct err *err)
{
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return (WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
           err_set(err, ERR_SYSTEM, "%s did not end well", name);
}

bool child_filter(const char *const *argv, struct str in, struct buf *out, struct err *err)
{
    int to[2] = {-1, -1}, from[2] = {-1, -1};
    pid_t pid;
    if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0) {
        err_sys(err, errno, argv[0]);
        shut(&to[READ_END]);
        shut(&to[WRITE_END]);
        return false;
    }
    int code = start(argv, to[READ_END], from[WRITE_END], &pid);
    shut(&to[READ_END]);
    shut(&from[WRITE_END]);
    if (code != 0) {
        shut(&to[WRITE_END]);
        shut(&from[READ_END]);
        return err_sys(err, code, argv[0]);
    }
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    (void)sigaction(SIGPIPE, &ignore, &before);
    pass(to[WRITE_END], from[READ_END], in, out);
    (void)sigaction(SIGPIPE, &before, NULL);
    return ended_well(pid, argv[0], err);
}
