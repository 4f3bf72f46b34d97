#include "core/rule_words.h"

#include <stdio.h>
#include <string.h>
#include <unistr.h>

#include "core/rule_text.h"

enum { WORDS_MIN = 100, LETTERS_MAX = 240, WORD_BYTES_MAX = 24 };

static const double grade_max = 7;

// What is not safe: pieces of joined emoji, flags, drawing characters, private
// use, and emoji that came after Unicode 13.
static const struct {
    uint32_t from, to;
} unsafe[] = {
    {0x200D, 0x200D},    {0x20E3, 0x20E3},   {0x2500, 0x259F},   {0x2800, 0x28FF},
    {0xE000, 0xF8FF},    {0xFE0E, 0xFE0F},   {0x1F1E6, 0x1F1FF}, {0x1F3FB, 0x1F3FF},
    {0x1F6D8, 0x1F6DF},  {0x1F7F0, 0x1F7FF}, {0x1F979, 0x1F979}, {0x1F9CC, 0x1F9CC},
    {0x1FA75, 0x1FA77},  {0x1FA7B, 0x1FA7F}, {0x1FA87, 0x1FA8F}, {0x1FAA9, 0x1FAAF},
    {0x1FAB7, 0x1FABF},  {0x1FAC3, 0x1FACF}, {0x1FAD7, 0x1FAFF}, {0x1FB00, 0x1FBFF},
    {0xF0000, 0x10FFFF},
};

static bool is_unsafe(uint32_t c)
{
    for (size_t i = 0; i < COUNT_OF(unsafe); i++) {
        if (c >= unsafe[i].from && c <= unsafe[i].to) {
            return true;
        }
    }
    return false;
}

// The joiner also belongs to some scripts; after a letter it is one of those.
static bool is_script_joiner(uint32_t c, uint32_t before)
{
    return c == 0x200D && before >= 0x0600 && before < 0x2000;
}

static void find_glyphs(const struct rule_case *c, const struct rule_text *text, void *ctx)
{
    (void)ctx;
    const uint8_t *p = (const uint8_t *)text->words.ptr;
    uint32_t before = 0;
    for (size_t i = 0; i < text->words.len;) {
        if (p[i] < 0x80) {
            before = p[i++];
            continue;
        }
        ucs4_t point;
        int n = u8_mbtouc(&point, p + i, text->words.len - i);
        if (is_unsafe(point) && !is_script_joiner(point, before)) {
            char name[16];
            (void)snprintf(name, sizeof name, "U+%04X", (unsigned)point);
            finding_add(c->out, FINDING_UNSAFE_GLYPH, text->at, name);
            return;
        }
        before = point;
        i += n > 0 ? (size_t)n : 1;
    }
}

void rule_words_glyphs(const struct rule_case *c)
{
    rule_text_each(c, find_glyphs, NULL);
}

static bool is_said(const struct rule_text *text)
{
    return text->voice == RULE_TEXT_OTHERS || text->voice == RULE_TEXT_TRUSTED ||
           text->voice == RULE_TEXT_REPLY;
}

static void find_long(const struct rule_case *c, const struct rule_text *text, void *ctx)
{
    (void)ctx;
    size_t n = rule_text_letters(text->words);
    if (is_said(text) && n > LETTERS_MAX) {
        char digits[24];
        (void)snprintf(digits, sizeof digits, "%zu", n);
        finding_add(c->out, FINDING_LONG_MESSAGE, text->at, digits);
    }
}

void rule_words_long(const struct rule_case *c)
{
    rule_text_each(c, find_long, NULL);
}

// Scripts without spaces write whole sentences in one go.
static bool has_unspaced(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if ((unsigned char)s.ptr[i] >= 0xE0) {
            return true;
        }
    }
    return false;
}

static void find_bare(const struct rule_case *c, const struct rule_text *text, void *ctx)
{
    (void)ctx;
    bool is_one = str_find(text->words, STR(" ")) < 0 && text->words.len <= WORD_BYTES_MAX;
    if (is_said(text) && is_one && text->hint.len == 0 && !has_unspaced(text->words)) {
        char word[WORD_BYTES_MAX + 1];
        (void)snprintf(word, sizeof word, "%.*s", STR_ARG(text->words));
        finding_add(c->out, FINDING_NEEDS_HINT, text->at, word);
    }
}

void rule_words_hint(const struct rule_case *c)
{
    rule_text_each(c, find_bare, NULL);
}

struct level {
    struct buf buf;
    uint32_t sentences, words, syllables;
};

static bool is_letter(char c)
{
    char low = (char)(c | 0x20);
    return (low >= 'a' && low <= 'z') || (unsigned char)c >= 0x80;
}

static bool is_vowel(char c)
{
    return c && strchr("aeiouyAEIOUY", c);
}

// Groups of vowels, without a silent e at the end; at least one.
static uint32_t count_syllables(struct str word)
{
    uint32_t n = 0;
    for (size_t i = 0; i < word.len; i++) {
        n += is_vowel(word.ptr[i]) && (i == 0 || !is_vowel(word.ptr[i - 1]));
    }
    size_t end = word.len;
    bool ends_in_e = end > 2 && (word.ptr[end - 1] | 0x20) == 'e' && !is_vowel(word.ptr[end - 2]);
    bool ends_in_le =
        ends_in_e && (word.ptr[end - 2] | 0x20) == 'l' && !is_vowel(word.ptr[end - 3]);
    n -= ends_in_e && !ends_in_le && n > 1;
    return n ? n : 1;
}

static bool ends_sentence(char c)
{
    return c == '.' || c == '!' || c == '?' || c == '\n';
}

static size_t word_len(struct str s, size_t i)
{
    size_t end = i;
    while (end < s.len && (is_letter(s.ptr[end]) || (end > i && s.ptr[end] == '\''))) {
        end++;
    }
    return end - i;
}

static void count_text(struct level *l, struct str s)
{
    bool is_open = false;
    for (size_t i = 0; i < s.len;) {
        size_t len = word_len(s, i);
        if (len) {
            l->words++;
            l->syllables += count_syllables(str_part(s, i, len));
            is_open = true;
        } else if (is_open && ends_sentence(s.ptr[i])) {
            l->sentences++;
            is_open = false;
        }
        i += len ? len : 1;
    }
    l->sentences += is_open;
}

static void read_level(const struct rule_case *c, const struct rule_text *text, void *ctx)
{
    (void)c;
    struct level *l = ctx;
    if (text->voice != RULE_TEXT_TITLE && text->voice != RULE_TEXT_CAST) {
        rule_text_blank(text->words, &l->buf);
        count_text(l, (struct str){l->buf.ptr, l->buf.len});
    }
}

static double grade_of(const struct level *l)
{
    return 0.39 * l->words / l->sentences + 11.8 * l->syllables / l->words - 15.59;
}

void rule_words_level(const struct rule_case *c)
{
    struct level l = {0};
    if (!str_is_c(str_part(c->sc->lang, 0, 2), "en")) {
        return;
    }
    rule_text_each(c, read_level, &l);
    if (l.words >= WORDS_MIN && grade_of(&l) > grade_max) {
        char text[16];
        (void)snprintf(text, sizeof text, "%.1f", grade_of(&l));
        finding_add(c->out, FINDING_HARD_TO_READ, c->sc->at_top, text);
    }
    buf_free(&l.buf);
}
