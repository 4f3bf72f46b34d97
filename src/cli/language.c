#include "cli/language.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/msg.h"
#include "run/languages.h"
#include "run/settings.h"
#include "sys/paths.h"
#include "sys/term.h"

// What the environment wishes, gettext's order: a list, else the locale's name.
static void wishes_of_environment(struct buf *out)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *list = getenv("LANGUAGE");
    if (list && list[0]) {
        buf_fmt(out, "%s:", list);
    }
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *value = getenv(names[i]);
        if (value && value[0]) {
            buf_put_c(out, value);
            return;
        }
    }
}

static void put_language(void *ctx, const char *name, struct str own_name)
{
    (void)own_name;
    buf_fmt(ctx, " %s", name);
}

// One that was asked for by name and is not there is refused.
static bool asked_for(struct languages *l, const char *wish, char out[LANG_NAME_MAX],
                      struct err *err)
{
    struct buf known = {0};
    bool ok = lang_pick(wish, languages_has, l, out);
    if (!ok) {
        languages_each(l, put_language, &known);
        (void)err_set(err, ERR_USAGE, _("there is no language `%s`; there are:%s"), wish,
                      buf_text(&known));
        buf_free(&known);
    }
    return ok;
}

// The language of config.yaml; whatever is wrong with that file is told later.
static bool chosen_before(struct buf *out)
{
    struct settings s = settings_first();
    struct buf path = {0}, warnings = {0};
    bool ok = paths_config(&path, NULL) && settings_load(&s, buf_text(&path), &warnings, NULL) &&
              s.lang[0];
    if (ok) {
        buf_put_c(out, s.lang);
    }
    buf_free(&path);
    buf_free(&warnings);
    return ok;
}

bool language_start(struct options *o, struct languages *l, struct err *err)
{
    struct buf wishes = {0}, folder = {0};
    char name[LANG_NAME_MAX];
    const char *given = getenv("WARY_LANG");
    const char *asked = o->lang ? o->lang : given && given[0] ? given : NULL;
    paths_locales(&folder);
    languages_open(l, buf_text(&folder));
    buf_free(&folder);
    o->languages = l;
    bool ok = true;
    if (asked) {
        ok = asked_for(l, asked, name, err);
    } else {
        if (!chosen_before(&wishes)) {
            wishes_of_environment(&wishes);
        }
        (void)lang_pick(buf_text(&wishes), languages_has, l, name);
        // A terminal without the letters is spoken to in plain ones.
        if (!term_locale()) {
            (void)snprintf(name, sizeof name, LANG_SOURCE);
        }
    }
    buf_free(&wishes);
    return ok && languages_use(l, name, err);
}
