#include <unistd.h>

#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"
#include "run/host.h"
#include "run/library.h"
#include "run/venue.h"

struct showing {
    struct library lib;
    struct venue venue;
};

static bool show(void *ctx, struct front *front, const struct settings *settings, bool *is_quick,
                 struct err *err)
{
    struct showing *s = ctx;
    bool is_over;
    const struct host_plan plan = {.socket = s->venue.socket,
                                   .owner = s->venue.owner,
                                   .registry = s->lib.registry,
                                   .is_board = true};
    return host_run(front, settings, &plan, &is_over, is_quick, err);
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct showing s = {0};
    struct err err = {0};
    struct buf data = {0};
    (void)args;
    (void)arg_count;
    start_data(options, &data);
    bool ok =
        (venue_list(geteuid(), &s.venue, 1) ||
         err_set(&err, ERR_USAGE, "%s", _("you have no class running; `wary host` begins one"))) &&
        library_open(&s.lib, buf_text(&data), &err);
    int code = ok ? start_in_front(options, show, &s) : cmd_fail(&err);
    library_close(&s.lib);
    buf_free(&data);
    return code;
}

const struct cmd cmd_board = {"board",      "", N_("show your class to the class, without names"),
                              OPTION_BOARD, 0,  run};
