#include "core/played.h"

static bool shows(const struct score_message *m, uint8_t sign)
{
    return !m->is_neutral && (m->signs >> sign & 1);
}

static uint32_t count_appearances(const struct score_walk *walk, const struct score_sign *one)
{
    uint32_t n = 0;
    for (size_t e = one->onset; e <= walk->count; e++) {
        n += shows(&walk->messages[e - 1], one->sign);
    }
    return n;
}

static uint32_t put_appearances(const struct score_walk *walk, const struct score_sign *one,
                                uint32_t *after)
{
    uint32_t n = 0;
    for (size_t e = one->onset; e <= walk->count; e++) {
        if (shows(&walk->messages[e - 1], one->sign)) {
            after[n++] = (uint32_t)e - one->onset + 1;
        }
    }
    return n;
}

static struct played_seen seen_of(const struct score_walk *walk, const struct score_sign *one,
                                  uint32_t first)
{
    return (struct played_seen){
        .sign = one->sign,
        .is_censored = one->is_censored,
        .is_named = one->is_named,
        .has_lost = one->loss > 0,
        .k = one->k,
        .to_end = (uint32_t)walk->count - one->onset + 1,
        .credit = one->credit,
        .first = first,
    };
}

static void put_signs(struct arena *arena, const struct score_walk *walk, const struct score *score,
                      struct played *out)
{
    uint32_t all = 0, at = 0;
    for (uint32_t i = 0; i < score->sign_count; i++) {
        all += count_appearances(walk, &score->signs[i]);
    }
    struct played_seen *seen = arena_new(arena, score->sign_count, sizeof *seen);
    uint32_t *after = arena_new(arena, all, sizeof *after);
    for (uint32_t i = 0; i < score->sign_count; i++) {
        seen[i] = seen_of(walk, &score->signs[i], at);
        seen[i].count = put_appearances(walk, &score->signs[i], after + at);
        at += seen[i].count;
    }
    out->seen = seen;
    out->seen_count = score->sign_count;
    out->after = after;
}

struct played played_note(struct arena *arena, const struct session *s, int64_t day)
{
    struct score score;
    struct score_walk walk = score_walk_of(s);
    score_walk(&walk, &score);
    struct played out = {
        .verdict = walk.verdict,
        .outcome = score_outcome(walk.verdict, s->judged, s->sure),
        .end = walk.end,
        .number = score.why == SCORE_OK ? score.number : -1,
        .j = score.j,
        .day = day,
        .sure = s->sure,
        .harmless = score.harmless,
        .false_marks = score.false_marks,
        .stake = walk.stake,
        .lost = walk.has_lost_all ? walk.stake : walk.lost,
    };
    if (score.sign_count) {
        out.onset_to_end = (uint32_t)walk.count - score.signs[0].onset + 1;
    }
    put_signs(arena, &walk, &score, &out);
    mem_free((void *)(uintptr_t)walk.messages);
    return out;
}
