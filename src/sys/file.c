#include "sys/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/mem.h"

static bool read_all(int fd, const char *path, size_t max, struct buf *out, struct err *err)
{
    char block[16384];
    size_t total = 0;
    for (;;) {
        ssize_t n = read(fd, block, sizeof block);
        if (n == 0) {
            return true;
        }
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return err_sys(err, errno, path);
        }
        total += (size_t)n;
        if (total > max) {
            return err_set(err, ERR_LIMIT, "%s: larger than %zu bytes", path, max);
        }
        buf_put(out, block, (size_t)n);
    }
}

bool file_read(const char *path, size_t max, struct buf *out, struct err *err)
{
    bool is_stdin = strcmp(path, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0) {
        return err_sys(err, errno, path);
    }
    struct stat st;
    bool ok = true;
    bool is_known = !is_stdin && fstat(fd, &st) == 0;
    if (is_known && !S_ISREG(st.st_mode) && !S_ISCHR(st.st_mode)) {
        ok = S_ISDIR(st.st_mode) ? err_sys(err, EISDIR, path)
                                 : err_set(err, ERR_SYSTEM, "%s: not a plain file", path);
    }
    size_t had = out->len;
    ok = ok && read_all(fd, path, max, out, err);
    if (!ok && out->len > had) {
        out->ptr[out->len = had] = '\0';
    }
    if (!is_stdin) {
        (void)close(fd);
    }
    return ok;
}

static bool write_all(int fd, struct str text)
{
    while (text.len) {
        ssize_t n = write(fd, text.ptr, text.len);
        if (n < 0 && errno != EINTR) {
            return false;
        }
        text = n > 0 ? str_part(text, (size_t)n, text.len) : text;
    }
    return true;
}

bool file_write(const char *path, struct str text, struct err *err)
{
    struct buf temp = {0};
    buf_fmt(&temp, "%s.XXXXXX", path);
    int fd = mkstemp(temp.ptr);
    bool ok = fd >= 0 || err_sys(err, errno, path);
    if (fd >= 0) {
        ok = (write_all(fd, text) && fsync(fd) == 0) || err_sys(err, errno, path);
        ok = (close(fd) == 0 || err_sys(err, errno, path)) && ok;
        ok = ok && (rename(temp.ptr, path) == 0 || err_sys(err, errno, path));
        if (!ok) {
            (void)unlink(temp.ptr);
        }
    }
    buf_free(&temp);
    return ok;
}

static bool ends_in(const char *name, const char *suffix)
{
    size_t n = strlen(name), m = strlen(suffix);
    return n > m && name[0] != '.' && strcmp(name + n - m, suffix) == 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

bool file_each(const char *dir, const char *suffix, file_name_fn *fn, void *ctx, struct err *err)
{
    DIR *d = opendir(dir);
    if (!d) {
        return err_sys(err, errno, dir);
    }
    char **names = NULL;
    size_t count = 0, cap = 0;
    for (struct dirent *e = readdir(d); e; e = readdir(d)) {
        if (ends_in(e->d_name, suffix)) {
            names = mem_grow(names, &cap, count + 1, sizeof *names);
            names[count++] = mem_copy(e->d_name, strlen(e->d_name));
        }
    }
    (void)closedir(d);
    if (count) {
        qsort(names, count, sizeof *names, by_name);
    }
    bool go_on = true;
    for (size_t i = 0; i < count; i++) {
        go_on = go_on && fn(ctx, names[i]);
        mem_free(names[i]);
    }
    mem_free(names);
    return true;
}

void file_hash(struct str text, char out[65])
{
    SHA256Data((const uint8_t *)text.ptr, text.len, out);
}
