#include <errno.h>
#include <event2/buffer.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "class/hub_state.h"
#include "core/mem.h"
#include "sys/clock.h"
#include "sys/local.h"

static void set_timeouts(struct conn *c, int read_s)
{
    const struct timeval in = {read_s, 0}, out = {HUB_LINGER_S, 0};
    bufferevent_set_timeouts(c->bev, &in, c->is_closing ? &out : NULL);
}

static size_t waiting(const struct conn *c)
{
    return evbuffer_get_length(bufferevent_get_output(c->bev));
}

void conn_send(struct conn *c, const struct wire *w)
{
    struct buf line = {0};
    wire_put(w, &line);
    (void)bufferevent_write(c->bev, line.ptr, line.len);
    buf_free(&line);
}

void conn_refuse(struct conn *c, const char *code, const char *why, uint32_t retry_ms)
{
    conn_send(c,
              &(struct wire){
                  .kind = WIRE_ERR, .code = str_of(code), .why = str_of(why), .retry = retry_ms});
    c->is_closing = true;
    (void)bufferevent_disable(c->bev, EV_READ);
    set_timeouts(c, HUB_LINGER_S);
}

void conn_close(struct conn *c)
{
    struct hub *hub = c->hub;
    struct seat *seat = c->learner ? &hub->seats[c->learner - 1] : NULL;
    if (seat && seat->conn == c) {
        seat->conn = NULL;
        seat->is_dirty = true;
        hub->is_state_due = true;
    }
    hub->teachers -= c->role == ROLE_TEACHER;
    hub->boards -= c->role == ROLE_BOARD;
    *(c->before ? &c->before->next : &hub->conns) = c->next;
    if (c->next) {
        c->next->before = c->before;
    }
    hub->conn_count--;
    if (c->again) {
        event_free(c->again);
    }
    bufferevent_free(c->bev);
    mem_free(c);
    (void)evconnlistener_enable(hub->listener);
    if (hub->is_state_due) {
        event_active(hub->commit, EV_TIMEOUT, 0);
    }
}

void conn_settle(struct conn *c)
{
    set_timeouts(c, HUB_IDLE_S);
}

// --- what comes in

static void answer_ping(struct conn *c, const struct wire *w)
{
    (void)w;
    conn_send(c, &(struct wire){.kind = WIRE_PONG});
}

// Who may say what.
static const struct {
    enum role role;
    handle_fn *fn;
} handlers[WIRE_KINDS] = {
    [WIRE_JOIN] = {ROLE_NONE, learner_join},    [WIRE_TEACH] = {ROLE_NONE, teacher_teach},
    [WIRE_BOARD] = {ROLE_NONE, teacher_board},  [WIRE_EV] = {ROLE_LEARNER, learner_ev},
    [WIRE_SPIN] = {ROLE_LEARNER, learner_spin}, [WIRE_BALLOT] = {ROLE_LEARNER, learner_ballot},
    [WIRE_GET] = {ROLE_LEARNER, learner_get},   [WIRE_FORGET] = {ROLE_LEARNER, learner_forget},
    [WIRE_DO] = {ROLE_TEACHER, teacher_do},
};

static void dispatch(struct conn *c, struct str line)
{
    struct wire w;
    struct err err = {0};
    if (!wire_read(line, &w, &err)) {
        conn_refuse(c, "bad-message", err.msg, 0);
        return;
    }
    if (w.kind == WIRE_PING) {
        answer_ping(c, &w);
    } else if (!handlers[w.kind].fn || handlers[w.kind].role != c->role) {
        conn_refuse(c, "not-now", "this message does not belong here", 0);
    } else {
        handlers[w.kind].fn(c, &w);
    }
    wire_free(&w);
}

// One message more; false when it is too fast and has to wait.
static bool has_token(struct conn *c)
{
    enum { ONE = 1000 };
    uint64_t now = clock_ms();
    c->tokens += (now - c->tokens_ms) * HUB_RATE;
    c->tokens_ms = now;
    if (c->tokens > (uint64_t)HUB_BURST * ONE) {
        c->tokens = (uint64_t)HUB_BURST * ONE;
    }
    if (c->tokens < ONE) {
        return false;
    }
    c->tokens -= ONE;
    return true;
}

static bool is_full(const struct conn *c)
{
    const struct seat *seat = c->learner ? &c->hub->seats[c->learner - 1] : NULL;
    return seat && seat->seq - seat->acked >= HUB_UNACKED_MAX;
}

// What is not read stays with the sender: the kernel's buffer is the brake.
static void wait_a_little(struct conn *c)
{
    const struct timeval soon = {0, HUB_ROWS_MS * 1000};
    (void)bufferevent_disable(c->bev, EV_READ);
    (void)event_add(c->again, &soon);
}

static void take_lines(struct conn *c)
{
    struct evbuffer *in = bufferevent_get_input(c->bev);
    while (!c->is_closing) {
        struct evbuffer_ptr end = evbuffer_search_eol(in, NULL, NULL, EVBUFFER_EOL_LF);
        if (end.pos < 0) {
            if (evbuffer_get_length(in) >= WIRE_LINE_MAX) {
                conn_refuse(c, "too-long", "a message of more than 8192 bytes", 0);
            }
            return;
        }
        if (is_full(c) || !has_token(c)) {
            wait_a_little(c);
            return;
        }
        size_t len = 0;
        char *line = evbuffer_readln(in, &len, EVBUFFER_EOL_LF);
        dispatch(c, (struct str){line, len});
        free(line);  // libevent's own
    }
}

static void on_read(struct bufferevent *bev, void *ctx)
{
    (void)bev;
    take_lines(ctx);
}

static void on_again(evutil_socket_t fd, short what, void *ctx)
{
    struct conn *c = ctx;
    (void)fd;
    (void)what;
    if (!c->is_closing) {
        (void)bufferevent_enable(c->bev, EV_READ);
        take_lines(c);
    }
}

// All is sent.
static void on_write(struct bufferevent *bev, void *ctx)
{
    struct conn *c = ctx;
    (void)bev;
    if (c->is_closing) {
        conn_close(c);
    } else if (c->is_state_due) {
        conn_tell(c);
    }
}

static void on_event(struct bufferevent *bev, short what, void *ctx)
{
    struct conn *c = ctx;
    (void)bev;
    if ((what & BEV_EVENT_TIMEOUT) && !c->is_closing) {
        conn_refuse(c, "silent", "nothing was heard for too long", 0);
        return;
    }
    conn_close(c);
}

// --- what goes out

static void tell_tally(struct conn *c)
{
    const struct roll *r = &c->hub->roll;
    uint32_t sum = r->tally[VERDICT_SCAM] + r->tally[VERDICT_HARMLESS] + r->tally[VERDICT_UNCLEAR];
    bool is_shown = c->role == ROLE_TEACHER || (r->is_revealed && sum >= HUB_BOARD_MIN);
    if (r->round && is_shown) {
        conn_send(c, &(struct wire){.kind = WIRE_TALLY,
                                    .round = r->round,
                                    .scam = r->tally[VERDICT_SCAM],
                                    .harmless = r->tally[VERDICT_HARMLESS],
                                    .unclear = r->tally[VERDICT_UNCLEAR],
                                    .before_scam = r->before[VERDICT_SCAM],
                                    .before_harmless = r->before[VERDICT_HARMLESS],
                                    .before_unclear = r->before[VERDICT_UNCLEAR]});
    }
}

void conn_tell_stories(struct conn *c)
{
    const struct hub_plan *plan = c->hub->plan;
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

void conn_tell(struct conn *c)
{
    if (c->is_closing) {
        return;
    }
    if (waiting(c) > HUB_DROP_BYTES) {
        conn_close(c);
        return;
    }
    if (c->is_forgotten) {
        if (c->hub->item_count == 0) {
            conn_refuse(c, "forgotten", "nothing of you is kept in this class any more", 0);
        }
        return;
    }
    if (c->is_welcome_due || c->is_name_due) {
        learner_welcome(c);
    }
    if (c->is_ack_due) {
        c->is_ack_due = false;
        conn_send(c, &(struct wire){.kind = WIRE_ACK, .seq = c->hub->seats[c->learner - 1].acked});
    }
    if (c->is_state_due && waiting(c) <= HUB_SKIP_BYTES) {
        struct wire state = hub_state_picture(c->hub);
        c->is_state_due = false;
        conn_send(c, &state);
        tell_tally(c);
    }
}

// --- its beginning

static uint32_t count_of(const struct hub *hub, uid_t uid)
{
    uint32_t n = 0;
    for (const struct conn *c = hub->conns; c; c = c->next) {
        n += c->uid == uid;
    }
    return n;
}

static void greet(struct conn *c)
{
    conn_send(c, &(struct wire){.kind = WIRE_HELLO,
                                .proto = WIRE_PROTO,
                                .server = STR("wary"),
                                .session = str_part(str_of(c->hub->plan->id), 0, 8)});
    bool is_capped = !c->hub->plan->is_one_account && c->uid != geteuid();
    if (c->hub->conn_count > HUB_CONNECTIONS_MAX) {
        conn_refuse(c, "full", "no more lines are free; try again in a minute", 60000);
    } else if (is_capped && count_of(c->hub, c->uid) > HUB_PER_USER_MAX) {
        conn_refuse(c, "too-many", "you have too many connections to this class; close one", 0);
    }
}

void conn_open(struct hub *hub, int fd)
{
    uid_t uid;
    if (!local_peer(fd, &uid, NULL)) {
        (void)close(fd);
        return;
    }
    struct conn *c = mem_new(1, sizeof *c);
    *c = (struct conn){.hub = hub,
                       .uid = uid,
                       .next = hub->conns,
                       .tokens = (uint64_t)HUB_BURST * 1000,
                       .tokens_ms = clock_ms()};
    c->bev = bufferevent_socket_new(hub->base, fd, BEV_OPT_CLOSE_ON_FREE);
    c->again = event_new(hub->base, -1, 0, on_again, c);
    if (c->next) {
        c->next->before = c;
    }
    hub->conns = c;
    hub->conn_count++;
    bufferevent_setcb(c->bev, on_read, on_write, on_event, c);
    bufferevent_setwatermark(c->bev, EV_READ, 0, WIRE_LINE_MAX);
    (void)bufferevent_enable(c->bev, EV_READ | EV_WRITE);
    set_timeouts(c, HUB_HANDSHAKE_S);
    greet(c);
    if (hub->conn_count > HUB_CONNECTIONS_MAX) {
        (void)evconnlistener_disable(hub->listener);
    }
}
