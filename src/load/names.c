#include "load/names.h"

// The slot where the id is, or the free one where it belongs.
static size_t slot_of(const struct names *n, struct str id)
{
    size_t i = (size_t)str_hash(id) & (n->slot_count - 1);
    while (n->slots[i] && !str_is(n->ids[n->slots[i] - 1], id)) {
        i = (i + 1) & (n->slot_count - 1);
    }
    return i;
}

struct names names_of(const struct str *ids, size_t count, struct arena *arena)
{
    struct names n = {.ids = ids, .count = count, .slot_count = 4};
    while (n.slot_count < 2 * count) {
        n.slot_count *= 2;
    }
    n.slots = arena_new(arena, n.slot_count, sizeof *n.slots);
    for (size_t i = 0; i < count; i++) {
        size_t slot = slot_of(&n, ids[i]);
        if (ids[i].len && !n.slots[slot]) {
            n.slots[slot] = (uint32_t)i + 1;
        }
    }
    return n;
}

int names_find(const struct names *n, struct str id)
{
    return n->slot_count && id.len ? (int)n->slots[slot_of(n, id)] - 1 : -1;
}
