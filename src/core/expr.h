// core/expr.h - conditions of a story: parsed once, asked often
//
// Grammar: and or not ( ) == != < <= > >=, whole numbers, yes/no, variables,
// day, lost, marked(sign), checked(photo), visited(scene), chose(id).  No
// arithmetic and no side effects, so a story's states are finite.
#ifndef CORE_EXPR_H
#define CORE_EXPR_H

#include <stdbool.h>
#include <stdint.h>

#include "core/err.h"
#include "core/mem.h"
#include "core/str.h"

enum expr_op {
    EXPR_NUMBER,
    EXPR_VAR,
    EXPR_DAY,
    EXPR_LOST,
    EXPR_MARKED,
    EXPR_CHECKED,
    EXPR_VISITED,
    EXPR_CHOSE,
    EXPR_NOT,
    EXPR_AND,
    EXPR_OR,
    EXPR_EQ,
    EXPR_NE,
    EXPR_LT,
    EXPR_LE,
    EXPR_GT,
    EXPR_GE,
    EXPR_OPS
};

struct expr {
    enum expr_op op;
    uint32_t value;            // NUMBER: itself; VAR … CHOSE: index
    const struct expr *a, *b;  // NOT: a; AND … GE: a and b
};

// What a condition may ask about.  Bit sets: 64 to a word.
struct expr_env {
    const uint8_t *vars;
    uint32_t day;
    uint64_t lost;
    uint64_t marked;          // bit a sign of the registry
    uint32_t checked;         // bit a check kind
    const uint64_t *visited;  // bit a scene
    const uint64_t *chosen;   // bit a reply
};

// Gives the index that a name stands for; -1 when there is none (then *hint may
// be set to the nearest known name, borrowed).  kind is EXPR_VAR … EXPR_CHOSE.
typedef int expr_name_fn(void *ctx, enum expr_op kind, struct str name, struct str *hint);

// Parse text into nodes of the arena.  NULL with *err (line 0, column = byte of
// the text + 1 where it went wrong) when it is not a condition; code ERR_SYNTAX
// for grammar, ERR_RULE for an unknown name.  Depth is limited to 32.
const struct expr *expr_parse(struct str text, struct arena *arena, expr_name_fn *name, void *ctx,
                              struct err *err);

// Its value: 0 and 1 for no and yes, else the number.
uint64_t expr_eval(const struct expr *e, const struct expr_env *env);

#endif
