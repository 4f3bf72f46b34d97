#include "cm.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/err.h"
#include "sys/sig.h"

static const int caught[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};

static int begin(void **state)
{
    (void)state;
    return sig_open(NULL) ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    sig_close();
    return 0;
}

static bool is_ready(void)
{
    struct pollfd p = {.fd = sig_fd(), .events = POLLIN};
    return poll(&p, 1, 0) == 1;
}

static void sig_next__gives_each_signal__in_order(void **state)
{
    (void)state;
    assert_false(is_ready());
    for (size_t i = 0; i < COUNT_OF(caught); i++) {
        assert_int_equal(raise(caught[i]), 0);
    }
    assert_true(is_ready());
    for (size_t i = 0; i < COUNT_OF(caught); i++) {
        assert_int_equal(sig_next(), caught[i]);
    }
    assert_false(is_ready());
}

static void sig_next__is_nought_and_does_not_wait__when_none_has_come(void **state)
{
    (void)state;
    assert_int_equal(sig_next(), 0);
    sig_close();
    assert_int_equal(sig_next(), 0);
    assert_int_equal(sig_fd(), -1);
}

static void sig_open__keeps_a_broken_pipe__from_ending_the_process(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    (void)close(ends[0]);
    assert_int_equal(write(ends[1], "x", 1), -1);
    (void)close(ends[1]);
    assert_int_equal(sig_next(), 0);
}

static void sig_open__does_not_stall__when_nobody_reads(void **state)
{
    (void)state;
    for (int i = 0; i < 70000; i++) {  // more than a pipe holds
        (void)raise(SIGWINCH);
    }
    assert_int_equal(sig_next(), SIGWINCH);
    while (sig_next()) {
    }
    (void)raise(SIGTERM);
    assert_int_equal(sig_next(), SIGTERM);
}

static void sig_open__keeps_its_descriptors_to_itself__across_exec(void **state)
{
    (void)state;
    assert_int_equal(fcntl(sig_fd(), F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
    assert_int_equal(fcntl(sig_fd(), F_GETFL) & O_NONBLOCK, O_NONBLOCK);
}

static void sig_open__does_nothing__when_it_is_open(void **state)
{
    (void)state;
    int fd = sig_fd();
    assert_true(sig_open(NULL));
    assert_int_equal(sig_fd(), fd);
    sig_close();
    struct sigaction now;
    assert_int_equal(sigaction(SIGTERM, NULL, &now), 0);
    assert_ptr_equal(now.sa_handler, SIG_DFL);
}

static void on_mine(int number)
{
    (void)number;
}

static void sig_close__puts_back__what_was_there(void **state)
{
    (void)state;
    struct sigaction now;
    sig_close();
    (void)signal(SIGHUP, SIG_IGN);
    (void)signal(SIGINT, on_mine);
    assert_true(sig_open(NULL));
    sig_close();
    sig_close();
    assert_int_equal(sigaction(SIGHUP, NULL, &now), 0);
    assert_ptr_equal(now.sa_handler, SIG_IGN);
    assert_int_equal(sigaction(SIGINT, NULL, &now), 0);
    assert_ptr_equal(now.sa_handler, on_mine);
    assert_int_equal(sigaction(SIGPIPE, NULL, &now), 0);
    assert_ptr_equal(now.sa_handler, SIG_DFL);
    (void)signal(SIGHUP, SIG_DFL);
    (void)signal(SIGINT, SIG_DFL);
}

// Stops as Ctrl-Z would, goes on, and says with its exit status what it saw.
static void stop_and_tell(void)
{
    (void)setpgid(0, 0);
    sig_stop();
    int first = sig_next();
    (void)raise(SIGTSTP);  // caught again
    int second = sig_next();
    _exit(first == SIGCONT && second == SIGTSTP ? 0 : 1);
}

static void sig_stop__stops_the_process__until_it_is_told_to_go_on(void **state)
{
    (void)state;
    int status = 0;
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        stop_and_tell();
    }
    assert_int_equal(waitpid(pid, &status, WUNTRACED), pid);
    assert_true(WIFSTOPPED(status));
    assert_int_equal(WSTOPSIG(status), SIGTSTP);
    assert_int_equal(kill(pid, SIGCONT), 0);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void sig_open__says_why__when_there_is_no_descriptor_left(void **state)
{
    (void)state;
    struct err err = {0};
    struct rlimit had, none;
    sig_close();
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &had), 0);
    none = (struct rlimit){.rlim_cur = 0, .rlim_max = had.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    bool ok = sig_open(&err);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &had), 0);
    assert_false(ok);
    assert_int_equal(err.code, ERR_SYSTEM);
    assert_int_equal(sig_fd(), -1);
}

#define OPEN(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPEN(sig_next__gives_each_signal__in_order),
        OPEN(sig_next__is_nought_and_does_not_wait__when_none_has_come),
        OPEN(sig_open__keeps_a_broken_pipe__from_ending_the_process),
        OPEN(sig_open__does_not_stall__when_nobody_reads),
        OPEN(sig_open__keeps_its_descriptors_to_itself__across_exec),
        OPEN(sig_open__does_nothing__when_it_is_open),
        OPEN(sig_open__says_why__when_there_is_no_descriptor_left),
        OPEN(sig_close__puts_back__what_was_there),
        OPEN(sig_stop__stops_the_process__until_it_is_told_to_go_on),
    };
    return cmocka_run_group_tests_name("sig", tests, NULL, NULL);
}
