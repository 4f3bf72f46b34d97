#include "load/load.h"

#include <stdio.h>
#include <string.h>

#include "load/facts.h"
#include "load/form.h"
#include "load/guard.h"
#include "load/plan.h"
#include "load/story.h"
#include "load/trap.h"

const struct load_limits load_limits_usual = {1024 * 1024, 200000, 10000};
const struct load_limits load_limits_large = {16 * 1024 * 1024, 10000000, 500000};

enum { MENDS_MAX = 40 };  // faults of YAML that are looked behind

static bool is_same_place(const struct finding *a, const struct finding *b)
{
    return a->id == b->id && a->at.line == b->at.line;
}

// A fault that stops YAML is told, mended in a copy, and the copy read on: all findings at
// once.  The copy is never played, since the fault is an error.
static struct node *parse(struct str bytes, const struct load_limits *limits, struct arena *tree,
                          struct arena *texts, struct findings *findings)
{
    struct node_room room = {limits->bytes, limits->events, tree, texts};
    struct buf copy = {0};
    struct finding last = {0};
    struct node *root = NULL;
    for (int i = 0; i <= MENDS_MAX; i++) {
        struct findings now = {0};
        struct buf next = {0};
        root = node_parse(bytes, &room, &now);
        const struct finding *stop = !root && now.count ? &now.list[now.count - 1] : NULL;
        bool goes_on = stop && !is_same_place(stop, &last) && trap_mend(bytes, stop, &next);
        if (goes_on) {
            finding_take(findings, stop);
            last = (struct finding){.id = stop->id, .at = stop->at};
        } else {
            finding_merge(findings, &now);
        }
        finding_clear(&now);
        buf_free(&copy);
        copy = next;
        bytes = (struct str){copy.ptr, copy.len};
        if (!goes_on) {
            break;
        }
    }
    buf_free(&copy);
    return root;
}

// The story of a tree, in the arena, which it takes over.
static struct scenario *build_story(const struct node *root, const char *file, const char *hash,
                                    const struct registry *reg, struct draft *d)
{
    struct scenario *sc = arena_new(d->b.arena, 1, sizeof *sc);
    sc->file = (struct str){arena_copy(d->b.arena, file, strlen(file)), strlen(file)};
    (void)snprintf(sc->hash, sizeof sc->hash, "%s", hash);
    d->sc = sc;
    draft_take_registry(d, reg);
    if (node_find(root, "wary-form")) {
        form_fill(d, root);
    } else {
        story_fill(d, root);
    }
    sc->arena = *d->b.arena;
    return sc;
}

static void check_messages(const struct draft *d, const struct load_limits *limits)
{
    if (d->messages > limits->messages) {
        char most[32];
        (void)snprintf(most, sizeof most, "%zu messages", limits->messages);
        finding_add(d->b.findings, FINDING_TOO_MANY, d->sc->at_top, most);
    }
}

// What is made of one file.
struct made {
    struct arena arena, tree;  // of the model; while it is built
    const char *file, *hash;
    const struct registry *reg;
    const struct load_limits *limits;
    struct findings *findings;
};

static struct scenario *make(struct made *m, const struct node *root)
{
    struct scenario *sc = NULL;
    if (node_find(root, "wary") || node_find(root, "wary-form")) {
        struct draft d = {.b = {.arena = &m->arena, .tree = &m->tree, .findings = m->findings}};
        sc = build_story(root, m->file, m->hash, m->reg, &d);
        check_messages(&d, m->limits);
        if (!finding_has_error(m->findings)) {
            scenario_count_fewest(sc);
        }
    } else {
        if (root) {
            finding_add(m->findings, FINDING_NOT_A_SCENARIO, root->at);
        }
        arena_free(&m->arena);
    }
    arena_free(&m->tree);
    return sc;
}

struct scenario *load_scenario(struct str bytes, const char *file, const char *hash,
                               const struct registry *reg, const struct load_limits *limits,
                               struct findings *findings)
{
    struct made m = {
        .file = file, .hash = hash, .reg = reg, .limits = limits, .findings = findings};
    return make(&m, parse(bytes, limits, &m.tree, &m.arena, findings));
}

struct scenario *load_scenario_taking(struct buf *bytes, const char *file,
                                      const struct registry *reg, const struct load_limits *limits,
                                      struct findings *findings)
{
    struct made m = {.file = file, .hash = "", .reg = reg, .limits = limits, .findings = findings};
    struct str all = {bytes->ptr, bytes->len};
    struct node *root = parse(all, limits, &m.tree, &m.arena, findings);
    buf_free(bytes);
    return make(&m, root);
}

bool load_registry_file(struct str bytes, const char *file, struct registry *reg,
                        struct findings *findings)
{
    struct arena tree = {0};
    size_t errors = findings->counts[SEVERITY_ERROR];
    (void)file;
    struct node *root = parse(bytes, &load_limits_usual, &tree, &reg->arena, findings);
    struct build b = {.arena = &reg->arena, .tree = &tree, .findings = findings};
    if (root) {
        facts_add(&b, root, reg);
    }
    arena_free(&tree);
    return findings->counts[SEVERITY_ERROR] == errors;
}

bool load_is_lesson(struct str bytes)
{
    static const struct str key = {"wary-lesson:", 12};
    for (size_t at = 0; at < bytes.len;) {
        if (str_is(str_part(bytes, at, key.len), key)) {
            return true;
        }
        const char *end = memchr(bytes.ptr + at, '\n', bytes.len - at);
        at = end ? (size_t)(end - bytes.ptr) + 1 : bytes.len;
    }
    return false;
}

struct lesson *load_lesson(struct str bytes, struct findings *findings)
{
    struct arena arena = {0}, tree = {0};
    struct lesson *lesson = NULL;
    struct node *root = parse(bytes, &load_limits_usual, &tree, &arena, findings);
    if (node_find(root, "wary-lesson")) {
        struct build b = {.arena = &arena, .tree = &tree, .findings = findings};
        lesson = arena_new(&arena, 1, sizeof *lesson);
        plan_fill(&b, root, lesson);
        lesson->arena = arena;
    } else {
        if (root) {
            finding_add(findings, FINDING_MISSING_KEY, root->at, "wary-lesson");
        }
        arena_free(&arena);
    }
    arena_free(&tree);
    return lesson;
}

static void take_setting(const struct node *key, const struct node *value, load_setting_fn *fn,
                         void *ctx, struct findings *findings)
{
    bool is_text = key->kind == NODE_TEXT && value->kind == NODE_TEXT && !value->is_odd;
    if (!is_text || !fn(ctx, key->text, value->text)) {
        char name[64];
        (void)snprintf(name, sizeof name, "%.*s", STR_ARG(str_part(key->text, 0, 60)));
        finding_add(findings, FINDING_BAD_SETTING, key->at, name);
    }
}

bool load_config(struct str bytes, const char *file, load_setting_fn *fn, void *ctx,
                 struct findings *findings)
{
    struct arena tree = {0};
    size_t errors = findings->counts[SEVERITY_ERROR];
    (void)file;
    if (bytes.len <= load_limits_usual.bytes && guard_is_blank(bytes)) {
        return true;
    }
    struct node *root = parse(bytes, &load_limits_usual, &tree, &tree, findings);
    bool is_map = root && root->kind == NODE_MAP;
    if (root && !is_map) {
        finding_add(findings, FINDING_WRONG_TYPE, root->at, "this file", "lines of `key: value`");
    }
    bool ok = findings->counts[SEVERITY_ERROR] == errors;
    for (uint32_t i = 0; ok && i < root->count; i++) {
        take_setting(root->keys[i], node_item(root, i), fn, ctx, findings);
    }
    arena_free(&tree);
    return ok;
}
