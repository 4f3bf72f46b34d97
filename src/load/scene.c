#include "load/scene.h"

#include "load/step.h"

enum { DAY_MAX = 10000 };

static void fill_check(struct draft *d, const struct node *n, struct check_result *out)
{
    *out = (struct check_result){.is_set = true, .cast = -1, .at = n->at};
    if (n->kind == NODE_TEXT) {
        out->text = draft_text(d, n, "a check");
        return;
    }
    if (!build_is(&d->b, n, NODE_MAP, "a check")) {
        return;
    }
    bool has_text = false;
    for (uint32_t i = 0; i < n->count; i++) {
        struct str key = n->keys[i]->text;
        if (str_is_c(key, "set") || str_is_c(key, "add")) {
            continue;
        }
        if (!str_is_c(key, "text")) {
            out->cast = (int16_t)draft_find(d, DRAFT_CAST, n->keys[i]);
        }
        out->text = draft_text(d, node_item(n, i), "a check");
        has_text = true;
    }
    if (!has_text) {
        finding_add(d->b.findings, FINDING_MISSING_KEY, n->at, "text");
    }
    out->assigns = draft_assigns(d, n);
}

static void fill_checks(struct draft *d, const struct node *n, struct scene *scene)
{
    if (!build_known(&d->b, n, "checks", scenario_check_words, CHECKS)) {
        return;
    }
    struct check_result *checks = arena_new(d->b.arena, CHECKS, sizeof *checks);
    scene->checks = checks;
    for (uint32_t i = 0; i < n->count; i++) {
        int check = scenario_word(scenario_check_words, CHECKS, n->keys[i]->text);
        if (check >= 0) {
            fill_check(d, node_item(n, i), &checks[check]);
        }
    }
}

// The STUCK step stands behind every scene, so that the step behind any step
// of a scene is always one of it; only where it can be reached is it a fault.
static void build_steps(struct draft *d, const struct node *steps, struct scene *scene)
{
    scene->first = d->sc->step_count;
    bool goes_on = step_build_list(d, steps);
    bool is_empty = d->sc->step_count == scene->first;
    struct place last = is_empty ? scene->at : d->sc->steps[d->sc->step_count - 1].at;
    step_put_stuck(d, last);
    scene->count = d->sc->step_count - scene->first;
    if (goes_on) {
        build_add(&d->b, FINDING_NO_END, last, scene->id);
    }
}

static void build_scene(struct draft *d, const struct node *n, struct scene *scene)
{
    struct build *b = &d->b;
    scene->checks = scenario_no_checks;
    if (build_place(b, n, "a scene", GRAMMAR_SCENE)) {
        const struct node *stage = build_need(b, n, "stage");
        scene->stage = (enum stage)build_word(b, stage, scenario_stage_words, STAGES);
        scene->day = build_number(b, build_need(b, n, "day"), "day", 1, DAY_MAX);
        fill_checks(d, node_find(n, "checks"), scene);
        build_steps(d, build_need(b, n, "steps"), scene);
    } else {
        build_steps(d, NULL, scene);
    }
}

// --- an item of a form: messages and notes, and nothing behind them

static void check_item_step(struct draft *d, const struct step *step, struct str item)
{
    bool is_said = step->kind == STEP_MESSAGE || step->kind == STEP_NOTE;
    if (!is_said) {
        build_add(&d->b, FINDING_ITEM_STEP, step->at, item);
    }
}

static void build_item(struct draft *d, const struct node *n, struct scene *scene)
{
    struct build *b = &d->b;
    const struct node *steps = NULL;
    scene->checks = scenario_no_checks;
    scene->day = 1;
    scene->first = d->sc->step_count;
    if (build_place(b, n, "an item", GRAMMAR_ITEM)) {
        const struct node *platform = build_need(b, n, "platform");
        const struct node *stage = build_need(b, n, "stage");
        const struct node *verdict = build_need(b, n, "verdict");
        scene->stage = (enum stage)build_word(b, stage, scenario_stage_words, STAGES);
        scene->verdict = (enum verdict)build_word(b, verdict, scenario_verdict_words, VERDICTS - 1);
        (void)draft_find(d, DRAFT_PLATFORM, platform);
        scene->platform = build_token(b, platform, "platform");
        scene->why = draft_text(d, build_need(b, n, "why"), "why");
        steps = build_need(b, n, "steps");
    }
    (void)step_build_list(d, steps);
    for (uint32_t i = scene->first; i < d->sc->step_count; i++) {
        check_item_step(d, &d->sc->steps[i], scene->id);
    }
    step_put_end(d, scene->at);
    scene->count = d->sc->step_count - scene->first;
}

// What the arrays must hold at most, and the replies' ids in the order of the file.
struct census {
    uint32_t steps, replies;
    struct str *ids;  // NULL while they are only counted
    struct place *places;
};

static void count_list(struct census *c, const struct node *list);

static void count_reply(struct census *c, const struct node *reply)
{
    const struct node *id = node_find(reply, "id");
    if (c->ids && id && id->kind == NODE_TEXT) {
        c->ids[c->replies] = id->text;
        c->places[c->replies] = id->at;
    }
    c->replies++;
}

static void count_step(struct census *c, const struct node *n)
{
    const struct node *choose = node_find(n, "choose");
    c->steps += 2;
    for (uint32_t i = 0; choose && choose->kind == NODE_LIST && i < choose->count; i++) {
        count_reply(c, node_item(choose, i));
    }
    count_list(c, node_find(n, "then"));
    count_list(c, node_find(n, "else"));
}

static void count_list(struct census *c, const struct node *list)
{
    for (uint32_t i = 0; list && list->kind == NODE_LIST && i < list->count; i++) {
        count_step(c, node_item(list, i));
    }
}

static void take_census(struct census *c, const struct node *scenes)
{
    c->steps = c->replies = 0;
    for (uint32_t i = 0; i < scenes->count; i++) {
        count_list(c, node_find(node_item(scenes, i), "steps"));
        c->steps++;
    }
}

static void check_reply_ids(struct draft *d, const struct census *c)
{
    for (uint32_t i = 0; i < c->replies; i++) {
        int first = names_find(&d->names[DRAFT_REPLY], c->ids[i]);
        if (first >= 0 && (uint32_t)first != i) {
            build_twice(&d->b, c->ids[i], c->places[i], c->places[first]);
        }
        if (c->places[i].line) {
            const struct node id = {.kind = NODE_TEXT, .at = c->places[i], .text = c->ids[i]};
            (void)build_id(&d->b, &id);
        }
    }
}

static void make_room(struct draft *d, const struct node *scenes)
{
    struct scenario *sc = d->sc;
    struct census c = {0};
    take_census(&c, scenes);
    sc->steps = arena_new(d->b.arena, c.steps, sizeof *sc->steps);
    sc->replies = arena_new(d->b.arena, c.replies, sizeof *sc->replies);
    c.ids = arena_new(d->b.tree, c.replies, sizeof *c.ids);
    c.places = arena_new(d->b.tree, c.replies, sizeof *c.places);
    take_census(&c, scenes);
    draft_take(d, DRAFT_REPLY, c.ids, c.replies);
    check_reply_ids(d, &c);
}

// Gotos and replies know their scene; now each scene knows its first step.
static void resolve(struct scenario *sc)
{
    for (uint32_t i = 0; i < sc->step_count; i++) {
        struct step *step = &sc->steps[i];
        if (step->kind == STEP_GOTO) {
            step->target = sc->scenes[step->u.scene_to].first;
        }
    }
    for (uint32_t i = 0; i < sc->reply_count; i++) {
        struct reply *r = &sc->replies[i];
        r->target = r->goto_scene == SCENARIO_NOWHERE ? r->target : sc->scenes[r->goto_scene].first;
    }
}

typedef void build_fn(struct draft *d, const struct node *n, struct scene *scene);

static void fill(struct draft *d, const struct node *scenes, build_fn *build)
{
    struct scenario *sc = d->sc;
    struct str *ids = build_ids(&d->b, scenes);
    draft_take(d, DRAFT_SCENE, ids, scenes->count);
    make_room(d, scenes);
    sc->scenes = arena_new(d->b.arena, scenes->count, sizeof *sc->scenes);
    sc->scene_count = scenes->count;
    for (uint32_t i = 0; i < scenes->count; i++) {
        sc->scenes[i].id = ids[i];
        sc->scenes[i].at = scenes->keys[i]->at;
        d->scene_now = i;
        build(d, node_item(scenes, i), &sc->scenes[i]);
    }
    resolve(sc);
}

void scene_fill(struct draft *d, const struct node *scenes)
{
    fill(d, scenes, build_scene);
}

void scene_fill_items(struct draft *d, const struct node *items)
{
    fill(d, items, build_item);
}
