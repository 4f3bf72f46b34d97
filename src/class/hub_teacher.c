#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "class/hub_state.h"
#include "core/strip.h"
#include "sys/clock.h"

static bool is_owner(struct conn *c, const struct wire *w)
{
    if (w->proto != WIRE_PROTO) {
        conn_refuse(c, "protocol", "this class speaks another version; update wary", 0);
    } else if (c->uid != geteuid()) {
        conn_refuse(c, "not-yours", "only who runs the class can do this", 0);
    }
    return !c->is_closing;
}

static void tell_lesson(struct conn *c)
{
    const struct hub_plan *plan = c->hub->plan;
    conn_send(c, &(struct wire){.kind = WIRE_WELCOME,
                                .title = plan->lesson->title,
                                .name = str_of(plan->code),
                                .count = plan->lesson->story_count,
                                .is_paced = plan->lesson->pace == LESSON_STAGE});
    conn_tell_stories(c);
}

static void take_role(struct conn *c, enum role role)
{
    c->role = role;
    c->is_state_due = true;
    conn_settle(c);
    tell_lesson(c);
    event_active(c->hub->commit, EV_TIMEOUT, 0);
}

static void send_row(struct conn *c, uint32_t learner)
{
    const struct hub *hub = c->hub;
    const struct seat *seat = &hub->seats[learner - 1];
    const struct roll_learner *who = roll_find(&hub->roll, learner);
    struct strip strip;
    strip_of(seat->session, &strip);
    conn_send(c, &(struct wire){.kind = WIRE_ROW,
                                .learner = learner,
                                .name = str_of(who ? who->name : ""),
                                .is_here = seat->conn != NULL,
                                .idle = seat->at_ms ? (clock_ms() - seat->at_ms) / 1000 : 0,
                                .story = seat->session ? seat->story + 1 : 0,
                                .cells = str_of(strip.cells),
                                .stage = strip.stage,
                                .message = strip.message,
                                .day = strip.day});
}

void teacher_rows(struct hub *hub)
{
    for (uint32_t i = 0; i < hub->seat_count; i++) {
        bool is_dirty = hub->seats[i].is_dirty;
        hub->seats[i].is_dirty = false;
        for (struct conn *c = hub->conns; is_dirty && c; c = c->next) {
            if (c->role == ROLE_TEACHER && !c->is_closing) {
                send_row(c, i + 1);
            }
        }
    }
}

void teacher_all(struct conn *c)
{
    for (uint32_t i = 0; i < c->hub->seat_count; i++) {
        send_row(c, i + 1);
    }
}

void teacher_teach(struct conn *c, const struct wire *w)
{
    if (is_owner(c, w)) {
        take_role(c, ROLE_TEACHER);
        c->hub->teachers++;
        teacher_all(c);
    }
}

void teacher_board(struct conn *c, const struct wire *w)
{
    if (is_owner(c, w)) {
        take_role(c, ROLE_BOARD);
        c->hub->boards++;
        c->hub->sums[0] = '\0';
    }
}

// "2,0,1,…": of those who are in a conversation.
static uint32_t sum_up(const struct hub *hub, char *out, size_t size)
{
    uint32_t first[STAGES] = {0}, begun = 0;
    size_t len = 0;
    for (uint32_t i = 0; i < hub->seat_count; i++) {
        struct strip strip;
        if (hub->seats[i].session && roll_find(&hub->roll, i + 1)) {
            strip_of(hub->seats[i].session, &strip);
            begun++;
            if (strip.stage) {
                first[strip.stage - 1]++;
            }
        }
    }
    for (int i = 0; i < STAGES && len < size; i++) {
        len += (size_t)snprintf(out + len, size - len, "%s%u", i ? "," : "", first[i]);
    }
    return begun;
}

void teacher_sums(struct hub *hub)
{
    char sums[sizeof hub->sums - 12], now[sizeof hub->sums];
    uint32_t begun = sum_up(hub, sums, sizeof sums);
    (void)snprintf(now, sizeof now, "%u:%s", begun, sums);
    if (begun < HUB_BOARD_MIN || strcmp(now, hub->sums) == 0) {
        return;
    }
    memcpy(hub->sums, now, sizeof hub->sums);
    for (struct conn *c = hub->conns; c; c = c->next) {
        if (c->role == ROLE_BOARD && !c->is_closing) {
            conn_send(c, &(struct wire){.kind = WIRE_SUM, .count = begun, .sums = str_of(sums)});
        }
    }
}

// What a teacher may say; the rest of the roll is written by what learners do.
static const bool teachers_may[ROLL_KINDS] = {
    [ROLL_REMOVE] = true, [ROLL_BLOCK] = true, [ROLL_LOCK] = true,   [ROLL_UNLOCK] = true,
    [ROLL_GATE] = true,   [ROLL_PAUSE] = true, [ROLL_RESUME] = true, [ROLL_VOTE] = true,
    [ROLL_REVEAL] = true, [ROLL_HIDE] = true,  [ROLL_OVER] = true,
};

// Somebody who was removed or blocked is told so.
static void show_out(struct hub *hub, const struct roll_event *ev)
{
    if (ev->kind != ROLL_REMOVE && ev->kind != ROLL_BLOCK) {
        return;
    }
    struct seat *seat = &hub->seats[ev->learner - 1];
    struct conn *c = seat->conn;
    seat->is_dirty = true;
    seat->conn = NULL;
    if (c) {
        c->learner = 0;
        c->role = ROLE_NONE;
        conn_refuse(c, ev->kind == ROLL_BLOCK ? "blocked" : "removed",
                    "the teacher has taken you off the list", 0);
    }
}

void teacher_do(struct conn *c, const struct wire *w)
{
    struct roll_event ev;
    struct err err = {0};
    bool ok = roll_parse(w->line, &ev, &err) &&
              (teachers_may[ev.kind] || err_set(&err, ERR_NET, "a teacher does not do this")) &&
              book_roll(c->hub, &ev, &err);
    if (ok) {
        show_out(c->hub, &ev);
    } else {
        conn_send(c,
                  &(struct wire){.kind = WIRE_ERR, .code = STR("refused"), .why = str_of(err.msg)});
    }
}
