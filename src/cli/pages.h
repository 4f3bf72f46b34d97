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

// Append the same as a part of a web page; picture (may be empty) stands for its plot.
void pages_put(const struct pages *pages, struct session *session, enum screen_id screen,
               struct str picture, struct buf *out);

// Fills a doc with what there is to say.
typedef void pages_fill_fn(const struct app *app, const void *what, struct doc *d);

// The same two for what is no screen.
void pages_print_doc(const struct pages *pages, pages_fill_fn *fill, const void *what, FILE *out);
void pages_put_doc(const struct pages *pages, pages_fill_fn *fill, const void *what,
                   struct buf *out);

// The language that is spoken, for a page; empty: English.
const char *pages_lang(const struct options *o);

// Free it.
void pages_close(struct pages *pages);

#endif
