// report/schema.h - the grammar of stories as a JSON Schema, for editors
//
// Draft-07, which YAML editors know best; no `oneOf`, at which they point to the
// wrong line.  Made of core/grammar.def and the registries.
#ifndef REPORT_SCHEMA_H
#define REPORT_SCHEMA_H

#include "core/registry.h"
#include "core/scenario.h"
#include "core/str.h"

// Append the schema and a newline.  With a story (which may have faults) its
// scenes, endings, people and variables are the only ones that it allows.
void schema_put(const struct registry *reg, const struct scenario *sc, struct buf *out);

#endif
