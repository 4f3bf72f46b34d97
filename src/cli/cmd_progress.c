#include <stdio.h>
#include <string.h>

#include "cli/cmds.h"
#include "cli/pages.h"
#include "cli/start.h"
#include "core/msg.h"
#include "report/html.h"
#include "report/profile_data.h"
#include "report/svg.h"
#include "run/history.h"

typedef void put_fn(const struct pages *pages, const struct options *o, const struct profile *p,
                    struct buf *out);

static void put_json(const struct pages *pages, const struct options *o, const struct profile *p,
                     struct buf *out)
{
    (void)o;
    const struct profile_data_sittings sittings = {pages->app.past_forms,
                                                   pages->app.past_form_count};
    profile_data_json(p, sittings, pages->lib.registry, out);
}

static void put_csv(const struct pages *pages, const struct options *o, const struct profile *p,
                    struct buf *out)
{
    (void)o;
    profile_data_csv(p, pages->lib.registry, out);
}

static void put_html(const struct pages *pages, const struct options *o, const struct profile *p,
                     struct buf *out)
{
    struct buf picture = {0};
    svg_curve(p, &picture);
    html_begin(out, str_of(_("My progress")), pages_lang(o));
    pages_put(pages, NULL, SCREEN_PROGRESS, (struct str){picture.ptr, picture.len}, out);
    html_end(out);
    buf_free(&picture);
}

// The first is what is printed without --format: the screen, line by line.
static const struct {
    const char *name;
    put_fn *put;
} formats[] = {{"text", NULL}, {"json", put_json}, {"csv", put_csv}, {"html", put_html}};

static int format_of(const char *name, struct err *err)
{
    for (size_t i = 0; i < COUNT_OF(formats); i++) {
        if (strcmp(name ? name : formats[0].name, formats[i].name) == 0) {
            return (int)i;
        }
    }
    err_set(err, ERR_USAGE, _("there is no format `%s`; there are %s"), name,
            "text, json, csv, html");
    return -1;
}

static void print(const struct pages *pages, const struct options *o, const struct profile *p,
                  int format)
{
    struct buf out = {0};
    if (!formats[format].put) {
        pages_print(pages, NULL, SCREEN_PROGRESS, stdout);
        return;
    }
    formats[format].put(pages, o, p, &out);
    (void)fwrite(buf_text(&out), 1, out.len, stdout);
    buf_free(&out);
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct pages pages;
    struct err err = {0};
    struct history history = {0};
    int format = format_of(options->format, &err);
    (void)args;
    (void)arg_count;
    if (format < 0 || !pages_open(&pages, options, &err)) {
        return cmd_fail(&err);
    }
    struct store *store = start_store(options, &err);
    int code = store ? EXIT_IS_OK : cmd_fail(&err);
    if (store) {
        history_fill(&history, store, &pages.lib);
        history_show(&history, &pages.app);
        print(&pages, options, &history.profile, format);
    }
    history_free(&history);
    store_close(store);
    pages_close(&pages);
    return code;
}

const struct cmd cmd_progress = {"progress",      "", N_("print what you have practised"),
                                 OPTION_PROGRESS, 0,  run};
