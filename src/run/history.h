// run/history.h - finished conversations, recomputed from their logs
//
// Scores are never stored: each is the fold of its log over the pinned story.
#ifndef RUN_HISTORY_H
#define RUN_HISTORY_H

#include "run/library.h"
#include "store/store.h"
#include "view/app.h"

enum { HISTORY_MAX = 200 };  // newest ones shown

struct history {
    struct arena arena;
    struct past *pasts;  // in the arena; newest first
    struct str *ids;     // of their stories
    size_t count;
};

// Fill it anew from the store.
void history_fill(struct history *h, struct store *store, struct library *lib);

// Tell the list which stories are among the finished ones above, and which are begun.
void history_mark_stories(const struct history *h, struct store *store, struct library *lib);

// Free it; zero is an empty one.
void history_free(struct history *h);

#endif
