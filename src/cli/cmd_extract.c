#include <stdio.h>
#include <string.h>

#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"
#include "report/pot.h"

static bool extract(struct library *lib, const char *what, struct buf *out, struct err *err)
{
    if (strcmp(what, "registry") == 0) {
        pot_put_registry(lib->registry, out);
        return true;
    }
    struct scenario *sc = library_load(lib, what, NULL, err);
    if (sc) {
        pot_put_story(sc, out);
    }
    scenario_free(sc);
    return sc != NULL;
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct library lib = {0};
    struct buf data = {0}, out = {0};
    struct err err = {0};
    start_data(options, &data);
    bool ok = arg_count == 1 || err_set(&err, ERR_USAGE, "%s", _("which story?"));
    ok = ok && library_open(&lib, buf_text(&data), &err) && extract(&lib, args[0], &out, &err);
    if (ok) {
        (void)fputs(buf_text(&out), stdout);
    }
    library_close(&lib);
    buf_free(&out);
    buf_free(&data);
    return ok ? EXIT_IS_OK : cmd_fail(&err);
}

const struct cmd cmd_extract = {
    "extract", "STORY|registry", N_("the words of a story for translators"), OPTION_EXTRACT, 1,
    run};
