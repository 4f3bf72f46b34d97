#include "cli/option.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "core/base.h"
#include "core/mem.h"
#include "core/msg.h"

typedef bool take_fn(struct options *o, const char *value);

enum which {
    THE_HELP,
    THE_VERSION,
    PLAIN,
    SCREEN_READER,
    ASCII,
    COLOR,
    NO_INPUT,
    NO_MOUSE,
    NO_SAVE,
    LANGUAGE,
    REGION,
    SEED,
    STORE,
    DATA,
    SCRIPT,
    SIZE,
    DUMP,
    STRICT,
    QUIET,
    LIMITS,
    EXPLAIN,
    COUNT,
    ROBOT,
    TRANSCRIPT,
    FORMAT,
    YES,
    JSON,
    SIGNS,
    TITLE,
    TWIN,
    NAME,
    PLATFORM,
    FAMILY,
    ONE_ACCOUNT,
    AS_NEW,
    OLD_CLASSES,
    WHICHES
};

const struct option_kind option_table[] = {
    [THE_HELP] = {"help", 'h', NULL, OPTION_EVERYWHERE, N_("show this help")},
    [THE_VERSION] = {"version", 'V', NULL, OPTION_EVERYWHERE, N_("show the version")},
    [PLAIN] = {"plain", 'p', NULL, OPTION_SCREEN, N_("lines instead of a full screen")},
    [SCREEN_READER] = {"screen-reader", 0, NULL, OPTION_SCREEN, N_("the same as --plain")},
    [ASCII] = {"ascii", 'a', NULL, OPTION_SCREEN, N_("plain symbols only")},
    [COLOR] = {"color", 0, "WHEN", OPTION_SCREEN, N_("auto, always or never")},
    [NO_INPUT] = {"no-input", 0, NULL, OPTION_TALK | OPTION_NEW | OPTION_PURGE,
                  N_("never ask anything")},
    [NO_MOUSE] = {"no-mouse", 0, NULL, OPTION_SCREEN, N_("leave the mouse to the terminal")},
    [NO_SAVE] = {"no-save", 0, NULL, OPTION_HOME | OPTION_PLAY | OPTION_CHECK_UP,
                 N_("keep nothing on disk")},
    [LANGUAGE] = {"lang", 'l', "LANGUAGE", OPTION_EVERYWHERE, N_("language, such as en")},
    [REGION] = {"region", 'r', "REGION", OPTION_EVERYWHERE, N_("whose help lines: US GB DE ...")},
    [SEED] = {"seed", 0, "NUMBER", OPTION_TALK | OPTION_SIMULATE, N_("the same chances again")},
    [STORE] = {"store", 0, "FILE", OPTION_EVERYWHERE, N_("where conversations are kept")},
    [DATA] = {"data", 0, "FOLDER", OPTION_EVERYWHERE, N_("where the stories are")},
    [SCRIPT] = {"script", 0, "FILE", OPTION_TALK, N_("play the keys of a file (tests)")},
    [SIZE] = {"size", 0, "COLSxROWS", OPTION_TALK, N_("screen of a script, such as 80x24")},
    [DUMP] = {"dump", 0, NULL, OPTION_TALK, N_("print a script's last screen")},
    [STRICT] = {"strict", 0, NULL, OPTION_CHECK, N_("warnings count as errors")},
    [QUIET] = {"quiet", 'q', NULL, OPTION_CHECK, N_("only the exit code")},
    [LIMITS] = {"limits", 0, "WHICH", OPTION_CHECK | OPTION_SIMULATE, N_("usual or large")},
    [EXPLAIN] = {"explain", 0, "ID", OPTION_CHECK, N_("say more about one kind of finding")},
    [COUNT] = {"count", 'n', "NUMBER", OPTION_SIMULATE, N_("plays of each robot; 1000")},
    [ROBOT] = {"robot", 0, "NAME", OPTION_SIMULATE, N_("only this one")},
    [TRANSCRIPT] = {"transcript", 0, NULL, OPTION_SIMULATE, N_("print what was shown and chosen")},
    [FORMAT] = {"format", 0, "FORMAT",
                OPTION_GRAPH | OPTION_EXPORT | OPTION_REPORT | OPTION_PROGRESS,
                N_("how it is written; the manual says which there are")},
    [YES] = {"yes", 'y', NULL, OPTION_PURGE, N_("do not ask first")},
    [JSON] = {"json", 0, NULL, OPTION_CHECK, N_("findings for editors and other programs")},
    [SIGNS] = {"signs", 0, NULL, OPTION_PREVIEW, N_("show the signs while playing")},
    [TITLE] = {"title", 0, "WORDS", OPTION_NEW, N_("of the new story")},
    [TWIN] = {"twin", 0, "WORDS", OPTION_NEW, N_("title of its honest twin")},
    [NAME] = {"name", 0, "WORD", OPTION_NEW, N_("of the other person")},
    [PLATFORM] = {"platform", 0, "ID", OPTION_NEW, N_("where they write")},
    [FAMILY] = {"family", 0, "ID", OPTION_NEW, N_("what it is about")},
    [ONE_ACCOUNT] = {"one-account", 0, NULL, OPTION_HOST, N_("the whole class shares one account")},
    [OLD_CLASSES] = {"old-classes", 0, NULL, OPTION_PURGE,
                     N_("only classes that were taught more than 30 days ago")},
    [AS_NEW] = {"new", 0, NULL, OPTION_JOIN, N_("as somebody new, not as who was here before")},
};
const int option_count = WHICHES;

static bool take_seed(struct options *o, const char *value)
{
    char *end;
    errno = 0;
    o->seed = strtoull(value, &end, 10);
    o->has_seed = true;
    return errno == 0 && value[0] >= '0' && value[0] <= '9' && *end == '\0';
}

static bool take_count(struct options *o, const char *value)
{
    char *end;
    errno = 0;
    o->count = strtoull(value, &end, 10);
    return errno == 0 && value[0] >= '1' && value[0] <= '9' && *end == '\0';
}

static bool take_size(struct options *o, const char *value)
{
    char *end;
    long cols = strtol(value, &end, 10);
    long rows = *end == 'x' ? strtol(end + 1, &end, 10) : 0;
    o->cols = cols > 0 && cols < 1000 ? (int)cols : 0;
    o->rows = rows > 0 && rows < 1000 ? (int)rows : 0;
    return *end == '\0' && o->cols && o->rows;
}

static bool take_color(struct options *o, const char *value)
{
    o->color = value;
    return !strcmp(value, "auto") || !strcmp(value, "always") || !strcmp(value, "never");
}

static bool take_limits(struct options *o, const char *value)
{
    o->large = strcmp(value, "large") == 0;
    return o->large || strcmp(value, "usual") == 0;
}

static bool *flag_of(struct options *o, enum which which)
{
    bool *const flags[WHICHES] = {
        [THE_HELP] = &o->help,     [THE_VERSION] = &o->version,
        [PLAIN] = &o->plain,       [SCREEN_READER] = &o->plain,
        [ASCII] = &o->ascii,       [NO_INPUT] = &o->no_input,
        [NO_MOUSE] = &o->no_mouse, [NO_SAVE] = &o->no_save,
        [DUMP] = &o->dump,         [STRICT] = &o->strict,
        [QUIET] = &o->quiet,       [TRANSCRIPT] = &o->transcript,
        [JSON] = &o->json,         [SIGNS] = &o->signs,
        [YES] = &o->yes,           [ONE_ACCOUNT] = &o->one_account,
        [AS_NEW] = &o->as_new,     [OLD_CLASSES] = &o->old_classes,
    };
    return flags[which];
}

static const char **text_of(struct options *o, enum which which)
{
    const char **const texts[WHICHES] = {
        [LANGUAGE] = &o->lang, [REGION] = &o->region, [STORE] = &o->store,
        [DATA] = &o->data,     [SCRIPT] = &o->script, [EXPLAIN] = &o->explain,
        [ROBOT] = &o->robot,   [FORMAT] = &o->format, [TITLE] = &o->title,
        [TWIN] = &o->twin,     [NAME] = &o->name,     [PLATFORM] = &o->platform,
        [FAMILY] = &o->family,
    };
    return texts[which];
}

static bool take(struct options *o, enum which which, const char *value)
{
    static take_fn *const takers[WHICHES] = {[SEED] = take_seed,
                                             [SIZE] = take_size,
                                             [COLOR] = take_color,
                                             [LIMITS] = take_limits,
                                             [COUNT] = take_count};
    if (flag_of(o, which)) {
        *flag_of(o, which) = true;
        return true;
    }
    if (text_of(o, which)) {
        *text_of(o, which) = value;
        return value[0] != '\0';
    }
    return takers[which](o, value);
}

static int which_letter(int letter)
{
    for (int i = 0; i < WHICHES; i++) {
        if (option_table[i].letter && option_table[i].letter == letter) {
            return i;
        }
    }
    return -1;
}

static void make_getopt(struct option longs[WHICHES + 1], char letters[2 * WHICHES + 2])
{
    size_t n = 0;
    letters[n++] = ':';
    for (int i = 0; i < WHICHES; i++) {
        const struct option_kind *k = &option_table[i];
        longs[i] =
            (struct option){k->name, k->value ? required_argument : no_argument, NULL, 256 + i};
        if (k->letter) {
            letters[n++] = k->letter;
            letters[n] = ':';
            n += k->value ? 1 : 0;
        }
    }
    letters[n] = '\0';
    longs[WHICHES] = (struct option){NULL, 0, NULL, 0};
}

bool option_parse(struct options *o, int argc, char **argv, int *first, uint64_t *given,
                  struct err *err)
{
    struct option longs[WHICHES + 1];
    char letters[2 * WHICHES + 2];
    int got;
    *o = (struct options){.color = "auto"};
    *given = 0;
    opterr = 0;
    make_getopt(longs, letters);
    while ((got = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
        const char *word = argv[optind - 1];
        if (got == '?') {
            return err_set(err, ERR_USAGE, _("unknown option `%s`"), word);
        }
        if (got == ':') {
            return err_set(err, ERR_USAGE, _("the option `%s` needs a value"), word);
        }
        int which = got >= 256 ? got - 256 : which_letter(got);
        *given |= UINT64_C(1) << which;
        if (!take(o, (enum which)which, optarg)) {
            return err_set(err, ERR_USAGE, _("`--%s` does not take `%s`"), option_table[which].name,
                           optarg ? optarg : "");
        }
    }
    *first = optind;
    return true;
}

void option_print(FILE *out, unsigned where)
{
    for (int i = 0; i < WHICHES; i++) {
        const struct option_kind *k = &option_table[i];
        if (!(k->where & where)) {
            continue;
        }
        char left[48];
        (void)snprintf(left, sizeof left, "%c%c%s --%s%s%s", k->letter ? '-' : ' ',
                       k->letter ? k->letter : ' ', k->letter ? "," : " ", k->name,
                       k->value ? "=" : "", k->value ? k->value : "");
        (void)fprintf(out, "  %-26s %s\n", left, _(k->says));
    }
}

const char *option_stranger(uint64_t given_bits, unsigned where)
{
    for (int i = 0; i < WHICHES; i++) {
        if ((given_bits & (UINT64_C(1) << i)) && !(option_table[i].where & where)) {
            return option_table[i].name;
        }
    }
    return NULL;
}
