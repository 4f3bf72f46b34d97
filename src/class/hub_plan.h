// class/hub_plan.h - what a class is, as its hub is told
#ifndef CLASS_HUB_PLAN_H
#define CLASS_HUB_PLAN_H

#include "class/wire.h"
#include "core/err.h"
#include "core/lesson.h"
#include "core/registry.h"
#include "core/scenario.h"
#include "store/store.h"
#include "sys/hash.h"

enum { HUB_ID = 24 };  // hex digits of a class; a learner's number makes a store's id of it

// What a class is.  All of it is borrowed for as long as the hub is open.
struct hub_plan {
    const char *socket;  // its path; the folder is the owner's
    char id[HUB_ID + 1];
    char code[WIRE_CODE + 1];
    char key[HASH_KEY];  // of the keyed hash that stands for a user
    const struct lesson *lesson;
    struct scenario *const *stories;  // of the lesson
    const struct buf *texts;          // of each story
    const struct registry *registry;
    struct store *store;
    bool is_one_account;  // the whole class is one user: no cap for each
};

// The store's id of learner n of a class, or of its own log (0).
void hub_store_id(const char *class_id, uint32_t learner, char out[STORE_ID_LEN + 1]);

#endif
