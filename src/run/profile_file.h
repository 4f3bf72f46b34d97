// run/profile_file.h - all conversations of a store, out into one file and in again
//
// The file is report/portable.h's.  Taking the same file twice, or two files that share
// conversations, counts nothing twice: a conversation is known by its id.
#ifndef RUN_PROFILE_FILE_H
#define RUN_PROFILE_FILE_H

#include "core/err.h"
#include "core/str.h"
#include "store/store.h"

struct profile_file_count {
    size_t added, longer, known, different;  // longer: played on elsewhere, brought up to that
};

// Append the file to out: the stories that are needed, the conversations, the oldest first.
bool profile_file_put(struct store *store, struct buf *out, struct err *err);

// Take a file into the store.  It is read whole before anything is kept: false with *err
// and an unchanged store for a file with a fault.
bool profile_file_take(struct store *store, struct str text, struct profile_file_count *count,
                       struct err *err);

#endif
