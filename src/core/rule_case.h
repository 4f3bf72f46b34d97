// core/rule_case.h - what a rule is handed
//
// A rule reads the case and adds findings; it changes nothing else.
#ifndef CORE_RULE_CASE_H
#define CORE_RULE_CASE_H

#include "core/explore.h"
#include "core/finding.h"
#include "core/registry.h"
#include "core/scenario.h"

struct rule_case {
    const struct scenario *sc;
    const struct scenario *twin;  // NULL: not at hand
    const struct registry *reg;
    const struct explore *x;  // NULL for a rule that needs no graph
    struct findings *out;
};

typedef void rule_case_fn(const struct rule_case *c);

#endif
