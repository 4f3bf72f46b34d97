// core/simulate.h - many plays of one story, summed up
//
// Says what was reached, how long plays are, and whether the score tells a
// player who sees signs early from one who marks everything.
#ifndef CORE_SIMULATE_H
#define CORE_SIMULATE_H

#include <stddef.h>
#include <stdint.h>

#include "core/robot.h"
#include "core/score.h"

// Least, most and sum of a number over the plays.
struct simulate_range {
    uint64_t least, most, sum;
};

// The plays of one robot.
struct simulate_robot {
    uint64_t plays, stuck;                        // stuck: no end was reached
    uint64_t numbers[101];                        // plays that scored 0..100
    uint64_t without;                             // plays without a number
    uint64_t left;                                // plays that ended by leaving
    struct simulate_range messages, turns, lost;  // incoming messages; replies and continues
};

struct simulate {
    const struct scenario *scenario;  // borrowed
    uint64_t *scenes, *replies, *endings,
        *messages;  // owned: plays that met each; messages by step
    struct simulate_robot robots[ROBOTS];
};

// Nothing played yet.
struct simulate simulate_new(const struct scenario *sc);

// Free what it holds.
void simulate_free(struct simulate *sim);

// The seed of play n (from 0) of a run.
uint64_t simulate_seed(uint64_t seed, uint64_t n);

// Let a robot play `count` times and add the plays.
void simulate_add(struct simulate *sim, const struct registry *reg, int robot, uint64_t count,
                  uint64_t seed);

// Mean of the plays that have a number; -1 when none has.
double simulate_mean(const struct simulate_robot *robot);

// The number that a share of the numbered plays does not exceed; -1 when there is none.
int simulate_quantile(const struct simulate_robot *robot, double share);

// How many of `count` were met at all.
size_t simulate_met(const uint64_t *plays, size_t count);

enum { SIMULATE_APART = 20 };  // points by which the means of early and blanket should differ

// Whether the score fails to tell the early recogniser from the blanket flagger:
// both have numbers and lie closer than SIMULATE_APART.
bool simulate_is_blurred(const struct simulate *sim);

#endif
