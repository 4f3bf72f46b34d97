#include "report/cohort_data.h"

#include "report/json.h"
#include "report/word.h"

static json_t *sign_of(const struct cohort_sign *s, struct str id)
{
    static const char *const within[COHORT_TIMES] = {"within_1", "within_5", "within_10"};
    static const char *const share[COHORT_TIMES] = {"share_1", "share_5", "share_10"};
    json_t *o = json_object();
    json_put(o, "sign", json_text(id));
    json_put(o, "learners", json_integer(s->learners));
    json_put(o, "met", json_integer(s->cases));
    for (int i = 0; i < COHORT_TIMES; i++) {
        json_put(o, within[i], json_integer(s->within[i]));
    }
    json_put(o, "left_before", json_integer(s->left));
    json_put(o, "never", json_integer(s->never));
    for (int i = 0; i < COHORT_TIMES; i++) {
        json_put(o, share[i], json_real(s->share[i]));
    }
    if (s->has_median) {
        json_put(o, "median_messages", json_integer(s->median));
    }
    json_put(o, "mean_to_20", json_real(s->mean));
    return o;
}

static json_t *check_ups(const struct cohort *c)
{
    json_t *list = json_array();
    for (int i = 0; i < COHORT_CHECK_UPS; i++) {
        const struct cohort_check_up *one = &c->check_ups[i];
        if (one->learners >= COHORT_LEARNERS_MIN) {
            json_t *o = json_object();
            json_put(o, "position", json_integer(i + 1));
            json_put(o, "learners", json_integer(one->learners));
            json_put(o, "scams", json_integer(one->sum.scams));
            json_put(o, "seen", json_integer(one->sum.seen));
            json_put(o, "honest", json_integer(one->sum.honest));
            json_put(o, "trusted", json_integer(one->sum.trusted));
            json_put(o, "suspected", json_integer(one->sum.suspected));
            (void)json_array_append_new(list, o);
        }
    }
    return list;
}

void cohort_data_json(const struct cohort *c, const struct registry *reg, struct buf *out)
{
    json_t *o = json_object(), *outcomes = json_object(), *signs = json_array();
    json_put(o, "wary-class", json_integer(COHORT_DATA_VERSION));
    json_put(o, "learners", json_integer(c->learners));
    json_put(o, "conversations", json_integer(c->conversations));
    if (c->learners >= COHORT_LEARNERS_MIN) {
        for (unsigned i = 0; i <= OUTCOME_OPEN; i++) {
            json_put(outcomes, word_outcome((enum score_outcome)i), json_integer(c->outcomes[i]));
        }
        json_put(o, "harmless_messages", json_integer((json_int_t)c->harmless));
        json_put(o, "false_marks", json_integer((json_int_t)c->false_marks));
        for (uint32_t i = 0; i < c->sign_count; i++) {
            const struct cohort_sign *s = &c->signs[i];
            (void)json_array_append_new(signs, sign_of(s, reg->signs[s->sign].id));
        }
    }
    json_put(o, "outcomes", outcomes);
    json_put(o, "signs", signs);
    json_put(o, "check_ups", check_ups(c));
    json_finish(o, out);
}

void cohort_data_csv(const struct cohort *c, const struct registry *reg, struct buf *out)
{
    buf_put_c(out,
              "sign,learners,met,within_1,within_5,within_10,left_before,never,share_1,share_5,"
              "share_10,median_messages,mean_to_20\r\n");
    for (uint32_t i = 0; i < c->sign_count && c->learners >= COHORT_LEARNERS_MIN; i++) {
        const struct cohort_sign *s = &c->signs[i];
        buf_fmt(out, "%.*s,%u,%u,%u,%u,%u,%u,%u,", STR_ARG(reg->signs[s->sign].id), s->learners,
                s->cases, s->within[0], s->within[1], s->within[2], s->left, s->never);
        buf_fmt(out, "%.6g,%.6g,%.6g,", s->share[0], s->share[1], s->share[2]);
        if (s->has_median) {
            buf_fmt(out, "%u", s->median);
        }
        buf_fmt(out, ",%.6g\r\n", s->mean);
    }
}
