#include "load/facts.h"

#include <stdio.h>
#include <string.h>

#include "load/build.h"

// Entries of `top` as a mapping of id to map; NULL with a finding when it is none.
static const struct node *entries(struct build *b, const struct node *root, const char *top)
{
    const struct node *n = build_need(b, root, top);
    return build_is(b, n, NODE_MAP, top) ? n : NULL;
}

static struct str field(struct build *b, const struct node *map, const char *key)
{
    return build_text_or_empty(b, build_need(b, map, key), key);
}

static struct str maybe(struct build *b, const struct node *map, const char *key)
{
    const struct node *n = node_find(map, key);
    return n ? build_text_or_empty(b, n, key) : STR("");
}

static void add_sources(struct build *b, const struct node *root, struct registry *reg)
{
    static const char *const keys[] = {"name", "url", "checked", "says"};
    const struct node *all = entries(b, root, "sources");
    if (!all) {
        return;
    }
    reg->sources = arena_new(b->arena, all->count, sizeof *reg->sources);
    for (uint32_t i = 0; i < all->count; i++) {
        const struct node *n = all->items[i];
        build_known(b, n, keys, COUNT_OF(keys));
        reg->sources[reg->source_count++] = (struct source){
            .id = build_id(b, all->keys[i]),
            .name = field(b, n, "name"),
            .url = maybe(b, n, "url"),
            .checked = field(b, n, "checked"),
            .says = maybe(b, n, "says"),
        };
    }
}

static void add_authorities(struct build *b, const struct node *n, const struct registry *reg,
                            struct sign *sign)
{
    uint32_t count;
    const struct str *names = build_texts(b, n, "authorities", &count);
    uint16_t *list = arena_new(b->arena, count, sizeof *list);
    for (uint32_t i = 0; i < count; i++) {
        int s = registry_find_source(reg, names[i]);
        if (s < 0) {
            build_add(b, FINDING_UNKNOWN_SOURCE, n->items[i]->at, names[i]);
        } else {
            list[sign->authority_count++] = (uint16_t)s;
        }
    }
    sign->authorities = list;
}

static void add_sign(struct build *b, const struct node *id, const struct node *n,
                     struct registry *reg)
{
    static const char *const keys[] = {"name", "stage", "strength",  "rises", "looks",
                                       "why",  "todo",  "lookalike", "cue",   "authorities"};
    build_known(b, n, keys, COUNT_OF(keys));
    struct sign *sign = &reg->signs[reg->sign_count++];
    const struct node *stage = build_need(b, n, "stage"), *strength = build_need(b, n, "strength");
    *sign = (struct sign){
        .id = build_id(b, id),
        .name = field(b, n, "name"),
        .stage = (enum stage)build_word(b, stage, scenario_stage_words, STAGES),
        .strength = (enum strength)build_word(b, strength, registry_strength_words, STRENGTHS),
        .rises = maybe(b, n, "rises"),
        .looks = field(b, n, "looks"),
        .why = field(b, n, "why"),
        .todo = field(b, n, "todo"),
        .lookalike = field(b, n, "lookalike"),
        .cue = field(b, n, "cue"),
    };
    if (node_find(n, "authorities")) {
        add_authorities(b, node_find(n, "authorities"), reg, sign);
    }
}

static void add_signs(struct build *b, const struct node *root, struct registry *reg)
{
    const struct node *all = entries(b, root, "signs");
    if (!all) {
        return;
    }
    reg->signs = arena_new(b->arena, all->count, sizeof *reg->signs);
    for (uint32_t i = 0; i < all->count; i++) {
        if (i >= REGISTRY_SIGNS_MAX) {
            finding_add(b->findings, FINDING_TOO_MANY, all->keys[i]->at, "64 signs");
            return;
        }
        add_sign(b, all->keys[i], all->items[i], reg);
    }
}

static void add_families(struct build *b, const struct node *root, struct registry *reg)
{
    static const char *const keys[] = {"name", "about"};
    const struct node *all = entries(b, root, "families");
    if (!all) {
        return;
    }
    reg->families = arena_new(b->arena, all->count, sizeof *reg->families);
    for (uint32_t i = 0; i < all->count; i++) {
        build_known(b, all->items[i], keys, COUNT_OF(keys));
        reg->families[reg->family_count++] = (struct named){
            .id = build_id(b, all->keys[i]),
            .name = field(b, all->items[i], "name"),
            .about = maybe(b, all->items[i], "about"),
        };
    }
}

static struct words words_of(struct build *b, const struct node *root, const char *key)
{
    struct words w = {0};
    w.list = build_texts(b, build_need(b, root, key), key, &w.count);
    return w;
}

static void add_names(struct build *b, const struct node *root, struct registry *reg)
{
    static const char *const keys[] = {"name", "channel"};
    const struct node *all = entries(b, root, "platforms");
    reg->platforms = arena_new(b->arena, all ? all->count : 0, sizeof *reg->platforms);
    for (uint32_t i = 0; all && i < all->count; i++) {
        const struct node *n = all->items[i];
        build_known(b, n, keys, COUNT_OF(keys));
        reg->platforms[reg->platform_count++] = (struct platform){
            .id = build_id(b, all->keys[i]),
            .name = field(b, n, "name"),
            .channel = (enum channel)build_word(b, build_need(b, n, "channel"),
                                                scenario_channel_words, CHANNELS),
        };
    }
    reg->learners = words_of(b, root, "learners");
    reg->brands = words_of(b, root, "brands");
    reg->real_brands = words_of(b, root, "real-brands");
    reg->blaming = words_of(b, root, "blaming");
}

// "0.85" as 850.
static uint32_t thousandths(struct build *b, const struct node *n)
{
    uint32_t value = 0, digits = 0;
    bool is_behind = false, ok = build_is(b, n, NODE_TEXT, "scale") && n->text.len > 0;
    for (size_t i = 0; ok && i < n->text.len; i++) {
        char c = n->text.ptr[i];
        if (c == '.' && !is_behind) {
            is_behind = true;
        } else if (c >= '0' && c <= '9' && digits < 3 && value < 1000000) {
            value = value * 10 + (uint32_t)(c - '0');
            digits += is_behind;
        } else {
            ok = false;
        }
    }
    for (; digits < 3; digits++) {
        value *= 10;
    }
    if (!ok || value == 0) {
        finding_add(b->findings, FINDING_WRONG_TYPE, n ? n->at : (struct place){0}, "scale",
                    "a number such as 0.85");
        return 1000;
    }
    return value;
}

static void add_currency(struct build *b, const struct node *n, struct region *region)
{
    static const char *const keys[] = {"code", "symbol", "position", "digits", "scale"};
    static const char *const places[] = {"before", "after"};
    build_known(b, n, keys, COUNT_OF(keys));
    region->currency_code = field(b, n, "code");
    region->currency_symbol = field(b, n, "symbol");
    region->symbol_after = build_word(b, build_need(b, n, "position"), places, 2) == 1;
    region->scale_thousandths = thousandths(b, build_need(b, n, "scale"));
}

static void add_lines(struct build *b, const struct node *all, struct region *region)
{
    static const char *const keys[] = {"id",    "name", "phone", "url",
                                       "hours", "for",  "says",  "checked"};
    static const char *const purposes[] = {"money", "crisis", "trafficking", "report", "advice"};
    if (!build_is(b, all, NODE_LIST, "lines")) {
        return;
    }
    struct help_line *lines = arena_new(b->arena, all->count, sizeof *lines);
    for (uint32_t i = 0; i < all->count; i++) {
        const struct node *n = all->items[i];
        build_known(b, n, keys, COUNT_OF(keys));
        (void)build_word(b, build_need(b, n, "for"), purposes, (int)COUNT_OF(purposes));
        lines[i] = (struct help_line){
            .id = field(b, n, "id"),
            .name = field(b, n, "name"),
            .phone = maybe(b, n, "phone"),
            .url = maybe(b, n, "url"),
            .hours = maybe(b, n, "hours"),
            .purpose = maybe(b, n, "for"),
            .says = maybe(b, n, "says"),
            .checked = field(b, n, "checked"),
        };
    }
    region->lines = lines;
    region->line_count = all->count;
}

static void find_hotline(struct build *b, const struct node *n, struct region *region)
{
    region->hotline = -1;
    if (!n || n->text.len == 0) {
        return;
    }
    for (uint32_t i = 0; i < region->line_count; i++) {
        if (str_is(region->lines[i].id, n->text)) {
            region->hotline = (int)i;
            return;
        }
    }
    build_add(b, FINDING_UNKNOWN_KEY, n->at, n->text);
}

static void add_region(struct build *b, const struct node *root, struct registry *reg)
{
    static const char *const keys[] = {"wary-region", "id",      "name", "currency",
                                       "emergency",   "hotline", "lines"};
    enum { REGIONS_MAX = 300 };
    if (!reg->regions) {
        reg->regions = arena_new(b->arena, REGIONS_MAX, sizeof *reg->regions);
    }
    if (reg->region_count == REGIONS_MAX) {
        finding_add(b->findings, FINDING_TOO_MANY, root->at, "300 regions");
        return;
    }
    build_known(b, root, keys, COUNT_OF(keys));
    struct region *region = &reg->regions[reg->region_count++];
    region->id = field(b, root, "id");
    region->name = field(b, root, "name");
    region->emergency = maybe(b, root, "emergency");
    add_currency(b, build_need(b, root, "currency"), region);
    add_lines(b, build_need(b, root, "lines"), region);
    find_hotline(b, node_find(root, "hotline"), region);
}

static const struct {
    const char *key;
    void (*add)(struct build *b, const struct node *root, struct registry *reg);
} kinds[] = {
    {"wary-sources", add_sources}, {"wary-signs", add_signs},   {"wary-families", add_families},
    {"wary-names", add_names},     {"wary-region", add_region},
};

bool facts_add(struct build *b, const struct node *root, struct registry *reg)
{
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        const struct node *version = node_find(root, kinds[i].key);
        if (version) {
            (void)build_number(b, version, kinds[i].key, 1, 1);
            kinds[i].add(b, root, reg);
            return !finding_has_error(b->findings);
        }
    }
    finding_add(b->findings, FINDING_MISSING_KEY, root ? root->at : (struct place){1, 1},
                "wary-signs (or sources, families, names, region)");
    return false;
}
