#include "core/fill.h"

#include <inttypes.h>
#include <string.h>

struct str fill_learner(const struct registry *reg, uint64_t seed)
{
    uint32_t n = reg->learners.count;
    uint64_t mixed = (seed + UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
    return n ? reg->learners.list[(mixed >> 32) % n] : (struct str){0};
}

static void put_grouped(uint64_t amount, struct buf *out)
{
    char digits[24];
    size_t n = 0;
    do {
        digits[n++] = (char)('0' + amount % 10);
        amount /= 10;
    } while (amount);
    while (n) {
        buf_put(out, &digits[--n], 1);
        if (n && n % 3 == 0) {
            buf_put_c(out, ",");
        }
    }
}

void fill_money(const struct region *region, uint64_t amount, struct buf *out)
{
    uint64_t local = (amount * region->scale_thousandths + 500) / 1000;
    struct str symbol = region->currency_symbol;
    if (!region->symbol_after) {
        buf_put_str(out, symbol);
    }
    put_grouped(local, out);
    if (region->symbol_after && symbol.len) {
        buf_put_c(out, " ");
        buf_put_str(out, symbol);
    }
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

void fill_amount(const struct fill *fill, uint64_t amount, struct buf *out)
{
    struct region plain = *fill->region;
    if (fill->is_ascii && !is_ascii(plain.currency_symbol)) {
        plain.currency_symbol = plain.currency_code;
        plain.symbol_after = true;
    }
    fill_money(&plain, amount, out);
}

static void put_learner(const struct fill *fill, struct buf *out)
{
    buf_put_str(out, fill->learner);
}

static void put_hotline(const struct fill *fill, struct buf *out)
{
    const struct region *r = fill->region;
    if (r->hotline >= 0) {
        const struct help_line *line = &r->lines[r->hotline];
        buf_put_str(out, line->phone.len ? line->phone : line->name);
    }
}

static void put_emergency(const struct fill *fill, struct buf *out)
{
    buf_put_str(out, fill->region->emergency);
}

static void put_currency(const struct fill *fill, struct buf *out)
{
    buf_put_str(out, fill->region->currency_code);
}

static const struct {
    const char *word;
    void (*put)(const struct fill *fill, struct buf *out);
} placeholders[] = {
    {"{learner}", put_learner},
    {"{hotline}", put_hotline},
    {"{emergency}", put_emergency},
    {"{currency}", put_currency},
};

// The digits of "{money:400}" and nothing else between the colon and the brace.
static bool is_money(struct str word)
{
    static const char head[] = "{money:";
    size_t n = sizeof head - 1;
    if (word.len < n + 2 || word.len > n + 10 || memcmp(word.ptr, head, n) != 0) {
        return false;
    }
    return strspn(word.ptr + n, "0123456789") == word.len - n - 1;
}

static uint64_t money_of(struct str word)
{
    uint64_t amount = 0;
    for (size_t i = 7; i + 1 < word.len; i++) {
        amount = amount * 10 + (uint64_t)(word.ptr[i] - '0');
    }
    return amount;
}

static int find_placeholder(struct str word)
{
    for (size_t i = 0; i < COUNT_OF(placeholders); i++) {
        if (str_is_c(word, placeholders[i].word)) {
            return (int)i;
        }
    }
    return -1;
}

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == ':';
}

size_t fill_placeholder(struct str raw, size_t at, bool *known)
{
    size_t end = at + 1;
    *known = false;
    if (at >= raw.len || raw.ptr[at] != '{') {
        return 0;
    }
    while (end < raw.len && is_name_byte(raw.ptr[end])) {
        end++;
    }
    if (end >= raw.len || raw.ptr[end] != '}' || end == at + 1) {
        return 0;
    }
    struct str word = str_part(raw, at, end + 1 - at);
    *known = is_money(word) || find_placeholder(word) >= 0;
    return word.len;
}

// The bytes from i on in which no placeholder can begin.
static size_t without_brace(struct str raw, size_t i)
{
    const char *brace = i + 1 < raw.len ? memchr(raw.ptr + i + 1, '{', raw.len - i - 1) : NULL;
    return brace ? (size_t)(brace - raw.ptr) - i : raw.len - i;
}

void fill_text(struct str raw, const struct fill *fill, struct buf *out)
{
    for (size_t i = 0; i < raw.len;) {
        bool known;
        size_t len = fill_placeholder(raw, i, &known);
        struct str word = str_part(raw, i, len);
        if (!known) {
            len = without_brace(raw, i);
            buf_put(out, raw.ptr + i, len);
        } else if (is_money(word)) {
            fill_amount(fill, money_of(word), out);
        } else {
            placeholders[find_placeholder(word)].put(fill, out);
        }
        i += len;
    }
}

size_t fill_strong(struct buf *text, size_t from, size_t (*ranges)[2], size_t max)
{
    size_t count = 0, to = from, open = 0;
    bool is_open = false;
    for (size_t i = from; i < text->len;) {
        if (i + 1 < text->len && text->ptr[i] == '*' && text->ptr[i + 1] == '*') {
            if (is_open && count < max) {
                ranges[count][0] = open;
                ranges[count++][1] = to;
            }
            open = to;
            is_open = !is_open;
            i += 2;
        } else {
            text->ptr[to++] = text->ptr[i++];
        }
    }
    text->len = to;
    if (text->ptr) {
        text->ptr[to] = '\0';
    }
    return count;
}
