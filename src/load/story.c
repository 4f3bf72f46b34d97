#include "load/story.h"

#include <stdio.h>
#include <string.h>

#include "load/scene.h"

static const char *const top_keys[] = {
    "wary",     "id",      "version", "title",  "lang",    "verdict",         "family",  "channel",
    "platform", "twin",    "fit",     "about",  "sources", "stake",           "cast",    "vars",
    "scenes",   "endings", "tests",   "adapts", "region",  "withdraw_before", "renamed",
};

// Words of the grammar that cannot name a person.
static const char *const reserved[] = {
    "note", "wait",  "choose",    "if",      "then", "else",    "set",   "add",  "loses", "goto",
    "end",  "signs", "resembles", "neutral", "at",   "subject", "pause", "hint", "text",
};

static struct str maybe(struct story_build *s, const struct node *map, const char *key)
{
    const struct node *n = node_find(map, key);
    return n ? build_text(&s->b, n, key) : STR("");
}

static int word(struct story_build *s, const struct node *root, const char *key,
                const char *const *words, int count)
{
    const struct node *n = build_need(&s->b, root, key);
    return n ? build_word(&s->b, n, words, count) : 0;
}

// A key of the registry; a finding when the registry does not have it.
static struct str key_of(struct story_build *s, const struct node *n, const char *what,
                         int (*find)(const struct registry *reg, struct str id), enum finding_id id)
{
    struct str text = n ? build_text(&s->b, n, what) : STR("");
    if (text.len && find(s->b.reg, text) < 0) {
        build_add(&s->b, id, n->at, text);
    }
    return text;
}

static struct place place_at(const struct node *n)
{
    return n ? n->at : (struct place){0};
}

static void fill_about(struct story_build *s, const struct node *about)
{
    static const char *const keys[] = {"audience", "minutes", "topics"};
    if (!build_is(&s->b, about, NODE_MAP, "about")) {
        return;
    }
    build_known(&s->b, about, keys, COUNT_OF(keys));
    s->sc->audience = maybe(s, about, "audience");
    s->sc->minutes = build_number(&s->b, build_need(&s->b, about, "minutes"), "minutes", 1, 240);
    s->sc->topics =
        build_texts(&s->b, build_need(&s->b, about, "topics"), "topics", &s->sc->topic_count);
}

static void fill_sources(struct story_build *s, const struct node *n)
{
    struct scenario *sc = s->sc;
    sc->sources = build_texts(&s->b, n, "sources", &sc->source_count);
    for (uint32_t i = 0; i < sc->source_count; i++) {
        if (registry_find_source(s->b.reg, sc->sources[i]) < 0) {
            build_add(&s->b, FINDING_UNKNOWN_SOURCE, n->items[i]->at, sc->sources[i]);
        }
    }
}

static void fill_places(struct scenario *sc, const struct node *root)
{
    sc->at_top = root->at;
    sc->at_twin = place_at(node_find(root, "twin"));
    sc->at_title = place_at(node_find(root, "title"));
    sc->at_family = place_at(node_find(root, "family"));
    sc->at_platform = place_at(node_find(root, "platform"));
    sc->at_stake = place_at(node_find(root, "stake"));
}

static void fill_head(struct story_build *s, const struct node *root)
{
    struct build *b = &s->b;
    struct scenario *sc = s->sc;
    const struct node *version = node_find(root, "wary");
    if (version && !str_is_c(version->text, "1")) {
        build_add(b, FINDING_GRAMMAR, version->at, version->text);
    }
    build_known(b, root, top_keys, COUNT_OF(top_keys));
    fill_places(sc, root);
    const struct node *id = build_need(b, root, "id");
    sc->id = id ? build_id(b, id) : STR("");
    sc->version = build_number(b, build_need(b, root, "version"), "version", 1, 1000000);
    sc->title = build_text(b, build_need(b, root, "title"), "title");
    sc->lang = build_text(b, build_need(b, root, "lang"), "lang");
    sc->verdict = (enum verdict)word(s, root, "verdict", scenario_verdict_words, VERDICTS);
    sc->channel = (enum channel)word(s, root, "channel", scenario_channel_words, CHANNELS);
    sc->fit = node_find(root, "fit") ? (enum fit)word(s, root, "fit", scenario_fit_words, FITS)
                                     : FIT_MEDIUM;
    sc->family = key_of(s, build_need(b, root, "family"), "family", registry_find_family,
                        FINDING_UNKNOWN_FAMILY);
    sc->platform = key_of(s, build_need(b, root, "platform"), "platform", registry_find_platform,
                          FINDING_UNKNOWN_PLATFORM);
    sc->twin = maybe(s, root, "twin");
    sc->adapts = maybe(s, root, "adapts");
    sc->region = maybe(s, root, "region");
    sc->stake = build_number(b, build_need(b, root, "stake"), "stake", 0, 10000000);
    sc->withdraw_before =
        build_number(b, node_find(root, "withdraw_before"), "withdraw_before", 0, 1000000);
    fill_about(s, build_need(b, root, "about"));
    fill_sources(s, build_need(b, root, "sources"));
    (void)build_is(b, node_find(root, "renamed"), NODE_MAP, "renamed");
}

// A map of `top` with at most `most` entries, or NULL with a finding.
static const struct node *section(struct story_build *s, const struct node *root, const char *top,
                                  uint32_t most)
{
    const struct node *n = build_need(&s->b, root, top);
    if (!build_is(&s->b, n, NODE_MAP, top)) {
        return NULL;
    }
    if (n->count > most) {
        char text[48];
        (void)snprintf(text, sizeof text, "%u entries under `%s`", most, top);
        finding_add(s->b.findings, FINDING_TOO_MANY, n->at, text);
        return NULL;
    }
    return n;
}

static struct str *ids_of(struct story_build *s, const struct node *map)
{
    struct str *ids = arena_new(s->b.arena, map->count, sizeof *ids);
    for (uint32_t i = 0; i < map->count; i++) {
        ids[i] = build_id(&s->b, map->keys[i]);
    }
    return ids;
}

static void fill_cast(struct story_build *s, const struct node *root)
{
    static const char *const keys[] = {"name", "bio", "trusted"};
    const struct node *all = section(s, root, "cast", 50);
    if (!all) {
        return;
    }
    s->cast_ids = ids_of(s, all);
    s->sc->cast = arena_new(s->b.arena, all->count, sizeof *s->sc->cast);
    for (uint32_t i = 0; i < all->count; i++) {
        const struct node *n = all->items[i];
        if (scenario_word(reserved, (int)COUNT_OF(reserved), s->cast_ids[i]) >= 0) {
            build_add(&s->b, FINDING_RESERVED_CAST, all->keys[i]->at, s->cast_ids[i]);
        }
        build_known(&s->b, n, keys, COUNT_OF(keys));
        const struct node *trusted = node_find(n, "trusted");
        s->sc->cast[i] = (struct cast){
            .id = s->cast_ids[i],
            .name = build_is(&s->b, n, NODE_MAP, "a person")
                        ? build_text(&s->b, build_need(&s->b, n, "name"), "name")
                        : STR(""),
            .bio = maybe(s, n, "bio"),
            .is_trusted = trusted && build_yes(&s->b, trusted, "trusted"),
            .at = all->keys[i]->at,
        };
        s->sc->cast_count++;
    }
}

static void fill_vars(struct story_build *s, const struct node *root)
{
    const struct node *all =
        node_find(root, "vars") ? section(s, root, "vars", SCENARIO_VARS_MAX) : NULL;
    if (!all) {
        return;
    }
    s->var_ids = ids_of(s, all);
    s->sc->vars = arena_new(s->b.arena, all->count, sizeof *s->sc->vars);
    for (uint32_t i = 0; i < all->count; i++) {
        const struct node *n = all->items[i];
        bool is_yes =
            n->kind == NODE_TEXT && (str_is_c(n->text, "yes") || str_is_c(n->text, "true"));
        bool is_no =
            n->kind == NODE_TEXT && (str_is_c(n->text, "no") || str_is_c(n->text, "false"));
        s->sc->vars[i] =
            (struct var){.id = s->var_ids[i], .is_yes_no = is_yes || is_no, .at = all->keys[i]->at};
        s->sc->vars[i].first = is_yes || is_no ? is_yes
                                               : (uint8_t)build_number(&s->b, n, "a variable", 0,
                                                                       SCENARIO_VAR_VALUE_MAX);
        s->sc->var_count++;
    }
}

static void fill_endings(struct story_build *s, const struct node *root)
{
    const struct node *all = section(s, root, "endings", 100);
    if (!all) {
        return;
    }
    s->ending_ids = ids_of(s, all);
    s->sc->endings = arena_new(s->b.arena, all->count, sizeof *s->sc->endings);
    for (uint32_t i = 0; i < all->count; i++) {
        s->sc->endings[i] = (struct ending){
            .id = s->ending_ids[i],
            .text = story_text(s, all->items[i], "an ending"),
            .at = all->keys[i]->at,
        };
        if (str_is_c(s->ending_ids[i], "left")) {
            build_add(&s->b, FINDING_RESERVED_CAST, all->keys[i]->at, s->ending_ids[i]);
        }
        s->sc->ending_count++;
    }
}

static struct test_do do_of(struct story_build *s, const struct node *n)
{
    static const char *const keys[] = {"check", "leave"};
    struct test_do one = {.at = n->at};
    if (n->kind != NODE_MAP) {
        one.reply = build_text(&s->b, n, "a reply");
        return one;
    }
    build_known(&s->b, n, keys, COUNT_OF(keys));
    const struct node *check = node_find(n, "check"), *leave = node_find(n, "leave");
    if (check) {
        one.kind = TEST_CHECK;
        one.check = (enum check_kind)build_word(&s->b, check, scenario_check_words, CHECKS);
    } else if (leave) {
        one.kind = TEST_LEAVE;
        one.leave = (enum leave_how)build_word(&s->b, leave, scenario_leave_words, LEAVES);
    }
    return one;
}

static void fill_expect(struct story_build *s, const struct node *n, struct story_test *test)
{
    static const char *const keys[] = {"end", "lost", "shown"};
    if (!build_is(&s->b, n, NODE_MAP, "expect")) {
        return;
    }
    build_known(&s->b, n, keys, COUNT_OF(keys));
    const struct node *end = node_find(n, "end"), *lost = node_find(n, "lost");
    const struct node *shown = node_find(n, "shown");
    test->end = end ? build_text(&s->b, end, "end") : STR("");
    if (test->end.len && !str_is_c(test->end, "left")) {
        (void)story_ending(s, end);
    }
    test->lost = lost ? (int64_t)build_number(&s->b, lost, "lost", 0, 10000000) : -1;
    if (build_is(&s->b, shown, NODE_LIST, "shown")) {
        for (uint32_t i = 0; i < shown->count; i++) {
            int sign = story_sign(s, shown->items[i]);
            test->shown |= sign >= 0 ? UINT64_C(1) << sign : 0;
        }
    }
}

static void fill_tests(struct story_build *s, const struct node *root)
{
    static const char *const keys[] = {"name", "do", "expect"};
    const struct node *all = node_find(root, "tests");
    if (!build_is(&s->b, all, NODE_LIST, "tests")) {
        return;
    }
    s->sc->tests = arena_new(s->b.arena, all->count, sizeof *s->sc->tests);
    for (uint32_t i = 0; i < all->count; i++) {
        const struct node *n = all->items[i];
        struct story_test *test = &s->sc->tests[s->sc->test_count++];
        *test = (struct story_test){.lost = -1, .at = n->at};
        if (!build_is(&s->b, n, NODE_MAP, "a test")) {
            continue;
        }
        build_known(&s->b, n, keys, COUNT_OF(keys));
        test->name = build_text(&s->b, build_need(&s->b, n, "name"), "name");
        const struct node *dos = build_need(&s->b, n, "do");
        if (build_is(&s->b, dos, NODE_LIST, "do")) {
            struct test_do *list = arena_new(s->b.arena, dos->count, sizeof *list);
            for (uint32_t k = 0; k < dos->count; k++) {
                list[k] = do_of(s, dos->items[k]);
            }
            test->dos = list;
            test->do_count = dos->count;
        }
        fill_expect(s, node_find(n, "expect"), test);
    }
}

void story_fill(struct story_build *s, const struct node *root)
{
    fill_head(s, root);
    fill_cast(s, root);
    fill_vars(s, root);
    fill_endings(s, root);
    const struct node *scenes = section(s, root, "scenes", 20000);
    if (scenes) {
        s->scene_ids = ids_of(s, scenes);
        scene_fill(s, scenes);
    }
    fill_tests(s, root);
}
