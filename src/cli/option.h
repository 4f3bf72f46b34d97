// cli/option.h - every option of the program, in one table
//
// The table feeds getopt_long, --help and the check of the manual page.
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "core/err.h"

enum {  // commands, as bits of `where`
    OPTION_HOME = 1,
    OPTION_PLAY = 2,
    OPTION_LIST = 4,
    OPTION_REPORT = 8,
    OPTION_CHECK = 16,
    OPTION_HELP_ME = 32,
    OPTION_PROGRESS = 64,
    OPTION_SIMULATE = 128,
    OPTION_GRAPH = 256,
    OPTION_NEW = 512,
    OPTION_SCHEMA = 1024,
    OPTION_DIFF = 2048,
    OPTION_PREVIEW = 4096,
    OPTION_EXTRACT = 8192,
    OPTION_EXPORT = 16384,
    OPTION_IMPORT = 32768,
    OPTION_PURGE = 65536,
    OPTION_CHECK_UP = 131072,
    OPTION_HOST = 262144,
    OPTION_JOIN = 524288,
    OPTION_BOARD = 1048576,
    OPTION_FORGET = 2097152,
    OPTION_EVERYWHERE = 4194303,
    OPTION_TALK = OPTION_HOME | OPTION_PLAY | OPTION_PREVIEW | OPTION_CHECK_UP,
    OPTION_SCREEN = OPTION_TALK | OPTION_HOST | OPTION_JOIN | OPTION_BOARD,
};

struct languages;

struct options {
    struct languages *languages;  // borrowed; made by main
    bool help, version, plain, ascii, no_input, no_mouse, no_save, dump, strict, quiet, json;
    bool is_form;  // the command goes over a form, not a story
    bool has_seed, large, transcript, signs, yes, one_account, as_new, old_classes;
    uint64_t seed, count;  // count: 0 when not given
    int rows, cols;        // --size; 0 when not given
    const char *color, *lang, *region, *store, *data, *script, *explain, *robot, *format;
    const char *title, *twin, *name, *platform, *family;
};

struct option_kind {
    const char *name;
    char letter;        // 0: none
    const char *value;  // what stands behind it, or NULL
    unsigned where;     // commands that take it
    const char *says;
};

extern const struct option_kind option_table[];
extern const int option_count;

// Read the command line; words that are no options are moved to the end of
// argv, the first of them at *first.  False with ERR_USAGE.
bool option_parse(struct options *o, int argc, char **argv, int *first, uint64_t *given,
                  struct err *err);

// The options of a command, one a line, for --help.
void option_print(FILE *out, unsigned where);

// The name of an option that was given and that no command of `where` takes, or NULL.
const char *option_stranger(uint64_t given_bits, unsigned where);

#endif
