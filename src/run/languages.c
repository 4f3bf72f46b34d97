#include "run/languages.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/msg.h"
#include "core/translate.h"
#include "sys/file.h"

void languages_open(struct languages *l, const char *folder)
{
    *l = (struct languages){0};
    buf_put_c(&l->folder, folder);
}

void languages_close(struct languages *l)
{
    msg_use(NULL, NULL);
    buf_free(&l->folder);
    buf_free(&l->bytes);
    buf_free(&l->old);
    *l = (struct languages){0};
}

// A language's name is part of a path: nothing else is ever looked for.
static bool is_name(const char *name)
{
    char steps[LANG_STEPS_MAX][LANG_NAME_MAX];
    return lang_steps(name, steps) > 0 && strcmp(steps[0], name) == 0;
}

static void put_path(const struct languages *l, const char *name, const char *domain,
                     struct buf *out)
{
    buf_fmt(out, "%s/%s/%s.mo", buf_text(&l->folder), name, domain);
}

static bool has_file(const struct languages *l, const char *name, const char *domain)
{
    struct buf path = {0};
    put_path(l, name, domain, &path);
    bool ok = access(path.ptr, R_OK) == 0;
    buf_free(&path);
    return ok;
}

bool languages_has(void *ctx, const char *name)
{
    return is_name(name) && (strcmp(name, LANG_SOURCE) == 0 ||
                             (has_file(ctx, name, "wary") && has_file(ctx, name, "registry")));
}

static bool open_file(const char *path, struct buf *bytes, struct catalogue *c, struct err *err)
{
    buf_clear(bytes);
    bool ok = file_read(path, CATALOGUE_BYTES_MAX, bytes, err);
    if (ok && !catalogue_open(c, (struct str){bytes->ptr, bytes->len}, err)) {
        ok = false;
        (void)err_in(err, path);
    }
    return ok;
}

static bool open_catalogue(const struct languages *l, const char *name, const char *domain,
                           struct buf *bytes, struct catalogue *c, struct err *err)
{
    struct buf path = {0};
    put_path(l, name, domain, &path);
    bool ok = open_file(path.ptr, bytes, c, err);
    buf_free(&path);
    return ok;
}

// Beside the story's file: ID.LL.mo, for who writes and translates a story of their own.
static bool open_beside(const struct languages *l, const struct scenario *sc, struct buf *bytes,
                        struct catalogue *c)
{
    static const struct str end = {".yaml", 5};
    struct buf path = {0};
    size_t folder = sc->file.len;
    // What the store kept has no folder.
    if (folder < end.len || !str_is(str_part(sc->file, folder - end.len, end.len), end)) {
        return false;
    }
    while (folder > 0 && sc->file.ptr[folder - 1] != '/') {
        folder--;
    }
    buf_put_str(&path, str_part(sc->file, 0, folder));
    buf_fmt(&path, "%.*s.%s.mo", STR_ARG(sc->id), l->now);
    bool ok = open_file(path.ptr, bytes, c, NULL);
    buf_free(&path);
    return ok;
}

void languages_registry(const struct languages *l, struct registry *reg)
{
    struct buf bytes = {0};
    struct catalogue c;
    bool is_source = !l->now[0] || strcmp(l->now, LANG_SOURCE) == 0;
    bool ok = !is_source && open_catalogue(l, l->now, "registry", &bytes, &c, NULL);
    (void)translate_registry(reg, ok ? &c : NULL);
    buf_free(&bytes);
}

bool languages_use(struct languages *l, const char *name, struct err *err)
{
    struct buf bytes = {0};
    struct catalogue next;
    bool is_source = strcmp(name, LANG_SOURCE) == 0;
    bool ok = is_source ||
              (languages_has(l, name) ? open_catalogue(l, name, "wary", &bytes, &next, err)
                                      : err_set(err, ERR_USAGE, "there is no language `%s`", name));
    const char *now = ok ? name : LANG_SOURCE;
    buf_free(&l->old);
    l->old = l->bytes;
    l->bytes = bytes;
    (void)snprintf(l->now, sizeof l->now, "%s", now);
    if (ok && !is_source) {
        l->ui = next;
        msg_use(catalogue_find, &l->ui);
    } else {
        msg_use(NULL, NULL);
    }
    return ok;
}

bool languages_open_story(const struct languages *l, const struct scenario *sc, struct buf *bytes,
                          struct catalogue *c)
{
    char id[SCENARIO_ID_MAX + 1];
    (void)snprintf(id, sizeof id, "%.*s", STR_ARG(sc->id));
    bool is_own = l->now[0] == '\0' || str_is_c(sc->lang, l->now);
    return !is_own &&
           (open_beside(l, sc, bytes, c) || open_catalogue(l, l->now, id, bytes, c, NULL));
}

void languages_story(const struct languages *l, struct scenario *sc)
{
    struct buf bytes = {0};
    struct catalogue c;
    bool ok = languages_open_story(l, sc, &bytes, &c);
    ok = translate_story(sc, ok ? &c : NULL);
    (void)snprintf(sc->lang_now, sizeof sc->lang_now, "%.*s", ok ? (int)strlen(l->now) : 0, l->now);
    if (!ok) {
        (void)snprintf(sc->lang_now, sizeof sc->lang_now, "%.*s", STR_ARG(sc->lang));
    }
    buf_free(&bytes);
}

struct each {
    const struct languages *l;
    languages_fn *fn;
    void *ctx;
};

static bool each_folder(void *ctx, const char *name)
{
    const struct each *e = ctx;
    struct buf bytes = {0};
    struct catalogue c;
    if (strcmp(name, LANG_SOURCE) != 0 && languages_has((void *)(uintptr_t)e->l, name) &&
        open_catalogue(e->l, name, "wary", &bytes, &c, NULL)) {
        const char *own = catalogue_get(&c, "language", STR("English"));
        e->fn(e->ctx, name, str_of(own ? own : name));
    }
    buf_free(&bytes);
    return true;
}

void languages_each(const struct languages *l, languages_fn *fn, void *ctx)
{
    struct each e = {l, fn, ctx};
    fn(ctx, LANG_SOURCE, STR("English"));
    (void)file_each(buf_text(&l->folder), "", each_folder, &e, NULL);
}
