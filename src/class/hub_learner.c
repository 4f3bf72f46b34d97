#include <stdio.h>
#include <string.h>

#include "class/hub_state.h"
#include "core/mem.h"
#include "sys/clock.h"

enum { MINUTE_MS = 60000, NAME_TRIES = 200 };

// --- who it is

static void who_of(const struct hub *hub, uid_t uid, char out[HASH_HEX + 1])
{
    char text[32];
    (void)snprintf(text, sizeof text, "%lu", (unsigned long)uid);
    hash_hmac((struct str){hub->plan->key, HASH_KEY}, str_of(text), out);
}

static void token_hash(const struct hub *hub, struct str token, char out[HASH_HEX + 1])
{
    hash_hmac((struct str){hub->plan->key, HASH_KEY}, token, out);
}

static struct guess *guess_of(struct hub *hub, uid_t uid)
{
    for (size_t i = 0; i < hub->guess_count; i++) {
        if (hub->guesses[i].uid == uid) {
            return &hub->guesses[i];
        }
    }
    size_t at = hub->guess_count < HUB_USERS_MAX ? hub->guess_count++ : uid % HUB_USERS_MAX;
    hub->guesses = mem_grow(hub->guesses, &hub->guess_cap, hub->guess_count, sizeof *hub->guesses);
    hub->guesses[at] = (struct guess){.uid = uid, .since_ms = clock_ms()};
    return &hub->guesses[at];
}

// Whether the code is right; wrong ones are counted a minute long.
static bool knows_code(struct conn *c, struct str code)
{
    struct guess *g = guess_of(c->hub, c->uid);
    uint64_t now = clock_ms();
    if (now - g->since_ms >= MINUTE_MS) {
        *g = (struct guess){.uid = c->uid, .since_ms = now};
    }
    if (g->count >= HUB_GUESSES) {
        conn_refuse(c, "too-many-codes", "too many wrong codes; wait a minute",
                    (uint32_t)(MINUTE_MS - (now - g->since_ms)));
        return false;
    }
    if (!str_is_c(code, c->hub->plan->code)) {
        g->count++;
        conn_refuse(c, "wrong-code", "this is not the code of the class", 0);
        return false;
    }
    return true;
}

// --- coming in

// Two words of the registry; a number behind them when all are taken.
static void draw_name(struct hub *hub, char out[ROLL_NAME + 1])
{
    const struct words *first = &hub->plan->registry->class_first;
    const struct words *second = &hub->plan->registry->class_second;
    for (int i = 0; i < NAME_TRIES; i++) {
        uint64_t n = clock_random();
        struct str a = first->count ? first->list[n % first->count] : STR("Learner");
        struct str b = second->count ? second->list[(n >> 32) % second->count] : STR("");
        (void)snprintf(out, ROLL_NAME + 1, "%.*s %.*s", STR_ARG(a), STR_ARG(b));
        if (!roll_has_name(&hub->roll, out)) {
            return;
        }
    }
    (void)snprintf(out, ROLL_NAME + 1, "Learner %u", hub->roll.count + 1);
}

// From here on this line is the learner's; an older one is told so.
static void sit(struct conn *c, uint32_t learner)
{
    struct seat *seat = &c->hub->seats[learner - 1];
    if (seat->conn) {
        struct conn *old = seat->conn;
        seat->conn = NULL;
        old->learner = 0;
        old->role = ROLE_NONE;
        conn_refuse(old, "elsewhere", "you have joined from another terminal", 0);
    }
    seat->conn = c;
    seat->is_dirty = true;
    seat->at_ms = clock_ms();
    c->role = ROLE_LEARNER;
    c->learner = learner;
    c->is_welcome_due = c->is_state_due = true;
    c->hub->is_state_due = true;
    conn_settle(c);
    event_active(c->hub->commit, EV_TIMEOUT, 0);
}

static void come_back(struct conn *c, const struct wire *w)
{
    struct roll *roll = &c->hub->roll;
    char hash[HASH_HEX + 1], who[HASH_HEX + 1];
    token_hash(c->hub, w->resume, hash);
    who_of(c->hub, c->uid, who);
    uint32_t learner = roll_find_token(roll, hash);
    if (!learner || strcmp(roll->list[learner - 1].who, who) != 0) {
        conn_refuse(c, "unknown-learner", "nobody in this class has that token", 0);
        return;
    }
    (void)snprintf(c->resume, sizeof c->resume, "%.*s", STR_ARG(w->resume));
    sit(c, learner);
}

static void come_new(struct conn *c)
{
    struct hub *hub = c->hub;
    struct roll_event ev = {.kind = ROLL_JOIN, .learner = hub->roll.count + 1};
    struct err err = {0};
    (void)snprintf(c->resume, sizeof c->resume, "%016llx%016llx",
                   (unsigned long long)clock_random(), (unsigned long long)clock_random());
    token_hash(hub, str_of(c->resume), ev.token);
    who_of(hub, c->uid, ev.who);
    draw_name(hub, ev.name);
    if (!book_roll(hub, &ev, &err)) {
        conn_refuse(c, "refused", err.msg, 0);
        return;
    }
    sit(c, ev.learner);
}

void learner_join(struct conn *c, const struct wire *w)
{
    if (w->proto != WIRE_PROTO) {
        conn_refuse(c, "protocol", "this class speaks another version; update wary", 0);
    } else if (knows_code(c, w->code)) {
        if (w->resume.len) {
            come_back(c, w);
        } else {
            come_new(c);
        }
    }
}

// --- being there

struct telling {
    struct conn *c;
    uint32_t from;
};

static bool tell_line(void *ctx, uint32_t seq, uint64_t at_ms, struct str line)
{
    const struct telling *t = ctx;
    if (seq >= t->from) {
        conn_send(t->c, &(struct wire){.kind = WIRE_LOG, .seq = seq, .ms = at_ms, .line = line});
    }
    return true;
}

// The story that is open, line by line: the terminal of before may be gone.
static void tell_log(struct conn *c)
{
    const struct hub_plan *plan = c->hub->plan;
    struct telling t = {c, c->hub->seats[c->learner - 1].begin};
    char id[STORE_ID_LEN + 1];
    hub_store_id(plan->id, c->learner, id);
    if (c->hub->seats[c->learner - 1].acked) {
        (void)plan->store->each_event(plan->store, id, tell_line, &t, NULL);
    }
}

void learner_welcome(struct conn *c)
{
    const struct hub *hub = c->hub;
    const struct lesson *lesson = hub->plan->lesson;
    bool is_whole = c->is_welcome_due;
    c->is_welcome_due = c->is_name_due = false;
    conn_send(c, &(struct wire){.kind = WIRE_WELCOME,
                                .learner = c->learner,
                                .name = str_of(hub->roll.list[c->learner - 1].name),
                                .resume = str_of(c->resume),
                                .seq = hub->seats[c->learner - 1].acked,
                                .title = lesson->title,
                                .count = lesson->story_count,
                                .is_paced = lesson->pace == LESSON_STAGE});
    if (is_whole) {
        conn_tell_stories(c);
        tell_log(c);
    }
}

void learner_ev(struct conn *c, const struct wire *w)
{
    struct seat *seat = &c->hub->seats[c->learner - 1];
    struct err err = {0};
    if (w->seq <= seat->seq) {
        c->is_ack_due = true;  // it came before; the answer was lost
        event_active(c->hub->commit, EV_TIMEOUT, 0);
    } else if (w->seq != seat->seq + 1) {
        conn_refuse(c, "gap", "a line of the log is missing before this one", 0);
    } else if (!book_line(c->hub, c->learner, w->ms, w->line, &err)) {
        conn_refuse(c, "bad-event", err.msg, 0);
    }
}

void learner_spin(struct conn *c, const struct wire *w)
{
    struct roll_event ev = {.kind = ROLL_RENAME, .learner = c->learner};
    (void)w;
    draw_name(c->hub, ev.name);
    (void)book_roll(c->hub, &ev, NULL);  // no more spins: the name is told as it is
    c->is_name_due = true;
    c->hub->seats[c->learner - 1].is_dirty = true;
    event_active(c->hub->commit, EV_TIMEOUT, 0);
}

// A ballot of a round that is over comes too late; that is no fault.
void learner_ballot(struct conn *c, const struct wire *w)
{
    int verdict = scenario_word(scenario_verdict_words, VERDICTS, w->verdict);
    struct roll_event ev = {.kind = ROLL_BALLOT,
                            .learner = c->learner,
                            .number = (uint32_t)w->round,
                            .verdict = verdict >= 0 ? (enum verdict)verdict : VERDICT_UNCLEAR};
    if (verdict < 0) {
        conn_refuse(c, "bad-message", "no such verdict", 0);
        return;
    }
    (void)book_roll(c->hub, &ev, NULL);
}

void learner_forget(struct conn *c, const struct wire *w)
{
    struct err err = {0};
    (void)w;
    if (!book_forget(c->hub, c->learner, &err)) {
        conn_refuse(c, "refused", err.msg, 0);
        return;
    }
    c->learner = 0;
    c->role = ROLE_NONE;
    c->is_forgotten = true;
}

static size_t whole_letters(const char *text, size_t from, size_t len, size_t most)
{
    size_t n = len - from < most ? len - from : most;
    while (n && from + n < len && ((unsigned char)text[from + n] & 0xC0) == 0x80) {
        n--;
    }
    return n;
}

void learner_get(struct conn *c, const struct wire *w)
{
    const struct hub_plan *plan = c->hub->plan;
    for (uint32_t i = 0; i < plan->lesson->story_count; i++) {
        const struct buf *text = &plan->texts[i];
        if (str_is_c(w->hash, plan->stories[i]->hash) && w->from <= text->len) {
            size_t from = (size_t)w->from;
            size_t n = whole_letters(text->ptr, from, text->len, WIRE_PART_MAX);
            conn_send(c, &(struct wire){.kind = WIRE_PART,
                                        .hash = w->hash,
                                        .from = w->from,
                                        .part = {text->ptr + from, n}});
            return;
        }
    }
    conn_refuse(c, "unknown-story", "this story is not one of the lesson's", 0);
}
