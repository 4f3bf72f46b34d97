#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"
#include "core/rule.h"
#include "core/text.h"
#include "report/check_json.h"
#include "run/checked.h"
#include "run/lesson_file.h"
#include "sys/file.h"

enum { STORIES_MAX = 1024 };

// One run of `wary check` over files and folders.
struct check {
    const struct options *o;
    const struct load_limits *limits;
    struct library lib;
    struct check_json *json;  // owned; NULL: lines for people
    size_t counts[SEVERITIES];
    size_t files;
    const char *folder;                     // while a folder is walked
    struct scenario *stories[STORIES_MAX];  // owned: of the folder, for the pack
    size_t story_count;
    struct err err;
    bool ok;
};

static struct str line_of(struct str text, uint32_t line)
{
    size_t from = 0;
    for (uint32_t n = 1; n < line && from < text.len; from++) {
        n += text.ptr[from] == '\n';
    }
    const char *end = from < text.len ? memchr(text.ptr + from, '\n', text.len - from) : NULL;
    return str_part(text, from, end ? (size_t)(end - text.ptr) - from : text.len);
}

// The line itself with a caret, without anything a terminal would obey.
static void print_source(struct str text, struct place at)
{
    struct str line = line_of(text, at.line);
    size_t fault;
    if (at.line == 0 || line.len == 0 || line.len > 200 || text_check(line, &fault) != TEXT_OK) {
        return;
    }
    (void)printf("    %.*s\n    %*s^\n", STR_ARG(line), at.column ? (int)at.column - 1 : 0, "");
}

// The bytes are read once more where somebody is there to see the line.
static void read_source(const char *file, const struct findings *f, struct buf *out)
{
    if (f->count && isatty(STDOUT_FILENO)) {
        (void)file_read(file, load_limits_large.bytes, out, NULL);
    }
}

static void print_all(struct check *c, struct findings *f, const char *file)
{
    struct buf out = {0}, text = {0};
    read_source(file, f, &text);
    finding_sort(f);
    if (c->json) {
        check_json_add(c->json, str_of(file), f);
    }
    for (size_t i = 0; i < f->count && !c->o->quiet && !c->json; i++) {
        buf_clear(&out);
        finding_fmt(&f->list[i], str_of(file), &out);
        (void)fputs(buf_text(&out), stdout);
        print_source((struct str){text.ptr, text.len}, f->list[i].at);
    }
    for (int s = 0; s < SEVERITIES; s++) {
        c->counts[s] += f->counts[s];
    }
    buf_free(&text);
    buf_free(&out);
}

static void keep_story(struct check *c, struct checked *one)
{
    if (checked_is_good(one) && c->folder && c->story_count < STORIES_MAX) {
        c->stories[c->story_count++] = one->sc;
        one->sc = NULL;
    }
}

static void check_file(struct check *c, const char *file)
{
    struct checked one;
    c->files++;
    c->ok = checked_load(c->lib.registry, file, c->limits, c->folder, &one, &c->err);
    if (c->ok && one.lesson) {
        lesson_file_judge(&c->lib, file, one.lesson, &one.findings);
    }
    if (c->ok && c->o->lang) {
        checked_translation(c->lib.registry, c->o->languages, &one);
    }
    if (c->ok) {
        print_all(c, &one.findings, file);
        keep_story(c, &one);
    }
    checked_clear(&one);
}

static bool is_registry(const char *name)
{
    static const char *const names[] = {"signs.yaml", "sources.yaml", "families.yaml",
                                        "names.yaml"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (strcmp(name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool on_name(void *ctx, const char *name)
{
    struct check *c = ctx;
    struct buf path = {0};
    if (!is_registry(name)) {
        buf_fmt(&path, "%s/%s", c->folder, name);
        check_file(c, path.ptr);
        buf_free(&path);
    }
    return c->ok;
}

static void check_folder(struct check *c, const char *folder)
{
    struct findings f = {0};
    size_t before = c->files;
    c->folder = folder;
    c->ok = file_each(folder, ".yaml", on_name, c, &c->err) && c->ok;
    if (c->ok && c->files == before) {
        c->ok = err_set(&c->err, ERR_SYSTEM, _("%s: there is no story in this folder"), folder);
    } else {
        rule_check_pack((const struct scenario *const *)c->stories, c->story_count, c->lib.registry,
                        &f);
        print_all(c, &f, folder);
    }
    for (size_t i = 0; i < c->story_count; i++) {
        scenario_free(c->stories[i]);
    }
    c->story_count = 0;
    c->folder = NULL;
    finding_clear(&f);
}

static void check_any(struct check *c, const char *path)
{
    struct stat st;
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
        check_folder(c, path);
    } else {
        check_file(c, path);
    }
}

static int explain(const char *word)
{
    for (int i = 0; i < FINDING_IDS; i++) {
        const struct finding_kind *k = &finding_kinds[i];
        if (strcmp(k->word, word) == 0) {
            (void)printf("%s (%s): %s\n%s\n", k->word, finding_severity_words[k->severity],
                         k->sentence, k->help);
            return EXIT_IS_OK;
        }
    }
    struct err err = {0};
    err_set(&err, ERR_USAGE, _("there is no finding `%s`"), word);
    return cmd_fail(&err);
}

static void print_json(const struct check *c)
{
    struct buf out = {0};
    check_json_put(c->json, &out);
    (void)fputs(buf_text(&out), stdout);
    buf_free(&out);
}

static int summary(const struct check *c)
{
    if (c->json) {
        print_json(c);
    } else if (!c->o->quiet) {
        (void)printf(P_("%zu file", "%zu files", c->files), c->files);
        (void)printf(": ");
        (void)printf(P_("%zu error", "%zu errors", c->counts[SEVERITY_ERROR]),
                     c->counts[SEVERITY_ERROR]);
        (void)printf(", ");
        (void)printf(P_("%zu warning", "%zu warnings", c->counts[SEVERITY_WARNING]),
                     c->counts[SEVERITY_WARNING]);
        (void)printf("\n");
    }
    bool is_bad = c->counts[SEVERITY_ERROR] || (c->o->strict && c->counts[SEVERITY_WARNING]);
    return is_bad ? EXIT_IS_DATA : EXIT_IS_OK;
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    if (options->explain) {
        return explain(options->explain);
    }
    struct check c = {.o = options, .ok = true};
    struct buf data = {0};
    c.json = options->json ? check_json_new() : NULL;
    c.limits = options->large ? &load_limits_large : &load_limits_usual;
    start_data(options, &data);
    c.ok = library_open(&c.lib, buf_text(&data), &c.err);
    for (int i = 0; c.ok && i < arg_count; i++) {
        check_any(&c, args[i]);
    }
    if (c.ok && arg_count == 0) {
        check_folder(&c, buf_text(&data));
    }
    int code = c.ok ? summary(&c) : cmd_fail(&c.err);
    check_json_free(c.json);
    library_close(&c.lib);
    buf_free(&data);
    return code;
}

const struct cmd cmd_check = {
    "check", "[FILE|FOLDER...]", N_("say what is the matter with a story"), OPTION_CHECK, -1, run};
