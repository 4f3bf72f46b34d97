// core/sitting.h - what one sitting over a form of items comes to
//
// Pure fold over the answered items.  An answer is right when it says what the item
// is; "I cannot tell yet" is neither right nor counted as suspicion.
#ifndef CORE_SITTING_H
#define CORE_SITTING_H

#include "core/detect.h"
#include "core/session.h"

enum { SITTING_SURES = 4 };  // how sure, from 1; 0 is not used

struct sitting {
    uint32_t scams, seen;                                 // scams asked; taken for scams
    uint32_t honest, trusted;                             // harmless ones asked; taken for honest
    uint32_t suspected;                                   // harmless ones taken for scams
    uint32_t open;                                        // left open
    uint32_t asked[SITTING_SURES], right[SITTING_SURES];  // by how sure; the open left out
};

// One sitting of the past.
struct sitting_past {
    struct str form, title;
    char when[16];  // "2026-11-23"
    enum form use;
    bool is_whole;  // all that is asked was answered
    struct sitting sum;
    struct str items[SESSION_ITEMS_MAX];  // their ids
    uint32_t item_count;
};

// Whether it counts as a check-up: one that was gone through to its end.
bool sitting_is_check_up(const struct sitting_past *past);

// Add one sum to another.
void sitting_add(struct sitting *to, const struct sitting *more);

// Count the answered items of this session, which is one over a form.
void sitting_count(const struct session *s, struct sitting *out);

// The same as trials of signal detection: a scam is the signal.
struct detect sitting_detect(const struct sitting *sum);

#endif
