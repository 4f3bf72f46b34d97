// load/names.h - which index has this id: a list of ids and a hash over it
//
// Zero is an empty one.  The ids are borrowed, the hash lies in an arena.  Of
// two equal ids the first is found; an empty id is never found.
#ifndef LOAD_NAMES_H
#define LOAD_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "core/mem.h"
#include "core/str.h"

struct names {
    const struct str *ids;  // borrowed
    size_t count;
    uint32_t *slots;  // index + 1; 0: free
    size_t slot_count;
};

// Make the hash over these ids.
struct names names_of(const struct str *ids, size_t count, struct arena *arena);

// The index of the id, or -1.
int names_find(const struct names *n, struct str id);

#endif
