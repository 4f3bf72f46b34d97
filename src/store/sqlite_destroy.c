#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base.h"
#include "core/str.h"
#include "store/sqlite_file.h"
#include "store/store.h"

// The first bytes of a database file, and where its application id stands (big-endian);
// https://sqlite.org/fileformat2.html, section 1.3, read on 2026-11-23.
enum { HEAD_BYTES = 100, ID_AT = 68 };
static const char magic[] = "SQLite format 3";

static bool is_ours(const unsigned char *head)
{
    uint32_t id = (uint32_t)head[ID_AT] << 24 | (uint32_t)head[ID_AT + 1] << 16 |
                  (uint32_t)head[ID_AT + 2] << 8 | head[ID_AT + 3];
    return memcmp(head, magic, sizeof magic) == 0 && id == SQLITE_FILE_ID;
}

// Zeros over the whole length, on the disk before the name goes.
static bool overwrite(int fd)
{
    static const char zeros[4096];
    struct stat st;
    bool ok = fstat(fd, &st) == 0 && lseek(fd, 0, SEEK_SET) == 0;
    for (off_t left = ok ? st.st_size : 0; ok && left > 0;) {
        size_t want = left < (off_t)sizeof zeros ? (size_t)left : sizeof zeros;
        ssize_t n = write(fd, zeros, want);
        ok = n > 0 || (n < 0 && errno == EINTR);
        left -= n > 0 ? n : 0;
    }
    return ok && fsync(fd) == 0;
}

static bool destroy(int fd, const char *path)
{
    return overwrite(fd) && unlink(path) == 0;
}

// A log beside it, when there is one.
static bool destroy_beside(const char *path, const char *suffix)
{
    struct buf name = {0};
    buf_put_c(&name, path);
    buf_put_c(&name, suffix);
    int fd = open(buf_text(&name), O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    bool ok = fd >= 0 ? destroy(fd, buf_text(&name)) : errno == ENOENT;
    if (fd >= 0) {
        (void)close(fd);
    }
    buf_free(&name);
    return ok;
}

static bool fail(const char *path, struct err *err)
{
    return err_set(err, ERR_STORE, "%s: %s", path, strerror(errno));
}

// What a new store says of itself may still stand in its log only.
static bool says_so(const char *path)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    bool ok = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) ==
                  SQLITE_OK &&
              sqlite3_prepare_v2(db, "PRAGMA application_id", -1, &stmt, NULL) == SQLITE_OK &&
              sqlite3_step(stmt) == SQLITE_ROW && sqlite3_column_int(stmt, 0) == SQLITE_FILE_ID;
    (void)sqlite3_finalize(stmt);
    (void)sqlite3_close(db);
    return ok;
}

bool store_sqlite_is_ours(const char *path, struct err *err)
{
    unsigned char head[HEAD_BYTES] = {0};
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) {
        return fail(path, err);
    }
    bool ok = read(fd, head, sizeof head) == (ssize_t)sizeof head && is_ours(head);
    (void)close(fd);
    return ok || says_so(path) ||
           err_set(err, ERR_STORE, "%s: this file does not say that it is a store of wary", path);
}

// Whatever else is the matter with it: somebody who has it open would lose what they do.
static bool is_in_use(const char *path, struct err *err)
{
    sqlite3 *db = NULL;
    int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    code = code == SQLITE_OK ? sqlite3_exec(db, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE",
                                            NULL, NULL, NULL)
                             : code;
    bool is_busy = (code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED;
    if (is_busy) {
        (void)sqlite_fail(db, code, err);
    }
    (void)sqlite3_close(db);
    return is_busy;
}

bool store_sqlite_destroy(const char *path, struct err *err)
{
    if (!store_sqlite_is_ours(path, err) || is_in_use(path, err)) {
        return false;
    }
    int fd = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) {
        return fail(path, err);
    }
    bool ok = (destroy_beside(path, "-wal") && destroy_beside(path, "-shm") && destroy(fd, path)) ||
              fail(path, err);
    (void)close(fd);
    return ok;
}
