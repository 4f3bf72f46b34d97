#include "run/checked.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/rule.h"
#include "core/rule_lang.h"
#include "sys/file.h"

static struct scenario *load_quietly(const struct registry *reg, const char *file,
                                     const struct load_limits *limits)
{
    struct buf text = {0};
    struct findings quiet = {0};
    struct scenario *sc = NULL;
    if (file_read(file, limits->bytes, &text, NULL)) {
        sc = load_scenario_taking(&text, file, reg, limits, &quiet);
        if (sc && finding_has_error(&quiet)) {
            scenario_free(sc);
            sc = NULL;
        }
    }
    finding_clear(&quiet);
    buf_free(&text);
    return sc;
}

static struct scenario *load_twin(const struct registry *reg, const char *file,
                                  const struct scenario *of, const struct load_limits *limits,
                                  bool is_in_pack, struct findings *f)
{
    const char *slash = strrchr(file, '/');
    struct buf path = {0};
    struct scenario *sc = NULL;
    if (of->twin.len) {
        buf_fmt(&path, "%.*s%.*s.yaml", slash ? (int)(slash - file + 1) : 0, file,
                STR_ARG(of->twin));
        if (!is_in_pack && access(buf_text(&path), F_OK) != 0) {
            char id[SCENARIO_ID_MAX + 1];
            (void)snprintf(id, sizeof id, "%.*s", STR_ARG(of->twin));
            finding_add(f, FINDING_TWIN_MISSING, of->at_twin, id);
        }
        sc = load_quietly(reg, buf_text(&path), limits);
    }
    buf_free(&path);
    return sc;
}

static bool too_big(const struct load_limits *limits, struct findings *f)
{
    char most[24];
    (void)snprintf(most, sizeof most, "%zu", limits->bytes);
    finding_add(f, FINDING_TOO_BIG, (struct place){1, 1}, most);
    return true;
}

bool checked_load(const struct registry *reg, const char *file, const struct load_limits *limits,
                  bool is_in_pack, struct checked *out, struct err *err)
{
    struct err why = {0};
    struct buf text = {0};
    *out = (struct checked){0};
    if (!file_read(file, limits->bytes, &text, &why)) {
        buf_free(&text);
        if (err) {
            *err = why;
        }
        return why.code == ERR_LIMIT && too_big(limits, &out->findings);
    }
    if (load_is_lesson((struct str){text.ptr, text.len})) {
        out->lesson = load_lesson((struct str){text.ptr, text.len}, &out->findings);
        buf_free(&text);
        finding_sort(&out->findings);
        return true;
    }
    out->sc = load_scenario_taking(&text, file, reg, limits, &out->findings);
    if (out->sc) {
        struct scenario *twin = load_twin(reg, file, out->sc, limits, is_in_pack, &out->findings);
        rule_check(out->sc, twin, reg, &out->findings);
        scenario_free(twin);
    }
    finding_sort(&out->findings);
    return true;
}

void checked_translation(const struct registry *reg, const struct languages *l, struct checked *c)
{
    struct buf bytes = {0};
    struct catalogue catalogue;
    if (!checked_is_good(c) || str_is_c(c->sc->lang, l->now)) {
        return;
    }
    if (languages_open_story(l, c->sc, &bytes, &catalogue)) {
        rule_lang_check(c->sc, reg, &catalogue, &c->findings);
    } else {
        finding_add(&c->findings, FINDING_UNTRANSLATED, c->sc->at_top, "*");
    }
    finding_sort(&c->findings);
    buf_free(&bytes);
}

bool checked_is_good(const struct checked *c)
{
    return c->sc && !finding_has_error(&c->findings);
}

void checked_clear(struct checked *c)
{
    scenario_free(c->sc);
    lesson_free(c->lesson);
    finding_clear(&c->findings);
    *c = (struct checked){0};
}
