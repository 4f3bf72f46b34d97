// tests/core/sketch.h - small stories for tests, written as lines
//
//   var trust 0            ending done
//   scene hello bond 1     check photo set told 1
//   say TEXT   sign 3 TEXT   neutral TEXT   noor TEXT   note TEXT
//   choose / reply ID [if COND] [set V N | add V N] [goto SCENE | leaves]
//   if COND / else / fi    set V N   add V N   wait N   loses N|documents
//   goto SCENE             end ENDING
//
// Line n of the sketch is line n of every place.  Cast 0 is Dana, 1 is Noor
// (trusted); sign n is called sn.
#ifndef TESTS_CORE_SKETCH_H
#define TESTS_CORE_SKETCH_H

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/registry.h"
#include "core/scenario.h"

enum { SKETCH_STEPS = 20000, SKETCH_REPLIES = 6000, SKETCH_SCENES = 2000, SKETCH_NEST = 8 };

struct sketch {
    struct scenario *sc;
    uint32_t line;
    uint32_t ifs[SKETCH_NEST], depth;  // the IF or the JUMP that waits for its target
    char *cond_of_step[SKETCH_STEPS], *cond_of_reply[SKETCH_REPLIES];
    char *to_of_step[SKETCH_STEPS], *to_of_reply[SKETCH_REPLIES];
};

static inline int sketch_number(const char *text)
{
    return (int)strtol(text, NULL, 10);
}

static inline struct str sketch_str(struct sketch *k, const char *text)
{
    size_t n = strlen(text);
    return (struct str){arena_copy(&k->sc->arena, text, n), n};
}

static inline struct place sketch_place(const struct sketch *k)
{
    return (struct place){k->line, 1};
}

static inline uint32_t sketch_index(const char *kind, const char *name, int found)
{
    if (found < 0) {
        (void)fprintf(stderr, "sketch: no %s %s\n", kind, name);
        abort();
    }
    return (uint32_t)found;
}

static inline uint8_t sketch_var(const struct sketch *k, const char *name)
{
    return (uint8_t)sketch_index("var", name, scenario_find_var(k->sc, str_of(name)));
}

static inline int sketch_name(void *ctx, enum expr_op kind, struct str name, struct str *hint)
{
    const struct sketch *k = ctx;
    (void)hint;
    char text[SCENARIO_ID_MAX + 1];
    (void)snprintf(text, sizeof text, "%.*s", STR_ARG(name));
    if (kind == EXPR_MARKED) {
        return sketch_number(text + 1);
    }
    if (kind == EXPR_CHECKED) {
        return scenario_word(scenario_check_words, CHECKS, name);
    }
    if (kind == EXPR_VISITED) {
        return scenario_find_scene(k->sc, name);
    }
    return kind == EXPR_CHOSE ? scenario_find_reply(k->sc, name) : scenario_find_var(k->sc, name);
}

static inline struct step *sketch_step(struct sketch *k, enum step_kind kind)
{
    struct scenario *sc = k->sc;
    struct step *step = &sc->steps[sc->step_count++];
    *step = (struct step){.kind = kind, .scene = sc->scene_count - 1, .at = sketch_place(k)};
    sc->scenes[sc->scene_count - 1].count++;
    return step;
}

static inline void sketch_message(struct sketch *k, uint8_t cast, uint64_t signs, const char *text)
{
    struct message *m = arena_new(&k->sc->arena, 1, sizeof *m);
    struct str *texts = arena_new(&k->sc->arena, 1, sizeof *texts);
    *texts = sketch_str(k, text && *text ? text : "It rains here.");
    *m = (struct message){.cast = cast, .text_count = 1, .texts = texts, .sign_mask = signs};
    sketch_step(k, STEP_MESSAGE)->u.message = m;
}

static inline struct assigns sketch_assign(struct sketch *k, const char *op, const char *var,
                                           const char *value)
{
    struct assign *a = arena_new(&k->sc->arena, 1, sizeof *a);
    *a = (struct assign){sketch_var(k, var), strcmp(op, "add") == 0, (int16_t)sketch_number(value)};
    return (struct assigns){a, 1};
}

// A scene that does not end gets a stuck step, as the loader does it.
static inline void sketch_close_scene(struct sketch *k)
{
    struct scenario *sc = k->sc;
    if (sc->scene_count == 0 || sc->step_count == 0) {
        return;
    }
    enum step_kind last = sc->steps[sc->step_count - 1].kind;
    bool is_open = last != STEP_GOTO && last != STEP_END;
    for (uint32_t i = 0; i < sc->step_count; i++) {
        is_open = is_open || sc->steps[i].target == sc->step_count;
    }
    if (is_open) {
        (void)sketch_step(k, STEP_STUCK);
    }
}

static inline void sketch_scene(struct sketch *k, char **words)
{
    sketch_close_scene(k);
    struct scenario *sc = k->sc;
    int stage = scenario_word(scenario_stage_words, STAGES, str_of(words[2]));
    sc->scenes[sc->scene_count++] = (struct scene){
        .id = sketch_str(k, words[1]),
        .stage = (enum stage)sketch_index("stage", words[2], stage),
        .day = (uint32_t)sketch_number(words[3]),
        .first = sc->step_count,
        .checks = scenario_no_checks,
        .at = sketch_place(k),
    };
}

static inline void sketch_reply(struct sketch *k, char **words)
{
    struct scenario *sc = k->sc;
    struct step *choose = &sc->steps[sc->step_count - 1];
    uint32_t index = sc->reply_count++;
    struct reply *r = &sc->replies[index];
    char text[SCENARIO_ID_MAX + 16], cond[200] = "";
    (void)snprintf(text, sizeof text, "I say %s.", words[1]);
    *r = (struct reply){.id = sketch_str(k, words[1]),
                        .text = sketch_str(k, text),
                        .goto_scene = SCENARIO_NOWHERE,
                        .target = sc->step_count,
                        .at = sketch_place(k)};
    r->key = r->id;
    choose->u.choose.count++;
    for (int i = 2; words[i]; i++) {
        if (strcmp(words[i], "goto") == 0) {
            i++;
            k->to_of_reply[index] = mem_copy(words[i], strlen(words[i]));
        } else if (strcmp(words[i], "leaves") == 0) {
            r->leaves = true;
        } else if (strcmp(words[i], "set") == 0 || strcmp(words[i], "add") == 0) {
            r->assigns = sketch_assign(k, words[i], words[i + 1], words[i + 2]);
            i += 2;
        } else if (strcmp(words[i], "if") != 0) {
            (void)snprintf(cond + strlen(cond), sizeof cond - strlen(cond), " %s", words[i]);
        }
    }
    k->cond_of_reply[index] = *cond ? mem_copy(cond, strlen(cond)) : NULL;
}

static inline void sketch_loses(struct sketch *k, const char *what)
{
    struct step *step = sketch_step(k, STEP_LOSES);
    bool is_money = isdigit((unsigned char)what[0]);
    step->u.loss.kind = is_money ? LOSS_MONEY : LOSS_DOCUMENTS;
    step->u.loss.money = (uint32_t)sketch_number(what);
}

static inline void sketch_branch(struct sketch *k, char **words, const char *rest)
{
    struct scenario *sc = k->sc;
    if (strcmp(words[0], "if") == 0) {
        k->cond_of_step[sc->step_count] = mem_copy(rest, strlen(rest));
        k->ifs[k->depth++] = sc->step_count;
        (void)sketch_step(k, STEP_IF);
    } else if (strcmp(words[0], "else") == 0) {
        uint32_t jump = sc->step_count;
        (void)sketch_step(k, STEP_JUMP);
        sc->steps[k->ifs[k->depth - 1]].target = sc->step_count;
        k->ifs[k->depth - 1] = jump;
    } else {
        sc->steps[k->ifs[--k->depth]].target = sc->step_count;
    }
}

static inline void sketch_check(struct sketch *k, char **words)
{
    struct scenario *sc = k->sc;
    int kind = scenario_word(scenario_check_words, CHECKS, str_of(words[1]));
    struct scene *scene = &sc->scenes[sc->scene_count - 1];
    struct check_result *checks = arena_new(&sc->arena, CHECKS, sizeof *checks);
    memcpy(checks, scene->checks, CHECKS * sizeof *checks);
    scene->checks = checks;
    checks[sketch_index("check", words[1], kind)] =
        (struct check_result){.is_set = true,
                              .cast = -1,
                              .text = STR("It is on no list."),
                              .assigns = sketch_assign(k, words[2], words[3], words[4]),
                              .at = sketch_place(k)};
}

static inline bool sketch_talk(struct sketch *k, const char *word, const char *rest)
{
    if (strcmp(word, "say") == 0) {
        sketch_message(k, 0, 0, rest);
    } else if (strcmp(word, "noor") == 0) {
        sketch_message(k, 1, 0, rest);
    } else if (strcmp(word, "neutral") == 0) {
        sketch_message(k, 0, 0, rest);
        k->sc->steps[k->sc->step_count - 1].u.message->is_neutral = true;
    } else if (strcmp(word, "sign") == 0) {
        char *text = NULL;
        unsigned long sign = strtoul(rest, &text, 10);
        sketch_message(k, 0, UINT64_C(1) << sign, *text ? text + 1 : NULL);
    } else if (strcmp(word, "note") == 0) {
        sketch_step(k, STEP_NOTE)->u.note = sketch_str(k, *rest ? rest : "A day goes by.");
    } else {
        return false;
    }
    return true;
}

static inline void sketch_other(struct sketch *k, char **words, const char *rest)
{
    struct scenario *sc = k->sc;
    const char *w = words[0];
    if (strcmp(w, "scene") == 0) {
        sketch_scene(k, words);
    } else if (strcmp(w, "var") == 0) {
        sc->vars[sc->var_count++] = (struct var){.id = sketch_str(k, words[1]),
                                                 .first = (uint8_t)sketch_number(words[2]),
                                                 .at = sketch_place(k)};
    } else if (strcmp(w, "ending") == 0) {
        sc->endings[sc->ending_count++] =
            (struct ending){sketch_str(k, words[1]), STR("It is over."), sketch_place(k)};
    } else if (strcmp(w, "choose") == 0) {
        sketch_step(k, STEP_CHOOSE)->u.choose.first = sc->reply_count;
    } else if (strcmp(w, "reply") == 0) {
        sketch_reply(k, words);
    } else if (strcmp(w, "if") == 0 || strcmp(w, "else") == 0 || strcmp(w, "fi") == 0) {
        sketch_branch(k, words, rest);
    } else if (strcmp(w, "set") == 0 || strcmp(w, "add") == 0) {
        sketch_step(k, STEP_ASSIGN)->u.assigns = sketch_assign(k, w, words[1], words[2]);
    } else if (strcmp(w, "wait") == 0) {
        sketch_step(k, STEP_WAIT)->u.wait_days = (uint32_t)sketch_number(words[1]);
    } else if (strcmp(w, "loses") == 0) {
        sketch_loses(k, words[1]);
    } else if (strcmp(w, "check") == 0) {
        sketch_check(k, words);
    } else if (strcmp(w, "goto") == 0) {
        k->to_of_step[sc->step_count] = mem_copy(words[1], strlen(words[1]));
        (void)sketch_step(k, STEP_GOTO);
    } else if (strcmp(w, "end") == 0) {
        sketch_step(k, STEP_END)->u.ending =
            sketch_index("ending", words[1], scenario_find_ending(sc, str_of(words[1])));
    } else {
        (void)sketch_index("word", w, -1);
    }
}

static inline void sketch_line(struct sketch *k, const char *text)
{
    char *words[24] = {0}, copy[600];
    k->line++;
    text += strspn(text, " ");
    (void)snprintf(copy, sizeof copy, "%s", text);
    size_t n = 0;
    for (char *w = strtok(copy, " "); w && n < 23; w = strtok(NULL, " ")) {
        words[n++] = w;
    }
    if (n == 0) {
        return;
    }
    const char *rest = text + strcspn(text, " ");
    rest += strspn(rest, " ");
    if (!sketch_talk(k, words[0], rest)) {
        sketch_other(k, words, rest);
    }
}

static inline const struct expr *sketch_cond(struct sketch *k, char **text)
{
    if (!*text) {
        return NULL;
    }
    struct err err = {0};
    const struct expr *e = expr_parse(str_of(*text), &k->sc->arena, sketch_name, k, &err);
    if (!e) {
        (void)sketch_index("condition", err.msg, -1);
    }
    mem_free(*text);
    return e;
}

static inline uint32_t sketch_target(struct sketch *k, char **to, uint32_t *scene)
{
    *scene = sketch_index("scene", *to, scenario_find_scene(k->sc, str_of(*to)));
    mem_free(*to);
    return k->sc->scenes[*scene].first;
}

static inline void sketch_resolve(struct sketch *k)
{
    struct scenario *sc = k->sc;
    for (uint32_t i = 0; i < sc->step_count; i++) {
        if (k->cond_of_step[i]) {
            sc->steps[i].u.cond = sketch_cond(k, &k->cond_of_step[i]);
        }
        if (k->to_of_step[i]) {
            sc->steps[i].target = sketch_target(k, &k->to_of_step[i], &sc->steps[i].u.scene_to);
        }
    }
    for (uint32_t i = 0; i < sc->reply_count; i++) {
        sc->replies[i].cond = sketch_cond(k, &k->cond_of_reply[i]);
        if (k->to_of_reply[i]) {
            sc->replies[i].target =
                sketch_target(k, &k->to_of_reply[i], &sc->replies[i].goto_scene);
        }
    }
}

static inline struct scenario *sketch_empty(void)
{
    struct arena arena = {0};
    struct scenario *sc = arena_new(&arena, 1, sizeof *sc);
    sc->cast = arena_new(&arena, 2, sizeof *sc->cast);
    sc->cast[0] = (struct cast){.id = STR("dana"), .name = STR("Dana"), .at = {1, 2}};
    sc->cast[1] =
        (struct cast){.id = STR("noor"), .name = STR("Noor"), .is_trusted = true, .at = {1, 3}};
    sc->cast_count = 2;
    sc->vars = arena_new(&arena, SCENARIO_VARS_MAX, sizeof *sc->vars);
    sc->scenes = arena_new(&arena, SKETCH_SCENES, sizeof *sc->scenes);
    sc->steps = arena_new(&arena, SKETCH_STEPS, sizeof *sc->steps);
    sc->replies = arena_new(&arena, SKETCH_REPLIES, sizeof *sc->replies);
    sc->endings = arena_new(&arena, 8, sizeof *sc->endings);
    sc->arena = arena;
    sc->id = STR("sketch");
    sc->title = STR("A sketch");
    sc->lang = STR("en");
    sc->version = 1;
    sc->stake = 1000;
    sc->verdict = VERDICT_SCAM;
    sc->at_top = sc->at_twin = sc->at_stake = (struct place){1, 1};
    return sc;
}

// The story of these lines; freed with scenario_free.
static inline struct scenario *sketch_story(const char *text)
{
    struct sketch *k = mem_new(1, sizeof *k);
    k->sc = sketch_empty();
    while (*text) {
        char line[600];
        size_t n = strcspn(text, "\n");
        (void)snprintf(line, sizeof line, "%.*s", (int)n, text);
        sketch_line(k, line);
        text += n + (text[n] == '\n');
    }
    sketch_close_scene(k);
    sketch_resolve(k);
    struct scenario *sc = k->sc;
    scenario_count_fewest(sc);
    mem_free(k);
    return sc;
}

// A registry of ten signs and a few words; nothing to free.
static inline struct registry sketch_registry(void)
{
    static struct sign signs[10] = {{.id = {"s0", 2}}, {.id = {"s1", 2}}, {.id = {"s2", 2}},
                                    {.id = {"s3", 2}}, {.id = {"s4", 2}}, {.id = {"s5", 2}},
                                    {.id = {"s6", 2}}, {.id = {"s7", 2}}, {.id = {"s8", 2}},
                                    {.id = {"s9", 2}}};
    static const struct str real[] = {{"whatsapp", 8}, {"western union", 13}};
    static const struct str blaming[] = {{"fell for", 8}, {"gullible", 8}};
    return (struct registry){
        .signs = signs, .sign_count = 10, .real_brands = {real, 2}, .blaming = {blaming, 2}};
}

#endif
