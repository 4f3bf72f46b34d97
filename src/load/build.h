// load/build.h - what every builder of a model leans on: typed values of nodes
//
// Each function takes what it can and adds a finding for what it cannot; it
// always gives something usable, so that the rest is looked at too.
#ifndef LOAD_BUILD_H
#define LOAD_BUILD_H

#include <stdbool.h>
#include <stdint.h>

#include "core/finding.h"
#include "core/registry.h"
#include "core/scenario.h"
#include "load/node.h"

struct build {
    struct arena *arena;  // of the model
    struct findings *findings;
    const struct registry *reg;  // NULL while a registry is being built
};

// The text of a node; "what" names it in a finding when it is none or empty.
struct str build_text(struct build *b, const struct node *n, const char *what);

// The same, but an empty text is fine.
struct str build_text_or_empty(struct build *b, const struct node *n, const char *what);

// A whole number from low to high; low when it is none.
uint32_t build_number(struct build *b, const struct node *n, const char *what, uint32_t low,
                      uint32_t high);

// yes or no.
bool build_yes(struct build *b, const struct node *n, const char *what);

// Index of the node's word in a table; 0 with a finding when it is none of them.
int build_word(struct build *b, const struct node *n, const char *const *words, int count);

// An id: small letters, digits, dashes.
struct str build_id(struct build *b, const struct node *n);

// The list of texts that a node is.
const struct str *build_texts(struct build *b, const struct node *n, const char *what,
                              uint32_t *count);

// The value of a key; a finding at `at` when it is missing.
const struct node *build_need(struct build *b, const struct node *map, const char *key);

// Whether the node is of this kind; a finding when it is not (or is NULL).
bool build_is(struct build *b, const struct node *n, enum node_kind kind, const char *what);

// A finding for each key of the map that is not among these ("x-…" is free).
void build_known(struct build *b, const struct node *map, const char *const *keys, size_t count);

// Hint "did you mean" for a word that a list of ids does not have.
void build_nearest(struct build *b, struct str word, const struct str *ids, size_t count);

// A finding with one str as its argument.
void build_add(struct build *b, enum finding_id id, struct place at, struct str what);

#endif
