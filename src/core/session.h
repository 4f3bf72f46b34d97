// core/session.h - one learner's walk through one story
//
// A session is the fold of its events and of nothing else: no clock, no random
// number, no output.  Time and chance arrive inside events, so one log gives
// one session on every machine.
//
//   begin ─▶ READING ─read▶ … ─▶ CHOOSING ─reply▶ READING … ─▶ OVER ─judge▶ JUDGED ─end▶ CLOSED
//               │  ▲                                            ▲
//               ▼  │read (the learner continues)                │
//             RESTING (the story day is over) ── leave ─────────┘
#ifndef CORE_SESSION_H
#define CORE_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/err.h"
#include "core/event.h"
#include "core/scenario.h"

enum session_state {
    SESSION_NEW,       // before begin
    SESSION_READING,   // `read` shows the next message of this burst
    SESSION_RESTING,   // the next message is on a later day: `read` continues
    SESSION_CHOOSING,  // replies are offered
    SESSION_OVER,      // a natural end, or left; the learner has not judged yet
    SESSION_JUDGED,    // the debrief may be shown
    SESSION_CLOSED,
    SESSION_STATES
};

enum shown_kind {
    SHOWN_DAY,      // a day begins
    SHOWN_MESSAGE,  // incoming or from a trusted person: see number
    SHOWN_NOTE,
    SHOWN_REPLY,
    SHOWN_CHECK_ASKED,  // what the learner set out to check
    SHOWN_CHECK_FOUND,  // what it found
    SHOWN_END,          // the ending's sentence
    SHOWN_KINDS
};

// One line of the transcript.
struct shown {
    enum shown_kind kind;
    uint32_t number;   // incoming message number from 1; 0 when it does not count
    uint32_t index;    // step (MESSAGE, NOTE), reply (REPLY), check kind (CHECK_*), ending (END)
    uint16_t variant;  // MESSAGE: which of its texts
    uint32_t day;
    enum stage stage;
    uint64_t lost_before;              // money lost when it was shown
    bool all_before;                   // documents or travel had been lost when it was shown
    const struct check_result *found;  // CHECK_FOUND: NULL for the standard answer
    // A standing or fresh mark; t 0 when there is none.
    uint32_t mark_t;     // reading position of the first standing mark
    uint32_t mark_turn;  // the turn in which it was made: until the next it may be taken back
    uint64_t mark_lost;  // money lost when it was made
    bool mark_all;       // documents or travel had been lost when it was made
    bool is_marked;      // what is displayed now
    int16_t named;       // the sign that the learner named, registry index, or -1
};

struct session {
    const struct scenario *scenario;  // borrowed: outlives the session
    const struct registry *registry;  // borrowed: names of signs in marks
    enum session_state state;
    uint32_t seq;  // events applied
    uint64_t at_ms;
    uint64_t seed;
    char lang[16], region[8];
    enum event_mode mode;
    bool is_paused;
    uint32_t pc, scene, day;
    uint32_t turn;      // replies and continues so far
    uint32_t incoming;  // incoming messages shown
    uint32_t base;      // of them, shown at the last reply or continue
    uint32_t last_shown_scene;
    uint8_t vars[SCENARIO_VARS_MAX];
    uint64_t lost;
    bool has_lost_all;                          // documents or travel
    uint64_t marked;                            // signs of the messages marked now or standing
    uint32_t checked;                           // bit a check kind
    const struct check_result *checks[CHECKS];  // in force; NULL: standard answer
    uint64_t *visited, *chosen;                 // owned bit sets: scenes, replies
    uint16_t *times;                            // owned: how often each step was shown
    uint64_t *lost_steps;                       // owned bit set: `loses` steps that have counted
    struct shown *shown;                        // owned
    size_t shown_count, shown_cap;
    int32_t ending;  // index, or -1 when left or not over
    bool has_left, left_by_reply;
    enum leave_how left_how;
    bool left_with_reasons;
    enum verdict judged;
    uint8_t sure;  // 1..3; 0 while not judged
};

// A new session of this story, before its begin event.  Both are borrowed.
struct session *session_new(const struct scenario *sc, const struct registry *reg);

// Free it; NULL is fine.
void session_free(struct session *s);

// Whether this event is legal now; *s is not touched.  False with ERR_EVENT
// (or ERR_LIMIT) and a sentence when it is not.
bool session_check(const struct session *s, const struct event *ev, struct err *err);

// Fold one event in.  False with *err set, and *s as it was, when the event is
// not legal here; that is news for the caller, never a reason to stop.
bool session_apply(struct session *s, const struct event *ev, struct err *err);

// The replies offered now, as indices into scenario->replies, in the story's
// order; returns how many.  0 unless CHOOSING.
uint32_t session_choices(const struct session *s, uint32_t out[SCENARIO_REPLIES_MAX]);

// The step that the next `read` will show, or NULL when none is due.
const struct step *session_next(const struct session *s);

// The transcript line of incoming message n, or NULL.
const struct shown *session_find_message(const struct session *s, uint32_t number);

// The raw words of a transcript line: `{learner}` and `**` still in it.  Empty
// for DAY, CHECK_ASKED and a standard answer, which the front words itself.
struct str session_text(const struct session *s, const struct shown *line);

// Whether the learner broke off: block, report, or a stop with reasons named.
bool session_is_broken_off(const struct session *s);

// Messages shown ÷ (shown + fewest still to come), 0..1; 1 at a natural end.
double session_share_read(const struct session *s);

#endif
