// cli/language.h - which language this run of the program speaks
#ifndef CLI_LANGUAGE_H
#define CLI_LANGUAGE_H

#include <stdbool.h>

#include "cli/option.h"
#include "core/err.h"
#include "run/languages.h"

// The language to speak: --lang, WARY_LANG, the one chosen before, the environment.
// Opens *l for o, whatever comes of it.  False when one was asked for that is not there.
bool language_start(struct options *o, struct languages *l, struct err *err);

#endif
