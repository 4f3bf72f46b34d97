// core/catalogue.h - translations, read from the .mo files of GNU gettext
//
// A damaged or hostile file is refused or gives nothing: every offset is checked,
// every text is UTF-8 with its NUL, ids are sorted.  A text whose `%` directives
// are not those of the source is as good as missing, since it may reach printf.
#ifndef CORE_CATALOGUE_H
#define CORE_CATALOGUE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/err.h"
#include "core/plural.h"
#include "core/str.h"

enum { CATALOGUE_BYTES_MAX = 8 * 1024 * 1024 };

struct catalogue {
    struct str bytes;  // borrowed
    uint32_t count, ids, texts;
    bool is_swapped;  // written on a machine of the other byte order
    struct plural plural;
    struct str lang;  // the header's Language; may be empty
};

// Read the tables of a file; bytes are borrowed for the catalogue's life.  False
// with ERR_SYNTAX and a sentence when it is none or damaged.
bool catalogue_open(struct catalogue *c, struct str bytes, struct err *err);

// The translation of a text within a context (empty: none); NULL when it has
// none.  It ends with a NUL.
const char *catalogue_get(const struct catalogue *c, const char *context, struct str text);

// The same as a msg_find_fn; ctx is a struct catalogue.
const char *catalogue_find(void *ctx, const char *context, const char *text, const char *plural,
                           unsigned long n);

#endif
