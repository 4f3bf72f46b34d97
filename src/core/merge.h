// core/merge.h - two orders of the same kind of things made one
//
// Each list is in its own order, the oldest first, and that order is kept: a clock that was
// wrong on one machine must not turn the sequence of what was done there.  Only between the
// two does the date decide.  Things that stand in both lists are the fixed points.
#ifndef CORE_MERGE_H
#define CORE_MERGE_H

#include <stddef.h>
#include <stdint.h>

#define MERGE_ALONE SIZE_MAX

struct merge_row {
    int64_t at_s;  // its date, seconds since 1970
    size_t twin;   // where the same thing stands in the other list, or MERGE_ALONE
};

// Write the merged order to out, which has room for both lists; returns how many: i < here_count
// is here[i], else there[i - here_count].  Twins come once, as those of `here`; where the two
// lists disagree about their order, `here` is right.
size_t merge_orders(const struct merge_row *here, size_t here_count, const struct merge_row *there,
                    size_t there_count, size_t *out);

#endif
