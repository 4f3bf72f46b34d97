#include "report/debrief_data.h"

#include "core/mem.h"
#include "core/score.h"
#include "report/json.h"
#include "report/word.h"

static struct str id_of(const struct session *s, uint8_t sign)
{
    return sign < s->registry->sign_count ? s->registry->signs[sign].id : STR("");
}

static json_t *parts(const struct score *score)
{
    json_t *o = json_object();
    json_put(o, "version", json_integer(SCORE_VERSION));
    json_put(o, "number", json_integer(score->number));
    json_put(o, "j", json_real(score->j));
    if (score->counted) {
        json_put(o, "hits", json_real(score->hits));
        json_put(o, "gamma", json_real(score->gamma));
    }
    json_put(o, "q", json_real(score->q));
    return o;
}

static json_t *sign_of(const struct session *s, const struct score_sign *one)
{
    json_t *o = json_object();
    json_put(o, "sign", json_text(id_of(s, one->sign)));
    json_put(o, "message", json_integer(one->onset));
    json_put(o, "day", json_integer(one->onset_day));
    json_put(o, "noticed", json_boolean(one->t > 0));
    if (one->t) {
        json_put(o, "k", json_integer(one->k));
        json_put(o, "days", json_integer(one->days));
        json_put(o, "credit", json_real(one->credit));
        json_put(o, "named", json_boolean(one->is_named));
    }
    json_put(o, "counts", json_boolean(!one->is_censored));
    return o;
}

static json_t *report(const struct session *s, const struct score *score)
{
    json_t *o = json_object(), *signs = json_array();
    const struct scenario *sc = s->scenario;
    json_put(o, "wary-report", json_integer(DEBRIEF_DATA_VERSION));
    json_put(o, "story", json_text(sc->id));
    json_put(o, "version", json_integer(sc->version));
    json_put(o, "verdict", json_string(scenario_verdict_words[sc->verdict]));
    json_put(o, "end", json_string(word_end(s)));
    json_put(o, "outcome",
             json_string(word_outcome(score_outcome(sc->verdict, s->judged, s->sure))));
    json_put(o, "sure", json_integer(s->sure));
    json_put(o, "why", json_string(word_why(score->why)));
    if (score->why == SCORE_OK) {
        json_put(o, "score", parts(score));
    }
    json_put(o, "messages", json_integer(s->incoming));
    json_put(o, "harmless", json_integer(score->harmless));
    json_put(o, "false_marks", json_integer(score->false_marks));
    if (score->has_median) {
        json_put(o, "median_later", json_real(score->median_later));
    }
    json_put(o, "stake", json_integer((json_int_t)sc->stake));
    json_put(o, "lost", json_integer((json_int_t)s->lost));
    for (uint32_t i = 0; i < score->sign_count; i++) {
        (void)json_array_append_new(signs, sign_of(s, &score->signs[i]));
    }
    json_put(o, "signs", signs);
    return o;
}

void debrief_data_json(const struct session *s, struct buf *out)
{
    struct score score;
    score_session(s, &score);
    json_t *o = report(s, &score);
    json_finish(o, out);
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
