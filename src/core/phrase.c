#include "core/phrase.h"

#include <stdio.h>

enum { CONTEXT_MAX = 3 * SCENARIO_ID_MAX + 16 };

struct walk {
    phrase_fn *fn;
    void *ctx;
    struct str speaker, hint;
};

// Arenas are made to be read; here their makers' side is needed once more.
static struct str *writable(const struct str *text)
{
    return (struct str *)(uintptr_t)text;
}

// The parts of a context; an empty one is left out.
struct named_by {
    struct str a;
    const char *b;
    struct str c;
};

#define BY(a, b, c) ((struct named_by){(a), (b), (c)})

static void say(const struct walk *w, struct named_by by, const struct str *text, struct place at,
                const char *note)
{
    struct str a = by.a, c = by.c;
    const char *b = by.b;
    char context[CONTEXT_MAX];
    if (text->len == 0) {
        return;
    }
    (void)snprintf(context, sizeof context, "%.*s%s%s%s%.*s", STR_ARG(a), a.len && b[0] ? "." : "",
                   b, c.len ? "." : "", STR_ARG(c));
    const struct phrase phrase = {context, writable(text), at, w->speaker, w->hint, note};
    w->fn(w->ctx, &phrase);
}

// --- a story

static const char words_note[] =
    "These words must stand in the translation of the message above, just so.";

static void say_message(struct walk *w, const struct scenario *sc, const struct scene *scene,
                        const struct step *step)
{
    const struct message *m = step->u.message;
    struct walk with = *w;
    with.speaker = sc->cast[m->cast].name;
    with.hint = m->hint;
    say(&with, BY(scene->id, "subject", STR("")), &m->subject, step->at, NULL);
    for (uint16_t i = 0; i < m->text_count; i++) {
        say(&with, BY(scene->id, "message", STR("")), &m->texts[i], step->at, NULL);
    }
    with.hint = STR("");
    for (uint16_t i = 0; i < m->sign_count; i++) {
        say(&with, BY(scene->id, "words", STR("")), &m->signs[i].words, m->signs[i].at, words_note);
    }
    with.speaker = STR("");
    for (uint16_t i = 0; i < m->look_count; i++) {
        say(&with, BY(scene->id, "words", STR("")), &m->looks[i].words, m->looks[i].at, words_note);
        say(&with, BY(scene->id, "why", STR("")), &m->looks[i].why, m->looks[i].at, NULL);
    }
}

static void say_replies(struct walk *w, const struct scenario *sc, const struct scene *scene,
                        const struct step *step)
{
    struct walk with = *w;
    with.speaker = STR("the learner");
    for (uint32_t i = 0; i < step->u.choose.count; i++) {
        const struct reply *r = &sc->replies[step->u.choose.first + i];
        with.hint = r->hint;
        say(&with, BY(scene->id, "reply", r->id), &r->text, r->at, NULL);
    }
}

static void say_checks(struct walk *w, const struct scenario *sc, const struct scene *scene)
{
    struct walk with = *w;
    for (int k = 0; k < CHECKS; k++) {
        const struct check_result *found = &scene->checks[k];
        if (found->is_set) {
            with.speaker = found->cast >= 0 ? sc->cast[found->cast].name : STR("");
            say(&with, BY(scene->id, "check", str_of(scenario_check_words[k])), &found->text,
                found->at, NULL);
        }
    }
}

static void say_scene(struct walk *w, const struct scenario *sc, const struct scene *scene)
{
    say(w, BY(scene->id, "reason", STR("")), &scene->why, scene->at, NULL);
    say_checks(w, sc, scene);
    for (uint32_t i = scene->first; i < scene->first + scene->count; i++) {
        const struct step *step = &sc->steps[i];
        if (step->kind == STEP_MESSAGE && step->u.message) {
            say_message(w, sc, scene, step);
        } else if (step->kind == STEP_NOTE) {
            say(w, BY(scene->id, "note", STR("")), &step->u.note, step->at, NULL);
        } else if (step->kind == STEP_CHOOSE) {
            say_replies(w, sc, scene, step);
        }
    }
}

void phrase_each_story(struct scenario *sc, phrase_fn *fn, void *ctx)
{
    struct walk w = {.fn = fn, .ctx = ctx};
    say(&w, BY(STR("title"), "", STR("")), &sc->title, sc->at_title,
        "It must not give away whether the other person is honest.");
    for (uint32_t i = 0; i < sc->topic_count; i++) {
        say(&w, BY(STR("topic"), "", STR("")), &sc->topics[i], sc->at_top, NULL);
    }
    for (uint32_t i = 0; i < sc->cast_count; i++) {
        say(&w, BY(STR("cast"), "name", sc->cast[i].id), &sc->cast[i].name, sc->cast[i].at, NULL);
        say(&w, BY(STR("cast"), "bio", sc->cast[i].id), &sc->cast[i].bio, sc->cast[i].at, NULL);
    }
    for (uint32_t i = 0; i < sc->scene_count; i++) {
        say_scene(&w, sc, &sc->scenes[i]);
    }
    for (uint32_t i = 0; i < sc->ending_count; i++) {
        say(&w, BY(STR("ending"), "", sc->endings[i].id), &sc->endings[i].text, sc->endings[i].at,
            "Nobody is to blame: say what happened or would have happened.");
    }
}

// --- the registry

static void say_sign(const struct walk *w, const struct sign *sign)
{
    const struct {
        const char *key;
        const struct str *text;
    } parts[] = {
        {"name", &sign->name}, {"rises", &sign->rises}, {"looks", &sign->looks},
        {"why", &sign->why},   {"todo", &sign->todo},   {"lookalike", &sign->lookalike},
        {"cue", &sign->cue},
    };
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        say(w, BY(STR("sign"), parts[i].key, sign->id), parts[i].text, (struct place){0}, NULL);
    }
}

static void say_region(const struct walk *w, const struct region *region)
{
    say(w, BY(STR("region"), "name", region->id), &region->name, (struct place){0}, NULL);
    for (uint32_t i = 0; i < region->line_count; i++) {
        const struct help_line *line = &region->lines[i];
        say(w, BY(region->id, "line", line->id), &line->name, (struct place){0}, NULL);
        say(w, BY(region->id, "hours", line->id), &line->hours, (struct place){0}, NULL);
        say(w, BY(region->id, "says", line->id), &line->says, (struct place){0}, NULL);
    }
}

void phrase_each_registry(struct registry *reg, phrase_fn *fn, void *ctx)
{
    const struct walk w = {.fn = fn, .ctx = ctx};
    for (uint32_t i = 0; i < reg->sign_count; i++) {
        say_sign(&w, &reg->signs[i]);
    }
    for (uint32_t i = 0; i < reg->family_count; i++) {
        say(&w, BY(STR("family"), "name", reg->families[i].id), &reg->families[i].name,
            (struct place){0}, NULL);
        say(&w, BY(STR("family"), "about", reg->families[i].id), &reg->families[i].about,
            (struct place){0}, NULL);
    }
    for (uint32_t i = 0; i < reg->source_count; i++) {
        say(&w, BY(STR("source"), "says", reg->sources[i].id), &reg->sources[i].says,
            (struct place){0}, NULL);
    }
    for (uint32_t i = 0; i < reg->region_count; i++) {
        say_region(&w, &reg->regions[i]);
    }
}
