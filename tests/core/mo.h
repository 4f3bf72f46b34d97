// tests/core/mo.h - .mo files made by a test
#ifndef TESTS_CORE_MO_H
#define TESTS_CORE_MO_H

#include <stdint.h>
#include <string.h>

#include "core/str.h"

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

#endif
