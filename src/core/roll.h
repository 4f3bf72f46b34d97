// core/roll.h - a class as the fold of its own log: who joined, what the teacher did, how it voted
//
// What learners do inside a conversation is not here; that is the session of each.  A line is
// "kind name=value …" as in field.h.
//
//   open ─▶ GOING ⇄ PAUSED ─▶ OVER        vote ─▶ ballots (hidden) ─reveal▶ shown; vote ─▶ again
#ifndef CORE_ROLL_H
#define CORE_ROLL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/err.h"
#include "core/scenario.h"
#include "core/str.h"

enum {
    ROLL_LEARNERS_MAX = 2000,
    ROLL_WHO = 64,    // hex digits of the keyed hash of a user id
    ROLL_TOKEN = 64,  // hex digits of the hash of a resume token
    ROLL_NAME = 40,   // bytes
    ROLL_TEXT = 200,  // bytes of the teacher's line
    ROLL_SPINS = 3,   // names that a learner may draw after the first
    ROLL_GATE_MAX = 200
};

enum roll_kind {
    ROLL_OPEN,  // the class begins
    ROLL_JOIN,
    ROLL_RENAME,
    ROLL_REMOVE,  // off the list; may join again
    ROLL_BLOCK,   // off the list; this user may not join again
    ROLL_LOCK,    // nobody new
    ROLL_UNLOCK,
    ROLL_GATE,  // pace: the part of the lesson up to which learners may go
    ROLL_PAUSE,
    ROLL_RESUME,
    ROLL_VOTE,  // a vote is opened, the next round
    ROLL_BALLOT,
    ROLL_REVEAL,
    ROLL_HIDE,
    ROLL_FORGET,  // a learner has asked for everything of theirs to be deleted
    ROLL_OVER,
    ROLL_KINDS
};

struct roll_event {
    enum roll_kind kind;
    uint32_t learner;  // from 1
    uint32_t number;   // GATE: its number; BALLOT: the round, from 1
    enum verdict verdict;
    char who[ROLL_WHO + 1], token[ROLL_TOKEN + 1], name[ROLL_NAME + 1], text[ROLL_TEXT + 1];
};

struct roll_learner {
    char who[ROLL_WHO + 1], token[ROLL_TOKEN + 1], name[ROLL_NAME + 1];
    uint8_t spins;
    bool is_gone, is_blocked, is_forgotten;  // gone: removed, blocked or forgotten
    uint32_t voted;                          // newest round that this learner voted in
    enum verdict vote;
};

enum roll_mode { ROLL_GOING, ROLL_PAUSED, ROLL_ENDED };

// Zero is a class before its `open`.
struct roll {
    struct roll_learner *list;  // owned; learner n is list[n - 1]
    uint32_t count;
    size_t cap;
    bool is_open, is_locked, is_revealed, is_voting;
    enum roll_mode mode;
    char text[ROLL_TEXT + 1];  // while PAUSED
    uint32_t gate;
    uint32_t round;  // newest vote; 0: none yet
    // Ballots of this round and of the one before it.
    uint32_t tally[VERDICTS], before[VERDICTS];
    uint32_t rev;  // events folded: the revision of what learners are told
};

extern const char *const roll_kind_words[ROLL_KINDS];

// Whether this event may happen now; false with ERR_EVENT (or ERR_LIMIT) and a sentence.
bool roll_check(const struct roll *r, const struct roll_event *ev, struct err *err);

// Fold one event in; false with *err, and *r as it was, when it may not happen.
bool roll_apply(struct roll *r, const struct roll_event *ev, struct err *err);

// Append the line of an event.
void roll_fmt(const struct roll_event *ev, struct buf *out);

// Read a line; false with ERR_SYNTAX when it is none.
bool roll_parse(struct str line, struct roll_event *ev, struct err *err);

// Learner n, or NULL when there is none or they are gone.
const struct roll_learner *roll_find(const struct roll *r, uint32_t learner);

// The learner with the hash of this resume token, not gone; 0: none.
uint32_t roll_find_token(const struct roll *r, const char *token);

// Whether this user was blocked; whether a name is taken by somebody who is here.
bool roll_is_blocked(const struct roll *r, const char *who);
bool roll_has_name(const struct roll *r, const char *name);

// Free it; it is zero again.
void roll_free(struct roll *r);

#endif
