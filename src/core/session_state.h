// core/session_state.h - what a session holds; see session.h for what it does
#ifndef CORE_SESSION_STATE_H
#define CORE_SESSION_STATE_H

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
    uint64_t lost_before;  // money lost when it was shown
    bool all_before;       // documents or travel had been lost when it was shown
    uint64_t lost_after;   // MESSAGE: money lost before the next line
    bool all_after;
    const struct check_result *found;  // CHECK_FOUND: NULL for the standard answer
    // A standing or fresh mark; t 0 when there is none.
    uint32_t mark_t;     // reading position of the first standing mark
    uint32_t mark_turn;  // the turn in which it was made: until the next it may be taken back
    uint64_t mark_lost;  // money lost at that position, whenever the mark was made
    bool mark_all;       // documents or travel had been lost when it was made
    bool is_marked;      // what is displayed now
    int16_t named;       // the sign that the learner named, registry index, or -1
};

enum { SESSION_CHECKS_MAX = 200 };  // of one conversation, repeated ones too
enum { SESSION_ITEMS_MAX = 20 };    // of one form

// An item of a form that was shown, and what the learner made of it.
struct session_item {
    uint32_t scene;
    enum verdict judged;
    uint8_t sure;  // 1..3; 0: not answered
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
    uint32_t turn;       // replies and continues so far
    uint32_t incoming;   // incoming messages shown
    uint32_t base;       // of them, shown at the last reply or continue
    uint64_t base_lost;  // money lost by then, what the reply led to at once included
    bool base_all;
    uint32_t last_shown_scene;
    uint8_t vars[SCENARIO_VARS_MAX];
    uint64_t lost;
    bool has_lost_all;     // documents or travel
    uint64_t marked;       // signs of the messages marked now or standing
    uint32_t checked;      // bit a check kind
    uint32_t acted;        // bit a check kind: its result has done its set and add
    uint32_t check_count;  // checks so far, repeated ones too
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
    struct session_item items[SESSION_ITEMS_MAX];
    uint32_t item_count;
};

#endif
