#include "core/scenario.h"

const char *const scenario_verdict_words[VERDICTS] = {"scam", "harmless", "unclear"};
const char *const scenario_stage_words[STAGES] = {"approach", "bond",    "isolate", "hook",
                                                  "proof",    "squeeze", "lock",    "return"};
const char *const scenario_channel_words[CHANNELS] = {"dating-chat", "messenger",           "sms",
                                                      "group",       "job-board",           "mail",
                                                      "classifieds", "professional-network"};
const char *const scenario_fit_words[FITS] = {"low", "medium", "high"};
const char *const scenario_check_words[CHECKS] = {"photo", "someone",  "company",
                                                  "call",  "callback", "wait"};
const char *const scenario_leave_words[LEAVES] = {"stop", "block", "report"};
const char *const scenario_form_words[FORMS] = {"", "after-conversation", "check-up"};

const struct check_result scenario_no_checks[CHECKS];

int scenario_word(const char *const *words, int n, struct str word)
{
    for (int i = 0; i < n; i++) {
        if (str_is_c(word, words[i])) {
            return i;
        }
    }
    return -1;
}

void scenario_free(struct scenario *sc)
{
    if (sc) {
        struct arena arena = sc->arena;  // the scenario may lie in its own arena
        arena_free(&arena);
    }
}

int scenario_find_scene(const struct scenario *sc, struct str id)
{
    for (uint32_t i = 0; i < sc->scene_count; i++) {
        if (str_is(sc->scenes[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}

int scenario_find_ending(const struct scenario *sc, struct str id)
{
    for (uint32_t i = 0; i < sc->ending_count; i++) {
        if (str_is(sc->endings[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}

int scenario_find_cast(const struct scenario *sc, struct str id)
{
    for (uint32_t i = 0; i < sc->cast_count; i++) {
        if (str_is(sc->cast[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}

int scenario_find_var(const struct scenario *sc, struct str id)
{
    for (uint32_t i = 0; i < sc->var_count; i++) {
        if (str_is(sc->vars[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}

int scenario_find_reply(const struct scenario *sc, struct str key)
{
    for (uint32_t i = 0; i < sc->reply_count; i++) {
        if (str_is(sc->replies[i].key, key)) {
            return (int)i;
        }
    }
    return -1;
}

bool scenario_is_incoming(const struct scenario *sc, const struct step *step)
{
    return step->kind == STEP_MESSAGE && !sc->cast[step->u.message->cast].is_trusted;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

static uint32_t fewest_choose(const struct scenario *sc, const struct step *step)
{
    uint32_t best = SCENARIO_NOWHERE;
    bool can_stay = false;
    for (uint32_t i = 0; i < step->u.choose.count; i++) {
        const struct reply *reply = &sc->replies[step->u.choose.first + i];
        can_stay = can_stay || !reply->leaves;
        best = reply->leaves ? best : least(best, sc->fewest[reply->target]);
    }
    return can_stay ? best : 0;
}

// Fewest from step i on, as far as its successors are known.
static uint32_t fewest_of(const struct scenario *sc, uint32_t i)
{
    const struct step *step = &sc->steps[i];
    uint32_t next = i + 1 < sc->step_count ? sc->fewest[i + 1] : SCENARIO_NOWHERE;
    switch (step->kind) {
    case STEP_MESSAGE:
        return next == SCENARIO_NOWHERE ? next : next + scenario_is_incoming(sc, step);
    case STEP_CHOOSE:
        return fewest_choose(sc, step);
    case STEP_IF:
        return least(next, sc->fewest[step->target]);
    case STEP_JUMP:
    case STEP_GOTO:
        return sc->fewest[step->target];
    case STEP_END:
        return 0;
    case STEP_STUCK:
        return SCENARIO_NOWHERE;
    case STEP_NOTE:
    case STEP_WAIT:
    case STEP_ASSIGN:
    case STEP_LOSES:
    case STEPS:
        break;
    }
    return next;
}

// Stories mostly run forward, so a few passes from the end settle it.
void scenario_count_fewest(struct scenario *sc)
{
    sc->fewest = arena_new(&sc->arena, sc->step_count, sizeof *sc->fewest);
    for (uint32_t i = 0; i < sc->step_count; i++) {
        sc->fewest[i] = SCENARIO_NOWHERE;
    }
    bool changed = true;
    while (changed) {
        changed = false;
        for (uint32_t i = sc->step_count; i-- > 0;) {
            uint32_t now = fewest_of(sc, i);
            changed = changed || now != sc->fewest[i];
            sc->fewest[i] = now;
        }
    }
}

static void each_leaf(const struct expr *e, scenario_leaf_fn *fn, void *ctx)
{
    if (!e) {
        return;
    }
    if (e->op < EXPR_NOT) {
        fn(ctx, e);
        return;
    }
    each_leaf(e->a, fn, ctx);
    each_leaf(e->b, fn, ctx);
}

void scenario_each_leaf_at(const struct scenario *sc, const struct step *step, scenario_leaf_fn *fn,
                           void *ctx)
{
    if (step->kind == STEP_IF) {
        each_leaf(step->u.cond, fn, ctx);
    } else if (step->kind == STEP_CHOOSE) {
        for (uint32_t i = 0; i < step->u.choose.count; i++) {
            each_leaf(sc->replies[step->u.choose.first + i].cond, fn, ctx);
        }
    }
}

void scenario_each_leaf(const struct scenario *sc, scenario_leaf_fn *fn, void *ctx)
{
    for (uint32_t i = 0; i < sc->step_count; i++) {
        scenario_each_leaf_at(sc, &sc->steps[i], fn, ctx);
    }
}
