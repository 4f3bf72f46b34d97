#include "load/node.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "core/text.h"
#include "load/guard.h"
#include "load/trap.h"

enum { DEPTH_MAX = 32, TEXT_MAX = 4000, MARKS_MAX = 100, FEW_KEYS = 8 };

// A list or map that is being filled.
struct open {
    struct node *node;
    struct node *key;  // MAP: the key that waits for its value
    size_t from;       // its first entry among those that wait
};

struct parse {
    struct str bytes;
    const struct node_room *room;
    struct findings *findings;
    struct open stack[DEPTH_MAX];
    struct node **waiting;  // owned; entries of all that is open: items, in maps keys and items
    size_t waiting_count, waiting_cap;
    unsigned depth, marks;  // marks: aliases, anchors, tags so far
    uint32_t mark_line;     // of the last mark
    size_t events, documents;
    size_t points, points_at;  // a number of code points and the byte behind them
    struct node *root;
    bool is_over, is_broken, is_nfc_told, is_ascii;
};

static struct place place_of(yaml_mark_t mark)
{
    return (struct place){(uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

static void stop(struct parse *p, enum finding_id id, struct place at, const char *what)
{
    finding_add(p->findings, id, at, what);
    p->is_over = true;
    p->is_broken = true;
}

static struct node *new_node(struct parse *p, enum node_kind kind, const yaml_event_t *ev)
{
    struct node *n = arena_new(p->room->tree, 1, sizeof *n);
    n->kind = (uint8_t)kind;
    n->at = place_of(ev->start_mark);
    return n;
}

static bool is_key_next(const struct parse *p)
{
    const struct open *o = p->depth ? &p->stack[p->depth - 1] : NULL;
    return o && o->node->kind == NODE_MAP && !o->key;
}

// What YAML takes for a key without a word: `-dana: hi` and `dana:"hi"`.
static void check_key(struct parse *p, struct node *key)
{
    bool is_dash = key->is_bare && key->text.len > 1 && key->text.ptr[0] == '-';
    bool is_colon = key->is_bare && str_find(key->text, STR(":")) > 0;
    if (key->kind != NODE_TEXT) {
        finding_add(p->findings, FINDING_WRONG_TYPE, key->at, "a key", "a word");
    } else if (is_dash || is_colon) {
        finding_add(p->findings, FINDING_SPACE_MISSING, key->at, is_dash ? "dash" : "colon");
    } else if (key->is_bare && str_is_c(key->text, "<<")) {
        finding_add(p->findings, FINDING_MERGE_KEY, key->at);
    } else {
        return;
    }
    key->is_odd = true;
}

static void let_wait(struct parse *p, struct node *n)
{
    p->waiting = mem_grow(p->waiting, &p->waiting_cap, p->waiting_count + 1, sizeof(struct node *));
    p->waiting[p->waiting_count++] = n;
}

static void put_item(struct parse *p, struct node *n)
{
    if (p->depth == 0) {
        p->root = p->root ? p->root : n;
        return;
    }
    struct open *o = &p->stack[p->depth - 1];
    if (is_key_next(p)) {
        check_key(p, n);
        o->key = n;
        return;
    }
    o->node->count++;
    if (o->node->kind == NODE_MAP) {
        let_wait(p, o->key);
        o->key = NULL;
    }
    let_wait(p, n);
}

static size_t count_points(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    }
    return n;
}

// Escapes were only now decoded, so the text is looked at once more.
static void check_scalar(struct parse *p, struct str text, bool is_plain, struct place at)
{
    size_t where = 0;
    enum text_fault fault = is_plain ? TEXT_OK : text_check(text, &where);
    if (fault != TEXT_OK) {
        guard_tell(text, where, fault, at, p->findings);
    }
    if (text.len > TEXT_MAX && count_points(text) > TEXT_MAX) {
        finding_add(p->findings, FINDING_TOO_LONG, at, "4,000");
    }
}

// libyaml counts code points and marks only grow, so the byte is walked to.
static size_t byte_of(struct parse *p, yaml_mark_t mark)
{
    if (p->is_ascii) {
        return mark.index < p->bytes.len ? mark.index : p->bytes.len;
    }
    while (p->points < mark.index && p->points_at < p->bytes.len) {
        p->points_at++;
        while (p->points_at < p->bytes.len &&
               ((unsigned char)p->bytes.ptr[p->points_at] & 0xC0) == 0x80) {
            p->points_at++;
        }
        p->points++;
    }
    return p->points_at;
}

static bool is_cut(struct parse *p, const yaml_event_t *ev)
{
    size_t from = byte_of(p, ev->end_mark), i = from;
    while (i < p->bytes.len && p->bytes.ptr[i] == ' ') {
        i++;
    }
    struct str rest = str_part(p->bytes, i, 2);
    return i > from && rest.len == 2 && rest.ptr[0] == '#' && !strchr("\r\n", rest.ptr[1]);
}

static struct str keep(struct parse *p, struct str text, bool is_plain, struct place at)
{
    struct arena *arena = is_key_next(p) ? p->room->tree : p->room->texts;
    struct str kept = {arena_copy(arena, text.ptr, text.len), text.len};
    struct str nfc = is_plain ? kept : text_nfc(kept, arena);
    if (nfc.ptr != kept.ptr && !p->is_nfc_told) {
        finding_add(p->findings, FINDING_NOT_NFC, at);
        p->is_nfc_told = true;
    }
    return nfc;
}

static void on_scalar(struct parse *p, const yaml_event_t *ev)
{
    struct node *n = new_node(p, NODE_TEXT, ev);
    struct str text = {(const char *)ev->data.scalar.value, ev->data.scalar.length};
    bool is_plain = guard_plain(text) == text.len;
    check_scalar(p, text, is_plain, n->at);
    n->is_bare = ev->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    n->is_cut = n->is_bare && is_cut(p, ev);
    n->text = keep(p, text, is_plain, n->at);
    put_item(p, n);
}

static void on_open(struct parse *p, const yaml_event_t *ev)
{
    bool is_map = ev->type == YAML_MAPPING_START_EVENT;
    struct node *n = new_node(p, is_map ? NODE_MAP : NODE_LIST, ev);
    if (p->depth == DEPTH_MAX) {
        stop(p, FINDING_TOO_DEEP, n->at, "32");
        return;
    }
    put_item(p, n);
    p->stack[p->depth++] = (struct open){.node = n, .from = p->waiting_count};
}

struct seen {
    unsigned long long hash;
    uint32_t index;
};

static int by_hash(const void *a, const void *b)
{
    const struct seen *x = a, *y = b;
    if (x->hash != y->hash) {
        return x->hash < y->hash ? -1 : 1;
    }
    return x->index < y->index ? -1 : 1;
}

static void check_pair(struct parse *p, const struct node *first, const struct node *now)
{
    if (now->kind == NODE_TEXT && str_is(first->text, now->text)) {
        char key[64], line[16];
        (void)snprintf(key, sizeof key, "%.*s", STR_ARG(str_part(now->text, 0, 60)));
        (void)snprintf(line, sizeof line, "%u", first->at.line);
        finding_add(p->findings, FINDING_DUPLICATE_KEY, now->at, key, line);
    }
}

static void check_few(struct parse *p, const struct node *map)
{
    for (uint32_t i = 1; i < map->count; i++) {
        uint32_t k = i;
        while (k > 0 && !str_is(map->keys[k - 1]->text, map->keys[i]->text)) {
            k--;
        }
        if (k > 0) {
            check_pair(p, map->keys[k - 1], map->keys[i]);
        }
    }
}

// Few keys are compared each with each, many by their hashes.
static void check_twice(struct parse *p, const struct node *map)
{
    if (map->count <= FEW_KEYS) {
        check_few(p, map);
        return;
    }
    struct seen *seen = mem_new(map->count, sizeof *seen);
    for (uint32_t i = 0; i < map->count; i++) {
        seen[i] = (struct seen){str_hash(map->keys[i]->text), i};
    }
    qsort(seen, map->count, sizeof *seen, by_hash);
    for (uint32_t i = 1; i < map->count; i++) {
        if (seen[i].hash == seen[i - 1].hash) {
            check_pair(p, map->keys[seen[i - 1].index], map->keys[seen[i].index]);
        }
    }
    mem_free(seen);
}

// Those that wait from one on: items, or keys and items by turns.
static struct node **settle(struct parse *p, size_t from, const struct node *n)
{
    uint32_t count = n->count, step = n->kind == NODE_MAP ? 2 : 1;
    struct node **kept = arena_new(p->room->tree, (size_t)count * step, sizeof(struct node *));
    for (uint32_t i = 0; i < count; i++) {
        kept[i] = p->waiting[from + (size_t)i * step];
        kept[count * (step - 1) + i] = p->waiting[from + (size_t)i * step + step - 1];
    }
    return kept;
}

static void on_close(struct parse *p)
{
    const struct open *o = &p->stack[--p->depth];
    struct node *n = o->node;
    n->keys = settle(p, o->from, n);
    if (n->kind == NODE_MAP && n->count > 1) {
        check_twice(p, n);
    }
    p->waiting_count = o->from;
}

// libyaml copies a tag's whole prefix for each use, so these end a file soon.
static void tell_mark(struct parse *p, enum finding_id id, struct place at, const yaml_char_t *name)
{
    char text[64];
    (void)snprintf(text, sizeof text, "%.60s", (const char *)name);
    finding_add(p->findings, id, at, text);
    p->mark_line = at.line;
    if (++p->marks == MARKS_MAX) {
        p->is_over = true;
        p->is_broken = true;
    }
}

static void check_marks(struct parse *p, const yaml_char_t *anchor, const yaml_char_t *tag,
                        struct place at)
{
    if (anchor) {
        tell_mark(p, FINDING_ANCHOR, at, anchor);
    }
    if (tag) {
        tell_mark(p, FINDING_TAG, at, tag);
    }
}

static void on_alias(struct parse *p, const yaml_event_t *ev)
{
    struct node *n = new_node(p, NODE_TEXT, ev);
    tell_mark(p, FINDING_ALIAS, n->at, ev->data.alias.anchor);
    n->is_odd = true;
    n->text = STR("alias");
    put_item(p, n);
}

static void on_document(struct parse *p, const yaml_event_t *ev)
{
    if (p->documents++ == 1) {
        stop(p, FINDING_DOCUMENTS, place_of(ev->start_mark), "");
    }
}

static void on_event(struct parse *p, const yaml_event_t *ev)
{
    struct place at = place_of(ev->start_mark);
    switch (ev->type) {
    case YAML_SCALAR_EVENT:
        check_marks(p, ev->data.scalar.anchor, ev->data.scalar.tag, at);
        on_scalar(p, ev);
        break;
    case YAML_SEQUENCE_START_EVENT:
        check_marks(p, ev->data.sequence_start.anchor, ev->data.sequence_start.tag, at);
        on_open(p, ev);
        break;
    case YAML_MAPPING_START_EVENT:
        check_marks(p, ev->data.mapping_start.anchor, ev->data.mapping_start.tag, at);
        on_open(p, ev);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        on_close(p);
        break;
    case YAML_ALIAS_EVENT:
        on_alias(p, ev);
        break;
    case YAML_DOCUMENT_START_EVENT:
        on_document(p, ev);
        break;
    case YAML_STREAM_END_EVENT:
        p->is_over = true;
        break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
}

static void on_error(struct parse *p, const yaml_parser_t *y)
{
    struct trap trap = {
        .problem = y->problem ? y->problem : "it cannot be read",
        .context = y->context ? y->context : "",
        .at = place_of(y->problem_mark),
        .context_at = place_of(y->context_mark),
    };
    if (trap.at.line != p->mark_line) {
        trap_explain(p->bytes, &trap, p->findings);
    }
    p->is_over = true;
    p->is_broken = true;
}

static void next_event(struct parse *p, yaml_parser_t *y)
{
    yaml_event_t ev;
    if (!yaml_parser_parse(y, &ev)) {
        on_error(p, y);
        return;
    }
    if (++p->events > p->room->events_max) {
        char most[64];
        (void)snprintf(most, sizeof most, "%zu lists, entries and texts", p->room->events_max);
        stop(p, FINDING_TOO_MANY, place_of(ev.start_mark), most);
    } else {
        on_event(p, &ev);
    }
    yaml_event_delete(&ev);
}

struct node *node_parse(struct str bytes, const struct node_room *room, struct findings *findings)
{
    struct parse p = {.bytes = bytes, .room = room, .findings = findings};
    yaml_parser_t y;
    if (!guard_check(bytes, room->bytes_max, findings)) {
        return NULL;
    }
    if (!yaml_parser_initialize(&y)) {
        finding_add(findings, FINDING_SYNTAX, (struct place){1, 1}, "there is no memory for it");
        return NULL;
    }
    p.is_ascii = guard_plain(bytes) == bytes.len;
    yaml_parser_set_input_string(&y, (const unsigned char *)bytes.ptr, bytes.len);
    yaml_parser_set_encoding(&y, YAML_UTF8_ENCODING);
    while (!p.is_over) {
        next_event(&p, &y);
    }
    while (p.depth) {
        on_close(&p);
    }
    mem_free(p.waiting);
    yaml_parser_delete(&y);
    if (!p.root && !p.is_broken) {
        finding_add(findings, FINDING_EMPTY, (struct place){1, 1});
    }
    return p.is_broken ? NULL : p.root;
}

struct node *node_find(const struct node *n, const char *key)
{
    struct str want = str_of(key);
    for (uint32_t i = 0; n && n->kind == NODE_MAP && i < n->count; i++) {
        if (str_is(n->keys[i]->text, want)) {
            return node_item(n, i);
        }
    }
    return NULL;
}
