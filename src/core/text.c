#include "core/text.h"

#include <string.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "core/mem.h"

enum { SHORT = 256 };  // texts up to this need no block of their own

int text_width_plain(uint32_t code_point)
{
    return uc_width(code_point, "UTF-8");
}

static bool in(uint32_t c, uint32_t from, uint32_t to)
{
    return c >= from && c <= to;
}

static bool is_bidi(uint32_t c)
{
    return c == 0x061C || in(c, 0x200E, 0x200F) || in(c, 0x202A, 0x202E) || in(c, 0x2066, 0x2069);
}

static bool is_invisible(uint32_t c)
{
    return c == 0x00AD || c == 0x180E || in(c, 0x2028, 0x2029) || in(c, 0x2060, 0x2064) ||
           in(c, 0x206A, 0x206F) || c == 0xFEFF || in(c, 0xFFF0, 0xFFFB) ||
           in(c, 0xE0000, 0xE0FFF) || (c & 0xFFFE) == 0xFFFE || in(c, 0xFDD0, 0xFDEF);
}

static enum text_fault fault_of(uint32_t c)
{
    if ((c < 0x20 && c != '\n' && c != '\t') || in(c, 0x7F, 0x9F)) {
        return TEXT_CONTROL;
    }
    if (is_bidi(c)) {
        return TEXT_BIDI;
    }
    return is_invisible(c) ? TEXT_FORMAT : TEXT_OK;
}

enum text_fault text_check(struct str s, size_t *at)
{
    size_t i = 0;
    while (i < s.len) {
        ucs4_t c;
        int n = u8_mbtoucr(&c, (const uint8_t *)s.ptr + i, s.len - i);
        enum text_fault fault = n <= 0 ? TEXT_NOT_UTF8 : fault_of(c);
        if (fault != TEXT_OK) {
            *at = i;
            return fault;
        }
        i += (size_t)n;
    }
    return TEXT_OK;
}

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if ((unsigned char)s.ptr[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

struct str text_nfc(struct str s, struct arena *arena)
{
    if (is_ascii(s)) {
        return s;
    }
    size_t len = 0;
    uint8_t *n = u8_normalize(UNINORM_NFC, (const uint8_t *)s.ptr, s.len, NULL, &len);
    if (!n) {
        return s;
    }
    struct str got = s;
    if (len != s.len || memcmp(n, s.ptr, len) != 0) {
        got = (struct str){arena_copy(arena, (const char *)n, len), len};
    }
    mem_free(n);
    return got;
}

// Cluster starts of s as one flag a byte.  The caller frees what is not `room`.
static char *clusters(struct str s, char room[SHORT])
{
    char *flags = s.len <= SHORT ? room : mem_new(s.len, 1);
    if (is_ascii(s)) {
        memset(flags, 1, s.len);
    } else {
        u8_grapheme_breaks((const uint8_t *)s.ptr, s.len, flags);
    }
    return flags;
}

static void give_back(char *flags, const char room[SHORT])
{
    if (flags != room) {
        mem_free(flags);
    }
}

static int point_cols(struct str s, size_t *i, text_width_fn *width)
{
    unsigned char first = (unsigned char)s.ptr[*i];
    if (first >= 0x20 && first < 0x7F) {
        ++*i;
        return 1;
    }
    ucs4_t c;
    int n = u8_mbtouc(&c, (const uint8_t *)s.ptr + *i, s.len - *i);
    *i += n > 0 ? (size_t)n : 1;
    int w = width(c);
    return w < 0 ? 0 : w;
}

int text_cols(struct str s, text_width_fn *width)
{
    int cols = 0;
    for (size_t i = 0; i < s.len;) {
        cols += point_cols(s, &i, width);
    }
    return cols;
}

size_t text_cluster(struct str s)
{
    if (s.len == 0) {
        return 0;
    }
    if (s.len == 1 || ((unsigned char)s.ptr[0] < 0x80 && (unsigned char)s.ptr[1] < 0x80)) {
        return 1;
    }
    struct str head = str_part(s, 0, SHORT);
    char room[SHORT];
    char *flags = clusters(head, room);
    size_t n = 1;
    while (n < head.len && !flags[n]) {
        n++;
    }
    give_back(flags, room);
    return n;
}

static bool is_hangul(struct str s, size_t at)
{
    ucs4_t c;
    u8_mbtouc(&c, (const uint8_t *)s.ptr + at, s.len - at);
    return in(c, 0xAC00, 0xD7A3);
}

static size_t start_of_point_before(struct str s, size_t at)
{
    size_t i = at - 1;
    while (i > 0 && ((unsigned char)s.ptr[i] & 0xC0) == 0x80) {
        i--;
    }
    return i;
}

static bool may_break(struct str s, const char *breaks, size_t at)
{
    if (breaks[at] != UC_BREAK_POSSIBLE) {
        return false;
    }
    return !(is_hangul(s, at) && is_hangul(s, start_of_point_before(s, at)));
}

// A text on its way into lines.
struct wrap {
    struct str s;
    int cols;
    text_width_fn *width;
    const char *breaks, *starts;  // per byte: line break kind, cluster start
};

static struct text_line cut(const struct wrap *w, size_t from, size_t to)
{
    while (to > from && (w->s.ptr[to - 1] == ' ' || w->s.ptr[to - 1] == '\n')) {
        to--;
    }
    int cols = text_cols(str_part(w->s, from, to - from), w->width);
    return (struct text_line){from, to - from, cols};
}

static size_t cluster_end(const struct wrap *w, size_t i)
{
    size_t end = i + 1;
    while (end < w->s.len && !w->starts[end]) {
        end++;
    }
    return end;
}

// Where the line that begins at `from` ends.
static size_t line_end(const struct wrap *w, size_t from)
{
    int cols = 0;
    size_t good = 0, i = from;
    while (i < w->s.len) {
        if (i > from && w->breaks[i] == UC_BREAK_MANDATORY) {
            return i;
        }
        if (i > from && may_break(w->s, w->breaks, i)) {
            good = i;
        }
        size_t end = cluster_end(w, i);
        int wide = text_cols(str_part(w->s, i, end - i), w->width);
        bool is_blank = w->s.ptr[i] == ' ' || w->s.ptr[i] == '\n';
        if (!is_blank && cols + wide > w->cols) {
            return good ? good : i > from ? i : end;
        }
        cols += wide;
        i = end;
    }
    return w->s.len;
}

static size_t fill_lines(const struct wrap *w, struct text_line *lines, size_t max)
{
    size_t n = 0, from = 0;
    do {
        size_t to = line_end(w, from);
        if (n < max) {
            lines[n] = cut(w, from, to);
        }
        n++;
        from = to;
        while (from < w->s.len && w->s.ptr[from] == ' ') {
            from++;
        }
    } while (from < w->s.len);
    return n;
}

size_t text_wrap(struct str s, int cols, text_width_fn *width, struct text_line *lines, size_t max)
{
    if (s.len == 0) {
        if (max) {
            lines[0] = (struct text_line){0, 0, 0};
        }
        return 1;
    }
    char room[SHORT];
    char *starts = clusters(s, room);
    char *breaks = mem_new(s.len, 1);
    u8_possible_linebreaks((const uint8_t *)s.ptr, s.len, "UTF-8", breaks);
    struct wrap w = {s, cols < 2 ? 2 : cols, width, breaks, starts};
    size_t n = fill_lines(&w, lines, max);
    mem_free(breaks);
    give_back(starts, room);
    return n;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned text_distance(struct str a, struct str b, unsigned most)
{
    enum { LONGEST = 64 };
    size_t gap = a.len > b.len ? a.len - b.len : b.len - a.len;
    if (a.len > LONGEST || b.len > LONGEST || gap > most) {
        return most + 1;
    }
    unsigned row[3][LONGEST + 1];
    for (size_t j = 0; j <= b.len; j++) {
        row[0][j] = (unsigned)j;
    }
    for (size_t i = 1; i <= a.len; i++) {
        unsigned *now = row[i % 3];
        const unsigned *last = row[(i - 1) % 3], *before = row[(i + 1) % 3];
        now[0] = (unsigned)i;
        for (size_t j = 1; j <= b.len; j++) {
            unsigned same = a.ptr[i - 1] == b.ptr[j - 1] ? 0 : 1;
            now[j] = least(least(last[j] + 1, now[j - 1] + 1), last[j - 1] + same);
            bool swapped =
                i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1];
            now[j] = swapped ? least(now[j], before[j - 2] + 1) : now[j];
        }
    }
    unsigned d = row[a.len % 3][b.len];
    return d > most ? most + 1 : d;
}

const char *text_nearest(struct str word, const char *const *words, size_t n)
{
    const char *best = NULL;
    unsigned most = (unsigned)least((unsigned)word.len / 3 + 1, 8);
    for (size_t i = 0; i < n; i++) {
        unsigned d = text_distance(word, str_of(words[i]), most);
        if (d <= most && d > 0) {
            best = words[i];
            most = d - 1;
        }
    }
    return best;
}

static bool is_word_byte(char c)
{
    unsigned char u = (unsigned char)c;
    return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z');
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool same_folded(const char *a, const char *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (lower(a[i]) != lower(b[i])) {
            return false;
        }
    }
    return true;
}

ptrdiff_t text_find_word(struct str s, struct str word)
{
    if (word.len == 0) {
        return -1;
    }
    for (size_t i = 0; i + word.len <= s.len; i++) {
        bool begins = i == 0 || !is_word_byte(s.ptr[i - 1]);
        bool ends = i + word.len == s.len || !is_word_byte(s.ptr[i + word.len]);
        if (begins && ends && same_folded(s.ptr + i, word.ptr, word.len)) {
            return (ptrdiff_t)i;
        }
    }
    return -1;
}
