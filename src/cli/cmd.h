// cli/cmd.h - what a command is: one file, one line in the table of main.c
#ifndef CLI_CMD_H
#define CLI_CMD_H

#include <stddef.h>

#include "cli/option.h"
#include "core/err.h"

enum exit_code {  // sysexits(3), as wary(1) documents them
    EXIT_IS_OK = 0,
    EXIT_IS_FAILURE = 1,
    EXIT_IS_USAGE = 64,
    EXIT_IS_DATA = 65,
    EXIT_IS_NO_INPUT = 66,
    EXIT_IS_UNAVAILABLE = 69,
    EXIT_IS_SOFTWARE = 70,
    EXIT_IS_IO = 74,
    EXIT_IS_PERMISSION = 77,
    EXIT_IS_INTERRUPTED = 130
};

struct cmd {
    const char *name;     // "" is the home screen
    const char *args;     // "[STORY]"
    const char *summary;  // one line for --help
    unsigned bit;         // its bit in struct option_kind's `where`
    int arg_max;          // words after the name; -1: any number
    int (*run)(const struct options *options, char *const *args, int arg_count);
};

// Print "wary: …" on stderr and give the exit code that belongs to it.
int cmd_fail(const struct err *err);

// The exit code of an err.
int cmd_exit_code(const struct err *err);

#endif
