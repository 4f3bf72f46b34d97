#include "core/detect.h"

#include "core/normal.h"

static double rate(uint32_t yes, uint32_t no)
{
    return yes + no ? (double)yes / ((double)yes + no) : 0;
}

static double log_linear(uint32_t yes, uint32_t no)
{
    return (yes + 0.5) / ((double)yes + no + 1);
}

// A' with the hit rate h not below the alarm rate f.
static double above_chance(double h, double f)
{
    double below = 4 * h * (1 - f);
    return below > 0 ? 0.5 + (h - f) * (1 + h - f) / below : 0.5;
}

static void put_bias(struct detect_figures *out)
{
    double h = out->hit_rate, f = out->alarm_rate;
    double miss = (1 - h) * (1 - f), flag = h * f;
    out->has_b = miss + flag > 0;
    out->b = out->has_b ? (miss - flag) / (miss + flag) : 0;
}

struct detect_figures detect_figures(const struct detect *n)
{
    struct detect_figures out = {
        .hit_rate = rate(n->hits, n->misses),
        .alarm_rate = rate(n->alarms, n->rests),
    };
    double h = out.hit_rate, f = out.alarm_rate;
    double zh = normal_at(log_linear(n->hits, n->misses));
    double zf = normal_at(log_linear(n->alarms, n->rests));
    out.d = zh - zf;
    out.c = -(zh + zf) / 2;
    out.ln_beta = out.d * out.c;
    out.a_z = normal_share(out.d / 1.4142135623730951);
    out.a = h >= f ? above_chance(h, f) : 1 - above_chance(f, h);
    out.j = h - f;
    put_bias(&out);
    out.is_enough = n->hits + n->misses >= DETECT_TRIALS_MIN &&
                    n->alarms + n->rests >= DETECT_TRIALS_MIN && n->hits + n->alarms > 0;
    return out;
}
