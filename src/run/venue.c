#include "run/venue.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base.h"
#include "sys/clock.h"
#include "sys/local.h"

enum { ID = 24 };

// "/run/wary" where it is, else "/tmp".
static const char *base_of(void)
{
    const char *given = getenv("WARY_CLASSES");
    struct stat st;
    if (given && given[0]) {
        return given;
    }
    return stat("/run/wary", &st) == 0 && S_ISDIR(st.st_mode) && access("/run/wary", W_OK) == 0
               ? "/run/wary"
               : "/tmp";
}

static void fill_paths(struct venue *p, const char *base, const char *name)
{
    size_t len = strlen(name);
    (void)snprintf(p->folder, sizeof p->folder, "%s/%s", base, name);
    (void)snprintf(p->socket, sizeof p->socket, "%s/hub.sock", p->folder);
    (void)snprintf(p->id, sizeof p->id, "%s", len >= ID ? name + len - ID : "");
}

bool venue_make(struct venue *out, struct err *err)
{
    const char *base = base_of();
    char name[64];
    *out = (struct venue){.owner = geteuid()};
    (void)snprintf(name, sizeof name, "wary-%lu-%016" PRIx64 "%016" PRIx64,
                   (unsigned long)out->owner, clock_random(), clock_random());
    fill_paths(out, base, name);
    if (strlen(base) + strlen(name) + 1 >= sizeof out->folder) {
        return err_set(err, ERR_NET, "%s: the path is too long for a socket", base);
    }
    if (mkdir(out->folder, 0711) != 0 || chmod(out->folder, 0711) != 0) {
        return err_sys(err, errno, out->folder);
    }
    return local_is_safe(out->folder, out->owner, err);
}

void venue_remove(const struct venue *venue)
{
    (void)unlink(venue->socket);
    (void)rmdir(venue->folder);
}

// "wary-UID-…": the name has to say whose it is.
static bool is_named(const char *name, uid_t owner)
{
    char want[32];
    int n = snprintf(want, sizeof want, "wary-%lu-", (unsigned long)owner);
    size_t len = strlen(name);
    return strncmp(name, want, (size_t)n) == 0 && len == (size_t)n + 32 &&
           strspn(name + n, "0123456789abcdef") == 32;
}

static bool take(const char *base, const char *name, uid_t owner, struct venue *out)
{
    struct stat st;
    if (strncmp(name, "wary-", 5) != 0 || strlen(base) + strlen(name) + 1 >= sizeof out->folder) {
        return false;
    }
    fill_paths(out, base, name);
    if (lstat(out->folder, &st) != 0 || !is_named(name, st.st_uid) ||
        (owner != (uid_t)-1 && st.st_uid != owner) ||
        !local_is_safe(out->folder, st.st_uid, NULL)) {
        return false;
    }
    out->owner = st.st_uid;
    return lstat(out->socket, &st) == 0 && S_ISSOCK(st.st_mode) && st.st_uid == out->owner;
}

static size_t list_in(const char *base, uid_t owner, struct venue *out, size_t max)
{
    size_t n = 0;
    DIR *dir = opendir(base);
    for (const struct dirent *e; dir && n < max && (e = readdir(dir));) {
        n += take(base, e->d_name, owner, &out[n]);
    }
    if (dir) {
        (void)closedir(dir);
    }
    return n;
}

size_t venue_list(uid_t owner, struct venue *out, size_t max)
{
    const char *given = getenv("WARY_CLASSES");
    if (given && given[0]) {
        return list_in(given, owner, out, max);
    }
    size_t n = list_in("/run/wary", owner, out, max);
    return n + list_in("/tmp", owner, out + n, max - n);
}
