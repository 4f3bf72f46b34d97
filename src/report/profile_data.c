#include "report/profile_data.h"

#include "core/day.h"
#include "core/mem.h"
#include "report/json.h"
#include "report/word.h"

static void put_if(json_t *o, const char *key, bool is_defined, double value)
{
    if (is_defined) {
        json_put(o, key, json_real(value));
    }
}

static bool was_met(const struct profile_sign *sign)
{
    return sign->met + sign->left > 0;
}

static json_t *sign_of(const struct profile_sign *sign, struct str id)
{
    json_t *o = json_object();
    json_put(o, "sign", json_text(id));
    json_put(o, "met", json_integer(sign->met));
    json_put(o, "noticed", json_integer(sign->noticed));
    json_put(o, "within_1", json_integer(sign->within_1));
    json_put(o, "within_5", json_integer(sign->within_5));
    json_put(o, "within_10", json_integer(sign->within_10));
    json_put(o, "left_before", json_integer(sign->left));
    if (sign->has_trend) {
        json_put(o, "first_three_within_5", json_integer(sign->first));
        json_put(o, "last_three_within_5", json_integer(sign->last));
    }
    if (sign->card.stability > 0) {
        char date[DAY_TEXT];
        day_text(fsrs_due(&sign->card), date);
        json_put(o, "stability_days", json_real(sign->card.stability));
        json_put(o, "due", json_string(date));
    }
    return o;
}

static json_t *signs(const struct profile *p, const struct registry *reg)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < reg->sign_count; i++) {
        if (was_met(&p->signs[i])) {
            (void)json_array_append_new(list, sign_of(&p->signs[i], reg->signs[i].id));
        }
    }
    return list;
}

static json_t *outcomes(const struct profile *p)
{
    json_t *o = json_object();
    for (unsigned i = 0; i <= OUTCOME_OPEN; i++) {
        json_put(o, word_outcome((enum score_outcome)i), json_integer(p->outcomes[i]));
    }
    return o;
}

static json_t *detection(const struct profile *p)
{
    json_t *o = json_object();
    json_put(o, "hits", json_integer(p->counts.hits));
    json_put(o, "misses", json_integer(p->counts.misses));
    json_put(o, "false_alarms", json_integer(p->counts.alarms));
    json_put(o, "correct_rejections", json_integer(p->counts.rests));
    put_if(o, "d_prime", p->figures.is_enough, p->figures.d);
    put_if(o, "criterion", p->figures.is_enough, p->figures.c);
    return o;
}

static json_t *curve(const struct profile *p)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < p->points; i++) {
        const struct profile_point *point = &p->curve[i];
        (void)json_array_append_new(list, json_pack("{s:f, s:f, s:f}", "level", point->level, "low",
                                                    point->low, "high", point->high));
    }
    return list;
}

static json_t *check_ups(struct profile_data_sittings sittings)
{
    json_t *list = json_array();
    for (size_t i = 0; i < sittings.count; i++) {
        const struct sitting_past *past = &sittings.list[i];
        if (sitting_is_check_up(past)) {
            json_t *o = json_object();
            json_put(o, "form", json_text(past->form));
            json_put(o, "date", json_string(past->when));
            json_put(o, "scams", json_integer(past->sum.scams));
            json_put(o, "seen", json_integer(past->sum.seen));
            json_put(o, "honest", json_integer(past->sum.honest));
            json_put(o, "trusted", json_integer(past->sum.trusted));
            json_put(o, "suspected", json_integer(past->sum.suspected));
            json_put(o, "open", json_integer(past->sum.open));
            (void)json_array_append_new(list, o);
        }
    }
    return list;
}

void profile_data_json(const struct profile *p, struct profile_data_sittings sittings,
                       const struct registry *reg, struct buf *out)
{
    json_t *o = json_object();
    json_put(o, "wary-progress", json_integer(PROFILE_DATA_VERSION));
    json_put(o, "conversations", json_integer((json_int_t)p->pasts));
    json_put(o, "has_older", json_boolean(p->has_older));
    json_put(o, "window", json_pack("{s:i, s:i}", "scams", p->scams, "honest", p->honest));
    put_if(o, "notice", p->has_notice, p->notice);
    put_if(o, "act", p->has_act, p->act);
    put_if(o, "saved", p->has_saved, p->saved);
    json_put(o, "outcomes", outcomes(p));
    json_put(o, "bias", json_string(word_bias(p->bias)));
    json_put(o, "trend", json_string(word_trend(p->trend)));
    json_put(o, "detection", detection(p));
    json_put(o, "signs", signs(p, reg));
    json_put(o, "curve", curve(p));
    json_put(o, "check_ups", check_ups(sittings));
    json_finish(o, out);
}

static void put_trend(const struct profile_sign *sign, struct buf *out)
{
    if (sign->has_trend) {
        buf_fmt(out, "%u,%u,", sign->first, sign->last);
    } else {
        buf_put_c(out, ",,");
    }
}

void profile_data_csv(const struct profile *p, const struct registry *reg, struct buf *out)
{
    buf_put_c(out, "sign,met,noticed,within_1,within_5,within_10,left_before,"
                   "first_three_within_5,last_three_within_5,due\r\n");
    for (uint32_t i = 0; i < reg->sign_count; i++) {
        const struct profile_sign *sign = &p->signs[i];
        char date[DAY_TEXT] = "";
        if (!was_met(sign)) {
            continue;
        }
        if (sign->card.stability > 0) {
            day_text(fsrs_due(&sign->card), date);
        }
        buf_fmt(out, "%.*s,%u,%u,%u,%u,%u,%u,", STR_ARG(reg->signs[i].id), sign->met, sign->noticed,
                sign->within_1, sign->within_5, sign->within_10, sign->left);
        put_trend(sign, out);
        buf_fmt(out, "%s\r\n", date);
    }
}
