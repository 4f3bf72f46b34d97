#include "core/resting.h"

#include <string.h>

#include "core/explore_set.h"
#include "core/session_key.h"

// A way: the way before it and the reply that was added.
struct way {
    uint32_t before, reply;  // SCENARIO_NOWHERE: the beginning
};

struct resting {
    const struct scenario *sc;
    const struct registry *reg;
    resting_fn *fn;
    void *ctx;
    struct explore_set seen;
    struct way *ways;  // owned; a queue
    size_t way_count, way_cap;
    struct explore_plan plan;
    struct event *log;  // owned: of the way that is being walked
    size_t count, cap;
    struct session *s;  // owned
    bool is_full;
};

static bool add(struct resting *r, const struct event *ev)
{
    if (!session_apply(r->s, ev, NULL)) {
        return false;
    }
    r->log = mem_grow(r->log, &r->cap, r->count + 1, sizeof *r->log);
    r->log[r->count++] = *ev;
    return true;
}

static bool is_new(struct resting *r, uint64_t told)
{
    uint64_t state[2] = {session_key(&r->plan, r->s), told};
    uint32_t had = r->seen.count;
    uint32_t at = explore_set_add(&r->seen, state);
    r->is_full = r->is_full || at == EXPLORE_SET_FULL;
    return r->seen.count > had;
}

// To the next question or end; each night on the way is a place.
static void read_on(struct resting *r, bool is_told)
{
    const struct event read = {.kind = EVENT_READ};
    while (r->s->state == SESSION_READING || r->s->state == SESSION_RESTING) {
        if (is_told && r->s->state == SESSION_RESTING) {
            (void)r->fn(r->ctx, r->s, r->log, r->count);
        }
        if (!add(r, &read)) {
            return;
        }
    }
}

static void give(struct resting *r, uint32_t reply, bool is_told)
{
    struct event ev = {.kind = EVENT_REPLY};
    struct str key = r->sc->replies[reply].key;
    memcpy(ev.u.choice, key.ptr, key.len);
    if (add(r, &ev)) {
        read_on(r, is_told);
    }
}

static void walk(struct resting *r, uint32_t way, bool is_told)
{
    const struct way *w = &r->ways[way];
    if (w->before == SCENARIO_NOWHERE) {
        const struct event begin = event_begin(r->sc, 0);
        (void)add(r, &begin);
        read_on(r, is_told);
        return;
    }
    walk(r, w->before, false);
    give(r, r->ways[way].reply, is_told);
}

static void add_way(struct resting *r, uint32_t before, uint32_t reply)
{
    r->ways = mem_grow(r->ways, &r->way_cap, r->way_count + 1, sizeof *r->ways);
    r->ways[r->way_count++] = (struct way){before, reply};
}

static void visit(struct resting *r, uint32_t way)
{
    uint32_t choices[SCENARIO_REPLIES_MAX];
    r->count = 0;
    r->s = session_new(r->sc, r->reg);
    walk(r, way, true);
    bool is_asked = r->s->state == SESSION_CHOOSING;
    if (is_asked && is_new(r, r->fn(r->ctx, r->s, r->log, r->count))) {
        uint32_t n = session_choices(r->s, choices);
        for (uint32_t i = 0; i < n; i++) {
            if (!r->sc->replies[choices[i]].leaves) {
                add_way(r, way, choices[i]);
            }
        }
    }
    session_free(r->s);
}

bool resting_each(const struct scenario *sc, const struct registry *reg, uint32_t most,
                  resting_fn *fn, void *ctx)
{
    struct resting r = {.sc = sc, .reg = reg, .fn = fn, .ctx = ctx};
    r.seen =
        (struct explore_set){.width = 2, .max = most < RESTING_WAYS_MAX ? most : RESTING_WAYS_MAX};
    explore_plan_init(&r.plan, sc);
    add_way(&r, SCENARIO_NOWHERE, SCENARIO_NOWHERE);
    for (uint32_t i = 0; i < r.way_count && !r.is_full; i++) {
        visit(&r, i);
    }
    explore_set_clear(&r.seen);
    mem_free(r.ways);
    explore_plan_clear(&r.plan);
    mem_free(r.log);
    return !r.is_full;
}
