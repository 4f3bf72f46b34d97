#include <stdio.h>

#include "cli/cmds.h"
#include "cli/pages.h"
#include "cli/start.h"
#include "core/msg.h"
#include "run/history.h"

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct pages pages;
    struct err err = {0};
    struct history history = {0};
    (void)args;
    (void)arg_count;
    if (!pages_open(&pages, options, &err)) {
        return cmd_fail(&err);
    }
    struct store *store = start_store(options, &err);
    int code = store ? EXIT_IS_OK : cmd_fail(&err);
    if (store) {
        history_fill(&history, store, &pages.lib);
        pages.app.pasts = history.pasts;
        pages.app.past_count = history.count;
        pages.app.profile = &history.profile;
        pages.app.today = history.today;
        pages_print(&pages, NULL, SCREEN_PROGRESS, stdout);
    }
    history_free(&history);
    store_close(store);
    pages_close(&pages);
    return code;
}

const struct cmd cmd_progress = {"progress",      "", N_("print what you have practised"),
                                 OPTION_PROGRESS, 0,  run};
