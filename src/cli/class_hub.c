#include "cli/class_hub.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STORE_BUSY_MS = 2000 };

// No terminal, no folder that could not be unmounted, as many files as it may have.
static void let_go(void)
{
    int null = open("/dev/null", O_RDWR);
    struct rlimit files;
    (void)setsid();
    (void)!chdir("/");
    for (int fd = 0; fd <= 2; fd++) {
        (void)dup2(null, fd);
    }
    if (null > 2) {
        (void)close(null);
    }
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &files);
    }
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGHUP, SIG_IGN);
}

// What the parent reads: the sentence of the error, or nothing when all is well.
static void serve(const struct hub_plan *plan, const char *path, int tell)
{
    struct err err = {0};
    struct hub_plan mine = *plan;
    mine.store = store_sqlite_open_within(path, STORE_BUSY_MS, &err);
    struct hub *hub = mine.store ? hub_open(&mine, &err) : NULL;
    if (!hub) {
        (void)!write(tell, err.msg, strlen(err.msg));
    }
    (void)close(tell);
    if (hub) {
        let_go();
        hub_run(hub);
    }
    hub_close(hub);
    store_close(mine.store);
    _exit(hub ? 0 : 1);
}

bool class_hub_start(const struct hub_plan *plan, const char *store, pid_t *pid, struct err *err)
{
    int ends[2];
    char why[300] = "";
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return err_sys(err, errno, "pipe");
    }
    (void)fflush(NULL);
    *pid = fork();
    if (*pid < 0) {
        (void)close(ends[0]);
        (void)close(ends[1]);
        return err_sys(err, errno, "fork");
    }
    if (*pid == 0) {
        (void)close(ends[0]);
        serve(plan, store, ends[1]);
    }
    (void)close(ends[1]);
    ssize_t n = read(ends[0], why, sizeof why - 1);
    (void)close(ends[0]);
    if (n > 0) {
        (void)waitpid(*pid, NULL, 0);
        return err_set(err, ERR_NET, "%s", why);
    }
    return n == 0 || err_sys(err, errno, "the hub of the class");
}

bool class_hub_is_dead(pid_t pid)
{
    return pid > 0 && waitpid(pid, NULL, WNOHANG) == pid;
}
