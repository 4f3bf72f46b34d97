// core/rule_text.h - every text of a story, with who says it and where
//
// The rules about words walk over all of them in the story's order.
#ifndef CORE_RULE_TEXT_H
#define CORE_RULE_TEXT_H

#include "core/rule_case.h"

enum rule_text_voice {
    RULE_TEXT_TITLE,
    RULE_TEXT_CAST,      // a name or a bio
    RULE_TEXT_OTHERS,    // an incoming message
    RULE_TEXT_TRUSTED,   // a trusted person's message
    RULE_TEXT_NARRATOR,  // a note, what a check finds, why a look-alike is fine
    RULE_TEXT_REPLY,
    RULE_TEXT_ENDING,
};

struct rule_text {
    enum rule_text_voice voice;
    struct str words;
    struct place at;
    enum stage stage;  // of its scene; approach where there is none
    struct str hint;   // for translators, of a message or a reply; may be empty
};

typedef void rule_text_fn(const struct rule_case *c, const struct rule_text *text, void *ctx);

// Call fn with each text that is not empty.
void rule_text_each(const struct rule_case *c, rule_text_fn *fn, void *ctx);

// Code points of a text.
size_t rule_text_letters(struct str s);

// The text with every {placeholder} overwritten by blanks, in buf.
void rule_text_blank(struct str words, struct buf *buf);

#endif
