#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "cli/class_find.h"
#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"
#include "run/member.h"
#include "sys/clock.h"

enum { WAIT_MS = 10000, STEP_MS = 200 };

static bool step_until(struct member *m, bool (*is_so)(const struct member *m))
{
    uint64_t end = clock_ms() + WAIT_MS;
    while (!is_so(m) && clock_ms() < end) {
        struct pollfd p = {member_fd(m), POLLIN, 0};
        (void)poll(&p, 1, STEP_MS);
        member_step(m);
    }
    return is_so(m);
}

static bool is_answered(const struct member *m)
{
    return m->room.is_welcome || m->room.line == ROOM_OUT;
}

static bool is_out(const struct member *m)
{
    return m->room.line == ROOM_OUT;
}

static bool forget(struct member *m, struct err *err)
{
    if (!m->box.token[0]) {
        return err_set(err, ERR_USAGE, "%s", _("you have not been in this class from here"));
    }
    m->keeps_token = true;  // as who was here, or not at all
    bool ok = step_until(m, is_answered) && m->room.is_welcome && member_forget(m) &&
              step_until(m, is_out) && m->is_forgotten;
    return ok || err_set(err, ERR_NET, "%s",
                         m->why[0] ? m->why : _("the class does not answer; try again"));
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct class_find found;
    struct library lib = {0};
    struct err err = {0};
    struct buf folder = {0};
    struct member m;
    bool ok = (arg_count == 1 || err_set(&err, ERR_USAGE, "%s", _("which code?"))) &&
              class_find(args[0], &found, &err) &&
              start_class_folder(options, "class", &folder, &err);
    if (ok) {
        const struct member_plan plan = {.socket = found.venue.socket,
                                         .owner = found.venue.owner,
                                         .code = found.code,
                                         .folder = buf_text(&folder),
                                         .name = found.venue.id,
                                         .lib = &lib};
        ok = member_open(&m, &plan, &err) && forget(&m, &err);
        member_close(&m);
    }
    int code = ok ? EXIT_IS_OK : cmd_fail(&err);
    if (ok) {
        (void)printf("%s\n", _("Nothing of you is kept in this class any more."));
    }
    buf_free(&folder);
    return code;
}

const struct cmd cmd_forget = {"forget",      "CODE", N_("delete what a class keeps of you"),
                               OPTION_FORGET, 1,      run};
