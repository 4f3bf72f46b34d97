#include "core/text.h"

#include <string.h>
#include <unictype.h>
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

// The code point at i: its columns, or -1 for what must not be shown; its length in *n.
static int point_cols(struct str s, size_t i, text_width_fn *width, size_t *n)
{
    unsigned char first = (unsigned char)s.ptr[i];
    *n = 1;
    if ((first >= 0x20 && first < 0x7F) || first == '\t') {
        return 1;
    }
    ucs4_t c;
    int len = u8_mbtoucr(&c, (const uint8_t *)s.ptr + i, s.len - i);
    if (len <= 0 || fault_of(c) != TEXT_OK) {
        *n = len > 0 ? (size_t)len : 1;
        return -1;
    }
    *n = (size_t)len;
    return width(c);
}

int text_cols(struct str s, text_width_fn *width)
{
    int cols = 0;
    for (size_t i = 0, n; i < s.len; i += n) {
        int w = point_cols(s, i, width, &n);
        cols += w < 0 ? 0 : w;
    }
    return cols;
}

// U+200B says where a line may break in scripts without spaces; it is never drawn.
static bool is_break_mark(struct str s, size_t at)
{
    return s.len - at >= 3 && memcmp(s.ptr + at, "\xE2\x80\x8B", 3) == 0;
}

size_t text_cell(struct str s, text_width_fn *width, int *cols)
{
    size_t len = 0, n = 0;
    *cols = 0;
    if (s.len == 0) {
        return 0;
    }
    *cols = point_cols(s, 0, width, &len);
    while (*cols > 0 && len < s.len && point_cols(s, len, width, &n) == 0 &&
           !is_break_mark(s, len)) {
        len += n;
    }
    return len;
}

static bool is_hangul(struct str s, size_t at)
{
    ucs4_t c;
    unsigned char first = (unsigned char)s.ptr[at];
    if (first < 0xEA || first > 0xED) {
        return false;  // none of them begins so: no need to look closer
    }
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

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static struct text_line cut(const struct wrap *w, size_t from, size_t to)
{
    while (to > from && is_blank(w->s.ptr[to - 1])) {
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

static bool is_newline(const struct wrap *w, size_t i)
{
    return w->breaks[i] == UC_BREAK_MANDATORY || w->breaks[i] == UC_BREAK_CR_BEFORE_LF;
}

// As much of the cluster [from, end) as one line can hold, and at least something.
static size_t part_of_cluster(const struct wrap *w, size_t from, size_t end)
{
    int cols = 0, wide = 0;
    size_t at = from;
    while (at < end) {
        size_t n = text_cell(str_part(w->s, at, end - at), w->width, &wide);
        cols += wide > 0 ? wide : 0;
        if (cols > w->cols && at > from) {
            break;
        }
        at += n;
    }
    return at;
}

// A cluster of one printable ASCII character, as most are.
static bool is_plain(const struct wrap *w, size_t i)
{
    unsigned char c = (unsigned char)w->s.ptr[i];
    return c > ' ' && c < 0x7F && (i + 1 == w->s.len || w->starts[i + 1]);
}

// Where the line that begins at `from` ends.
static size_t line_end(const struct wrap *w, size_t from)
{
    int cols = 0;
    size_t good = 0, i = from;
    while (i < w->s.len && !is_newline(w, i)) {
        if (i > from && may_break(w->s, w->breaks, i)) {
            good = i;
        }
        bool plain = is_plain(w, i);
        size_t end = plain ? i + 1 : cluster_end(w, i);
        int wide = plain ? 1 : text_cols(str_part(w->s, i, end - i), w->width);
        bool hangs = is_blank(w->s.ptr[i]) && end == i + 1;
        if (!hangs && cols + wide > w->cols) {
            return good ? good : i > from ? i : part_of_cluster(w, from, end);
        }
        cols += wide;
        i = end;
    }
    return i;
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
        from = to < w->s.len && is_newline(w, to) ? cluster_end(w, to) : to;
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
    char room[SHORT], more[SHORT];
    char *starts = clusters(s, room);
    char *breaks = s.len <= SHORT ? more : mem_new(s.len, 1);
    u8_possible_linebreaks((const uint8_t *)s.ptr, s.len, "UTF-8", breaks);
    struct wrap w = {s, cols < 2 ? 2 : cols, width, breaks, starts};
    size_t n = fill_lines(&w, lines, max);
    give_back(breaks, more);
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
    unsigned most = word.len < 24 ? (unsigned)word.len / 3 + 1 : 8;
    for (size_t i = 0; i < n; i++) {
        unsigned d = text_distance(word, str_of(words[i]), most);
        if (d <= most && d > 0 && d < word.len) {
            best = words[i];
            most = d - 1;
        }
    }
    return best;
}

// Scripts that put no space between words: there a word ends anywhere.
static bool is_unspaced(ucs4_t c)
{
    return in(c, 0x0E00, 0x0EFF) || in(c, 0x1000, 0x109F) || in(c, 0x1780, 0x17FF) ||
           in(c, 0x2E80, 0x9FFF) || in(c, 0xAC00, 0xD7A3) || in(c, 0xF900, 0xFAFF) ||
           in(c, 0xFF66, 0xFF9D) || in(c, 0x20000, 0x3FFFF);
}

static bool is_word_point(struct str s, size_t at)
{
    ucs4_t c;
    u8_mbtouc(&c, (const uint8_t *)s.ptr + at, s.len - at);
    return !is_unspaced(c) && (uc_is_alnum(c) || uc_is_general_category(c, UC_CATEGORY_M));
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
    char first = lower(word.ptr[0]);
    for (size_t i = 0; i + word.len <= s.len; i++) {
        size_t end = i + word.len;
        if (lower(s.ptr[i]) == first && same_folded(s.ptr + i, word.ptr, word.len) &&
            (i == 0 || !is_word_point(s, start_of_point_before(s, i))) &&
            (end == s.len || !is_word_point(s, end))) {
            return (ptrdiff_t)i;
        }
    }
    return -1;
}
