#include "report/answers.h"

#include <inttypes.h>

#include "core/base.h"

static const struct {
    const char *name, *says;
} columns[] = {
    {"sitting", "running number of the sitting, from 1, the oldest first"},
    {"day", "days since the first sitting"},
    {"form", "id of the form"},
    {"version", "of the form"},
    {"use", "after-conversation or check-up"},
    {"lang", "language in which it was taken"},
    {"position", "of the item in this sitting, from 1"},
    {"item", "its id"},
    {"platform", "on which it came in"},
    {"verdict", "what it is: scam or harmless"},
    {"answer", "what it was taken for: scam, harmless or unclear"},
    {"sure", "1 a guess, 2 fairly, 3 very"},
    {"right", "1 when the answer is what it is, else 0; empty: unclear"},
};

void answers_head(struct buf *out)
{
    for (size_t i = 0; i < COUNT_OF(columns); i++) {
        buf_fmt(out, "%s%s", i ? "," : "", columns[i].name);
    }
    buf_put_c(out, "\r\n");
}

static void put_answer(const struct codebook_session *one, uint32_t i, struct buf *out)
{
    const struct session *s = one->session;
    const struct scenario *sc = s->scenario;
    const struct session_item *item = &s->items[i];
    const struct scene *scene = &sc->scenes[item->scene];
    buf_fmt(out, "%u,%" PRId64 ",%.*s,%u,%s,%s,%u,", one->number, one->day, STR_ARG(sc->id),
            sc->version, scenario_form_words[sc->form], s->lang, i + 1);
    buf_fmt(out, "%.*s,%.*s,%s,%s,%u,", STR_ARG(scene->id), STR_ARG(scene->platform),
            scenario_verdict_words[scene->verdict], scenario_verdict_words[item->judged],
            item->sure);
    if (item->judged != VERDICT_UNCLEAR) {
        buf_put_c(out, item->judged == scene->verdict ? "1" : "0");
    }
    buf_put_c(out, "\r\n");
}

void answers_session(const struct codebook_session *one, struct buf *out)
{
    for (uint32_t i = 0; i < one->session->item_count; i++) {
        if (one->session->items[i].sure) {
            put_answer(one, i, out);
        }
    }
}

void answers_text(struct buf *out)
{
    for (size_t i = 0; i < COUNT_OF(columns); i++) {
        buf_fmt(out, "answers,%s,\"%s\"\r\n", columns[i].name, columns[i].says);
    }
}
