#include <stdio.h>
#include <string.h>

#include "cli/cmds.h"
#include "cli/pages.h"
#include "cli/start.h"
#include "core/msg.h"
#include "run/profile_file.h"
#include "run/research.h"

typedef bool put_fn(struct pages *pages, struct store *store, struct buf *out, struct err *err);

static bool put_profile(struct pages *pages, struct store *store, struct buf *out, struct err *err)
{
    (void)pages;
    return profile_file_put(store, out, err);
}

static bool put_sessions(struct pages *pages, struct store *store, struct buf *out, struct err *err)
{
    return research_sessions(&pages->lib, store, out, err);
}

static bool put_events(struct pages *pages, struct store *store, struct buf *out, struct err *err)
{
    return research_events(&pages->lib, store, out, err);
}

static bool put_answers(struct pages *pages, struct store *store, struct buf *out, struct err *err)
{
    return research_answers(&pages->lib, store, out, err);
}

static bool put_codebook(struct pages *pages, struct store *store, struct buf *out, struct err *err)
{
    (void)pages;
    (void)store;
    (void)err;
    research_codebook(out);
    return true;
}

static const struct {
    const char *name;
    put_fn *put;
} formats[] = {
    {"profile", put_profile}, {"sessions", put_sessions}, {"events", put_events},
    {"answers", put_answers}, {"codebook", put_codebook},
};

static put_fn *format_of(const char *name, struct err *err)
{
    for (size_t i = 0; i < COUNT_OF(formats); i++) {
        if (strcmp(name ? name : formats[0].name, formats[i].name) == 0) {
            return formats[i].put;
        }
    }
    err_set(err, ERR_USAGE, _("there is no format `%s`; there are %s"), name,
            "profile, sessions, events, answers, codebook");
    return NULL;
}

static int put(struct pages *pages, put_fn *fn, struct store *store, struct err *err)
{
    struct buf out = {0};
    int code = fn(pages, store, &out, err) ? EXIT_IS_OK : cmd_fail(err);
    if (code == EXIT_IS_OK) {
        (void)fwrite(buf_text(&out), 1, out.len, stdout);
    }
    buf_free(&out);
    return code;
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct pages pages;
    struct err err = {0};
    (void)args;
    (void)arg_count;
    put_fn *fn = format_of(options->format, &err);
    if (!fn || !pages_open(&pages, options, &err)) {
        return cmd_fail(&err);
    }
    struct store *store = start_store(options, &err);
    int code = store ? put(&pages, fn, store, &err) : cmd_fail(&err);
    store_close(store);
    pages_close(&pages);
    return code;
}

const struct cmd cmd_export = {
    "export",      "", N_("your conversations as a file: to carry on, or for research"),
    OPTION_EXPORT, 0,  run};
