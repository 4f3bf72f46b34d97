#include "core/strip.h"

#include <string.h>

static void put_stages(const struct session *s, struct strip *out)
{
    enum stage now = STAGE_APPROACH;
    uint64_t lost = 0;
    for (size_t i = 0; i < s->shown_count; i++) {
        const struct shown *line = &s->shown[i];
        bool has_lost = line->lost_after > lost || (line->all_after && !line->all_before);
        now = line->stage;
        lost = line->lost_after > lost ? line->lost_after : lost;
        if (out->cells[now] == ' ' || has_lost) {
            out->cells[now] = has_lost ? 'x' : '.';
        }
    }
    if (!out->is_over && s->shown_count && out->cells[now] == '.') {
        out->cells[now] = '>';
    }
}

static void put_recognitions(const struct session *s, struct strip *out)
{
    struct score score;
    uint32_t first = UINT32_MAX;
    score_session(s, &score);
    for (uint32_t i = 0; i < score.sign_count; i++) {
        const struct score_sign *one = &score.signs[i];
        const struct shown *line = one->t ? session_find_message(s, one->message) : NULL;
        if (!line) {
            continue;
        }
        out->cells[line->stage] = '!';
        if (one->t < first) {
            first = one->t;
            out->stage = (uint32_t)line->stage + 1;
            out->message = one->message;
            out->day = line->day;
        }
    }
}

void strip_of(const struct session *s, struct strip *out)
{
    *out = (struct strip){0};
    memset(out->cells, ' ', STAGES);
    if (s && s->state != SESSION_NEW) {
        out->is_over = s->state >= SESSION_OVER;
        put_stages(s, out);
        put_recognitions(s, out);
    }
}
