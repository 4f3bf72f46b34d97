// run/profile_file.h - all conversations of a store, out into one file
//
// The file is report/portable.h's; profile_take.h takes it in again.
#ifndef RUN_PROFILE_FILE_H
#define RUN_PROFILE_FILE_H

#include "core/err.h"
#include "core/str.h"
#include "store/store.h"

// Append the file to out: the stories that are needed, the conversations, the oldest first.
bool profile_file_put(struct store *store, struct buf *out, struct err *err);

#endif
