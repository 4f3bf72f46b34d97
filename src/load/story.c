#include "load/story.h"

#include <stdio.h>

#include "load/cast.h"
#include "load/scene.h"

enum {
    ENDINGS_MAX = 100,
    SCENES_MAX = 200000,
    VERSION_MAX = 1000000,
    MINUTES_MAX = 240,
    MONEY_MAX = 10000000
};

static int word(struct draft *d, const struct node *root, const char *key, const char *const *words,
                int count)
{
    return build_word(&d->b, build_need(&d->b, root, key), words, count);
}

static struct str token(struct draft *d, const struct node *root, const char *key)
{
    return build_token(&d->b, node_find(root, key), key);
}

static struct place place_at(const struct node *root, const char *key)
{
    const struct node *n = node_find(root, key);
    return n ? n->at : (struct place){0};
}

// A key of the registry; a finding when the registry does not have it.
static struct str key_of(struct draft *d, const struct node *root, const char *key,
                         enum draft_kind kind)
{
    const struct node *n = build_need(&d->b, root, key);
    (void)draft_find(d, kind, n);
    return n && n->kind == NODE_TEXT ? n->text : STR("");
}

static void fill_about(struct draft *d, const struct node *about)
{
    struct build *b = &d->b;
    if (build_place(b, about, "about", GRAMMAR_ABOUT)) {
        d->sc->audience = build_maybe(b, about, "audience");
        d->sc->minutes =
            build_number(b, build_need(b, about, "minutes"), "minutes", 1, MINUTES_MAX);
        d->sc->topics =
            build_texts(b, build_need(b, about, "topics"), "topics", &d->sc->topic_count);
    }
}

static void fill_sources(struct draft *d, const struct node *n)
{
    struct scenario *sc = d->sc;
    sc->sources = build_texts(&d->b, n, "sources", &sc->source_count);
    for (uint32_t i = 0; i < sc->source_count; i++) {
        (void)draft_find(d, DRAFT_SOURCE, node_item(n, i));
    }
}

static void fill_places(struct scenario *sc, const struct node *root)
{
    sc->at_top = root->at;
    sc->at_twin = place_at(root, "twin");
    sc->at_title = place_at(root, "title");
    sc->at_family = place_at(root, "family");
    sc->at_platform = place_at(root, "platform");
    sc->at_stake = place_at(root, "stake");
}

static void fill_head(struct draft *d, const struct node *root)
{
    struct build *b = &d->b;
    struct scenario *sc = d->sc;
    fill_places(sc, root);
    sc->id = build_id(b, build_need(b, root, "id"));
    sc->version = build_number(b, build_need(b, root, "version"), "version", 1, VERSION_MAX);
    sc->title = build_text(b, build_need(b, root, "title"), "title");
    sc->lang = build_token(b, build_need(b, root, "lang"), "lang");
    sc->verdict = (enum verdict)word(d, root, "verdict", scenario_verdict_words, VERDICTS);
    sc->channel = (enum channel)word(d, root, "channel", scenario_channel_words, CHANNELS);
    bool has_fit = node_find(root, "fit") != NULL;
    sc->fit = has_fit ? (enum fit)word(d, root, "fit", scenario_fit_words, FITS) : FIT_MEDIUM;
    sc->family = key_of(d, root, "family", DRAFT_FAMILY);
    sc->platform = key_of(d, root, "platform", DRAFT_PLATFORM);
    sc->twin = token(d, root, "twin");
    sc->adapts = token(d, root, "adapts");
    sc->region = token(d, root, "region");
    sc->stake = build_number(b, build_need(b, root, "stake"), "stake", 0, MONEY_MAX);
    fill_about(d, build_need(b, root, "about"));
    fill_sources(d, build_need(b, root, "sources"));
    if (sc->region.len && d->names[DRAFT_REGION].count) {
        (void)build_one_of(b, node_find(root, "region"), &d->names[DRAFT_REGION]);
    }
}

static void check_version(struct draft *d, const struct node *version)
{
    if (version && !str_is_c(version->text, "1")) {
        build_add(&d->b, FINDING_GRAMMAR, version->at, version->text);
    }
}

static void fill_vars(struct draft *d, const struct node *root)
{
    const struct node *all = node_find(root, "vars");
    if (all && all->kind == NODE_MAP && all->count == 0) {
        return;
    }
    all = build_section(&d->b, all, "vars", SCENARIO_VARS_MAX);
    if (!all) {
        return;
    }
    struct str *ids = build_ids(&d->b, all);
    draft_take(d, DRAFT_VAR, ids, all->count);
    d->sc->vars = arena_new(d->b.arena, all->count, sizeof *d->sc->vars);
    d->sc->var_count = all->count;
    for (uint32_t i = 0; i < all->count; i++) {
        const struct node *n = node_item(all, i);
        struct var *var = &d->sc->vars[i];
        *var = (struct var){.id = ids[i], .is_yes_no = build_is_yes_no(n), .at = all->keys[i]->at};
        var->first = var->is_yes_no
                         ? build_yes(&d->b, n, "a variable")
                         : (uint8_t)build_number(&d->b, n, "a variable", 0, SCENARIO_VAR_VALUE_MAX);
    }
}

static void fill_endings(struct draft *d, const struct node *root)
{
    const struct node *all =
        build_section(&d->b, build_need(&d->b, root, "endings"), "endings", ENDINGS_MAX);
    if (!all) {
        return;
    }
    struct str *ids = build_ids(&d->b, all);
    draft_take(d, DRAFT_ENDING, ids, all->count);
    d->sc->endings = arena_new(d->b.arena, all->count, sizeof *d->sc->endings);
    d->sc->ending_count = all->count;
    for (uint32_t i = 0; i < all->count; i++) {
        struct ending *one = &d->sc->endings[i];
        one->id = ids[i];
        one->at = all->keys[i]->at;
        one->text = draft_text(d, node_item(all, i), "an ending");
        if (str_is_c(ids[i], "left")) {
            build_add(&d->b, FINDING_RESERVED_CAST, one->at, ids[i]);
        }
    }
}

static void fill_scenes(struct draft *d, const struct node *root)
{
    const struct node *scenes =
        build_section(&d->b, build_need(&d->b, root, "scenes"), "scenes", SCENES_MAX);
    if (scenes) {
        scene_fill(d, scenes);
    }
}

// --- the story's own tests

static bool is_words_of_reply(const struct scenario *sc, struct str text)
{
    for (uint32_t i = 0; i < sc->reply_count; i++) {
        if (str_is(sc->replies[i].text, text)) {
            return true;
        }
    }
    return false;
}

static void check_reply(struct draft *d, const struct node *n)
{
    if (names_find(&d->names[DRAFT_REPLY], n->text) < 0 && !is_words_of_reply(d->sc, n->text)) {
        (void)draft_find(d, DRAFT_REPLY, n);
    }
}

static struct test_do do_of(struct draft *d, const struct node *n)
{
    struct test_do one = {.at = n->at};
    if (n->kind != NODE_MAP) {
        one.reply = build_text(&d->b, n, "a reply");
        if (one.reply.len) {
            check_reply(d, n);
        }
        return one;
    }
    (void)build_place(&d->b, n, "this", GRAMMAR_DO);
    const struct node *check = node_find(n, "check"), *leave = node_find(n, "leave");
    if (check) {
        one.kind = TEST_CHECK;
        one.check = (enum check_kind)build_word(&d->b, check, scenario_check_words, CHECKS);
    } else {
        leave = leave ? leave : build_need(&d->b, n, "check");
        one.kind = TEST_LEAVE;
        one.leave = (enum leave_how)build_word(&d->b, leave, scenario_leave_words, LEAVES);
    }
    return one;
}

static void fill_expect(struct draft *d, const struct node *n, struct story_test *test)
{
    if (!build_place(&d->b, n, "expect", GRAMMAR_EXPECT)) {
        return;
    }
    const struct node *end = node_find(n, "end"), *lost = node_find(n, "lost");
    const struct node *shown = node_find(n, "shown");
    test->end = build_token(&d->b, end, "end");
    if (test->end.len && !str_is_c(test->end, "left")) {
        (void)draft_find(d, DRAFT_ENDING, end);
    }
    test->lost = lost ? (int64_t)build_number(&d->b, lost, "lost", 0, MONEY_MAX) : -1;
    if (build_is(&d->b, shown, NODE_LIST, "shown")) {
        for (uint32_t i = 0; i < shown->count; i++) {
            int sign = draft_find(d, DRAFT_SIGN, node_item(shown, i));
            test->shown |= sign >= 0 ? UINT64_C(1) << sign : 0;
        }
    }
}

static void fill_test(struct draft *d, const struct node *n, struct story_test *test)
{
    *test = (struct story_test){.lost = -1, .at = n->at};
    if (!build_place(&d->b, n, "a test", GRAMMAR_TEST)) {
        return;
    }
    test->name = build_text(&d->b, build_need(&d->b, n, "name"), "name");
    const struct node *dos = build_need(&d->b, n, "do");
    if (build_is(&d->b, dos, NODE_LIST, "do")) {
        struct test_do *list = arena_new(d->b.arena, dos->count, sizeof *list);
        for (uint32_t k = 0; k < dos->count; k++) {
            list[k] = do_of(d, node_item(dos, k));
        }
        test->dos = list;
        test->do_count = dos->count;
    }
    fill_expect(d, node_find(n, "expect"), test);
}

static void fill_tests(struct draft *d, const struct node *all)
{
    if (!build_is(&d->b, all, NODE_LIST, "tests")) {
        return;
    }
    d->sc->tests = arena_new(d->b.arena, all->count, sizeof *d->sc->tests);
    d->sc->test_count = all->count;
    for (uint32_t i = 0; i < all->count; i++) {
        fill_test(d, node_item(all, i), &d->sc->tests[i]);
    }
}

// --- what changed after the story was published

// From what it was to what it is; a reply may be named by its words.
static struct rename *fill_renamed(struct draft *d, const struct node *n, enum draft_kind kind,
                                   uint32_t *count)
{
    if (!build_is(&d->b, n, NODE_MAP, "renamed")) {
        return NULL;
    }
    struct rename *list = arena_new(d->b.arena, n->count, sizeof *list);
    for (uint32_t i = 0; i < n->count; i++) {
        struct str was = n->keys[i]->text;
        struct str is = build_text(&d->b, node_item(n, i), "the new name");
        if (is.len && kind == DRAFT_REPLY) {
            check_reply(d, node_item(n, i));
        } else if (is.len) {
            (void)draft_find(d, kind, node_item(n, i));
        }
        list[i] = (struct rename){{arena_copy(d->b.arena, was.ptr, was.len), was.len}, is};
    }
    *count = n->count;
    return list;
}

static void fill_changes(struct draft *d, const struct node *root)
{
    static const char *const keys[] = {"scenes", "replies"};
    struct scenario *sc = d->sc;
    const struct node *renamed = node_find(root, "renamed");
    sc->withdraw_before =
        build_number(&d->b, node_find(root, "withdraw_before"), "withdraw_before", 0, VERSION_MAX);
    if (build_known(&d->b, renamed, "renamed", keys, COUNT_OF(keys))) {
        sc->renamed_scenes =
            fill_renamed(d, node_find(renamed, "scenes"), DRAFT_SCENE, &sc->renamed_scene_count);
        sc->renamed_replies =
            fill_renamed(d, node_find(renamed, "replies"), DRAFT_REPLY, &sc->renamed_reply_count);
    }
}

void story_fill(struct draft *d, const struct node *root)
{
    check_version(d, node_find(root, "wary"));
    (void)build_place(&d->b, root, "a story", GRAMMAR_STORY);
    fill_head(d, root);
    cast_fill(d, root);
    fill_vars(d, root);
    fill_endings(d, root);
    fill_scenes(d, root);
    fill_tests(d, node_find(root, "tests"));
    fill_changes(d, root);
}
