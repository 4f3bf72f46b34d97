#include <sqlite3.h>
#include <stdio.h>

#include "core/mem.h"
#include "store/sqlite_file.h"
#include "store/store.h"

enum { BUSY_MS = 2000 };

enum stmt {
#define X(id, sql) STMT_##id,
#include "store/stmt.def"
#undef X
    STMTS
};

static const char *const stmt_sql[STMTS] = {
#define X(id, sql) [STMT_##id] = sql,
#include "store/stmt.def"
#undef X
};

struct sqlite {
    sqlite3 *db;
    sqlite3_stmt *stmt[STMTS];  // prepared when first used
    bool is_together;           // in a transaction of several changes
};

static bool fail(struct sqlite *s, struct err *err)
{
    return sqlite_fail(s->db, sqlite3_errcode(s->db), err);
}

static sqlite3_stmt *stmt_get(struct sqlite *s, enum stmt id, struct err *err)
{
    if (!s->stmt[id] && sqlite3_prepare_v3(s->db, stmt_sql[id], -1, SQLITE_PREPARE_PERSISTENT,
                                           &s->stmt[id], NULL) != SQLITE_OK) {
        (void)fail(s, err);
        return NULL;
    }
    return s->stmt[id];
}

static void bind_text(sqlite3_stmt *stmt, int at, struct str text)
{
    (void)sqlite3_bind_text(stmt, at, text.ptr ? text.ptr : "", (int)text.len, SQLITE_STATIC);
}

// Run a statement that gives no rows and is ready to go; leaves it ready again.
static bool run(struct sqlite *s, sqlite3_stmt *stmt, struct err *err)
{
    int code = sqlite3_step(stmt);
    bool ok = code == SQLITE_DONE || sqlite_fail(s->db, code, err);
    (void)sqlite3_reset(stmt);
    (void)sqlite3_clear_bindings(stmt);
    return ok;
}

static bool exec(struct sqlite *s, const char *sql, struct err *err)
{
    return sqlite_exec(s->db, sql, err);
}

static void sqlite_close(struct store *store)
{
    struct sqlite *s = store->impl;
    for (int i = 0; i < STMTS; i++) {
        (void)sqlite3_finalize(s->stmt[i]);
    }
    (void)sqlite3_close(s->db);
    mem_free(s);
}

static bool sqlite_begin(struct store *store, const struct store_session *row, struct err *err)
{
    struct sqlite *s = store->impl;
    sqlite3_stmt *stmt = stmt_get(s, STMT_BEGIN, err);
    if (!stmt) {
        return false;
    }
    bind_text(stmt, 1, str_of(row->id));
    bind_text(stmt, 2, str_of(row->scenario));
    bind_text(stmt, 3, str_of(row->hash));
    (void)sqlite3_bind_int64(stmt, 4, row->version);
    (void)sqlite3_bind_int64(stmt, 5, row->started_s);
    return run(s, stmt, err);
}

static bool sqlite_append(struct store *store, const char *id, uint32_t seq, uint64_t at_ms,
                          struct str line, struct err *err)
{
    struct sqlite *s = store->impl;
    sqlite3_stmt *stmt = stmt_get(s, STMT_APPEND, err);
    if (!stmt) {
        return false;
    }
    bind_text(stmt, 1, str_of(id));
    (void)sqlite3_bind_int64(stmt, 2, seq);
    (void)sqlite3_bind_int64(stmt, 3, (sqlite3_int64)at_ms);
    bind_text(stmt, 4, line);
    return run(s, stmt, err) &&
           (sqlite3_changes(s->db) == 1 ||
            err_set(err, ERR_STORE,
                    "this conversation goes on in another window; close one of the two"));
}

static bool no_session(const char *id, struct err *err)
{
    return err_set(err, ERR_STORE, "there is no session %s", id);
}

static bool sqlite_finish(struct store *store, const char *id, struct err *err)
{
    struct sqlite *s = store->impl;
    sqlite3_stmt *stmt = stmt_get(s, STMT_FINISH, err);
    if (!stmt) {
        return false;
    }
    bind_text(stmt, 1, str_of(id));
    return run(s, stmt, err) && (sqlite3_changes(s->db) == 1 || no_session(id, err));
}

static bool drop_by(struct sqlite *s, enum stmt which, const char *id, struct err *err)
{
    sqlite3_stmt *stmt = stmt_get(s, which, err);
    if (!stmt) {
        return false;
    }
    bind_text(stmt, 1, str_of(id));
    return run(s, stmt, err);
}

static bool sqlite_drop(struct store *store, const char *id, struct err *err)
{
    struct sqlite *s = store->impl;
    return exec(s, "PRAGMA secure_delete = ON", err) && drop_by(s, STMT_DROP_EVENTS, id, err) &&
           drop_by(s, STMT_DROP, id, err) && (sqlite3_changes(s->db) == 1 || no_session(id, err));
}

static bool roll_back(struct sqlite *s)
{
    (void)exec(s, "ROLLBACK", NULL);
    return false;
}

static bool sqlite_together(struct store *store, store_work_fn *fn, void *ctx, struct err *err)
{
    struct sqlite *s = store->impl;
    if (!exec(s, "BEGIN IMMEDIATE", err)) {
        return false;
    }
    s->is_together = true;
    bool ok = fn(ctx, err);
    s->is_together = false;
    return (ok && exec(s, "COMMIT", err)) || roll_back(s);
}

// The end of a walk over rows: code is what the last step gave.
static bool walked(struct sqlite *s, sqlite3_stmt *stmt, int code, struct err *err)
{
    bool ok = code == SQLITE_DONE || code == SQLITE_ROW || sqlite_fail(s->db, code, err);
    (void)sqlite3_reset(stmt);
    return ok;
}

static bool names_all(struct sqlite *s, size_t count, struct err *err)
{
    sqlite3_stmt *stmt = stmt_get(s, STMT_COUNT, err);
    if (!stmt) {
        return false;
    }
    int code = sqlite3_step(stmt);
    bool is_all = code == SQLITE_ROW && (size_t)sqlite3_column_int64(stmt, 0) == count;
    return walked(s, stmt, code, err) &&
           (is_all || err_set(err, ERR_STORE, "an order names every session once"));
}

static bool sqlite_arrange(struct store *store, const char *const *ids, size_t count,
                           struct err *err)
{
    struct sqlite *s = store->impl;
    sqlite3_stmt *stmt = stmt_get(s, STMT_PLACE, err);
    bool ok = stmt != NULL && names_all(s, count, err);
    for (size_t i = 0; ok && i < count; i++) {
        bind_text(stmt, 1, str_of(ids[i]));
        (void)sqlite3_bind_int64(stmt, 2, (sqlite3_int64)i + 1);
        ok = run(s, stmt, err) && (sqlite3_changes(s->db) == 1 || no_session(ids[i], err));
    }
    return ok;
}

struct replacing {
    struct store *store;
    const char *old;
    const struct store_session *session;
    const struct store_event *events;
    size_t count;
};

static bool replace(void *ctx, struct err *err)
{
    const struct replacing *r = ctx;
    const char *id = r->session->id;
    bool ok = sqlite_begin(r->store, r->session, err);
    for (uint32_t i = 0; i < r->count && ok; i++) {
        ok = sqlite_append(r->store, id, i + 1, r->events[i].at_ms, r->events[i].line, err);
    }
    return ok && (r->session->is_open || sqlite_finish(r->store, id, err)) &&
           (!r->old || sqlite_finish(r->store, r->old, err));
}

static bool sqlite_replace(struct store *store, const char *old,
                           const struct store_session *session, const struct store_event *events,
                           size_t count, struct err *err)
{
    const struct sqlite *s = store->impl;
    struct replacing r = {store, old, session, events, count};
    return s->is_together ? replace(&r, err) : sqlite_together(store, replace, &r, err);
}

static struct str column(sqlite3_stmt *stmt, int at)
{
    const char *text = (const char *)sqlite3_column_text(stmt, at);
    return (struct str){text, text ? (size_t)sqlite3_column_bytes(stmt, at) : 0};
}

static bool has_session(struct sqlite *s, const char *id, struct err *err)
{
    sqlite3_stmt *stmt = stmt_get(s, STMT_KNOWN, err);
    if (!stmt) {
        return false;
    }
    bind_text(stmt, 1, str_of(id));
    int code = sqlite3_step(stmt);
    return walked(s, stmt, code, err) && (code == SQLITE_ROW || no_session(id, err));
}

static bool sqlite_each_event(struct store *store, const char *id, store_event_fn *fn, void *ctx,
                              struct err *err)
{
    struct sqlite *s = store->impl;
    sqlite3_stmt *stmt = stmt_get(s, STMT_EVENTS, err);
    if (!stmt) {
        return false;
    }
    bind_text(stmt, 1, str_of(id));
    int code = sqlite3_step(stmt);
    bool is_empty = code == SQLITE_DONE;
    while (code == SQLITE_ROW && fn(ctx, (uint32_t)sqlite3_column_int64(stmt, 0),
                                    (uint64_t)sqlite3_column_int64(stmt, 1), column(stmt, 2))) {
        code = sqlite3_step(stmt);
    }
    return walked(s, stmt, code, err) && (!is_empty || has_session(s, id, err));
}

static void copy(char *to, size_t size, struct str from)
{
    (void)snprintf(to, size, "%.*s", STR_ARG(from));
}

static struct store_session row_of(sqlite3_stmt *stmt)
{
    struct store_session row = {
        .version = (uint32_t)sqlite3_column_int64(stmt, 3),
        .started_s = sqlite3_column_int64(stmt, 4),
        .is_open = sqlite3_column_int64(stmt, 5) != 0,
        .event_count = (uint32_t)sqlite3_column_int64(stmt, 6),
    };
    copy(row.id, sizeof row.id, column(stmt, 0));
    copy(row.scenario, sizeof row.scenario, column(stmt, 1));
    copy(row.hash, sizeof row.hash, column(stmt, 2));
    return row;
}

static bool sqlite_each_session(struct store *store, enum store_which which, store_session_fn *fn,
                                void *ctx, struct err *err)
{
    struct sqlite *s = store->impl;
    sqlite3_stmt *stmt = stmt_get(s, which == STORE_OPEN ? STMT_OPEN : STMT_SESSIONS, err);
    if (!stmt) {
        return false;
    }
    int code = sqlite3_step(stmt);
    while (code == SQLITE_ROW) {
        struct store_session row = row_of(stmt);
        if (!fn(ctx, &row)) {
            break;
        }
        code = sqlite3_step(stmt);
    }
    return walked(s, stmt, code, err);
}

static bool sqlite_pin(struct store *store, const char *hash, struct str text, struct err *err)
{
    struct sqlite *s = store->impl;
    sqlite3_stmt *stmt = stmt_get(s, STMT_PIN, err);
    if (!stmt) {
        return false;
    }
    bind_text(stmt, 1, str_of(hash));
    bind_text(stmt, 2, text);
    return run(s, stmt, err);
}

static bool sqlite_fetch(struct store *store, const char *hash, struct buf *out, struct err *err)
{
    struct sqlite *s = store->impl;
    sqlite3_stmt *stmt = stmt_get(s, STMT_FETCH, err);
    if (!stmt) {
        return false;
    }
    bind_text(stmt, 1, str_of(hash));
    int code = sqlite3_step(stmt);
    if (code == SQLITE_ROW) {
        buf_put_str(out, column(stmt, 0));
    }
    bool is_there = code == SQLITE_ROW;
    return walked(s, stmt, code, err) &&
           (is_there ||
            err_set(err, ERR_STORE, "the story of this conversation is no longer kept"));
}

// Bytes that were deleted may still stand in the write-ahead log.
static bool empty_log(struct sqlite *s, struct err *err)
{
    int code = sqlite3_wal_checkpoint_v2(s->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    return code == SQLITE_OK || sqlite_fail(s->db, code, err);
}

static bool sqlite_purge(struct store *store, struct err *err)
{
    struct sqlite *s = store->impl;
    if (!exec(s,
              "PRAGMA secure_delete = ON; BEGIN IMMEDIATE; DELETE FROM event; "
              "DELETE FROM session; DELETE FROM story; COMMIT;",
              err)) {
        return roll_back(s);
    }
    return exec(s, "VACUUM", err) && empty_log(s, err);
}

struct store *store_sqlite_open(const char *path, struct err *err)
{
    return store_sqlite_open_within(path, BUSY_MS, err);
}

struct store *store_sqlite_open_within(const char *path, int busy_ms, struct err *err)
{
    struct store *store = mem_new(1, sizeof *store);
    *store = (struct store){
        .name = "sqlite",
        .impl = mem_new(1, sizeof(struct sqlite)),
        .close = sqlite_close,
        .begin = sqlite_begin,
        .append = sqlite_append,
        .replace = sqlite_replace,
        .finish = sqlite_finish,
        .drop = sqlite_drop,
        .each_event = sqlite_each_event,
        .each_session = sqlite_each_session,
        .pin = sqlite_pin,
        .fetch = sqlite_fetch,
        .together = sqlite_together,
        .arrange = sqlite_arrange,
        .purge = sqlite_purge,
    };
    struct sqlite *s = store->impl;
    if (!sqlite_file_open(path, busy_ms, &s->db, err)) {
        store_close(store);
        return NULL;
    }
    return store;
}
