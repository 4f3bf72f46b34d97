// report/portable.h - conversations as a file that can be carried to another machine
//
// One JSON object a line (JSON Lines), version PORTABLE_VERSION:
//   {"wary-profile": 1}
//   {"story": "<sha256>", "text": "…"}                      before the first that needs it
//   {"session": "<32 hex>", "scenario": "…", "hash": "…", "version": 1, "started": 1700000000,
//    "open": false, "events": [[0, "begin …"], …]}
//   {"end": <number of lines above>}                        so that half a file is noticed
#ifndef REPORT_PORTABLE_H
#define REPORT_PORTABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/err.h"
#include "core/str.h"

enum { PORTABLE_VERSION = 1, PORTABLE_ID = 32, PORTABLE_HASH = 64 };

struct portable_event {
    uint64_t at_ms;
    struct str line;
};

struct portable_session {
    struct str id, scenario, hash;
    uint32_t version;
    int64_t started_s;
    bool is_open;
    const struct portable_event *events;
    size_t count;
};

// A file on its way out: how many lines it has.
struct portable {
    struct buf *out;  // borrowed; lines are appended
    uint64_t lines;
};

// Begin a file.
struct portable portable_begin(struct buf *out);

// Add the text of a story; it is UTF-8, as the loader made sure.
void portable_put_story(struct portable *p, struct str hash, struct str text);

// Add a conversation.
void portable_put_session(struct portable *p, const struct portable_session *s);

// The last line.
void portable_end(struct portable *p);

// What is done with each line that is read; false with *err stops.  What is handed over
// lives for the call.
struct portable_taker {
    bool (*story)(void *ctx, struct str hash, struct str text, struct err *err);
    bool (*session)(void *ctx, const struct portable_session *s, struct err *err);
    void *ctx;
};

// Read a whole file; the number of the line is in the sentence of *err.  ERR_SYNTAX for what
// is no such file or half of one, ERR_LIMIT for one of a newer version.
bool portable_read(struct str text, const struct portable_taker *taker, struct err *err);

#endif
