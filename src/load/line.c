#include "load/line.h"

const char *const line_keys[] = {"signs", "resembles", "neutral", "at", "subject", "pause", "hint"};
const size_t line_key_count = COUNT_OF(line_keys);

static void one_text(struct story_build *s, const struct node *n, struct message *m)
{
    struct str *text = arena_new(s->b.arena, 1, sizeof *text);
    *text = story_text(s, n, "a message");
    m->texts = text;
    m->text_count = 1;
}

static void many_texts(struct story_build *s, const struct node *map, struct message *m)
{
    static const char *const keys[] = {"any", "in_order"};
    build_known(&s->b, map, keys, COUNT_OF(keys));
    const struct node *any = node_find(map, "any"), *in_order = node_find(map, "in_order");
    const struct node *list = any ? any : in_order;
    m->variation = any ? VARIATION_ANY : VARIATION_IN_ORDER;
    if (!list || !build_is(&s->b, list, NODE_LIST, "variants") || list->count == 0) {
        finding_add(s->b.findings, FINDING_MISSING_KEY, map->at, "any (a list of messages)");
        one_text(s, NULL, m);
        return;
    }
    struct str *texts = arena_new(s->b.arena, list->count, sizeof *texts);
    for (uint32_t i = 0; i < list->count; i++) {
        texts[i] = story_text(s, list->items[i], "a message");
    }
    m->texts = texts;
    m->text_count = (uint16_t)list->count;
}

// The words must stand in every variant; they are what the debrief underlines.
static void check_words(struct story_build *s, const struct message *m, struct str words,
                        struct place at)
{
    for (uint16_t i = 0; i < m->text_count; i++) {
        if (str_find(m->texts[i], words) < 0) {
            build_add(&s->b, FINDING_SIGN_WORDS, at, words);
            return;
        }
    }
}

static void check_sign(struct story_build *s, const struct message *m, const struct node *id)
{
    if (s->sc->verdict == VERDICT_HARMLESS) {
        build_add(&s->b, FINDING_SIGN_HARMLESS, id->at, id->text);
    }
    if (s->sc->cast[m->cast].is_trusted) {
        finding_add(s->b.findings, FINDING_SIGN_TRUSTED, id->at);
    }
    if (m->is_neutral) {
        finding_add(s->b.findings, FINDING_SIGN_NEUTRAL, id->at);
    }
}

static void fill_signs(struct story_build *s, const struct node *n, struct message *m)
{
    if (n->kind == NODE_TEXT) {
        finding_add(s->b.findings, FINDING_WRONG_TYPE, n->at, "signs",
                    "`{sign: \"words\"}` or `[sign]`");
        return;
    }
    struct sign_use *list = arena_new(s->b.arena, n->count, sizeof *list);
    for (uint32_t i = 0; i < n->count; i++) {
        const struct node *id = n->kind == NODE_MAP ? n->keys[i] : n->items[i];
        int sign = story_sign(s, id);
        struct str words = n->kind == NODE_MAP ? build_text(&s->b, n->items[i], "a sign's words")
                                               : (struct str){0};
        check_words(s, m, words, n->items[i]->at);
        if (sign >= 0) {
            check_sign(s, m, id);
            list[m->sign_count++] = (struct sign_use){(uint8_t)sign, words, id->at};
            m->sign_mask |= UINT64_C(1) << sign;
        }
    }
    m->signs = list;
}

static void fill_looks(struct story_build *s, const struct node *n, struct message *m)
{
    static const char *const keys[] = {"words", "why"};
    if (!build_is(&s->b, n, NODE_MAP, "resembles")) {
        return;
    }
    struct look_use *list = arena_new(s->b.arena, n->count, sizeof *list);
    for (uint32_t i = 0; i < n->count; i++) {
        const struct node *use = n->items[i];
        int sign = story_sign(s, n->keys[i]);
        if (!build_is(&s->b, use, NODE_MAP, "a look-alike")) {
            continue;
        }
        build_known(&s->b, use, keys, COUNT_OF(keys));
        const struct node *words = build_need(&s->b, use, "words");
        struct look_use look = {
            .sign = (uint8_t)(sign < 0 ? 0 : sign),
            .words = build_text(&s->b, words, "words"),
            .why = build_text(&s->b, build_need(&s->b, use, "why"), "why"),
            .at = n->keys[i]->at,
        };
        if (words) {
            check_words(s, m, look.words, words->at);
        }
        list[m->look_count++] = look;
    }
    m->looks = list;
}

static struct str maybe(struct story_build *s, const struct node *map, const char *key)
{
    const struct node *n = node_find(map, key);
    return n ? build_text(&s->b, n, key) : STR("");
}

struct message *line_build(struct story_build *s, const struct node *step, uint32_t cast_entry)
{
    struct message *m = arena_new(s->b.arena, 1, sizeof *m);
    int cast = story_cast(s, step->keys[cast_entry]);
    const struct node *value = step->items[cast_entry];
    const struct node *neutral = node_find(step, "neutral");
    m->cast = (uint8_t)(cast < 0 ? 0 : cast);
    if (value->kind == NODE_MAP) {
        many_texts(s, value, m);
    } else {
        one_text(s, value, m);
    }
    m->is_neutral = neutral && build_yes(&s->b, neutral, "neutral");
    m->at_time = maybe(s, step, "at");
    m->subject = maybe(s, step, "subject");
    m->hint = maybe(s, step, "hint");
    m->pause_s = (uint8_t)build_number(&s->b, node_find(step, "pause"), "pause", 0, 10);
    if (node_find(step, "signs")) {
        fill_signs(s, node_find(step, "signs"), m);
    }
    if (node_find(step, "resembles")) {
        fill_looks(s, node_find(step, "resembles"), m);
    }
    return m;
}
