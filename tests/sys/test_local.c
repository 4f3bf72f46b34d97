#include "dir.h"

#include <sys/socket.h>
#include <sys/wait.h>

#include "sys/local.h"

enum { NOBODY = 65534 };

static void local_connect__reaches_a_listener__and_knows_who_it_is(void **state)
{
    struct dir *d = *state;
    const char *path = dir_join(d, "hub.sock");
    uid_t uid = 0;
    int listener = local_listen(path, NULL);
    assert_true(listener >= 0);
    int fd = local_connect(path, geteuid(), NULL);
    assert_true(fd >= 0);
    int other = accept(listener, NULL, NULL);
    assert_true(other >= 0);
    assert_true(local_peer(other, &uid, NULL));
    assert_int_equal(uid, geteuid());
    (void)close(fd);
    (void)close(other);
    (void)close(listener);
}

static void local_connect__refuses__somebody_else_s_socket(void **state)
{
    struct dir *d = *state;
    const char *path = dir_join(d, "hub.sock");
    struct err err = {0};
    int listener = local_listen(path, NULL);
    assert_int_equal(local_connect(path, geteuid() + 1, &err), -1);
    assert_non_null(strstr(err.msg, "somebody else answers"));
    (void)close(listener);
    assert_int_equal(local_connect(path, geteuid(), &err), -1);  // nobody listens any more
    assert_int_equal(local_connect(dir_join(d, "nothing"), geteuid(), &err), -1);
}

static void local_listen__takes_over_a_dead_socket__and_nothing_else(void **state)
{
    struct dir *d = *state;
    const char *path = dir_join(d, "hub.sock");
    struct err err = {0};
    int first = local_listen(path, NULL);
    assert_int_equal(local_listen(path, &err), -1);
    assert_non_null(strstr(err.msg, "running here already"));
    (void)close(first);
    int second = local_listen(path, NULL);
    assert_true(second >= 0);
    (void)close(second);
    dir_put(d, "letter", "x", 1);
    assert_int_equal(local_listen(dir_join(d, "letter"), &err), -1);
    assert_non_null(strstr(err.msg, "something else"));
    assert_int_equal(symlink("hub.sock", dir_join(d, "link")), 0);
    assert_int_equal(local_listen(dir_join(d, "link"), &err), -1);
}

static void local_listen__refuses__a_path_that_is_too_long(void **state)
{
    struct dir *d = *state;
    char path[300];
    struct err err = {0};
    memset(path, 'a', sizeof path);
    path[sizeof path - 1] = '\0';
    path[0] = '/';
    (void)d;
    assert_int_equal(local_listen(path, &err), -1);
    assert_non_null(strstr(err.msg, "too long"));
    assert_int_equal(local_connect(path, 0, &err), -1);
}

static void local_is_safe__refuses__folders_that_others_could_use(void **state)
{
    struct dir *d = *state;
    struct err err = {0};
    assert_true(local_is_safe(d->path, geteuid(), &err));
    assert_false(local_is_safe(d->path, geteuid() + 1, &err));
    assert_non_null(strstr(err.msg, "somebody else"));
    assert_int_equal(chmod(d->path, 0722), 0);
    assert_false(local_is_safe(d->path, geteuid(), &err));
    assert_non_null(strstr(err.msg, "chmod go-w"));
    assert_int_equal(chmod(d->path, 0711), 0);
    assert_true(local_is_safe(d->path, geteuid(), &err));
    assert_int_equal(symlink(".", dir_join(d, "link")), 0);
    assert_false(local_is_safe(dir_join(d, "link"), geteuid(), &err));
    assert_false(local_is_safe(dir_join(d, "nothing"), geteuid(), &err));
}

// Another user can talk to it, and can neither remove it nor put one of their own there.
static void local_listen__stays_the_owner_s__whoever_may_connect(void **state)
{
    struct dir *d = *state;
    int status = 0;
    char path[DIR_PATH_MAX];
    (void)snprintf(path, sizeof path, "%s", dir_join(d, "hub.sock"));
    uid_t owner = geteuid();
    assert_int_equal(chmod(d->path, 0711), 0);
    int listener = local_listen(path, NULL);
    assert_true(listener >= 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        bool is_other = owner != 0 || setresuid(NOBODY, NOBODY, NOBODY) == 0;
        bool ok = is_other && local_connect(path, owner, NULL) >= 0;
        ok = ok && (owner != 0 || (unlink(path) != 0 && rename(path, "/tmp/x") != 0 &&
                                   local_listen(path, NULL) < 0));
        _exit(!ok);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
    (void)close(listener);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, dir_begin, dir_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HERE(local_connect__reaches_a_listener__and_knows_who_it_is),
        HERE(local_connect__refuses__somebody_else_s_socket),
        HERE(local_listen__takes_over_a_dead_socket__and_nothing_else),
        HERE(local_listen__refuses__a_path_that_is_too_long),
        HERE(local_is_safe__refuses__folders_that_others_could_use),
        HERE(local_listen__stays_the_owner_s__whoever_may_connect),
    };
    return cmocka_run_group_tests_name("local", tests, NULL, NULL);
}
