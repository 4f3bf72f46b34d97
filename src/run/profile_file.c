#include "run/profile_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/msg.h"
#include "report/portable.h"
#include "sys/file.h"

// The conversations of a store, by id.
struct rows {
    struct store_session *list;  // owned
    size_t count, cap;
};

static bool collect(void *ctx, const struct store_session *row)
{
    struct rows *rows = ctx;
    rows->list = mem_grow(rows->list, &rows->cap, rows->count + 1, sizeof *rows->list);
    rows->list[rows->count++] = *row;
    return true;
}

// The events of one conversation.
struct log {
    struct arena arena;
    struct portable_event *list;  // owned
    size_t count, cap;
};

static bool add_event(void *ctx, uint32_t seq, uint64_t at_ms, struct str line)
{
    struct log *log = ctx;
    (void)seq;
    log->list = mem_grow(log->list, &log->cap, log->count + 1, sizeof *log->list);
    log->list[log->count++] =
        (struct portable_event){at_ms, {arena_copy(&log->arena, line.ptr, line.len), line.len}};
    return true;
}

static void drop(struct log *log)
{
    arena_free(&log->arena);
    mem_free(log->list);
    *log = (struct log){0};
}

// --- out

static bool is_told(const struct rows *rows, size_t i)
{
    for (size_t k = i + 1; k < rows->count; k++) {
        if (strcmp(rows->list[k].hash, rows->list[i].hash) == 0) {
            return true;
        }
    }
    return false;
}

// A text that is no longer kept leaves its conversations without a story, as they are here.
static void put_story(struct portable *p, struct store *store, const char *hash)
{
    struct buf text = {0};
    if (store->fetch(store, hash, &text, NULL)) {
        portable_put_story(p, str_of(hash), (struct str){text.ptr, text.len});
    }
    buf_free(&text);
}

static bool put_session(struct portable *p, struct store *store, const struct store_session *row,
                        struct err *err)
{
    struct log log = {0};
    bool ok = store->each_event(store, row->id, add_event, &log, err);
    if (ok) {
        portable_put_session(p, &(struct portable_session){.id = str_of(row->id),
                                                           .scenario = str_of(row->scenario),
                                                           .hash = str_of(row->hash),
                                                           .version = row->version,
                                                           .started_s = row->started_s,
                                                           .is_open = row->is_open,
                                                           .events = log.list,
                                                           .count = log.count});
    }
    drop(&log);
    return ok;
}

bool profile_file_put(struct store *store, struct buf *out, struct err *err)
{
    struct rows rows = {0};
    struct portable p = portable_begin(out);
    bool ok = store->each_session(store, STORE_ALL, collect, &rows, err);
    for (size_t i = rows.count; ok && i-- > 0;) {
        if (!is_told(&rows, i)) {
            put_story(&p, store, rows.list[i].hash);
        }
        ok = put_session(&p, store, &rows.list[i], err);
    }
    portable_end(&p);
    mem_free(rows.list);
    return ok;
}

// --- in

struct take {
    struct store *store;
    struct rows rows;  // those that are here, sorted by id
    struct profile_file_count *count;
};

static int by_id(const void *a, const void *b)
{
    const struct store_session *x = a, *y = b;
    return strcmp(x->id, y->id);
}

static bool check_story(void *ctx, struct str hash, struct str text, struct err *err)
{
    char is[65];
    (void)ctx;
    file_hash(text, is);
    return str_is_c(hash, is) ||
           err_set(err, ERR_SYNTAX, "%s", _("a story in the file is not what it says it is"));
}

static bool check_session(void *ctx, const struct portable_session *s, struct err *err)
{
    (void)ctx;
    struct store_session row;
    bool fits = s->scenario.len < sizeof row.scenario && s->count <= UINT32_MAX;
    return fits || err_set(err, ERR_LIMIT, "%s", _("a conversation in the file is too large"));
}

static bool keep_story(void *ctx, struct str hash, struct str text, struct err *err)
{
    const struct take *t = ctx;
    char name[65];
    (void)snprintf(name, sizeof name, "%.*s", STR_ARG(hash));
    return t->store->pin(t->store, name, text, err);
}

static struct store_session row_of(const struct portable_session *s)
{
    struct store_session row = {
        .version = s->version, .started_s = s->started_s, .is_open = s->is_open};
    (void)snprintf(row.id, sizeof row.id, "%.*s", STR_ARG(s->id));
    (void)snprintf(row.scenario, sizeof row.scenario, "%.*s", STR_ARG(s->scenario));
    (void)snprintf(row.hash, sizeof row.hash, "%.*s", STR_ARG(s->hash));
    return row;
}

static bool add_session(const struct take *t, const struct portable_session *s, struct err *err)
{
    struct store_session row = row_of(s);
    struct store_event *events = mem_new(s->count + 1, sizeof *events);
    for (size_t i = 0; i < s->count; i++) {
        events[i] = (struct store_event){s->events[i].at_ms, s->events[i].line};
    }
    bool ok = t->store->replace(t->store, NULL, &row, events, s->count, err);
    t->count->added += ok;
    mem_free(events);
    return ok;
}

static bool is_prefix(const struct log *log, const struct portable_session *s)
{
    bool same = log->count <= s->count;
    for (size_t i = 0; same && i < log->count; i++) {
        same = str_is(log->list[i].line, s->events[i].line);
    }
    return same;
}

// The rest of a conversation that was played on elsewhere.
static bool play_on(const struct take *t, const char *id, size_t from,
                    const struct portable_session *s, struct err *err)
{
    bool ok = true;
    for (size_t i = from; ok && i < s->count; i++) {
        ok = t->store->append(t->store, id, (uint32_t)i + 1, s->events[i].at_ms, s->events[i].line,
                              err);
    }
    return ok && (s->is_open || t->store->finish(t->store, id, err));
}

static bool join(const struct take *t, const struct store_session *here,
                 const struct portable_session *s, struct err *err)
{
    struct log log = {0};
    bool ok = t->store->each_event(t->store, here->id, add_event, &log, err);
    if (ok && !is_prefix(&log, s)) {
        t->count->different += s->count > log.count;
        t->count->known += s->count <= log.count;
    } else if (ok && log.count < s->count) {
        ok = play_on(t, here->id, log.count, s, err);
        t->count->longer += ok;
    } else if (ok) {
        t->count->known++;
    }
    drop(&log);
    return ok;
}

static bool keep_session(void *ctx, const struct portable_session *s, struct err *err)
{
    const struct take *t = ctx;
    struct store_session wanted = row_of(s);
    const struct store_session *here =
        t->rows.count ? bsearch(&wanted, t->rows.list, t->rows.count, sizeof wanted, by_id) : NULL;
    return here ? join(t, here, s, err) : add_session(t, s, err);
}

bool profile_file_take(struct store *store, struct str text, struct profile_file_count *count,
                       struct err *err)
{
    struct take t = {.store = store, .count = count};
    const struct portable_taker checks = {check_story, check_session, &t};
    const struct portable_taker keeps = {keep_story, keep_session, &t};
    *count = (struct profile_file_count){0};
    bool ok = portable_read(text, &checks, err) &&
              store->each_session(store, STORE_ALL, collect, &t.rows, err);
    if (ok && t.rows.count) {
        qsort(t.rows.list, t.rows.count, sizeof *t.rows.list, by_id);
    }
    ok = ok && portable_read(text, &keeps, err);
    mem_free(t.rows.list);
    return ok;
}
