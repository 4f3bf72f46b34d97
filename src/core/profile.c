#include "core/profile.h"

#include <math.h>

// The newest PROFILE_WINDOW conversations with a number.
struct window {
    const struct played *list[PROFILE_WINDOW];
    size_t count;
};

static struct window window_of(const struct played *pasts, size_t count)
{
    struct window win = {0};
    for (size_t i = 0; i < count && win.count < PROFILE_WINDOW; i++) {
        if (pasts[i].number >= 0) {
            win.list[win.count++] = &pasts[i];
        }
    }
    return win;
}

// What is added up over some conversations.
struct sums {
    uint32_t scams, honest, harmless, false_marks;
    uint32_t signs, noticed;
    double credit;
};

static void sum_signs(struct sums *sum, const struct played *past)
{
    for (uint32_t i = 0; i < past->seen_count; i++) {
        if (!past->seen[i].is_censored) {
            sum->signs++;
            sum->noticed += past->seen[i].k > 0;
            sum->credit += past->seen[i].credit;
        }
    }
}

static void sum_past(struct sums *sum, const struct played *past)
{
    sum->scams += past->verdict == VERDICT_SCAM;
    sum->honest += past->verdict == VERDICT_HARMLESS;
    sum->harmless += past->harmless;
    sum->false_marks += past->false_marks;
    sum_signs(sum, past);
}

static struct sums sums_of(const struct played *const *list, size_t count)
{
    struct sums sum = {0};
    for (size_t i = 0; i < count; i++) {
        sum_past(&sum, list[i]);
    }
    return sum;
}

static double share(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

// What marks at random with share q earn for one sign, as in score.c.
static double chance_of(const struct played *past, const struct played_seen *seen, double q)
{
    double sum = 0, still_open = 1;
    for (uint32_t i = 0; i < seen->count; i++) {
        sum += q * still_open * (1 - score_penalty(past->after[seen->first + i]));
        still_open *= 1 - q;
    }
    return sum;
}

static double chance_over(const struct played *const *list, size_t count, double q)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < list[i]->seen_count; k++) {
            const struct played_seen *seen = &list[i]->seen[k];
            sum += seen->is_censored ? 0 : chance_of(list[i], seen, q);
        }
    }
    return sum;
}

// Informedness of these conversations, J_w pooled: credit a sign, less chance.
static double informed(const struct played *const *list, size_t count, const struct sums *sum)
{
    double q = share(sum->false_marks, sum->harmless);
    return share(sum->credit - chance_over(list, count, q), sum->signs);
}

static void put_notice(const struct window *win, const struct sums *sum, struct profile *out)
{
    out->has_notice =
        sum->scams >= PROFILE_SCAMS_MIN && sum->honest >= PROFILE_HARMLESS_MIN && sum->signs > 0;
    if (out->has_notice) {
        out->notice = informed(win->list, win->count, sum);
    }
}

static double kept(const struct played *past)
{
    return 1 - fmin(1, share((double)past->lost, (double)past->stake));
}

// How well one scam was acted on; false when there was nothing to act on yet.
static bool act_of(const struct played *past, double *out)
{
    if (past->end == SCORE_END_NATURAL) {
        *out = past->lost == 0 ? 0.5 : 0;
        return true;
    }
    *out = past->onset_to_end ? (1 - score_penalty(past->onset_to_end)) * kept(past) : 0;
    return past->onset_to_end > 0;
}

static void put_act(const struct window *win, const struct sums *sum, struct profile *out)
{
    double acts = 0, broken = 0;
    uint32_t n = 0;
    for (size_t i = 0; i < win->count; i++) {
        const struct played *past = win->list[i];
        double act = 0;
        broken += past->verdict == VERDICT_HARMLESS && past->end == SCORE_END_BROKEN_OFF;
        out->scams_left += past->verdict == VERDICT_SCAM && past->end != SCORE_END_NATURAL;
        if (past->verdict == VERDICT_SCAM && act_of(past, &act)) {
            acts += act;
            n++;
        }
    }
    out->honest_left = (uint32_t)broken;
    out->has_act = sum->scams >= PROFILE_SCAMS_MIN && sum->honest >= PROFILE_HARMLESS_MIN && n > 0;
    if (out->has_act) {
        out->act = acts / n - broken / sum->honest;
    }
}

static void put_saved(const struct window *win, struct profile *out)
{
    for (size_t i = 0; i < win->count; i++) {
        const struct played *past = win->list[i];
        if (past->verdict == VERDICT_SCAM) {
            out->stake += past->stake;
            out->lost += past->lost < past->stake ? past->lost : past->stake;
        }
    }
    out->has_saved = out->stake > 0;
    out->saved = out->has_saved ? 1 - (double)out->lost / (double)out->stake : 0;
}

// Where on the scale of c somebody holds back or is jumpy: choices to be piloted.
// Marking every second sign and nothing else is c = 1.1, marking all signs 0.3.
static const double holds_back = 0.9, suspects = -0.3;

// Who sees every sign has a low criterion, too; that is no suspicion while few harmless
// messages are marked.
static const double notable_alarm_rate = 0.1;

static enum profile_bias bias_of(const struct profile *p)
{
    bool has_trials = p->counts.hits + p->counts.misses >= DETECT_TRIALS_MIN &&
                      p->counts.alarms + p->counts.rests >= DETECT_TRIALS_MIN;
    if (!has_trials) {
        return BIAS_UNKNOWN;
    }
    return p->figures.c > holds_back                                               ? BIAS_HOLDS_BACK
           : p->figures.c < suspects && p->figures.alarm_rate > notable_alarm_rate ? BIAS_SUSPECTS
                                                                                   : BIAS_EVEN;
}

// Changes smaller than this between the halves are not spoken of.
static const double notable = 0.1, notable_alarms = 0.05;

static enum profile_trend compare(const struct sums *before, const struct sums *after)
{
    double hits = share(after->credit, after->signs) - share(before->credit, before->signs);
    double alarms =
        share(after->false_marks, after->harmless) - share(before->false_marks, before->harmless);
    if (hits >= notable) {
        // A few more false marks beside many more signs are no suspicion.
        bool rise_together = alarms >= notable_alarms && alarms >= hits / 3;
        return rise_together ? TREND_SUSPICIOUS : TREND_BETTER;
    }
    if (alarms >= notable_alarms) {
        return hits <= -notable ? TREND_WORSE : TREND_SUSPICIOUS;
    }
    if (hits <= -notable) {
        return alarms <= -notable_alarms ? TREND_TRUSTING : TREND_WORSE;
    }
    return alarms <= -notable_alarms ? TREND_BETTER : TREND_SAME;
}

// The window against the ten with a number before it; while there are not that many,
// the newer half of all against the older one.
static enum profile_trend trend_of(const struct played *pasts, size_t count)
{
    const struct played *list[2 * PROFILE_WINDOW] = {0};
    size_t n = 0;
    for (size_t i = 0; i < count && n < COUNT_OF(list); i++) {
        if (pasts[i].number >= 0) {
            list[n++] = &pasts[i];
        }
    }
    size_t half = n / 2;
    struct sums after = sums_of(list, half);
    struct sums before = sums_of(list + n - half, half);
    bool is_enough = before.signs >= PROFILE_SIGNS_MIN && after.signs >= PROFILE_SIGNS_MIN &&
                     before.harmless >= SCORE_HARMLESS_MIN && after.harmless >= SCORE_HARMLESS_MIN;
    return is_enough ? compare(&before, &after) : TREND_UNKNOWN;
}

// Up to PROFILE_CURVE_OVER scams together, and one standard error of the credit around it.
static struct profile_point point_of(const struct played *const *list, size_t count)
{
    struct sums sum = sums_of(list, count);
    double mean = share(sum.credit, sum.signs), squares = 0;
    for (size_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < list[i]->seen_count; k++) {
            const struct played_seen *seen = &list[i]->seen[k];
            squares += seen->is_censored ? 0 : (seen->credit - mean) * (seen->credit - mean);
        }
    }
    double error = sum.signs > 1 ? sqrt(squares / (sum.signs - 1) / sum.signs) : 1;
    double level = fmax(0, informed(list, count, &sum));
    return (struct profile_point){
        .level = level, .low = fmax(0, level - error), .high = fmin(1, level + error)};
}

// From the oldest that is drawn to the newest.
static void put_curve(const struct played *pasts, size_t count, struct profile *out)
{
    enum { REACH = PROFILE_CURVE_MAX + PROFILE_CURVE_OVER - 1 };
    const struct played *scams[REACH];
    size_t n = 0;
    for (size_t i = 0; i < count && n < REACH; i++) {
        if (pasts[i].verdict == VERDICT_SCAM && pasts[i].number >= 0) {
            scams[n++] = &pasts[i];
        }
    }
    size_t points = n < PROFILE_CURVE_OVER ? 0 : n - PROFILE_CURVE_OVER + 1;
    for (size_t i = 0; i < points; i++) {
        out->curve[i] = point_of(&scams[points - 1 - i], PROFILE_CURVE_OVER);
    }
    out->points = (uint32_t)points;
}

void profile_fold(const struct played *pasts, size_t count, int64_t today, struct profile *out)
{
    struct window win = window_of(pasts, count);
    struct sums sum = sums_of(win.list, win.count);
    *out = (struct profile){.pasts = count, .scams = sum.scams, .honest = sum.honest};
    for (size_t i = 0; i < count; i++) {
        out->outcomes[pasts[i].outcome]++;
        out->left_early += pasts[i].verdict == VERDICT_SCAM && pasts[i].number < 0 &&
                           pasts[i].end != SCORE_END_NATURAL;
    }
    put_notice(&win, &sum, out);
    put_act(&win, &sum, out);
    put_saved(&win, out);
    out->counts = (struct detect){sum.noticed, sum.signs - sum.noticed, sum.false_marks,
                                  sum.harmless - sum.false_marks};
    out->figures = detect_figures(&out->counts);
    out->bias = bias_of(out);
    out->trend = trend_of(pasts, count);
    put_curve(pasts, count, out);
    profile_sign_fold(pasts, count, today, out->signs);
}

double profile_need(const struct profile *p, uint64_t signs, int64_t today)
{
    double sum = 0;
    for (size_t i = 0; i < REGISTRY_SIGNS_MAX; i++) {
        sum += signs >> i & 1 ? 1 - fsrs_now(&p->signs[i].card, today) : 0;
    }
    return sum;
}
