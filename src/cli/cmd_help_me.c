#include <stdio.h>

#include "cli/cmds.h"
#include "cli/pages.h"
#include "core/msg.h"

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct pages pages;
    struct err err = {0};
    (void)args;
    (void)arg_count;
    int code = EXIT_IS_OK;
    // Whoever needs this page gets it, whatever else is broken.
    if (!pages_open(&pages, options, &err)) {
        code = cmd_fail(&err);
        pages_open_bare(&pages, options);
    }
    pages_print(&pages, NULL, SCREEN_HELPME, stdout);
    pages_close(&pages);
    return code;
}

const struct cmd cmd_help_me = {"help-me",      "", N_("is this happening to me? help lines"),
                                OPTION_HELP_ME, 0,  run};
