#include "sys/paths.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/mem.h"

// An absolute path from the environment, or NULL: relative ones are ignored.
static const char *absolute(const char *name)
{
    const char *value = getenv(name);
    return value && value[0] == '/' ? value : NULL;
}

// The XDG folder of this kind, or the one under HOME that stands in for it.
static bool put_base(struct buf *out, const char *xdg, const char *under_home, struct err *err)
{
    const char *base = absolute(xdg), *home = absolute("HOME");
    if (base) {
        buf_put_c(out, base);
    } else if (home) {
        buf_fmt(out, "%s/%s", home, under_home);
    } else {
        return err_set(err, ERR_SYSTEM, "neither %s nor HOME names a folder", xdg);
    }
    buf_put_c(out, "/wary");
    return true;
}

static bool make_one(const char *path, struct err *err)
{
    struct stat st;
    if (mkdir(path, 0700) == 0) {
        return true;
    }
    int why = errno;
    bool is_there = why == EEXIST && stat(path, &st) == 0;
    return (is_there && S_ISDIR(st.st_mode)) || err_sys(err, is_there ? ENOTDIR : why, path);
}

bool paths_make(const char *dir, struct err *err)
{
    if (!dir[0]) {
        return err_set(err, ERR_SYSTEM, "a folder needs a name");
    }
    char *path = mem_copy(dir, strlen(dir));
    bool ok = true;
    for (char *p = path + 1; ok; p++) {
        if (*p != '/' && *p != '\0') {
            continue;
        }
        char end = *p;
        *p = '\0';
        ok = make_one(path, err);
        *p = end;
        if (end == '\0') {
            break;
        }
    }
    mem_free(path);
    return ok;
}

bool paths_store(struct buf *out, struct err *err)
{
    const char *given = getenv("WARY_STORE");
    if (given && given[0]) {
        buf_put_c(out, given);
        return true;
    }
    size_t from = out->len;
    if (!put_base(out, "XDG_STATE_HOME", ".local/state", err) ||
        !paths_make(out->ptr + from, err)) {
        return false;
    }
    buf_put_c(out, "/wary.db");
    return true;
}

bool paths_config(struct buf *out, struct err *err)
{
    if (!put_base(out, "XDG_CONFIG_HOME", ".config", err)) {
        return false;
    }
    buf_put_c(out, "/config.yaml");
    return true;
}

void paths_data(struct buf *out)
{
    const char *given = getenv("WARY_DATA");
    buf_put_c(out, given && given[0] ? given : WARY_DATADIR);
}

void paths_locales(struct buf *out)
{
    const char *given = getenv("WARY_LOCALES");
    buf_put_c(out, given && given[0] ? given : WARY_LOCALEDIR);
}
