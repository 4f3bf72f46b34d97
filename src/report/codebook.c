#include "report/codebook.h"

#include <inttypes.h>

#include "core/detect.h"
#include "core/early.h"
#include "core/mem.h"
#include "core/score.h"
#include "report/word.h"

enum { SOON = 5, LATER = 50 };  // the o of ERDE_o, as at eRisk

// All that the columns of a conversation are taken from.
struct row {
    const struct codebook_session *one;
    const struct session *s;
    struct score score;
    struct early sign, chat;  // k from the sign's onset; k from the first message
    double erde[4];           // sign SOON, LATER; chat SOON, LATER; NAN without a case
    struct detect counts;
    struct detect_figures figures;
};

typedef void put_fn(const struct row *r, struct buf *out);

static void put_number(struct buf *out, double x, bool is_defined)
{
    if (is_defined) {
        buf_fmt(out, "%.6g", x);
    }
}

#define COLUMN(name) static void put_##name(const struct row *r, struct buf *out)

COLUMN(conversation)
{
    buf_fmt(out, "%u", r->one->number);
}

COLUMN(day)
{
    buf_fmt(out, "%" PRId64, r->one->day);
}

COLUMN(story)
{
    buf_put_str(out, r->s->scenario->id);
}

COLUMN(version)
{
    buf_fmt(out, "%u", r->s->scenario->version);
}

COLUMN(verdict)
{
    buf_put_c(out, scenario_verdict_words[r->s->scenario->verdict]);
}

COLUMN(family)
{
    buf_put_str(out, r->s->scenario->family);
}

COLUMN(channel)
{
    buf_put_c(out, scenario_channel_words[r->s->scenario->channel]);
}

COLUMN(fit)
{
    buf_put_c(out, scenario_fit_words[r->s->scenario->fit]);
}

COLUMN(lang)
{
    buf_put_c(out, r->s->lang);
}

COLUMN(mode)
{
    buf_put_c(out, event_mode_words[r->s->mode]);
}

COLUMN(messages)
{
    buf_fmt(out, "%u", r->s->incoming);
}

COLUMN(turns)
{
    buf_fmt(out, "%u", r->s->turn);
}

COLUMN(end)
{
    buf_put_c(out, word_end(r->s));
}

COLUMN(outcome)
{
    buf_put_c(out, word_outcome(score_outcome(r->s->scenario->verdict, r->s->judged, r->s->sure)));
}

COLUMN(sure)
{
    buf_fmt(out, "%u", r->s->sure);
}

COLUMN(checks)
{
    unsigned n = 0;
    for (uint32_t bits = r->s->checked; bits; bits &= bits - 1) {
        n++;
    }
    buf_fmt(out, "%u", n);
}

COLUMN(stake)
{
    buf_fmt(out, "%" PRIu32, r->s->scenario->stake);
}

COLUMN(lost)
{
    buf_fmt(out, "%" PRIu64, r->s->lost);
}

COLUMN(why)
{
    buf_put_c(out, word_why(r->score.why));
}

COLUMN(score)
{
    put_number(out, r->score.number, r->score.why == SCORE_OK);
}

COLUMN(j_w)
{
    put_number(out, r->score.j, r->score.why == SCORE_OK);
}

COLUMN(h_w)
{
    put_number(out, r->score.hits, r->score.counted > 0);
}

COLUMN(gamma)
{
    put_number(out, r->score.gamma, r->score.counted > 0);
}

COLUMN(signs)
{
    buf_fmt(out, "%u", r->score.counted);
}

COLUMN(signs_left)
{
    buf_fmt(out, "%u", r->score.sign_count - r->score.counted);
}

COLUMN(noticed)
{
    buf_fmt(out, "%u", r->score.noticed);
}

COLUMN(named)
{
    buf_fmt(out, "%u", r->score.named);
}

COLUMN(harmless)
{
    buf_fmt(out, "%u", r->score.harmless);
}

COLUMN(false_marks)
{
    buf_fmt(out, "%u", r->score.false_marks);
}

COLUMN(median_later)
{
    put_number(out, r->score.median_later, r->score.has_median);
}

COLUMN(precision)
{
    put_number(out, r->sign.precision, r->sign.has_precision);
}

COLUMN(recall)
{
    put_number(out, r->sign.recall, r->sign.has_recall);
}

COLUMN(f1)
{
    put_number(out, r->sign.f1, r->sign.has_recall);
}

COLUMN(latency_sign)
{
    put_number(out, r->sign.latency, r->sign.has_latency);
}

COLUMN(speed_sign)
{
    put_number(out, r->sign.speed, r->sign.has_latency);
}

COLUMN(f_latency_sign)
{
    put_number(out, r->sign.f_latency, r->sign.has_recall);
}

COLUMN(latency_chat)
{
    put_number(out, r->chat.latency, r->chat.has_latency);
}

COLUMN(speed_chat)
{
    put_number(out, r->chat.speed, r->chat.has_latency);
}

COLUMN(f_latency_chat)
{
    put_number(out, r->chat.f_latency, r->chat.has_recall);
}

COLUMN(erde_5_sign)
{
    put_number(out, r->erde[0], r->sign.has_recall);
}

COLUMN(erde_50_sign)
{
    put_number(out, r->erde[1], r->sign.has_recall);
}

COLUMN(erde_5_chat)
{
    put_number(out, r->erde[2], r->sign.has_recall);
}

COLUMN(erde_50_chat)
{
    put_number(out, r->erde[3], r->sign.has_recall);
}

COLUMN(d_prime)
{
    put_number(out, r->figures.d, r->figures.is_enough);
}

COLUMN(criterion)
{
    put_number(out, r->figures.c, r->figures.is_enough);
}

COLUMN(a_z)
{
    put_number(out, r->figures.a_z, r->figures.is_enough);
}

COLUMN(youden_j)
{
    put_number(out, r->figures.j, r->score.counted > 0 && r->score.harmless > 0);
}

static const struct {
    const char *name, *says;
    put_fn *put;
} columns[] = {
    {"conversation", "running number, the oldest first", put_conversation},
    {"day", "days since the first conversation; a clock set back counts as none", put_day},
    {"story", "id of the story", put_story},
    {"version", "version of the story", put_version},
    {"verdict", "what the story is: scam, harmless, unclear", put_verdict},
    {"family", "what it is about", put_family},
    {"channel", "where it plays", put_channel},
    {"fit", "difficulty as the author gave it", put_fit},
    {"lang", "language in use", put_lang},
    {"mode", "practice, class, kiosk or test", put_mode},
    {"messages", "incoming messages that were shown", put_messages},
    {"turns", "replies and continues", put_turns},
    {"end", "natural, broken-off (blocked, reported, or reasons named), polite", put_end},
    {"outcome", "caught, missed, suspected, trusted; open: not judged or no answer", put_outcome},
    {"sure", "of that judgement: 1 a guess, 2 fairly, 3 very; 0 not asked", put_sure},
    {"checks", "different kinds of check made", put_checks},
    {"stake", "all that could be lost, plain number of the story", put_stake},
    {"lost", "lost of it", put_lost},
    {"why", "scored, or why there is no score", put_why},
    {"score", "0..100, score version 1: 100 max(0, j_w), rounded", put_score},
    {"j_w", "h_w - gamma; honest stories: 1 - share of false marks", put_j_w},
    {"h_w", "latency-weighted recall: mean of (1 - pen(k)) (1 - loss), K = 10", put_h_w},
    {"gamma", "what marking at random with the same share of false marks earns", put_gamma},
    {"signs", "signs shown that count", put_signs},
    {"signs_left", "signs censored: left within 2 messages of their onset", put_signs_left},
    {"noticed", "of the signs that count, marked", put_noticed},
    {"named", "of the noticed, named rightly", put_named},
    {"harmless", "harmless messages shown", put_harmless},
    {"false_marks", "of the harmless messages, marked", put_false_marks},
    {"median_later", "median over the noticed of messages after the onset", put_median_later},
    {"precision", "noticed / (noticed + false marks)", put_precision},
    {"recall", "noticed / signs", put_recall},
    {"f1", "of precision and recall", put_f1},
    {"latency_sign", "median k over the noticed, from the onset of the sign", put_latency_sign},
    {"speed_sign", "1 - median pen(k), p = ln 3 / 9", put_speed_sign},
    {"f_latency_sign", "f1 * speed_sign", put_f_latency_sign},
    {"latency_chat", "median k over the noticed, from message 1", put_latency_chat},
    {"speed_chat", "1 - median pen(k), p = 0.0078 as at eRisk", put_speed_chat},
    {"f_latency_chat", "f1 * speed_chat", put_f_latency_chat},
    {"erde_5_sign", "ERDE_5, k from the onset, c_fp = signs / (signs + harmless)", put_erde_5_sign},
    {"erde_50_sign", "ERDE_50, the same", put_erde_50_sign},
    {"erde_5_chat", "ERDE_5, k from message 1", put_erde_5_chat},
    {"erde_50_chat", "ERDE_50, the same", put_erde_50_chat},
    {"d_prime", "d', log-linear; from 10 signs and 10 harmless messages on", put_d_prime},
    {"criterion", "c, the same; above 0 holds back", put_criterion},
    {"a_z", "area under the equal-variance ROC", put_a_z},
    {"youden_j", "hit rate - false alarm rate", put_youden_j},
};

void codebook_sessions_head(struct buf *out)
{
    for (size_t i = 0; i < COUNT_OF(columns); i++) {
        buf_fmt(out, "%s%s", i ? "," : "", columns[i].name);
    }
    buf_put_c(out, "\r\n");
}

// One case a sign that counts, one a harmless message.
static size_t put_cases(const struct score *score, const struct score_walk *walk, bool is_chat,
                        struct early_case *cases)
{
    size_t n = 0;
    uint32_t total = (uint32_t)walk->count;
    for (uint32_t i = 0; i < score->sign_count; i++) {
        const struct score_sign *one = &score->signs[i];
        if (!one->is_censored) {
            cases[n++] = (struct early_case){true, one->t > 0, is_chat ? one->t : one->k, total};
        }
    }
    for (size_t i = 0; i < walk->count; i++) {
        const struct score_message *m = &walk->messages[i];
        if (!m->is_neutral && m->signs == 0) {
            cases[n++] = (struct early_case){false, m->mark_t > 0, m->mark_t, total};
        }
    }
    return n;
}

static void measure(struct row *r)
{
    static const double p_chat = 0.0078;
    struct score_walk walk = score_walk_of(r->s);
    score_walk(&walk, &r->score);
    struct early_case *cases = mem_new(walk.count + r->score.sign_count + 1, sizeof *cases);
    for (int is_chat = 0; is_chat < 2; is_chat++) {
        size_t n = put_cases(&r->score, &walk, is_chat, cases);
        double p = is_chat ? p_chat : early_p(SCORE_K);
        *(is_chat ? &r->chat : &r->sign) = early_figures(cases, n, p);
        r->erde[2 * is_chat] = early_erde(cases, n, SOON);
        r->erde[2 * is_chat + 1] = early_erde(cases, n, LATER);
    }
    r->counts = (struct detect){r->sign.hits, r->sign.misses, r->sign.alarms, r->sign.rests};
    r->figures = detect_figures(&r->counts);
    mem_free(cases);
    mem_free((void *)(uintptr_t)walk.messages);
}

void codebook_session(const struct codebook_session *one, struct buf *out)
{
    struct row r = {.one = one, .s = one->session};
    measure(&r);
    for (size_t i = 0; i < COUNT_OF(columns); i++) {
        buf_put_c(out, i ? "," : "");
        columns[i].put(&r, out);
    }
    buf_put_c(out, "\r\n");
}

// --- events

static const struct {
    const char *name, *says;
} event_columns[] = {
    {"conversation", "as in the table of conversations"},
    {"seq", "running number of the event, from 1"},
    {"at_ms", "milliseconds of active time since the conversation began; never scored"},
    {"kind", "begin, read, reply, check, mark, unmark, leave, judge, pause, resume, end"},
    {"choice", "reply: its id, or ~ and the hash of its words; check, leave: which"},
    {"message",
     "mark, unmark: number of the incoming message, from 1; leave: those that were named"},
    {"sign", "mark: the sign that was named"},
    {"verdict", "judge: what it was taken for"},
    {"sure", "judge: 1 a guess, 2 fairly, 3 very"},
};

void codebook_events_head(struct buf *out)
{
    for (size_t i = 0; i < COUNT_OF(event_columns); i++) {
        buf_fmt(out, "%s%s", i ? "," : "", event_columns[i].name);
    }
    buf_put_c(out, "\r\n");
}

static const char *choice_of(const struct event *ev)
{
    return ev->kind == EVENT_REPLY   ? ev->u.choice
           : ev->kind == EVENT_CHECK ? scenario_check_words[ev->u.check]
           : ev->kind == EVENT_LEAVE ? scenario_leave_words[ev->u.leave.how]
                                     : "";
}

static void put_reasons(const struct event *ev, struct buf *out)
{
    const char *gap = "";
    for (uint32_t m = 1; m <= EVENT_REASON_WORDS * 64; m++) {
        if (event_reason_has(ev, m)) {
            buf_fmt(out, "%s%u", gap, m);
            gap = " ";
        }
    }
}

void codebook_event(uint32_t number, uint32_t seq, const struct event *ev, struct buf *out)
{
    buf_fmt(out, "%u,%u,%" PRIu64 ",%s,%s,", number, seq, ev->at_ms, event_kind_words[ev->kind],
            choice_of(ev));
    bool is_mark = ev->kind == EVENT_MARK || ev->kind == EVENT_UNMARK;
    if (is_mark) {
        buf_fmt(out, "%u,%s,,", ev->u.mark.message, ev->kind == EVENT_MARK ? ev->u.mark.sign : "");
    } else if (ev->kind == EVENT_LEAVE) {
        put_reasons(ev, out);
        buf_put_c(out, ",,,");
    } else if (ev->kind == EVENT_JUDGE) {
        buf_fmt(out, ",,%s,%u", scenario_verdict_words[ev->u.judge.verdict], ev->u.judge.sure);
    } else {
        buf_put_c(out, ",,,");
    }
    buf_put_c(out, "\r\n");
}

static void put_meaning(struct buf *out, const char *table, const char *name, const char *says)
{
    buf_fmt(out, "%s,%s,\"%s\"\r\n", table, name, says);
}

void codebook_text(struct buf *out)
{
    buf_put_c(out, "table,column,meaning\r\n");
    for (size_t i = 0; i < COUNT_OF(columns); i++) {
        put_meaning(out, "sessions", columns[i].name, columns[i].says);
    }
    for (size_t i = 0; i < COUNT_OF(event_columns); i++) {
        put_meaning(out, "events", event_columns[i].name, event_columns[i].says);
    }
}
