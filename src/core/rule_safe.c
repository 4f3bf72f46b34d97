#include "core/rule_safe.h"

#include <stdio.h>
#include <string.h>

#include "core/rule_number.h"
#include "core/rule_text.h"
#include "core/text.h"

enum { QUOTED_MAX = 60, DETAIL_MAX = 220 };

static void add_quoted(const struct rule_case *c, enum finding_id id, struct place at,
                       struct str what)
{
    char text[QUOTED_MAX + 1];
    (void)snprintf(text, sizeof text, "%.*s", STR_ARG(str_part(what, 0, QUOTED_MAX)));
    finding_add(c->out, id, at, text);
}

// A list of words, and which beginnings they have: most texts have none of them and
// need not be searched word by word.
struct wanted {
    const struct words *words;
    enum finding_id id;
    uint64_t beginnings[1 << 10];  // bit: hash of a beginning
};

enum { BEGINNING = 4 };  // bytes

static uint32_t hash_beginning(const char *p)
{
    uint32_t word;
    memcpy(&word, p, sizeof word);
    return (word | 0x20202020u) * 0x9E3779B1u >> 16;
}

static void want(struct wanted *w, const struct words *words, enum finding_id id)
{
    *w = (struct wanted){.words = words, .id = id};
    for (uint32_t i = 0; i < words->count; i++) {
        struct str word = words->list[i];
        if (word.len >= BEGINNING) {
            uint32_t hash = hash_beginning(word.ptr);
            w->beginnings[hash / 64] |= UINT64_C(1) << (hash % 64);
        }
    }
}

static bool may_have(const struct wanted *w, struct str text)
{
    bool found = false;
    for (size_t i = 0; !found && i + BEGINNING <= text.len; i++) {
        uint32_t hash = hash_beginning(text.ptr + i);
        found = w->beginnings[hash / 64] >> (hash % 64) & 1;
    }
    return found;
}

static void find_words(const struct rule_case *c, const struct rule_text *text,
                       const struct wanted *w)
{
    bool has_long = may_have(w, text->words);
    for (uint32_t i = 0; i < w->words->count; i++) {
        bool is_likely = has_long || w->words->list[i].len < BEGINNING;
        if (is_likely && text_find_word(text->words, w->words->list[i]) >= 0) {
            add_quoted(c, w->id, text->at, w->words->list[i]);
        }
    }
}

// What the other side says may hurt: that is a sign, not the story's own voice.
static void find_blaming(const struct rule_case *c, const struct rule_text *text, void *ctx)
{
    if (text->voice != RULE_TEXT_OTHERS) {
        find_words(c, text, ctx);
    }
}

void rule_safe_blaming(const struct rule_case *c)
{
    struct wanted w;
    want(&w, &c->reg->blaming, FINDING_BLAMING);
    rule_text_each(c, find_blaming, &w);
}

static void find_brands(const struct rule_case *c, const struct rule_text *text, void *ctx)
{
    find_words(c, text, ctx);
}

void rule_safe_brands(const struct rule_case *c)
{
    struct wanted w;
    want(&w, &c->reg->real_brands, FINDING_REAL_BRAND);
    rule_text_each(c, find_brands, &w);
}

// --- names of the internet

static bool is_host_char(char c)
{
    unsigned char u = (unsigned char)c;
    return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') || u == '-' ||
           u == '.' || u >= 0x80;
}

static bool ends_with(struct str s, const char *end)
{
    size_t n = strlen(end);
    return s.len >= n && text_find_word(str_part(s, s.len - n, n), str_of(end)) == 0;
}

static bool is_reserved_host(struct str host)
{
    static const char *const ends[] = {".example",     ".test",        ".invalid",    ".localhost",
                                       ".example.com", ".example.net", ".example.org"};
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        if (ends_with(host, ends[i]) ||
            (i > 3 && ends_with(host, ends[i] + 1) && host.len == strlen(ends[i]) - 1)) {
            return true;
        }
    }
    return false;
}

// Endings that are not also a word which could follow a full stop without a space.
static bool has_known_end(struct str host)
{
    static const char *const ends[] = {
        ".com",      ".net",   ".org", ".info", ".biz",  ".io",     ".co",      ".app",
        ".dev",      ".ai",    ".cc",  ".tv",   ".uk",   ".de",     ".fr",      ".es",
        ".nl",       ".eu",    ".ch",  ".pl",   ".ru",   ".cn",     ".jp",      ".kr",
        ".tw",       ".hk",    ".sg",  ".au",   ".nz",   ".ca",     ".ie",      ".br",
        ".mx",       ".vip",   ".xyz", ".club", ".shop", ".online", ".site",    ".website",
        ".exchange", ".trade", ".gov", ".edu",  ".mobi", ".pro",    ".finance",
    };
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        if (ends_with(host, ends[i])) {
            return true;
        }
    }
    return false;
}

static bool is_marked_host(struct str s, size_t from)
{
    bool has_at = from > 0 && s.ptr[from - 1] == '@';
    bool has_scheme = from >= 3 && memcmp(s.ptr + from - 3, "://", 3) == 0;
    struct str head = str_part(s, from, 4);
    return has_at || has_scheme || str_is_c(head, "www.") || str_is_c(head, "WWW.");
}

static bool has_letter_end(struct str host)
{
    size_t n = 0;
    for (size_t i = host.len; i > 0 && host.ptr[i - 1] != '.'; i--) {
        char c = (char)(host.ptr[i - 1] | 0x20);
        if (c < 'a' || c > 'z') {
            return false;
        }
        n++;
    }
    return n >= 2 && n < host.len;
}

static struct str host_at(struct str s, size_t from)
{
    size_t to = from;
    while (to < s.len && is_host_char(s.ptr[to])) {
        to++;
    }
    while (to > from && (s.ptr[to - 1] == '.' || s.ptr[to - 1] == '-')) {
        to--;
    }
    return str_part(s, from, to - from);
}

static void find_domains(const struct rule_case *c, const struct rule_text *text, void *ctx)
{
    (void)ctx;
    struct str s = text->words;
    for (size_t i = 0; i < s.len;) {
        struct str host = host_at(s, i);
        bool is_host = has_letter_end(host) && (has_known_end(host) || is_marked_host(s, i));
        if (is_host && !is_reserved_host(host)) {
            add_quoted(c, FINDING_REAL_DOMAIN, text->at, host);
        }
        i += host.len ? host.len : 1;
    }
}

void rule_safe_domains(const struct rule_case *c)
{
    rule_text_each(c, find_domains, NULL);
}

// --- numbers

static void find_numbers(const struct rule_case *c, const struct rule_text *text, void *ctx)
{
    static const enum finding_id ids[] = {
        [RULE_NUMBER_PHONE] = FINDING_REAL_PHONE,
        [RULE_NUMBER_ACCOUNT] = FINDING_ACCOUNT,
        [RULE_NUMBER_ADDRESS] = FINDING_REAL_DOMAIN,
    };
    struct buf *buf = ctx;
    rule_text_blank(text->words, buf);
    struct str plain = {buf->ptr, buf->len}, found;
    size_t at = 0;
    enum rule_number_kind kind;
    while ((kind = rule_number_find(plain, &at, &found)) != RULE_NUMBER_NONE) {
        add_quoted(c, ids[kind], text->at, found);
    }
}

void rule_safe_numbers(const struct rule_case *c)
{
    struct buf buf = {0};
    rule_text_each(c, find_numbers, &buf);
    buf_free(&buf);
}

// --- late detail

static void find_detail(const struct rule_case *c, const struct rule_text *text, void *ctx)
{
    (void)ctx;
    size_t n = rule_text_letters(text->words);
    if (text->voice == RULE_TEXT_OTHERS && text->stage >= STAGE_SQUEEZE && n > DETAIL_MAX) {
        char digits[24];
        (void)snprintf(digits, sizeof digits, "%zu", n);
        finding_add(c->out, FINDING_LATE_DETAIL, text->at, digits);
    }
}

void rule_safe_detail(const struct rule_case *c)
{
    if (c->sc->verdict != VERDICT_HARMLESS) {
        rule_text_each(c, find_detail, NULL);
    }
}
