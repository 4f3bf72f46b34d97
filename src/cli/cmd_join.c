#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"
#include "run/join.h"
#include "run/venue.h"

struct joining {
    const struct options *o;
    struct library lib;
    struct venue venue;
    char code[WIRE_CODE + 1];
    struct buf folder;
};

// "K7Q4XM" or "K7Q4XM-1001", in any case.
static bool read_code(struct joining *j, const char *word, uid_t *owner, struct err *err)
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
static bool which(const struct joining *j, const struct venue *all, size_t n, struct err *err)
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

static bool find(struct joining *j, const char *word, struct err *err)
{
    struct venue all[VENUES_MAX];
    uid_t owner;
    if (!read_code(j, word, &owner, err)) {
        return false;
    }
    size_t n = venue_list(owner, all, VENUES_MAX);
    if (n == 0) {
        return err_set(err, ERR_NET, "%s",
                       _("no class is running on this machine; ask your teacher"));
    }
    if (n > 1) {
        return which(j, all, n, err);
    }
    j->venue = all[0];
    return true;
}

static bool learn(void *ctx, struct front *front, const struct settings *settings, bool *is_quick,
                  struct err *err)
{
    struct joining *j = ctx;
    const struct member_plan plan = {.socket = j->venue.socket,
                                     .owner = j->venue.owner,
                                     .code = j->code,
                                     .folder = buf_text(&j->folder),
                                     .name = j->venue.id,
                                     .is_new = j->o->as_new,
                                     .lib = &j->lib,
                                     .lang = settings->lang,
                                     .region = settings->region};
    return join_run(front, settings, &plan, is_quick, err);
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct joining j = {.o = options};
    struct err err = {0};
    struct buf data = {0};
    start_data(options, &data);
    j.lib.languages = options->languages;
    bool ok = (arg_count == 1 || err_set(&err, ERR_USAGE, "%s", _("which code?"))) &&
              find(&j, args[0], &err) && library_open(&j.lib, buf_text(&data), &err) &&
              start_class_folder(options, "class", &j.folder, &err);
    int code = ok ? start_in_front(options, learn, &j) : cmd_fail(&err);
    library_close(&j.lib);
    buf_free(&j.folder);
    buf_free(&data);
    return code;
}

const struct cmd cmd_join = {"join",      "CODE", N_("take part in a class on this machine"),
                             OPTION_JOIN, 1,      run};
