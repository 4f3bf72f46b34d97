#include "core/rule_graph.h"

#include <stdio.h>

#include "core/explore_plan.h"

// Text of a number, for a finding.
struct digits {
    char text[24];
};

static struct digits digits_of(uint64_t n)
{
    struct digits d;
    (void)snprintf(d.text, sizeof d.text, "%llu", (unsigned long long)n);
    return d;
}

// Any of a story's ids or words, ended for a finding.
struct name {
    char text[SCENARIO_ID_MAX + 8];
};

static struct name name_of(struct str s)
{
    struct name n;
    (void)snprintf(n.text, sizeof n.text, "%.*s", STR_ARG(str_part(s, 0, SCENARIO_ID_MAX)));
    return n;
}

static struct name scene_name(const struct rule_case *c, uint32_t step)
{
    return name_of(c->sc->scenes[c->sc->steps[step].scene].id);
}

static bool falls_through(const struct step *step)
{
    return step->kind != STEP_GOTO && step->kind != STEP_END && step->kind != STEP_STUCK &&
           step->kind != STEP_JUMP && step->kind != STEP_CHOOSE;
}

static void mark_choose(const struct scenario *sc, const struct step *step, uint8_t *seen)
{
    for (uint32_t i = 0; i < step->u.choose.count; i++) {
        const struct reply *reply = &sc->replies[step->u.choose.first + i];
        if (!reply->leaves && reply->target < sc->step_count) {
            seen[reply->target] = 1;
        }
    }
}

// Within a scene every jump but a goto leads forward: one pass is enough.
static void mark_scene(const struct scenario *sc, const struct scene *scene, uint8_t *seen)
{
    for (uint32_t i = scene->first; i < scene->first + scene->count; i++) {
        const struct step *step = &sc->steps[i];
        seen[i] |= i == scene->first;
        if (!seen[i]) {
            continue;
        }
        if (step->kind == STEP_CHOOSE) {
            mark_choose(sc, step, seen);
        }
        if ((step->kind == STEP_IF || step->kind == STEP_JUMP) && step->target < sc->step_count) {
            seen[step->target] = 1;
        }
        if (falls_through(step) && i + 1 < sc->step_count) {
            seen[i + 1] = 1;
        }
    }
}

void rule_graph_no_end(const struct rule_case *c)
{
    uint8_t *seen = mem_new(c->sc->step_count, 1);
    for (uint32_t s = 0; s < c->sc->scene_count; s++) {
        mark_scene(c->sc, &c->sc->scenes[s], seen);
    }
    for (uint32_t i = 0; i < c->sc->step_count; i++) {
        const struct step *step = &c->sc->steps[i];
        if (step->kind == STEP_STUCK && seen[i]) {
            const struct scene *scene = &c->sc->scenes[step->scene];
            struct place at = step->at.line ? step->at : scene->at;
            finding_add(c->out, FINDING_NO_END, at, name_of(scene->id).text);
        }
    }
    mem_free(seen);
}

static void find_speakers(const struct scenario *sc, uint8_t *speaks)
{
    for (uint32_t i = 0; i < sc->step_count; i++) {
        if (sc->steps[i].kind == STEP_MESSAGE) {
            speaks[sc->steps[i].u.message->cast] = 1;
        }
    }
    for (uint32_t s = 0; s < sc->scene_count; s++) {
        for (int k = 0; k < CHECKS; k++) {
            const struct check_result *check = &sc->scenes[s].checks[k];
            if (check->is_set && check->cast >= 0) {
                speaks[check->cast] = 1;
            }
        }
    }
}

void rule_graph_unused(const struct rule_case *c)
{
    const struct scenario *sc = c->sc;
    uint64_t read = explore_plan_vars_read(sc);
    for (uint32_t i = 0; i < sc->var_count; i++) {
        if (!(read >> i & 1)) {
            finding_add(c->out, FINDING_VAR_UNREAD, sc->vars[i].at, name_of(sc->vars[i].id).text);
        }
    }
    uint8_t *speaks = mem_new(256, 1);
    find_speakers(sc, speaks);
    for (uint32_t i = 0; i < sc->cast_count && i < 256; i++) {
        if (!speaks[i]) {
            finding_add(c->out, FINDING_CAST_UNUSED, sc->cast[i].at, name_of(sc->cast[i].id).text);
        }
    }
    mem_free(speaks);
}

static bool is_authors(const struct step *step)
{
    return step->kind != STEP_JUMP && step->kind != STEP_STUCK;
}

// Whether a condition's finding says already why this step is never played.
static bool is_explained(const struct rule_case *c, const struct scene *scene, uint32_t step)
{
    for (uint32_t i = scene->first; i < scene->first + scene->count; i++) {
        if (c->sc->steps[i].kind == STEP_IF && c->x->step_seen[i]) {
            bool in_then = i + 1 == step && !c->x->cond_true[i];
            bool in_else = c->sc->steps[i].target == step && !c->x->cond_false[i];
            if (in_then || in_else) {
                return true;
            }
        }
    }
    return false;
}

// The first step of each run that is never played, within a scene that is.
static void report_steps(const struct rule_case *c, const struct scene *scene)
{
    bool in_run = false;
    for (uint32_t i = scene->first; i < scene->first + scene->count; i++) {
        const struct step *step = &c->sc->steps[i];
        bool is_unseen = !c->x->step_seen[i];
        if (is_unseen && !in_run && is_authors(step) && !is_explained(c, scene, i)) {
            finding_add(c->out, FINDING_UNREACHABLE_STEP, step->at);
        }
        in_run = is_unseen && (in_run || is_authors(step));
    }
}

static void report_scene(const struct rule_case *c, const struct scene *scene)
{
    if (scene->count == 0) {
        return;
    }
    if (c->x->step_seen[scene->first]) {
        report_steps(c, scene);
    } else {
        finding_add(c->out, FINDING_UNREACHABLE_SCENE, scene->at, name_of(scene->id).text);
    }
}

static void report_ending(const struct rule_case *c, uint32_t i)
{
    const struct ending *ending = &c->sc->endings[i];
    finding_add(c->out, FINDING_UNREACHABLE_ENDING, ending->at, name_of(ending->id).text);
}

// Steps that some way of words leads to, whatever the conditions say.
struct reach {
    const struct scenario *sc;
    uint8_t *seen;   // owned
    uint32_t *todo;  // owned
    uint32_t count;
};

static void reach_step(struct reach *r, uint32_t step)
{
    if (step < r->sc->step_count && !r->seen[step]) {
        r->seen[step] = 1;
        r->todo[r->count++] = step;
    }
}

static void reach_from(struct reach *r, uint32_t at)
{
    const struct step *step = &r->sc->steps[at];
    bool jumps = step->kind == STEP_IF || step->kind == STEP_JUMP || step->kind == STEP_GOTO;
    if (step->kind == STEP_CHOOSE) {
        for (uint32_t i = 0; i < step->u.choose.count; i++) {
            const struct reply *reply = &r->sc->replies[step->u.choose.first + i];
            reach_step(r, reply->leaves ? SCENARIO_NOWHERE : reply->target);
        }
    }
    if (jumps) {
        reach_step(r, step->target);
    }
    if (falls_through(step)) {
        reach_step(r, at + 1);
    }
}

static bool reaches_ending(const struct reach *r, uint32_t ending)
{
    for (uint32_t i = 0; i < r->sc->step_count; i++) {
        const struct step *step = &r->sc->steps[i];
        if (r->seen[i] && step->kind == STEP_END && step->u.ending == ending) {
            return true;
        }
    }
    return false;
}

// Where the search gave up, what nothing at all leads to is still certain.
static void report_unnamed(const struct rule_case *c)
{
    const struct scenario *sc = c->sc;
    struct reach r = {sc, mem_new(sc->step_count + 1, 1),
                      mem_new(sc->step_count + 1, sizeof(uint32_t)), 0};
    reach_step(&r, sc->scenes[0].first);
    while (r.count) {
        reach_from(&r, r.todo[--r.count]);
    }
    for (uint32_t s = 0; s < sc->scene_count; s++) {
        const struct scene *scene = &sc->scenes[s];
        if (scene->count && !r.seen[scene->first]) {
            finding_add(c->out, FINDING_UNREACHABLE_SCENE, scene->at, name_of(scene->id).text);
        }
    }
    for (uint32_t i = 0; i < sc->ending_count; i++) {
        if (!reaches_ending(&r, i)) {
            report_ending(c, i);
        }
    }
    mem_free(r.seen);
    mem_free(r.todo);
}

void rule_graph_unreached(const struct rule_case *c)
{
    if (c->x->is_capped) {
        report_unnamed(c);
        return;
    }
    for (uint32_t s = 0; s < c->sc->scene_count; s++) {
        report_scene(c, &c->sc->scenes[s]);
    }
    for (uint32_t i = 0; i < c->sc->ending_count; i++) {
        if (!c->x->ending_seen[i]) {
            report_ending(c, i);
        }
    }
}

static void report_if(const struct rule_case *c, uint32_t i)
{
    if (!c->x->cond_true[i]) {
        finding_add(c->out, FINDING_NEVER_TRUE, c->sc->steps[i].at);
    } else if (!c->x->cond_false[i]) {
        finding_add(c->out, FINDING_ALWAYS_TRUE, c->sc->steps[i].at);
    }
}

static void report_replies(const struct rule_case *c, const struct step *step)
{
    for (uint32_t i = 0; i < step->u.choose.count; i++) {
        uint32_t reply = step->u.choose.first + i;
        if (!c->x->reply_seen[reply]) {
            finding_add(c->out, FINDING_REPLY_NEVER, c->sc->replies[reply].at);
        }
    }
}

void rule_graph_conditions(const struct rule_case *c)
{
    for (uint32_t i = 0; i < c->sc->step_count; i++) {
        const struct step *step = &c->sc->steps[i];
        if (c->x->choose_empty[i]) {
            finding_add(c->out, FINDING_NO_WAY_OUT, step->at);
        }
        if (!c->x->step_seen[i] || c->x->is_capped) {
            continue;
        }
        if (step->kind == STEP_IF) {
            report_if(c, i);
        } else if (step->kind == STEP_CHOOSE) {
            report_replies(c, step);
        }
    }
}

void rule_graph_loops(const struct rule_case *c)
{
    const struct step *steps = c->sc->steps;
    if (c->x->has_silent_loop) {
        finding_add(c->out, FINDING_SILENT_LOOP, steps[c->x->silent_step].at);
    } else if (c->x->has_loop) {
        finding_add(c->out, FINDING_LOOP, steps[c->x->loop_step].at);
    } else if (c->x->longest_shown > SCENARIO_SHOWN_MAX) {
        finding_add(c->out, FINDING_TOO_MANY_SHOWN, c->sc->at_top,
                    digits_of(c->x->longest_shown).text);
    }
}

// Where the author wrote the way from step `from` to step `to`.
static struct place place_of_way(const struct rule_case *c, uint32_t from, uint32_t to)
{
    const struct step *step = &c->sc->steps[from];
    if (step->kind == STEP_CHOOSE) {
        for (uint32_t i = 0; i < step->u.choose.count; i++) {
            const struct reply *reply = &c->sc->replies[step->u.choose.first + i];
            if (!reply->leaves && reply->target == to) {
                return reply->at;
            }
        }
    }
    return step->at;
}

static void report_stage(const struct rule_case *c)
{
    uint32_t from = c->x->stage_back_step, to = c->x->stage_back_to;
    if (from == SCENARIO_NOWHERE) {
        return;
    }
    char text[200];
    const struct scenario *sc = c->sc;
    (void)snprintf(text, sizeof text, "from `%s` to `%s` in scene `%s`",
                   scenario_stage_words[sc->scenes[sc->steps[from].scene].stage],
                   scenario_stage_words[sc->scenes[sc->steps[to].scene].stage],
                   scene_name(c, to).text);
    finding_add(c->out, FINDING_STAGE_BACK, place_of_way(c, from, to), text);
}

static void report_day(const struct rule_case *c)
{
    uint32_t from = c->x->day_back_step, to = c->x->day_back_to;
    if (from == SCENARIO_NOWHERE) {
        return;
    }
    char text[200];
    (void)snprintf(text, sizeof text, "to day %u in scene `%s`",
                   c->sc->scenes[c->sc->steps[to].scene].day, scene_name(c, to).text);
    finding_add(c->out, FINDING_DAY_BACK, place_of_way(c, from, to), text);
}

void rule_graph_order(const struct rule_case *c)
{
    report_stage(c);
    report_day(c);
}

void rule_graph_stake(const struct rule_case *c)
{
    if (c->x->lost_max > c->sc->stake) {
        finding_add(c->out, FINDING_OVER_STAKE, c->sc->at_stake, digits_of(c->x->lost_max).text,
                    digits_of(c->sc->stake).text);
    }
}

void rule_graph_proven(const struct rule_case *c)
{
    if (c->x->is_capped) {
        finding_add(c->out, FINDING_NOT_PROVEN, c->sc->at_top, digits_of(EXPLORE_STATES_MAX).text);
    }
}
