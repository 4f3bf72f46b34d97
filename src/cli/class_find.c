#include "cli/class_find.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>

#include "core/msg.h"

// "K7Q4XM" or "K7Q4XM-1001", in any case.
static bool read_code(struct class_find *j, const char *word, uid_t *owner, struct err *err)
{
    size_t n = strcspn(word, "-");
    char *end = NULL;
    unsigned long uid = word[n] ? strtoul(word + n + 1, &end, 10) : 0;
    bool ok = n == WIRE_CODE && (!word[n] || (word[n + 1] && *end == '\0'));
    for (size_t i = 0; ok && i < n; i++) {
        char c = word[i];
        j->code[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
        ok = (j->code[i] >= 'A' && j->code[i] <= 'Z') || (c >= '0' && c <= '9');
    }
    *owner = word[n] ? (uid_t)uid : (uid_t)-1;
    return ok ||
           err_set(err, ERR_USAGE, "%s",
                   _("a code has six letters and digits, such as K7Q4XM; your teacher has it"));
}

// Several classes: which teacher?  The code is told to no other hub.
static bool which(const struct class_find *j, const struct venue *all, size_t n, struct err *err)
{
    struct buf names = {0};
    for (size_t i = 0; i < n && i < 8; i++) {
        const struct passwd *who = getpwuid(all[i].owner);
        buf_fmt(&names, "%s %s-%lu (%s)", i ? "," : "", j->code, (unsigned long)all[i].owner,
                who ? who->pw_name : "?");
    }
    (void)err_set(err, ERR_USAGE, _("more than one class is running; join your teacher's:%s"),
                  buf_text(&names));
    buf_free(&names);
    return false;
}

bool class_find(const char *word, struct class_find *out, struct err *err)
{
    struct venue all[VENUES_MAX];
    uid_t owner;
    *out = (struct class_find){0};
    if (!read_code(out, word, &owner, err)) {
        return false;
    }
    size_t n = venue_list(owner, all, VENUES_MAX);
    if (n == 0) {
        return err_set(err, ERR_NET, "%s",
                       _("no class is running on this machine; ask your teacher"));
    }
    if (n > 1) {
        return which(out, all, n, err);
    }
    out->venue = all[0];
    return true;
}
