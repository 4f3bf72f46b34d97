#include <stdio.h>
#include <string.h>

#include "core/fill.h"
#include "load/story.h"

static int unknown(struct story_build *s, enum finding_id id, const struct node *n,
                   const struct str *ids, size_t count)
{
    build_add(&s->b, id, n->at, n->text);
    build_nearest(&s->b, n->text, ids, count);
    return -1;
}

int story_scene(struct story_build *s, const struct node *n)
{
    if (!build_is(&s->b, n, NODE_TEXT, "a scene's id")) {
        return -1;
    }
    int i = scenario_find_scene(s->sc, n->text);
    return i >= 0 ? i : unknown(s, FINDING_UNKNOWN_SCENE, n, s->scene_ids, s->sc->scene_count);
}

int story_cast(struct story_build *s, const struct node *n)
{
    int i = scenario_find_cast(s->sc, n->text);
    return i >= 0 ? i : unknown(s, FINDING_UNKNOWN_CAST, n, s->cast_ids, s->sc->cast_count);
}

int story_ending(struct story_build *s, const struct node *n)
{
    if (!build_is(&s->b, n, NODE_TEXT, "an ending's id")) {
        return -1;
    }
    int i = scenario_find_ending(s->sc, n->text);
    return i >= 0 ? i : unknown(s, FINDING_UNKNOWN_ENDING, n, s->ending_ids, s->sc->ending_count);
}

int story_sign(struct story_build *s, const struct node *n)
{
    const struct registry *reg = s->b.reg;
    if (!build_is(&s->b, n, NODE_TEXT, "a sign's id")) {
        return -1;
    }
    int i = registry_find_sign(reg, n->text);
    if (i < 0) {
        struct str *ids = mem_new(reg->sign_count, sizeof *ids);
        for (uint32_t k = 0; k < reg->sign_count; k++) {
            ids[k] = reg->signs[k].id;
        }
        unknown(s, FINDING_UNKNOWN_SIGN, n, ids, reg->sign_count);
        mem_free(ids);
    }
    return i;
}

static int find_reply_id(const struct story_build *s, struct str id)
{
    for (uint32_t i = 0; i < s->reply_ids_count; i++) {
        if (s->reply_ids[i].len && str_is(s->reply_ids[i], id)) {
            return (int)i;
        }
    }
    return -1;
}

static int find_name(void *ctx, enum expr_op kind, struct str name, struct str *hint)
{
    struct story_build *s = ctx;
    (void)hint;
    if (kind == EXPR_VAR) {
        return scenario_find_var(s->sc, name);
    }
    if (kind == EXPR_MARKED) {
        return registry_find_sign(s->b.reg, name);
    }
    if (kind == EXPR_CHECKED) {
        return scenario_word(scenario_check_words, CHECKS, name);
    }
    return kind == EXPR_VISITED ? scenario_find_scene(s->sc, name) : find_reply_id(s, name);
}

// The name in the condition that nobody knows.
static struct str word_at(struct str text, unsigned column)
{
    size_t from = column ? column - 1 : 0, to = from;
    while (to < text.len && !strchr(" ()=!<>", text.ptr[to])) {
        to++;
    }
    return str_part(text, from, to - from);
}

const struct expr *story_condition(struct story_build *s, const struct node *n)
{
    struct err err = {0};
    if (!build_is(&s->b, n, NODE_TEXT, "a condition")) {
        return NULL;
    }
    const struct expr *e = expr_parse(n->text, s->b.arena, find_name, s, &err);
    if (!e) {
        struct place at = n->at;
        at.column += err.column ? err.column - 1 + !n->is_bare : 0;
        finding_add(s->b.findings, FINDING_BAD_CONDITION, at, err.msg);
        if (err.code == ERR_RULE) {
            build_nearest(&s->b, word_at(n->text, err.column), s->var_ids, s->sc->var_count);
        }
    }
    return e;
}

static bool is_word(const struct node *n, const char *a, const char *b)
{
    return n->kind == NODE_TEXT && (str_is_c(n->text, a) || str_is_c(n->text, b));
}

static int16_t set_value(struct story_build *s, const struct var *var, const struct node *n)
{
    bool is_yes = is_word(n, "yes", "true"), is_no = is_word(n, "no", "false");
    if ((is_yes || is_no) != var->is_yes_no) {
        struct buf name = {0};
        buf_put_str(&name, var->id);
        finding_add(s->b.findings, FINDING_VAR_TYPE, n->at, buf_text(&name),
                    var->is_yes_no ? "yes or no" : "a number",
                    var->is_yes_no ? "something else" : "yes or no");
        buf_free(&name);
        return 0;
    }
    return var->is_yes_no ? is_yes
                          : (int16_t)build_number(&s->b, n, "a value", 0, SCENARIO_VAR_VALUE_MAX);
}

static int16_t add_value(struct story_build *s, const struct node *n)
{
    struct node positive = *n;
    bool is_minus = n->kind == NODE_TEXT && n->text.len > 1 && n->text.ptr[0] == '-';
    if (is_minus) {
        positive.text = str_part(n->text, 1, n->text.len);
    }
    int value = (int)build_number(&s->b, &positive, "a value", 0, SCENARIO_VAR_VALUE_MAX);
    return (int16_t)(is_minus ? -value : value);
}

static void put_assigns(struct story_build *s, const struct node *map, bool is_add,
                        struct assign *list, uint32_t *count)
{
    for (uint32_t i = 0; map && i < map->count; i++) {
        int var = scenario_find_var(s->sc, map->keys[i]->text);
        if (var < 0) {
            unknown(s, FINDING_UNKNOWN_VAR, map->keys[i], s->var_ids, s->sc->var_count);
            continue;
        }
        const struct node *n = map->items[i];
        int16_t value = is_add ? add_value(s, n) : set_value(s, &s->sc->vars[var], n);
        list[(*count)++] = (struct assign){(uint8_t)var, is_add, value};
    }
}

static const struct node *assign_map(struct story_build *s, const struct node *map, const char *key)
{
    const struct node *n = node_find(map, key);
    return n && build_is(&s->b, n, NODE_MAP, key) ? n : NULL;
}

struct assigns story_assigns(struct story_build *s, const struct node *map)
{
    const struct node *set = assign_map(s, map, "set"), *add = assign_map(s, map, "add");
    uint32_t most = (set ? set->count : 0) + (add ? add->count : 0), count = 0;
    if (most == 0) {
        return (struct assigns){0};
    }
    struct assign *list = arena_new(s->b.arena, most, sizeof *list);
    put_assigns(s, set, false, list, &count);
    put_assigns(s, add, true, list, &count);
    return (struct assigns){list, count};
}

struct str story_text(struct story_build *s, const struct node *n, const char *what)
{
    struct str text = build_text(&s->b, n, what);
    for (size_t i = 0; i < text.len; i++) {
        bool known;
        size_t len = fill_placeholder(text, i, &known);
        if (len && !known) {
            build_add(&s->b, FINDING_UNKNOWN_PLACEHOLDER, n->at, str_part(text, i, len));
        }
    }
    return text;
}
