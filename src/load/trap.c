#include "load/trap.h"

#include <stdio.h>
#include <string.h>

enum { LINES_BACK = 10 };

// A line of the file, taken apart: "  - dana: value".
struct line {
    uint32_t number;
    struct str text;
    size_t start;        // byte of the file
    size_t dash;         // byte of the first dash, or the key's
    size_t key, colon;   // bytes; colon: the line's length when there is none
    size_t value;        // the line's length when there is none
    bool is_glued_dash;  // "-dana"
    bool is_flow;        // inside brackets
};

// What one look at a line finds: where, and what to say.
struct sight {
    size_t at;
    const char *what;
};

struct look {
    struct str bytes;
    const struct trap *trap;
    struct findings *findings;
};

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

static char byte_at(struct str s, size_t i)
{
    return i < s.len ? s.ptr[i] : '\0';
}

static size_t skip_blanks(struct str s, size_t i)
{
    while (byte_at(s, i) == ' ') {
        i++;
    }
    return i;
}

static size_t skip_word(struct str s, size_t i)
{
    while (i < s.len && is_word_byte(s.ptr[i])) {
        i++;
    }
    return i;
}

static void take_apart(struct line *l)
{
    struct str s = l->text;
    l->dash = l->key = skip_blanks(s, 0);
    while (byte_at(s, l->key) == '-' && byte_at(s, l->key + 1) == ' ') {
        l->key = skip_blanks(s, l->key + 1);
    }
    l->is_glued_dash = byte_at(s, l->key) == '-' && is_word_byte(byte_at(s, l->key + 1));
    l->colon = skip_word(s, l->key);
    bool is_key = l->colon > l->key && byte_at(s, l->colon) == ':';
    l->colon = is_key ? l->colon : s.len;
    l->value = is_key ? skip_blanks(s, l->colon + 1) : s.len;
}

static struct line line_at(struct str bytes, uint32_t number)
{
    struct line l = {.number = number};
    for (uint32_t n = 1; n < number && l.start < bytes.len; l.start++) {
        n += bytes.ptr[l.start] == '\n';
    }
    struct str rest = str_part(bytes, l.start, bytes.len);
    ptrdiff_t end = str_find(rest, STR("\n"));
    l.text = str_part(rest, 0, end < 0 ? rest.len : (size_t)end);
    while (l.text.len && strchr(" \r", l.text.ptr[l.text.len - 1])) {
        l.text.len--;
    }
    take_apart(&l);
    return l;
}

static struct place place_in(const struct line *l, size_t at)
{
    uint32_t column = 1;
    for (size_t i = 0; i < at && i < l->text.len; i++) {
        column += ((unsigned char)l->text.ptr[i] & 0xC0) != 0x80;
    }
    return (struct place){l->number, column};
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

// Where the quote that opens at `from` closes, or the length of s.
static size_t close_of(struct str s, size_t from)
{
    char quote = s.ptr[from];
    for (size_t i = from + 1; i < s.len; i++) {
        bool is_twice = quote == '\'' && s.ptr[i] == quote && byte_at(s, i + 1) == quote;
        if (is_twice || (quote == '"' && s.ptr[i] == '\\')) {
            i++;
        } else if (s.ptr[i] == quote) {
            return i;
        }
    }
    return s.len;
}

// --- what may be the matter with a line

static bool see_glued_dash(const struct line *l, struct sight *out)
{
    *out = (struct sight){l->key, "dash"};
    return l->is_glued_dash;
}

static bool see_glued_colon(const struct line *l, struct sight *out)
{
    *out = (struct sight){l->colon, "colon"};
    return l->value < l->text.len && l->value == l->colon + 1;
}

static bool see_curly(const struct line *l, struct sight *out)
{
    struct str value = str_part(l->text, l->value, l->text.len);
    bool is_double = str_find(value, STR("\xE2\x80\x9C")) == 0;
    bool is_single = str_find(value, STR("\xE2\x80\x98")) == 0;
    *out = (struct sight){l->value, ""};
    return is_double || is_single;
}

static bool see_mark(const struct line *l, struct sight *out)
{
    char c = byte_at(l->text, l->value), next = byte_at(l->text, l->value + 1);
    bool is_block = (c == '|' || c == '>') && byte_at(l->text, skip_blanks(l->text, l->value + 1));
    bool is_step = (c == '-' || c == '?') && next == ' ';
    *out = (struct sight){l->value, "it begins with a character that YAML keeps for itself"};
    return is_block || is_step || (c && strchr("@*&!%`}],", c));
}

static bool see_bracket_tail(const struct line *l, struct sight *out)
{
    char open = byte_at(l->text, l->value);
    struct str rest = str_part(l->text, l->value, l->text.len);
    ptrdiff_t close = str_find(rest, open == '[' ? STR("]") : STR("}"));
    *out = (struct sight){l->value, "it begins with a bracket"};
    return (open == '[' || open == '{') && close > 0 && (size_t)close + 1 < rest.len &&
           !strchr("}], #", rest.ptr[rest.len - 1]);
}

// Whether what stands behind a closing quote may stand there.
static bool is_fine_tail(struct str tail, bool is_flow)
{
    size_t i = skip_blanks(tail, 0);
    char c = byte_at(tail, i);
    return c == '\0' || c == '}' || c == ']' || c == '#' || (c == ',' && is_flow);
}

static bool see_quote_tail(const struct line *l, struct sight *out)
{
    if (l->value >= l->text.len || !is_quote(l->text.ptr[l->value])) {
        return false;
    }
    size_t close = close_of(l->text, l->value);
    *out = (struct sight){close, ""};
    return close < l->text.len &&
           !is_fine_tail(str_part(l->text, close + 1, l->text.len), l->is_flow);
}

static bool see_inner_colon(const struct line *l, struct sight *out)
{
    struct str value = str_part(l->text, l->value, l->text.len);
    bool is_plain = value.len && !is_quote(value.ptr[0]) && !strchr("[{|>#", value.ptr[0]);
    *out = (struct sight){l->value, "there is a colon with a blank inside of it"};
    return is_plain && (str_find(value, STR(": ")) > 0 || value.ptr[value.len - 1] == ':');
}

static const struct {
    bool (*see)(const struct line *l, struct sight *out);
    enum finding_id id;
} sights[] = {
    {see_glued_dash, FINDING_SPACE_MISSING},  {see_glued_colon, FINDING_SPACE_MISSING},
    {see_curly, FINDING_QUOTE_CURLY},         {see_mark, FINDING_QUOTE_NEEDED},
    {see_bracket_tail, FINDING_QUOTE_NEEDED}, {see_quote_tail, FINDING_QUOTE_EARLY},
    {see_inner_colon, FINDING_QUOTE_NEEDED},
};

static bool tell(const struct look *k, enum finding_id id, struct place at, const char *what)
{
    finding_add(k->findings, id, at, what);
    return true;
}

static bool is_about(const char *words, const char *part)
{
    return strstr(words, part) != NULL;
}

static bool explain_line(const struct look *k, uint32_t number)
{
    struct line l = line_at(k->bytes, number);
    struct sight sight;
    l.is_flow = is_about(k->trap->context, "flow");
    for (size_t i = 0; number && i < COUNT_OF(sights); i++) {
        if (sights[i].see(&l, &sight)) {
            return tell(k, sights[i].id, place_in(&l, sight.at), sight.what);
        }
    }
    return false;
}

// --- what takes more than a line

static bool explain_escape(const struct look *k)
{
    return is_about(k->trap->problem, "escape") && tell(k, FINDING_BACKSLASH, k->trap->at, "");
}

static bool explain_open_quote(const struct look *k)
{
    return is_about(k->trap->context, "quoted scalar") &&
           tell(k, FINDING_QUOTE_OPEN, k->trap->context_at, "");
}

// A quote that was left open ends at the opening quote of a later entry.
static bool is_swallowing(const struct look *k, const struct line *l)
{
    if (l->value >= l->text.len || !is_quote(l->text.ptr[l->value]) ||
        close_of(l->text, l->value) < l->text.len) {
        return false;
    }
    size_t close = close_of(k->bytes, l->start + l->value);
    for (uint32_t n = l->number + 1; n <= k->trap->at.line; n++) {
        struct line later = line_at(k->bytes, n);
        if (close >= later.start && close - later.start < later.text.len) {
            return close - later.start == later.value;
        }
    }
    return false;
}

static bool explain_swallowed(const struct look *k)
{
    uint32_t last = k->trap->at.line, first = last > LINES_BACK ? last - LINES_BACK : 1;
    for (uint32_t n = first; n < last; n++) {
        struct line l = line_at(k->bytes, n);
        if (is_swallowing(k, &l)) {
            return tell(k, FINDING_QUOTE_OPEN, place_in(&l, l.value), "");
        }
    }
    return false;
}

static bool explain_lines(const struct look *k)
{
    uint32_t line = k->trap->at.line;
    return explain_line(k, line) || explain_line(k, line - 1);
}

static bool explain_brackets(const struct look *k)
{
    return is_about(k->trap->context, "flow") &&
           tell(k, FINDING_SYNTAX, k->trap->context_at,
                "the brackets that begin here are not closed, or a comma, colon or quote is "
                "missing in them; a text that begins with a bracket needs quotes");
}

static bool explain_lonely_line(const struct look *k)
{
    return is_about(k->trap->context, "simple key") &&
           tell(k, FINDING_SYNTAX, k->trap->context_at,
                "a colon is missing here, or the text above goes on and needs quotes");
}

static bool explain_missing_dash(const struct look *k)
{
    struct line l = line_at(k->bytes, k->trap->at.line);
    return is_about(k->trap->problem, "'-' indicator") && l.dash == l.key &&
           l.dash + 1 == k->trap->context_at.column &&
           tell(k, FINDING_INDENT, k->trap->at, "a dash is missing, or it belongs further right");
}

static struct line line_above(const struct look *k, uint32_t number)
{
    struct line l = {0};
    uint32_t last = number > LINES_BACK ? number - LINES_BACK : 0;
    while (--number > last) {
        l = line_at(k->bytes, number);
        if (l.dash < l.text.len && l.text.ptr[l.dash] != '#') {
            break;
        }
    }
    return l;
}

static bool explain_indent(const struct look *k)
{
    struct line now = line_at(k->bytes, k->trap->at.line);
    struct line above = line_above(k, now.number);
    bool is_list = now.key > now.dash && above.key > above.dash;
    size_t here = is_list ? now.dash : now.key, there = is_list ? above.dash : above.key;
    char what[80];
    (void)snprintf(what, sizeof what, "it begins in column %zu, the line above in column %zu",
                   here + 1, there + 1);
    return here != there && is_about(k->trap->problem, "expected") &&
           tell(k, FINDING_INDENT, place_in(&now, now.dash), what);
}

static bool explain_deep_line(const struct look *k)
{
    struct line now = line_at(k->bytes, k->trap->at.line);
    struct line above = line_above(k, now.number);
    char what[80];
    (void)snprintf(what, sizeof what, "it begins in column %zu, the line above in column %zu",
                   now.key + 1, above.key + 1);
    return is_about(k->trap->problem, "not allowed in this context") && now.key > above.key &&
           tell(k, FINDING_INDENT, place_in(&now, now.dash), what);
}

// The first that knows says it.
static bool (*const explainers[])(const struct look *k) = {
    explain_escape,       explain_open_quote, explain_swallowed,
    explain_lines,        explain_brackets,   explain_lonely_line,
    explain_missing_dash, explain_indent,     explain_deep_line,
};

void trap_explain(struct str bytes, const struct trap *trap, struct findings *findings)
{
    struct look k = {bytes, trap, findings};
    for (size_t i = 0; i < COUNT_OF(explainers); i++) {
        if (explainers[i](&k)) {
            return;
        }
    }
    finding_add(findings, FINDING_SYNTAX, trap->at, trap->problem);
}

// --- going on behind a fault

static void put_quoted(struct str value, struct buf *out)
{
    buf_put_c(out, "\"");
    for (size_t i = 0; i < value.len; i++) {
        if (value.ptr[i] == '"' || value.ptr[i] == '\\') {
            buf_put_c(out, "\\");
        }
        buf_put(out, value.ptr + i, 1);
    }
    buf_put_c(out, "\"");
}

static bool quote_value(const struct line *l, size_t at, struct buf *out)
{
    (void)at;
    buf_put_str(out, str_part(l->text, 0, l->value));
    put_quoted(str_part(l->text, l->value, l->text.len), out);
    return l->value < l->text.len;
}

static bool close_quote(const struct line *l, size_t at, struct buf *out)
{
    (void)at;
    buf_put_str(out, l->text);
    buf_put(out, l->text.ptr + l->value, l->value < l->text.len);
    return l->value < l->text.len && is_quote(l->text.ptr[l->value]);
}

static bool put_space(const struct line *l, size_t at, struct buf *out)
{
    buf_put_str(out, str_part(l->text, 0, at + 1));
    buf_put_c(out, " ");
    buf_put_str(out, str_part(l->text, at + 1, l->text.len));
    return at < l->text.len;
}

static const struct {
    enum finding_id id;
    bool (*mend)(const struct line *l, size_t at, struct buf *out);
} menders[] = {
    {FINDING_QUOTE_NEEDED, quote_value}, {FINDING_QUOTE_CURLY, quote_value},
    {FINDING_QUOTE_EARLY, quote_value},  {FINDING_QUOTE_OPEN, close_quote},
    {FINDING_SPACE_MISSING, put_space},
};

// The byte of a column.
static size_t byte_of(const struct line *l, uint32_t column)
{
    size_t i = 0;
    for (uint32_t n = 1; i < l->text.len && n < column; i++) {
        n += i + 1 < l->text.len && ((unsigned char)l->text.ptr[i + 1] & 0xC0) != 0x80;
    }
    return i;
}

bool trap_mend(struct str bytes, const struct finding *one, struct buf *out)
{
    struct line l = line_at(bytes, one->at.line);
    for (size_t i = 0; i < COUNT_OF(menders); i++) {
        if (menders[i].id == one->id) {
            buf_put_str(out, str_part(bytes, 0, l.start));
            bool ok = menders[i].mend(&l, byte_of(&l, one->at.column), out);
            buf_put_str(out, str_part(bytes, l.start + l.text.len, bytes.len));
            return ok;
        }
    }
    return false;
}
