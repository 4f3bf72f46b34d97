#include "core/catalogue.h"

#include <string.h>
#include <unistr.h>

enum { MAGIC_AT = 0, REVISION_AT = 4, COUNT_AT = 8, IDS_AT = 12, TEXTS_AT = 16, HEAD_BYTES = 28 };

static const uint32_t magic = 0x950412DE, magic_swapped = 0xDE120495;

static uint32_t word(const struct catalogue *c, uint32_t at)
{
    uint32_t value;
    memcpy(&value, c->bytes.ptr + at, sizeof value);
    return c->is_swapped ? __builtin_bswap32(value) : value;
}

// Entry i of a table of lengths and offsets, checked when the file was opened.
static struct str entry(const struct catalogue *c, uint32_t table, uint32_t i)
{
    return (struct str){c->bytes.ptr + word(c, table + 8 * i + 4), word(c, table + 8 * i)};
}

// --- opening

static bool damaged(struct err *err, const char *what)
{
    return err_set(err, ERR_SYNTAX, "this is no catalogue of translations: %s", what);
}

static bool has_table(const struct catalogue *c, uint32_t table)
{
    return table % 4 == 0 && table >= HEAD_BYTES && table <= c->bytes.len &&
           (c->bytes.len - table) / 8 >= c->count;
}

static bool is_good_text(const struct catalogue *c, uint32_t table, uint32_t i)
{
    uint64_t len = word(c, table + 8 * i), at = word(c, table + 8 * i + 4);
    return at + len < c->bytes.len && c->bytes.ptr[at + len] == '\0' &&
           u8_check((const uint8_t *)c->bytes.ptr + at, (size_t)len) == NULL;
}

static bool check_texts(const struct catalogue *c, struct err *err)
{
    for (uint32_t i = 0; i < c->count; i++) {
        if (!is_good_text(c, c->ids, i) || !is_good_text(c, c->texts, i)) {
            return damaged(err, "a text lies outside of it, or is not UTF-8");
        }
        // Each ends with a NUL, so strcmp stays inside.
        if (i && strcmp(entry(c, c->ids, i - 1).ptr, entry(c, c->ids, i).ptr) >= 0) {
            return damaged(err, "its texts are not in order");
        }
    }
    return true;
}

// The value of a line "Name: value" of the header.
static struct str header_value(struct str header, const char *name)
{
    size_t n = strlen(name);
    for (size_t at = 0; at < header.len;) {
        const char *end = memchr(header.ptr + at, '\n', header.len - at);
        size_t len = end ? (size_t)(end - (header.ptr + at)) : header.len - at;
        struct str line = str_part(header, at, len);
        if (line.len > n + 2 && memcmp(line.ptr, name, n) == 0 && line.ptr[n] == ':') {
            size_t from = n + 1;
            while (from < line.len && line.ptr[from] == ' ') {
                from++;
            }
            return str_part(line, from, line.len);
        }
        at += len + 1;
    }
    return STR("");
}

static bool read_header(struct catalogue *c, struct err *err)
{
    const char *text = catalogue_get(c, NULL, STR(""));
    struct str header = str_of(text);
    struct str type = header_value(header, "Content-Type");
    if (str_find(type, STR("charset=UTF-8")) < 0 && str_find(type, STR("charset=utf-8")) < 0) {
        return damaged(err, "it does not say that it is UTF-8");
    }
    c->lang = header_value(header, "Language");
    struct str plural = header_value(header, "Plural-Forms");
    if (plural.len && !plural_parse(plural, &c->plural)) {
        return damaged(err, "its plural rule cannot be read");
    }
    return true;
}

bool catalogue_open(struct catalogue *c, struct str bytes, struct err *err)
{
    *c = (struct catalogue){.bytes = bytes, .plural = {1, STR("0")}};
    if (bytes.len < HEAD_BYTES || bytes.len > CATALOGUE_BYTES_MAX) {
        return damaged(err, "its size");
    }
    uint32_t first = word(c, MAGIC_AT);
    c->is_swapped = first == magic_swapped;
    if ((first != magic && !c->is_swapped) || word(c, REVISION_AT) >> 16 > 1) {
        return damaged(err, "its first bytes");
    }
    c->count = word(c, COUNT_AT);
    c->ids = word(c, IDS_AT);
    c->texts = word(c, TEXTS_AT);
    if (!has_table(c, c->ids) || !has_table(c, c->texts)) {
        return damaged(err, "its tables");
    }
    return check_texts(c, err) && read_header(c, err);
}

// --- looking up

// Compare "context EOT text" with an id without putting it together.
static int compare(const char *context, struct str text, const char *id)
{
    size_t n = context ? strlen(context) : 0;
    if (n) {
        int order = strncmp(context, id, n);
        if (order) {
            return order;
        }
        if (id[n] != '\4') {
            return 4 - (int)(unsigned char)id[n];
        }
        id += n + 1;
    }
    size_t len = strlen(id);
    int order = memcmp(text.ptr ? text.ptr : "", id, text.len < len ? text.len : len);
    return order ? order : (text.len > len) - (text.len < len);
}

static int64_t find(const struct catalogue *c, const char *context, struct str text)
{
    uint32_t low = 0, high = c->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = compare(context, text, entry(c, c->ids, middle).ptr);
        if (order == 0) {
            return middle;
        }
        *(order < 0 ? &high : &low) = order < 0 ? middle : middle + 1;
    }
    return -1;
}

// The next `%` directive of a format, its blanks and digits left out; false at the end.
static bool next_directive(const char **p, char out[4])
{
    const char *at = strchr(*p, '%');
    size_t n = 0;
    if (!at) {
        return false;
    }
    at++;
    while (*at && strchr("-+ #0123456789.", *at)) {
        at++;
    }
    while (*at && n < 3 && strchr("*.hlzjt", *at)) {
        out[n++] = *at++;
    }
    out[n] = *at;
    memset(out + n + 1, 0, 3 - n);
    *p = *at ? at + 1 : at;
    return true;
}

static bool has_same_directives(const char *source, const char *text)
{
    char a[4], b[4];
    for (;;) {
        bool is_a = next_directive(&source, a), is_b = next_directive(&text, b);
        if (!is_a || !is_b) {
            return is_a == is_b;
        }
        if (memcmp(a, b, sizeof a) != 0) {
            return false;
        }
    }
}

const char *catalogue_get(const struct catalogue *c, const char *context, struct str text)
{
    int64_t i = find(c, context, text);
    if (i < 0) {
        return NULL;
    }
    const char *got = entry(c, c->texts, (uint32_t)i).ptr;
    return *got ? got : NULL;
}

// Form number `form` of a text whose forms stand behind each other.
static const char *form_of(struct str forms, unsigned form)
{
    const char *p = forms.ptr, *end = forms.ptr + forms.len;
    for (; form > 0 && p < end; form--) {
        p += strlen(p) + 1;
    }
    return form == 0 && p < end ? p : NULL;
}

const char *catalogue_find(void *ctx, const char *context, const char *text, const char *plural,
                           unsigned long n)
{
    const struct catalogue *c = ctx;
    int64_t i = text[0] ? find(c, context, str_of(text)) : -1;
    if (i < 0) {
        return NULL;
    }
    unsigned form = plural ? plural_form(&c->plural, n) : 0;
    const char *got = form_of(entry(c, c->texts, (uint32_t)i), form);
    // The plural source has the directives; the singular one may leave the number out.
    const char *source = plural ? plural : text;
    return got && *got && has_same_directives(source, got) ? got : NULL;
}
