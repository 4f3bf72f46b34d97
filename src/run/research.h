// run/research.h - the research export of a store, by report/codebook.h
#ifndef RUN_RESEARCH_H
#define RUN_RESEARCH_H

#include "run/library.h"
#include "store/store.h"

// Append one row a finished conversation, under a head line.
bool research_sessions(struct library *lib, struct store *store, struct buf *out, struct err *err);

// Append one row an event of these conversations, under a head line.
bool research_events(struct library *lib, struct store *store, struct buf *out, struct err *err);

// Append one row an item that was answered, of all sittings over forms.
bool research_answers(struct library *lib, struct store *store, struct buf *out, struct err *err);

// Append the codebook of these tables.
void research_codebook(struct buf *out);

#endif
