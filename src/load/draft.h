// load/draft.h - a story on its way into the model, and all that has a name in it
//
// First everything that has a name is listed, then steps are built: so a
// condition or a goto may name what stands further down.
#ifndef LOAD_DRAFT_H
#define LOAD_DRAFT_H

#include "core/registry.h"
#include "core/scenario.h"
#include "load/build.h"

enum draft_kind {
    DRAFT_SCENE,
    DRAFT_CAST,
    DRAFT_VAR,
    DRAFT_ENDING,
    DRAFT_REPLY,
    DRAFT_SIGN,
    DRAFT_SOURCE,
    DRAFT_FAMILY,
    DRAFT_PLATFORM,
    DRAFT_REGION,
    DRAFT_KINDS
};

struct draft {
    struct build b;
    struct scenario *sc;
    struct names names[DRAFT_KINDS];  // index: the model's or the registry's
    size_t messages;
    uint32_t scene_now;     // the scene whose steps are being built
    enum draft_kind asked;  // the kind of the last name that a condition asked for
};

// List the names of the registry.
void draft_take_registry(struct draft *d, const struct registry *reg);

// List the names of a kind; the ids are borrowed.
void draft_take(struct draft *d, enum draft_kind kind, const struct str *ids, size_t count);

// Index of what the node names; -1 with a finding and "did you mean" when there is none.
int draft_find(struct draft *d, enum draft_kind kind, const struct node *n);

// A condition with its names resolved, or NULL with a finding.
const struct expr *draft_condition(struct draft *d, const struct node *n);

// The `set` and `add` of a map, as one list.
struct assigns draft_assigns(struct draft *d, const struct node *map);

// A text that learners read: not empty, known placeholders only.
struct str draft_text(struct draft *d, const struct node *n, const char *what);

#endif
