// view/room.h - a class as its screens see it: a learner's, and the teacher's
//
// Plain data, filled by run/ from what the hub says.
#ifndef VIEW_ROOM_H
#define VIEW_ROOM_H

#include "core/lesson.h"
#include "core/roll.h"
#include "core/scenario.h"

enum room_line { ROOM_AWAY, ROOM_COMING, ROOM_HERE, ROOM_OUT };

// What everybody in a class is told.
struct room_state {
    enum roll_mode mode;
    char text[ROLL_TEXT + 1];  // of a pause, or what is the matter
    uint32_t gate, round, here;
    bool is_voting, is_revealed, is_locked, has_tally;
    uint32_t tally[VERDICTS], before[VERDICTS];  // with has_tally
};

struct room_story {
    struct str title;  // borrowed from the shell
    bool is_open, is_done;
};

// One learner's class.
struct room {
    struct str title;  // of the lesson
    struct str name;   // that was drawn
    enum room_line line;
    const char *why;  // there is no line; "" while there is one
    bool is_welcome;  // the lesson is known
    bool is_paced;    // a story further than the gate is not open yet
    struct room_state state;
    uint32_t voted;  // newest round in which this learner voted
    enum verdict vote;
    uint32_t spins;
    struct room_story stories[LESSON_STORIES_MAX];
    uint32_t story_count;
};

// One learner, as the teacher sees them.
struct hall_row {
    uint32_t learner;
    char name[ROLL_NAME + 1];
    char cells[STAGES + 1];
    bool is_here, is_gone;
    uint32_t idle_s, story, stage, message, day;
};

// The teacher's class.
struct hall {
    struct str title, code;
    enum room_line line;
    const char *why;
    struct room_state state;
    struct hall_row *rows;  // borrowed; by learner
    size_t row_count;
    const struct lesson *lesson;  // borrowed; the questions; NULL: not known here
    struct room_story stories[LESSON_STORIES_MAX];
    uint32_t story_count;
    bool hides_names, is_paced;
    bool is_board;           // shown to the class: nothing of single learners
    uint32_t begun;          // learners in a conversation; 0: too few to be shown
    uint32_t first[STAGES];  // of them, by the stage in which they recognised something first
    size_t chosen;           // row that is looked at
};

#endif
