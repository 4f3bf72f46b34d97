// core/rule_words.h - rules about the language of a story
//
// Reading level (English: Flesch-Kincaid grade, Kincaid et al. 1975) and
// characters that a plain terminal cannot be trusted to show.
#ifndef CORE_RULE_WORDS_H
#define CORE_RULE_WORDS_H

#include "core/rule_case.h"

// Characters that common terminals and console fonts cannot show.
void rule_words_glyphs(const struct rule_case *c);

// Messages and replies that are longer than a chat has them.
void rule_words_long(const struct rule_case *c);

// Single words said without a hint, which may mean many things.
void rule_words_hint(const struct rule_case *c);

// Sentences that are too long and words that are too hard, over the whole story.
void rule_words_level(const struct rule_case *c);

#endif
