// run/settings.h - what the learner chose, in config.yaml
#ifndef RUN_SETTINGS_H
#define RUN_SETTINGS_H

#include <stdbool.h>

#include "core/err.h"
#include "core/str.h"
#include "view/app.h"

// As they are before anything was chosen.
struct settings settings_first(void);

// Read path over *settings; a missing file is no error.  Unknown keys and bad
// values are sentences "file:line:column: …", appended to *warnings.
bool settings_load(struct settings *settings, const char *path, struct buf *warnings,
                   struct err *err);

// Write them; comments of an older file are not kept.
bool settings_save(const struct settings *settings, const char *path, struct err *err);

// Take one value by its key: theme, symbols, mouse, typing, progress, region,
// language.
// False when the key is unknown or the value is none of its words.
bool settings_set(struct settings *settings, struct str key, struct str value);

#endif
