#include "core/robot.h"

#include <string.h>

#include "core/msg.h"

enum { SOME_OF = 10, SIGNS_TO_TELL = 2 };

const struct robot robot_table[ROBOTS] = {
    [ROBOT_RANDOM] = {"random", N_("answers, marks and judges by chance"), ROBOT_ANY, ROBOT_SOME, 0,
                      false, false, ROBOT_GUESS},
    [ROBOT_SILENT] = {"silent", N_("takes the first answer and marks nothing"), ROBOT_FIRST,
                      ROBOT_NEVER, 0, false, false, ROBOT_CANNOT_TELL},
    [ROBOT_BLANKET] = {"blanket", N_("marks every message"), ROBOT_STAYS, ROBOT_ALL, 0, false,
                       false, ROBOT_SCAM},
    [ROBOT_LEAVER] = {"leaver", N_("blocks at the first message"), ROBOT_ANY, ROBOT_NEVER, 0, false,
                      true, ROBOT_SCAM},
    [ROBOT_CHECKER] = {"checker", N_("checks all, and marks each sign two messages later"),
                       ROBOT_STAYS, ROBOT_SIGNS, 2, true, false, ROBOT_BY_MARKS},
    [ROBOT_EARLY] = {"early", N_("marks each sign at once"), ROBOT_STAYS, ROBOT_SIGNS, 0, false,
                     false, ROBOT_BY_MARKS},
    [ROBOT_LATE] = {"late", N_("marks each sign eight messages later"), ROBOT_STAYS, ROBOT_SIGNS, 8,
                    false, false, ROBOT_BY_MARKS},
    [ROBOT_NAIVE] = {"naive", N_("stays, marks nothing, takes it for honest"), ROBOT_STAYS,
                     ROBOT_NEVER, 0, false, false, ROBOT_HARMLESS},
};

int robot_find(struct str name)
{
    for (int i = 0; i < ROBOTS; i++) {
        if (str_is_c(name, robot_table[i].name)) {
            return i;
        }
    }
    return -1;
}

// A play under way.  Chance is SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
struct play {
    const struct robot *robot;
    struct session *s;
    uint64_t chance;
    uint32_t considered;  // messages that were looked at for a mark
    uint32_t last_scene;  // where everything was checked
};

static uint32_t below(struct play *p, uint32_t n)
{
    uint64_t z = p->chance += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)((z ^ (z >> 31)) >> 32) % n;
}

static bool wants_to_mark(struct play *p, const struct shown *line)
{
    const struct step *step = &p->s->scenario->steps[line->index];
    switch (p->robot->mark) {
    case ROBOT_SOME:
        return below(p, SOME_OF) == 0;
    case ROBOT_ALL:
        return true;
    case ROBOT_SIGNS:
        return step->u.message->sign_mask != 0;
    case ROBOT_NEVER:
        break;
    }
    return false;
}

static void mark_due(struct play *p, uint32_t up_to)
{
    while (p->robot->mark != ROBOT_NEVER && p->considered < up_to) {
        const struct shown *line = session_find_message(p->s, ++p->considered);
        if (line && wants_to_mark(p, line)) {
            struct event ev = {.kind = EVENT_MARK};
            ev.u.mark.message = p->considered;
            (void)session_apply(p->s, &ev, NULL);
        }
    }
}

static void leave(struct play *p)
{
    struct event ev = {.kind = EVENT_LEAVE};
    ev.u.leave.how = LEAVE_BLOCK;
    event_reason_add(&ev, 1);
    (void)session_apply(p->s, &ev, NULL);
}

static void check_all(struct play *p)
{
    if (p->last_scene == p->s->scene) {
        return;
    }
    p->last_scene = p->s->scene;
    for (int i = 0; i < CHECKS; i++) {
        struct event ev = {.kind = EVENT_CHECK};
        ev.u.check = (enum check_kind)i;
        (void)session_apply(p->s, &ev, NULL);
    }
}

// Of the replies, those that the robot would give; all when there are none.
static uint32_t choose_from(const struct play *p, uint32_t *choices, uint32_t count)
{
    uint32_t n = 0;
    for (uint32_t i = 0; p->robot->reply == ROBOT_STAYS && i < count; i++) {
        if (!p->s->scenario->replies[choices[i]].leaves) {
            choices[n++] = choices[i];
        }
    }
    return n ? n : count;
}

static bool answer(struct play *p)
{
    uint32_t choices[SCENARIO_REPLIES_MAX];
    uint32_t n = choose_from(p, choices, session_choices(p->s, choices));
    if (n == 0) {
        return false;
    }
    uint32_t at = p->robot->reply == ROBOT_FIRST ? 0 : below(p, n);
    struct event ev = {.kind = EVENT_REPLY};
    struct str key = p->s->scenario->replies[choices[at]].key;
    memcpy(ev.u.choice, key.ptr, key.len);
    return session_apply(p->s, &ev, NULL);
}

static bool go_on(struct play *p)
{
    if (p->robot->leaves && p->s->incoming) {
        leave(p);
        return true;
    }
    if (p->s->incoming > p->robot->delay) {
        mark_due(p, p->s->incoming - p->robot->delay);
    }
    if (p->s->state == SESSION_CHOOSING) {
        if (p->robot->checks) {
            check_all(p);
        }
        return answer(p);
    }
    struct event ev = {.kind = EVENT_READ};
    return session_apply(p->s, &ev, NULL);
}

static bool has_signs(uint64_t signs)
{
    int n = 0;
    for (; signs; signs &= signs - 1) {
        n++;
    }
    return n >= SIGNS_TO_TELL;
}

static enum verdict verdict_of(struct play *p)
{
    switch (p->robot->verdict) {
    case ROBOT_SCAM:
        return VERDICT_SCAM;
    case ROBOT_HARMLESS:
        return VERDICT_HARMLESS;
    case ROBOT_GUESS:
        return (enum verdict)below(p, VERDICTS);
    case ROBOT_BY_MARKS:
        return has_signs(p->s->marked) ? VERDICT_SCAM : VERDICT_HARMLESS;
    case ROBOT_CANNOT_TELL:
        break;
    }
    return VERDICT_UNCLEAR;
}

struct session *robot_play(const struct robot *robot, const struct scenario *sc,
                           const struct registry *reg, uint64_t seed)
{
    struct play p = {.robot = robot, .chance = seed, .last_scene = SCENARIO_NOWHERE};
    p.s = session_new(sc, reg);
    struct event begin = event_begin(sc, seed);
    (void)session_apply(p.s, &begin, NULL);
    while (p.s->state < SESSION_OVER && go_on(&p)) {
    }
    mark_due(&p, p.s->incoming);
    struct event ev = {.kind = EVENT_JUDGE};
    ev.u.judge.verdict = verdict_of(&p);
    ev.u.judge.sure = 2;
    (void)session_apply(p.s, &ev, NULL);
    return p.s;
}
