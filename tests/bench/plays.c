// tests/bench/plays.c - plays a second: robots with coverage and score, and a bare walk
//
// usage: plays DATA FILE PLAYS     "ROBOTS BARE" on stdout
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/simulate.h"
#include "load/load.h"
#include "run/library.h"
#include "sys/file.h"

static double now_s(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static uint32_t chance(uint64_t *x)
{
    *x = *x * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*x >> 33);
}

// Random answers from the first step to an end, and nothing else.
static uint64_t walk(const struct scenario *sc, uint64_t *x)
{
    uint64_t bytes = 0;
    const struct step *step = sc->steps;
    while (step->kind != STEP_END) {
        if (step->kind == STEP_CHOOSE) {
            uint32_t r = step->u.choose.first + chance(x) % step->u.choose.count;
            step = sc->steps + sc->replies[r].target;
        } else if (step->kind == STEP_JUMP || step->kind == STEP_GOTO) {
            step = sc->steps + step->target;
        } else {
            bytes += step->kind == STEP_MESSAGE ? step->u.message->texts[0].len : 0;
            step++;
        }
    }
    return bytes;
}

int main(int argc, char **argv)
{
    struct library lib = {0};
    struct buf text = {0};
    struct findings found = {0};
    if (argc != 4 || !library_open(&lib, argv[1], NULL) ||
        !file_read(argv[2], load_limits_large.bytes, &text, NULL)) {
        return 64;
    }
    struct scenario *sc = load_scenario((struct str){text.ptr, text.len}, argv[2], "", lib.registry,
                                        &load_limits_large, &found);
    if (!sc || finding_has_error(&found)) {
        return 65;
    }
    uint64_t plays = strtoull(argv[3], NULL, 10), x = 1, bytes = 0;
    struct simulate sim = simulate_new(sc);
    double from = now_s();
    simulate_add(&sim, lib.registry, ROBOT_RANDOM, plays, 1);
    double middle = now_s();
    for (uint64_t i = 0; i < plays; i++) {
        bytes += walk(sc, &x);
    }
    double end = now_s();
    (void)printf("%.0f %.0f\n", (double)plays / (middle - from),
                 bytes ? (double)plays / (end - middle) : 0);
    simulate_free(&sim);
    scenario_free(sc);
    finding_clear(&found);
    buf_free(&text);
    library_close(&lib);
    return 0;
}
