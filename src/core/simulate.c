#include "core/simulate.h"

#include <string.h>

#include "core/walk.h"

struct simulate simulate_new(const struct scenario *sc)
{
    return (struct simulate){
        .scenario = sc,
        .scenes = mem_new(sc->scene_count, sizeof(uint64_t)),
        .replies = mem_new(sc->reply_count, sizeof(uint64_t)),
        .endings = mem_new(sc->ending_count, sizeof(uint64_t)),
        .messages = mem_new(sc->step_count, sizeof(uint64_t)),
    };
}

void simulate_free(struct simulate *sim)
{
    mem_free(sim->scenes);
    mem_free(sim->replies);
    mem_free(sim->endings);
    mem_free(sim->messages);
    *sim = (struct simulate){0};
}

uint64_t simulate_seed(uint64_t seed, uint64_t n)
{
    return seed * UINT64_C(0x9E3779B97F4A7C15) + n;
}

static void stretch(struct simulate_range *range, uint64_t value, bool is_first)
{
    range->least = is_first || value < range->least ? value : range->least;
    range->most = value > range->most ? value : range->most;
    range->sum += value;
}

static void note_bits(uint64_t *plays, const uint64_t *set, uint32_t count)
{
    for (uint32_t word = 0; word <= count / 64; word++) {
        for (uint64_t bits = set[word]; bits; bits &= bits - 1) {
            plays[word * 64 + (uint32_t)ffsll((long long)bits) - 1]++;
        }
    }
}

static void note_walk(struct simulate *sim, const struct session *s)
{
    note_bits(sim->scenes, s->visited, sim->scenario->scene_count);
    note_bits(sim->replies, s->chosen, sim->scenario->reply_count);
    for (size_t i = 0; i < s->shown_count; i++) {
        if (s->shown[i].kind == SHOWN_MESSAGE) {
            sim->messages[s->shown[i].index]++;
        }
    }
    if (s->ending >= 0) {
        sim->endings[s->ending]++;
    }
}

static void note_score(struct simulate_robot *r, const struct session *s)
{
    struct score score;
    score_session(s, &score);
    bool has_number = score.why == SCORE_OK;
    r->numbers[has_number ? score.number : 0] += has_number;
    r->without += !has_number;
}

void simulate_add(struct simulate *sim, const struct registry *reg, int robot, uint64_t count,
                  uint64_t seed)
{
    struct simulate_robot *r = &sim->robots[robot];
    for (uint64_t n = 0; n < count; n++) {
        struct session *s =
            robot_play(&robot_table[robot], sim->scenario, reg, simulate_seed(seed, n));
        bool is_first = r->plays++ == 0;
        note_walk(sim, s);
        note_score(r, s);
        stretch(&r->messages, s->incoming, is_first);
        stretch(&r->turns, s->turn, is_first);
        stretch(&r->lost, s->lost, is_first);
        r->left += s->has_left;
        r->stuck += !s->has_left && s->ending < 0;
        session_free(s);
    }
}

double simulate_mean(const struct simulate_robot *robot)
{
    uint64_t n = 0, sum = 0;
    for (unsigned i = 0; i <= 100; i++) {
        n += robot->numbers[i];
        sum += robot->numbers[i] * i;
    }
    return n ? (double)sum / (double)n : -1;
}

int simulate_quantile(const struct simulate_robot *robot, double share)
{
    uint64_t n = 0, up_to = 0;
    for (unsigned i = 0; i <= 100; i++) {
        n += robot->numbers[i];
    }
    for (int i = 0; n && i <= 100; i++) {
        up_to += robot->numbers[i];
        if ((double)up_to >= share * (double)n && up_to) {
            return i;
        }
    }
    return -1;
}

size_t simulate_met(const uint64_t *plays, size_t count)
{
    size_t met = 0;
    for (size_t i = 0; i < count; i++) {
        met += plays[i] > 0;
    }
    return met;
}

bool simulate_is_blurred(const struct simulate *sim)
{
    double early = simulate_mean(&sim->robots[ROBOT_EARLY]);
    double blanket = simulate_mean(&sim->robots[ROBOT_BLANKET]);
    return early >= 0 && blanket >= 0 && early - blanket < SIMULATE_APART;
}
