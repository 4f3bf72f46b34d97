#include "core/expr.h"

enum { DEPTH_MAX = 32 };

// A condition on its way into nodes.
struct parse {
    struct str text;
    size_t at;
    unsigned depth;
    struct arena *arena;
    expr_name_fn *name;
    void *ctx;
    struct err *err;
};

static const struct expr *parse_or(struct parse *p);

static const struct expr *fail(struct parse *p, enum err_code code, size_t at, const char *what,
                               struct str word)
{
    err_set(p->err, code, "%s%.*s", what, STR_ARG(word));
    if (p->err) {
        p->err->column = (unsigned)at + 1;
    }
    return NULL;
}

static struct expr *node(struct parse *p, enum expr_op op, uint32_t value)
{
    struct expr *e = arena_new(p->arena, 1, sizeof *e);
    *e = (struct expr){.op = op, .value = value};
    return e;
}

static const struct expr *pair(struct parse *p, enum expr_op op, const struct expr *a,
                               const struct expr *b)
{
    struct expr *e = node(p, op, 0);
    e->a = a;
    e->b = b;
    return e;
}

static void skip_blanks(struct parse *p)
{
    while (p->at < p->text.len && p->text.ptr[p->at] == ' ') {
        p->at++;
    }
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

static struct str peek_word(struct parse *p)
{
    skip_blanks(p);
    size_t n = p->at;
    while (n < p->text.len && is_word_byte(p->text.ptr[n])) {
        n++;
    }
    return str_part(p->text, p->at, n - p->at);
}

static bool take_word(struct parse *p, const char *word)
{
    struct str got = peek_word(p);
    bool is_it = str_is_c(got, word);
    p->at += is_it ? got.len : 0;
    return is_it;
}

static bool take_mark(struct parse *p, const char *mark)
{
    skip_blanks(p);
    struct str want = str_of(mark);
    bool is_it = str_is(str_part(p->text, p->at, want.len), want);
    p->at += is_it ? want.len : 0;
    return is_it;
}

static const struct expr *parse_number(struct parse *p, struct str word)
{
    uint32_t value = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] < '0' || word.ptr[i] > '9' || value > 99999999) {
            return fail(p, ERR_SYNTAX, p->at, "this is no whole number: ", word);
        }
        value = value * 10 + (uint32_t)(word.ptr[i] - '0');
    }
    p->at += word.len;
    return node(p, EXPR_NUMBER, value);
}

static const struct expr *named(struct parse *p, enum expr_op op, struct str word, size_t at)
{
    struct str hint = {0};
    int index = p->name(p->ctx, op, word, &hint);
    if (index < 0) {
        fail(p, ERR_RULE, at, "there is no ", word);
        if (p->err && hint.len) {
            err_set(p->err, ERR_RULE, "there is no %.*s; did you mean %.*s?", STR_ARG(word),
                    STR_ARG(hint));
            p->err->column = (unsigned)at + 1;
        }
        return NULL;
    }
    return node(p, op, (uint32_t)index);
}

static const struct {
    const char *word;
    enum expr_op op;
} asked[] = {
    {"marked", EXPR_MARKED},
    {"checked", EXPR_CHECKED},
    {"visited", EXPR_VISITED},
    {"chose", EXPR_CHOSE},
};

// marked(sign) and its like, behind the word.
static const struct expr *parse_asked(struct parse *p, enum expr_op op)
{
    if (!take_mark(p, "(")) {
        return fail(p, ERR_SYNTAX, p->at, "a ( is missing", STR(""));
    }
    struct str word = peek_word(p);
    size_t at = p->at;
    p->at += word.len;
    if (word.len == 0 || !take_mark(p, ")")) {
        return fail(p, ERR_SYNTAX, p->at, "a name and a ) are missing", STR(""));
    }
    return named(p, op, word, at);
}

static const struct expr *parse_word(struct parse *p, struct str word)
{
    size_t at = p->at;
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        if (take_word(p, asked[i].word)) {
            return parse_asked(p, asked[i].op);
        }
    }
    if (take_word(p, "yes") || take_word(p, "no")) {
        return node(p, EXPR_NUMBER, word.ptr[0] == 'y');
    }
    if (take_word(p, "day") || take_word(p, "lost")) {
        return node(p, word.ptr[0] == 'd' ? EXPR_DAY : EXPR_LOST, 0);
    }
    if (str_is_c(word, "and") || str_is_c(word, "or")) {
        return fail(p, ERR_SYNTAX, at, "something is missing before ", word);
    }
    p->at += word.len;
    return named(p, EXPR_VAR, word, at);
}

static const struct expr *parse_one(struct parse *p)
{
    if (take_mark(p, "(")) {
        const struct expr *e = parse_or(p);
        if (e && !take_mark(p, ")")) {
            return fail(p, ERR_SYNTAX, p->at, "a ) is missing", STR(""));
        }
        return e;
    }
    struct str word = peek_word(p);
    if (word.len == 0) {
        return fail(p, ERR_SYNTAX, p->at, "something is missing here", STR(""));
    }
    return word.ptr[0] >= '0' && word.ptr[0] <= '9' ? parse_number(p, word) : parse_word(p, word);
}

// Longer marks first: "<=" begins with "<".
static const struct {
    const char *mark;
    enum expr_op op;
} compares[] = {
    {"==", EXPR_EQ}, {"!=", EXPR_NE}, {"<=", EXPR_LE},
    {">=", EXPR_GE}, {"<", EXPR_LT},  {">", EXPR_GT},
};

static const struct expr *parse_compare(struct parse *p)
{
    const struct expr *a = parse_one(p);
    for (size_t i = 0; a && i < COUNT_OF(compares); i++) {
        if (take_mark(p, compares[i].mark)) {
            const struct expr *b = parse_one(p);
            return b ? pair(p, compares[i].op, a, b) : NULL;
        }
    }
    return a;
}

static const struct expr *parse_not(struct parse *p)
{
    bool is_not = take_word(p, "not");
    if (++p->depth > DEPTH_MAX) {
        return fail(p, ERR_LIMIT, p->at, "the condition is nested too deep", STR(""));
    }
    const struct expr *e = is_not ? parse_not(p) : parse_compare(p);
    p->depth--;
    return is_not && e ? pair(p, EXPR_NOT, e, NULL) : e;
}

static const struct expr *parse_and(struct parse *p)
{
    const struct expr *a = parse_not(p);
    while (a && take_word(p, "and")) {
        const struct expr *b = parse_not(p);
        a = b ? pair(p, EXPR_AND, a, b) : NULL;
    }
    return a;
}

static const struct expr *parse_or(struct parse *p)
{
    const struct expr *a = parse_and(p);
    while (a && take_word(p, "or")) {
        const struct expr *b = parse_and(p);
        a = b ? pair(p, EXPR_OR, a, b) : NULL;
    }
    return a;
}

const struct expr *expr_parse(struct str text, struct arena *arena, expr_name_fn *name, void *ctx,
                              struct err *err)
{
    struct parse p = {.text = text, .arena = arena, .name = name, .ctx = ctx, .err = err};
    const struct expr *e = parse_or(&p);
    skip_blanks(&p);
    if (e && p.at < text.len) {
        return fail(&p, ERR_SYNTAX, p.at, "this is left over: ", str_part(text, p.at, 40));
    }
    return e;
}

static bool has_bit(const uint64_t *set, uint32_t i)
{
    return set[i / 64] >> (i % 64) & 1;
}

static uint64_t eval_leaf(const struct expr *e, const struct expr_env *env)
{
    switch (e->op) {
    case EXPR_NUMBER:
        return e->value;
    case EXPR_VAR:
        return env->vars[e->value];
    case EXPR_DAY:
        return env->day;
    case EXPR_LOST:
        return env->lost;
    case EXPR_MARKED:
        return env->marked >> e->value & 1;
    case EXPR_CHECKED:
        return env->checked >> e->value & 1;
    case EXPR_VISITED:
        return has_bit(env->visited, e->value);
    case EXPR_CHOSE:
        return has_bit(env->chosen, e->value);
    case EXPR_NOT:
    case EXPR_AND:
    case EXPR_OR:
    case EXPR_EQ:
    case EXPR_NE:
    case EXPR_LT:
    case EXPR_LE:
    case EXPR_GT:
    case EXPR_GE:
    case EXPR_OPS:
        break;
    }
    return 0;
}

uint64_t expr_eval(const struct expr *e, const struct expr_env *env)
{
    if (e->op < EXPR_NOT) {
        return eval_leaf(e, env);
    }
    uint64_t a = expr_eval(e->a, env);
    if (e->op == EXPR_NOT) {
        return !a;
    }
    if ((e->op == EXPR_AND && !a) || (e->op == EXPR_OR && a)) {
        return e->op == EXPR_OR;
    }
    uint64_t b = expr_eval(e->b, env);
    const bool results[EXPR_OPS] = {
        [EXPR_AND] = b != 0,
        [EXPR_OR] = b != 0,
        [EXPR_EQ] = a == b,
        [EXPR_NE] = a != b,
        [EXPR_LT] = a<b, [EXPR_LE] = a <= b, [EXPR_GT] = a> b,
        [EXPR_GE] = a >= b,
    };
    return results[e->op];
}
