#include "core/explore_sum.h"

#include "core/explore_bounds.h"
#include "core/explore_signs.h"

struct sum {
    const struct explore_graph *g;
    struct explore_ways *x;
    uint32_t *part;
    uint32_t *order;  // from the start to the ends
    uint8_t *looped;
};

static const struct step *step_of(const struct sum *s, uint32_t node)
{
    return &s->g->sc->steps[s->g->nodes[node].pc];
}

static bool is_shown(const struct step *step)
{
    return step->kind == STEP_MESSAGE || step->kind == STEP_NOTE || step->kind == STEP_CHOOSE;
}

static void sort_from_start(struct sum *s, uint32_t parts)
{
    uint32_t n = s->g->arcs.count;
    explore_scc_order(s->part, n, parts, s->order);
    for (uint32_t i = 0; i < n / 2; i++) {
        uint32_t other = s->order[n - 1 - i];
        s->order[n - 1 - i] = s->order[i];
        s->order[i] = other;
    }
}

static void find_loops(struct sum *s)
{
    uint32_t parts = explore_scc_parts(&s->g->arcs, NULL, s->part);
    explore_scc_loops(&s->g->arcs, NULL, s->part, s->looped);
    for (uint32_t n = 0; n < s->g->arcs.count; n++) {
        uint32_t pc = s->g->nodes[n].pc;
        if (s->looped[n] && is_shown(step_of(s, n)) && (!s->x->has_loop || pc < s->x->loop_step)) {
            s->x->has_loop = true;
            s->x->loop_step = pc;
        }
    }
    sort_from_start(s, parts);
}

static uint8_t *new_choices(const struct sum *s)
{
    uint8_t *cut = mem_new(s->g->arcs.count, 1);
    for (uint32_t n = 0; n < s->g->arcs.count; n++) {
        cut[n] = step_of(s, n)->kind == STEP_CHOOSE;
    }
    return cut;
}

static void find_silent_loops(struct sum *s, const uint8_t *cut)
{
    uint32_t parts = explore_scc_parts(&s->g->arcs, cut, s->part);
    explore_scc_loops(&s->g->arcs, cut, s->part, s->looped);
    for (uint32_t n = 0; n < s->g->arcs.count; n++) {
        uint32_t pc = s->g->nodes[n].pc;
        if (s->looped[n] && (!s->x->has_silent_loop || pc < s->x->silent_step)) {
            s->x->has_silent_loop = true;
            s->x->silent_step = pc;
        }
    }
    sort_from_start(s, parts);
}

// Incoming messages in a row that end with this node's.
static void note_burst(struct sum *s, uint32_t node, uint32_t length)
{
    if (length > s->x->burst_max) {
        s->x->burst_max = length;
        s->x->burst_step = s->g->nodes[node].pc;
    }
}

static void find_bursts(struct sum *s, const uint8_t *cut)
{
    const struct explore_arcs *arcs = &s->g->arcs;
    uint32_t *before = mem_new(arcs->count, sizeof *before);
    for (uint32_t i = 0; i < arcs->count; i++) {
        uint32_t n = s->order[i];
        uint32_t length = before[n] + scenario_is_incoming(s->g->sc, step_of(s, n));
        note_burst(s, n, length);
        for (uint32_t a = arcs->from[n]; a < arcs->from[n + 1] && !cut[n]; a++) {
            uint32_t to = arcs->to[a];
            bool is_same_day = s->g->nodes[to].day == s->g->nodes[n].day;
            if (is_same_day && length > before[to]) {
                before[to] = length;
            }
        }
    }
    mem_free(before);
}

// The worst that can have happened on some way before a node.
struct worst {
    uint32_t shown;
    uint64_t lost;
    bool no_sign, no_early;  // no sign so far; none at or before the stage hook
};

static void join_worst(struct worst *to, const struct worst *from)
{
    to->shown = from->shown > to->shown ? from->shown : to->shown;
    to->lost = from->lost > to->lost ? from->lost : to->lost;
    to->no_sign = to->no_sign || from->no_sign;
    to->no_early = to->no_early || from->no_early;
}

static void pass_node(struct sum *s, uint32_t node, struct worst *w)
{
    const struct step *step = step_of(s, node);
    const struct explore_node *at = &s->g->nodes[node];
    w->shown += is_shown(step) || step->kind == STEP_END;
    w->lost += at->money;
    if (at->is_loss && w->no_sign && !s->x->loses_before_sign) {
        s->x->loses_before_sign = true;
        s->x->loses_step = at->pc;
    }
    if (scenario_is_incoming(s->g->sc, step) && step->u.message->sign_mask) {
        w->no_sign = false;
        w->no_early = w->no_early && s->g->sc->scenes[step->scene].stage > STAGE_HOOK;
    }
    if (step->kind == STEP_END && w->no_early) {
        s->x->has_hook_sign = false;
    }
    s->x->longest_shown = w->shown > s->x->longest_shown ? w->shown : s->x->longest_shown;
    s->x->lost_max = w->lost > s->x->lost_max ? w->lost : s->x->lost_max;
}

static void find_worst(struct sum *s)
{
    const struct explore_arcs *arcs = &s->g->arcs;
    struct worst *before = mem_new(arcs->count, sizeof *before);
    bool is_scam = s->g->sc->verdict == VERDICT_SCAM;
    before[0] = (struct worst){.shown = 1, .no_sign = is_scam, .no_early = is_scam};
    for (uint32_t i = 0; i < arcs->count; i++) {
        uint32_t n = s->order[i];
        struct worst after = before[n];
        pass_node(s, n, &after);
        for (uint32_t a = arcs->from[n]; a < arcs->from[n + 1]; a++) {
            uint32_t to = arcs->to[a];
            struct worst there = after;
            there.shown += s->g->nodes[to].day != s->g->nodes[n].day;
            join_worst(&before[to], &there);
        }
    }
    mem_free(before);
}

static void sum_ways(struct sum *s)
{
    find_worst(s);
    if (s->g->wants_bounds) {
        explore_bounds(s->g, s->order, s->x);
    }
    if (s->g->sc->verdict == VERDICT_SCAM) {
        explore_signs_fewest(s->g, s->order, s->x);
        explore_signs_harmless(s->g, s->order, s->x);
    }
}

struct explore_ways explore_sum_ways(const struct explore_graph *g)
{
    struct arena arena = {0};
    struct explore_ways x = {.has_hook_sign = true};
    struct sum s = {.g = g, .x = &x};
    s.part = arena_new(&arena, g->arcs.count, sizeof *s.part);
    s.order = arena_new(&arena, g->arcs.count, sizeof *s.order);
    s.looped = arena_new(&arena, g->arcs.count, sizeof *s.looped);
    uint8_t *cut = new_choices(&s);
    find_silent_loops(&s, cut);
    if (!x.has_silent_loop) {
        find_bursts(&s, cut);
    }
    find_loops(&s);
    if (!x.has_loop && !x.has_silent_loop) {
        sum_ways(&s);
    }
    mem_free(cut);
    arena_free(&arena);
    return x;
}
