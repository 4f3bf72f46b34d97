#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cmds.h"
#include "cli/start.h"
#include "core/msg.h"
#include "core/rule.h"
#include "core/template.h"
#include "load/load.h"
#include "sys/file.h"

enum question { TITLE, TWIN, NAME, PLATFORM, FAMILY, QUESTIONS };
enum { SCAM, HARMLESS, STORIES, TEMPLATE_BYTES_MAX = 256 * 1024 };

// What is asked, and what it is when nothing is said.
static const struct {
    const char *asks, *usual;
} questions[QUESTIONS] = {
    [TITLE] = {N_("What is the story called? (the title must not give it away)"), "A brave tomato"},
    [TWIN] = {N_("What is its honest twin called?"), "The other tomato"},
    [NAME] = {N_("What is the other person called?"), "Kim"},
    [PLATFORM] = {N_("Where do they write?"), "harbourchat"},
    [FAMILY] = {N_("What is it about?"), "wrong-number"},
};

// One pair of stories on its way.
struct pair {
    const struct options *o;
    struct library lib;
    const char *folder;
    struct buf answers[QUESTIONS];
    struct buf ids[STORIES], texts[STORIES], paths[STORIES];
    struct buf cast;
    struct err err;
};

static const char *given(const struct options *o, enum question q)
{
    const char *const values[QUESTIONS] = {
        [TITLE] = o->title,       [TWIN] = o->twin,     [NAME] = o->name,
        [PLATFORM] = o->platform, [FAMILY] = o->family,
    };
    return values[q];
}

static struct str choice(const struct registry *reg, enum question q, uint32_t i, struct str *name)
{
    if (q == PLATFORM) {
        *name = reg->platforms[i].name;
        return reg->platforms[i].id;
    }
    *name = reg->families[i].name;
    return reg->families[i].id;
}

static uint32_t choices_of(const struct registry *reg, enum question q)
{
    return q == PLATFORM ? reg->platform_count : q == FAMILY ? reg->family_count : 0;
}

static void print_choices(const struct registry *reg, enum question q)
{
    for (uint32_t i = 0; i < choices_of(reg, q); i++) {
        struct str name, id = choice(reg, q, i, &name);
        (void)printf("  %2u  %-20.*s %.*s\n", i + 1, STR_ARG(id), STR_ARG(name));
    }
}

// An answer by number or id; *out is the id.
static bool take_choice(struct pair *p, enum question q, struct str answer, struct buf *out)
{
    struct str name;
    uint32_t n = choices_of(p->lib.registry, q);
    unsigned long number = strtoul(answer.ptr ? answer.ptr : "", NULL, 10);
    for (uint32_t i = 0; i < n; i++) {
        struct str id = choice(p->lib.registry, q, i, &name);
        if (str_is(id, answer) || number == i + 1) {
            buf_put_str(out, id);
            return true;
        }
    }
    return err_set(&p->err, ERR_USAGE, _("`%.*s` is not one of the list"), STR_ARG(answer));
}

static bool take_answer(struct pair *p, enum question q, const char *answer)
{
    struct str said = str_of(answer);
    buf_clear(&p->answers[q]);
    if (choices_of(p->lib.registry, q)) {
        return take_choice(p, q, said, &p->answers[q]);
    }
    template_quoted(said, &p->answers[q]);
    return p->answers[q].len ? true : take_answer(p, q, questions[q].usual);
}

static bool ask(struct pair *p, enum question q)
{
    char *line = NULL;
    size_t cap = 0;
    bool ok = false, is_over = false;
    while (!ok && !is_over) {
        (void)printf("%s\n", _(questions[q].asks));
        print_choices(p->lib.registry, q);
        (void)printf("[%s] ", questions[q].usual);
        (void)fflush(stdout);
        ssize_t n = getline(&line, &cap, stdin);
        is_over = n < 0;
        while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == '\r')) {
            line[--n] = '\0';
        }
        ok = take_answer(p, q, n > 0 ? line : questions[q].usual);
        if (!ok && !is_over) {
            (void)printf("%s\n", p->err.msg);
            p->err = (struct err){0};
        }
    }
    free(line);  // getline's own
    return ok;
}

static bool answer_all(struct pair *p)
{
    bool ok = true;
    for (int q = 0; ok && q < QUESTIONS; q++) {
        const char *value = given(p->o, (enum question)q);
        value = !value && p->o->no_input ? questions[q].usual : value;
        ok = value ? take_answer(p, (enum question)q, value) : ask(p, (enum question)q);
    }
    return ok;
}

static void make_ids(struct pair *p)
{
    for (int i = 0; i < STORIES; i++) {
        struct str title = str_of(buf_text(&p->answers[i == SCAM ? TITLE : TWIN]));
        template_id(title, i == SCAM ? "new-story" : "new-twin", &p->ids[i]);
    }
    if (strcmp(buf_text(&p->ids[SCAM]), buf_text(&p->ids[HARMLESS])) == 0) {
        buf_put_c(&p->ids[HARMLESS], "-twin");
    }
    template_id(str_of(buf_text(&p->answers[NAME])), "other", &p->cast);
    if (strcmp(buf_text(&p->cast), "noor") == 0) {
        buf_put_c(&p->cast, "-too");
    }
}

static struct str channel_of(const struct pair *p)
{
    const struct registry *reg = p->lib.registry;
    int at = registry_find_platform(reg, str_of(buf_text(&p->answers[PLATFORM])));
    return str_of(scenario_channel_words[reg->platforms[at].channel]);
}

static bool make_text(struct pair *p, int i)
{
    static const char *const names[STORIES] = {"scam", "harmless"};
    struct buf path = {0}, text = {0};
    buf_fmt(&path, "%s/new/%s.template", p->folder, names[i]);
    bool ok = file_read(path.ptr, TEMPLATE_BYTES_MAX, &text, &p->err);
    const struct buf *title = &p->answers[i == SCAM ? TITLE : TWIN];
    const struct template_word words[] = {
        {"ID", str_of(buf_text(&p->ids[i]))},
        {"TWIN", str_of(buf_text(&p->ids[!i]))},
        {"TITLE", str_of(buf_text(title))},
        {"NAME", str_of(buf_text(&p->answers[NAME]))},
        {"CAST", str_of(buf_text(&p->cast))},
        {"PLATFORM", str_of(buf_text(&p->answers[PLATFORM]))},
        {"FAMILY", str_of(buf_text(&p->answers[FAMILY]))},
        {"CHANNEL", channel_of(p)},
    };
    if (ok) {
        template_fill((struct str){text.ptr, text.len}, words, COUNT_OF(words), &p->texts[i]);
    }
    buf_free(&path);
    buf_free(&text);
    return ok;
}

// What was made must be without a fault before it is written.
static bool is_good(struct pair *p)
{
    struct scenario *sc[STORIES] = {NULL};
    struct findings found[STORIES] = {{.count = 0}};
    bool ok = true;
    for (int i = 0; i < STORIES; i++) {
        struct str bytes = {p->texts[i].ptr, p->texts[i].len};
        sc[i] = load_scenario(bytes, buf_text(&p->ids[i]), "", p->lib.registry, &load_limits_usual,
                              &found[i]);
    }
    for (int i = 0; i < STORIES; i++) {
        if (sc[i] && sc[!i] && !finding_has_error(&found[i])) {
            rule_check(sc[i], sc[!i], p->lib.registry, &found[i]);
        }
        if (ok && found[i].count) {
            ok = err_set(&p->err, ERR_RULE, "%s", found[i].list[0].sentence);
        }
    }
    for (int i = 0; i < STORIES; i++) {
        scenario_free(sc[i]);
        finding_clear(&found[i]);
    }
    return ok;
}

static bool is_free(struct pair *p, const char *where)
{
    for (int i = 0; i < STORIES; i++) {
        buf_fmt(&p->paths[i], "%s/%s.yaml", where, buf_text(&p->ids[i]));
        if (access(p->paths[i].ptr, F_OK) == 0) {
            (void)err_set(&p->err, ERR_USAGE, _("%s is there already"), p->paths[i].ptr);
            return false;
        }
    }
    return true;
}

static bool write_all(struct pair *p)
{
    for (int i = 0; i < STORIES; i++) {
        struct str text = {p->texts[i].ptr, p->texts[i].len};
        if (!file_write(p->paths[i].ptr, text, &p->err)) {
            return false;
        }
    }
    (void)printf(_("Written: %s and its honest twin %s.\n"), p->paths[SCAM].ptr,
                 p->paths[HARMLESS].ptr);
    (void)printf(_("Next: wary check %s\n      wary play %s\n"), p->paths[SCAM].ptr,
                 p->paths[SCAM].ptr);
    return true;
}

static void close_pair(struct pair *p)
{
    for (int q = 0; q < QUESTIONS; q++) {
        buf_free(&p->answers[q]);
    }
    for (int i = 0; i < STORIES; i++) {
        buf_free(&p->ids[i]);
        buf_free(&p->texts[i]);
        buf_free(&p->paths[i]);
    }
    buf_free(&p->cast);
    library_close(&p->lib);
}

static int run(const struct options *options, char *const *args, int arg_count)
{
    struct buf data = {0};
    struct pair p = {.o = options};
    start_data(options, &data);
    p.folder = buf_text(&data);
    bool ok = library_open(&p.lib, p.folder, &p.err) && answer_all(&p);
    if (ok) {
        make_ids(&p);
        ok = is_free(&p, arg_count ? args[0] : ".") && make_text(&p, SCAM) &&
             make_text(&p, HARMLESS) && is_good(&p) && write_all(&p);
    }
    int code = ok ? EXIT_IS_OK : cmd_fail(&p.err);
    close_pair(&p);
    buf_free(&data);
    return code;
}

const struct cmd cmd_new = {"new",      "[FOLDER]", N_("begin a story and its honest twin"),
                            OPTION_NEW, 1,          run};
