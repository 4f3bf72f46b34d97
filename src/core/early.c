#include "core/early.h"

#include <math.h>
#include <stdlib.h>

#include "core/mem.h"

double early_cost(double o, double k)
{
    return 1 / (1 + exp(o - k));
}

double early_penalty(double p, double k)
{
    return tanh(p * (k - 1) / 2);
}

double early_p(double big_k)
{
    return log(3.0) / (big_k - 1);
}

static double share_seen(const struct early_case *one)
{
    return one->total ? 100.0 * one->k / one->total : 100;
}

// What one case costs; c_alarm is what a false positive costs.
static double cost_of(const struct early_case *one, double o, bool is_share, double c_alarm)
{
    if (one->is_risk && one->is_called) {
        return early_cost(o, is_share ? share_seen(one) : one->k);
    }
    return one->is_risk ? 1 : one->is_called ? c_alarm : 0;
}

static double mean_cost(const struct early_case *cases, size_t count, double o, bool is_share)
{
    double risks = 0, sum = 0;
    for (size_t i = 0; i < count; i++) {
        risks += cases[i].is_risk;
    }
    for (size_t i = 0; i < count; i++) {
        sum += cost_of(&cases[i], o, is_share, risks / (double)count);
    }
    return count ? sum / (double)count : NAN;
}

double early_erde(const struct early_case *cases, size_t count, double o)
{
    return mean_cost(cases, count, o, false);
}

double early_erde_share(const struct early_case *cases, size_t count, double o)
{
    return mean_cost(cases, count, o, true);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *list, size_t n)
{
    qsort(list, n, sizeof *list, by_value);
    return (list[(n - 1) / 2] + list[n / 2]) / 2;
}

// The median of the penalties is not the penalty of the median when n is even: both are taken.
static void put_delays(const struct early_case *cases, size_t count, double p, struct early *out)
{
    double *seen = mem_new(count + 1, sizeof *seen);
    double *penalties = mem_new(count + 1, sizeof *penalties);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if (cases[i].is_risk && cases[i].is_called) {
            seen[n] = cases[i].k;
            penalties[n++] = early_penalty(p, cases[i].k);
        }
    }
    out->has_latency = n > 0;
    if (n > 0) {
        out->latency = median(seen, n);
        out->speed = 1 - median(penalties, n);
    }
    mem_free(seen);
    mem_free(penalties);
}

struct early early_figures(const struct early_case *cases, size_t count, double p)
{
    struct early out = {0};
    for (size_t i = 0; i < count; i++) {
        const struct early_case *one = &cases[i];
        out.hits += one->is_risk && one->is_called;
        out.misses += one->is_risk && !one->is_called;
        out.alarms += !one->is_risk && one->is_called;
        out.rests += !one->is_risk && !one->is_called;
    }
    out.has_precision = out.hits + out.alarms > 0;
    out.has_recall = out.hits + out.misses > 0;
    out.precision = out.has_precision ? (double)out.hits / (out.hits + out.alarms) : 0;
    out.recall = out.has_recall ? (double)out.hits / (out.hits + out.misses) : 0;
    if (out.hits) {
        out.f1 = 2 * out.precision * out.recall / (out.precision + out.recall);
    }
    put_delays(cases, count, p, &out);
    out.f_latency = out.f1 * out.speed;
    return out;
}
