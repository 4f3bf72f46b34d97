#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"

static int run(const struct options *options, char *const *args, int arg_count)
{
    (void)args;
    (void)arg_count;
    return start_run(options, NULL);
}

const struct cmd cmd_home = {"", "", N_("open the trainer"), OPTION_HOME, 0, run};
