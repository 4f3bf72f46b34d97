// core/lang.h - which language is wanted, and which of those there are will do
//
// Names are gettext's: ll or ll_CC.  They become parts of paths, so anything else is
// no name.  Chinese is never plain: Hong Kong and Macau read what was written for
// Taiwan, Singapore what was written for China.
#ifndef CORE_LANG_H
#define CORE_LANG_H

#include <stdbool.h>
#include <stddef.h>

enum { LANG_NAME_MAX = 16, LANG_STEPS_MAX = 3 };

// The language in which wary and its first stories are written.
#define LANG_SOURCE "en"

// Whether there is a language of this name.
typedef bool lang_has_fn(void *ctx, const char *name);

// What a wish such as "zh_HK.UTF-8" may be served with, best first; returns how
// many, 0 when it is no name.  "C" and "POSIX" are the source language.
size_t lang_steps(const char *wish, char out[LANG_STEPS_MAX][LANG_NAME_MAX]);

// The first language that there is, of wishes with colons between them; the source
// language ends the search.  False with *out the source language when none will do.
bool lang_pick(const char *wishes, lang_has_fn *has, void *ctx, char out[LANG_NAME_MAX]);

#endif
