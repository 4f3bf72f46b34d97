// tests/core/mo.h - .mo files made by a test
#ifndef TESTS_CORE_MO_H
#define TESTS_CORE_MO_H

#include "cm.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/catalogue.h"
#include "core/mem.h"
#include "core/phrase.h"

// One entry of a file that is made here: forms of a text are separated by "|".
struct mo_entry {
    const char *id, *text;
};

// The header of a catalogue in German.
#define MO_HEADER                                                                                  \
    {                                                                                              \
        "", "Language: de\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; "    \
            "plural=(n != 1);\n"                                                                   \
    }

static inline void mo_word(struct buf *out, uint32_t value, bool is_swapped)
{
    value = is_swapped ? __builtin_bswap32(value) : value;
    buf_put(out, (const char *)&value, sizeof value);
}

static inline void mo_table(struct buf *out, const struct mo_entry *list, size_t n, bool is_text,
                            uint32_t *at, bool is_swapped)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t len = (uint32_t)strlen(is_text ? list[i].text : list[i].id);
        mo_word(out, len, is_swapped);
        mo_word(out, *at, is_swapped);
        *at += len + 1;
    }
}

static inline void mo_text(struct buf *out, const char *text)
{
    for (const char *p = text; *p; p++) {
        buf_put(out, *p == '|' ? "" : p, 1);
    }
    buf_put(out, "", 1);
}

// The file of these entries, which are in order by their ids; the caller frees it.
static inline struct buf mo_file(const struct mo_entry *list, size_t n, bool is_swapped)
{
    struct buf out = {0};
    uint32_t tables = (uint32_t)(28 + 16 * n), at = tables;
    const uint32_t head[] = {0x950412DE, 0, (uint32_t)n, 28, (uint32_t)(28 + 8 * n), 0, 0};
    for (size_t i = 0; i < COUNT_OF(head); i++) {
        mo_word(&out, head[i], is_swapped);
    }
    mo_table(&out, list, n, false, &at, is_swapped);
    mo_table(&out, list, n, true, &at, is_swapped);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < n; i++) {
            mo_text(&out, pass ? list[i].text : list[i].id);
        }
    }
    return out;
}

enum { MO_ENTRIES_MAX = 100 };

// A catalogue of all phrases, each with its text in brackets; made of a walk.
struct mo_maker {
    struct arena arena;
    struct mo_entry list[MO_ENTRIES_MAX];
    size_t count;
    const char *left_out;  // a context without a translation, or NULL
};

static inline char *mo_joined(struct mo_maker *m, const char *a, const char *mid, struct str b,
                              const char *end)
{
    struct buf text = {0};
    buf_fmt(&text, "%s%s%.*s%s", a, mid, STR_ARG(b), end);
    char *copy = arena_copy(&m->arena, text.ptr, text.len);
    buf_free(&text);
    return copy;
}

static inline void mo_make(void *ctx, const struct phrase *phrase)
{
    struct mo_maker *m = ctx;
    if (m->left_out && strcmp(phrase->context, m->left_out) == 0) {
        return;
    }
    bool is_words = strstr(phrase->context, ".words") != NULL;
    assert_in_range(m->count, 0, MO_ENTRIES_MAX - 1);
    m->list[m->count++] = (struct mo_entry){
        mo_joined(m, phrase->context, "\4", *phrase->slot, ""),
        mo_joined(m, is_words ? "" : "<", "", *phrase->slot, is_words ? "" : ">")};
}

static inline int mo_by_id(const void *a, const void *b)
{
    const struct mo_entry *x = a, *y = b;
    return strcmp(x->id, y->id);
}

static inline struct buf mo_finish(struct mo_maker *m)
{
    m->list[m->count++] = (struct mo_entry)MO_HEADER;
    qsort(m->list, m->count, sizeof *m->list, mo_by_id);
    struct buf file = mo_file(m->list, m->count, false);
    arena_free(&m->arena);
    return file;
}

static inline struct catalogue mo_open(const struct buf *file)
{
    struct catalogue c;
    struct err err = {0};
    if (!catalogue_open(&c, (struct str){file->ptr, file->len}, &err)) {
        fail_msg("%s", err.msg);
    }
    return c;
}

#endif
