#include "core/explore_scc.h"

#include "core/mem.h"

// Tarjan, SIAM J. Computing 1972, with its own stack of calls.
struct tarjan {
    const struct explore_arcs *g;
    const uint8_t *cut;
    uint32_t *part;
    uint32_t *index, *low;    // index 0: not visited
    uint32_t *stack, *calls;  // nodes without a part yet; nodes on the way down
    uint32_t *next;           // per node: the arc to look at next
    uint32_t stacked, called, visited, parts;
};

static const uint32_t no_part = UINT32_MAX;

static void enter(struct tarjan *t, uint32_t n)
{
    t->index[n] = t->low[n] = ++t->visited;
    t->stack[t->stacked++] = n;
    t->calls[t->called++] = n;
    t->next[n] = t->g->from[n];
}

static void close_part(struct tarjan *t, uint32_t root)
{
    uint32_t n;
    do {
        n = t->stack[--t->stacked];
        t->part[n] = t->parts;
    } while (n != root);
    t->parts++;
}

static void leave(struct tarjan *t, uint32_t n)
{
    t->called--;
    if (t->low[n] == t->index[n]) {
        close_part(t, n);
    }
    if (t->called > 0) {
        uint32_t up = t->calls[t->called - 1];
        t->low[up] = t->low[n] < t->low[up] ? t->low[n] : t->low[up];
    }
}

// One arc of the node on top, or back up when it has no more.
static void advance(struct tarjan *t)
{
    uint32_t n = t->calls[t->called - 1];
    bool is_cut = t->cut && t->cut[n];
    if (is_cut || t->next[n] == t->g->from[n + 1]) {
        leave(t, n);
        return;
    }
    uint32_t to = t->g->to[t->next[n]++];
    if (t->index[to] == 0) {
        enter(t, to);
    } else if (t->part[to] == no_part && t->index[to] < t->low[n]) {
        t->low[n] = t->index[to];
    }
}

uint32_t explore_scc_parts(const struct explore_arcs *g, const uint8_t *cut, uint32_t *part)
{
    struct arena arena = {0};
    struct tarjan t = {.g = g, .cut = cut, .part = part};
    uint32_t **arrays[] = {&t.index, &t.low, &t.stack, &t.calls, &t.next};
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        *arrays[i] = arena_new(&arena, g->count, sizeof(uint32_t));
    }
    for (uint32_t n = 0; n < g->count; n++) {
        part[n] = no_part;
    }
    for (uint32_t n = 0; n < g->count; n++) {
        if (t.index[n] == 0) {
            enter(&t, n);
        }
        while (t.called > 0) {
            advance(&t);
        }
    }
    arena_free(&arena);
    return t.parts;
}

void explore_scc_loops(const struct explore_arcs *g, const uint8_t *cut, const uint32_t *part,
                       uint8_t *looped)
{
    for (uint32_t n = 0; n < g->count; n++) {
        looped[n] = 0;
        uint32_t end = cut && cut[n] ? g->from[n] : g->from[n + 1];
        for (uint32_t a = g->from[n]; a < end && !looped[n]; a++) {
            looped[n] = part[g->to[a]] == part[n];
        }
    }
}

void explore_scc_order(const uint32_t *part, uint32_t count, uint32_t parts, uint32_t *order)
{
    uint32_t *at = mem_new((size_t)parts + 1, sizeof *at);
    for (uint32_t n = 0; n < count; n++) {
        at[part[n] + 1]++;
    }
    for (uint32_t i = 0; i < parts; i++) {
        at[i + 1] += at[i];
    }
    for (uint32_t n = 0; n < count; n++) {
        order[at[part[n]]++] = n;
    }
    mem_free(at);
}
