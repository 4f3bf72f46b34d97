// core/phrase.h - every text that is translated, with the context that names it
//
// One walk over a story or the registry, in the file's order, for those who collect
// texts for translators and for those who put translations in.  The context is a
// contract: scene ids, reply ids and sign ids stand in it.
#ifndef CORE_PHRASE_H
#define CORE_PHRASE_H

#include "core/registry.h"
#include "core/scenario.h"

struct phrase {
    const char *context;  // borrowed for the call: "hello.reply.slow-down"
    struct str *slot;     // the text itself; may be replaced by one that lives as long
    struct place at;
    struct str speaker;  // who says it; empty: nobody
    struct str hint;     // of the author; may be empty
    const char *note;    // what every translator has to know; NULL: nothing
};

typedef void phrase_fn(void *ctx, const struct phrase *phrase);

// Call fn for each text of a story that is not empty.
void phrase_each_story(struct scenario *sc, phrase_fn *fn, void *ctx);

// Call fn for each text of the registry that is not empty: signs, families, what
// sources say, regions and their help lines.  Names of authorities, numbers and
// addresses are facts and are left out.
void phrase_each_registry(struct registry *reg, phrase_fn *fn, void *ctx);

#endif
