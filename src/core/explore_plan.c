#include "core/explore_plan.h"

static void put_arc(uint32_t *to, uint32_t *n, uint32_t target)
{
    if (target != SCENARIO_NOWHERE) {
        to[(*n)++] = target;
    }
}

static void put_arcs(const struct scenario *sc, uint32_t i, uint32_t *to, uint32_t *n)
{
    const struct step *step = &sc->steps[i];
    bool has_next = i + 1 < sc->step_count;
    switch (step->kind) {
    case STEP_CHOOSE:
        for (uint32_t j = 0; j < step->u.choose.count; j++) {
            const struct reply *reply = &sc->replies[step->u.choose.first + j];
            put_arc(to, n, reply->leaves ? SCENARIO_NOWHERE : reply->target);
        }
        return;
    case STEP_IF:
        put_arc(to, n, step->target);
        break;
    case STEP_JUMP:
    case STEP_GOTO:
        put_arc(to, n, step->target);
        return;
    case STEP_END:
    case STEP_STUCK:
        return;
    case STEP_MESSAGE:
    case STEP_NOTE:
    case STEP_WAIT:
    case STEP_ASSIGN:
    case STEP_LOSES:
    case STEPS:
        break;
    }
    put_arc(to, n, has_next ? i + 1 : SCENARIO_NOWHERE);
}

static void plan_flow(struct explore_plan *p)
{
    const struct scenario *sc = p->sc;
    uint32_t *from = arena_new(&p->arena, (size_t)sc->step_count + 1, sizeof *from);
    uint32_t *to = arena_new(&p->arena, 2 * (size_t)sc->step_count + sc->reply_count, sizeof *to);
    uint32_t n = 0;
    for (uint32_t i = 0; i < sc->step_count; i++) {
        from[i] = n;
        put_arcs(sc, i, to, &n);
    }
    from[sc->step_count] = n;
    p->flow = (struct explore_arcs){sc->step_count, from, to};
    p->looped = arena_new(&p->arena, sc->step_count, 1);
    p->part = arena_new(&p->arena, sc->step_count, sizeof *p->part);
}

static void note_name(void *ctx, const struct expr *leaf)
{
    struct explore_plan *p = ctx;
    if (leaf->op == EXPR_MARKED) {
        p->marks |= UINT64_C(1) << leaf->value;
    } else if (leaf->op == EXPR_CHECKED) {
        p->checks |= 1u << leaf->value;
    } else if (leaf->op == EXPR_VISITED && p->scene_slots[leaf->value] == SCENARIO_NOWHERE) {
        p->scene_slots[leaf->value] = 0;
        p->scenes[p->scene_count++] = leaf->value;
    } else if (leaf->op == EXPR_CHOSE && p->reply_slots[leaf->value] == SCENARIO_NOWHERE) {
        p->reply_slots[leaf->value] = 0;
        p->replies[p->reply_count++] = leaf->value;
    }
}

static uint32_t *new_nowheres(struct explore_plan *p, size_t count)
{
    uint32_t *list = arena_new(&p->arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        list[i] = SCENARIO_NOWHERE;
    }
    return list;
}

static void plan_names(struct explore_plan *p)
{
    p->scenes = arena_new(&p->arena, p->sc->scene_count, sizeof *p->scenes);
    p->replies = arena_new(&p->arena, p->sc->reply_count, sizeof *p->replies);
    p->scene_slots = new_nowheres(p, p->sc->scene_count);
    p->reply_slots = new_nowheres(p, p->sc->reply_count);
    scenario_each_leaf(p->sc, note_name, p);
    uint32_t slot = EXPLORE_SLOT_NAMES;
    for (uint32_t i = 0; i < p->scene_count; i++) {
        p->scene_slots[p->scenes[i]] = slot++;
    }
    for (uint32_t i = 0; i < p->reply_count; i++) {
        p->reply_slots[p->replies[i]] = slot++;
    }
    p->slot_words = (slot + 63) / 64;
}

static void plan_losses(struct explore_plan *p)
{
    p->losses = arena_new(&p->arena, p->sc->step_count, sizeof *p->losses);
    for (uint32_t i = 0; i < p->sc->step_count; i++) {
        if (p->sc->steps[i].kind == STEP_LOSES && p->looped[i]) {
            p->losses[p->loss_count++] = i;
        }
    }
}

static uint32_t effect_index(struct explore_plan *p, struct assigns assigns)
{
    if (assigns.count == 0) {
        return 0;
    }
    p->effects[p->effect_count] = assigns;
    return p->effect_count++;
}

static void plan_check(struct explore_plan *p, uint32_t scene, int kind)
{
    const struct check_result *check = &p->sc->scenes[scene].checks[kind];
    if (!check->is_set) {
        return;
    }
    p->effect_of[(size_t)scene * CHECKS + (size_t)kind] = effect_index(p, check->assigns);
    for (uint32_t i = 0; i < check->assigns.count; i++) {
        p->effect_vars[kind] |= UINT64_C(1) << check->assigns.list[i].var;
    }
}

static void plan_checks(struct explore_plan *p)
{
    size_t n = (size_t)p->sc->scene_count * CHECKS;
    p->effects = arena_new(&p->arena, n + 1, sizeof *p->effects);
    p->effect_count = 1;
    p->effect_of = new_nowheres(p, n);
    for (uint32_t s = 0; s < p->sc->scene_count; s++) {
        for (int k = 0; k < CHECKS; k++) {
            plan_check(p, s, k);
        }
    }
}

static uint8_t higher(uint8_t a, uint32_t b)
{
    uint32_t most = b < SCENARIO_VAR_VALUE_MAX ? b : SCENARIO_VAR_VALUE_MAX;
    return a > most ? a : (uint8_t)most;
}

// A variable beside a number is told apart up to that number and one more;
// beside anything else, in full.
static void note_top(struct explore_plan *p, const struct expr *var, const struct expr *beside)
{
    if (var->op == EXPR_VAR) {
        bool is_number = beside->op == EXPR_NUMBER && beside->value < SCENARIO_VAR_VALUE_MAX;
        uint32_t top = is_number ? beside->value + 1 : SCENARIO_VAR_VALUE_MAX;
        p->tops[var->value] = higher(p->tops[var->value], top);
    }
}

static void note_tops(struct explore_plan *p, const struct expr *e)
{
    static const struct expr zero = {.op = EXPR_NUMBER};
    if (!e) {
        return;
    }
    if (e->op >= EXPR_EQ) {
        note_top(p, e->a, e->b);
        note_top(p, e->b, e->a);
    } else {
        note_top(p, e, &zero);
    }
    // A plain number or variable in a comparison has been seen to above.
    note_tops(p, e->op >= EXPR_EQ && e->a->op < EXPR_NOT ? NULL : e->a);
    note_tops(p, e->op >= EXPR_EQ && e->b->op < EXPR_NOT ? NULL : e->b);
}

// What may be taken away again has to be kept in full.
static void note_drops(struct explore_plan *p, struct assigns assigns)
{
    for (uint32_t i = 0; i < assigns.count; i++) {
        if (assigns.list[i].is_add && assigns.list[i].value < 0) {
            p->tops[assigns.list[i].var] = SCENARIO_VAR_VALUE_MAX;
        }
    }
}

static void plan_tops(struct explore_plan *p)
{
    const struct scenario *sc = p->sc;
    for (uint32_t i = 0; i < sc->step_count; i++) {
        if (sc->steps[i].kind == STEP_IF) {
            note_tops(p, sc->steps[i].u.cond);
        } else if (sc->steps[i].kind == STEP_ASSIGN) {
            note_drops(p, sc->steps[i].u.assigns);
        }
    }
    for (uint32_t i = 0; i < sc->reply_count; i++) {
        note_tops(p, sc->replies[i].cond);
        note_drops(p, sc->replies[i].assigns);
    }
    for (uint32_t i = 0; i < p->effect_count; i++) {
        note_drops(p, p->effects[i]);
    }
}

struct uses {
    const struct explore_plan *p;
    uint64_t *live;
};

static void note_use(void *ctx, const struct expr *leaf)
{
    struct uses *u = ctx;
    const uint32_t slots[EXPR_NOT] = {
        [EXPR_NUMBER] = SCENARIO_NOWHERE,
        [EXPR_VAR] = leaf->value,
        [EXPR_DAY] = SCENARIO_NOWHERE,
        [EXPR_LOST] = EXPLORE_SLOT_LOST,
        [EXPR_MARKED] = EXPLORE_SLOT_MARKS + leaf->value,
        [EXPR_CHECKED] = EXPLORE_SLOT_CHECKS + leaf->value,
        [EXPR_VISITED] = leaf->op == EXPR_VISITED ? u->p->scene_slots[leaf->value] : 0,
        [EXPR_CHOSE] = leaf->op == EXPR_CHOSE ? u->p->reply_slots[leaf->value] : 0,
    };
    uint32_t slot = slots[leaf->op];
    if (slot != SCENARIO_NOWHERE) {
        u->live[slot / 64] |= UINT64_C(1) << (slot % 64);
    }
}

static void plan_step_live(struct explore_plan *p, uint32_t step)
{
    uint64_t *live = p->live + (size_t)p->part[step] * p->slot_words;
    struct uses uses = {p, live};
    scenario_each_leaf_at(p->sc, &p->sc->steps[step], note_use, &uses);
    for (uint32_t a = p->flow.from[step]; a < p->flow.from[step + 1]; a++) {
        const uint64_t *next = explore_plan_live(p, p->flow.to[a]);
        for (uint32_t w = 0; w < p->slot_words && next != live; w++) {
            live[w] |= next[w];
        }
    }
}

static void plan_live(struct explore_plan *p, uint32_t parts)
{
    uint32_t *order = mem_new(p->sc->step_count, sizeof *order);
    p->live = arena_new(&p->arena, (size_t)parts * p->slot_words, sizeof *p->live);
    explore_scc_order(p->part, p->sc->step_count, parts, order);
    for (uint32_t i = 0; i < p->sc->step_count; i++) {
        plan_step_live(p, order[i]);
    }
    mem_free(order);
}

void explore_plan_init(struct explore_plan *p, const struct scenario *sc)
{
    *p = (struct explore_plan){.sc = sc};
    plan_flow(p);
    uint32_t parts = explore_scc_parts(&p->flow, NULL, p->part);
    explore_scc_loops(&p->flow, NULL, p->part, p->looped);
    plan_names(p);
    plan_losses(p);
    plan_checks(p);
    plan_tops(p);
    plan_live(p, parts);
}

const uint64_t *explore_plan_live(const struct explore_plan *p, uint32_t step)
{
    return p->live + (size_t)p->part[step] * p->slot_words;
}

static void note_var(void *ctx, const struct expr *leaf)
{
    if (leaf->op == EXPR_VAR) {
        *(uint64_t *)ctx |= UINT64_C(1) << leaf->value;
    }
}

uint64_t explore_plan_vars_read(const struct scenario *sc)
{
    uint64_t read = 0;
    scenario_each_leaf(sc, note_var, &read);
    return read;
}

void explore_plan_clear(struct explore_plan *p)
{
    arena_free(&p->arena);
    *p = (struct explore_plan){0};
}
