#include "core/session_key.h"

#include "core/walk.h"

static uint64_t put(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 32);
}

static bool is_live(const uint64_t *live, uint32_t slot)
{
    return live[slot / 64] >> (slot % 64) & 1;
}

uint64_t session_key(const struct explore_plan *plan, const struct session *s)
{
    const uint64_t *live = explore_plan_live(plan, s->pc);
    uint64_t hash = put(put(1, s->pc), s->state);
    hash = put(hash, is_live(live, EXPLORE_SLOT_LOST) ? s->lost : 0);
    for (uint32_t i = 0; i < s->scenario->var_count; i++) {
        uint8_t value = s->vars[i] < plan->tops[i] ? s->vars[i] : plan->tops[i];
        hash = put(hash, is_live(live, i) ? value : 0);
    }
    for (uint32_t i = 0; i < plan->scene_count; i++) {
        uint32_t scene = plan->scenes[i];
        hash =
            put(hash, is_live(live, plan->scene_slots[scene]) && walk_has_bit(s->visited, scene));
    }
    for (uint32_t i = 0; i < plan->reply_count; i++) {
        uint32_t reply = plan->replies[i];
        hash = put(hash, is_live(live, plan->reply_slots[reply]) && walk_has_bit(s->chosen, reply));
    }
    return hash;
}
