#include "load/line.h"

#include <stdio.h>

enum { VARIANTS_MAX = 50, LOOKS_MAX = 64, PAUSE_MAX = 10 };

enum { LINE_KEYS_MAX = 15 };

bool line_is_key(struct str key)
{
    size_t count;
    const char *const *keys = grammar_keys(GRAMMAR_LINE, &count);
    return scenario_word(keys, (int)count, key) >= 0;
}

static void one_text(struct draft *d, const struct node *n, struct message *m)
{
    struct str *text = arena_new(d->b.arena, 1, sizeof *text);
    *text = draft_text(d, n, "a message");
    m->texts = text;
    m->text_count = 1;
}

// The list under the one key that is there, or NULL with a finding.
static const struct node *variants(struct draft *d, const struct node *map, struct message *m)
{
    (void)build_place(&d->b, map, "a message", GRAMMAR_VARIANTS);
    const struct node *any = node_find(map, "any"), *in_order = node_find(map, "in_order");
    const struct node *list = any ? any : in_order;
    m->variation = any ? VARIATION_ANY : VARIATION_IN_ORDER;
    bool is_list = build_is(&d->b, list, NODE_LIST, "the messages");
    if (!list) {
        finding_add(d->b.findings, FINDING_MISSING_KEY, map->at, "any");
    } else if (any && in_order) {
        finding_add(d->b.findings, FINDING_WRONG_TYPE, map->at, "this", "`any` or `in_order`");
    } else if (is_list && list->count == 0) {
        finding_add(d->b.findings, FINDING_EMPTY_TEXT, list->at, "a message");
    } else if (is_list && list->count > VARIANTS_MAX) {
        finding_add(d->b.findings, FINDING_TOO_MANY, list->at, "50 variants of a message");
    } else if (is_list) {
        return list;
    }
    return NULL;
}

static void many_texts(struct draft *d, const struct node *map, struct message *m)
{
    const struct node *list = variants(d, map, m);
    uint32_t count = list ? list->count : 1;
    struct str *texts = arena_new(d->b.arena, count, sizeof *texts);
    for (uint32_t i = 0; i < count; i++) {
        texts[i] = list ? draft_text(d, node_item(list, i), "a message") : STR("");
    }
    m->texts = texts;
    m->text_count = (uint16_t)count;
}

// The words must stand in every variant; they are what the debrief underlines.
static struct str words_of(struct draft *d, const struct message *m, const struct node *n)
{
    struct str words = build_text(&d->b, n, "the words of a sign");
    for (uint16_t i = 0; i < m->text_count; i++) {
        if (m->texts[i].len && str_find(m->texts[i], words) < 0) {
            build_add(&d->b, FINDING_SIGN_WORDS, n->at, words);
            break;
        }
    }
    return words;
}

static void check_sign(struct draft *d, const struct message *m, const struct node *id)
{
    if (d->sc->verdict == VERDICT_HARMLESS) {
        build_add(&d->b, FINDING_SIGN_HARMLESS, id->at, id->text);
    }
    if (d->sc->cast[m->cast].is_trusted) {
        finding_add(d->b.findings, FINDING_SIGN_TRUSTED, id->at);
    }
    if (m->is_neutral) {
        finding_add(d->b.findings, FINDING_SIGN_NEUTRAL, id->at);
    }
}

// Whether the message has the sign already; then a finding.
static bool is_twice(struct draft *d, const struct message *m, int sign, const struct node *id)
{
    for (uint16_t i = 0; i < m->sign_count; i++) {
        if (m->signs[i].sign == sign) {
            build_twice(&d->b, id->text, id->at, m->signs[i].at);
            return true;
        }
    }
    return false;
}

static void fill_signs(struct draft *d, const struct node *n, struct message *m)
{
    if (!n || n->kind == NODE_TEXT) {
        if (n && !n->is_odd) {
            finding_add(d->b.findings, FINDING_WRONG_TYPE, n->at, "signs",
                        "`{sign: \"words\"}` or `[sign]`");
        }
        return;
    }
    bool is_map = n->kind == NODE_MAP;
    struct sign_use *list = arena_new(d->b.arena, n->count, sizeof *list);
    m->signs = list;
    for (uint32_t i = 0; i < n->count; i++) {
        const struct node *id = is_map ? n->keys[i] : node_item(n, i);
        if (id->is_odd) {
            continue;
        }
        struct str words = is_map ? words_of(d, m, node_item(n, i)) : STR("");
        int sign = draft_find(d, DRAFT_SIGN, id);
        if (sign >= 0 && !is_twice(d, m, sign, id)) {
            check_sign(d, m, id);
            list[m->sign_count++] = (struct sign_use){(uint8_t)sign, words, id->at};
            m->sign_mask |= UINT64_C(1) << sign;
        }
    }
}

static void fill_looks(struct draft *d, const struct node *n, struct message *m)
{
    if (!build_is(&d->b, n, NODE_MAP, "resembles")) {
        return;
    }
    struct look_use *list = arena_new(d->b.arena, n->count, sizeof *list);
    m->looks = list;
    for (uint32_t i = 0; i < n->count; i++) {
        const struct node *use = node_item(n, i);
        int sign = draft_find(d, DRAFT_SIGN, n->keys[i]);
        if (!build_place(&d->b, use, "what resembles a sign", GRAMMAR_LOOK)) {
            continue;
        }
        struct str words = words_of(d, m, build_need(&d->b, use, "words"));
        struct str why = draft_text(d, build_need(&d->b, use, "why"), "why");
        if (sign >= 0 && m->look_count < LOOKS_MAX) {
            list[m->look_count++] = (struct look_use){(uint8_t)sign, words, why, n->keys[i]->at};
        }
    }
}

static bool is_time(struct str s)
{
    static const char highest[] = "29:59";
    bool ok = s.len == sizeof highest - 1;
    for (size_t i = 0; ok && i < s.len; i++) {
        ok = highest[i] == ':' ? s.ptr[i] == ':' : s.ptr[i] >= '0' && s.ptr[i] <= highest[i];
    }
    return ok && !(s.ptr[0] == '2' && s.ptr[1] > '3');
}

static struct str time_of(struct draft *d, const struct node *n)
{
    struct str s = build_token(&d->b, n, "at");
    if (s.len && !is_time(s)) {
        finding_add(d->b.findings, FINDING_WRONG_TYPE, n->at, "at", "a time like \"21:40\"");
    }
    return s;
}

static void check_keys(struct draft *d, const struct node *step, uint32_t entry)
{
    const char *keys[LINE_KEYS_MAX + 1];
    size_t count;
    const char *const *own = grammar_keys(GRAMMAR_LINE, &count);
    count = count < LINE_KEYS_MAX ? count : LINE_KEYS_MAX;
    for (size_t i = 0; i < count; i++) {
        keys[i] = own[i];
    }
    keys[count] = step->keys[entry]->text.ptr;
    (void)build_known(&d->b, step, "a step", keys, count + 1);
}

struct message *line_build(struct draft *d, const struct node *step, uint32_t entry)
{
    struct message *m = arena_new(d->b.arena, 1, sizeof *m);
    const struct node *value = node_item(step, entry);
    int cast = draft_find(d, DRAFT_CAST, step->keys[entry]);
    check_keys(d, step, entry);
    m->cast = (uint8_t)(cast < 0 ? 0 : cast);
    if (value->kind == NODE_MAP) {
        many_texts(d, value, m);
    } else {
        one_text(d, value, m);
    }
    m->variety = m->text_count ? str_hash(m->texts[0]) : 0;
    m->is_neutral = build_yes(&d->b, node_find(step, "neutral"), "neutral");
    m->at_time = time_of(d, node_find(step, "at"));
    m->subject = draft_text(d, node_find(step, "subject"), "subject");
    m->hint = build_maybe(&d->b, step, "hint");
    m->pause_s = (uint8_t)build_number(&d->b, node_find(step, "pause"), "pause", 0, PAUSE_MAX);
    fill_signs(d, node_find(step, "signs"), m);
    fill_looks(d, node_find(step, "resembles"), m);
    return m;
}
