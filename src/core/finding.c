#include "core/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"

enum { KEPT_MAX = 1000 };

const char *const finding_severity_words[SEVERITIES] = {"error", "warning", "note"};

const struct finding_kind finding_kinds[FINDING_IDS] = {
#define X(id, severity, word, sentence, help)                                                      \
    [FINDING_##id] = {SEVERITY_##severity, word, sentence, help},
#include "core/finding.def"
#undef X
};

// What a story says must not reach the terminal as anything but text.
static void make_plain(char *text, size_t len)
{
    size_t from = 0, at = 0;
    for (size_t i = 0; i < len; i++) {
        text[i] = text[i] == '\n' || text[i] == '\t' ? ' ' : text[i];
    }
    while (from < len && text_check((struct str){text + from, len - from}, &at) != TEXT_OK) {
        size_t i = from + at;
        do {
            text[i++] = '?';
        } while (i < len && ((unsigned char)text[i] & 0xC0) == 0x80);
        from = i;
    }
}

// Copied into the list's arena, and made plain.
static const char *keep(struct findings *f, struct buf *text)
{
    char *copy = arena_copy(&f->arena, buf_text(text), text->len);
    make_plain(copy, text->len);
    buf_free(text);
    return copy;
}

static void put_filled(struct buf *out, const char *sentence, va_list ap)
{
    for (const char *p = sentence; *p; p++) {
        if (p[0] == '%' && p[1] == 's') {
            const char *arg = va_arg(ap, const char *);
            buf_put_c(out, arg ? arg : "");
            p++;
        } else {
            p += p[0] == '%' && p[1] == '%';
            buf_put(out, p, 1);
        }
    }
}

void finding_add(struct findings *f, enum finding_id id, struct place at, ...)
{
    f->counts[finding_kinds[id].severity]++;
    if (f->count >= KEPT_MAX) {
        return;
    }
    struct buf text = {0};
    va_list ap;
    va_start(ap, at);
    put_filled(&text, finding_kinds[id].sentence, ap);
    va_end(ap);
    f->list = mem_grow(f->list, &f->cap, f->count + 1, sizeof *f->list);
    f->list[f->count++] = (struct finding){.id = id, .at = at, .sentence = keep(f, &text)};
}

static size_t count_added(const struct findings *f)
{
    size_t n = 0;
    for (int i = 0; i < SEVERITIES; i++) {
        n += f->counts[i];
    }
    return n;
}

static const char *copy_of(struct findings *f, const char *text)
{
    return text ? arena_copy(&f->arena, text, strlen(text)) : NULL;
}

static void keep_one(struct findings *f, const struct finding *one)
{
    if (f->count >= KEPT_MAX) {
        return;
    }
    f->list = mem_grow(f->list, &f->cap, f->count + 1, sizeof *f->list);
    f->list[f->count++] =
        (struct finding){one->id, one->at, copy_of(f, one->sentence), copy_of(f, one->hint)};
}

void finding_take(struct findings *f, const struct finding *one)
{
    f->counts[finding_kinds[one->id].severity]++;
    keep_one(f, one);
}

void finding_merge(struct findings *f, const struct findings *from)
{
    for (int i = 0; i < SEVERITIES; i++) {
        f->counts[i] += from->counts[i];
    }
    for (size_t i = 0; i < from->count; i++) {
        keep_one(f, &from->list[i]);
    }
}

void finding_hint(struct findings *f, const char *fmt, ...)
{
    bool is_newest_kept = f->count > 0 && count_added(f) == f->count;
    if (!is_newest_kept) {
        return;
    }
    char room[512];
    va_list ap;
    va_start(ap, fmt);
    (void)vsnprintf(room, sizeof room, fmt, ap);
    va_end(ap);
    struct buf text = {0};
    buf_put_c(&text, room);
    f->list[f->count - 1].hint = keep(f, &text);
}

bool finding_has_error(const struct findings *f)
{
    return f->counts[SEVERITY_ERROR] > 0;
}

static int order(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int by_place(const void *a, const void *b)
{
    const struct finding *x = a, *y = b;
    int lines = order(x->at.line, y->at.line);
    int columns = order(x->at.column, y->at.column);
    int ids = order((uint32_t)x->id, (uint32_t)y->id);
    return lines ? lines : columns ? columns : ids ? ids : strcmp(x->sentence, y->sentence);
}

void finding_sort(struct findings *f)
{
    if (f->count > 1) {
        qsort(f->list, f->count, sizeof *f->list, by_place);
    }
}

void finding_fmt(const struct finding *one, struct str file, struct buf *out)
{
    const struct finding_kind *kind = &finding_kinds[one->id];
    size_t from = out->len;
    buf_put_str(out, file);
    for (size_t i = from; i < out->len; i++) {
        out->ptr[i] = (unsigned char)out->ptr[i] < ' ' || out->ptr[i] == 0x7F ? '?' : out->ptr[i];
    }
    if (one->at.line) {
        buf_fmt(out, ":%u:%u", one->at.line, one->at.column);
    }
    buf_fmt(out, ": %s: %s [%s]\n", finding_severity_words[kind->severity], one->sentence,
            kind->word);
    if (one->hint) {
        buf_fmt(out, "    %s\n", one->hint);
    }
}

void finding_clear(struct findings *f)
{
    arena_free(&f->arena);
    mem_free(f->list);
    *f = (struct findings){0};
}
