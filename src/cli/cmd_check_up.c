#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct options with = *options;
    with.is_form = true;
    return start_run(&with, arg_count > 0 ? args[0] : "");
}

const struct cmd cmd_check_up = {"check-up",
                                 "[a|b|FILE]",
                                 N_("twenty short messages, before and after a course"),
                                 OPTION_CHECK_UP,
                                 1,
                                 run};
