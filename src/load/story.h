// load/story.h - a tree as a story: the head, the people, the tests
//
// First everything that has a name is listed, then steps are built: so a
// condition or a goto may name what stands further down.
#ifndef LOAD_STORY_H
#define LOAD_STORY_H

#include "load/build.h"

// A story on its way into the model.
struct story_build {
    struct build b;
    struct scenario *sc;
    size_t messages, messages_max;
    struct str *scene_ids, *cast_ids, *var_ids, *ending_ids;  // for "did you mean"
    struct str *reply_ids;  // by reply index; empty where there is none
    struct place *reply_places;
    uint32_t reply_ids_count;
    uint32_t scene_now;  // the scene whose steps are being built
};

// Build the whole story; findings say what is the matter with it.
void story_fill(struct story_build *s, const struct node *root);

// Indices by name with a finding and "did you mean" when there is none (then -1).
int story_scene(struct story_build *s, const struct node *n);

// The same for a cast member.
int story_cast(struct story_build *s, const struct node *n);

// The same for an ending.
int story_ending(struct story_build *s, const struct node *n);

// The same for a sign of the registry.
int story_sign(struct story_build *s, const struct node *n);

// A condition with its names resolved, or NULL with a finding.
const struct expr *story_condition(struct story_build *s, const struct node *n);

// The `set` and `add` of a map, as one list.
struct assigns story_assigns(struct story_build *s, const struct node *map);

// A text that learners read: not empty, known placeholders only.
struct str story_text(struct story_build *s, const struct node *n, const char *what);

#endif
