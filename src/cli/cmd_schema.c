#include <stdio.h>

#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"
#include "load/load.h"
#include "report/schema.h"
#include "sys/file.h"

// A story with faults narrows the schema, too: that is when an editor is needed.
static struct scenario *load_any(const char *file, const struct registry *reg, struct err *err)
{
    struct buf text = {0};
    struct findings found = {0};
    struct scenario *sc = NULL;
    if (file_read(file, load_limits_usual.bytes, &text, err)) {
        sc = load_scenario((struct str){text.ptr, text.len}, file, "", reg, &load_limits_usual,
                           &found);
        if (!sc) {
            (void)err_set(err, ERR_RULE, "%s", found.count ? found.list[0].sentence : "");
            (void)err_in(err, file);
        }
    }
    finding_clear(&found);
    buf_free(&text);
    return sc;
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct library lib = {0};
    struct buf data = {0}, out = {0};
    struct err err = {0};
    start_data(options, &data);
    if (library_open(&lib, buf_text(&data), &err)) {
        struct scenario *sc = arg_count ? load_any(args[0], lib.registry, &err) : NULL;
        if (err.code == ERR_NONE) {
            schema_put(lib.registry, sc, &out);
            (void)fputs(buf_text(&out), stdout);
        }
        scenario_free(sc);
    }
    library_close(&lib);
    buf_free(&out);
    buf_free(&data);
    return err.code == ERR_NONE ? EXIT_IS_OK : cmd_fail(&err);
}

const struct cmd cmd_schema = {"schema",      "[FILE]", N_("what an editor may offer in a story"),
                               OPTION_SCHEMA, 1,        run};
