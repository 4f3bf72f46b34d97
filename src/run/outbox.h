// run/outbox.h - a learner's lines of a class, on the disk before anything is shown
//
// One file a learner and class, of messages as they are sent: first JOIN with the resume token,
// then each EV.  It is locked while it is used, so that several learners under one account have
// one each.
#ifndef RUN_OUTBOX_H
#define RUN_OUTBOX_H

#include <stdbool.h>
#include <stdint.h>

#include "class/wire.h"
#include "core/err.h"
#include "core/mem.h"

struct outbox_line {
    uint32_t seq;
    uint64_t ms;
    char *text;  // owned
};

struct outbox {
    int fd;  // -1: nothing is kept on the disk
    char token[WIRE_TOKEN + 1];
    struct outbox_line *list;  // owned; in order of seq, without a gap
    size_t count, cap;
};

// The first file of this class that nobody else uses: of the folder (made when needed), named
// by `name` and a number; is_new: one without lines.  A half-written last line is dropped.
// false with *err; then *out keeps nothing on the disk.
bool outbox_open(struct outbox *out, const char *folder, const char *name, bool is_new,
                 struct err *err);

// Keep the next line: on the disk when this returns true.
bool outbox_add(struct outbox *box, uint32_t seq, uint64_t ms, struct str text, struct err *err);

// Begin anew under this token: no lines.
bool outbox_begin(struct outbox *box, const char *token, struct err *err);

// Drop lines up to seq that are not needed any more; the file is written anew.
bool outbox_trim(struct outbox *box, uint32_t seq, struct err *err);

// Close it; is_done: the class is over, and the file goes.
void outbox_close(struct outbox *box, bool is_done);

#endif
