// core/finding.h - what is the matter with a file, all of it, in plain words
//
// A finding has an id of the table, a place and one sentence.  Errors: cannot
// be played.  Warnings: can be played, should not be published.  The table is
// finding.def: X(id, SEVERITY, "word-id", "sentence with %s", "help text").
#ifndef CORE_FINDING_H
#define CORE_FINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/mem.h"
#include "core/scenario.h"
#include "core/str.h"

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE, SEVERITIES };
extern const char *const finding_severity_words[SEVERITIES];

enum finding_id {
#define X(id, severity, word, sentence, help) FINDING_##id,
#include "core/finding.def"
#undef X
    FINDING_IDS
};

struct finding_kind {
    enum severity severity;
    const char *word;      // "unknown-key": what the user sees and --explain takes
    const char *sentence;  // a printf format with %s only
    const char *help;
};

extern const struct finding_kind finding_kinds[FINDING_IDS];

struct finding {
    enum finding_id id;
    struct place at;
    const char *sentence;  // filled in, in the list's arena
    const char *hint;      // "did you mean …", or NULL
};

// Zero is an empty list.
struct findings {
    struct arena arena;    // owns the sentences
    struct finding *list;  // owned
    size_t count, cap;
    size_t counts[SEVERITIES];
};

// Add one: the arguments fill the kind's sentence.  At most 1,000 are kept.
void finding_add(struct findings *f, enum finding_id id, struct place at, ...);

// Add a copy of this one; of all of another list.
void finding_take(struct findings *f, const struct finding *one);
void finding_merge(struct findings *f, const struct findings *from);

// Add a hint to the newest one; the text is copied.
void finding_hint(struct findings *f, const char *fmt, ...) PRINTF(2, 3);

// Whether there is an error-level one.
bool finding_has_error(const struct findings *f);

// Put them in order of place, then id.
void finding_sort(struct findings *f);

// "file:3:7: error: sentence [word-id]" and the hint, appended to out; control
// characters of the file's name are question marks.
void finding_fmt(const struct finding *one, struct str file, struct buf *out);

// Empty the list.
void finding_clear(struct findings *f);

#endif
