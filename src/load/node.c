#include "load/node.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "core/text.h"
#include "load/guard.h"
#include "load/trap.h"

enum { DEPTH_MAX = 32, TEXT_MAX = 4000 };

// A list or map that is being filled.
struct open {
    struct node *node;
    struct node *key;  // MAP: the key that waits for its value
    size_t key_cap, item_cap;
    struct node **keys, **items;  // grown on the heap, copied to the arena when closed
};

struct parse {
    struct str bytes;
    const struct load_limits *limits;
    struct arena *arena;
    struct findings *findings;
    struct open stack[DEPTH_MAX];
    unsigned depth, skipped;  // skipped: containers below the deepest allowed
    size_t events, documents;
    size_t line, line_at;  // a line of the file and the byte where it begins
    struct node *root;
    bool is_over;
};

static struct place place_of(yaml_mark_t mark)
{
    return (struct place){(uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

static struct node *new_node(struct parse *p, enum node_kind kind, const yaml_event_t *ev)
{
    struct node *n = arena_new(p->arena, 1, sizeof *n);
    n->kind = kind;
    n->at = place_of(ev->start_mark);
    return n;
}

static void put_item(struct parse *p, struct node *n)
{
    if (p->depth == 0) {
        p->root = p->root ? p->root : n;
        return;
    }
    struct open *o = &p->stack[p->depth - 1];
    if (o->node->kind == NODE_MAP && !o->key) {
        if (n->kind != NODE_TEXT) {
            finding_add(p->findings, FINDING_WRONG_TYPE, n->at, "a key", "a word");
        }
        o->key = n;
        return;
    }
    uint32_t i = o->node->count++;
    o->items = mem_grow(o->items, &o->item_cap, i + 1, sizeof *o->items);
    o->items[i] = n;
    if (o->node->kind == NODE_MAP) {
        o->keys = mem_grow(o->keys, &o->key_cap, i + 1, sizeof *o->keys);
        o->keys[i] = o->key;
        o->key = NULL;
    }
}

static void check_scalar(struct parse *p, struct str text, struct place at)
{
    static const enum finding_id faults[] = {
        [TEXT_NOT_UTF8] = FINDING_NOT_UTF8,
        [TEXT_CONTROL] = FINDING_CONTROL,
        [TEXT_BIDI] = FINDING_BIDI,
        [TEXT_FORMAT] = FINDING_INVISIBLE,
    };
    size_t where;
    enum text_fault fault = text_check(text, &where);
    if (fault != TEXT_OK) {
        char name[12];
        guard_name(text, where, name);
        finding_add(p->findings, faults[fault], at, name);
    }
    if (text.len > TEXT_MAX) {
        finding_add(p->findings, FINDING_TOO_LONG, at, "4000");
    }
}

// libyaml counts code points; a byte is found from the start of its line.
static size_t byte_of(struct parse *p, yaml_mark_t mark)
{
    while (p->line < mark.line && p->line_at < p->bytes.len) {
        p->line += p->bytes.ptr[p->line_at++] == '\n';
    }
    size_t i = p->line_at;
    for (size_t column = 0; i < p->bytes.len && column <= mark.column; i++) {
        column += ((unsigned char)p->bytes.ptr[i] & 0xC0) != 0x80;
        if (column > mark.column) {
            break;
        }
    }
    return i;
}

static bool is_cut(struct parse *p, const yaml_event_t *ev)
{
    size_t i = byte_of(p, ev->end_mark), from = i;
    while (i < p->bytes.len && p->bytes.ptr[i] == ' ') {
        i++;
    }
    return i > from && i + 1 < p->bytes.len && p->bytes.ptr[i] == '#' &&
           p->bytes.ptr[i + 1] != '\n';
}

static void on_scalar(struct parse *p, const yaml_event_t *ev)
{
    struct node *n = new_node(p, NODE_TEXT, ev);
    struct str text = {(const char *)ev->data.scalar.value, ev->data.scalar.length};
    check_scalar(p, text, n->at);
    n->is_bare = ev->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    n->is_cut = n->is_bare && is_cut(p, ev);
    struct str kept = {arena_copy(p->arena, text.ptr, text.len), text.len};
    n->text = text_nfc(kept, p->arena);
    put_item(p, n);
}

static void on_open(struct parse *p, const yaml_event_t *ev)
{
    bool is_map = ev->type == YAML_MAPPING_START_EVENT;
    struct node *n = new_node(p, is_map ? NODE_MAP : NODE_LIST, ev);
    if (p->depth == DEPTH_MAX) {
        if (p->skipped++ == 0) {
            finding_add(p->findings, FINDING_TOO_DEEP, n->at, "32");
        }
        p->is_over = true;
        return;
    }
    put_item(p, n);
    p->stack[p->depth++] = (struct open){.node = n};
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

static void check_twice(struct parse *p, const struct node *map)
{
    struct seen *seen = mem_new(map->count, sizeof *seen);
    for (uint32_t i = 0; i < map->count; i++) {
        seen[i] = (struct seen){str_hash(map->keys[i]->text), i};
    }
    qsort(seen, map->count, sizeof *seen, by_hash);
    for (uint32_t i = 1; i < map->count; i++) {
        const struct node *first = map->keys[seen[i - 1].index], *now = map->keys[seen[i].index];
        if (seen[i].hash == seen[i - 1].hash && str_is(first->text, now->text)) {
            struct buf key = {0}, line = {0};
            buf_put_str(&key, str_part(now->text, 0, 60));
            buf_fmt(&line, "%u", first->at.line);
            finding_add(p->findings, FINDING_DUPLICATE_KEY, now->at, buf_text(&key), line.ptr);
            buf_free(&key);
            buf_free(&line);
        }
    }
    mem_free(seen);
}

static struct node **keep(struct parse *p, struct node **list, uint32_t count)
{
    struct node **kept = arena_new(p->arena, count, sizeof *kept);
    if (count) {
        memcpy(kept, list, count * sizeof *kept);
    }
    mem_free(list);
    return kept;
}

static void on_close(struct parse *p)
{
    struct open *o = &p->stack[--p->depth];
    struct node *n = o->node;
    n->items = keep(p, o->items, n->count);
    if (n->kind == NODE_MAP) {
        n->keys = keep(p, o->keys, n->count);
        if (n->count > 1) {
            check_twice(p, n);
        }
        for (uint32_t i = 0; i < n->count; i++) {
            if (str_is_c(n->keys[i]->text, "<<") && n->keys[i]->is_bare) {
                finding_add(p->findings, FINDING_MERGE_KEY, n->keys[i]->at);
            }
        }
    }
}

static void check_marks(struct parse *p, const yaml_char_t *anchor, const yaml_char_t *tag,
                        struct place at)
{
    if (anchor) {
        finding_add(p->findings, FINDING_ANCHOR, at, (const char *)anchor);
    }
    if (tag) {
        finding_add(p->findings, FINDING_TAG, at);
    }
}

static void on_alias(struct parse *p, const yaml_event_t *ev)
{
    finding_add(p->findings, FINDING_ALIAS, place_of(ev->start_mark),
                (const char *)ev->data.alias.anchor);
    struct node *n = new_node(p, NODE_TEXT, ev);
    n->text = STR("");
    put_item(p, n);
}

static void on_document(struct parse *p, const yaml_event_t *ev)
{
    if (p->documents++ == 1) {
        finding_add(p->findings, FINDING_DOCUMENTS, place_of(ev->start_mark));
        p->is_over = true;
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
        .problem = y->problem ? y->problem : "",
        .context = y->context ? y->context : "",
        .at = place_of(y->problem_mark),
        .context_at = place_of(y->context_mark),
    };
    trap_explain(p->bytes, &trap, p->findings);
}

static void close_all(struct parse *p)
{
    while (p->depth) {
        on_close(p);
    }
}

struct node *node_parse(struct str bytes, const struct load_limits *limits, struct arena *arena,
                        struct findings *findings)
{
    if (!guard_check(bytes, limits, findings)) {
        return NULL;
    }
    struct parse p = {.bytes = bytes, .limits = limits, .arena = arena, .findings = findings};
    yaml_parser_t y;
    yaml_event_t ev;
    if (!yaml_parser_initialize(&y)) {
        return NULL;
    }
    yaml_parser_set_input_string(&y, (const unsigned char *)bytes.ptr, bytes.len);
    yaml_parser_set_encoding(&y, YAML_UTF8_ENCODING);
    while (!p.is_over) {
        if (!yaml_parser_parse(&y, &ev)) {
            on_error(&p, &y);
            break;
        }
        if (++p.events > limits->events) {
            finding_add(findings, FINDING_TOO_MANY, place_of(ev.start_mark),
                        "can be read (lists, entries and texts together)");
            p.is_over = true;
        }
        on_event(&p, &ev);
        yaml_event_delete(&ev);
    }
    close_all(&p);
    yaml_parser_delete(&y);
    return p.root;
}

struct node *node_find(const struct node *n, const char *key)
{
    for (uint32_t i = 0; n && n->kind == NODE_MAP && i < n->count; i++) {
        if (str_is_c(n->keys[i]->text, key)) {
            return n->items[i];
        }
    }
    return NULL;
}
