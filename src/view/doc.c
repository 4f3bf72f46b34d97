#include "view/doc.h"

#include <stdarg.h>
#include <stdio.h>

void doc_clear(struct doc *d)
{
    struct doc_item *items = d->items;
    size_t cap = d->cap;
    arena_free(&d->arena);
    *d = (struct doc){.items = items, .cap = cap, .focus = -1};
}

void doc_free(struct doc *d)
{
    arena_free(&d->arena);
    mem_free(d->items);
    *d = (struct doc){0};
}

struct doc_item *doc_add(struct doc *d, enum doc_kind kind, struct str text)
{
    d->items = mem_grow(d->items, &d->cap, d->count + 1, sizeof *d->items);
    struct doc_item *item = &d->items[d->count++];
    *item = (struct doc_item){
        .kind = kind,
        .text = {arena_copy(&d->arena, text.ptr, text.len), text.len},
        .can_focus = kind == DOC_CHOICE || kind == DOC_TICK,
    };
    return item;
}

PRINTF(2, 0)
__attribute__((nonnull)) static struct str text_va(struct doc *d, const char *fmt, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    int len = vsnprintf(NULL, 0, fmt, ap);
    size_t size = len > 0 ? (size_t)len : 0;
    char *p = arena_new(&d->arena, size + 1, 1);
    (void)vsnprintf(p, size + 1, fmt, again);
    va_end(again);
    return (struct str){p, size};
}

struct doc_item *doc_say(struct doc *d, enum doc_kind kind, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    struct str text = text_va(d, fmt, ap);
    va_end(ap);
    struct doc_item *item = doc_add(d, kind, STR(""));
    item->text = text;
    return item;
}

struct str doc_text(struct doc *d, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    struct str text = text_va(d, fmt, ap);
    va_end(ap);
    return text;
}

void doc_key(struct doc *d, const char *key, const char *label, int intent)
{
    if (d->key_count < DOC_KEYS_MAX) {
        struct doc_key *k = &d->keys[d->key_count++];
        *k = (struct doc_key){.label = label, .intent = intent};
        (void)snprintf(k->key, sizeof k->key, "%s", key);
    }
}

bool doc_has_side(int cols)
{
    return cols >= DOC_SIDE_COLS;
}

void doc_side(struct doc *d, struct str text)
{
    if (d->side_count < DOC_SIDE_MAX) {
        d->side[d->side_count++] = text;
    }
}

int doc_find_choice(const struct doc *d, int n)
{
    for (size_t i = 0; i < d->count; i++) {
        bool counts = d->items[i].kind == DOC_CHOICE || d->items[i].kind == DOC_TICK;
        if (counts && --n == 0) {
            return (int)i;
        }
    }
    return -1;
}
