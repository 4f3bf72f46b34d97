#include "core/mem.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_FIRST = 2 * 1024, CHUNK_MAX = 64 * 1024, ALIGN = 16 };

struct arena_chunk {
    struct arena_chunk *next;
    size_t size, used;
    _Alignas(ALIGN) unsigned char bytes[];
};

static mem_hook_fn *hook_set;

static void die(void)
{
    mem_hook_fn *hook = hook_set;
    hook_set = NULL;
    if (hook) {
        hook();
    }
    _Exit(MEM_EXIT_STATUS);
}

void mem_set_hook(mem_hook_fn *hook)
{
    hook_set = hook;
}

void *mem_new(size_t count, size_t size)
{
    void *p = calloc(count ? count : 1, size ? size : 1);
    if (!p) {
        die();
    }
    return p;
}

void *mem_grow(void *ptr, size_t *cap, size_t need, size_t size)
{
    if (need <= *cap) {
        return ptr;
    }
    size_t want = *cap ? *cap : 8;
    while (want < need) {
        if (want > SIZE_MAX / 2) {
            die();
        }
        want *= 2;
    }
    if (size && want > SIZE_MAX / size) {
        die();
    }
    unsigned char *p = realloc(ptr, want * size);
    if (!p) {
        die();
    }
    memset(p + *cap * size, 0, (want - *cap) * size);
    *cap = want;
    return p;
}

char *mem_copy(const char *from, size_t len)
{
    char *p = mem_new(len + 1, 1);
    if (len) {
        memcpy(p, from, len);
    }
    return p;
}

void mem_free(void *ptr)
{
    free(ptr);
}

void mem_trim(void)
{
    (void)malloc_trim(0);
}

void *arena_new(struct arena *arena, size_t count, size_t size)
{
    if (size && count > (SIZE_MAX - 2 * ALIGN) / size) {
        die();
    }
    size_t need = (count * size + ALIGN - 1) / ALIGN * ALIGN;
    struct arena_chunk *chunk = arena->chunk;
    if (!chunk || chunk->size - chunk->used < need) {
        size_t usual = !chunk ? CHUNK_FIRST : chunk->size < CHUNK_MAX ? 2 * chunk->size : CHUNK_MAX;
        size_t room = need > usual ? need : usual;
        chunk = mem_new(1, sizeof *chunk + room);
        chunk->size = room;
        chunk->next = arena->chunk;
        arena->chunk = chunk;
    }
    void *p = chunk->bytes + chunk->used;
    chunk->used += need;
    arena->used += need;
    return p;
}

char *arena_copy(struct arena *arena, const char *from, size_t len)
{
    char *p = arena_new(arena, len + 1, 1);
    if (len) {
        memcpy(p, from, len);
    }
    return p;
}

void arena_free(struct arena *arena)
{
    struct arena_chunk *next;
    for (struct arena_chunk *c = arena->chunk; c; c = next) {
        next = c->next;
        free(c);
    }
    *arena = (struct arena){0};
}
