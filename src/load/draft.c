#include "load/draft.h"

#include <string.h>

#include "core/fill.h"

static const struct {
    const char *what;
    enum finding_id unknown;
} kinds[DRAFT_KINDS] = {
    [DRAFT_SCENE] = {"a scene's id", FINDING_UNKNOWN_SCENE},
    [DRAFT_CAST] = {"a person's id", FINDING_UNKNOWN_CAST},
    [DRAFT_VAR] = {"a variable", FINDING_UNKNOWN_VAR},
    [DRAFT_ENDING] = {"an ending's id", FINDING_UNKNOWN_ENDING},
    [DRAFT_REPLY] = {"a reply's id", FINDING_UNKNOWN_REPLY},
    [DRAFT_SIGN] = {"a sign's id", FINDING_UNKNOWN_SIGN},
    [DRAFT_SOURCE] = {"a source's id", FINDING_UNKNOWN_SOURCE},
    [DRAFT_FAMILY] = {"a family's id", FINDING_UNKNOWN_FAMILY},
    [DRAFT_PLATFORM] = {"a platform's id", FINDING_UNKNOWN_PLATFORM},
    [DRAFT_REGION] = {"a region's id", FINDING_BAD_WORD},
};

void draft_take(struct draft *d, enum draft_kind kind, const struct str *ids, size_t count)
{
    d->names[kind] = names_of(ids, count, d->b.tree);
}

// Every struct of the registry begins with its id.
static void take_all(struct draft *d, enum draft_kind kind, const void *list, size_t count,
                     size_t size)
{
    struct str *ids = arena_new(d->b.tree, count, sizeof *ids);
    for (size_t i = 0; i < count; i++) {
        memcpy(&ids[i], (const char *)list + i * size, sizeof ids[i]);
    }
    draft_take(d, kind, ids, count);
}

void draft_take_registry(struct draft *d, const struct registry *reg)
{
    take_all(d, DRAFT_SIGN, reg->signs, reg->sign_count, sizeof *reg->signs);
    take_all(d, DRAFT_SOURCE, reg->sources, reg->source_count, sizeof *reg->sources);
    take_all(d, DRAFT_FAMILY, reg->families, reg->family_count, sizeof *reg->families);
    take_all(d, DRAFT_PLATFORM, reg->platforms, reg->platform_count, sizeof *reg->platforms);
    take_all(d, DRAFT_REGION, reg->regions, reg->region_count, sizeof *reg->regions);
}

static void tell_unknown(struct draft *d, enum draft_kind kind, struct place at, struct str name)
{
    const struct names *known = &d->names[kind];
    build_add(&d->b, kinds[kind].unknown, at, name);
    build_nearest(&d->b, name, known->ids, known->count);
}

int draft_find(struct draft *d, enum draft_kind kind, const struct node *n)
{
    if (!build_is(&d->b, n, NODE_TEXT, kinds[kind].what)) {
        return -1;
    }
    int i = names_find(&d->names[kind], n->text);
    if (i < 0) {
        tell_unknown(d, kind, n->at, n->text);
    }
    return i;
}

static int find_name(void *ctx, enum expr_op op, struct str name, struct str *hint)
{
    static const enum draft_kind asked[EXPR_OPS] = {
        [EXPR_VAR] = DRAFT_VAR,
        [EXPR_MARKED] = DRAFT_SIGN,
        [EXPR_VISITED] = DRAFT_SCENE,
        [EXPR_CHOSE] = DRAFT_REPLY,
    };
    struct draft *d = ctx;
    (void)hint;
    if (op == EXPR_CHECKED) {
        d->asked = DRAFT_KINDS;
        return scenario_word(scenario_check_words, CHECKS, name);
    }
    d->asked = asked[op];
    return names_find(&d->names[d->asked], name);
}

static size_t count_points(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    }
    return n;
}

// The name that stands at this byte of a condition.
static struct str name_at(struct str text, size_t from)
{
    size_t to = from;
    while (to < text.len && !strchr(" ()=!<>", text.ptr[to])) {
        to++;
    }
    return str_part(text, from, to - from);
}

static void tell_condition(struct draft *d, const struct node *n, const struct err *err)
{
    size_t byte = err->column ? err->column - 1 : 0;
    struct str name = name_at(n->text, byte);
    struct place at = n->at;
    at.column += (uint32_t)count_points(str_part(n->text, 0, byte)) + !n->is_bare;
    if (err->code == ERR_RULE && d->asked < DRAFT_KINDS) {
        tell_unknown(d, d->asked, at, name);
        return;
    }
    finding_add(d->b.findings, FINDING_BAD_CONDITION, at, err->msg);
    if (err->code == ERR_RULE) {
        build_nearest_word(&d->b, name, scenario_check_words, CHECKS);
    }
}

const struct expr *draft_condition(struct draft *d, const struct node *n)
{
    struct err err = {0};
    if (build_token(&d->b, n, "a condition").len == 0) {
        return NULL;
    }
    const struct expr *e = expr_parse(n->text, d->b.arena, find_name, d, &err);
    if (!e) {
        tell_condition(d, n, &err);
    }
    return e;
}

static int16_t set_value(struct draft *d, const struct var *var, const struct node *n)
{
    return var->is_yes_no ? build_yes(&d->b, n, "a value")
                          : (int16_t)build_number(&d->b, n, "a value", 0, SCENARIO_VAR_VALUE_MAX);
}

static int16_t add_value(struct draft *d, const struct node *n)
{
    struct node positive = *n;
    bool is_minus = n->kind == NODE_TEXT && n->text.len > 1 && n->text.ptr[0] == '-';
    if (is_minus) {
        positive.text = str_part(n->text, 1, n->text.len);
    }
    int value = (int)build_number(&d->b, &positive, "a value", 0, SCENARIO_VAR_VALUE_MAX);
    return (int16_t)(is_minus ? -value : value);
}

static bool is_right_kind(struct draft *d, const struct var *var, const struct node *n, bool is_add)
{
    bool is_yes_no = build_is_yes_no(n);
    if (is_add ? !var->is_yes_no : is_yes_no == var->is_yes_no || n->kind != NODE_TEXT) {
        return true;
    }
    struct buf id = {0};
    buf_put_str(&id, str_part(var->id, 0, SCENARIO_ID_MAX));
    finding_add(d->b.findings, FINDING_VAR_TYPE, n->at, buf_text(&id),
                var->is_yes_no ? "yes or no" : "a number",
                is_add      ? "something to add"
                : is_yes_no ? "yes or no"
                            : "something else");
    buf_free(&id);
    return false;
}

static void put_assigns(struct draft *d, const struct node *map, bool is_add, struct assign *list,
                        uint32_t *count)
{
    for (uint32_t i = 0; map && i < map->count; i++) {
        int found = draft_find(d, DRAFT_VAR, map->keys[i]);
        const struct node *n = node_item(map, i);
        const struct var *var = found >= 0 ? &d->sc->vars[found] : NULL;
        if (var && is_right_kind(d, var, n, is_add)) {
            int16_t value = is_add ? add_value(d, n) : set_value(d, var, n);
            list[(*count)++] = (struct assign){(uint8_t)found, is_add, value};
        }
    }
}

static const struct node *assign_map(struct draft *d, const struct node *map, const char *key)
{
    const struct node *n = node_find(map, key);
    return build_is(&d->b, n, NODE_MAP, key) ? n : NULL;
}

struct assigns draft_assigns(struct draft *d, const struct node *map)
{
    const struct node *set = assign_map(d, map, "set"), *add = assign_map(d, map, "add");
    uint32_t most = (set ? set->count : 0) + (add ? add->count : 0), count = 0;
    if (most == 0) {
        return (struct assigns){0};
    }
    struct assign *list = arena_new(d->b.arena, most, sizeof *list);
    put_assigns(d, set, false, list, &count);
    put_assigns(d, add, true, list, &count);
    return (struct assigns){list, count};
}

struct str draft_text(struct draft *d, const struct node *n, const char *what)
{
    struct str text = build_text(&d->b, n, what);
    ptrdiff_t next = str_find(text, STR("{"));
    for (size_t i = 0; next >= 0; i++) {
        bool known;
        i += (size_t)next;
        size_t len = fill_placeholder(text, i, &known);
        if (len && !known) {
            build_add(&d->b, FINDING_UNKNOWN_PLACEHOLDER, n->at, str_part(text, i, len));
        }
        next = str_find(str_part(text, i + 1, text.len), STR("{"));
    }
    return text;
}
