// run/library.h - the data folder, loaded: registry and the list of stories
//
// Stories are read for the list only when it is needed; a story is parsed
// whole and checked before it is played.
#ifndef RUN_LIBRARY_H
#define RUN_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"
#include "core/finding.h"
#include "core/registry.h"
#include "core/scenario.h"
#include "run/languages.h"
#include "view/app.h"

struct library {
    struct arena arena;
    struct str folder;
    struct registry *registry;    // owned; NULL until library_open
    struct languages *languages;  // borrowed; NULL: stories stay in their own language
    struct story *stories;        // owned
    struct str *files;            // owned; of each story
    size_t story_count, story_cap, file_cap;
    struct form_entry *forms;  // owned
    struct str *form_files;    // owned; of each form
    size_t form_count, form_cap, form_file_cap;
};

// Load the registry of this folder; the stories are left for library_list.
bool library_open(struct library *lib, const char *folder, struct err *err);

// Load every *.yaml story and form of the folder for the lists.  Stories with errors
// are listed with has_error and never offered; forms with errors are left out.
bool library_list(struct library *lib, struct err *err);

// Free all.
void library_close(struct library *lib);

// Load and check the story or form with this id, or this file when it has a '/' or ends
// in ".yaml".  NULL with the first finding in *err when it cannot be played.
// text: NULL, or gets the file's bytes appended (for the store's pin).
struct scenario *library_load(struct library *lib, const char *id_or_file, struct buf *text,
                              struct err *err);

// Whether this names a file (with a '/', or ending in ".yaml") rather than an id.
bool library_is_path(const char *name);

// As library_load, but a form is refused.
struct scenario *library_load_story(struct library *lib, const char *id_or_file, struct err *err);

// The story of which the store kept these bytes, as it was when it was begun.
// NULL with *err when it can no longer be read.
struct scenario *library_revive(struct library *lib, struct str text, const char *hash,
                                struct err *err);

#endif
