// tests/dir.h - a folder of a test's own, gone with everything in it
#ifndef TESTS_DIR_H
#define TESTS_DIR_H

#include "cm.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DIR_PATH_MAX = 512 };

struct dir {
    char path[64];
    char joined[DIR_PATH_MAX];  // what dir_join gave last
};

// A setup and a teardown of cmocka; *state is a struct dir.
static inline int dir_begin(void **state)
{
    static struct dir d;
    d = (struct dir){.path = "/tmp/wary-test-XXXXXX"};
    *state = &d;
    return mkdtemp(d.path) ? 0 : -1;
}

// A path in the folder, good until the next one.
static inline const char *dir_join(struct dir *d, const char *name)
{
    int n = snprintf(d->joined, sizeof d->joined, "%s/%s", d->path, name);
    assert_in_range(n, 1, sizeof d->joined - 1);
    return d->joined;
}

static inline void dir_put(struct dir *d, const char *name, const char *bytes, size_t len)
{
    FILE *out = fopen(dir_join(d, name), "w");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, len, out), len);
    assert_int_equal(fclose(out), 0);
}

// Names in the folder, dot files among them.
static inline int dir_count(struct dir *d)
{
    int n = 0;
    DIR *open = opendir(d->path);
    assert_non_null(open);
    while (readdir(open)) {
        n++;
    }
    (void)closedir(open);
    return n - 2;
}

static inline void dir_remove(const char *path)
{
    DIR *open = opendir(path);
    for (struct dirent *e = open ? readdir(open) : NULL; e; e = readdir(open)) {
        char inner[DIR_PATH_MAX];
        int n = snprintf(inner, sizeof inner, "%s/%s", path, e->d_name);
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0 || n >= DIR_PATH_MAX) {
            continue;
        }
        if (unlink(inner) != 0) {
            dir_remove(inner);
        }
    }
    if (open) {
        (void)closedir(open);
    }
    (void)rmdir(path);
}

static inline int dir_end(void **state)
{
    struct dir *d = *state;
    struct stat st;
    dir_remove(d->path);
    return stat(d->path, &st) == 0 ? -1 : 0;
}

#endif
