#include <stdio.h>
#include <string.h>

#include "cli/cmds.h"
#include "cli/pages.h"
#include "cli/start.h"
#include "core/msg.h"
#include "run/play.h"

// The stored conversation that the words ask for: the newest that is over, or
// the one whose id begins so.
struct wanted {
    const char *id;
    struct store_session found;
};

static bool is_wanted(void *ctx, const struct store_session *row)
{
    struct wanted *w = ctx;
    bool fits = w->id ? strncmp(row->id, w->id, strlen(w->id)) == 0 : !row->is_open;
    if (fits) {
        w->found = *row;
    }
    return !fits;
}

static int print_report(const struct pages *pages, struct play *play)
{
    static const enum screen_id screens[] = {SCREEN_DEBRIEF, SCREEN_SIGN, SCREEN_EXITS,
                                             SCREEN_REPLAY, SCREEN_HELPME};
    for (size_t i = 0; i < COUNT_OF(screens); i++) {
        pages_print(pages, play->session, screens[i], stdout);
    }
    return EXIT_IS_OK;
}

static int report(struct pages *pages, struct store *store, const char *id)
{
    struct err err = {0};
    struct wanted w = {.id = id};
    struct play play = {0};
    if (!store->each_session(store, is_wanted, &w, &err)) {
        return cmd_fail(&err);
    }
    if (!w.found.id[0]) {
        err_set(&err, ERR_SYSTEM, "%s", _("there is no finished conversation to report on"));
        return cmd_fail(&err);
    }
    if (!play_resume(&play, &pages->lib, store, &w.found, &err)) {
        return cmd_fail(&err);
    }
    int code = EXIT_IS_OK;
    if (play.session->state < SESSION_JUDGED) {
        err_set(&err, ERR_SYSTEM, "%s", _("this conversation is not over yet; play it to its end"));
        code = cmd_fail(&err);
    } else {
        code = print_report(pages, &play);
    }
    play.is_detached = true;
    play_close(&play, store);
    return code;
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct pages pages;
    struct err err = {0};
    if (!pages_open(&pages, options, &err)) {
        return cmd_fail(&err);
    }
    struct store *store = start_store(options, &err);
    int code = store ? report(&pages, store, arg_count > 0 ? args[0] : NULL) : cmd_fail(&err);
    store_close(store);
    pages_close(&pages);
    return code;
}

const struct cmd cmd_report = {"report",      "[ID]", N_("print the debrief of a conversation"),
                               OPTION_REPORT, 1,      run};
