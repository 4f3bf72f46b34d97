// store/store.h - where event logs live: a table of functions
//
// Append only.  `append` returns when the event is durable; nothing is shown
// before.  One writer; a second process that opens the same store waits a
// bounded time and is then told.  Backends: memory, SQLite; one test suite.
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/err.h"
#include "core/str.h"

enum { STORE_ID_LEN = 32 };  // hex digits of a session's id

struct store_session {
    char id[STORE_ID_LEN + 1];
    char scenario[65], hash[65];
    uint32_t version;
    int64_t started_s;  // wall clock, seconds since 1970; for display only
    bool is_open;       // begun, and not finished or set aside
    uint32_t event_count;
};

// One event of a log that is stored at once.
struct store_event {
    uint64_t at_ms;
    struct str line;
};

// Called for each event in order of seq; false stops.
typedef bool store_event_fn(void *ctx, uint32_t seq, uint64_t at_ms, struct str line);
enum store_which { STORE_ALL, STORE_OPEN };  // sessions: every one, or those that are open
// Called for each session, newest first; false stops.
typedef bool store_session_fn(void *ctx, const struct store_session *session);
// Work on a store that is kept as a whole; false with *err: none of it.
typedef bool store_work_fn(void *ctx, struct err *err);

struct store {
    const char *name;  // "memory", "sqlite"
    void *impl;        // owned by the backend
    void (*close)(struct store *store);
    // A new session; its events follow.
    bool (*begin)(struct store *store, const struct store_session *session, struct err *err);
    // Event seq (from 1, without a gap) of a session; durable on return.
    bool (*append)(struct store *store, const char *id, uint32_t seq, uint64_t at_ms,
                   struct str line, struct err *err);
    // A new session with all its events, open or not as it says, and session `old` (NULL:
    // none) set aside: all or nothing.
    bool (*replace)(struct store *store, const char *old, const struct store_session *session,
                    const struct store_event *events, size_t count, struct err *err);
    // The session is over (its log stays) or set aside.
    bool (*finish)(struct store *store, const char *id, struct err *err);
    // Delete a session and its events, overwritten in the file; the log ahead of it has them
    // until the last who uses the store closes it.
    bool (*drop)(struct store *store, const char *id, struct err *err);
    // All events of a session; ERR_STORE when there is no such session.
    bool (*each_event)(struct store *store, const char *id, store_event_fn *fn, void *ctx,
                       struct err *err);
    bool (*each_session)(struct store *store, enum store_which which, store_session_fn *fn,
                         void *ctx, struct err *err);
    // Keep the text of a story under its content hash; a second time is no error.
    bool (*pin)(struct store *store, const char *hash, struct str text, struct err *err);
    // Append a kept text to *out; false with ERR_STORE when there is none.
    bool (*fetch)(struct store *store, const char *hash, struct buf *out, struct err *err);
    // Do fn(ctx): all that it changes in this store is durable when it returned true and this
    // does, else none of it is there.  Not within itself.
    bool (*together)(struct store *store, store_work_fn *fn, void *ctx, struct err *err);
    // Bring the sessions into this order, the oldest first; ids are those of all of them, each
    // once.
    bool (*arrange)(struct store *store, const char *const *ids, size_t count, struct err *err);
    // Delete everything, so that no byte of it stays in the file.
    bool (*purge)(struct store *store, struct err *err);
};

// Close and free; NULL is fine.
void store_close(struct store *store);

// In memory, for --no-save, tests and when the disk says no.  Never fails.
struct store *store_memory_open(void);

// SQLite at this path (its directory exists, 0700; the file is made 0600).
// NULL with *err: ERR_STORE with a sentence that says what is the matter and
// what to do (locked, read-only, corrupt, newer version, full).
struct store *store_sqlite_open(const char *path, struct err *err);

// The same, waiting at most busy_ms for another program, now and later.
struct store *store_sqlite_open_within(const char *path, int busy_ms, struct err *err);

// Whether this file says of itself that it is a store of wary, whatever else it is.
bool store_sqlite_is_ours(const char *path, struct err *err);

// Delete the file of a store that cannot be read, damaged or of a newer wary, its bytes
// overwritten first.  false with ERR_STORE and the file untouched when it is not ours or
// another program uses it.
bool store_sqlite_destroy(const char *path, struct err *err);

#endif
