#include "run/library.h"

#include <stdio.h>
#include <string.h>

#include "core/msg.h"
#include "core/rule.h"
#include "core/text.h"
#include "load/load.h"
#include "sys/file.h"

enum { REGISTRY_BYTES_MAX = 4 * 1024 * 1024 };

// The registry's files in the order in which they lean on each other.
static const char *const registry_files[] = {"sources.yaml", "families.yaml", "names.yaml",
                                             "signs.yaml"};

// The first error of a list as an err, for who can show only one.
static bool first_error(const struct findings *f, const char *file, struct err *err)
{
    for (size_t i = 0; i < f->count; i++) {
        const struct finding *one = &f->list[i];
        if (finding_kinds[one->id].severity == SEVERITY_ERROR) {
            err_set(err, ERR_RULE, "%s [%s]", one->sentence, finding_kinds[one->id].word);
            if (err) {
                err->line = one->at.line;
                err->column = one->at.column;
            }
            return err_in(err, file);
        }
    }
    return true;
}

static bool load_one(struct library *lib, const char *folder, const char *name, struct err *err)
{
    struct buf path = {0}, text = {0};
    struct findings found = {0};
    buf_fmt(&path, "%s/%s", folder, name);
    bool ok = file_read(path.ptr, REGISTRY_BYTES_MAX, &text, err);
    if (ok) {
        struct str bytes = {text.ptr, text.len};
        ok = load_registry_file(bytes, path.ptr, lib->registry, &found) ||
             first_error(&found, path.ptr, err);
    }
    finding_clear(&found);
    buf_free(&text);
    buf_free(&path);
    return ok;
}

// What a walk over a folder's names carries along.
struct walk {
    struct library *lib;
    const char *folder;
    struct err *err;
    size_t cap;
    bool ok;
};

static bool load_region(void *ctx, const char *name)
{
    struct walk *w = ctx;
    w->ok = load_one(w->lib, w->folder, name, w->err);
    return w->ok;
}

bool library_open(struct library *lib, const char *folder, struct err *err)
{
    *lib = (struct library){.registry = mem_new(1, sizeof *lib->registry),
                            .languages = lib->languages};
    lib->folder = str_of(arena_copy(&lib->arena, folder, strlen(folder)));
    for (size_t i = 0; i < COUNT_OF(registry_files); i++) {
        if (!load_one(lib, folder, registry_files[i], err)) {
            return false;
        }
    }
    struct buf regions = {0};
    buf_fmt(&regions, "%s/regions", folder);
    struct walk w = {.lib = lib, .folder = regions.ptr, .err = err, .ok = true};
    bool ok = file_each(regions.ptr, ".yaml", load_region, &w, err) && w.ok;
    buf_free(&regions);
    if (ok && lib->languages) {
        languages_registry(lib->languages, lib->registry);
    }
    return ok;
}

static bool is_registry_file(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(registry_files); i++) {
        if (strcmp(name, registry_files[i]) == 0) {
            return true;
        }
    }
    return false;
}

// Structure only: the rules are left for the moment when it is to be played.
static struct scenario *load_file(struct library *lib, const char *path, struct buf *text,
                                  struct findings *found, struct err *err)
{
    size_t from = text->len;
    if (!file_read(path, load_limits_usual.bytes, text, err)) {
        return NULL;
    }
    struct str bytes = {text->ptr + from, text->len - from};
    char hash[65];
    file_hash(bytes, hash);
    return load_scenario(bytes, path, hash, lib->registry, &load_limits_usual, found);
}

static struct str keep(struct library *lib, struct str s)
{
    return (struct str){arena_copy(&lib->arena, s.ptr, s.len), s.len};
}

static struct str join(struct library *lib, const struct str *list, uint32_t count)
{
    struct buf b = {0};
    for (uint32_t i = 0; i < count; i++) {
        buf_put_c(&b, i ? C_("between the items of a list", ", ") : "");
        buf_put_str(&b, list[i]);
    }
    struct str joined = keep(lib, str_of(buf_text(&b)));
    buf_free(&b);
    return joined;
}

static struct str platform_name(const struct library *lib, const struct scenario *sc)
{
    int i = registry_find_platform(lib->registry, sc->platform);
    return i >= 0 ? lib->registry->platforms[i].name : sc->platform;
}

// In the language in use, where it is translated as a whole.
static void tell(const struct library *lib, struct scenario *sc)
{
    if (lib->languages) {
        languages_story(lib->languages, sc);
    }
}

// The language that it is told in, when that is not the one in use.
static struct str other_lang(struct library *lib, const struct scenario *sc)
{
    const char *now = lib->languages ? lib->languages->now : "";
    bool is_same = !now[0] || strcmp(sc->lang_now, now) == 0;
    return is_same ? STR("") : keep(lib, str_of(sc->lang_now));
}

// Both what shows a sign and what looks like one is practice for it.
static uint64_t signs_of(const struct scenario *sc)
{
    uint64_t signs = 0;
    for (uint32_t i = 0; i < sc->step_count; i++) {
        const struct message *m = sc->steps[i].kind == STEP_MESSAGE ? sc->steps[i].u.message : NULL;
        signs |= m ? m->sign_mask : 0;
        for (uint16_t k = 0; m && k < m->look_count; k++) {
            signs |= UINT64_C(1) << m->looks[k].sign;
        }
    }
    return signs;
}

static void note_story(struct library *lib, const struct scenario *sc, struct story *out)
{
    *out = (struct story){
        .id = keep(lib, sc->id),
        .twin = keep(lib, sc->twin),
        .title = keep(lib, sc->title),
        .family = keep(lib, sc->family),
        .topics = join(lib, sc->topics, sc->topic_count),
        .platform = keep(lib, platform_name(lib, sc)),
        .lang = other_lang(lib, sc),
        .channel = sc->channel,
        .minutes = sc->minutes,
        .is_honest = sc->verdict == VERDICT_HARMLESS,
        .signs = signs_of(sc),
    };
}

static void add_story(struct library *lib, struct scenario *sc, bool is_good, const char *path)
{
    size_t n = lib->story_count++;
    lib->stories = mem_grow(lib->stories, &lib->story_cap, n + 1, sizeof *lib->stories);
    lib->files = mem_grow(lib->files, &lib->file_cap, n + 1, sizeof *lib->files);
    lib->stories[n] = (struct story){0};
    if (sc) {
        note_story(lib, sc, &lib->stories[n]);
    }
    lib->stories[n].has_error = !is_good;
    lib->files[n] = keep(lib, str_of(path));
}

static void add_form(struct library *lib, const struct scenario *sc, const char *path)
{
    size_t n = lib->form_count++;
    lib->forms = mem_grow(lib->forms, &lib->form_cap, n + 1, sizeof *lib->forms);
    lib->form_files = mem_grow(lib->form_files, &lib->form_file_cap, n + 1, sizeof *lib->files);
    lib->forms[n] = (struct form_entry){.id = keep(lib, sc->id),
                                        .title = keep(lib, sc->title),
                                        .use = sc->form,
                                        .ask = sc->ask,
                                        .minutes = sc->minutes};
    lib->form_files[n] = keep(lib, str_of(path));
}

static bool list_file(void *ctx, const char *name)
{
    struct walk *w = ctx;
    struct library *lib = w->lib;
    if (is_registry_file(name) || lib->story_count >= APP_STORIES_MAX) {
        return true;
    }
    struct buf path = {0}, text = {0};
    struct findings found = {0};
    buf_fmt(&path, "%s/%s", w->folder, name);
    struct scenario *sc = load_file(lib, path.ptr, &text, &found, NULL);
    bool is_good = sc && !finding_has_error(&found);
    if (is_good) {
        tell(lib, sc);
    }
    if (!sc || sc->form == FORM_NONE) {
        add_story(lib, sc, is_good, path.ptr);
    } else if (is_good) {
        add_form(lib, sc, path.ptr);
    }
    scenario_free(sc);
    finding_clear(&found);
    buf_free(&text);
    buf_free(&path);
    return true;
}

bool library_list(struct library *lib, struct err *err)
{
    lib->story_count = lib->form_count = 0;
    struct walk w = {.lib = lib, .folder = lib->folder.ptr};
    return file_each(w.folder, ".yaml", list_file, &w, err);
}

void library_close(struct library *lib)
{
    registry_free(lib->registry);
    mem_free(lib->stories);
    mem_free(lib->files);
    mem_free(lib->forms);
    mem_free(lib->form_files);
    arena_free(&lib->arena);
    *lib = (struct library){0};
}

bool library_is_path(const char *name)
{
    size_t n = strlen(name);
    return strchr(name, '/') || (n > 5 && strcmp(name + n - 5, ".yaml") == 0);
}

// The nearest name of the folder to a word.
struct guess {
    struct str word;
    char name[SCENARIO_ID_MAX + 1];
    unsigned distance;
};

static bool guess_at(void *ctx, const char *file)
{
    struct guess *g = ctx;
    struct str name = str_part(str_of(file), 0, strlen(file) - strlen(".yaml"));
    unsigned distance = text_distance(g->word, name, g->distance);
    if (distance < g->distance && !is_registry_file(file)) {
        g->distance = distance;
        (void)snprintf(g->name, sizeof g->name, "%.*s", STR_ARG(name));
    }
    return true;
}

static void no_such_story(const struct library *lib, const char *id, struct err *err)
{
    struct guess g = {.word = str_of(id), .distance = (unsigned)strlen(id) / 3 + 1};
    (void)file_each(lib->folder.ptr, ".yaml", guess_at, &g, NULL);
    if (g.name[0]) {
        err_set(err, ERR_SYSTEM, "there is no story `%s`; did you mean `%s`?", id, g.name);
    } else {
        err_set(err, ERR_SYSTEM, "there is no story `%s`; `wary list` shows them all", id);
    }
}

struct scenario *library_load(struct library *lib, const char *id_or_file, struct buf *text,
                              struct err *err)
{
    struct buf path = {0}, own = {0};
    struct findings found = {0};
    struct err why = {0};
    if (library_is_path(id_or_file)) {
        buf_put_c(&path, id_or_file);
    } else {
        buf_fmt(&path, "%s/%s.yaml", lib->folder.ptr, id_or_file);
    }
    struct scenario *sc = load_file(lib, path.ptr, text ? text : &own, &found, &why);
    if (sc && !finding_has_error(&found)) {
        rule_check(sc, NULL, lib->registry, &found);
    }
    if (!sc && why.code != ERR_NONE && !library_is_path(id_or_file)) {
        no_such_story(lib, id_or_file, &why);
    }
    bool is_good = sc && first_error(&found, path.ptr, &why);
    if (!is_good) {
        if (why.code == ERR_NONE) {
            first_error(&found, path.ptr, &why);
        }
        scenario_free(sc);
        sc = NULL;
        if (err) {
            *err = why;
        }
    } else {
        tell(lib, sc);
    }
    finding_clear(&found);
    buf_free(&own);
    buf_free(&path);
    return sc;
}

struct scenario *library_load_story(struct library *lib, const char *id_or_file, struct err *err)
{
    struct scenario *sc = library_load(lib, id_or_file, NULL, err);
    if (sc && sc->form != FORM_NONE) {
        err_set(err, ERR_RULE, "`%.*s` is a form of short messages, not a story", STR_ARG(sc->id));
        scenario_free(sc);
        sc = NULL;
    }
    return sc;
}

struct scenario *library_revive(struct library *lib, struct str text, const char *hash,
                                struct err *err)
{
    struct findings found = {0};
    struct scenario *sc =
        load_scenario(text, "stored story", hash, lib->registry, &load_limits_usual, &found);
    if (!first_error(&found, "stored story", err)) {
        scenario_free(sc);
        sc = NULL;
    } else {
        tell(lib, sc);
    }
    finding_clear(&found);
    return sc;
}
