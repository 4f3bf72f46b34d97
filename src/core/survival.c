#include "core/survival.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"

static int by_time(const void *a, const void *b)
{
    const struct survival_case *x = a, *y = b;
    return (x->time > y->time) - (x->time < y->time);
}

static void add(struct survival *s, uint32_t time, uint32_t at_risk, uint32_t events)
{
    const struct survival_step first = {.share = 1};
    const struct survival_step *before = s->count ? &s->steps[s->count - 1] : &first;
    // Greenwood's sum is kept in variance until the curve is whole.
    struct survival_step step = {
        .time = time,
        .at_risk = at_risk,
        .events = events,
        .share = before->share * (1 - (double)events / at_risk),
        .variance = before->variance,
        .hazard = before->hazard + (double)events / at_risk,
    };
    if (events < at_risk) {
        step.variance += (double)events / ((double)at_risk * (at_risk - events));
    }
    s->steps[s->count++] = step;
}

static void finish(struct survival *s)
{
    for (size_t i = 0; i < s->count; i++) {
        struct survival_step *step = &s->steps[i];
        step->variance *= step->share * step->share;
        // 1/3 * ... may end a hair above the half that it is.
        if (!s->has_median && step->share <= 0.5 + 1e-12) {
            s->has_median = true;
            s->median = step->time;
        }
    }
}

struct survival survival_of(const struct survival_case *cases, size_t count)
{
    struct survival s = {.cases = (uint32_t)count};
    struct survival_case *sorted = mem_new(count + 1, sizeof *sorted);
    s.steps = mem_new(count + 1, sizeof *s.steps);
    if (count) {
        memcpy(sorted, cases, count * sizeof *sorted);
        qsort(sorted, count, sizeof *sorted, by_time);
    }
    for (size_t i = 0, next; i < count; i = next) {
        uint32_t events = 0;
        for (next = i; next < count && sorted[next].time == sorted[i].time; next++) {
            events += sorted[next].is_event;
        }
        if (events) {
            add(&s, sorted[i].time, (uint32_t)(count - i), events);
        }
    }
    finish(&s);
    mem_free(sorted);
    return s;
}

double survival_at(const struct survival *s, uint32_t t)
{
    double share = 1;
    for (size_t i = 0; i < s->count && s->steps[i].time <= t; i++) {
        share = s->steps[i].share;
    }
    return share;
}

double survival_mean_to(const struct survival *s, uint32_t tau)
{
    double sum = 0, share = 1;
    uint32_t at = 0;
    for (size_t i = 0; i < s->count && s->steps[i].time < tau; i++) {
        sum += share * (s->steps[i].time - at);
        at = s->steps[i].time;
        share = s->steps[i].share;
    }
    return sum + share * (tau - at);
}

void survival_free(struct survival *s)
{
    mem_free(s->steps);
    *s = (struct survival){0};
}
