// core/carry.h - an open session, carried over to a newer version of its story
//
// The learner's replies, checks and marks are played again in the newer version,
// each found by name (core/counterpart.h), as far as that goes without guessing.
// What comes out is an ordinary log of the newer version: its fold rests where
// the learner was, or at an earlier place with the reason, never on a way that
// the learner did not take.
#ifndef CORE_CARRY_H
#define CORE_CARRY_H

#include "core/counterpart.h"
#include "core/session.h"

enum carry_how {
    CARRY_SAME,     // where it was
    CARRY_EARLIER,  // behind the same last reply, but what was read there is not all there
    CARRY_BACK,     // at an earlier reply
    CARRY_START,    // at the beginning
    CARRY_HOWS
};

enum carry_why {
    CARRY_NO_REASON,
    CARRY_LINES_GONE,     // the line that was read last
    CARRY_REPLY_GONE,     // the reply that was given
    CARRY_QUESTION_GONE,  // the question that it answered
    CARRY_SCENE_GONE,     // the scene in which that stood
    CARRY_OTHER_WAY,      // all are there, but the way between them has changed
    CARRY_WHYS
};

struct carried {
    enum carry_how how;
    enum carry_why why;
    struct str words;      // of the reply that was not carried over, of the older version; or empty
    struct event *events;  // owned: the log for the newer version
    size_t count, cap;
    uint32_t replies_kept;
    uint32_t marks_lost;  // marks on messages that are gone
    uint32_t pc;          // step of the newer version where it rests
    enum session_state state;
};

// What the learner is told of it.
struct carried_note {
    bool is_carried;
    enum carry_how how;
    enum carry_why why;
    char words[400];  // of the reply that was not carried over; cut where it is longer
    uint32_t marks_lost;
};

// Whether sessions of a version are to be carried over to this one.
bool carry_is_due(const struct scenario *now, uint32_t version, const char *hash);

// Carry a log over.  False when it is no log of map->old, or one whose session
// has come to an end: such a one keeps the version it has.
bool carry_over(const struct counterpart *map, const struct registry *reg, const struct event *log,
                size_t count, struct carried *out);

// Free what it holds.
void carry_free(struct carried *out);

#endif
