// core/played.h - a finished conversation, as far as later figures need it
//
// Small and without its story, so that hundreds can be held and folded.
#ifndef CORE_PLAYED_H
#define CORE_PLAYED_H

#include <stdbool.h>
#include <stdint.h>

#include "core/mem.h"
#include "core/score.h"
#include "core/session.h"

// One sign that was shown in a conversation.
struct played_seen {
    uint8_t sign;
    bool is_censored;  // left so soon after it that it does not count
    bool is_named;
    bool has_lost;    // money was lost between its onset and its recognition, or the end
    uint32_t k;       // messages until it was recognised, 1 = at once; 0: missed
    uint32_t to_end;  // messages from its onset to the end of what was read, 1 = the last one
    double credit;    // w
    uint32_t first;   // of its appearances in `after`
    uint32_t count;
};

// One finished conversation.
struct played {
    enum verdict verdict;
    enum score_outcome outcome;
    enum score_end end;
    int number;    // 0..100, or -1: not scored
    double j;      // J_w before clipping; only with a number
    int64_t day;   // on which it was begun, days since 1970
    uint8_t sure;  // of the judgement, 1..3; 0: not asked
    uint32_t harmless, false_marks;
    uint32_t onset_to_end;  // messages from the first sign to the end, 1 = at once; 0: none
    uint64_t stake, lost;
    const struct played_seen *seen;  // in the order of onset
    uint32_t seen_count;
    const uint32_t *after;  // appearances: messages since the onset, from 1; grouped by sign
};

// A finished conversation, begun on this day; what it points to lives in the arena.
struct played played_note(struct arena *arena, const struct session *s, int64_t day);

#endif
