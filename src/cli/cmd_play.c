#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"

static int run(const struct options *options, char *const *args, int arg_count)
{
    return start_run(options, arg_count > 0 ? args[0] : NULL);
}

const struct cmd cmd_play = {"play", "[STORY]", N_("play a conversation"), OPTION_PLAY, 1, run};
