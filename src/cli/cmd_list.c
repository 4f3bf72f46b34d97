#include <stdio.h>

#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"
#include "core/text.h"

// A column; by the width of the letters, of which Chinese ones have two.
static void print_padded(struct str s, int cols)
{
    int used = text_cols(s, text_width_plain);
    (void)printf("%.*s%*s ", STR_ARG(s), used < cols ? cols - used : 0, "");
}

static void print_story(const struct story *s)
{
    print_padded(s->id, 22);
    print_padded(s->title, 28);
    (void)printf(P_("about %u minute", "about %u minutes", s->minutes), s->minutes);
    (void)printf("  %.*s", STR_ARG(s->topics));
    (void)printf(s->lang.len ? "  [%.*s]\n" : "\n", STR_ARG(s->lang));
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    (void)args;
    (void)arg_count;
    struct buf data = {0};
    struct err err = {0};
    struct library lib = {.languages = options->languages};
    start_data(options, &data);
    bool ok = library_open(&lib, buf_text(&data), &err) && library_list(&lib, &err);
    for (size_t i = 0; ok && i < lib.story_count; i++) {
        if (lib.stories[i].has_error) {
            (void)fprintf(stderr, "wary: %s\n", lib.files[i].ptr);
            (void)fprintf(stderr, "  %s\n", _("has errors; `wary check` says which"));
        } else {
            print_story(&lib.stories[i]);
        }
    }
    library_close(&lib);
    buf_free(&data);
    return ok ? EXIT_IS_OK : cmd_fail(&err);
}

const struct cmd cmd_list = {"list", "", N_("list the conversations"), OPTION_LIST, 0, run};
