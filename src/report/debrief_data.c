#include "report/debrief_data.h"

#include <jansson.h>
#include <stdlib.h>

#include "core/mem.h"
#include "core/score.h"
#include "report/word.h"

static void put(json_t *o, const char *key, json_t *value)
{
    (void)json_object_set_new(o, key, value);
}

static json_t *string(struct str s)
{
    return json_stringn_nocheck(s.ptr ? s.ptr : "", s.len);
}

static struct str id_of(const struct session *s, uint8_t sign)
{
    return sign < s->registry->sign_count ? s->registry->signs[sign].id : STR("");
}

static json_t *parts(const struct score *score)
{
    json_t *o = json_object();
    put(o, "version", json_integer(SCORE_VERSION));
    put(o, "number", json_integer(score->number));
    put(o, "j", json_real(score->j));
    if (score->counted) {
        put(o, "hits", json_real(score->hits));
        put(o, "gamma", json_real(score->gamma));
    }
    put(o, "q", json_real(score->q));
    return o;
}

static json_t *sign_of(const struct session *s, const struct score_sign *one)
{
    json_t *o = json_object();
    put(o, "sign", string(id_of(s, one->sign)));
    put(o, "message", json_integer(one->onset));
    put(o, "day", json_integer(one->onset_day));
    put(o, "noticed", json_boolean(one->t > 0));
    if (one->t) {
        put(o, "k", json_integer(one->k));
        put(o, "days", json_integer(one->days));
        put(o, "credit", json_real(one->credit));
        put(o, "named", json_boolean(one->is_named));
    }
    put(o, "counts", json_boolean(!one->is_censored));
    return o;
}

static json_t *report(const struct session *s, const struct score *score)
{
    json_t *o = json_object(), *signs = json_array();
    const struct scenario *sc = s->scenario;
    put(o, "wary-report", json_integer(DEBRIEF_DATA_VERSION));
    put(o, "story", string(sc->id));
    put(o, "version", json_integer(sc->version));
    put(o, "verdict", json_string(scenario_verdict_words[sc->verdict]));
    put(o, "end", json_string(word_end(s)));
    put(o, "outcome", json_string(word_outcome(score_outcome(sc->verdict, s->judged, s->sure))));
    put(o, "sure", json_integer(s->sure));
    put(o, "why", json_string(word_why(score->why)));
    if (score->why == SCORE_OK) {
        put(o, "score", parts(score));
    }
    put(o, "messages", json_integer(s->incoming));
    put(o, "harmless", json_integer(score->harmless));
    put(o, "false_marks", json_integer(score->false_marks));
    if (score->has_median) {
        put(o, "median_later", json_real(score->median_later));
    }
    put(o, "stake", json_integer((json_int_t)sc->stake));
    put(o, "lost", json_integer((json_int_t)s->lost));
    for (uint32_t i = 0; i < score->sign_count; i++) {
        (void)json_array_append_new(signs, sign_of(s, &score->signs[i]));
    }
    put(o, "signs", signs);
    return o;
}

void debrief_data_json(const struct session *s, struct buf *out)
{
    struct score score;
    score_session(s, &score);
    json_t *o = report(s, &score);
    char *text = json_dumps(o, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
    buf_put_c(out, text);
    buf_put_c(out, "\n");
    free(text);  // jansson's own
    json_decref(o);
}

void debrief_data_csv(const struct session *s, struct buf *out)
{
    struct score score;
    score_session(s, &score);
    buf_put_c(out, "sign,message,day,noticed,k,days,credit,named,counts\r\n");
    for (uint32_t i = 0; i < score.sign_count; i++) {
        const struct score_sign *one = &score.signs[i];
        buf_fmt(out, "%.*s,%u,%u,%d,", STR_ARG(id_of(s, one->sign)), one->onset, one->onset_day,
                one->t > 0);
        if (one->t) {
            buf_fmt(out, "%u,%u,%.6g,%d", one->k, one->days, one->credit, one->is_named);
        } else {
            buf_put_c(out, ",,,");
        }
        buf_fmt(out, ",%d\r\n", !one->is_censored);
    }
}
