#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base.h"
#include "store/sqlite_file.h"
#include "sys/clock.h"

enum { RETRY_MS = 5, SCHEMA_VERSION = 3 };

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
    // What is open is asked for at every start, whatever has gathered meanwhile.
    "CREATE INDEX session_open ON session (n) WHERE is_open;",
    // What another machine's file brings in is older than what is here: the order of arrival
    // is not the order in which things were played.
    "ALTER TABLE session ADD COLUMN place INTEGER NOT NULL DEFAULT 0;"
    "UPDATE session SET place = n;"
    "CREATE INDEX session_place ON session (place);"
    "DROP INDEX session_open;"
    "CREATE INDEX session_open ON session (place) WHERE is_open;",
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

bool sqlite_fail(sqlite3 *db, int code, struct err *err)
{
    for (size_t i = 0; i < COUNT_OF(reasons); i++) {
        if (reasons[i].code == (code & 0xFF)) {
            return err_set(err, ERR_STORE, "%s", reasons[i].says);
        }
    }
    return err_set(err, ERR_STORE, "the store said: %s", sqlite3_errmsg(db));
}

bool sqlite_exec(sqlite3 *db, const char *sql, struct err *err)
{
    int code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || sqlite_fail(db, code, err);
}

static bool number_of(sqlite3 *db, const char *sql, int *out, struct err *err)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
    code = code == SQLITE_OK ? sqlite3_step(stmt) : code;
    *out = code == SQLITE_ROW ? sqlite3_column_int(stmt, 0) : 0;
    bool ok = code == SQLITE_ROW || sqlite_fail(db, code, err);
    (void)sqlite3_finalize(stmt);
    return ok;
}

// The version of a file that is ours or still empty; nobody else's is touched.
static bool version_of(sqlite3 *db, int *version, struct err *err)
{
    int owner, tables;
    if (!number_of(db, "PRAGMA user_version", version, err) ||
        !number_of(db, "PRAGMA application_id", &owner, err) ||
        !number_of(db, "SELECT count(*) FROM sqlite_master", &tables, err)) {
        return false;
    }
    bool is_empty = *version == 0 && owner == 0 && tables == 0;
    if ((!is_empty && owner != SQLITE_FILE_ID) || *version < 0) {
        return sqlite_fail(db, SQLITE_NOTADB, err);
    }
    if (*version > SCHEMA_VERSION) {
        return err_set(err, ERR_STORE,
                       "the store was made by a newer wary (its version is %d, this one knows %d)",
                       *version, SCHEMA_VERSION);
    }
    return true;
}

// The version is asked for again inside: another process may have been faster.
static bool migrate(sqlite3 *db, struct err *err)
{
    int version = 0;
    if (!sqlite_exec(db, "BEGIN IMMEDIATE", err)) {
        return false;
    }
    bool ok = version_of(db, &version, err);
    for (int v = version; ok && v < SCHEMA_VERSION; v++) {
        ok = sqlite_exec(db, migrations[v], err);
    }
    char sql[48];
    (void)snprintf(sql, sizeof sql, "PRAGMA user_version = %d", SCHEMA_VERSION);
    ok = ok && sqlite_exec(db, sql, err) && sqlite_exec(db, "COMMIT", err);
    if (!ok) {
        (void)sqlite_exec(db, "ROLLBACK", NULL);
    }
    return ok;
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

// SQLite does not always wait by itself for the change to a write-ahead log.
static bool use_log(sqlite3 *db, int busy_ms, struct err *err)
{
    uint64_t end = clock_ms() + (uint64_t)busy_ms;
    static const char sql[] = "PRAGMA journal_mode = WAL";
    int code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    while (code == SQLITE_BUSY && clock_ms() < end) {
        (void)sqlite3_sleep(RETRY_MS);
        code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    }
    return code == SQLITE_OK || sqlite_fail(db, code, err);
}

// The version, all that says it read at one instant.
static bool look(sqlite3 *db, int *version, struct err *err)
{
    if (!sqlite_exec(db, "BEGIN", err)) {
        return false;
    }
    bool ok = version_of(db, version, err);
    (void)sqlite_exec(db, "COMMIT", NULL);
    return ok;
}

bool sqlite_file_open(const char *path, int busy_ms, sqlite3 **db, struct err *err)
{
    int version = 0;
    if (!make_file(path, err)) {
        return false;
    }
    if (sqlite3_open_v2(path, db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
        return sqlite_fail(*db, sqlite3_errcode(*db), err);
    }
    (void)sqlite3_busy_timeout(*db, busy_ms);
    // A pool of 48 kB that a few small statements do not need.
    (void)sqlite3_db_config(*db, SQLITE_DBCONFIG_LOOKASIDE, NULL, 0, 0);
    return look(*db, &version, err) && use_log(*db, busy_ms, err) &&
           sqlite_exec(*db,
                       "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
                       "PRAGMA trusted_schema = OFF;",
                       err) &&
           (version == SCHEMA_VERSION || migrate(*db, err));
}
