// core/resting.h - every place at which a learner can pause, and a log that leads there
//
// Breadth-first over the replies; lines are read to the next question or night.
// Two ways are one when the same can follow (core/session_key.h) and the caller
// says the same number of both.
#ifndef CORE_RESTING_H
#define CORE_RESTING_H

#include "core/session.h"

enum { RESTING_WAYS_MAX = 20000 };

// One place: the session rests at a question or a night; the log is its own.
// The number at a question tells ways apart that are to be followed both.
typedef uint64_t resting_fn(void *ctx, const struct session *s, const struct event *log,
                            size_t count);

// Call fn for each way to each place; false when there were more than `most`
// (at most RESTING_WAYS_MAX) to questions: then those seen are not all.
bool resting_each(const struct scenario *sc, const struct registry *reg, uint32_t most,
                  resting_fn *fn, void *ctx);

#endif
