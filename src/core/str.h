// core/str.h - borrowed text, and a buffer that grows
//
// A struct str is a view of valid UTF-8 that somebody else owns; it is not
// NUL-terminated unless its maker says so.  A struct buf owns its bytes and
// keeps a NUL behind them; a zeroed one is empty and ready.
#ifndef CORE_STR_H
#define CORE_STR_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base.h"

struct str {
    const char *ptr;  // borrowed; NULL only when len is 0
    size_t len;       // bytes
};

// A literal as a struct str.
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

// For "%.*s".
#define STR_ARG(s) (int)(s).len, (s).ptr ? (s).ptr : ""

// The text up to the NUL; an empty str for NULL.
struct str str_of(const char *text);

// The same bytes.
bool str_is(struct str a, struct str b);

// The same bytes as this NUL-terminated text.
bool str_is_c(struct str a, const char *text);

// Where `needle` begins in `hay`, or -1.
ptrdiff_t str_find(struct str hay, struct str needle);

// The bytes from `from` on, at most `len` of them; clipped to what is there.
struct str str_part(struct str s, size_t from, size_t len);

// 64 bits of hash (FNV-1a), the same on every machine and for ever.
unsigned long long str_hash(struct str s);

struct buf {
    char *ptr;        // owned; NULL while empty
    size_t len, cap;  // bytes; a NUL stands behind len
};

// Add bytes.
void buf_put(struct buf *b, const char *ptr, size_t len);

// Add a NUL-terminated text.
void buf_put_c(struct buf *b, const char *text);

// Add a str.
void buf_put_str(struct buf *b, struct str s);

// Add formatted text.
void buf_fmt(struct buf *b, const char *fmt, ...) PRINTF(2, 3);

// Empty it and keep the room.
void buf_clear(struct buf *b);

// Give the bytes back; it is empty and ready again.
void buf_free(struct buf *b);

// What it holds, borrowed until the next change; "" when empty.
const char *buf_text(const struct buf *b);

#endif
