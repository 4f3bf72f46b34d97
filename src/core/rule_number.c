#include "core/rule_number.h"

#include <stdint.h>
#include <string.h>

enum {
    DIGITS_MAX = 40,
    GROUPS_MAX = 20,
    PHONE_MIN = 7,
    CARD_MIN = 13,
    CARD_MAX = 19,
    ACCOUNT_MIN = 16,
    WALLET_MIN = 25,
    HEX_MIN = 16,
    IBAN_MIN = 15,
};

// Digits with single separators between them.
struct run {
    size_t from, to;
    char digits[DIGITS_MAX + 1];
    size_t count;
    uint8_t groups[GROUPS_MAX];  // digits in each
    size_t group_count;
    bool has_only_dots;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c)
{
    return is_upper(c) || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static bool is_alnum(char c)
{
    return is_digit(c) || is_letter(c);
}

static char char_at(struct str s, size_t i)
{
    return i < s.len ? s.ptr[i] : '\0';
}

// Bytes of the separator at i, when a digit follows it; else 0.
static size_t separator(struct str s, size_t i)
{
    static const char *const known[] = {") ", " (", ")-", "-(", ")", "(", " ", "-", ".", "/"};
    for (size_t k = 0; k < COUNT_OF(known); k++) {
        size_t len = strlen(known[k]);
        if (str_is_c(str_part(s, i, len), known[k]) && is_digit(char_at(s, i + len))) {
            return len;
        }
    }
    return 0;
}

static void read_group(struct str s, size_t *i, struct run *r)
{
    uint8_t n = 0;
    while (is_digit(char_at(s, *i)) && r->count < DIGITS_MAX) {
        r->digits[r->count++] = s.ptr[(*i)++];
        n++;
    }
    r->groups[r->group_count++] = n;
}

static struct run read_run(struct str s, size_t from)
{
    struct run r = {.from = from, .has_only_dots = true};
    size_t i = from, len = 0;
    do {
        r.has_only_dots = r.has_only_dots && (len == 0 || char_at(s, i) == '.');
        i += len;
        read_group(s, &i, &r);
        len = separator(s, i);
    } while (len && r.count < DIGITS_MAX && r.group_count < GROUPS_MAX);
    r.to = i;
    return r;
}

static bool is_year(const char *digits)
{
    return memcmp(digits, "19", 2) == 0 || memcmp(digits, "20", 2) == 0;
}

static bool is_date(const struct run *r)
{
    const uint8_t *g = r->groups;
    if (r->group_count == 2) {
        return g[0] == 4 && g[1] == 4 && is_year(r->digits) && is_year(r->digits + 4);
    }
    if (r->group_count != 3) {
        return false;
    }
    bool year_first = g[0] == 4 && g[1] <= 2 && g[2] <= 2 && is_year(r->digits);
    bool year_last = g[0] <= 2 && g[1] <= 2 && g[2] == 4 && is_year(r->digits + g[0] + g[1]);
    return year_first || year_last;
}

// Thousands: "1.000.000", "200 000 000".
static bool is_amount(const struct run *r)
{
    bool in_threes = r->group_count > 1 && r->groups[0] <= 3;
    for (size_t i = 1; i < r->group_count; i++) {
        in_threes = in_threes && r->groups[i] == 3;
    }
    bool is_round = memcmp(r->digits + r->count - 3, "000", 3) == 0;
    return in_threes && (r->has_only_dots || is_round);
}

static bool begins(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

// Ranges that regulators keep free for drama and fiction (NANPA; Ofcom; ACMA).
static const struct {
    const char *prefix;
    size_t count;
} reserved[] = {
    {"02079460", 11},   {"07700900", 11},   {"01632960", 11},   {"08081570", 11},
    {"09098790", 11},   {"03069990", 11},   {"01134960", 11},   {"01144960", 11},
    {"01154960", 11},   {"01164960", 11},   {"01174960", 11},   {"01184960", 11},
    {"01214960", 11},   {"01314960", 11},   {"01414960", 11},   {"01514960", 11},
    {"01614960", 11},   {"01914980", 11},   {"02896496", 11},   {"02920180", 11},
    {"0491570006", 10}, {"0491570110", 10}, {"0491570156", 10}, {"0491570157", 10},
    {"0491570158", 10}, {"0491570159", 10}, {"025550", 10},     {"027010", 10},
    {"035550", 10},     {"037010", 10},     {"075550", 10},     {"077010", 10},
    {"085550", 10},     {"087010", 10},
};

static bool is_american_fiction(const char *digits, size_t n)
{
    size_t skip = n == 11 && digits[0] == '1' ? 4 : n == 10 ? 3 : 0;
    return n - skip == 7 && begins(digits + skip, "55501");
}

// The number as it is dialled at home: a country code that is known becomes 0.
static size_t to_home(const char *digits, char out[DIGITS_MAX + 2])
{
    static const char *const codes[] = {"00440", "0044", "440", "44", "00610", "0061", "610", "61"};
    size_t skip = 0;
    for (size_t i = 0; i < COUNT_OF(codes) && skip == 0; i++) {
        skip = begins(digits, codes[i]) ? strlen(codes[i]) : 0;
    }
    size_t n = strlen(digits) - skip, at = skip ? 1 : 0;
    out[0] = '0';
    memcpy(out + at, digits + skip, n + 1);
    return n + at;
}

static bool is_reserved_phone(const struct run *r)
{
    char home[DIGITS_MAX + 2];
    size_t n = to_home(r->digits, home);
    for (size_t i = 0; i < COUNT_OF(reserved); i++) {
        if (n == reserved[i].count && begins(home, reserved[i].prefix)) {
            return true;
        }
    }
    return is_american_fiction(r->digits, r->count);
}

static bool is_dotted_quad(const struct run *r)
{
    bool fits = r->group_count == 4 && r->has_only_dots;
    for (size_t i = 0; fits && i < 4; i++) {
        fits = r->groups[i] <= 3;
    }
    return fits;
}

static bool is_reserved_address(struct str text)
{
    static const char *const nets[] = {"192.0.2.", "198.51.100.", "203.0.113."};
    for (size_t i = 0; i < COUNT_OF(nets); i++) {
        if (str_is_c(str_part(text, 0, strlen(nets[i])), nets[i])) {
            return true;
        }
    }
    return false;
}

// Luhn's check digit (ISO/IEC 7812-1).
static bool has_check_digit(const struct run *r)
{
    int sum = 0;
    for (size_t i = 0; i < r->count; i++) {
        int d = r->digits[r->count - 1 - i] - '0';
        d = i % 2 ? 2 * d : d;
        sum += d > 9 ? d - 9 : d;
    }
    return sum % 10 == 0;
}

static bool is_account(const struct run *r)
{
    bool is_card = r->count >= CARD_MIN && r->count <= CARD_MAX && has_check_digit(r);
    return is_card || r->count >= ACCOUNT_MIN;
}

static enum rule_number_kind kind_of(struct str s, const struct run *r)
{
    if (r->count < PHONE_MIN || is_alnum(char_at(s, r->to)) || is_date(r)) {
        return RULE_NUMBER_NONE;
    }
    if (is_dotted_quad(r)) {
        struct str text = str_part(s, r->from, r->to - r->from);
        return is_reserved_address(text) ? RULE_NUMBER_NONE : RULE_NUMBER_ADDRESS;
    }
    if (is_amount(r)) {
        return RULE_NUMBER_NONE;
    }
    if (is_account(r)) {
        return RULE_NUMBER_ACCOUNT;
    }
    return is_reserved_phone(r) ? RULE_NUMBER_NONE : RULE_NUMBER_PHONE;
}

// Bytes of the IBAN shape at i: two letters, two digits, groups of four; or 0.
static size_t iban_len(struct str s, size_t i)
{
    if (!is_upper(char_at(s, i)) || !is_upper(char_at(s, i + 1)) || !is_digit(char_at(s, i + 2)) ||
        !is_digit(char_at(s, i + 3))) {
        return 0;
    }
    size_t at = i + 4, chars = 4, digits = 2;
    while (at < s.len) {
        at += s.ptr[at] == ' ' && chars % 4 == 0;
        char c = char_at(s, at);
        if (!is_digit(c) && !is_upper(c)) {
            break;
        }
        digits += is_digit(c);
        chars++;
        at++;
    }
    return chars >= IBAN_MIN && digits * 2 > chars ? at - i : 0;
}

static size_t token_len(struct str s, size_t i)
{
    size_t end = i;
    while (is_alnum(char_at(s, end))) {
        end++;
    }
    return end - i;
}

static bool is_wallet(struct str token)
{
    size_t digits = 0;
    for (size_t i = 0; i < token.len; i++) {
        if ((unsigned char)token.ptr[i] >= 0x80) {
            return false;
        }
        digits += is_digit(token.ptr[i]);
    }
    bool is_hex = token.len >= HEX_MIN && begins(token.ptr, "0x");
    return is_hex || (token.len >= WALLET_MIN && digits >= 2 && digits + 2 <= token.len);
}

// What begins with the token at i, and how many bytes it takes.
static enum rule_number_kind kind_at(struct str s, size_t i, size_t *len)
{
    size_t iban = iban_len(s, i);
    *len = iban ? iban : token_len(s, i);
    if (iban || is_wallet(str_part(s, i, *len))) {
        return RULE_NUMBER_ACCOUNT;
    }
    if (!is_digit(s.ptr[i])) {
        return RULE_NUMBER_NONE;
    }
    struct run r = read_run(s, i);
    *len = r.to - r.from;
    return kind_of(s, &r);
}

enum rule_number_kind rule_number_find(struct str s, size_t *at, struct str *found)
{
    size_t i = *at;
    while (i < s.len) {
        if (!is_alnum(s.ptr[i])) {
            i++;
            continue;
        }
        size_t len = 0;
        enum rule_number_kind kind = kind_at(s, i, &len);
        *found = str_part(s, i, len);
        i += len;
        if (kind != RULE_NUMBER_NONE) {
            *at = i;
            return kind;
        }
        i += token_len(s, i);
    }
    *at = s.len;
    return RULE_NUMBER_NONE;
}
