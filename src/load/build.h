// load/build.h - what every builder of a model leans on: typed values of nodes
//
// Each function takes what it can and adds a finding for what it cannot; it
// always gives something usable, so that the rest is looked at too.
#ifndef LOAD_BUILD_H
#define LOAD_BUILD_H

#include <stdbool.h>
#include <stdint.h>

#include "core/finding.h"
#include "core/grammar.h"
#include "core/mem.h"
#include "load/names.h"
#include "load/node.h"

struct build {
    struct arena *arena;  // of the model
    struct arena *tree;   // for as long as the model is built
    struct findings *findings;
    unsigned hints;  // given so far; there is a limit, since they cost time
};

// Words that people read; "what" names them in a finding when there are none.
struct str build_text(struct build *b, const struct node *n, const char *what);

// A word for the program: like a text, but a comment may stand behind it.
struct str build_token(struct build *b, const struct node *n, const char *what);

// The text of a key, or an empty one when the map does not have it.
struct str build_maybe(struct build *b, const struct node *map, const char *key);

// The same for a fact that may be unknown: "" is fine.
struct str build_fact(struct build *b, const struct node *map, const char *key);

// A whole number from low to high; low when it is none, or when n is NULL.
uint32_t build_number(struct build *b, const struct node *n, const char *what, uint32_t low,
                      uint32_t high);

// yes or no; no when n is NULL.
bool build_yes(struct build *b, const struct node *n, const char *what);

// Whether the node says yes or no at all.
bool build_is_yes_no(const struct node *n);

// Index of the node's word in a table; 0 with a finding when it is none of them.
int build_word(struct build *b, const struct node *n, const char *const *words, int count);

// Index of the node's word among the ids; -1 with a finding that lists them.
int build_one_of(struct build *b, const struct node *n, const struct names *ids);

// An id: small letters, digits, dashes; copied.
struct str build_id(struct build *b, const struct node *n);

// The ids that are the keys of a map.
struct str *build_ids(struct build *b, const struct node *map);

// The list of texts that a node is.
const struct str *build_texts(struct build *b, const struct node *n, const char *what,
                              uint32_t *count);

// The value of a key; a finding at the map when it is missing.
const struct node *build_need(struct build *b, const struct node *map, const char *key);

// Whether the node is of this kind; a finding when it is another.  NULL is none.
bool build_is(struct build *b, const struct node *n, enum node_kind kind, const char *what);

// Whether n is a map; if so, a finding for each key that is not among these
// ("x-…" is free).
bool build_known(struct build *b, const struct node *n, const char *what, const char *const *keys,
                 size_t count);

// The same with the keys of a place of the grammar.
bool build_place(struct build *b, const struct node *n, const char *what, enum grammar_place place);

// The map of a key with 1 to `most` entries, or NULL with a finding.
const struct node *build_section(struct build *b, const struct node *n, const char *key,
                                 uint32_t most);

// A finding with one str as its argument.
void build_add(struct build *b, enum finding_id id, struct place at, struct str what);

// "did you mean" for the newest finding, when one of the ids is near the word.
void build_nearest(struct build *b, struct str word, const struct str *ids, size_t count);

// The same with a table of words.
void build_nearest_word(struct build *b, struct str word, const char *const *words, size_t count);

// A finding that the id was used before, on that line.
void build_twice(struct build *b, struct str id, struct place at, struct place first);

#endif
