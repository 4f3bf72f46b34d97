// cli/start.h - what the commands begin with: folders, settings, the data
#ifndef CLI_START_H
#define CLI_START_H

#include <stdbool.h>

#include "cli/option.h"
#include "core/err.h"
#include "core/str.h"
#include "run/front.h"
#include "run/library.h"
#include "store/store.h"
#include "view/app.h"

// The data folder of the options, the environment or the build, into *out.
void start_data(const struct options *o, struct buf *out);

// Settings: built in, then config.yaml, then the options.  Warnings about the
// file go to stderr.  *path gets the file's name (may stay empty).
bool start_settings(const struct options *o, struct settings *s, struct buf *path, struct err *err);

// The path of the store that the options name, into *out.
bool start_store_path(const struct options *o, struct buf *out, struct err *err);

// The store that the options name, for commands that only read it.  NULL with *err.
struct store *start_store(const struct options *o, struct err *err);

// A folder of this name beside the store that the options name, into *out; it is not made.
bool start_class_folder(const struct options *o, const char *name, struct buf *out,
                        struct err *err);

// Open a front as the options and the terminal ask, do fn(ctx) in it, close it.
typedef bool start_fn(void *ctx, struct front *front, const struct settings *settings,
                      bool *is_quick, struct err *err);
int start_in_front(const struct options *o, start_fn *fn, void *ctx);

// Open a front as the options and the terminal ask, run the app in it, close it.
// play: a story to begin with, or NULL.  Gives the exit code.
int start_run(const struct options *o, const char *play);

// The same with a preview of this file.
int start_preview(const struct options *o, const char *file);

#endif
