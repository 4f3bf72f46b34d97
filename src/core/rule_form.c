#include "core/rule_form.h"

#include <stdio.h>

enum { MESSAGES_MAX = 4, PERCENT_LEAST = 40 };

// What an item's messages have.
struct held {
    uint32_t messages, signs, looks;
    struct place sign_at;
    int sign;
};

static struct held hold(const struct scenario *sc, const struct scene *item)
{
    struct held h = {.sign = -1};
    for (uint32_t i = item->first; i < item->first + item->count; i++) {
        const struct step *step = &sc->steps[i];
        if (step->kind == STEP_MESSAGE) {
            const struct message *m = step->u.message;
            h.messages++;
            h.signs += m->sign_count;
            h.looks += m->look_count;
            if (m->sign_count && h.sign < 0) {
                h.sign = m->signs[0].sign;
                h.sign_at = m->signs[0].at;
            }
        }
    }
    return h;
}

static void add(const struct rule_case *c, enum finding_id id, const struct scene *item)
{
    char name[SCENARIO_ID_MAX + 1];
    (void)snprintf(name, sizeof name, "%.*s", STR_ARG(str_part(item->id, 0, SCENARIO_ID_MAX)));
    finding_add(c->out, id, item->at, name);
}

static void check_length(const struct rule_case *c, const struct scene *item, uint32_t messages)
{
    char name[SCENARIO_ID_MAX + 1], count[24];
    if (messages > MESSAGES_MAX) {
        (void)snprintf(name, sizeof name, "%.*s", STR_ARG(str_part(item->id, 0, SCENARIO_ID_MAX)));
        (void)snprintf(count, sizeof count, "%u", messages);
        finding_add(c->out, FINDING_ITEM_LONG, item->at, name, count);
    }
}

void rule_form_items(const struct rule_case *c)
{
    for (uint32_t i = 0; i < c->sc->scene_count; i++) {
        const struct scene *item = &c->sc->scenes[i];
        struct held h = hold(c->sc, item);
        check_length(c, item, h.messages);
        if (item->verdict == VERDICT_SCAM && h.signs == 0) {
            add(c, FINDING_ITEM_SIGN, item);
        } else if (item->verdict == VERDICT_HARMLESS && h.sign >= 0) {
            char name[SCENARIO_ID_MAX + 1];
            struct str id = c->reg->signs[h.sign].id;
            (void)snprintf(name, sizeof name, "%.*s", STR_ARG(str_part(id, 0, SCENARIO_ID_MAX)));
            finding_add(c->out, FINDING_SIGN_HARMLESS, h.sign_at, name);
        } else if (item->verdict == VERDICT_HARMLESS && h.looks == 0) {
            add(c, FINDING_ITEM_LOOK, item);
        }
    }
}

void rule_form_shares(const struct rule_case *c)
{
    uint32_t n = c->sc->scene_count, scams = 0;
    char all[24], some[24];
    for (uint32_t i = 0; i < n; i++) {
        scams += c->sc->scenes[i].verdict == VERDICT_SCAM;
    }
    bool is_even = c->sc->form == FORM_CHECK_UP
                       ? 2 * scams == n
                       : scams * 100 >= n * PERCENT_LEAST && (n - scams) * 100 >= n * PERCENT_LEAST;
    (void)snprintf(all, sizeof all, "%u", n);
    (void)snprintf(some, sizeof some, "%u", scams);
    if (!is_even) {
        finding_add(c->out, FINDING_FORM_SHARES, c->sc->at_top, all, some);
    }
    (void)snprintf(some, sizeof some, "%u", c->sc->ask);
    if (c->sc->ask > n) {
        finding_add(c->out, FINDING_FORM_ASKS, c->sc->at_top, some, all);
    }
}

bool rule_form_differs(const struct scenario *a, const struct scenario *b, char *text, size_t size)
{
    if (a->scene_count != b->scene_count || a->ask != b->ask || a->form != b->form) {
        (void)snprintf(text, size, "how many items there are, how many are asked, or their use");
        return true;
    }
    for (uint32_t i = 0; i < a->scene_count; i++) {
        const struct scene *x = &a->scenes[i], *y = &b->scenes[i];
        const char *what = x->verdict != y->verdict            ? "verdict"
                           : x->stage != y->stage              ? "stage"
                           : !str_is(x->platform, y->platform) ? "platform"
                                                               : NULL;
        if (what) {
            (void)snprintf(text, size, "the %s of item %u", what, i + 1);
            return true;
        }
    }
    return false;
}
