#include "sys/sig.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

// Signal handlers can only know what is static: the pipe they write to.
static volatile int pipe_in = -1;
static int pipe_out = -1;

static const int caught[] = {SIGWINCH, SIGTERM, SIGHUP,  SIGINT,  SIGTSTP, SIGCONT,
                             SIGQUIT,  SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU};

static void on_signal(int number)
{
    int keep = errno;
    unsigned char byte = (unsigned char)number;
    ssize_t n = write(pipe_in, &byte, 1);
    (void)n;
    errno = keep;
}

// What was there before, in the order of `caught`, and of SIGPIPE.
static struct sigaction before[COUNT_OF(caught) + 1];

static void handle(int number, void (*handler)(int))
{
    struct sigaction sa = {.sa_handler = handler, .sa_flags = SA_RESTART};
    (void)sigemptyset(&sa.sa_mask);
    (void)sigaction(number, &sa, NULL);
}

bool sig_open(struct err *err)
{
    int ends[2];
    if (pipe_in >= 0) {
        return true;
    }
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
        return err_sys(err, errno, "pipe");
    }
    pipe_out = ends[0];
    pipe_in = ends[1];
    for (size_t i = 0; i < COUNT_OF(caught); i++) {
        (void)sigaction(caught[i], NULL, &before[i]);
        handle(caught[i], on_signal);
    }
    (void)sigaction(SIGPIPE, NULL, &before[COUNT_OF(caught)]);
    handle(SIGPIPE, SIG_IGN);
    return true;
}

void sig_close(void)
{
    if (pipe_in < 0) {
        return;
    }
    for (size_t i = 0; i < COUNT_OF(caught); i++) {
        (void)sigaction(caught[i], &before[i], NULL);
    }
    (void)sigaction(SIGPIPE, &before[COUNT_OF(caught)], NULL);
    (void)close(pipe_in);
    (void)close(pipe_out);
    pipe_in = pipe_out = -1;
}

int sig_fd(void)
{
    return pipe_out;
}

int sig_next(void)
{
    unsigned char byte;
    return read(pipe_out, &byte, 1) == 1 ? byte : 0;
}

void sig_stop(void)
{
    handle(SIGTSTP, SIG_DFL);
    (void)raise(SIGTSTP);
    handle(SIGTSTP, on_signal);
}
