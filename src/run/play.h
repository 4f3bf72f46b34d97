// run/play.h - one conversation between the store and the session
//
// Keeps the order that nothing may break: legal? → durable → applied.
#ifndef RUN_PLAY_H
#define RUN_PLAY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/err.h"
#include "core/session.h"
#include "run/library.h"
#include "store/store.h"

struct play {
    struct scenario *scenario;  // owned; NULL when no conversation is open
    struct session *session;    // owned
    char id[STORE_ID_LEN + 1];
    uint64_t base_ms;  // clock_ms() at active time 0
    bool is_lent;      // the scenario is somebody else's
    bool is_detached;  // the learner goes on without saving: nothing is stored any more
};

// What a new conversation is begun with.
struct play_begin {
    uint64_t seed;
    const char *lang, *region;
    enum event_mode mode;
};

// A new id for a session.
void play_new_id(char id[STORE_ID_LEN + 1]);

// Active milliseconds now; 0 when no conversation is open.
uint64_t play_now(const struct play *p);

// Load a story by id or file and begin it: pin, begin, first event, applied.
// Open conversations of the same story are set aside.
bool play_start(struct play *p, struct library *lib, struct store *store, const char *story,
                const struct play_begin *begin, struct err *err);

// Store one event, then apply it.  On failure the session is as it was.
bool play_event(struct play *p, struct store *store, const struct event *ev, struct err *err);

// Bring back a stored conversation by replaying its log.
bool play_resume(struct play *p, struct library *lib, struct store *store,
                 const struct store_session *stored, struct err *err);

// The same over a story that is borrowed for as long as the conversation.
bool play_replay(struct play *p, struct scenario *sc, struct library *lib, struct store *store,
                 const struct store_session *stored, struct err *err);

// Free the conversation; when its session is closed, or goes over a form, the store is told.
void play_close(struct play *p, struct store *store);

// The newest open conversation of a store, or of this story (NULL: of any); false
// when there is none.
bool play_find_open(struct store *store, const char *story, struct store_session *out);

#endif
