#include "view/taught.h"

#include "view/said.h"

struct gather {
    struct taught *out;
    size_t count;
    uint64_t seen;
};

static void add(struct gather *g, uint8_t sign, const struct shown *line,
                const struct look_use *look)
{
    bool is_new = sign < REGISTRY_SIGNS_MAX && !(g->seen >> sign & 1);
    if (is_new) {
        g->seen |= UINT64_C(1) << sign;
        g->out[g->count++] = (struct taught){sign, line, look};
    }
}

static void add_line(struct gather *g, const struct app *app, const struct shown *line, bool looks)
{
    const struct message *m = line->number ? said_message(app, line) : NULL;
    for (uint16_t i = 0; m && !looks && i < m->sign_count; i++) {
        add(g, m->signs[i].sign, line, NULL);
    }
    for (uint16_t i = 0; m && looks && i < m->look_count; i++) {
        add(g, m->looks[i].sign, line, &m->looks[i]);
    }
}

size_t taught_list(const struct app *app, struct taught *out)
{
    const struct session *s = app->session;
    struct gather g = {.out = out};
    for (size_t i = 0; i < s->shown_count; i++) {
        add_line(&g, app, &s->shown[i], false);
    }
    for (size_t i = 0; i < s->shown_count && s->scenario->verdict != VERDICT_SCAM; i++) {
        add_line(&g, app, &s->shown[i], true);
    }
    return g.count;
}

const struct score_sign *taught_find(const struct score *score, uint8_t sign)
{
    for (uint32_t i = 0; i < score->sign_count; i++) {
        if (score->signs[i].sign == sign) {
            return &score->signs[i];
        }
    }
    return NULL;
}

struct str taught_name(const struct app *app, uint8_t sign)
{
    const struct registry *reg = app->registry;
    return sign < reg->sign_count ? reg->signs[sign].name : STR("");
}
