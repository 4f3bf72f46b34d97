#include "core/rule_teach.h"

#include <stdio.h>

#include "core/score.h"

enum { BURST_MAX = 8, ENDINGS_MIN = 2, OPENING = 3 };

static const double harmless_share_min = 0.5;

static struct place place_of(const struct rule_case *c, uint32_t step)
{
    return c->sc->steps[step].at;
}

static void add_number(const struct rule_case *c, enum finding_id id, struct place at, uint32_t n)
{
    char text[16];
    (void)snprintf(text, sizeof text, "%u", n);
    finding_add(c->out, id, at, text);
}

static bool has_natural_end(const struct rule_case *c)
{
    for (uint32_t i = 0; i < c->sc->ending_count; i++) {
        if (c->x->ending_seen[i]) {
            return true;
        }
    }
    return false;
}

static bool begins_late(const struct scenario *sc)
{
    return sc->scenes[0].stage == STAGE_RETURN;
}

static void check_counts(const struct rule_case *c)
{
    const struct explore *x = c->x;
    if (x->signs_min < SCORE_SIGNS_MIN) {
        add_number(c, FINDING_FEW_SIGNS, place_of(c, x->signs_min_step), x->signs_min);
    }
    if (x->harmless_min < harmless_share_min) {
        uint32_t percent = (uint32_t)(100 * x->harmless_min);
        add_number(c, FINDING_FEW_HARMLESS, place_of(c, x->harmless_min_step), percent);
    }
}

void rule_teach_ways(const struct rule_case *c)
{
    bool is_known = !c->x->has_loop && !c->x->has_silent_loop && !c->x->is_capped;
    if (c->sc->verdict != VERDICT_SCAM || !is_known) {
        return;
    }
    if (has_natural_end(c)) {
        check_counts(c);
    }
    if (!c->x->has_hook_sign && !begins_late(c->sc)) {
        finding_add(c->out, FINDING_LATE_SIGN, c->sc->at_top);
    }
    if (c->x->loses_before_sign) {
        finding_add(c->out, FINDING_LOSES_FIRST, place_of(c, c->x->loses_step));
    }
}

void rule_teach_burst(const struct rule_case *c)
{
    if (c->x->burst_max > BURST_MAX) {
        add_number(c, FINDING_LONG_BURST, place_of(c, c->x->burst_step), c->x->burst_max);
    }
}

void rule_teach_endings(const struct rule_case *c)
{
    if (c->sc->ending_count < ENDINGS_MIN) {
        add_number(c, FINDING_FEW_ENDINGS, c->sc->at_top, c->sc->ending_count);
    }
}

// --- twins

// The step after this one on the story's first way: no condition holds, the
// first reply is taken.
static uint32_t step_after(const struct scenario *sc, uint32_t i)
{
    const struct step *step = &sc->steps[i];
    switch (step->kind) {
    case STEP_CHOOSE:
        return step->u.choose.count ? sc->replies[step->u.choose.first].target : SCENARIO_NOWHERE;
    case STEP_IF:
    case STEP_JUMP:
    case STEP_GOTO:
        return step->target;
    case STEP_END:
    case STEP_STUCK:
        return SCENARIO_NOWHERE;
    case STEP_MESSAGE:
    case STEP_NOTE:
    case STEP_WAIT:
    case STEP_ASSIGN:
    case STEP_LOSES:
    case STEPS:
        break;
    }
    return i + 1;
}

static size_t find_opening(const struct scenario *sc, const struct message *out[OPENING])
{
    size_t n = 0;
    uint32_t at = sc->scene_count ? sc->scenes[0].first : SCENARIO_NOWHERE;
    for (uint32_t i = 0; i < sc->step_count && n < OPENING && at < sc->step_count; i++) {
        if (scenario_is_incoming(sc, &sc->steps[at])) {
            out[n++] = sc->steps[at].u.message;
        }
        at = step_after(sc, at);
    }
    return n;
}

static bool is_same_message(const struct message *a, const struct message *b)
{
    bool same = a->text_count == b->text_count && str_is(a->subject, b->subject);
    for (uint16_t i = 0; same && i < a->text_count; i++) {
        same = str_is(a->texts[i], b->texts[i]);
    }
    return same;
}

static bool has_same_opening(const struct scenario *a, const struct scenario *b)
{
    const struct message *x[OPENING], *y[OPENING];
    size_t n = find_opening(a, x);
    bool same = n == find_opening(b, y);
    for (size_t i = 0; same && i < n; i++) {
        same = is_same_message(x[i], y[i]);
    }
    return same;
}

static bool has_same_about(const struct scenario *a, const struct scenario *b)
{
    bool same = a->minutes == b->minutes && str_is(a->audience, b->audience) &&
                a->topic_count == b->topic_count;
    for (uint32_t i = 0; same && i < a->topic_count; i++) {
        same = str_is(a->topics[i], b->topics[i]);
    }
    return same;
}

static void compare_twin(const struct rule_case *c)
{
    const struct scenario *a = c->sc, *b = c->twin;
    const struct {
        bool is_same;
        const char *what;
    } parts[] = {
        {str_is(a->family, b->family), "`family`"},
        {has_same_about(a, b), "`about`"},
        {a->channel == b->channel, "`channel`"},
        {str_is(a->platform, b->platform), "`platform`"},
        {str_is(a->id, b->twin), "`twin`: it names another story"},
        {has_same_opening(a, b), "the first three incoming messages"},
    };
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (!parts[i].is_same) {
            finding_add(c->out, FINDING_TWIN_DIFFERS, a->at_twin, parts[i].what);
        }
    }
}

void rule_teach_twin(const struct rule_case *c)
{
    if (c->sc->twin.len == 0 && c->sc->verdict == VERDICT_SCAM) {
        finding_add(c->out, FINDING_NO_TWIN, c->sc->at_top);
    } else if (c->sc->twin.len && c->twin) {
        compare_twin(c);
    }
}
