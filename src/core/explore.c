#include "core/explore.h"

#include <string.h>

#include "core/explore_pack.h"
#include "core/explore_set.h"
#include "core/explore_sum.h"

enum { PAUSES_MAX = 4096 };  // marks and checks tried at one place

struct run {
    const struct scenario *sc;
    struct explore *x;
    bool wants_bounds;
    struct explore_plan plan;
    struct explore_world world;
    struct explore_set states;
    struct explore_node *nodes;
    uint32_t *from, *to;  // arcs
    size_t node_cap, from_cap, to_cap, to_count;
    uint64_t *pauses;  // packed states that marks and checks lead to, at one place
    size_t pause_cap, pause_count;
    uint64_t *draft;  // one packed state
};

static void set_bit(uint64_t *set, uint32_t i)
{
    set[i / 64] |= UINT64_C(1) << (i % 64);
}

static void assign(struct explore_world *w, struct assigns assigns)
{
    for (uint32_t i = 0; i < assigns.count; i++) {
        const struct assign *a = &assigns.list[i];
        int value = (a->is_add ? w->vars[a->var] : 0) + a->value;
        value = value < 0 ? 0 : value;
        w->vars[a->var] =
            (uint8_t)(value > SCENARIO_VAR_VALUE_MAX ? SCENARIO_VAR_VALUE_MAX : value);
    }
}

static void enter(struct run *r, uint32_t scene)
{
    struct explore_world *w = &r->world;
    set_bit(w->visited, scene);
    for (int k = 0; k < CHECKS; k++) {
        uint32_t effect = r->plan.effect_of[(size_t)scene * CHECKS + (size_t)k];
        if (effect != SCENARIO_NOWHERE && effect != w->effects[k]) {
            w->effects[k] = effect;
            w->acted &= ~(1u << k);
        }
    }
}

// A day that runs back is taken as it stands: else it could grow without end.
static void cross(struct run *r, uint32_t from, uint32_t to)
{
    struct explore_world *w = &r->world;
    const struct scene *old = &r->sc->scenes[r->sc->steps[from].scene];
    const struct scene *now = &r->sc->scenes[r->sc->steps[to].scene];
    if (now->stage < old->stage && r->x->stage_back_step == SCENARIO_NOWHERE) {
        r->x->stage_back_step = from;
        r->x->stage_back_to = to;
    }
    if (now->day < w->day && r->x->day_back_step == SCENARIO_NOWHERE) {
        r->x->day_back_step = from;
        r->x->day_back_to = to;
    }
    w->day = now->day;
    enter(r, r->sc->steps[to].scene);
}

static uint64_t *pack(struct run *r)
{
    memset(r->draft, 0, r->states.width * sizeof *r->draft);
    explore_pack_put(&r->plan, &r->world, r->draft);
    return r->draft;
}

// The world goes on at step `to`.
static void go(struct run *r, uint32_t to)
{
    uint32_t from = r->world.pc;
    if (to >= r->sc->step_count) {
        return;
    }
    if (r->sc->steps[to].scene != r->sc->steps[from].scene) {
        cross(r, from, to);
    }
    r->world.pc = to;
    uint32_t state = explore_set_add(&r->states, pack(r));
    if (state == EXPLORE_SET_FULL) {
        r->x->is_capped = true;
        return;
    }
    r->to = mem_grow(r->to, &r->to_cap, r->to_count + 1, sizeof *r->to);
    r->to[r->to_count++] = state;
}

static bool holds(const struct run *r, const struct expr *cond)
{
    const struct explore_world *w = &r->world;
    struct expr_env env = {
        .vars = w->vars,
        .day = w->day,
        .lost = w->lost,
        .marked = w->marked,
        .checked = w->checked,
        .visited = w->visited,
        .chosen = w->chosen,
    };
    return expr_eval(cond, &env) != 0;
}

static void add_pause(struct run *r)
{
    const uint64_t *words = pack(r);
    size_t width = r->states.width, bytes = width * sizeof *words;
    for (size_t i = 0; i < r->pause_count; i++) {
        if (memcmp(r->pauses + i * width, words, bytes) == 0) {
            return;
        }
    }
    if (r->pause_count == PAUSES_MAX) {
        r->x->is_capped = true;
        return;
    }
    r->pauses = mem_grow(r->pauses, &r->pause_cap, (r->pause_count + 1) * width, sizeof *words);
    memcpy(r->pauses + r->pause_count * width, words, bytes);
    r->pause_count++;
}

static void get_pause(struct run *r, size_t i)
{
    explore_pack_get(&r->plan, r->pauses + i * r->states.width, &r->world);
}

// What the learner may do at pause i without a reply: each mark, each check.
static void try_pause(struct run *r, size_t i)
{
    get_pause(r, i);
    uint64_t open = r->world.shown & ~r->world.marked;
    for (; open; open &= open - 1) {
        r->world.marked |= open & ~(open - 1);
        add_pause(r);
        get_pause(r, i);
    }
    for (uint32_t k = 0; k < CHECKS; k++) {
        bool is_asked = r->plan.checks >> k & 1 && !(r->world.checked >> k & 1);
        bool has_effect = r->world.effects[k] && !(r->world.acted >> k & 1);
        if (is_asked || has_effect) {
            if (has_effect) {
                assign(&r->world, r->plan.effects[r->world.effects[k]]);
                r->world.acted |= 1u << k;
            }
            r->world.checked |= 1u << k;
            add_pause(r);
            get_pause(r, i);
        }
    }
}

static void find_pauses(struct run *r)
{
    r->pause_count = 0;
    add_pause(r);
    for (size_t i = 0; i < r->pause_count; i++) {
        try_pause(r, i);
    }
}

static void choose(struct run *r, size_t pause)
{
    get_pause(r, pause);
    const struct step *step = &r->sc->steps[r->world.pc];
    uint32_t pc = r->world.pc, offered = 0;
    for (uint32_t i = 0; i < step->u.choose.count; i++) {
        uint32_t index = step->u.choose.first + i;
        const struct reply *reply = &r->sc->replies[index];
        get_pause(r, pause);
        if (reply->cond && !holds(r, reply->cond)) {
            continue;
        }
        offered++;
        r->x->reply_seen[index] = 1;
        assign(&r->world, reply->assigns);
        set_bit(r->world.chosen, index);
        if (!reply->leaves) {
            go(r, reply->target);
        }
    }
    r->x->choose_empty[pc] |= offered == 0;
}

static void on_choose(struct run *r)
{
    find_pauses(r);
    for (size_t i = 0; i < r->pause_count; i++) {
        choose(r, i);
    }
}

static void on_line(struct run *r)
{
    find_pauses(r);
    for (size_t i = 0; i < r->pause_count; i++) {
        get_pause(r, i);
        const struct step *step = &r->sc->steps[r->world.pc];
        if (scenario_is_incoming(r->sc, step)) {
            r->world.shown |= step->u.message->sign_mask & r->plan.marks;
        }
        go(r, r->world.pc + 1);
    }
}

static void on_if(struct run *r)
{
    uint32_t pc = r->world.pc;
    const struct step *step = &r->sc->steps[pc];
    bool yes = holds(r, step->u.cond);
    *(yes ? &r->x->cond_true[pc] : &r->x->cond_false[pc]) = 1;
    go(r, yes ? pc + 1 : step->target);
}

static void on_jump(struct run *r)
{
    go(r, r->sc->steps[r->world.pc].target);
}

static void on_wait(struct run *r)
{
    r->world.day += r->sc->steps[r->world.pc].u.wait_days;
    go(r, r->world.pc + 1);
}

static void on_assign(struct run *r)
{
    assign(&r->world, r->sc->steps[r->world.pc].u.assigns);
    go(r, r->world.pc + 1);
}

// Whether this `loses` has not counted yet; it has from now on.
static bool is_first_loss(struct run *r)
{
    for (uint32_t i = 0; i < r->plan.loss_count; i++) {
        if (r->plan.losses[i] == r->world.pc) {
            bool was_paid = r->world.paid[i / 64] >> (i % 64) & 1;
            set_bit(r->world.paid, i);
            return !was_paid;
        }
    }
    return true;
}

static void on_loses(struct run *r)
{
    const struct step *step = &r->sc->steps[r->world.pc];
    struct explore_node *node = &r->nodes[r->x->states];
    if (is_first_loss(r)) {
        node->is_loss = true;
        node->money = step->u.loss.kind == LOSS_MONEY ? step->u.loss.money : 0;
        r->world.lost += node->money;
    }
    go(r, r->world.pc + 1);
}

static void on_end(struct run *r)
{
    r->x->ending_seen[r->sc->steps[r->world.pc].u.ending] = 1;
}

typedef void step_fn(struct run *r);

// NULL: nothing follows.
static step_fn *const step_fns[STEPS] = {
    [STEP_MESSAGE] = on_line,  [STEP_NOTE] = on_line,   [STEP_WAIT] = on_wait,
    [STEP_CHOOSE] = on_choose, [STEP_IF] = on_if,       [STEP_JUMP] = on_jump,
    [STEP_ASSIGN] = on_assign, [STEP_LOSES] = on_loses, [STEP_GOTO] = on_jump,
    [STEP_END] = on_end,
};

// Expand state number x->states, which then counts as done.
static void expand(struct run *r)
{
    uint32_t n = r->x->states;
    explore_pack_get(&r->plan, explore_set_at(&r->states, n), &r->world);
    r->nodes = mem_grow(r->nodes, &r->node_cap, (size_t)n + 1, sizeof *r->nodes);
    r->from = mem_grow(r->from, &r->from_cap, (size_t)n + 2, sizeof *r->from);
    r->nodes[n] = (struct explore_node){.pc = r->world.pc, .day = r->world.day};
    r->from[n] = (uint32_t)r->to_count;
    r->x->step_seen[r->world.pc] = 1;
    step_fn *fn = step_fns[r->sc->steps[r->world.pc].kind];
    if (fn) {
        fn(r);
    }
    r->from[n + 1] = (uint32_t)r->to_count;
    r->x->states++;
}

static void start(struct run *r)
{
    struct explore_world *w = &r->world;
    w->pc = r->sc->scenes[0].first;
    w->day = r->sc->scenes[0].day;
    for (uint32_t i = 0; i < r->sc->var_count; i++) {
        w->vars[i] = r->sc->vars[i].first;
    }
    enter(r, 0);
    (void)explore_set_add(&r->states, pack(r));
}

static struct explore new_explore(const struct scenario *sc)
{
    return (struct explore){
        .step_seen = mem_new(sc->step_count, 1),
        .reply_seen = mem_new(sc->reply_count, 1),
        .choose_empty = mem_new(sc->step_count, 1),
        .cond_true = mem_new(sc->step_count, 1),
        .cond_false = mem_new(sc->step_count, 1),
        .ending_seen = mem_new(sc->ending_count, 1),
        .stage_back_step = SCENARIO_NOWHERE,
        .day_back_step = SCENARIO_NOWHERE,
        .has_hook_sign = true,
    };
}

static void take_ways(struct explore *x, const struct explore_ways *w)
{
    x->has_loop = w->has_loop;
    x->loop_step = w->loop_step;
    x->has_silent_loop = w->has_silent_loop;
    x->silent_step = w->silent_step;
    x->longest_shown = w->longest_shown;
    x->lost_max = w->lost_max;
    x->bounds = w->bounds;
    x->burst_max = w->burst_max;
    x->burst_step = w->burst_step;
    x->signs_min = w->signs_min;
    x->signs_min_step = w->signs_min_step;
    x->harmless_min = w->harmless_min;
    x->harmless_min_step = w->harmless_min_step;
    x->loses_before_sign = w->loses_before_sign;
    x->loses_step = w->loses_step;
    x->has_hook_sign = w->has_hook_sign;
}

static void walk_all(struct run *r)
{
    struct arena arena = {0};
    explore_plan_init(&r->plan, r->sc);
    r->world = explore_pack_world(&r->plan, &arena);
    r->states =
        (struct explore_set){.width = explore_pack_words(&r->plan), .max = EXPLORE_STATES_MAX};
    r->draft = arena_new(&arena, r->states.width, sizeof *r->draft);
    start(r);
    while (r->x->states < r->states.count) {
        expand(r);
    }
    struct explore_graph g = {r->sc, r->nodes, {r->x->states, r->from, r->to}, r->wants_bounds};
    struct explore_ways ways = explore_sum_ways(&g);
    take_ways(r->x, &ways);
    explore_plan_clear(&r->plan);
    arena_free(&arena);
}

static struct explore run_any(const struct scenario *sc, bool wants_bounds)
{
    struct explore x = new_explore(sc);
    if (sc->scene_count == 0 || sc->step_count == 0) {
        return x;
    }
    struct run r = {.sc = sc, .x = &x, .wants_bounds = wants_bounds};
    walk_all(&r);
    explore_set_clear(&r.states);
    mem_free(r.nodes);
    mem_free(r.from);
    mem_free(r.to);
    mem_free(r.pauses);
    return x;
}

struct explore explore_run(const struct scenario *sc)
{
    return run_any(sc, false);
}

struct explore explore_run_bounded(const struct scenario *sc)
{
    return run_any(sc, true);
}

void explore_free(struct explore *x)
{
    mem_free(x->step_seen);
    mem_free(x->reply_seen);
    mem_free(x->choose_empty);
    mem_free(x->cond_true);
    mem_free(x->cond_false);
    mem_free(x->ending_seen);
    *x = (struct explore){0};
}
