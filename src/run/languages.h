// run/languages.h - the languages there are, and the one in use
//
// Catalogues lie in one folder: LL/wary.mo (the program), LL/registry.mo (signs and
// help lines), LL/ID.mo (a story; or ID.LL.mo beside its file, which goes first).  A language is
// there when the first two are.  A story without a whole catalogue is shown in the language in
// which it was written.
#ifndef RUN_LANGUAGES_H
#define RUN_LANGUAGES_H

#include "core/catalogue.h"
#include "core/lang.h"
#include "core/registry.h"
#include "core/scenario.h"

struct languages {
    struct buf folder;
    char now[LANG_NAME_MAX];  // empty until languages_use: the source language
    struct buf bytes, old;    // of the program's catalogue, and of the one before
    struct catalogue ui;
};

// Name the folder; nothing is read yet.
void languages_open(struct languages *l, const char *folder);

// Back to the source language, and free all.
void languages_close(struct languages *l);

// Whether there is this language.  A lang_has_fn; ctx is a struct languages.
bool languages_has(void *ctx, const char *name);

// Speak this language from now on.  False with *err when its
// catalogue cannot be read: then the source language is spoken.  Texts of msg_get
// live until the next but one call.
bool languages_use(struct languages *l, const char *name, struct err *err);

// Put a registry into the language in use, or back into the source language.
void languages_registry(const struct languages *l, struct registry *reg);

// The catalogue of a story in the language in use, over bytes in *bytes; false when
// there is none, or the story is in that language anyway.
bool languages_open_story(const struct languages *l, const struct scenario *sc, struct buf *bytes,
                          struct catalogue *c);

// Put a story into the language in use, when it has it whole.
void languages_story(const struct languages *l, struct scenario *sc);

typedef void languages_fn(void *ctx, const char *name, struct str own_name);

// Call fn for each language, the source language first, with its name in itself.
void languages_each(const struct languages *l, languages_fn *fn, void *ctx);

#endif
