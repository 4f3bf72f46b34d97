#include "core/str.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"

struct str str_of(const char *text)
{
    return text ? (struct str){text, strlen(text)} : (struct str){NULL, 0};
}

bool str_is(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool str_is_c(struct str a, const char *text)
{
    // Asked of whole tables of words, of which most begin with another letter.
    return a.len == 0 ? !text || !*text : a.ptr[0] == text[0] && str_is(a, str_of(text));
}

ptrdiff_t str_find(struct str hay, struct str needle)
{
    if (needle.len == 0) {
        return 0;
    }
    if (needle.len > hay.len) {
        return -1;
    }
    const char *p = memmem(hay.ptr, hay.len, needle.ptr, needle.len);
    return p ? p - hay.ptr : -1;
}

struct str str_part(struct str s, size_t from, size_t len)
{
    if (from >= s.len) {
        return (struct str){NULL, 0};
    }
    size_t rest = s.len - from;
    return (struct str){s.ptr + from, len < rest ? len : rest};
}

unsigned long long str_hash(struct str s)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < s.len; i++) {
        h = (h ^ (unsigned char)s.ptr[i]) * 1099511628211u;
    }
    return h;
}

void buf_put(struct buf *b, const char *ptr, size_t len)
{
    b->ptr = mem_grow(b->ptr, &b->cap, b->len + len + 1, 1);
    if (len) {
        memcpy(b->ptr + b->len, ptr, len);
    }
    b->len += len;
    b->ptr[b->len] = '\0';
}

void buf_put_c(struct buf *b, const char *text)
{
    buf_put(b, text, strlen(text));
}

void buf_put_str(struct buf *b, struct str s)
{
    buf_put(b, s.ptr, s.len);
}

void buf_fmt(struct buf *b, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int need = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    if (need > 0) {
        b->ptr = mem_grow(b->ptr, &b->cap, b->len + (size_t)need + 1, 1);
        (void)vsnprintf(b->ptr + b->len, (size_t)need + 1, fmt, again);
        b->len += (size_t)need;
    }
    va_end(again);
}

void buf_clear(struct buf *b)
{
    b->len = 0;
    if (b->ptr) {
        b->ptr[0] = '\0';
    }
}

void buf_free(struct buf *b)
{
    mem_free(b->ptr);
    *b = (struct buf){0};
}

const char *buf_text(const struct buf *b)
{
    return b->ptr ? b->ptr : "";
}
