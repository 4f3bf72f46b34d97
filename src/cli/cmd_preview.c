#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct err err = {0};
    if (arg_count == 0) {
        (void)err_set(&err, ERR_USAGE, "%s", _("which file?"));
        return cmd_fail(&err);
    }
    return start_preview(options, args[0]);
}

const struct cmd cmd_preview = {
    "preview", "FILE", N_("play a story while it is being written"), OPTION_PREVIEW, 1, run};
