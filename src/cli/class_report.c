#include "cli/class_report.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cmd.h"
#include "core/msg.h"
#include "report/cohort_data.h"
#include "report/html.h"
#include "run/class_file.h"
#include "run/class_store.h"
#include "view/cohort_page.h"

bool class_report_is_file(const char *arg)
{
    return strchr(arg, '/') || strchr(arg, '.') || access(arg, F_OK) == 0;
}

static void print_html(const struct pages *pages, const struct options *o, const struct cohort *c,
                       struct buf *out)
{
    html_begin(out, str_of(_("A class")), pages_lang(o));
    pages_put_doc(pages, cohort_page_fill, c, out);
    html_end(out);
}

static void print(const struct pages *pages, const struct options *o, const struct cohort *c)
{
    struct buf out = {0};
    const char *format = o->format ? o->format : "text";
    if (strcmp(format, "json") == 0) {
        cohort_data_json(c, pages->lib.registry, &out);
    } else if (strcmp(format, "csv") == 0) {
        cohort_data_csv(c, pages->lib.registry, &out);
    } else if (strcmp(format, "html") == 0) {
        print_html(pages, o, c, &out);
    } else {
        pages_print_doc(pages, cohort_page_fill, c, stdout);
    }
    (void)fwrite(buf_text(&out), 1, out.len, stdout);
    buf_free(&out);
}

int class_report_run(struct pages *pages, const struct options *o, char *const *files, int count)
{
    struct err err = {0};
    struct cohort *c = mem_new(1, sizeof *c);
    bool ok = count == 1 && class_store_is_one(files[0])
                  ? class_store_fold(&pages->lib, files[0], c, &err)
                  : class_file_fold(&pages->lib, files, (size_t)count, c, &err);
    int code = ok ? EXIT_IS_OK : cmd_fail(&err);
    if (ok) {
        print(pages, o, c);
    }
    mem_free(c);
    return code;
}
