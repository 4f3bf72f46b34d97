#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"
#include "run/class_purge.h"
#include "sys/clock.h"

static bool count(void *ctx, const struct store_session *row)
{
    size_t *n = ctx;
    (void)row;
    (*n)++;
    return true;
}

// The word is the same in every language: a translated one could be typed by habit.
static bool is_agreed(const struct options *o, const char *what, struct err *err)
{
    if (o->yes) {
        return true;
    }
    if (o->no_input || !isatty(STDIN_FILENO)) {
        return err_set(err, ERR_USAGE, "%s", _("nothing was deleted; say --yes if you mean it"));
    }
    char *line = NULL;
    size_t cap = 0;
    (void)printf("%s\n%s ", what, _("Type `purge` to go on:"));
    (void)fflush(stdout);
    bool ok = getline(&line, &cap, stdin) > 0 && strcmp(line, "purge\n") == 0;
    free(line);  // getline's own
    return ok || err_set(err, ERR_USAGE, "%s", _("nothing was deleted"));
}

static bool purge(const struct options *o, struct store *store, size_t n, struct err *err)
{
    struct buf what = {0};
    buf_fmt(&what,
            P_("This deletes %zu conversation and all that is known of it, for good.",
               "This deletes %zu conversations and all that is known of them, for good.", n),
            n);
    bool ok = is_agreed(o, buf_text(&what), err) && store->purge(store, err);
    buf_free(&what);
    return ok;
}

// A store that is damaged, or of a newer wary: what cannot be read can still be deleted.
static bool destroy(const struct options *o, struct err *err)
{
    struct buf path = {0}, what = {0};
    bool ok = start_store_path(o, &path, err);
    if (ok) {
        buf_fmt(&what, _("This store cannot be read. The file %s is deleted as a whole, for good."),
                buf_text(&path));
    }
    ok = ok && store_sqlite_is_ours(buf_text(&path), err) && is_agreed(o, buf_text(&what), err) &&
         store_sqlite_destroy(buf_text(&path), err);
    buf_free(&path);
    buf_free(&what);
    return ok;
}

// What is beside the store: the own doings in classes, or old classes that were taught.
static size_t sweep(const struct options *o, const char *name, bool is_old)
{
    struct buf folder = {0};
    size_t n = 0;
    if (start_class_folder(o, name, &folder, NULL)) {
        n = is_old ? class_purge_old(buf_text(&folder), clock_wall_s())
                   : class_purge_outboxes(buf_text(&folder));
    }
    buf_free(&folder);
    return n;
}

static int purge_old(const struct options *o)
{
    size_t n = sweep(o, "classes", true);
    (void)printf(P_("%zu class deleted.", "%zu classes deleted.", n), n);
    (void)printf("\n");
    return EXIT_IS_OK;
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct err err = {0}, other = {0};
    if (options->old_classes) {
        return purge_old(options);
    }
    size_t n = 0;
    (void)args;
    (void)arg_count;
    struct store *store = start_store(options, &err);
    bool is_readable = store && store->each_session(store, STORE_ALL, count, &n, &err);
    bool ok = is_readable && purge(options, store, n, &err);
    store_close(store);
    if (!ok && err.code == ERR_STORE) {
        ok = destroy(options, &other);
        err = other.code == ERR_USAGE ? other : err;  // said no: that is the answer
    }
    if (!ok) {
        return cmd_fail(&err);
    }
    sweep(options, "class", false);
    (void)printf("%s\n", _("Deleted. Your settings are kept; no conversation is."));
    return EXIT_IS_OK;
}

const struct cmd cmd_purge = {"purge",      "", N_("delete everything that is kept of you"),
                              OPTION_PURGE, 0,  run};
