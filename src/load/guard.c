#include "load/guard.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"

enum { DIRECTIVES_MAX = 4, BRACKETS_MAX = 32 };

struct place guard_place(struct str bytes, size_t at)
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

static uint32_t code_point(struct str bytes, size_t at)
{
    const unsigned char *s = (const unsigned char *)bytes.ptr + at;
    size_t rest = bytes.len - at;
    if (s[0] < 0x80 || rest < 2) {
        return s[0];
    }
    if (s[0] < 0xE0 || rest < 3) {
        return (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3F);
    }
    if (s[0] < 0xF0 || rest < 4) {
        return (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
    }
    return (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 |
           (uint32_t)(s[2] & 0x3F) << 6 | (s[3] & 0x3F);
}

void guard_name(struct str bytes, size_t at, char out[12])
{
    (void)snprintf(out, 12, "U+%04X", (unsigned)code_point(bytes, at));
}

static bool refuse(struct findings *f, enum finding_id id, struct place at, const char *what)
{
    finding_add(f, id, at, what);
    return false;
}

static const enum finding_id faults[] = {
    [TEXT_NOT_UTF8] = FINDING_NOT_UTF8,
    [TEXT_CONTROL] = FINDING_CONTROL,
    [TEXT_BIDI] = FINDING_BIDI,
    [TEXT_FORMAT] = FINDING_INVISIBLE,
};

static bool check_text(struct str bytes, struct findings *f)
{
    struct str rest = bytes;
    size_t base = 0, at;
    bool ok = true;
    for (int found = 0; found < 20; found++) {
        enum text_fault fault = text_check(rest, &at);
        if (fault == TEXT_OK) {
            return ok;
        }
        if (fault == TEXT_CONTROL && rest.ptr[at] == '\r') {
            base += at + 1;
            rest = str_part(rest, at + 1, rest.len);
            found--;
            continue;
        }
        char name[16];
        guard_name(rest, at, name);
        if (fault == TEXT_NOT_UTF8) {
            (void)snprintf(name, sizeof name, "0x%02X", (unsigned char)rest.ptr[at]);
        }
        ok = refuse(f, faults[fault], guard_place(bytes, base + at), name);
        if (fault == TEXT_NOT_UTF8) {
            return false;
        }
        base += at + 1;
        rest = str_part(rest, at + 1, rest.len);
        while (rest.len && ((unsigned char)rest.ptr[0] & 0xC0) == 0x80) {
            base++;
            rest = str_part(rest, 1, rest.len);
        }
    }
    return false;
}

static bool is_nbsp(struct str s, size_t at)
{
    return at + 1 < s.len && (unsigned char)s.ptr[at] == 0xC2 &&
           (unsigned char)s.ptr[at + 1] == 0xA0;
}

// Indentation and what stands right behind the dash of a list.
static bool check_line_start(struct str bytes, size_t from, struct findings *f)
{
    size_t i = from;
    while (i < bytes.len && (bytes.ptr[i] == ' ' || bytes.ptr[i] == '-')) {
        i++;
    }
    if (i < bytes.len && bytes.ptr[i] == '\t') {
        return refuse(f, FINDING_TAB, guard_place(bytes, i), "");
    }
    return !is_nbsp(bytes, i) || refuse(f, FINDING_NBSP, guard_place(bytes, i), "");
}

static bool check_lines(struct str bytes, struct findings *f)
{
    unsigned directives = 0;
    bool ok = true, is_start = true;
    for (size_t i = 0; i < bytes.len; i++) {
        if (is_start) {
            ok = check_line_start(bytes, i, f) && ok;
            directives += bytes.ptr[i] == '%';
            if (directives > DIRECTIVES_MAX) {
                return refuse(f, FINDING_DIRECTIVE, guard_place(bytes, i), "4");
            }
        }
        is_start = bytes.ptr[i] == '\n';
    }
    return ok;
}

// libyaml is quadratic in the depth of brackets, so they are counted first,
// roughly: brackets in quotes and comments count too, but a line break that
// begins a plain key at column 0 sets the count back.
static bool check_brackets(struct str bytes, struct findings *f)
{
    unsigned depth = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        char c = bytes.ptr[i];
        if (c == '[' || c == '{') {
            depth++;
        } else if ((c == ']' || c == '}') && depth) {
            depth--;
        } else if (c == '\n' && i + 1 < bytes.len && bytes.ptr[i + 1] >= 'a' &&
                   bytes.ptr[i + 1] <= 'z') {
            depth = 0;
        }
        if (depth > 8 * BRACKETS_MAX) {
            return refuse(f, FINDING_TOO_DEEP, guard_place(bytes, i), "32");
        }
    }
    return true;
}

static bool is_blank(struct str bytes)
{
    bool in_comment = false;
    for (size_t i = 0; i < bytes.len; i++) {
        char c = bytes.ptr[i];
        in_comment = c == '#' || (in_comment && c != '\n');
        if (!in_comment && c != ' ' && c != '\n' && c != '\r') {
            return false;
        }
    }
    return true;
}

bool guard_check(struct str bytes, const struct load_limits *limits, struct findings *f)
{
    struct place start = {1, 1};
    if (bytes.len > limits->bytes) {
        char most[24];
        (void)snprintf(most, sizeof most, "%zu", limits->bytes);
        return refuse(f, FINDING_TOO_BIG, start, most);
    }
    if (is_blank(bytes)) {
        return refuse(f, FINDING_EMPTY, start, "");
    }
    if (bytes.len >= 3 && memcmp(bytes.ptr, "\xEF\xBB\xBF", 3) == 0) {
        return refuse(f, FINDING_BOM, start, "");
    }
    bool ok = check_text(bytes, f);
    return ok && check_lines(bytes, f) && check_brackets(bytes, f);
}
