// run/profile_take.h - take a file of conversations into a store
//
// Taking the same file twice, or two files that share conversations, counts nothing twice:
// a conversation is known by its id.  Afterwards the store's order is both orders merged
// (core/merge.h): what was played elsewhere stands where it belongs, not behind everything.
#ifndef RUN_PROFILE_TAKE_H
#define RUN_PROFILE_TAKE_H

#include "core/err.h"
#include "core/str.h"
#include "store/store.h"

struct profile_take_count {
    size_t added, known;
    size_t longer;     // played on elsewhere, brought up to that
    size_t different;  // went another way here, left as it is
    size_t untold;     // without a story here or in the file, left out
};

// false with *err and an unchanged store for a file with a fault, or when the store fails.
bool profile_take(struct store *store, struct str file, struct profile_take_count *count,
                  struct err *err);

#endif
