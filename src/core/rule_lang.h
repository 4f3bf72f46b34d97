// core/rule_lang.h - what is the matter with a translation of a story
#ifndef CORE_RULE_LANG_H
#define CORE_RULE_LANG_H

#include "core/catalogue.h"
#include "core/finding.h"
#include "core/registry.h"
#include "core/scenario.h"

// Judge the translation in a catalogue: whole, placeholders kept, words of signs in
// their messages, nothing hidden, labels short, no number of a help line, and the
// rules about words of the story itself.  Places are those of the source text.  The
// story is left in its source language.
void rule_lang_check(struct scenario *sc, const struct registry *reg, const struct catalogue *c,
                     struct findings *out);

#endif
