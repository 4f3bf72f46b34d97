#include <stdio.h>
#include <string.h>

#include "cli/cmds.h"
#include "cli/pages.h"
#include "cli/start.h"
#include "core/mem.h"
#include "core/msg.h"
#include "run/play.h"

enum { ROWS_MAX = 1000 };

// The stored conversations that may be meant, newest first: those whose id
// begins so, or all.
struct wanted {
    const char *id;
    struct store_session *rows;  // owned
    size_t count, cap;
};

static bool collect(void *ctx, const struct store_session *row)
{
    struct wanted *w = ctx;
    if (!w->id || strncmp(row->id, w->id, strlen(w->id)) == 0) {
        w->rows = mem_grow(w->rows, &w->cap, w->count + 1, sizeof *w->rows);
        w->rows[w->count++] = *row;
    }
    return w->count < ROWS_MAX;
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

// The first of them that was judged, replayed into *play.
static bool find_judged(struct pages *pages, struct store *store, const struct wanted *w,
                        struct play *play, struct err *err)
{
    for (size_t i = 0; i < w->count; i++) {
        if (play_resume(play, &pages->lib, store, &w->rows[i], err) &&
            play->session->state >= SESSION_JUDGED) {
            return true;
        }
    }
    if (w->id && w->count) {
        return err_set(err, ERR_SYSTEM, "%s",
                       _("this conversation is not over yet; play it to its end"));
    }
    return err_set(err, ERR_SYSTEM, "%s", _("there is no finished conversation to report on"));
}

static int report(struct pages *pages, struct store *store, const char *id)
{
    struct err err = {0};
    struct wanted w = {.id = id};
    struct play play = {.is_detached = true};
    bool ok =
        store->each_session(store, collect, &w, &err) && find_judged(pages, store, &w, &play, &err);
    int code = ok ? print_report(pages, &play) : cmd_fail(&err);
    play_close(&play, store);
    mem_free(w.rows);
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
