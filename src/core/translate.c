#include "core/translate.h"

#include <stdio.h>
#include <string.h>

// A walk over all phrases, with their source texts beside them.
struct work {
    const struct catalogue *c;
    struct arena *arena;
    struct str *sources;  // by the order of the walk
    size_t at;
    struct translate_gap gap;
};

static void take_source(void *ctx, const struct phrase *phrase)
{
    struct work *w = ctx;
    w->sources[w->at++] = *phrase->slot;
}

static void count_one(void *ctx, const struct phrase *phrase)
{
    (void)phrase;
    ++*(size_t *)ctx;
}

static void put_source(void *ctx, const struct phrase *phrase)
{
    struct work *w = ctx;
    *phrase->slot = w->sources[w->at++];
}

static void note_gap(struct work *w, const struct phrase *phrase)
{
    if (!w->gap.context[0]) {
        (void)snprintf(w->gap.context, sizeof w->gap.context, "%s", phrase->context);
        w->gap.at = phrase->at;
    }
}

// The text goes in when there is one; the source stays where there is none.
static void put_one(void *ctx, const struct phrase *phrase)
{
    struct work *w = ctx;
    struct str source = w->sources[w->at++];
    const char *got = catalogue_get(w->c, phrase->context, source);
    w->gap.count++;
    if (got) {
        size_t n = strlen(got);
        *phrase->slot = (struct str){arena_copy(w->arena, got, n), n};
    } else {
        w->gap.missing++;
        note_gap(w, phrase);
    }
}

// --- stories

static bool stands_in(const struct message *m, struct str words)
{
    for (uint16_t i = 0; i < m->text_count; i++) {
        if (str_find(m->texts[i], words) < 0) {
            return false;
        }
    }
    return true;
}

static void find_misplaced(const struct scenario *sc, struct translate_gap *gap)
{
    for (uint32_t i = 0; i < sc->step_count; i++) {
        const struct message *m = sc->steps[i].kind == STEP_MESSAGE ? sc->steps[i].u.message : NULL;
        bool is_amiss = false;
        for (uint16_t k = 0; m && k < m->sign_count; k++) {
            is_amiss = is_amiss || !stands_in(m, m->signs[k].words);
        }
        for (uint16_t k = 0; m && k < m->look_count; k++) {
            is_amiss = is_amiss || !stands_in(m, m->looks[k].words);
        }
        if (is_amiss && gap->misplaced++ == 0 && !gap->context[0]) {
            gap->at = sc->steps[i].at;
            (void)snprintf(gap->context, sizeof gap->context, "%.*s.words",
                           STR_ARG(sc->scenes[sc->steps[i].scene].id));
        }
    }
}

static struct str *story_sources(struct scenario *sc)
{
    if (!sc->sources_text) {
        size_t count = 0;
        phrase_each_story(sc, count_one, &count);
        struct work w = {.sources = arena_new(&sc->arena, count, sizeof *w.sources)};
        phrase_each_story(sc, take_source, &w);
        sc->sources_text = w.sources;
    }
    return sc->sources_text;
}

static void restore_story(struct scenario *sc)
{
    struct work w = {.sources = story_sources(sc)};
    phrase_each_story(sc, put_source, &w);
}

static struct translate_gap put_story(struct scenario *sc, const struct catalogue *c)
{
    restore_story(sc);
    struct work w = {.c = c, .arena = &sc->arena, .sources = story_sources(sc)};
    phrase_each_story(sc, put_one, &w);
    if (w.gap.missing == 0) {
        find_misplaced(sc, &w.gap);
    }
    return w.gap;
}

struct translate_gap translate_story_gaps(struct scenario *sc, const struct catalogue *c)
{
    struct translate_gap gap = put_story(sc, c);
    restore_story(sc);
    return gap;
}

bool translate_story(struct scenario *sc, const struct catalogue *c)
{
    struct translate_gap gap = {0};
    if (c) {
        gap = put_story(sc, c);
    }
    bool ok = c && gap.missing == 0 && gap.misplaced == 0;
    if (!ok && (c || sc->sources_text)) {
        restore_story(sc);
    }
    return ok;
}

// --- the registry

static struct str *registry_sources(struct registry *reg)
{
    if (!reg->sources_text) {
        size_t count = 0;
        phrase_each_registry(reg, count_one, &count);
        struct work w = {.sources = arena_new(&reg->arena, count, sizeof *w.sources)};
        phrase_each_registry(reg, take_source, &w);
        reg->sources_text = w.sources;
    }
    return reg->sources_text;
}

static void restore_registry(struct registry *reg)
{
    struct work w = {.sources = registry_sources(reg)};
    phrase_each_registry(reg, put_source, &w);
}

bool translate_registry(struct registry *reg, const struct catalogue *c)
{
    struct work w = {.c = c, .arena = &reg->arena};
    if (!c && !reg->sources_text) {
        return false;
    }
    restore_registry(reg);
    w.sources = registry_sources(reg);
    if (c) {
        phrase_each_registry(reg, put_one, &w);
    }
    bool ok = c && w.gap.missing == 0;
    if (!ok) {
        restore_registry(reg);
    }
    return ok;
}
