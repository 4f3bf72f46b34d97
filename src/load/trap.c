#include "load/trap.h"

#include <string.h>

static struct str line_at(struct str bytes, uint32_t line)
{
    size_t i = 0;
    for (uint32_t n = 1; n < line && i < bytes.len; i++) {
        n += bytes.ptr[i] == '\n';
    }
    const char *end = i < bytes.len ? memchr(bytes.ptr + i, '\n', bytes.len - i) : NULL;
    return str_part(bytes, i, end ? (size_t)(end - bytes.ptr) - i : bytes.len);
}

static size_t indent_of(struct str line)
{
    size_t i = 0;
    while (i < line.len && line.ptr[i] == ' ') {
        i++;
    }
    return i;
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

// Where the value of "  - dana: value" begins, or the line's length.
static size_t value_at(struct str line)
{
    size_t i = indent_of(line);
    while (i < line.len && (line.ptr[i] == '-' || line.ptr[i] == ' ')) {
        i++;
    }
    while (i < line.len && is_word_byte(line.ptr[i])) {
        i++;
    }
    if (i >= line.len || line.ptr[i] != ':') {
        return line.len;
    }
    i++;
    while (i < line.len && line.ptr[i] == ' ') {
        i++;
    }
    return i;
}

static bool has(struct str line, const char *text)
{
    return str_find(line, str_of(text)) >= 0;
}

static bool is_curly(struct str bytes, const struct trap *t, uint32_t line)
{
    (void)t;
    struct str s = line_at(bytes, line);
    return has(s, "\xE2\x80\x9C") || has(s, "\xE2\x80\x9D");
}

// "dana:hi" has no blank behind the colon.
static bool lacks_space(struct str line)
{
    size_t i = indent_of(line);
    if (i < line.len && line.ptr[i] == '-' && i + 1 < line.len && is_word_byte(line.ptr[i + 1])) {
        return true;
    }
    while (i < line.len && (line.ptr[i] == '-' || line.ptr[i] == ' ')) {
        i++;
    }
    while (i < line.len && is_word_byte(line.ptr[i])) {
        i++;
    }
    return i + 1 < line.len && line.ptr[i] == ':' && line.ptr[i + 1] != ' ';
}

static bool starts_value_with(struct str line, const char *marks)
{
    size_t i = value_at(line);
    return i < line.len && strchr(marks, line.ptr[i]);
}

// What one look at the lines finds; the first that fits is said.
struct look {
    struct str bytes, line, above;
    const struct trap *trap;
};

static bool see_curly(const struct look *l)
{
    return is_curly(l->bytes, l->trap, l->trap->at.line);
}

static bool see_space(const struct look *l)
{
    return lacks_space(l->line);
}

static bool see_space_above(const struct look *l)
{
    return lacks_space(l->above);
}

static bool see_bracket(const struct look *l)
{
    return starts_value_with(l->line, "{[");
}

static bool see_mark(const struct look *l)
{
    return starts_value_with(l->line, "@*&!%`|>");
}

static bool see_early(const struct look *l)
{
    return starts_value_with(l->line, "\"'");
}

static bool see_colon(const struct look *l)
{
    size_t i = value_at(l->line);
    struct str rest = str_part(l->line, i, l->line.len);
    return i < l->line.len && (has(rest, ": ") || (rest.len && rest.ptr[rest.len - 1] == ':'));
}

static bool see_any(const struct look *l)
{
    (void)l;
    return true;
}

static const struct {
    const char *problem, *context;  // parts of the parser's words; "": any
    bool (*see)(const struct look *l);
    enum finding_id id;
    int line;  // 0: where the problem is, -1: the line above, 1: where the context began
    const char *what;
} traps[] = {
    {"unknown escape", "", see_any, FINDING_BACKSLASH, 0, ""},
    {"unexpected end of stream", "quoted scalar", see_any, FINDING_QUOTE_OPEN, 1, ""},
    {"document indicator", "quoted scalar", see_any, FINDING_QUOTE_OPEN, 1, ""},
    {"", "quoted scalar", see_any, FINDING_QUOTE_OPEN, 1, ""},
    {"mapping values", "", see_curly, FINDING_QUOTE_CURLY, 0, ""},
    {"mapping values", "", see_space_above, FINDING_SPACE_MISSING, -1, "colon"},
    {"mapping values", "", see_space, FINDING_SPACE_MISSING, 0, "colon"},
    {"mapping values", "", see_colon, FINDING_QUOTE_NEEDED, 0, "there is `: ` inside of it"},
    {"simple key", "", see_space, FINDING_SPACE_MISSING, 0, "colon"},
    {"expected ':'", "", see_space, FINDING_SPACE_MISSING, 0, "colon"},
    {"cannot start any token", "", see_any, FINDING_QUOTE_NEEDED, 0,
     "it begins with a sign that YAML keeps for itself"},
    {"", "", see_bracket, FINDING_QUOTE_NEEDED, 0, "it begins with a bracket"},
    {"", "", see_mark, FINDING_QUOTE_NEEDED, 0, "it begins with a sign that YAML keeps for itself"},
    {"expected key", "", see_early, FINDING_QUOTE_EARLY, 0, ""},
    {"expected", "", see_early, FINDING_QUOTE_EARLY, 0, ""},
    {"expected key", "", see_space, FINDING_SPACE_MISSING, 0, "dash or colon"},
    {"expected '-' indicator", "", see_any, FINDING_INDENT, 0,
     "a list goes on here in another column"},
    {"expected key", "", see_any, FINDING_INDENT, 0, "an entry goes on here in another column"},
    {"mapping values", "", see_any, FINDING_INDENT, 0, "an entry begins here in another column"},
};

void trap_explain(struct str bytes, const struct trap *t, struct findings *findings)
{
    struct look l = {bytes, line_at(bytes, t->at.line),
                     t->at.line > 1 ? line_at(bytes, t->at.line - 1) : (struct str){0}, t};
    for (size_t i = 0; i < COUNT_OF(traps); i++) {
        if (strstr(t->problem, traps[i].problem) && strstr(t->context, traps[i].context) &&
            traps[i].see(&l)) {
            struct place at = traps[i].line == 1 ? t->context_at : t->at;
            if (traps[i].line == -1) {
                at = (struct place){t->at.line - 1, (uint32_t)indent_of(l.above) + 1};
            }
            finding_add(findings, traps[i].id, at, traps[i].what);
            return;
        }
    }
    finding_add(findings, FINDING_SYNTAX, t->at, t->problem);
}
