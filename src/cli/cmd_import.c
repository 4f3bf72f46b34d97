#include <stdio.h>

#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"
#include "run/profile_take.h"
#include "sys/file.h"

enum { FILE_BYTES_MAX = 1 << 30 };

static void say(const struct profile_take_count *n)
{
    (void)printf(P_("%zu conversation added", "%zu conversations added", n->added), n->added);
    (void)printf("; ");
    (void)printf(P_("%zu was here already", "%zu were here already", n->known), n->known);
    if (n->longer) {
        (void)printf("; ");
        (void)printf(P_("%zu was played on elsewhere", "%zu were played on elsewhere", n->longer),
                     n->longer);
    }
    if (n->different) {
        (void)printf("; ");
        (void)printf(P_("%zu went another way here and was left as it is",
                        "%zu went another way here and were left as they are", n->different),
                     n->different);
    }
    if (n->untold) {
        (void)printf("; ");
        (void)printf(P_("%zu was left out, because its story is not in the file",
                        "%zu were left out, because their stories are not in the file", n->untold),
                     n->untold);
    }
    (void)printf(".\n");
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct err err = {0};
    struct buf text = {0};
    struct profile_take_count count;
    struct store *store = NULL;
    bool ok = arg_count == 1 ||
              err_set(&err, ERR_USAGE, "%s", _("name the file that `wary export` has written"));
    ok = ok && file_read(args[0], FILE_BYTES_MAX, &text, &err) &&
         (store = start_store(options, &err)) != NULL &&
         profile_take(store, (struct str){text.ptr, text.len}, &count, &err);
    int code = ok ? EXIT_IS_OK : cmd_fail(&err);
    if (ok) {
        say(&count);
    }
    store_close(store);
    buf_free(&text);
    return code;
}

const struct cmd cmd_import = {
    "import",      "FILE", N_("take in what `wary export` has written elsewhere"),
    OPTION_IMPORT, 1,      run};
