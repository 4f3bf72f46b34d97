#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"
#include "report/graph.h"
#include "sys/child.h"

static void draw(const char *program, struct buf *text, struct err *err)
{
    struct buf svg = {0};
    const char *const argv[] = {program, "-Tsvg", NULL};
    struct err why = {0};
    if (child_filter(argv, (struct str){text->ptr, text->len}, &svg, &why)) {
        buf_free(text);
        *text = svg;
        return;
    }
    buf_free(&svg);
    if (why.errnum == ENOENT) {
        (void)err_set(err, ERR_NET, "%s",
                      _("SVG needs Graphviz: install it, or take --format=dot or mermaid"));
    } else {
        *err = why;
    }
}

static const struct {
    const char *name;
    graph_fn *put;
    const char *program;  // that draws it, or NULL
} formats[] = {
    {"dot", graph_dot, NULL},
    {"mermaid", graph_mermaid, NULL},
    {"svg", graph_dot, "dot"},
};

static int find_format(const char *name, struct err *err)
{
    for (size_t i = 0; i < COUNT_OF(formats); i++) {
        if (strcmp(formats[i].name, name ? name : "dot") == 0) {
            return (int)i;
        }
    }
    (void)err_set(err, ERR_USAGE, _("there is no format `%s`; there are dot, mermaid and svg"),
                  name);
    return -1;
}

static void print_graph(const struct scenario *sc, const struct registry *reg, int format,
                        struct err *err)
{
    struct buf out = {0};
    formats[format].put(sc, reg, &out);
    if (formats[format].program) {
        draw(formats[format].program, &out, err);
    }
    if (err->code == ERR_NONE) {
        (void)fputs(buf_text(&out), stdout);
    }
    buf_free(&out);
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct library lib = {0};
    struct buf data = {0};
    struct err err = {0};
    int format = find_format(options->format, &err);
    if (format >= 0 && arg_count == 0) {
        (void)err_set(&err, ERR_USAGE, "%s", _("which story?"));
    }
    start_data(options, &data);
    if (err.code == ERR_NONE && library_open(&lib, buf_text(&data), &err)) {
        struct scenario *sc = library_load_story(&lib, args[0], &err);
        if (sc) {
            print_graph(sc, lib.registry, format, &err);
        }
        scenario_free(sc);
    }
    library_close(&lib);
    buf_free(&data);
    return err.code == ERR_NONE ? EXIT_IS_OK : cmd_fail(&err);
}

const struct cmd cmd_graph = {
    "graph", "STORY", N_("draw a story: its scenes, ways and endings"), OPTION_GRAPH, 1, run};
