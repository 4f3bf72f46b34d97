#include "core/sitting.h"

static void count(struct sitting *out, enum verdict is, const struct session_item *item)
{
    bool is_scam = is == VERDICT_SCAM, is_right = item->judged == is;
    out->scams += is_scam;
    out->seen += is_scam && is_right;
    out->honest += !is_scam;
    out->trusted += !is_scam && is_right;
    out->suspected += !is_scam && item->judged == VERDICT_SCAM;
    if (item->judged == VERDICT_UNCLEAR) {
        out->open++;
    } else {
        out->asked[item->sure]++;
        out->right[item->sure] += is_right;
    }
}

void sitting_add(struct sitting *to, const struct sitting *more)
{
    to->scams += more->scams;
    to->seen += more->seen;
    to->honest += more->honest;
    to->trusted += more->trusted;
    to->suspected += more->suspected;
    to->open += more->open;
    for (int i = 0; i < SITTING_SURES; i++) {
        to->asked[i] += more->asked[i];
        to->right[i] += more->right[i];
    }
}

bool sitting_is_check_up(const struct sitting_past *past)
{
    return past->use == FORM_CHECK_UP && past->is_whole;
}

void sitting_count(const struct session *s, struct sitting *out)
{
    *out = (struct sitting){0};
    for (uint32_t i = 0; i < s->item_count; i++) {
        const struct session_item *item = &s->items[i];
        if (item->sure > 0 && item->sure < SITTING_SURES) {
            count(out, s->scenario->scenes[item->scene].verdict, item);
        }
    }
}

struct detect sitting_detect(const struct sitting *sum)
{
    return (struct detect){.hits = sum->seen,
                           .misses = sum->scams - sum->seen,
                           .alarms = sum->suspected,
                           .rests = sum->honest - sum->suspected};
}
