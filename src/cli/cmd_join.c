#include "cli/class_find.h"
#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"
#include "run/join.h"

struct joining {
    const struct options *o;
    struct library lib;
    struct class_find found;
    struct buf folder;
};

static bool learn(void *ctx, struct front *front, const struct settings *settings, bool *is_quick,
                  struct err *err)
{
    struct joining *j = ctx;
    const struct member_plan plan = {.socket = j->found.venue.socket,
                                     .owner = j->found.venue.owner,
                                     .code = j->found.code,
                                     .folder = buf_text(&j->folder),
                                     .name = j->found.venue.id,
                                     .is_new = j->o->as_new,
                                     .lib = &j->lib,
                                     .lang = settings->lang,
                                     .region = settings->region};
    return join_run(front, settings, &plan, is_quick, err);
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct joining j = {.o = options};
    struct err err = {0};
    struct buf data = {0};
    start_data(options, &data);
    j.lib.languages = options->languages;
    bool ok = (arg_count == 1 || err_set(&err, ERR_USAGE, "%s", _("which code?"))) &&
              class_find(args[0], &j.found, &err) && library_open(&j.lib, buf_text(&data), &err) &&
              start_class_folder(options, "class", &j.folder, &err);
    int code = ok ? start_in_front(options, learn, &j) : cmd_fail(&err);
    library_close(&j.lib);
    buf_free(&j.folder);
    buf_free(&data);
    return code;
}

const struct cmd cmd_join = {"join",      "CODE", N_("take part in a class on this machine"),
                             OPTION_JOIN, 1,      run};
