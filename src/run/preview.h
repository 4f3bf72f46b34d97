// run/preview.h - a story that is played while it is being written
//
// On every save the file is read and judged anew.  Without an error, the play
// goes on in it by the names of its replies (core/carry.h); with one, the last
// good version is played on.  Nothing is stored.
#ifndef RUN_PREVIEW_H
#define RUN_PREVIEW_H

#include "run/front.h"
#include "run/library.h"

struct preview_options {
    const char *file;
    uint64_t seed;
    bool can_notify;  // false: ask for the file from time to time, as without inotify
    bool shows_signs;
};

// Run until the author leaves or the front's other end is gone.  lib is open.
// False with *err only when the file cannot be read at the beginning.
bool preview_run(struct front *front, const struct settings *settings, struct library *lib,
                 const struct preview_options *options, bool *is_quick, struct err *err);

#endif
