// cli/pages.h - screens of the trainer as plain text, for commands that print
#ifndef CLI_PAGES_H
#define CLI_PAGES_H

#include <stdbool.h>
#include <stdio.h>

#include "cli/option.h"
#include "core/err.h"
#include "run/library.h"
#include "view/app.h"

struct pages {
    struct library lib;
    struct app app;
};

// The registry and the settings, ready to print screens; no store is touched.
bool pages_open(struct pages *pages, const struct options *o, struct err *err);

// The same with what can be had: no settings, and no registry when it cannot be
// read.  For the pages that need none.  Never fails.
void pages_open_bare(struct pages *pages, const struct options *o);

// Print one screen; session (borrowed, may be NULL) is what a debrief is about.
// A screen with several pages (the signs) is printed page by page.
void pages_print(const struct pages *pages, struct session *session, enum screen_id screen,
                 FILE *out);

// Free it.
void pages_close(struct pages *pages);

#endif
