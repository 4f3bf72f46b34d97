#include "core/plural.h"

#include <stddef.h>

enum { DEPTH_MAX = 40, LEVELS = 6 };

// An expression on its way through.
struct reader {
    struct str s;
    size_t at;
    unsigned long n;
    int depth;
    bool is_bad;
};

static unsigned long read_choice(struct reader *r);

static void skip_blanks(struct reader *r)
{
    while (r->at < r->s.len && (r->s.ptr[r->at] == ' ' || r->s.ptr[r->at] == '\t')) {
        r->at++;
    }
}

static bool take(struct reader *r, const char *word)
{
    size_t i = 0;
    skip_blanks(r);
    while (word[i] && r->at + i < r->s.len && r->s.ptr[r->at + i] == word[i]) {
        i++;
    }
    if (word[i]) {
        return false;
    }
    r->at += i;
    return true;
}

static unsigned long bad(struct reader *r)
{
    r->is_bad = true;
    return 0;
}

static unsigned long read_number(struct reader *r)
{
    unsigned long value = 0;
    size_t from = r->at;
    while (r->at < r->s.len && r->s.ptr[r->at] >= '0' && r->s.ptr[r->at] <= '9' &&
           r->at - from < 9) {
        value = value * 10 + (unsigned long)(r->s.ptr[r->at++] - '0');
    }
    return r->at > from ? value : bad(r);
}

static unsigned long read_atom(struct reader *r)
{
    unsigned long value = 0;
    if (++r->depth > DEPTH_MAX || r->is_bad) {
        return bad(r);
    }
    if (take(r, "!")) {
        value = !read_atom(r);
    } else if (take(r, "(")) {
        value = read_choice(r);
        value = take(r, ")") ? value : bad(r);
    } else if (take(r, "n")) {
        value = r->n;
    } else {
        skip_blanks(r);
        value = read_number(r);
    }
    r->depth--;
    return value;
}

enum operator{
    MULTIPLY,
    DIVIDE,
    MODULO,
    ADD,
    SUBTRACT,
    LESS_EQUAL,
    MORE_EQUAL,
    LESS,
    MORE,
    EQUAL,
    NOT_EQUAL,
    AND,
    OR,
    OPERATORS,
};

// The longer of two that begin alike comes first.
static const struct {
    const char *word;
    int level;  // 0 binds most
} operators[OPERATORS] = {
    [MULTIPLY] = {"*", 0}, [DIVIDE] = {"/", 0},      [MODULO] = {"%", 0},      [ADD] = {"+", 1},
    [SUBTRACT] = {"-", 1}, [LESS_EQUAL] = {"<=", 2}, [MORE_EQUAL] = {">=", 2}, [LESS] = {"<", 2},
    [MORE] = {">", 2},     [EQUAL] = {"==", 3},      [NOT_EQUAL] = {"!=", 3},  [AND] = {"&&", 4},
    [OR] = {"||", 5},
};

static unsigned long apply(enum operator op, unsigned long a, unsigned long b)
{
    switch (op) {
    case MULTIPLY:
        return a * b;
    case DIVIDE:
        return b ? a / b : 0;
    case MODULO:
        return b ? a % b : 0;
    case ADD:
        return a + b;
    case SUBTRACT:
        return a - b;
    case LESS_EQUAL:
        return a <= b;
    case MORE_EQUAL:
        return a >= b;
    case LESS:
        return a < b;
    case MORE:
        return a > b;
    case EQUAL:
        return a == b;
    case NOT_EQUAL:
        return a != b;
    case AND:
        return a && b;
    case OR:
        return a || b;
    case OPERATORS:
        break;
    }
    return 0;
}

static enum operator take_operator(struct reader *r, int level)
{
    for (int op = 0; op < OPERATORS; op++) {
        if (operators[op].level == level && take(r, operators[op].word)) {
            return (enum operator)op;
        }
    }
    return OPERATORS;
}

static unsigned long read_level(struct reader *r, int level)
{
    if (level < 0) {
        return read_atom(r);
    }
    unsigned long value = read_level(r, level - 1);
    for (enum operator op = take_operator(r, level); op != OPERATORS && !r->is_bad;
         op = take_operator(r, level)) {
        value = apply(op, value, read_level(r, level - 1));
    }
    return value;
}

static unsigned long read_choice(struct reader *r)
{
    if (++r->depth > DEPTH_MAX) {
        return bad(r);
    }
    unsigned long value = read_level(r, LEVELS - 1);
    if (take(r, "?")) {
        unsigned long yes = read_choice(r);
        unsigned long no = take(r, ":") ? read_choice(r) : bad(r);
        value = value ? yes : no;
    }
    r->depth--;
    return value;
}

static unsigned long evaluate(struct str rule, unsigned long n, bool *is_good)
{
    struct reader r = {.s = rule, .n = n};
    unsigned long value = read_choice(&r);
    skip_blanks(&r);
    *is_good = !r.is_bad && r.at == rule.len;
    return value;
}

bool plural_parse(struct str header, struct plural *out)
{
    struct reader r = {.s = header};
    bool is_good = take(&r, "nplurals") && take(&r, "=");
    skip_blanks(&r);
    out->forms = is_good ? (unsigned)read_number(&r) : 0;
    is_good = is_good && take(&r, ";") && take(&r, "plural") && take(&r, "=");
    skip_blanks(&r);
    size_t end = r.at;
    while (end < header.len && header.ptr[end] != ';') {
        end++;
    }
    out->rule = str_part(header, r.at, end - r.at);
    if (!is_good || r.is_bad || out->forms == 0 || out->forms > PLURAL_FORMS_MAX ||
        out->rule.len > PLURAL_TEXT_MAX) {
        return false;
    }
    (void)evaluate(out->rule, 1, &is_good);
    return is_good;
}

unsigned plural_form(const struct plural *p, unsigned long n)
{
    bool is_good;
    unsigned long form = evaluate(p->rule, n, &is_good);
    return form < p->forms ? (unsigned)form : 0;
}
