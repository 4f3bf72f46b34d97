#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/cmd.h"
#include "cli/cmds.h"
#include "cli/language.h"
#include "core/mem.h"
#include "core/msg.h"
#include "sys/term.h"
#include "tui/tui.h"

static const struct cmd *const cmds[] = {
    &cmd_home,  &cmd_play,    &cmd_list,     &cmd_check_up, &cmd_progress, &cmd_report,
    &cmd_check, &cmd_help_me, &cmd_simulate, &cmd_graph,    &cmd_new,      &cmd_schema,
    &cmd_diff,  &cmd_preview, &cmd_extract,  &cmd_export,   &cmd_import,   &cmd_purge,
    &cmd_host,  &cmd_join,    &cmd_board,    &cmd_forget,
};

static const struct {
    enum err_code code;
    int exit_code;
} exits[] = {
    {ERR_USAGE, EXIT_IS_USAGE},    {ERR_SYNTAX, EXIT_IS_DATA},       {ERR_RULE, EXIT_IS_DATA},
    {ERR_LIMIT, EXIT_IS_DATA},     {ERR_STORE, EXIT_IS_UNAVAILABLE}, {ERR_NET, EXIT_IS_UNAVAILABLE},
    {ERR_EVENT, EXIT_IS_SOFTWARE},
};

int cmd_exit_code(const struct err *err)
{
    if (err->code == ERR_SYSTEM) {
        bool is_missing = err->errnum == ENOENT || err->errnum == ENOTDIR || err->errnum == 0;
        bool is_forbidden = err->errnum == EACCES || err->errnum == EPERM;
        return is_missing ? EXIT_IS_NO_INPUT : is_forbidden ? EXIT_IS_PERMISSION : EXIT_IS_IO;
    }
    for (size_t i = 0; i < COUNT_OF(exits); i++) {
        if (exits[i].code == err->code) {
            return exits[i].exit_code;
        }
    }
    return EXIT_IS_FAILURE;
}

int cmd_fail(const struct err *err)
{
    char text[600];
    (void)err_fmt(err, text, sizeof text);
    for (char *c = text; *c; c++) {
        *c = (unsigned char)*c < ' ' || *c == 0x7F ? '?' : *c;  // a name may hold anything
    }
    (void)fprintf(stderr, "wary: %s\n", text);
    if (err->code == ERR_USAGE) {
        (void)fprintf(stderr, "%s\n", _("Try `wary --help`."));
    }
    return cmd_exit_code(err);
}

static void print_help(const struct cmd *only)
{
    (void)printf("%s\n\n", _("Usage: wary [COMMAND] [OPTION...]"));
    (void)printf("%s\n\n", _("Practise seeing early what is wrong in a long, warm chat."));
    for (size_t i = 0; i < COUNT_OF(cmds); i++) {
        if (!only || only == cmds[i]) {
            char left[40];
            (void)snprintf(left, sizeof left, "wary %s %s", cmds[i]->name, cmds[i]->args);
            (void)printf("  %-26s %s\n", left, _(cmds[i]->summary));
        }
    }
    (void)printf("\n");
    option_print(stdout, only && only != &cmd_home ? only->bit : OPTION_EVERYWHERE);
    (void)printf("\n%s\n", _("Examples:\n"
                             "  wary                        open the trainer\n"
                             "  wary play harbour-lights    play one conversation\n"
                             "  wary --plain                line by line, for screen readers\n"
                             "  wary help-me                is this happening to me?"));
    (void)printf("\n%s\n", _("It uses no network. Manual: man wary. Report bugs to the project's "
                             "issue tracker."));
}

static void print_version(void)
{
    (void)printf("wary %s\n", PACKAGE_VERSION);
    (void)printf("Copyright (C) 2026 the wary authors\n"
                 "License GPLv3+: GNU GPL version 3 or later <https://gnu.org/licenses/gpl.html>\n"
                 "Stories: CC BY-SA 4.0 <https://creativecommons.org/licenses/by-sa/4.0/>\n"
                 "This is free software: you are free to change and redistribute it.\n"
                 "There is NO WARRANTY, to the extent permitted by law.\n");
}

static const struct cmd *find_cmd(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(cmds); i++) {
        if (strcmp(cmds[i]->name, name) == 0) {
            return cmds[i];
        }
    }
    return NULL;
}

static bool fits(const struct cmd *cmd, int words, uint64_t given, struct err *err)
{
    const char *stranger = option_stranger(given, cmd->bit);
    if (stranger) {
        return err_set(err, ERR_USAGE, _("`wary %s` has no option --%s"), cmd->name, stranger);
    }
    if (cmd->arg_max >= 0 && words > cmd->arg_max) {
        return err_set(err, ERR_USAGE, _("too many words after `wary %s`"), cmd->name);
    }
    return true;
}

// A crash gives the terminal back before the process dies of it.
static void on_crash(int number)
{
    tui_stop();
    (void)signal(number, SIG_DFL);
    (void)raise(number);
}

static void catch_crashes(void)
{
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    for (size_t i = 0; i < COUNT_OF(crashes); i++) {
        (void)signal(crashes[i], on_crash);
    }
    mem_set_hook(tui_stop);
}

static int finish(int code)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        (void)fprintf(stderr, "wary: %s\n", _("the output could not be written"));
        return code ? code : EXIT_IS_IO;
    }
    return code;
}

static int run_command(struct options *options, const char *name, int argc, char **argv, int first,
                       uint64_t given)
{
    struct err err = {0};
    bool asks_help = strcmp(name, "help") == 0;
    const struct cmd *cmd = find_cmd(asks_help ? "" : name);
    if (options->version) {
        print_version();
        return EXIT_IS_OK;
    }
    if (!cmd) {
        err_set(&err, ERR_USAGE, _("there is no command `%s`"), name);
        return cmd_fail(&err);
    }
    if (options->help || asks_help) {
        print_help(cmd == &cmd_home ? NULL : cmd);
        return EXIT_IS_OK;
    }
    int words = first < argc ? argc - first - 1 : 0;
    if (!fits(cmd, words, given, &err)) {
        return cmd_fail(&err);
    }
    return cmd->run(options, argv + argc - words, words);
}

int main(int argc, char **argv)
{
    struct options options;
    struct err err = {0};
    uint64_t given;
    int first = 1;
    catch_crashes();
    if (!option_parse(&options, argc, argv, &first, &given, &err)) {
        return cmd_fail(&err);
    }
    const char *name = first < argc ? argv[first] : "";
    struct languages languages;
    if (!language_start(&options, &languages, &err)) {
        int code = cmd_fail(&err);
        languages_close(&languages);
        return code;
    }
    int code = finish(run_command(&options, name, argc, argv, first, given));
    languages_close(&languages);
    return code;
}
