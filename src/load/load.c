#include "load/load.h"

#include <stdio.h>
#include <string.h>

#include "load/facts.h"
#include "load/story.h"

const struct load_limits load_limits_usual = {1024 * 1024, 200000, 10000};
const struct load_limits load_limits_large = {16 * 1024 * 1024, 10000000, 500000};

// The tree and what it is made of live as long as the building.
static struct node *parse(struct str bytes, const struct load_limits *limits, struct arena *tree,
                          struct findings *findings)
{
    struct node *root = node_parse(bytes, limits, tree, findings);
    if (root && root->kind != NODE_MAP) {
        finding_add(findings, FINDING_NOT_A_SCENARIO, root->at);
        return NULL;
    }
    if (!root && !finding_has_error(findings)) {
        finding_add(findings, FINDING_EMPTY, (struct place){1, 1});
    }
    return root;
}

struct scenario *load_scenario(struct str bytes, const char *file, const char *hash,
                               const struct registry *reg, const struct load_limits *limits,
                               struct findings *findings)
{
    struct arena arena = {0};
    struct node *root = parse(bytes, limits, &arena, findings);
    bool is_story = root && node_find(root, "wary");
    if (root && !is_story) {
        finding_add(findings, FINDING_NOT_A_SCENARIO, root->at);
    }
    if (!is_story) {
        arena_free(&arena);
        return NULL;
    }
    struct scenario *sc = arena_new(&arena, 1, sizeof *sc);
    sc->file = (struct str){arena_copy(&arena, file, strlen(file)), strlen(file)};
    (void)snprintf(sc->hash, sizeof sc->hash, "%s", hash);
    struct story_build s = {
        .b = {.arena = &arena, .findings = findings, .reg = reg},
        .sc = sc,
        .messages_max = limits->messages,
    };
    story_fill(&s, root);
    sc->arena = arena;
    if (!finding_has_error(findings)) {
        scenario_count_fewest(sc);
    }
    return sc;
}

bool load_registry_file(struct str bytes, const char *file, struct registry *reg,
                        struct findings *findings)
{
    (void)file;
    struct node *root = parse(bytes, &load_limits_usual, &reg->arena, findings);
    struct build b = {.arena = &reg->arena, .findings = findings};
    return root && facts_add(&b, root, reg);
}

bool load_config(struct str bytes, const char *file, load_setting_fn *fn, void *ctx,
                 struct findings *findings)
{
    struct arena tree = {0};
    (void)file;
    struct node *root = parse(bytes, &load_limits_usual, &tree, findings);
    for (uint32_t i = 0; root && i < root->count; i++) {
        const struct node *value = root->items[i];
        bool is_text = value->kind == NODE_TEXT;
        if (!is_text || !fn(ctx, root->keys[i]->text, value->text)) {
            char key[64];
            (void)snprintf(key, sizeof key, "%.*s",
                           (int)(root->keys[i]->text.len < 60 ? root->keys[i]->text.len : 60),
                           root->keys[i]->text.ptr);
            finding_add(findings, FINDING_BAD_SETTING, root->keys[i]->at, key);
        }
    }
    arena_free(&tree);
    return root != NULL;
}
