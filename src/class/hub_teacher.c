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
    for (uint32_t i = 0; i < plan->lesson->story_count; i++) {
        const struct scenario *sc = plan->stories[i];
        conn_send(c, &(struct wire){.kind = WIRE_STORY,
                                    .story = i + 1,
                                    .name = sc->id,
                                    .title = sc->title,
                                    .hash = str_of(sc->hash),
                                    .size = plan->texts[i].len});
    }
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
