// sys/paths.h - where things are: XDG folders and the data folder
//
// Relative XDG values are ignored, as the standard asks.  Folders that are made
// are 0700.
#ifndef SYS_PATHS_H
#define SYS_PATHS_H

#include <stdbool.h>

#include "core/err.h"
#include "core/str.h"

// $WARY_STORE, else $XDG_STATE_HOME/wary/wary.db, else ~/.local/state/wary/wary.db;
// the folder is made, but for that of $WARY_STORE.  Appends to *out.
bool paths_store(struct buf *out, struct err *err);

// $XDG_CONFIG_HOME/wary/config.yaml, else ~/.config/wary/config.yaml; nothing is made.
bool paths_config(struct buf *out, struct err *err);

// The folder with signs.yaml: $WARY_DATA, else the one built in at configure.
void paths_data(struct buf *out);

// The folder of the translations: WARY_LOCALES, else where they were installed.
void paths_locales(struct buf *out);

// Make a folder and its parents, 0700.
bool paths_make(const char *dir, struct err *err);

#endif
