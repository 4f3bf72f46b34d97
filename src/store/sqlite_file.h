// store/sqlite_file.h - the file of the SQLite store: what is ours, made and brought up to date
//
// Private to this folder.
#ifndef STORE_SQLITE_FILE_H
#define STORE_SQLITE_FILE_H

#include <sqlite3.h>
#include <stdbool.h>

#include "core/err.h"

enum { SQLITE_FILE_ID = 0x77617279 };  // "wary", the file's application id

// *db: the store at this path, made (0600) or migrated where needed; it waits at
// most busy_ms for another program.  The caller closes *db, also after false:
// ERR_STORE with a sentence.
bool sqlite_file_open(const char *path, int busy_ms, sqlite3 **db, struct err *err);

// Run SQL that gives no rows; false with a sentence in *err.
bool sqlite_exec(sqlite3 *db, const char *sql, struct err *err);

// Always false: *err is ERR_STORE with what this result code means and what to do.
bool sqlite_fail(sqlite3 *db, int code, struct err *err);

#endif
