#include "report/profile_data.h"

#include <jansson.h>
#include <stdlib.h>

#include "core/day.h"
#include "core/mem.h"
#include "report/word.h"

static void put(json_t *o, const char *key, json_t *value)
{
    (void)json_object_set_new(o, key, value);
}

static void put_if(json_t *o, const char *key, bool is_defined, double value)
{
    if (is_defined) {
        put(o, key, json_real(value));
    }
}

static bool was_met(const struct profile_sign *sign)
{
    return sign->met + sign->left > 0;
}

static json_t *sign_of(const struct profile_sign *sign, struct str id)
{
    json_t *o = json_object();
    put(o, "sign", json_stringn_nocheck(id.ptr, id.len));
    put(o, "met", json_integer(sign->met));
    put(o, "noticed", json_integer(sign->noticed));
    put(o, "within_1", json_integer(sign->within_1));
    put(o, "within_5", json_integer(sign->within_5));
    put(o, "within_10", json_integer(sign->within_10));
    put(o, "left_before", json_integer(sign->left));
    if (sign->has_trend) {
        put(o, "first_three_within_5", json_integer(sign->first));
        put(o, "last_three_within_5", json_integer(sign->last));
    }
    if (sign->card.stability > 0) {
        char date[DAY_TEXT];
        day_text(fsrs_due(&sign->card), date);
        put(o, "stability_days", json_real(sign->card.stability));
        put(o, "due", json_string(date));
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
        put(o, word_outcome((enum score_outcome)i), json_integer(p->outcomes[i]));
    }
    return o;
}

static json_t *detection(const struct profile *p)
{
    json_t *o = json_object();
    put(o, "hits", json_integer(p->counts.hits));
    put(o, "misses", json_integer(p->counts.misses));
    put(o, "false_alarms", json_integer(p->counts.alarms));
    put(o, "correct_rejections", json_integer(p->counts.rests));
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
            put(o, "form", json_stringn_nocheck(past->form.ptr, past->form.len));
            put(o, "date", json_string(past->when));
            put(o, "scams", json_integer(past->sum.scams));
            put(o, "seen", json_integer(past->sum.seen));
            put(o, "honest", json_integer(past->sum.honest));
            put(o, "trusted", json_integer(past->sum.trusted));
            put(o, "suspected", json_integer(past->sum.suspected));
            put(o, "open", json_integer(past->sum.open));
            (void)json_array_append_new(list, o);
        }
    }
    return list;
}

void profile_data_json(const struct profile *p, struct profile_data_sittings sittings,
                       const struct registry *reg, struct buf *out)
{
    json_t *o = json_object();
    put(o, "wary-progress", json_integer(PROFILE_DATA_VERSION));
    put(o, "conversations", json_integer((json_int_t)p->pasts));
    put(o, "window", json_pack("{s:i, s:i}", "scams", p->scams, "honest", p->honest));
    put_if(o, "notice", p->has_notice, p->notice);
    put_if(o, "act", p->has_act, p->act);
    put_if(o, "saved", p->has_saved, p->saved);
    put(o, "outcomes", outcomes(p));
    put(o, "bias", json_string(word_bias(p->bias)));
    put(o, "trend", json_string(word_trend(p->trend)));
    put(o, "detection", detection(p));
    put(o, "signs", signs(p, reg));
    put(o, "curve", curve(p));
    put(o, "check_ups", check_ups(sittings));
    char *text = json_dumps(o, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
    buf_put_c(out, text);
    buf_put_c(out, "\n");
    free(text);  // jansson's own
    json_decref(o);
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
