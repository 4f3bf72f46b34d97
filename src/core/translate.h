// core/translate.h - the texts of a story or the registry, put into another language
//
// Complete or not at all: with one text missing, or the words of a sign that do not
// stand in their message, everything stays in the source language.  Texts are
// copied, so the catalogue may go; the source is kept, so languages can be changed
// at any time.
#ifndef CORE_TRANSLATE_H
#define CORE_TRANSLATE_H

#include "core/catalogue.h"
#include "core/phrase.h"

// What stands in the way of a translation.
struct translate_gap {
    size_t count, missing, misplaced;  // texts; without translation; words not in their message
    char context[160];                 // of the first one that is amiss
    struct place at;
};

// Count the gaps of a story, whatever language it is in now.
struct translate_gap translate_story_gaps(struct scenario *sc, const struct catalogue *c);

// Put a story into the catalogue's language; NULL: the source language.  False when
// it stays in the source language.
bool translate_story(struct scenario *sc, const struct catalogue *c);

// The same for the registry.
bool translate_registry(struct registry *reg, const struct catalogue *c);

#endif
