// load/load.h - bytes to model, with a place for every mistake
//
// Bytes come from the caller: nothing here opens a file.  Each load returns all
// findings at once.  Limits (format.md): 1 MiB a file, 4 "%" lines counted
// before parsing, depth 32, 200,000 events, 10,000 messages, 4,000 characters a
// text, one document, no aliases, anchors, merge keys, tags, duplicate keys.
#ifndef LOAD_LOAD_H
#define LOAD_LOAD_H

#include <stdbool.h>

#include "core/finding.h"
#include "core/lesson.h"
#include "core/registry.h"
#include "core/scenario.h"
#include "core/str.h"

struct load_limits {
    size_t bytes, events, messages;
};
extern const struct load_limits load_limits_usual;  // format.md
extern const struct load_limits load_limits_large;  // --limits=large: 16 MiB, 500,000 messages

// A story, or a form (key `wary-form`): a story whose scenes are its items.  NULL when
// the bytes cannot be read to their end as one YAML mapping with one of these keys; then there is
// an error.  Whenever finding_has_error(findings) afterwards, it must not be played, only freed.
// hash: 64 hex digits of the file, copied.  The registry is borrowed for the call.
struct scenario *load_scenario(struct str bytes, const char *file, const char *hash,
                               const struct registry *reg, const struct load_limits *limits,
                               struct findings *findings);

// The same of bytes that are given away: they are freed as soon as they were read,
// so that they and the model are never held at once.
struct scenario *load_scenario_taking(struct buf *bytes, const char *file,
                                      const struct registry *reg, const struct load_limits *limits,
                                      struct findings *findings);

// One of the registry's files, told apart by its first key (wary-signs,
// wary-sources, wary-families, wary-names, wary-region); adds to *reg.  Order:
// sources before signs; an entry whose id is there already takes its place.
// False when this file has an error.
bool load_registry_file(struct str bytes, const char *file, struct registry *reg,
                        struct findings *findings);

// Whether the bytes look like a lesson: a line begins with `wary-lesson:`.
bool load_is_lesson(struct str bytes);

// A lesson.  NULL when the bytes cannot be read to their end as a YAML mapping with the key
// wary-lesson.  Whenever findings has an error afterwards, it must only be freed.  Whether its
// stories are there is for run/lesson_file.
struct lesson *load_lesson(struct str bytes, struct findings *findings);

// Settings of config.yaml: each pair goes to fn; where that says no, there is a
// warning.  False when the file cannot be read; one without entries is fine.
typedef bool load_setting_fn(void *ctx, struct str key, struct str value);
bool load_config(struct str bytes, const char *file, load_setting_fn *fn, void *ctx,
                 struct findings *findings);

#endif
