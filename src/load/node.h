// load/node.h - a YAML file as a small tree, every node with its place
//
// Made of libyaml's events, never of its documents (which cost 13 bytes of
// memory a byte of file).  What is hostile is refused before libyaml sees it
// or at the event where it shows; the findings say where.
#ifndef LOAD_NODE_H
#define LOAD_NODE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/finding.h"
#include "core/mem.h"
#include "core/str.h"

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAP };

struct node {
    uint8_t kind;    // enum node_kind; there are as many nodes as words in a file
    bool is_bare;    // TEXT: written without quotes
    bool is_cut;     // TEXT: bare, and ` #` with more behind it on its line
    bool is_odd;     // TEXT: a key for which there is a finding already
    uint32_t count;  // LIST, MAP: entries
    struct place at;
    union {
        struct str text;  // TEXT: NFC, with a NUL behind
        struct {
            struct node **keys;  // MAP: the keys, then as many items; LIST: the items
            size_t no_text;      // 0: the text of a list or a map is empty
        };
    };
};

// Item i of a list or a map.
static inline struct node *node_item(const struct node *n, uint32_t i)
{
    return n->keys[n->kind == NODE_MAP ? n->count + i : i];
}

struct node_room {
    size_t bytes_max, events_max;
    struct arena *tree;   // nodes and keys: for as long as a model is built
    struct arena *texts;  // all other texts: the model's own
};

// The tree of a whole file; NULL when it cannot be read to its end (then
// findings has an error).  Duplicate keys, aliases, tags and the like are
// findings; the tree goes on without them.
struct node *node_parse(struct str bytes, const struct node_room *room, struct findings *findings);

// The value of a key of a map, or NULL; n may be NULL or no map.
struct node *node_find(const struct node *n, const char *key);

#endif
