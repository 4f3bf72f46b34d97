#include "core/walk.h"

void walk_set_bit(uint64_t *set, uint32_t i)
{
    set[i / 64] |= UINT64_C(1) << (i % 64);
}

bool walk_has_bit(const uint64_t *set, uint32_t i)
{
    return set[i / 64] >> (i % 64) & 1;
}

struct expr_env walk_env(const struct session *s)
{
    return (struct expr_env){
        .vars = s->vars,
        .day = s->day,
        .lost = s->lost,
        .marked = s->marked,
        .checked = s->checked,
        .visited = s->visited,
        .chosen = s->chosen,
    };
}

static int clamp(int value)
{
    return value < 0 ? 0 : value > SCENARIO_VAR_VALUE_MAX ? SCENARIO_VAR_VALUE_MAX : value;
}

void walk_assign(struct session *s, struct assigns assigns)
{
    for (uint32_t i = 0; i < assigns.count; i++) {
        const struct assign *a = &assigns.list[i];
        int was = a->is_add ? s->vars[a->var] : 0;
        s->vars[a->var] = (uint8_t)clamp(was + a->value);
    }
}

static void lose(struct session *s, const struct step *step)
{
    uint32_t i = (uint32_t)(step - s->scenario->steps);
    if (walk_has_bit(s->lost_steps, i)) {
        return;
    }
    walk_set_bit(s->lost_steps, i);
    if (step->u.loss.kind == LOSS_MONEY) {
        s->lost += step->u.loss.money;
    } else {
        s->has_lost_all = true;
    }
}

static void enter(struct session *s, uint32_t scene_index)
{
    const struct scene *scene = &s->scenario->scenes[scene_index];
    s->scene = scene_index;
    s->day = scene->day > s->day ? scene->day : s->day;
    walk_set_bit(s->visited, scene_index);
    for (int i = 0; i < CHECKS; i++) {
        if (scene->checks[i].is_set && s->checks[i] != &scene->checks[i]) {
            s->checks[i] = &scene->checks[i];
            s->acted &= ~(1u << i);
        }
    }
}

static bool holds(const struct session *s, const struct step *step)
{
    struct expr_env env = walk_env(s);
    return expr_eval(step->u.cond, &env) != 0;
}

// One silent step; false when this step is not silent.
static bool step_over(struct session *s, const struct step *step)
{
    uint32_t next = s->pc + 1;
    switch (step->kind) {
    case STEP_IF:
        next = holds(s, step) ? next : step->target;
        break;
    case STEP_JUMP:
    case STEP_GOTO:
        next = step->target;
        break;
    case STEP_ASSIGN:
        walk_assign(s, step->u.assigns);
        break;
    case STEP_LOSES:
        lose(s, step);
        break;
    case STEP_WAIT:
        s->day += step->u.wait_days;
        break;
    case STEP_MESSAGE:
    case STEP_NOTE:
    case STEP_CHOOSE:
    case STEP_END:
    case STEP_STUCK:
    case STEPS:
        return false;
    }
    s->pc = next;
    return true;
}

static uint32_t day_shown(const struct session *s)
{
    return s->shown_count ? s->shown[s->shown_count - 1].day : s->day;
}

static void rest(struct session *s, const struct step *step)
{
    if (step->kind == STEP_CHOOSE) {
        s->state = SESSION_CHOOSING;
    } else if (step->kind == STEP_END || step->kind == STEP_STUCK) {
        s->state = SESSION_OVER;
        s->ending = step->kind == STEP_END ? (int32_t)step->u.ending : -1;
    } else {
        s->state = s->day > day_shown(s) ? SESSION_RESTING : SESSION_READING;
    }
}

void walk_settle(struct session *s)
{
    // Every silent step runs at most once between two lines, or it would loop.
    for (uint32_t n = 0; n <= s->scenario->step_count; n++) {
        const struct step *step = &s->scenario->steps[s->pc];
        if (step->scene != s->scene || !walk_has_bit(s->visited, step->scene)) {
            enter(s, step->scene);
        }
        if (!step_over(s, step)) {
            rest(s, step);
            return;
        }
    }
    s->state = SESSION_OVER;
    s->ending = -1;
}
