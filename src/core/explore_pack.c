#include "core/explore_pack.h"

// The same walk over a state's fields counts, writes or reads them.
enum mode { COUNT, PUT, GET };

struct pack {
    enum mode mode;
    uint64_t *out;
    const uint64_t *in;
    uint32_t bits;  // so far
};

static uint64_t low_bits(uint64_t value, uint32_t width)
{
    return width == 64 ? value : value & ((UINT64_C(1) << width) - 1);
}

static void put(struct pack *p, uint64_t value, uint32_t width)
{
    uint32_t word = p->bits / 64, at = p->bits % 64;
    p->out[word] |= value << at;
    if (at + width > 64) {
        p->out[word + 1] |= value >> (64 - at);
    }
}

static uint64_t get(const struct pack *p, uint32_t width)
{
    uint32_t word = p->bits / 64, at = p->bits % 64;
    uint64_t value = p->in[word] >> at;
    if (at + width > 64) {
        value |= p->in[word + 1] << (64 - at);
    }
    return low_bits(value, width);
}

// One field: its value after reading, else as it was.
static uint64_t field(struct pack *p, uint64_t value, uint32_t width)
{
    if (p->mode == PUT) {
        put(p, low_bits(value, width), width);
    } else if (p->mode == GET) {
        value = get(p, width);
    }
    p->bits += width;
    return value;
}

static bool has_bit(const uint64_t *set, uint32_t i)
{
    return set[i / 64] >> (i % 64) & 1;
}

static void field_bit(struct pack *p, uint64_t *set, uint32_t i, bool is_live)
{
    uint64_t one = UINT64_C(1) << (i % 64);
    bool value = field(p, is_live && has_bit(set, i), 1) != 0;
    if (p->mode == GET) {
        set[i / 64] = value ? set[i / 64] | one : set[i / 64] & ~one;
    }
}

static void field_names(struct pack *p, const struct explore_plan *plan, struct explore_world *w,
                        const uint64_t *live)
{
    for (uint32_t i = 0; i < plan->scene_count; i++) {
        uint32_t scene = plan->scenes[i];
        field_bit(p, w->visited, scene, has_bit(live, plan->scene_slots[scene]));
    }
    for (uint32_t i = 0; i < plan->reply_count; i++) {
        uint32_t reply = plan->replies[i];
        field_bit(p, w->chosen, reply, has_bit(live, plan->reply_slots[reply]));
    }
    for (uint32_t i = 0; i < plan->loss_count; i++) {
        field_bit(p, w->paid, i, true);
    }
}

static void field_vars(struct pack *p, const struct explore_plan *plan, struct explore_world *w,
                       const uint64_t *live)
{
    for (uint32_t i = 0; i < plan->sc->var_count; i++) {
        uint8_t value = w->vars[i] < plan->tops[i] ? w->vars[i] : plan->tops[i];
        w->vars[i] = (uint8_t)field(p, has_bit(live, i) ? value : 0, 7);
    }
}

// A result does its effect once, so whether it did matters while a condition asks
// for what it may change.
static void field_checks(struct pack *p, const struct explore_plan *plan, struct explore_world *w,
                         const uint64_t *live)
{
    for (int k = 0; k < CHECKS; k++) {
        bool has_effect = (plan->effect_vars[k] & live[0]) != 0;
        if (plan->effect_vars[k] || plan->checks >> k & 1) {
            bool is_live = has_bit(live, EXPLORE_SLOT_CHECKS + (uint32_t)k);
            uint32_t made = w->checked >> k & 1;
            made = (uint32_t)field(p, is_live ? made : 0, 1);
            w->checked = (w->checked & ~(1u << k)) | made << k;
        }
        if (plan->effect_vars[k]) {
            w->effects[k] = (uint32_t)field(p, has_effect ? w->effects[k] : 0, 32);
            uint32_t had = (uint32_t)field(p, has_effect ? w->acted >> k & 1 : 0, 1);
            w->acted = (w->acted & ~(1u << k)) | had << k;
        }
    }
}

static void fields(struct pack *p, const struct explore_plan *plan, struct explore_world *w)
{
    w->pc = (uint32_t)field(p, w->pc, 32);
    w->day = (uint32_t)field(p, w->day, 32);
    const uint64_t *live = explore_plan_live(plan, w->pc);
    field_vars(p, plan, w, live);
    field_checks(p, plan, w, live);
    w->lost = field(p, has_bit(live, EXPLORE_SLOT_LOST) ? w->lost : 0, 64);
    if (plan->marks) {
        uint64_t alive = live[EXPLORE_SLOT_MARKS / 64];
        w->shown = field(p, w->shown & alive, 64);
        w->marked = field(p, w->marked & alive, 64);
    }
    field_names(p, plan, w, live);
}

struct explore_world explore_pack_world(const struct explore_plan *p, struct arena *arena)
{
    return (struct explore_world){
        .visited = arena_new(arena, (size_t)p->sc->scene_count / 64 + 1, sizeof(uint64_t)),
        .chosen = arena_new(arena, (size_t)p->sc->reply_count / 64 + 1, sizeof(uint64_t)),
        .paid = arena_new(arena, (size_t)p->loss_count / 64 + 1, sizeof(uint64_t)),
    };
}

uint32_t explore_pack_words(const struct explore_plan *p)
{
    struct arena arena = {0};
    struct explore_world w = explore_pack_world(p, &arena);
    struct pack pack = {.mode = COUNT};
    fields(&pack, p, &w);
    arena_free(&arena);
    return (pack.bits + 63) / 64;
}

void explore_pack_put(const struct explore_plan *p, struct explore_world *w, uint64_t *words)
{
    struct pack pack = {.mode = PUT, .out = words};
    struct explore_world kept = *w;
    fields(&pack, p, &kept);
}

void explore_pack_get(const struct explore_plan *p, const uint64_t *words, struct explore_world *w)
{
    struct pack pack = {.mode = GET, .in = words};
    fields(&pack, p, w);
}
