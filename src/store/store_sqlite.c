#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/mem.h"
#include "store/store.h"

enum { BUSY_MS = 2000, SCHEMA_VERSION = 1, APPLICATION_ID = 0x77617279 };  // "wary"

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

// Each entry takes the file from version i to i + 1.
static const char *const migrations[SCHEMA_VERSION] = {
    "CREATE TABLE story (hash TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE session (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
    "scenario TEXT NOT NULL, hash TEXT NOT NULL, version INTEGER NOT NULL, "
    "started_s INTEGER NOT NULL, is_open INTEGER NOT NULL) STRICT;"
    "CREATE TABLE event (session INTEGER NOT NULL REFERENCES session (n), seq INTEGER NOT NULL, "
    "at_ms INTEGER NOT NULL, line TEXT NOT NULL, PRIMARY KEY (session, seq)) "
    "STRICT, WITHOUT ROWID;"
    "PRAGMA application_id = 0x77617279;",
};

struct sqlite {
    sqlite3 *db;
    sqlite3_stmt *stmt[STMTS];  // prepared when first used
};

// What went wrong, and what to do, in words for who sits in front of it.
static const struct {
    int code;
    const char *says;
} reasons[] = {
    {SQLITE_BUSY, "another program is using the store; close it and try again"},
    {SQLITE_LOCKED, "another program is using the store; close it and try again"},
    {SQLITE_READONLY, "the store cannot be written to; look at its permissions"},
    {SQLITE_PERM, "the store cannot be written to; look at its permissions"},
    {SQLITE_CANTOPEN, "the store cannot be opened; look at its folder and permissions"},
    {SQLITE_FULL, "the disk is full; make some room and try again"},
    {SQLITE_IOERR, "the disk gave an error; nothing was saved this time"},
    {SQLITE_CORRUPT, "the store is damaged; move the file away and a new one is made"},
    {SQLITE_NOTADB, "this file is not a store of wary; move it away and a new one is made"},
};

static bool fail_code(sqlite3 *db, int code, struct err *err)
{
    for (size_t i = 0; i < COUNT_OF(reasons); i++) {
        if (reasons[i].code == (code & 0xFF)) {
            return err_set(err, ERR_STORE, "%s", reasons[i].says);
        }
    }
    return err_set(err, ERR_STORE, "the store said: %s", sqlite3_errmsg(db));
}

static bool fail(struct sqlite *s, struct err *err)
{
    return fail_code(s->db, sqlite3_errcode(s->db), err);
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
    bool ok = code == SQLITE_DONE || fail_code(s->db, code, err);
    (void)sqlite3_reset(stmt);
    (void)sqlite3_clear_bindings(stmt);
    return ok;
}

static bool exec(struct sqlite *s, const char *sql, struct err *err)
{
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || fail(s, err);
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
                    "this conversation goes on in another window (event %u of %.8s is there "
                    "already)",
                    seq, id));
}

static bool sqlite_finish(struct store *store, const char *id, struct err *err)
{
    struct sqlite *s = store->impl;
    sqlite3_stmt *stmt = stmt_get(s, STMT_FINISH, err);
    if (!stmt) {
        return false;
    }
    bind_text(stmt, 1, str_of(id));
    return run(s, stmt, err) &&
           (sqlite3_changes(s->db) == 1 || err_set(err, ERR_STORE, "there is no session %s", id));
}

static struct str column(sqlite3_stmt *stmt, int at)
{
    const char *text = (const char *)sqlite3_column_text(stmt, at);
    return (struct str){text, text ? (size_t)sqlite3_column_bytes(stmt, at) : 0};
}

// The end of a walk over rows: code is what the last step gave.
static bool walked(struct sqlite *s, sqlite3_stmt *stmt, int code, struct err *err)
{
    bool ok = code == SQLITE_DONE || code == SQLITE_ROW || fail_code(s->db, code, err);
    (void)sqlite3_reset(stmt);
    return ok;
}

static bool has_session(struct sqlite *s, const char *id, struct err *err)
{
    sqlite3_stmt *stmt = stmt_get(s, STMT_KNOWN, err);
    if (!stmt) {
        return false;
    }
    bind_text(stmt, 1, str_of(id));
    int code = sqlite3_step(stmt);
    return walked(s, stmt, code, err) &&
           (code == SQLITE_ROW || err_set(err, ERR_STORE, "there is no session %s", id));
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

static bool sqlite_each_session(struct store *store, store_session_fn *fn, void *ctx,
                                struct err *err)
{
    struct sqlite *s = store->impl;
    sqlite3_stmt *stmt = stmt_get(s, STMT_SESSIONS, err);
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

static bool roll_back(struct sqlite *s)
{
    (void)exec(s, "ROLLBACK", NULL);
    return false;
}

// Bytes that were deleted may still stand in the write-ahead log.
static bool empty_log(struct sqlite *s, struct err *err)
{
    int code = sqlite3_wal_checkpoint_v2(s->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    return code == SQLITE_OK || fail_code(s->db, code, err);
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

static bool number_of(struct sqlite *s, const char *sql, int *out, struct err *err)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(s->db, sql, -1, &stmt, NULL);
    code = code == SQLITE_OK ? sqlite3_step(stmt) : code;
    *out = code == SQLITE_ROW ? sqlite3_column_int(stmt, 0) : 0;
    bool ok = code == SQLITE_ROW || fail_code(s->db, code, err);
    (void)sqlite3_finalize(stmt);
    return ok;
}

// The version of a file that is ours or still empty; nobody else's is touched.
static bool version_of(struct sqlite *s, int *version, struct err *err)
{
    int owner, tables;
    if (!number_of(s, "PRAGMA user_version", version, err) ||
        !number_of(s, "PRAGMA application_id", &owner, err) ||
        !number_of(s, "SELECT count(*) FROM sqlite_master", &tables, err)) {
        return false;
    }
    bool is_empty = *version == 0 && owner == 0 && tables == 0;
    if (!is_empty && owner != APPLICATION_ID) {
        return fail_code(s->db, SQLITE_NOTADB, err);
    }
    if (*version > SCHEMA_VERSION) {
        return err_set(err, ERR_STORE,
                       "the store was made by a newer wary (its version is %d, this one knows %d)",
                       *version, SCHEMA_VERSION);
    }
    return true;
}

// The version is asked for again inside: another process may have been faster.
static bool migrate(struct sqlite *s, struct err *err)
{
    int version = 0;
    if (!exec(s, "BEGIN IMMEDIATE", err)) {
        return false;
    }
    bool ok = version_of(s, &version, err);
    for (int v = version; ok && v < SCHEMA_VERSION; v++) {
        ok = exec(s, migrations[v], err);
    }
    char sql[48];
    (void)snprintf(sql, sizeof sql, "PRAGMA user_version = %d", SCHEMA_VERSION);
    ok = ok && exec(s, sql, err) && exec(s, "COMMIT", err);
    return ok || roll_back(s);
}

static const char *why_not_usable(const char *path)
{
    struct stat st;
    if (lstat(path, &st) != 0) {
        return strerror(errno);
    }
    if (S_ISLNK(st.st_mode)) {
        return "it is a link; name the file itself";
    }
    if (!S_ISREG(st.st_mode)) {
        return "it is not a plain file";
    }
    return access(path, R_OK | W_OK) == 0 ? NULL : strerror(errno);
}

// SQLite gives its -wal and -shm the same permissions as this file.  A file that
// is there is not opened: closing it would drop the locks of this process.
static bool make_file(const char *path, struct err *err)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0) {
        (void)close(fd);
        return true;
    }
    const char *why = errno == EEXIST ? why_not_usable(path) : strerror(errno);
    return !why ||
           err_set(err, ERR_STORE, "%s: the store cannot be opened for writing: %s", path, why);
}

static bool open_db(struct sqlite *s, const char *path, int busy_ms, struct err *err)
{
    int version = 0;
    if (!make_file(path, err)) {
        return false;
    }
    if (sqlite3_open_v2(path, &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) !=
        SQLITE_OK) {
        return fail(s, err);
    }
    (void)sqlite3_busy_timeout(s->db, busy_ms);
    return version_of(s, &version, err) &&
           exec(s,
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;",
                err) &&
           (version == SCHEMA_VERSION || migrate(s, err));
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
        .finish = sqlite_finish,
        .each_event = sqlite_each_event,
        .each_session = sqlite_each_session,
        .pin = sqlite_pin,
        .fetch = sqlite_fetch,
        .purge = sqlite_purge,
    };
    if (!open_db(store->impl, path, busy_ms, err)) {
        store_close(store);
        return NULL;
    }
    return store;
}
