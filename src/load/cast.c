#include "load/cast.h"

enum { CAST_MAX = 50 };

// Words of the grammar that cannot name a person.
static const char *const reserved[] = {
    "note", "wait",  "choose",    "if",      "then", "else",    "set",   "add",  "loses", "goto",
    "end",  "signs", "resembles", "neutral", "at",   "subject", "pause", "hint", "text",
};

void cast_fill(struct draft *d, const struct node *root)
{
    const struct node *all =
        build_section(&d->b, build_need(&d->b, root, "cast"), "cast", CAST_MAX);
    if (!all) {
        return;
    }
    struct str *ids = build_ids(&d->b, all);
    draft_take(d, DRAFT_CAST, ids, all->count);
    d->sc->cast = arena_new(d->b.arena, all->count, sizeof *d->sc->cast);
    d->sc->cast_count = all->count;
    for (uint32_t i = 0; i < all->count; i++) {
        const struct node *n = node_item(all, i);
        struct cast *one = &d->sc->cast[i];
        *one = (struct cast){.id = ids[i], .at = all->keys[i]->at};
        if (scenario_word(reserved, (int)COUNT_OF(reserved), ids[i]) >= 0) {
            build_add(&d->b, FINDING_RESERVED_CAST, one->at, ids[i]);
        }
        if (build_place(&d->b, n, "a person", GRAMMAR_CAST)) {
            one->name = build_text(&d->b, build_need(&d->b, n, "name"), "name");
            one->bio = build_maybe(&d->b, n, "bio");
            one->is_trusted = build_yes(&d->b, node_find(n, "trusted"), "trusted");
        }
    }
}
