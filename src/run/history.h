// run/history.h - finished conversations, recomputed from their logs
//
// Scores are never stored: each is the fold of its log over the pinned story.  The
// newest HISTORY_MAX conversations are looked at, so that a screen takes as long after ten
// years; sittings and what cannot be read any more do not count among them.
#ifndef RUN_HISTORY_H
#define RUN_HISTORY_H

#include "core/profile.h"
#include "run/library.h"
#include "store/store.h"
#include "view/app.h"

enum {
    HISTORY_MAX = 200,                   // newest conversations
    HISTORY_ROWS_MAX = 2 * HISTORY_MAX,  // rows among which they are looked for
};

struct history {
    struct arena arena;
    struct past *pasts;     // in the arena; newest first
    struct played *played;  // the same, for the figures
    struct str *ids;        // of their stories
    size_t count;
    struct sitting_past *forms;  // sittings over forms; newest first
    size_t form_count;
    int64_t today;  // days since 1970, when it was filled
    struct profile profile;
};

// Fill it anew from the store.
void history_fill(struct history *h, struct store *store, struct library *lib);

// Tell the list which stories are among the finished ones above, which are begun, and
// how great the need to practise their signs is.
void history_mark_stories(const struct history *h, struct store *store, struct library *lib);

// Lend it to the app's screens.
void history_show(const struct history *h, struct app *app);

// Free it; zero is an empty one.
void history_free(struct history *h);

#endif
