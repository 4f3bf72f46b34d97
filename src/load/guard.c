#include "load/guard.h"

#include <stdio.h>
#include <string.h>

enum { DIRECTIVES_MAX = 4, DIRECTIVE_BYTES_MAX = 200, FAULTS_MAX = 10, BRACKETS_MAX = 128 };

// The place of a byte: line and column from 1, columns in code points.
static struct place place_of(struct str bytes, size_t at)
{
    struct place p = {1, 1};
    for (size_t i = 0; i < at && i < bytes.len; i++) {
        bool is_tail = ((unsigned char)bytes.ptr[i] & 0xC0) == 0x80;
        if (bytes.ptr[i] == '\n') {
            p.line++;
            p.column = 1;
        } else if (!is_tail) {
            p.column++;
        }
    }
    return p;
}

static size_t point_len(struct str s, size_t at)
{
    size_t n = 1;
    while (at + n < s.len && ((unsigned char)s.ptr[at + n] & 0xC0) == 0x80) {
        n++;
    }
    return n;
}

// Of valid UTF-8.
static unsigned point_at(struct str s, size_t at)
{
    static const unsigned char heads[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    size_t n = point_len(s, at);
    unsigned c = (unsigned char)s.ptr[at] & heads[n < 5 ? n : 4];
    for (size_t i = 1; i < n; i++) {
        c = c << 6 | ((unsigned char)s.ptr[at + i] & 0x3F);
    }
    return c;
}

void guard_tell(struct str s, size_t i, enum text_fault fault, struct place at, struct findings *f)
{
    static const enum finding_id ids[] = {
        [TEXT_NOT_UTF8] = FINDING_NOT_UTF8,
        [TEXT_CONTROL] = FINDING_CONTROL,
        [TEXT_BIDI] = FINDING_BIDI,
        [TEXT_FORMAT] = FINDING_INVISIBLE,
    };
    char name[16];
    if (fault == TEXT_NOT_UTF8) {
        (void)snprintf(name, sizeof name, "0x%02X", (unsigned char)s.ptr[i]);
    } else {
        (void)snprintf(name, sizeof name, "U+%04X", point_at(s, i));
    }
    finding_add(f, ids[fault], at, name);
}

static bool refuse(struct findings *f, enum finding_id id, struct place at, const char *what)
{
    finding_add(f, id, at, what);
    return false;
}

// Bytes that need no second look: printable ASCII, tab, line feed.
static bool is_plain(unsigned char c)
{
    return (c >= ' ' && c <= '~') || c == '\n' || c == '\t';
}

// Eight bytes at once are all printable ASCII: none below 0x20, none above 0x7E.
static bool is_plain_word(const char *bytes)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
    uint64_t w;
    memcpy(&w, bytes, sizeof w);
    return (((w - ones * ' ') | w | (w + ones)) & tops) == 0;
}

size_t guard_plain(struct str s)
{
    size_t i = 0;
    while (i < s.len) {
        while (i + sizeof(uint64_t) <= s.len && is_plain_word(s.ptr + i)) {
            i += sizeof(uint64_t);
        }
        if (i == s.len || !is_plain((unsigned char)s.ptr[i])) {
            break;
        }
        i++;
    }
    return i;
}

static bool is_crlf(struct str s, size_t at)
{
    return s.ptr[at] == '\r' && at + 1 < s.len && s.ptr[at + 1] == '\n';
}

// The next fault from byte *at on, which is moved there.  Code points are whole
// runs of bytes that are not plain, so the plain ones between need no look.
static enum text_fault next_fault(struct str bytes, size_t *at)
{
    while (*at < bytes.len) {
        *at += guard_plain(str_part(bytes, *at, bytes.len));
        size_t to = *at, where = 0;
        while (to < bytes.len && guard_plain(str_part(bytes, to, 1)) == 0) {
            to++;
        }
        enum text_fault fault = text_check(str_part(bytes, *at, to - *at), &where);
        *at = fault == TEXT_OK ? to : *at + where;
        if (fault != TEXT_OK) {
            return fault;
        }
    }
    return TEXT_OK;
}

static bool check_text(struct str bytes, struct findings *f)
{
    unsigned found = 0;
    for (size_t at = 0; found < FAULTS_MAX; at += point_len(bytes, at)) {
        enum text_fault fault = next_fault(bytes, &at);
        if (fault == TEXT_OK) {
            break;
        }
        if (!is_crlf(bytes, at)) {
            guard_tell(bytes, at, fault, place_of(bytes, at), f);
            found++;
        }
        if (fault == TEXT_NOT_UTF8 || (bytes.ptr[at] == '\r' && !is_crlf(bytes, at))) {
            return false;
        }
    }
    return found == 0;
}

// A line of the file on its way through the checks.
struct line {
    struct str text;
    uint32_t number;
    struct findings *findings;
};

static struct place in_line(const struct line *l, size_t at)
{
    struct place p = place_of(l->text, at);
    return (struct place){l->number, p.column};
}

static bool is_nbsp(struct str s, size_t at)
{
    return str_is(str_part(s, at, 2), STR("\xC2\xA0"));
}

static bool is_key_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

static size_t skip(struct str s, size_t i, char a, char b)
{
    while (i < s.len && (s.ptr[i] == a || s.ptr[i] == b)) {
        i++;
    }
    return i;
}

static bool is_blank_line(struct str s)
{
    size_t i = skip(s, 0, ' ', '\t');
    return skip(s, i, '\r', '\r') == s.len;
}

// Indentation, and what stands behind the dash of a list and the colon of a key.
static bool check_blanks(const struct line *l)
{
    struct str s = l->text;
    size_t i = skip(s, 0, ' ', '-');
    if (i < s.len && s.ptr[i] == '\t') {
        return is_blank_line(s) || refuse(l->findings, FINDING_TAB, in_line(l, i), "");
    }
    if (is_nbsp(s, i)) {
        return refuse(l->findings, FINDING_NBSP, in_line(l, i), "");
    }
    while (i < s.len && is_key_byte(s.ptr[i])) {
        i++;
    }
    bool is_key = i < s.len && s.ptr[i] == ':';
    i = is_key ? skip(s, i + 1, ' ', ' ') : i;
    return !is_key || !is_nbsp(s, i) || refuse(l->findings, FINDING_NBSP, in_line(l, i), "");
}

static bool check_directive(const struct line *l, unsigned *count)
{
    if (l->text.len == 0 || l->text.ptr[0] != '%') {
        return true;
    }
    ++*count;
    if (l->text.len > DIRECTIVE_BYTES_MAX) {
        return refuse(l->findings, FINDING_TOO_LONG, in_line(l, 0), "200");
    }
    return *count <= DIRECTIVES_MAX || refuse(l->findings, FINDING_DIRECTIVE, in_line(l, 0), "4");
}

static bool check_lines(struct str bytes, struct findings *f)
{
    struct line l = {.findings = f};
    unsigned directives = 0;
    bool ok = true;
    for (size_t from = 0; from < bytes.len; from += l.text.len + 1) {
        const char *end = memchr(bytes.ptr + from, '\n', bytes.len - from);
        l.text = str_part(bytes, from, end ? (size_t)(end - bytes.ptr) - from : bytes.len);
        l.number++;
        ok = check_blanks(&l) && ok;
        if (!check_directive(&l, &directives)) {
            return false;
        }
    }
    return ok;
}

// An entry of a list cannot stand inside brackets: they are closed before it.
static bool is_entry(struct str bytes, size_t line_break)
{
    size_t i = skip(bytes, line_break + 1, ' ', ' ');
    return str_is_c(str_part(bytes, i, 2), "- ");
}

// The next [ or { from i on, eight bytes at once: they differ in the bit 0x20 only.
static size_t next_open(struct str bytes, size_t i)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t w;
    for (; i + sizeof w <= bytes.len; i += sizeof w) {
        memcpy(&w, bytes.ptr + i, sizeof w);
        w = (w | ones * 0x20) ^ ones * '{';
        if ((w - ones) & ~w & ones << 7) {
            break;
        }
    }
    while (i < bytes.len && bytes.ptr[i] != '[' && bytes.ptr[i] != '{') {
        i++;
    }
    return i;
}

// libyaml is quadratic in the depth of brackets, so they are counted first, and
// roughly: those in quotes count too, and the limit is above any real text's.
static bool check_brackets(struct str bytes, struct findings *f)
{
    unsigned depth = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        i = depth ? i : next_open(bytes, i);
        char c = i < bytes.len ? bytes.ptr[i] : '\0';
        if (c == '[' || c == '{') {
            depth++;
        } else if ((c == ']' || c == '}') && depth) {
            depth--;
        } else if (c == '\n' && depth && is_entry(bytes, i)) {
            depth = 0;
        }
        if (depth > BRACKETS_MAX) {
            return refuse(f, FINDING_TOO_DEEP, place_of(bytes, i), "32");
        }
    }
    return true;
}

bool guard_is_blank(struct str bytes)
{
    bool in_comment = false;
    for (size_t i = 0; i < bytes.len; i++) {
        char c = bytes.ptr[i];
        in_comment = c == '#' || (in_comment && c != '\n');
        if (!in_comment && (c == '\0' || !strchr(" \t\r\n", c))) {
            return false;
        }
    }
    return true;
}

bool guard_check(struct str bytes, size_t bytes_max, struct findings *f)
{
    struct place start = {1, 1};
    if (bytes.len > bytes_max) {
        char most[24];
        (void)snprintf(most, sizeof most, "%zu", bytes_max);
        return refuse(f, FINDING_TOO_BIG, start, most);
    }
    if (guard_is_blank(bytes)) {
        return refuse(f, FINDING_EMPTY, start, "");
    }
    if (str_is_c(str_part(bytes, 0, 3), "\xEF\xBB\xBF")) {
        return refuse(f, FINDING_BOM, start, "");
    }
    bool ok = check_text(bytes, f);
    return check_lines(bytes, f) && check_brackets(bytes, f) && ok;
}
