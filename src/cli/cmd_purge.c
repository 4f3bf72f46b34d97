#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"

static bool count(void *ctx, const struct store_session *row)
{
    size_t *n = ctx;
    (void)row;
    (*n)++;
    return true;
}

// The word is the same in every language: a translated one could be typed by habit.
static bool is_agreed(const struct options *o, size_t n, struct err *err)
{
    if (o->yes) {
        return true;
    }
    if (o->no_input || !isatty(STDIN_FILENO)) {
        return err_set(err, ERR_USAGE, "%s", _("nothing was deleted; say --yes if you mean it"));
    }
    char *line = NULL;
    size_t cap = 0;
    (void)printf(P_("This deletes %zu conversation and all that is known of it, for good.",
                    "This deletes %zu conversations and all that is known of them, for good.", n),
                 n);
    (void)printf("\n%s ", _("Type `purge` to go on:"));
    (void)fflush(stdout);
    bool ok = getline(&line, &cap, stdin) > 0 && strcmp(line, "purge\n") == 0;
    free(line);  // getline's own
    return ok || err_set(err, ERR_USAGE, "%s", _("nothing was deleted"));
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct err err = {0};
    size_t n = 0;
    (void)args;
    (void)arg_count;
    struct store *store = start_store(options, &err);
    bool ok = store && store->each_session(store, STORE_ALL, count, &n, &err) &&
              is_agreed(options, n, &err) && store->purge(store, &err);
    int code = ok ? EXIT_IS_OK : cmd_fail(&err);
    if (ok) {
        (void)printf("%s\n", _("Deleted. Your settings are kept; no conversation is."));
    }
    store_close(store);
    return code;
}

const struct cmd cmd_purge = {"purge",      "", N_("delete everything that is kept of you"),
                              OPTION_PURGE, 0,  run};
