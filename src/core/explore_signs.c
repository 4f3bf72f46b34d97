#include "core/explore_signs.h"

#include <math.h>

enum { SETS_MAX = 64 };

// Sets of signs that ways to a node may have shown; none holds another.
struct sets {
    uint64_t *list;
    uint32_t count;
    size_t cap;
};

static const struct step *step_of(const struct explore_graph *g, uint32_t node)
{
    return &g->sc->steps[g->nodes[node].pc];
}

static uint32_t count_bits(uint64_t set)
{
    uint32_t n = 0;
    for (; set; set &= set - 1) {
        n++;
    }
    return n;
}

// Whether the new set makes no way poorer than one that is known.
static bool is_covered(const struct sets *sets, uint64_t fresh)
{
    for (uint32_t i = 0; i < sets->count; i++) {
        if ((sets->list[i] & ~fresh) == 0) {
            return true;
        }
    }
    return false;
}

static void add_set(struct sets *sets, uint64_t fresh)
{
    if (is_covered(sets, fresh)) {
        return;
    }
    // Full: what two sets share is a lower bound of both.
    if (sets->count == SETS_MAX) {
        fresh &= sets->list[SETS_MAX - 1];
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < sets->count; i++) {
        if (fresh & ~sets->list[i]) {
            sets->list[kept++] = sets->list[i];
        }
    }
    sets->list = mem_grow(sets->list, &sets->cap, (size_t)kept + 1, sizeof *sets->list);
    sets->list[kept] = fresh;
    sets->count = kept + 1;
}

static void note_fewest(const struct explore_graph *g, uint32_t node, const struct sets *sets,
                        struct explore_ways *x)
{
    for (uint32_t i = 0; i < sets->count; i++) {
        uint32_t n = count_bits(sets->list[i]);
        if (n < x->signs_min) {
            x->signs_min = n;
            x->signs_min_step = g->nodes[node].pc;
        }
    }
}

static void push_sets(const struct explore_graph *g, uint32_t node, struct sets *all)
{
    struct sets *own = &all[node];
    const struct step *step = step_of(g, node);
    uint64_t shown = scenario_is_incoming(g->sc, step) ? step->u.message->sign_mask : 0;
    for (uint32_t a = g->arcs.from[node]; a < g->arcs.from[node + 1]; a++) {
        for (uint32_t i = 0; i < own->count; i++) {
            add_set(&all[g->arcs.to[a]], own->list[i] | shown);
        }
    }
    mem_free(own->list);
    own->list = NULL;
}

void explore_signs_fewest(const struct explore_graph *g, const uint32_t *order,
                          struct explore_ways *x)
{
    struct sets *all = mem_new(g->arcs.count, sizeof *all);
    x->signs_min = UINT32_MAX;
    add_set(&all[0], 0);
    for (uint32_t i = 0; i < g->arcs.count; i++) {
        if (step_of(g, order[i])->kind == STEP_END) {
            note_fewest(g, order[i], &all[order[i]], x);
        }
        push_sets(g, order[i], all);
    }
    x->signs_min = x->signs_min == UINT32_MAX ? 0 : x->signs_min;
    mem_free(all);
}

// A way so far: harmless messages, counted messages, and their weighted sum.
struct way {
    uint32_t harmless, counted;
    double value;  // harmless - rate * counted
    bool is_open;  // some way leads here
};

static struct way pass_message(const struct explore_graph *g, uint32_t node, struct way way,
                               double rate)
{
    const struct step *step = step_of(g, node);
    if (scenario_is_incoming(g->sc, step) && !step->u.message->is_neutral) {
        bool is_harmless = step->u.message->sign_mask == 0;
        way.harmless += is_harmless;
        way.counted++;
        way.value += (is_harmless ? 1.0 : 0.0) - rate;
    }
    return way;
}

static void join_way(struct way *to, const struct way *from)
{
    if (!to->is_open || from->value < to->value) {
        *to = *from;
    }
}

// The way to an end with the least value at this rate, and its last step.
static struct way least_way(const struct explore_graph *g, const uint32_t *order, double rate,
                            uint32_t *step)
{
    struct way *before = mem_new(g->arcs.count, sizeof *before);
    struct way best = {.value = INFINITY};
    before[0].is_open = true;
    for (uint32_t i = 0; i < g->arcs.count; i++) {
        uint32_t n = order[i];
        struct way after = pass_message(g, n, before[n], rate);
        if (step_of(g, n)->kind == STEP_END && after.value < best.value) {
            best = after;
            *step = g->nodes[n].pc;
        }
        for (uint32_t a = g->arcs.from[n]; a < g->arcs.from[n + 1]; a++) {
            join_way(&before[g->arcs.to[a]], &after);
        }
    }
    mem_free(before);
    return best;
}

void explore_signs_harmless(const struct explore_graph *g, const uint32_t *order,
                            struct explore_ways *x)
{
    enum { ROUNDS_MAX = 50 };
    x->harmless_min = 1;
    for (int round = 0; round < ROUNDS_MAX; round++) {
        uint32_t step = 0;
        struct way way = least_way(g, order, x->harmless_min, &step);
        if (way.counted == 0 || way.value > -1e-9) {
            return;
        }
        x->harmless_min = (double)way.harmless / way.counted;
        x->harmless_min_step = step;
    }
}
