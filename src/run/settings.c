#include "run/settings.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "load/load.h"
#include "sys/file.h"
#include "sys/paths.h"

enum { CONFIG_BYTES_MAX = 64 * 1024 };

struct settings settings_first(void)
{
    return (struct settings){.theme = THEME_AUTO, .mouse = true, .typing = true, .region = "ZZ"};
}

static bool take_bool(bool *to, struct str value, const char *yes, const char *no)
{
    bool is_yes = str_is_c(value, yes);
    *to = is_yes;
    return is_yes || str_is_c(value, no);
}

static bool take_text(char *to, size_t size, struct str value)
{
    if (value.len == 0 || value.len >= size) {
        return false;
    }
    (void)snprintf(to, size, "%.*s", STR_ARG(value));
    return true;
}

static bool set_theme(struct settings *s, struct str v)
{
    int i = scenario_word(app_theme_words, THEMES, v);
    s->theme = i >= 0 ? (enum theme)i : s->theme;
    return i >= 0;
}

static bool set_symbols(struct settings *s, struct str v)
{
    return take_bool(&s->ascii, v, "ascii", "unicode");
}

static bool set_mouse(struct settings *s, struct str v)
{
    return take_bool(&s->mouse, v, "on", "off");
}

static bool set_typing(struct settings *s, struct str v)
{
    return take_bool(&s->typing, v, "on", "off");
}

static bool set_progress(struct settings *s, struct str v)
{
    return take_bool(&s->hide_progress, v, "off", "on");
}

static bool set_practise(struct settings *s, struct str v)
{
    return take_bool(&s->by_chance, v, "by-chance", "by-need");
}

static bool set_items(struct settings *s, struct str v)
{
    return take_bool(&s->no_items, v, "off", "on");
}

static bool set_region(struct settings *s, struct str v)
{
    return take_text(s->region, sizeof s->region, v);
}

static bool set_lang(struct settings *s, struct str v)
{
    return take_text(s->lang, sizeof s->lang, v);
}

static const struct {
    const char *key;
    bool (*set)(struct settings *s, struct str value);
} keys[] = {
    {"theme", set_theme},       {"symbols", set_symbols},   {"mouse", set_mouse},
    {"typing", set_typing},     {"region", set_region},     {"language", set_lang},
    {"progress", set_progress}, {"practise", set_practise}, {"short-messages", set_items},
};

bool settings_set(struct settings *settings, struct str key, struct str value)
{
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        if (str_is_c(key, keys[i].key)) {
            return keys[i].set(settings, value);
        }
    }
    return false;
}

static bool on_pair(void *ctx, struct str key, struct str value)
{
    return settings_set(ctx, key, value);
}

bool settings_load(struct settings *settings, const char *path, struct buf *warnings,
                   struct err *err)
{
    struct buf text = {0};
    struct err why = {0};
    struct findings found = {0};
    bool ok = file_read(path, CONFIG_BYTES_MAX, &text, &why);
    if (ok) {
        ok = load_config((struct str){text.ptr, text.len}, path, on_pair, settings, &found);
        for (size_t i = 0; i < found.count; i++) {
            finding_fmt(&found.list[i], str_of(path), warnings);
        }
        ok = ok || err_set(err, ERR_SYNTAX, "the settings cannot be read");
    } else {
        ok = why.errnum == ENOENT || why.errnum == ENOTDIR;
        if (!ok && err) {
            *err = why;
        }
    }
    finding_clear(&found);
    buf_free(&text);
    return ok;
}

static bool make_folder_of(const char *path, struct err *err)
{
    const char *slash = strrchr(path, '/');
    if (!slash || slash == path) {
        return true;
    }
    char *dir = mem_copy(path, (size_t)(slash - path));
    bool ok = paths_make(dir, err);
    mem_free(dir);
    return ok;
}

bool settings_save(const struct settings *s, const char *path, struct err *err)
{
    struct buf text = {0};
    buf_put_c(&text, "# wary's settings; see wary(1).\n");
    buf_fmt(&text, "theme: %s\n", app_theme_words[s->theme]);
    buf_fmt(&text, "symbols: %s\n", s->ascii ? "ascii" : "unicode");
    buf_fmt(&text, "mouse: %s\n", s->mouse ? "on" : "off");
    buf_fmt(&text, "typing: %s\n", s->typing ? "on" : "off");
    buf_fmt(&text, "progress: %s\n", s->hide_progress ? "off" : "on");
    buf_fmt(&text, "practise: %s\n", s->by_chance ? "by-chance" : "by-need");
    buf_fmt(&text, "short-messages: %s\n", s->no_items ? "off" : "on");
    buf_fmt(&text, "region: %s\n", s->region);
    if (s->lang[0]) {
        buf_fmt(&text, "language: %s\n", s->lang);
    }
    bool ok = make_folder_of(path, err) && file_write(path, (struct str){text.ptr, text.len}, err);
    buf_free(&text);
    return ok;
}
