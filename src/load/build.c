#include "load/build.h"

#include <stdio.h>

#include "core/scenario.h"
#include "core/text.h"

enum { NEAREST_MAX = 4096, HINTS_MAX = 100, SHOWN_MAX = 60 };

static const char *const kind_words[] = {"a text", "a list", "a list of `key: value`"};

// Words of a file, short enough for a sentence.
struct short_text {
    char text[SHOWN_MAX + 4];
};

static struct short_text shorten(struct str s)
{
    struct short_text t;
    (void)snprintf(t.text, sizeof t.text, "%.*s%s", STR_ARG(str_part(s, 0, SHOWN_MAX)),
                   s.len > SHOWN_MAX ? "..." : "");
    return t;
}

void build_add(struct build *b, enum finding_id id, struct place at, struct str what)
{
    finding_add(b->findings, id, at, shorten(what).text);
}

void build_twice(struct build *b, struct str id, struct place at, struct place first)
{
    char line[16];
    (void)snprintf(line, sizeof line, "%u", first.line);
    finding_add(b->findings, FINDING_DUPLICATE_ID, at, shorten(id).text, line);
}

void build_nearest(struct build *b, struct str word, const struct str *ids, size_t count)
{
    unsigned most = (unsigned)(word.len / 3 + 1);
    const struct str *best = NULL;
    bool is_wanted = b->hints++ < HINTS_MAX;
    for (size_t i = 0; is_wanted && i < count && i < NEAREST_MAX; i++) {
        unsigned d = text_distance(word, ids[i], most);
        if (d <= most && d > 0 && d < word.len) {
            best = &ids[i];
            most = d - 1;
        }
    }
    if (best) {
        finding_hint(b->findings, "did you mean `%.*s`?", STR_ARG(*best));
    }
}

void build_nearest_word(struct build *b, struct str word, const char *const *words, size_t count)
{
    const char *near = b->hints++ < HINTS_MAX ? text_nearest(word, words, count) : NULL;
    if (near) {
        finding_hint(b->findings, "did you mean `%s`?", near);
    }
}

bool build_is(struct build *b, const struct node *n, enum node_kind kind, const char *what)
{
    if (!n || n->is_odd) {
        return false;
    }
    if (n->kind != kind) {
        finding_add(b->findings, FINDING_WRONG_TYPE, n->at, what, kind_words[kind]);
    }
    return n->kind == kind;
}

struct str build_token(struct build *b, const struct node *n, const char *what)
{
    if (!build_is(b, n, NODE_TEXT, what)) {
        return STR("");
    }
    if (n->text.len == 0) {
        finding_add(b->findings, FINDING_EMPTY_TEXT, n->at, what);
    }
    return n->text;
}

struct str build_text(struct build *b, const struct node *n, const char *what)
{
    struct str s = build_token(b, n, what);
    if (n && n->is_cut) {
        finding_add(b->findings, FINDING_CUT_AT_HASH, n->at);
    }
    return s;
}

struct str build_maybe(struct build *b, const struct node *map, const char *key)
{
    return build_text(b, node_find(map, key), key);
}

struct str build_fact(struct build *b, const struct node *map, const char *key)
{
    const struct node *n = node_find(map, key);
    bool is_unknown = n && n->kind == NODE_TEXT && n->text.len == 0;
    return is_unknown ? STR("") : build_text(b, n, key);
}

// The digits of a node as a number; false when it is none.
static bool number_of(const struct node *n, uint32_t *value)
{
    bool ok = n->kind == NODE_TEXT && n->text.len > 0 && n->text.len < 10;
    *value = 0;
    for (size_t i = 0; ok && i < n->text.len; i++) {
        ok = n->text.ptr[i] >= '0' && n->text.ptr[i] <= '9';
        *value = *value * 10 + (uint32_t)(n->text.ptr[i] - '0');
    }
    return ok;
}

uint32_t build_number(struct build *b, const struct node *n, const char *what, uint32_t low,
                      uint32_t high)
{
    uint32_t value;
    if (!n || n->is_odd) {
        return low;
    }
    if (!number_of(n, &value) || value < low || value > high) {
        char from[16], to[16];
        (void)snprintf(from, sizeof from, "%u", low);
        (void)snprintf(to, sizeof to, "%u", high);
        finding_add(b->findings, FINDING_BAD_NUMBER, n->at, what, from, to);
        return low;
    }
    return value;
}

static bool is_word(const struct node *n, const char *a, const char *b)
{
    return n->kind == NODE_TEXT && (str_is_c(n->text, a) || str_is_c(n->text, b));
}

bool build_is_yes_no(const struct node *n)
{
    return is_word(n, "yes", "true") || is_word(n, "no", "false");
}

bool build_yes(struct build *b, const struct node *n, const char *what)
{
    if (n && !n->is_odd && !build_is_yes_no(n)) {
        finding_add(b->findings, FINDING_WRONG_TYPE, n->at, what, "yes or no");
    }
    return n && is_word(n, "yes", "true");
}

int build_word(struct build *b, const struct node *n, const char *const *words, int count)
{
    if (!build_is(b, n, NODE_TEXT, "this")) {
        return 0;
    }
    int i = scenario_word(words, count, n->text);
    if (i < 0) {
        struct buf all = {0};
        for (int w = 0; w < count; w++) {
            buf_fmt(&all, "%s%s", w ? " " : "", words[w]);
        }
        finding_add(b->findings, FINDING_BAD_WORD, n->at, shorten(n->text).text, buf_text(&all));
        build_nearest_word(b, n->text, words, (size_t)count);
        buf_free(&all);
    }
    return i < 0 ? 0 : i;
}

int build_one_of(struct build *b, const struct node *n, const struct names *ids)
{
    if (!build_is(b, n, NODE_TEXT, "this")) {
        return -1;
    }
    int i = names_find(ids, n->text);
    if (i < 0) {
        struct buf all = {0};
        for (size_t k = 0; k < ids->count && all.len < 200; k++) {
            buf_fmt(&all, "%s%s", k ? " " : "", shorten(ids->ids[k]).text);
        }
        finding_add(b->findings, FINDING_BAD_WORD, n->at, shorten(n->text).text, buf_text(&all));
        build_nearest(b, n->text, ids->ids, ids->count);
        buf_free(&all);
    }
    return i;
}

static bool is_id(struct str s)
{
    bool ok = s.len > 0 && s.len <= SCENARIO_ID_MAX && s.ptr[0] >= 'a' && s.ptr[0] <= 'z';
    for (size_t i = 0; ok && i < s.len; i++) {
        char c = s.ptr[i];
        ok = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
    return ok;
}

struct str build_id(struct build *b, const struct node *n)
{
    if (!build_is(b, n, NODE_TEXT, "an id")) {
        return STR("");
    }
    if (!is_id(n->text)) {
        build_add(b, FINDING_BAD_ID, n->at, n->text);
    }
    return (struct str){arena_copy(b->arena, n->text.ptr, n->text.len), n->text.len};
}

struct str *build_ids(struct build *b, const struct node *map)
{
    struct str *ids = arena_new(b->arena, map->count, sizeof *ids);
    for (uint32_t i = 0; i < map->count; i++) {
        ids[i] = build_id(b, map->keys[i]);
    }
    return ids;
}

const struct str *build_texts(struct build *b, const struct node *n, const char *what,
                              uint32_t *count)
{
    *count = 0;
    if (!build_is(b, n, NODE_LIST, what)) {
        return NULL;
    }
    struct str *list = arena_new(b->arena, n->count, sizeof *list);
    for (uint32_t i = 0; i < n->count; i++) {
        list[i] = build_text(b, node_item(n, i), what);
    }
    *count = n->count;
    return list;
}

const struct node *build_need(struct build *b, const struct node *map, const char *key)
{
    const struct node *n = node_find(map, key);
    if (!n && map && !map->is_odd) {
        finding_add(b->findings, FINDING_MISSING_KEY, map->at, key);
    }
    return n;
}

static bool is_free(struct str key)
{
    return str_is_c(str_part(key, 0, 2), "x-");
}

bool build_known(struct build *b, const struct node *n, const char *what, const char *const *keys,
                 size_t count)
{
    if (!build_is(b, n, NODE_MAP, what)) {
        return false;
    }
    for (uint32_t i = 0; i < n->count; i++) {
        const struct node *key = n->keys[i];
        if (key->is_odd || is_free(key->text) || scenario_word(keys, (int)count, key->text) >= 0) {
            continue;
        }
        build_add(b, FINDING_UNKNOWN_KEY, key->at, key->text);
        if (str_find(key->text, STR(" ")) >= 0) {
            finding_hint(b->findings, "does it belong to the text above? put that in quotes");
        } else {
            build_nearest_word(b, key->text, keys, count);
        }
    }
    return true;
}

bool build_place(struct build *b, const struct node *n, const char *what, enum grammar_place place)
{
    size_t count;
    const char *const *keys = grammar_keys(place, &count);
    return build_known(b, n, what, keys, count);
}

const struct node *build_section(struct build *b, const struct node *n, const char *key,
                                 uint32_t most)
{
    if (!build_is(b, n, NODE_MAP, key)) {
        return NULL;
    }
    if (n->count > most) {
        char text[48];
        (void)snprintf(text, sizeof text, "%u entries under `%s`", most, key);
        finding_add(b->findings, FINDING_TOO_MANY, n->at, text);
        return NULL;
    }
    if (n->count == 0) {
        finding_add(b->findings, FINDING_WRONG_TYPE, n->at, key, "one entry at least");
        return NULL;
    }
    return n;
}
