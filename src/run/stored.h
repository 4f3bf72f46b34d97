// run/stored.h - rows and logs of a store, copied out of it
//
// A store's walks hand out what lives for the call; who asks the same store again while
// walking needs copies.
#ifndef RUN_STORED_H
#define RUN_STORED_H

#include <stddef.h>

#include "core/mem.h"
#include "report/portable.h"
#include "store/store.h"

// Conversations, the newest first.  Zero is none.
struct stored_rows {
    struct store_session *list;  // owned
    size_t count, cap;
};

// The events of one conversation.  Zero is none.
struct stored_log {
    struct arena arena;           // owns the lines
    struct portable_event *list;  // owned
    size_t count, cap;
};

// All of them; free also after false.
bool stored_rows(struct store *store, struct stored_rows *out, struct err *err);
void stored_rows_free(struct stored_rows *rows);

// The log of session id; free also after false.
bool stored_log(struct store *store, const char *id, struct stored_log *out, struct err *err);
void stored_log_free(struct stored_log *log);

#endif
