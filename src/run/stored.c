#include "run/stored.h"

static bool add_row(void *ctx, const struct store_session *row)
{
    struct stored_rows *rows = ctx;
    rows->list = mem_grow(rows->list, &rows->cap, rows->count + 1, sizeof *rows->list);
    rows->list[rows->count++] = *row;
    return true;
}

bool stored_rows(struct store *store, struct stored_rows *out, struct err *err)
{
    return store->each_session(store, STORE_ALL, add_row, out, err);
}

void stored_rows_free(struct stored_rows *rows)
{
    mem_free(rows->list);
    *rows = (struct stored_rows){0};
}

static bool add_event(void *ctx, uint32_t seq, uint64_t at_ms, struct str line)
{
    struct stored_log *log = ctx;
    (void)seq;
    log->list = mem_grow(log->list, &log->cap, log->count + 1, sizeof *log->list);
    log->list[log->count++] =
        (struct portable_event){at_ms, {arena_copy(&log->arena, line.ptr, line.len), line.len}};
    return true;
}

bool stored_log(struct store *store, const char *id, struct stored_log *out, struct err *err)
{
    return store->each_event(store, id, add_event, out, err);
}

void stored_log_free(struct stored_log *log)
{
    arena_free(&log->arena);
    mem_free(log->list);
    *log = (struct stored_log){0};
}
