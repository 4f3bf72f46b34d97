// core/robot.h - players that are rules: they try a story out before people do
//
// A robot plays through the same events as a learner, so what it finds is true
// for learners.  Chance comes from a seed: the same seed, the same play.
#ifndef CORE_ROBOT_H
#define CORE_ROBOT_H

#include <stdint.h>

#include "core/registry.h"
#include "core/session.h"

enum robot_reply { ROBOT_ANY, ROBOT_STAYS, ROBOT_FIRST };  // STAYS: any that does not leave
enum robot_mark { ROBOT_NEVER, ROBOT_SOME, ROBOT_ALL, ROBOT_SIGNS };
enum robot_verdict { ROBOT_BY_MARKS, ROBOT_SCAM, ROBOT_HARMLESS, ROBOT_CANNOT_TELL, ROBOT_GUESS };

struct robot {
    const char *name;
    const char *does;  // one sentence, N_()
    enum robot_reply reply;
    enum robot_mark mark;
    uint32_t delay;  // messages that it waits before it marks one
    bool checks;     // everything that can be checked, before each answer
    bool leaves;     // blocks at the first message and names it
    enum robot_verdict verdict;
};

enum {
    ROBOT_RANDOM,
    ROBOT_SILENT,
    ROBOT_BLANKET,
    ROBOT_LEAVER,
    ROBOT_CHECKER,
    ROBOT_EARLY,
    ROBOT_LATE,
    ROBOT_NAIVE,
    ROBOTS
};

extern const struct robot robot_table[ROBOTS];

// The robot with this name, or -1.
int robot_find(struct str name);

// One whole conversation, judged at its end; the caller frees it with session_free.
// The story has no error-level finding.
struct session *robot_play(const struct robot *robot, const struct scenario *sc,
                           const struct registry *reg, uint64_t seed);

#endif
