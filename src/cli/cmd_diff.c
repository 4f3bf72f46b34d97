#include <stdio.h>

#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"
#include "report/diff.h"

static bool are_one_story(const struct scenario *old, const struct scenario *now, struct err *err)
{
    return str_is(old->id, now->id) ||
           err_set(err, ERR_USAGE, _("these are two stories, `%.*s` and `%.*s`"), STR_ARG(old->id),
                   STR_ARG(now->id));
}

static void say_count(const struct diff_count *count)
{
    (void)fprintf(stderr, _("%u ways to a place where one can pause; %u go on elsewhere"),
                  count->same + count->moved, count->moved);
    (void)fprintf(stderr, "%s\n", count->is_capped ? _("; there are more, not looked at") : "");
}

static void compare(struct library *lib, char *const *args, struct err *err)
{
    struct scenario *old = library_load_story(lib, args[0], err);
    struct scenario *now = old ? library_load_story(lib, args[1], err) : NULL;
    if (now && are_one_story(old, now, err)) {
        struct buf out = {0};
        struct diff_count count = diff_put(old, now, lib->registry, &out);
        (void)fputs(buf_text(&out), stdout);
        say_count(&count);
        buf_free(&out);
    }
    scenario_free(old);
    scenario_free(now);
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct library lib = {0};
    struct buf data = {0};
    struct err err = {0};
    start_data(options, &data);
    if (arg_count != 2) {
        (void)err_set(&err, ERR_USAGE, "%s", _("two files, please: the older and the newer one"));
    } else if (library_open(&lib, buf_text(&data), &err)) {
        compare(&lib, args, &err);
    }
    library_close(&lib);
    buf_free(&data);
    return err.code == ERR_NONE ? EXIT_IS_OK : cmd_fail(&err);
}

const struct cmd cmd_diff = {
    "diff", "OLD NEW", N_("where open conversations go on after an edit"), OPTION_DIFF, 2, run};
