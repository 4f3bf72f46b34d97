#include "core/carry.h"

#include <stdio.h>
#include <string.h>

// An event that is to happen once so many of this turn's lines were read.
struct waiting {
    size_t after;
    const struct event *event;
};

struct carry {
    const struct counterpart *map;
    const struct registry *reg;
    struct carried *out;
    struct session *a, *b;  // owned: in the older version, in the newer one
    // Since the last reply, in the older version:
    uint32_t *lines;  // owned: steps that were read
    size_t line_count, line_cap;
    struct waiting *waiting;  // owned
    size_t waiting_count, waiting_cap, delivered;
    // In the newer one:
    size_t turn_at;      // events when the turn began
    uint32_t marks_had;  // marks lost by then
    size_t reached;      // lines of the older version up to which was read
    bool is_stuck;       // a reply could not be carried over
};

static bool is_reading(const struct session *s)
{
    return s->state == SESSION_READING || s->state == SESSION_RESTING;
}

static bool emit(struct carry *c, const struct event *ev)
{
    struct event timed = *ev;
    timed.at_ms = ev->at_ms > c->b->at_ms ? ev->at_ms : c->b->at_ms;
    if (!session_apply(c->b, &timed, NULL)) {
        return false;
    }
    struct carried *out = c->out;
    out->events = mem_grow(out->events, &out->cap, out->count + 1, sizeof *out->events);
    out->events[out->count++] = timed;
    return true;
}

// --- marks follow their message

// How often the step of a line was shown up to it.
static uint32_t ordinal(const struct session *s, const struct shown *line)
{
    uint32_t n = 0;
    for (const struct shown *i = s->shown; i <= line; i++) {
        n += i->kind == SHOWN_MESSAGE && i->index == line->index;
    }
    return n;
}

// The number in the newer version of message `number` of the older; 0: it is gone.
static uint32_t number_now(const struct carry *c, uint32_t number)
{
    const struct shown *was = session_find_message(c->a, number);
    uint32_t step = was ? c->map->steps[was->index] : SCENARIO_NOWHERE;
    uint32_t left = was ? ordinal(c->a, was) : 0, found = 0;
    for (size_t i = 0; step != SCENARIO_NOWHERE && left && i < c->b->shown_count; i++) {
        const struct shown *line = &c->b->shown[i];
        if (line->kind == SHOWN_MESSAGE && line->index == step) {
            found = line->number;
            left--;
        }
    }
    return found;
}

static void deliver_one(struct carry *c, const struct event *ev)
{
    struct event moved = *ev;
    bool is_mark = ev->kind == EVENT_MARK || ev->kind == EVENT_UNMARK;
    if (is_mark) {
        moved.u.mark.message = number_now(c, ev->u.mark.message);
    }
    bool ok = (!is_mark || moved.u.mark.message) && emit(c, &moved);
    c->out->marks_lost += !ok && ev->kind == EVENT_MARK;
}

// What the learner did while these lines had been read.
static void deliver(struct carry *c, size_t reached)
{
    while (c->delivered < c->waiting_count && c->waiting[c->delivered].after <= reached) {
        deliver_one(c, c->waiting[c->delivered++].event);
    }
}

// --- reading the newer version

// Lines of this turn up to the one that stands at this step now; 0: none.
static size_t reached_by(const struct carry *c, uint32_t step)
{
    for (size_t i = c->line_count; i > 0; i--) {
        if (c->map->steps[c->lines[i - 1]] == step) {
            return i;
        }
    }
    return 0;
}

// Read at most so many lines of this turn; gives the number up to the last one
// that the older version had, too.
static size_t read_turn(struct carry *c, size_t most)
{
    const struct event read = {.kind = EVENT_READ};
    size_t last = 0;
    for (size_t n = 1; n <= most && is_reading(c->b); n++) {
        uint32_t step = c->b->pc;
        if (!emit(c, &read)) {
            break;
        }
        size_t reached = reached_by(c, step);
        last = reached ? n : last;
        c->reached = reached > c->reached ? reached : c->reached;
        deliver(c, c->reached);
    }
    return last;
}

// Back to where the turn began.
static void rewind_turn(struct carry *c)
{
    c->out->count = c->turn_at;
    c->out->marks_lost = c->marks_had;
    c->delivered = c->reached = 0;
    session_free(c->b);
    c->b = session_new(c->map->now, c->reg);
    for (size_t i = 0; i < c->out->count; i++) {
        (void)session_apply(c->b, &c->out->events[i], NULL);
    }
}

static void begin_turn(struct carry *c)
{
    c->turn_at = c->out->count;
    c->marks_had = c->out->marks_lost;
    c->line_count = c->waiting_count = c->delivered = c->reached = 0;
}

// Rest behind the last line that had been read, never further.
static void settle(struct carry *c)
{
    size_t lines = read_turn(c, SCENARIO_SHOWN_MAX);
    rewind_turn(c);
    deliver(c, 0);
    (void)read_turn(c, lines);
    deliver(c, c->line_count);
}

// --- replies

static enum carry_why why_not(const struct carry *c, uint32_t choose, uint32_t reply)
{
    if (c->map->scenes[c->map->old->steps[choose].scene] == SCENARIO_NOWHERE) {
        return CARRY_SCENE_GONE;
    }
    if (c->map->steps[choose] == SCENARIO_NOWHERE) {
        return CARRY_QUESTION_GONE;
    }
    return c->map->replies[reply] == SCENARIO_NOWHERE ? CARRY_REPLY_GONE : CARRY_OTHER_WAY;
}

static bool answer(struct carry *c, uint32_t choose, uint32_t reply, const struct event *ev)
{
    uint32_t is = c->map->replies[reply];
    (void)read_turn(c, SCENARIO_SHOWN_MAX);
    if (c->b->state != SESSION_CHOOSING || c->map->steps[choose] != c->b->pc ||
        is == SCENARIO_NOWHERE) {
        return false;
    }
    deliver(c, c->line_count);
    struct event moved = *ev;
    (void)snprintf(moved.u.choice, sizeof moved.u.choice, "%.*s",
                   STR_ARG(c->map->now->replies[is].key));
    return emit(c, &moved);
}

static uint32_t last_reply(const struct session *s)
{
    size_t i = s->shown_count;
    while (i > 0 && s->shown[i - 1].kind != SHOWN_REPLY) {
        i--;
    }
    return i ? s->shown[i - 1].index : 0;
}

static bool fold_reply(struct carry *c, const struct event *ev)
{
    uint32_t choose = c->a->pc;
    if (!session_apply(c->a, ev, NULL)) {
        return false;
    }
    uint32_t reply = last_reply(c->a);
    if (c->is_stuck) {
        return true;
    }
    if (answer(c, choose, reply, ev)) {
        c->out->replies_kept++;
        begin_turn(c);
        return true;
    }
    c->is_stuck = true;
    c->out->how = CARRY_BACK;
    c->out->why = why_not(c, choose, reply);
    c->out->words = c->map->old->replies[reply].text;
    rewind_turn(c);
    settle(c);
    return true;
}

static bool fold_read(struct carry *c, const struct event *ev)
{
    if (!session_apply(c->a, ev, NULL)) {
        return false;
    }
    if (!c->is_stuck) {
        c->lines = mem_grow(c->lines, &c->line_cap, c->line_count + 1, sizeof *c->lines);
        c->lines[c->line_count++] = c->a->shown[c->a->shown_count - 1].index;
    }
    return true;
}

static bool fold_other(struct carry *c, const struct event *ev)
{
    if (!session_apply(c->a, ev, NULL)) {
        return false;
    }
    if (!c->is_stuck) {
        c->waiting =
            mem_grow(c->waiting, &c->waiting_cap, c->waiting_count + 1, sizeof *c->waiting);
        c->waiting[c->waiting_count++] = (struct waiting){c->line_count, ev};
    } else {
        c->out->marks_lost += ev->kind == EVENT_MARK;
    }
    return true;
}

static bool fold_begin(struct carry *c, const struct event *ev)
{
    struct event moved = *ev;
    if (!session_apply(c->a, ev, NULL)) {
        return false;
    }
    (void)snprintf(moved.u.begin.hash, sizeof moved.u.begin.hash, "%s", c->map->now->hash);
    moved.u.begin.version = c->map->now->version;
    bool ok = emit(c, &moved);
    begin_turn(c);
    return ok;
}

static bool fold(struct carry *c, const struct event *ev)
{
    switch (ev->kind) {
    case EVENT_BEGIN:
        return fold_begin(c, ev);
    case EVENT_READ:
        return fold_read(c, ev);
    case EVENT_REPLY:
        return fold_reply(c, ev);
    case EVENT_CHECK:
    case EVENT_MARK:
    case EVENT_UNMARK:
    case EVENT_PAUSE:
    case EVENT_RESUME:
        return fold_other(c, ev);
    case EVENT_LEAVE:
    case EVENT_JUDGE:
    case EVENT_END:
    case EVENT_ITEM:
    case EVENT_KINDS:
        break;
    }
    return false;
}

// All replies are there: is the learner where the log ended?
static void say_where(struct carry *c)
{
    bool was_asked = c->a->state == SESSION_CHOOSING;
    bool is_read = c->reached == c->line_count;
    bool is_other = was_asked && !is_reading(c->b) && c->map->steps[c->a->pc] != c->b->pc;
    if (is_read && !is_other) {
        return;
    }
    c->out->how = CARRY_EARLIER;
    c->out->why = !is_read                                      ? CARRY_LINES_GONE
                  : c->map->steps[c->a->pc] == SCENARIO_NOWHERE ? CARRY_QUESTION_GONE
                                                                : CARRY_OTHER_WAY;
}

static void finish(struct carry *c)
{
    if (!c->is_stuck) {
        settle(c);
        say_where(c);
    }
    if (c->out->how != CARRY_SAME && c->b->shown_count == 0) {
        c->out->how = CARRY_START;
    }
    c->out->pc = c->b->pc;
    c->out->state = c->b->state;
}

bool carry_over(const struct counterpart *map, const struct registry *reg, const struct event *log,
                size_t count, struct carried *out)
{
    struct carry c = {.map = map, .reg = reg, .out = out};
    *out = (struct carried){0};
    c.a = session_new(map->old, reg);
    c.b = session_new(map->now, reg);
    bool ok = count > 0;
    for (size_t i = 0; i < count && ok; i++) {
        ok = fold(&c, &log[i]);
    }
    ok = ok && c.a->state < SESSION_OVER;
    if (ok) {
        finish(&c);
    } else {
        carry_free(out);
    }
    session_free(c.a);
    session_free(c.b);
    mem_free(c.lines);
    mem_free(c.waiting);
    return ok;
}

void carry_free(struct carried *out)
{
    mem_free(out->events);
    *out = (struct carried){0};
}

bool carry_is_due(const struct scenario *now, uint32_t version, const char *hash)
{
    return version < now->withdraw_before && strcmp(now->hash, hash) != 0;
}
