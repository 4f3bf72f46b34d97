// core/explore_range.h - least and most of what all ways through a story come to
#ifndef CORE_EXPLORE_RANGE_H
#define CORE_EXPLORE_RANGE_H

#include <stdbool.h>
#include <stdint.h>

struct explore_range {
    uint64_t least, most;
};

// Over all ways to a natural end (leaving is none).
struct explore_bounds {
    bool is_known;                  // false with a loop, or when no way ends
    struct explore_range messages;  // incoming
    struct explore_range harmless;  // of them, without a sign and not neutral
    struct explore_range turns;     // replies, and going on after a night
    struct explore_range lost;      // money
};

#endif
