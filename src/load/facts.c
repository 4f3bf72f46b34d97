#include "load/facts.h"

#include <stdio.h>
#include <string.h>

#include "load/region.h"

enum { ENTRIES_MAX = 2000 };

static struct str text_of(struct build *b, const struct node *map, const char *key)
{
    return build_text(b, build_need(b, map, key), key);
}

// Entries of `key` as a mapping of id to map; NULL with a finding when it is none.
static const struct node *entries(struct build *b, const struct node *root, const char *key,
                                  uint32_t most)
{
    const struct node *n = build_need(b, root, key);
    if (!build_is(b, n, NODE_MAP, key)) {
        return NULL;
    }
    if (n->count > most) {
        char text[64];
        (void)snprintf(text, sizeof text, "%u entries under `%s`", most, key);
        finding_add(b->findings, FINDING_TOO_MANY, n->at, text);
        return NULL;
    }
    return n;
}

// The list again, with room for more behind what it holds.
static void *grown(struct build *b, const void *list, size_t count, size_t more, size_t size)
{
    char *now = arena_new(b->arena, count + more, size);
    if (count) {
        memcpy(now, list, count * size);
    }
    return now;
}

// Where an entry goes: over the one with its id, else behind the last.
static uint32_t index_for(int found, uint32_t *count)
{
    return found >= 0 ? (uint32_t)found : (*count)++;
}

static void add_sources(struct build *b, const struct node *root, struct registry *reg)
{
    static const char *const keys[] = {"name", "url", "checked", "says"};
    const struct node *all = entries(b, root, "sources", ENTRIES_MAX);
    if (!all) {
        return;
    }
    reg->sources = grown(b, reg->sources, reg->source_count, all->count, sizeof *reg->sources);
    for (uint32_t i = 0; i < all->count; i++) {
        const struct node *n = node_item(all, i);
        struct str id = build_id(b, all->keys[i]);
        if (build_known(b, n, "a source", keys, COUNT_OF(keys))) {
            uint32_t at = index_for(registry_find_source(reg, id), &reg->source_count);
            reg->sources[at] = (struct source){
                .id = id,
                .name = text_of(b, n, "name"),
                .url = build_fact(b, n, "url"),
                .checked = region_checked(b, n),
                .says = build_fact(b, n, "says"),
            };
        }
    }
}

static void add_authorities(struct build *b, const struct node *n, const struct registry *reg,
                            struct sign *sign)
{
    uint32_t count;
    const struct str *names = build_texts(b, n, "authorities", &count);
    uint16_t *list = arena_new(b->arena, count, sizeof *list);
    struct str *ids = arena_new(b->tree, count ? reg->source_count : 0, sizeof *ids);
    for (uint32_t i = 0; count && i < reg->source_count; i++) {
        ids[i] = reg->sources[i].id;
    }
    for (uint32_t i = 0; i < count; i++) {
        int s = registry_find_source(reg, names[i]);
        if (s < 0) {
            build_add(b, FINDING_UNKNOWN_SOURCE, node_item(n, i)->at, names[i]);
            build_nearest(b, names[i], ids, reg->source_count);
        } else {
            list[sign->authority_count++] = (uint16_t)s;
        }
    }
    sign->authorities = list;
}

static struct sign sign_of(struct build *b, struct str id, const struct node *n,
                           const struct registry *reg)
{
    const struct node *stage = build_need(b, n, "stage"), *strength = build_need(b, n, "strength");
    struct sign sign = {
        .id = id,
        .name = text_of(b, n, "name"),
        .stage = (enum stage)build_word(b, stage, scenario_stage_words, STAGES),
        .strength = (enum strength)build_word(b, strength, registry_strength_words, STRENGTHS),
        .rises = build_fact(b, n, "rises"),
        .looks = text_of(b, n, "looks"),
        .why = text_of(b, n, "why"),
        .todo = text_of(b, n, "todo"),
        .lookalike = text_of(b, n, "lookalike"),
        .cue = text_of(b, n, "cue"),
    };
    add_authorities(b, node_find(n, "authorities"), reg, &sign);
    return sign;
}

static void add_signs(struct build *b, const struct node *root, struct registry *reg)
{
    static const char *const keys[] = {"name", "stage", "strength",  "rises", "looks",
                                       "why",  "todo",  "lookalike", "cue",   "authorities"};
    const struct node *all = entries(b, root, "signs", REGISTRY_SIGNS_MAX);
    if (!all) {
        return;
    }
    reg->signs = grown(b, reg->signs, reg->sign_count, all->count, sizeof *reg->signs);
    for (uint32_t i = 0; i < all->count; i++) {
        struct str id = build_id(b, all->keys[i]);
        int found = registry_find_sign(reg, id);
        if (found < 0 && reg->sign_count == REGISTRY_SIGNS_MAX) {
            finding_add(b->findings, FINDING_TOO_MANY, all->keys[i]->at, "64 signs");
            return;
        }
        if (build_known(b, node_item(all, i), "a sign", keys, COUNT_OF(keys))) {
            uint32_t at = index_for(found, &reg->sign_count);
            reg->signs[at] = sign_of(b, id, node_item(all, i), reg);
        }
    }
}

static void add_families(struct build *b, const struct node *root, struct registry *reg)
{
    static const char *const keys[] = {"name", "about"};
    const struct node *all = entries(b, root, "families", ENTRIES_MAX);
    if (!all) {
        return;
    }
    reg->families = grown(b, reg->families, reg->family_count, all->count, sizeof *reg->families);
    for (uint32_t i = 0; i < all->count; i++) {
        const struct node *n = node_item(all, i);
        struct str id = build_id(b, all->keys[i]);
        if (build_known(b, n, "a family", keys, COUNT_OF(keys))) {
            uint32_t at = index_for(registry_find_family(reg, id), &reg->family_count);
            reg->families[at] = (struct named){
                .id = id, .name = text_of(b, n, "name"), .about = build_maybe(b, n, "about")};
        }
    }
}

static void add_platforms(struct build *b, const struct node *all, struct registry *reg)
{
    static const char *const keys[] = {"name", "channel"};
    reg->platforms =
        grown(b, reg->platforms, reg->platform_count, all->count, sizeof *reg->platforms);
    for (uint32_t i = 0; i < all->count; i++) {
        const struct node *n = node_item(all, i);
        struct str id = build_id(b, all->keys[i]);
        if (build_known(b, n, "a platform", keys, COUNT_OF(keys))) {
            const struct node *channel = build_need(b, n, "channel");
            uint32_t at = index_for(registry_find_platform(reg, id), &reg->platform_count);
            reg->platforms[at] = (struct platform){
                .id = id,
                .name = text_of(b, n, "name"),
                .channel = (enum channel)build_word(b, channel, scenario_channel_words, CHANNELS),
            };
        }
    }
}

static void add_words(struct build *b, const struct node *root, const char *key, struct words *out)
{
    uint32_t count;
    const struct str *more = build_texts(b, build_need(b, root, key), key, &count);
    struct str *all = grown(b, out->list, out->count, count, sizeof *all);
    if (count) {
        memcpy(all + out->count, more, count * sizeof *all);
    }
    *out = (struct words){all, out->count + count};
}

static void add_names(struct build *b, const struct node *root, struct registry *reg)
{
    const struct node *all = entries(b, root, "platforms", ENTRIES_MAX);
    if (all) {
        add_platforms(b, all, reg);
    }
    add_words(b, root, "learners", &reg->learners);
    if (node_find(root, "class-first") || node_find(root, "class-second")) {
        add_words(b, root, "class-first", &reg->class_first);
        add_words(b, root, "class-second", &reg->class_second);
    }
    add_words(b, root, "brands", &reg->brands);
    add_words(b, root, "real-brands", &reg->real_brands);
    add_words(b, root, "blaming", &reg->blaming);
}

enum { TOP_KEYS_MAX = 8 };

// The first key tells the kind of file; the others may stand beside it.  A
// region's file knows its own keys.
static const struct {
    const char *keys[TOP_KEYS_MAX];
    void (*add)(struct build *b, const struct node *root, struct registry *reg);
} kinds[] = {
    {{"wary-sources", "sources"}, add_sources},
    {{"wary-signs", "signs"}, add_signs},
    {{"wary-families", "families"}, add_families},
    {{"wary-names", "platforms", "learners", "class-first", "class-second", "brands", "real-brands",
      "blaming"},
     add_names},
    {{"wary-region"}, region_add},
};

static void add_kind(struct build *b, const struct node *root, size_t kind, struct registry *reg)
{
    const char *const *keys = kinds[kind].keys;
    size_t count = 0;
    while (count < TOP_KEYS_MAX && keys[count]) {
        count++;
    }
    (void)build_number(b, node_find(root, keys[0]), keys[0], 1, 1);
    if (count > 1) {
        (void)build_known(b, root, "this file", keys, count);
    }
    kinds[kind].add(b, root, reg);
}

void facts_add(struct build *b, const struct node *root, struct registry *reg)
{
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        if (node_find(root, kinds[i].keys[0])) {
            add_kind(b, root, i, reg);
            return;
        }
    }
    finding_add(b->findings, FINDING_MISSING_KEY, root->at,
                "wary-signs (or wary-sources, wary-families, wary-names, wary-region)");
}
