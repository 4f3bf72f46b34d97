#include "core/explore_bounds.h"

#include "core/mem.h"

// What has been shown before a node: it decides whether a line begins a new day.
enum mood {
    MOOD_SAME_DAY,  // a line of this day
    MOOD_NIGHT,     // a line of an earlier day: the next one is a turn of its own
    MOOD_SILENT,    // nothing yet
    MOODS
};

static void join_range(struct explore_range *to, const struct explore_range *from, bool is_first)
{
    to->least = is_first || from->least < to->least ? from->least : to->least;
    to->most = is_first || from->most > to->most ? from->most : to->most;
}

static void join(struct explore_bounds *to, const struct explore_bounds *from)
{
    bool is_first = !to->is_known;
    join_range(&to->messages, &from->messages, is_first);
    join_range(&to->harmless, &from->harmless, is_first);
    join_range(&to->turns, &from->turns, is_first);
    join_range(&to->lost, &from->lost, is_first);
    to->is_known = true;
}

static void add(struct explore_range *range, uint64_t n)
{
    range->least += n;
    range->most += n;
}

static bool is_line(const struct step *step)
{
    return step->kind == STEP_MESSAGE || step->kind == STEP_NOTE;
}

static bool is_harmless(const struct step *step)
{
    return step->u.message->sign_mask == 0 && !step->u.message->is_neutral;
}

// What a node adds; the mood behind it.
static enum mood pass(const struct explore_graph *g, uint32_t node, enum mood mood,
                      struct explore_bounds *b)
{
    const struct step *step = &g->sc->steps[g->nodes[node].pc];
    add(&b->lost, g->nodes[node].money);
    add(&b->turns, step->kind == STEP_CHOOSE || (is_line(step) && mood == MOOD_NIGHT));
    if (scenario_is_incoming(g->sc, step)) {
        add(&b->messages, 1);
        add(&b->harmless, is_harmless(step));
    }
    return is_line(step) || step->kind == STEP_CHOOSE ? MOOD_SAME_DAY : mood;
}

static void pass_on(const struct explore_graph *g, uint32_t node, enum mood mood,
                    const struct explore_bounds *b, struct explore_bounds (*before)[MOODS])
{
    for (uint32_t a = g->arcs.from[node]; a < g->arcs.from[node + 1]; a++) {
        uint32_t to = g->arcs.to[a];
        bool is_later = g->nodes[to].day != g->nodes[node].day;
        enum mood next = mood == MOOD_SAME_DAY && is_later ? MOOD_NIGHT : mood;
        join(&before[to][next], b);
    }
}

void explore_bounds(const struct explore_graph *g, const uint32_t *order, struct explore_ways *x)
{
    struct explore_bounds(*before)[MOODS] = mem_new(g->arcs.count, sizeof *before);
    before[0][MOOD_SILENT].is_known = true;
    for (uint32_t i = 0; i < g->arcs.count; i++) {
        uint32_t node = order[i];
        for (int mood = 0; mood < MOODS; mood++) {
            struct explore_bounds b = before[node][mood];
            if (!b.is_known) {
                continue;
            }
            enum mood after = pass(g, node, (enum mood)mood, &b);
            if (g->sc->steps[g->nodes[node].pc].kind == STEP_END) {
                join(&x->bounds, &b);
            }
            pass_on(g, node, after, &b, before);
        }
    }
    mem_free(before);
}
