// core/template.h - a text with gaps: @TITLE@ and its like
#ifndef CORE_TEMPLATE_H
#define CORE_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/str.h"

struct template_word {
    const char *gap;   // "TITLE"
    struct str value;  // borrowed
};

// Append the text with each gap filled; gaps that are not in the list stay.
void template_fill(struct str text, const struct template_word *words, size_t count,
                   struct buf *out);

// Append the id that a title gives: small letters and digits, a dash for each run of
// anything else, at most SCENARIO_ID_MAX bytes, beginning with a letter.  Appends
// `otherwise` when nothing is left.
void template_id(struct str title, const char *otherwise, struct buf *out);

// Append words that may stand within double quotes in YAML: no quote, no
// backslash, no control character.
void template_quoted(struct str words, struct buf *out);

#endif
