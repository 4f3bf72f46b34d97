// core/mem.h - memory: blocks that never fail, and arenas freed at once
//
// No function here returns NULL: on exhaustion the hook runs (cli sets one that
// restores the screen), then the process exits 71.  malloc is called in mem.c
// only.  An arena hands out zeroed pieces that live until arena_free.
#ifndef CORE_MEM_H
#define CORE_MEM_H

#include <stddef.h>

enum { MEM_EXIT_STATUS = 71 };

// Called once, with nothing allocated since, before the process ends.
typedef void mem_hook_fn(void);

// Set what runs on exhaustion; NULL for nothing.
void mem_set_hook(mem_hook_fn *hook);

// A zeroed block of count * size bytes (at least 1); the caller frees it.
void *mem_new(size_t count, size_t size);

// Grow *ptr so that it holds at least `need` elements of `size` bytes; *cap is
// the number it holds now.  New bytes are zero.  Returns the block.
void *mem_grow(void *ptr, size_t *cap, size_t need, size_t size);

// A copy of len bytes with a NUL behind; the caller frees it.
char *mem_copy(const char *from, size_t len);

// Free a block; NULL is fine.
void mem_free(void *ptr);

// Give what was freed back to the system: after a large piece of work is done.
void mem_trim(void);

// A bag of memory.  Zero is an empty one.
struct arena {
    struct arena_chunk *chunk;  // owned, newest first
    size_t used;                // bytes handed out, for limits and tests
};

// `size` zeroed bytes, aligned for any type, that live as long as the arena.
void *arena_new(struct arena *arena, size_t count, size_t size);

// A NUL-terminated copy of len bytes in the arena.
char *arena_copy(struct arena *arena, const char *from, size_t len);

// Free all of it; the arena is empty again.
void arena_free(struct arena *arena);

#endif
