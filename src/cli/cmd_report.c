#include <stdio.h>
#include <string.h>

#include "cli/class_report.h"
#include "cli/cmds.h"
#include "cli/pages.h"
#include "cli/start.h"
#include "core/mem.h"
#include "core/msg.h"
#include "report/debrief_data.h"
#include "report/html.h"
#include "report/svg.h"
#include "run/class_file.h"
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

static const enum screen_id screens[] = {SCREEN_DEBRIEF, SCREEN_SIGN, SCREEN_EXITS, SCREEN_REPLAY,
                                         SCREEN_HELPME};

typedef void put_fn(const struct pages *pages, const struct options *o, struct session *s);

static void print_text(const struct pages *pages, const struct options *o, struct session *s)
{
    (void)o;
    for (size_t i = 0; i < COUNT_OF(screens); i++) {
        pages_print(pages, s, screens[i], stdout);
    }
}

static void print_buf(struct buf *out)
{
    (void)fwrite(buf_text(out), 1, out->len, stdout);
    buf_free(out);
}

static void print_json(const struct pages *pages, const struct options *o, struct session *s)
{
    struct buf out = {0};
    (void)pages;
    (void)o;
    debrief_data_json(s, &out);
    print_buf(&out);
}

static void print_csv(const struct pages *pages, const struct options *o, struct session *s)
{
    struct buf out = {0};
    (void)pages;
    (void)o;
    debrief_data_csv(s, &out);
    print_buf(&out);
}

static void print_html(const struct pages *pages, const struct options *o, struct session *s)
{
    struct buf out = {0}, picture = {0};
    struct score score;
    score_session(s, &score);
    svg_timeline(s, &score, &picture);
    html_begin(&out, s->scenario->title, pages_lang(o));
    for (size_t i = 0; i < COUNT_OF(screens); i++) {
        struct str drawn = {picture.ptr, screens[i] == SCREEN_DEBRIEF ? picture.len : 0};
        pages_put(pages, s, screens[i], drawn, &out);
    }
    html_end(&out);
    buf_free(&picture);
    print_buf(&out);
}

static const struct {
    const char *name;
    put_fn *print;
} formats[] = {
    {"text", print_text}, {"json", print_json}, {"csv", print_csv}, {"html", print_html}};

static put_fn *format_of(const char *name, struct err *err)
{
    for (size_t i = 0; i < COUNT_OF(formats); i++) {
        if (strcmp(name ? name : formats[0].name, formats[i].name) == 0) {
            return formats[i].print;
        }
    }
    err_set(err, ERR_USAGE, _("there is no format `%s`; there are %s"), name,
            "text, json, csv, html");
    return NULL;
}

// The first of them that was judged, replayed into *play.
static bool find_judged(struct pages *pages, struct store *store, const struct wanted *w,
                        struct play *play, struct err *err)
{
    for (size_t i = 0; i < w->count; i++) {
        if (play_resume(play, &pages->lib, store, &w->rows[i], err) &&
            play->session->state >= SESSION_JUDGED && play->scenario->form == FORM_NONE) {
            return true;
        }
    }
    if (w->id && w->count) {
        return err_set(err, ERR_SYSTEM, "%s",
                       _("this conversation is not over yet; play it to its end"));
    }
    return err_set(err, ERR_SYSTEM, "%s", _("there is no finished conversation to report on"));
}

static int report(struct pages *pages, const struct options *o, put_fn *print, struct store *store,
                  const char *id)
{
    struct err err = {0};
    struct wanted w = {.id = id};
    struct play play = {.is_detached = true};
    bool ok = store->each_session(store, STORE_ALL, collect, &w, &err) &&
              find_judged(pages, store, &w, &play, &err);
    int code = ok ? EXIT_IS_OK : cmd_fail(&err);
    if (ok) {
        print(pages, o, play.session);
    }
    play_close(&play, store);
    mem_free(w.rows);
    return code;
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct pages pages;
    struct err err = {0};
    put_fn *print = format_of(options->format, &err);
    if (!print || !pages_open(&pages, options, &err)) {
        return cmd_fail(&err);
    }
    if (arg_count > 0 && class_report_is_file(args[0])) {
        int code = class_report_run(&pages, options, args, arg_count);
        pages_close(&pages);
        return code;
    }
    struct store *store = start_store(options, &err);
    int code = store ? report(&pages, options, print, store, arg_count > 0 ? args[0] : NULL)
                     : cmd_fail(&err);
    store_close(store);
    pages_close(&pages);
    return code;
}

const struct cmd cmd_report = {
    "report",      "[ID|FILE...]",  N_("print a debrief, or a class from its learners' exports"),
    OPTION_REPORT, CLASS_FILES_MAX, run};
