#include "load/build.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"

enum { NEAREST_MAX = 4096 };

static const char *const kind_words[] = {"a text", "a list", "a list of `key: value`"};

void build_add(struct build *b, enum finding_id id, struct place at, struct str what)
{
    char text[100];
    (void)snprintf(text, sizeof text, "%.*s", (int)(what.len < 90 ? what.len : 90),
                   what.ptr ? what.ptr : "");
    finding_add(b->findings, id, at, text);
}

bool build_is(struct build *b, const struct node *n, enum node_kind kind, const char *what)
{
    if (n && n->kind != kind) {
        finding_add(b->findings, FINDING_WRONG_TYPE, n->at, what, kind_words[kind]);
    }
    return n && n->kind == kind;
}

struct str build_text_or_empty(struct build *b, const struct node *n, const char *what)
{
    if (!build_is(b, n, NODE_TEXT, what)) {
        return STR("");
    }
    if (n->is_cut) {
        finding_add(b->findings, FINDING_CUT_AT_HASH, n->at);
    }
    return n->text;
}

struct str build_text(struct build *b, const struct node *n, const char *what)
{
    struct str s = build_text_or_empty(b, n, what);
    if (n && n->kind == NODE_TEXT && s.len == 0) {
        finding_add(b->findings, FINDING_EMPTY_TEXT, n->at, what);
    }
    return s;
}

uint32_t build_number(struct build *b, const struct node *n, const char *what, uint32_t low,
                      uint32_t high)
{
    struct str s = n && n->kind == NODE_TEXT ? n->text : (struct str){0};
    uint64_t value = 0;
    bool ok = s.len > 0 && s.len < 10;
    for (size_t i = 0; ok && i < s.len; i++) {
        ok = s.ptr[i] >= '0' && s.ptr[i] <= '9';
        value = value * 10 + (uint64_t)(s.ptr[i] - '0');
    }
    if (n && (!ok || value < low || value > high)) {
        char from[16], to[16];
        (void)snprintf(from, sizeof from, "%u", low);
        (void)snprintf(to, sizeof to, "%u", high);
        finding_add(b->findings, FINDING_BAD_NUMBER, n->at, what, from, to);
        return low;
    }
    return n ? (uint32_t)value : low;
}

bool build_yes(struct build *b, const struct node *n, const char *what)
{
    if (!build_is(b, n, NODE_TEXT, what)) {
        return false;
    }
    bool is_yes = str_is_c(n->text, "yes") || str_is_c(n->text, "true");
    if (!is_yes && !str_is_c(n->text, "no") && !str_is_c(n->text, "false")) {
        finding_add(b->findings, FINDING_WRONG_TYPE, n->at, what, "yes or no");
    }
    return is_yes;
}

int build_word(struct build *b, const struct node *n, const char *const *words, int count)
{
    if (!build_is(b, n, NODE_TEXT, "this")) {
        return 0;
    }
    int i = scenario_word(words, count, n->text);
    if (i < 0) {
        struct buf all = {0}, word = {0};
        for (int w = 0; w < count; w++) {
            buf_fmt(&all, "%s%s", w ? " " : "", words[w]);
        }
        buf_put_str(&word, str_part(n->text, 0, 60));
        finding_add(b->findings, FINDING_BAD_WORD, n->at, buf_text(&word), buf_text(&all));
        const char *near = text_nearest(n->text, words, (size_t)count);
        if (near) {
            finding_hint(b->findings, "did you mean `%s`?", near);
        }
        buf_free(&all);
        buf_free(&word);
    }
    return i < 0 ? 0 : i;
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
    return n->text;
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
        list[i] = build_text(b, n->items[i], what);
    }
    *count = n->count;
    return list;
}

const struct node *build_need(struct build *b, const struct node *map, const char *key)
{
    const struct node *n = node_find(map, key);
    if (!n && map) {
        finding_add(b->findings, FINDING_MISSING_KEY, map->at, key);
    }
    return n;
}

void build_known(struct build *b, const struct node *map, const char *const *keys, size_t count)
{
    for (uint32_t i = 0; map && map->kind == NODE_MAP && i < map->count; i++) {
        struct str key = map->keys[i]->text;
        bool is_free = key.len > 2 && key.ptr[0] == 'x' && key.ptr[1] == '-';
        bool is_merge = str_is_c(key, "<<");
        if (is_free || is_merge || scenario_word(keys, (int)count, key) >= 0) {
            continue;
        }
        build_add(b, FINDING_UNKNOWN_KEY, map->keys[i]->at, key);
        const char *near = text_nearest(key, keys, count);
        if (near) {
            finding_hint(b->findings, "did you mean `%s`?", near);
        }
    }
}

void build_nearest(struct build *b, struct str word, const struct str *ids, size_t count)
{
    unsigned most = (unsigned)(word.len / 3 + 1);
    const struct str *best = NULL;
    for (size_t i = 0; i < count && i < NEAREST_MAX; i++) {
        unsigned d = text_distance(word, ids[i], most);
        if (d <= most && d > 0) {
            best = &ids[i];
            most = d - 1;
        }
    }
    if (best) {
        finding_hint(b->findings, "did you mean `%.*s`?", STR_ARG(*best));
    }
}
