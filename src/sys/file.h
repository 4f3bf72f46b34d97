// sys/file.h - whole files, in and out
#ifndef SYS_FILE_H
#define SYS_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"
#include "core/str.h"

// Append the whole file to *out; "-" is standard input.  More than `max` bytes
// is ERR_LIMIT (nothing more is read), a folder, a pipe or a missing file
// ERR_SYSTEM; *out is then as it was.
bool file_read(const char *path, size_t max, struct buf *out, struct err *err);

// Write it whole or not at all: a temporary beside it, fsync, rename; 0600.
bool file_write(const char *path, struct str text, struct err *err);

typedef bool file_name_fn(void *ctx, const char *name);

// Names in a folder that end in `suffix`, sorted by bytes, without those that begin
// with a dot; false from fn stops.
bool file_each(const char *dir, const char *suffix, file_name_fn *fn, void *ctx, struct err *err);

// SHA-256 of text as 64 lower-case hex digits and a NUL.
void file_hash(struct str text, char out[65]);

#endif
