#include "cli/start.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cmd.h"
#include "cli/full.h"
#include "core/msg.h"
#include "run/loop.h"
#include "run/plain.h"
#include "run/preview.h"
#include "run/script.h"
#include "run/settings.h"
#include "sys/file.h"
#include "sys/paths.h"
#include "sys/term.h"

enum { SCRIPT_BYTES_MAX = 1024 * 1024, ROWS = 24, COLS_WIDE = 80 };

void start_data(const struct options *o, struct buf *out)
{
    if (o->data) {
        buf_put_c(out, o->data);
    } else {
        paths_data(out);
    }
}

// The country of a locale name such as en_GB.UTF-8, for the first start.
static void region_of_locale(struct settings *s)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *value = getenv(names[i]);
        const char *mark = value ? strchr(value, '_') : NULL;
        if (mark && strlen(mark) >= 3) {
            (void)snprintf(s->region, sizeof s->region, "%.2s", mark + 1);
            return;
        }
        if (value && value[0]) {
            return;
        }
    }
}

static bool note_region(void *ctx, const char *name)
{
    buf_fmt(ctx, " %.*s", (int)(strlen(name) - strlen(".yaml")), name);
    return true;
}

// The file of the region is there; else a sentence with those that are.
static bool has_region(const struct options *o, const char *region, struct err *err)
{
    struct buf folder = {0}, path = {0}, known = {0};
    start_data(o, &folder);
    buf_put_c(&folder, "/regions");
    buf_fmt(&path, "%s/%s.yaml", buf_text(&folder), region);
    bool ok = !strchr(region, '/') && access(buf_text(&path), R_OK) == 0;
    // A folder that cannot be read has its own sentence, later.
    if (!ok && file_each(buf_text(&folder), ".yaml", note_region, &known, NULL)) {
        (void)err_set(err, ERR_USAGE, _("there is no region `%s`; there are%s"), region,
                      buf_text(&known));
    } else {
        ok = true;
    }
    buf_free(&folder);
    buf_free(&path);
    buf_free(&known);
    return ok;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool take_region(const struct options *o, struct settings *s, struct err *err)
{
    if (!o->region) {
        return true;
    }
    (void)snprintf(s->region, sizeof s->region, "%s", o->region);
    for (char *c = s->region; *c; c++) {
        *c = is_letter(*c) ? (char)(*c & ~0x20) : *c;
    }
    return has_region(o, strlen(o->region) < sizeof s->region ? s->region : o->region, err);
}

static void take_language(const struct options *o, struct settings *s)
{
    if (o->languages) {
        (void)snprintf(s->lang, sizeof s->lang, "%s", o->languages->now);
    }
}

bool start_settings(const struct options *o, struct settings *s, struct buf *path, struct err *err)
{
    struct buf warnings = {0};
    *s = settings_first();
    region_of_locale(s);
    bool ok = true;
    if (paths_config(path, NULL)) {
        ok = settings_load(s, buf_text(path), &warnings, err);
    }
    (void)fputs(buf_text(&warnings), stderr);
    buf_free(&warnings);
    s->ascii = s->ascii || o->ascii;
    s->mouse = s->mouse && !o->no_mouse;
    take_language(o, s);
    return ok && take_region(o, s, err);
}

bool start_store_path(const struct options *o, struct buf *out, struct err *err)
{
    if (o->store) {
        buf_put_c(out, o->store);
        return true;
    }
    return paths_store(out, err);
}

struct store *start_store(const struct options *o, struct err *err)
{
    struct buf path = {0};
    struct store *store = NULL;
    if (start_store_path(o, &path, err)) {
        store = store_sqlite_open(buf_text(&path), err);
    }
    buf_free(&path);
    return store;
}

// What a run holds besides the front.
struct start {
    const struct options *o;
    struct settings settings;
    const char *story;  // to begin with, or NULL
    struct buf data, config;
    start_fn *fn;  // of start_in_front
    void *ctx;
    // What runs behind the front.
    bool (*run)(struct start *s, struct front *front, bool *is_quick, struct err *err);
};

static bool run_trainer(struct start *s, struct front *front, bool *is_quick, struct err *err)
{
    const struct options *o = s->o;
    const struct loop_options loop = {
        .folder = buf_text(&s->data),
        .play = o->is_form ? NULL : s->story,
        .form = o->is_form ? s->story : NULL,
        .has_seed = o->has_seed,
        .seed = o->seed,
        .store_path = o->no_save ? "" : o->store,
        .config_path = s->config.len ? buf_text(&s->config) : NULL,
        .mode = o->script ? MODE_TEST : MODE_PRACTICE,
        .languages = o->languages,
    };
    return loop_run(front, &s->settings, &loop, is_quick, err);
}

static bool run_preview(struct start *s, struct front *front, bool *is_quick, struct err *err)
{
    struct library lib = {0};
    const struct preview_options options = {
        .file = s->story, .seed = s->o->seed, .can_notify = true, .shows_signs = s->o->signs};
    bool ok = library_open(&lib, buf_text(&s->data), err) &&
              preview_run(front, &s->settings, &lib, &options, is_quick, err);
    library_close(&lib);
    return ok;
}

static int run_front(struct start *s, struct front *front)
{
    struct err err = {0};
    bool is_quick = false;
    bool ok = s->run(s, front, &is_quick, &err);
    int signal = front->signal;
    front->close(front, is_quick);
    if (!ok) {
        return cmd_fail(&err);
    }
    return signal ? 128 + signal : EXIT_IS_OK;
}

static int run_script(struct start *s)
{
    struct buf text = {0}, out = {0};
    struct err err = {0};
    int code = EXIT_IS_OK;
    if (file_read(s->o->script, SCRIPT_BYTES_MAX, &text, &err)) {
        struct front front =
            script_open((struct str){text.ptr, text.len}, s->o->rows ? s->o->rows : ROWS,
                        s->o->cols ? s->o->cols : COLS_WIDE, &out);
        bool is_quick = false;
        bool ok = s->run(s, &front, &is_quick, &err);
        const char *fault = script_fault(&front);
        if (ok && fault) {
            ok = err_set(&err, ERR_USAGE, _("the script has no word `%s`"), fault);
        }
        if (s->o->dump) {
            script_dump(&front);
        }
        front.close(&front, false);
        (void)fputs(buf_text(&out), stdout);
        code = ok ? EXIT_IS_OK : cmd_fail(&err);
    } else {
        code = cmd_fail(&err);
    }
    buf_free(&text);
    buf_free(&out);
    return code;
}

static bool wants_plain(const struct options *o)
{
    const char *plain = getenv("WARY_PLAIN");
    return o->plain || (plain && plain[0]) || !term_can_draw();
}

static int run_plain(struct start *s)
{
    struct front front = plain_open(stdin, stdout, s->o->no_input);
    return run_front(s, &front);
}

static int run_full(struct start *s, bool can_symbols)
{
    struct front front;
    struct err err = {0};
    struct tui_options tui = {.wants_color = term_wants_color(s->o->color), .ascii = !can_symbols};
    if (!full_open(&front, &tui, &err)) {
        (void)fprintf(stderr, "wary: %s\n", err.msg);
        return run_plain(s);
    }
    return run_front(s, &front);
}

static int run_any(struct start *s)
{
    bool can_symbols = term_locale();
    s->settings.ascii = s->settings.ascii || !can_symbols;
    if (s->o->script) {
        return run_script(s);
    }
    return wants_plain(s->o) ? run_plain(s) : run_full(s, can_symbols);
}

static int start_any(struct start *s)
{
    struct err err = {0};
    int code;
    start_data(s->o, &s->data);
    if (start_settings(s->o, &s->settings, &s->config, &err)) {
        code = run_any(s);
    } else {
        code = cmd_fail(&err);
    }
    buf_free(&s->data);
    buf_free(&s->config);
    return code;
}

int start_run(const struct options *o, const char *play)
{
    struct start s = {.o = o, .story = play, .run = run_trainer};
    return start_any(&s);
}

static bool run_given(struct start *s, struct front *front, bool *is_quick, struct err *err)
{
    return s->fn(s->ctx, front, &s->settings, is_quick, err);
}

int start_in_front(const struct options *o, start_fn *fn, void *ctx)
{
    struct start s = {.o = o, .run = run_given, .fn = fn, .ctx = ctx};
    return start_any(&s);
}

bool start_class_folder(const struct options *o, const char *name, struct buf *out, struct err *err)
{
    struct buf store = {0};
    bool ok = start_store_path(o, &store, err);
    const char *slash = ok ? strrchr(buf_text(&store), '/') : NULL;
    if (ok) {
        size_t len = slash ? (size_t)(slash - store.ptr) + 1 : 0;
        buf_put(out, store.ptr, len);
        buf_put_c(out, name);
    }
    buf_free(&store);
    return ok;
}

int start_preview(const struct options *o, const char *file)
{
    struct start s = {.o = o, .story = file, .run = run_preview};
    return start_any(&s);
}
