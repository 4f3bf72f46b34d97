#include <stdio.h>
#include <string.h>

#include "class/hub_state.h"
#include "core/mem.h"
#include "sys/clock.h"

void hub_store_id(const char *class_id, uint32_t learner, char out[STORE_ID_LEN + 1])
{
    (void)snprintf(out, STORE_ID_LEN + 1, "%.*s%08x", HUB_ID, class_id, learner);
}

static struct seat *seat_of(struct hub *hub, uint32_t learner)
{
    if (learner > hub->seat_count) {
        hub->seats = mem_grow(hub->seats, &hub->seat_cap, learner, sizeof *hub->seats);
        hub->seat_count = learner;
    }
    return &hub->seats[learner - 1];
}

// --- lines into the state

static int story_of(const struct hub *hub, const char *hash)
{
    for (uint32_t i = 0; i < hub->plan->lesson->story_count; i++) {
        if (strcmp(hub->plan->stories[i]->hash, hash) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static bool begin_story(struct hub *hub, struct seat *seat, const struct event *ev, struct err *err)
{
    int story = story_of(hub, ev->u.begin.hash);
    if (story < 0) {
        return err_set(err, ERR_EVENT, "this story is not one of the lesson's");
    }
    struct session *s = session_new(hub->plan->stories[story], hub->plan->registry);
    if (!session_apply(s, ev, err)) {
        session_free(s);
        return false;
    }
    session_free(seat->session);
    seat->session = s;
    seat->story = (uint32_t)story;
    seat->begin = seat->seq + 1;
    return true;
}

static bool fold_line(struct hub *hub, uint32_t learner, uint64_t ms, struct str line,
                      struct err *err)
{
    struct seat *seat = seat_of(hub, learner);
    struct event ev;
    if (!event_parse(line, &ev, err)) {
        return false;
    }
    ev.at_ms = ms;
    bool ok = ev.kind == EVENT_BEGIN
                  ? begin_story(hub, seat, &ev, err)
                  : (seat->session ? session_apply(seat->session, &ev, err)
                                   : err_set(err, ERR_EVENT, "no story is open"));
    seat->seq += ok;
    seat->is_dirty |= ok;
    return ok;
}

static void add_item(struct hub *hub, uint32_t learner, uint32_t seq, uint64_t ms, struct str line)
{
    hub->items = mem_grow(hub->items, &hub->item_cap, hub->item_count + 1, sizeof *hub->items);
    hub->items[hub->item_count++] = (struct item){
        learner, seq, ms, line.len ? mem_copy(line.ptr, line.len) : NULL, line.len, false};
    event_active(hub->commit, EV_TIMEOUT, 0);
}

bool book_roll(struct hub *hub, const struct roll_event *ev, struct err *err)
{
    struct buf line = {0};
    if (!roll_apply(&hub->roll, ev, err)) {
        return false;
    }
    roll_fmt(ev, &line);
    add_item(hub, 0, ++hub->roll_seq, clock_ms() - hub->begin_ms, (struct str){line.ptr, line.len});
    buf_free(&line);
    if (ev->kind == ROLL_JOIN) {
        add_item(hub, ev->learner, 0, 0, (struct str){0});
        seat_of(hub, ev->learner)->is_dirty = true;
    }
    hub->is_state_due = true;
    return true;
}

bool book_forget(struct hub *hub, uint32_t learner, struct err *err)
{
    struct roll_event ev = {.kind = ROLL_FORGET, .learner = learner};
    struct seat *seat = seat_of(hub, learner);
    if (!book_roll(hub, &ev, err)) {
        return false;
    }
    add_item(hub, learner, 0, 0, (struct str){0});
    hub->items[hub->item_count - 1].is_end = true;
    session_free(seat->session);
    *seat = (struct seat){.is_dirty = true};
    return true;
}

bool book_line(struct hub *hub, uint32_t learner, uint64_t ms, struct str line, struct err *err)
{
    if (!fold_line(hub, learner, ms, line, err)) {
        return false;
    }
    struct seat *seat = seat_of(hub, learner);
    seat->at_ms = clock_ms();
    add_item(hub, learner, seat->seq, ms, line);
    return true;
}

// --- to the disk

static bool write_item(struct hub *hub, const struct item *item, struct err *err)
{
    struct store *store = hub->plan->store;
    char id[STORE_ID_LEN + 1];
    hub_store_id(hub->plan->id, item->learner, id);
    if (item->is_end) {
        return store->drop(store, id, err);
    }
    if (item->len) {
        return store->append(store, id, item->seq, item->ms, (struct str){item->line, item->len},
                             err);
    }
    struct store_session row = {.version = 1, .started_s = clock_wall_s(), .is_open = true};
    memcpy(row.id, id, sizeof row.id);
    (void)snprintf(row.scenario, sizeof row.scenario, "class");
    return store->begin(store, &row, err);
}

static bool write_all(void *ctx, struct err *err)
{
    struct hub *hub = ctx;
    bool ok = true;
    for (size_t i = 0; ok && i < hub->item_count; i++) {
        ok = write_item(hub, &hub->items[i], err);
    }
    return ok;
}

static void drop_items(struct hub *hub)
{
    for (size_t i = 0; i < hub->item_count; i++) {
        mem_free(hub->items[i].line);
    }
    hub->item_count = 0;
}

static void acknowledge(struct hub *hub)
{
    for (size_t i = 0; i < hub->item_count; i++) {
        const struct item *item = &hub->items[i];
        struct seat *seat = item->learner ? seat_of(hub, item->learner) : NULL;
        if (seat && item->seq > seat->acked) {
            seat->acked = item->seq;
            if (seat->conn) {
                seat->conn->is_ack_due = true;
            }
        }
    }
}

bool book_commit(struct hub *hub)
{
    struct err err = {0};
    if (hub->item_count == 0) {
        return true;
    }
    if (!hub->plan->store->together(hub->plan->store, write_all, hub, &err)) {
        hub->is_state_due |= hub->trouble[0] == '\0';
        (void)snprintf(hub->trouble, sizeof hub->trouble, "%s", err.msg);
        return false;
    }
    hub->is_state_due |= hub->trouble[0] != '\0';
    hub->trouble[0] = '\0';
    acknowledge(hub);
    drop_items(hub);
    return true;
}

// --- and back

struct reading {
    struct hub *hub;
    uint32_t learner;
    struct err *err;
    bool ok;
};

static bool read_line(void *ctx, uint32_t seq, uint64_t at_ms, struct str line)
{
    struct reading *r = ctx;
    struct hub *hub = r->hub;
    if (r->learner) {
        r->ok = fold_line(hub, r->learner, at_ms, line, r->err);
        seat_of(hub, r->learner)->acked = seq;
    } else {
        struct roll_event ev;
        r->ok = roll_parse(line, &ev, r->err) && roll_apply(&hub->roll, &ev, r->err);
        hub->roll_seq = seq;
        hub->begin_ms = clock_ms() - at_ms;
    }
    return r->ok || err_at(r->err, "line", seq);
}

static bool read_log(struct hub *hub, uint32_t learner, struct err *err)
{
    struct store *store = hub->plan->store;
    struct reading r = {hub, learner, err, true};
    char id[STORE_ID_LEN + 1];
    hub_store_id(hub->plan->id, learner, id);
    if (learner) {
        (void)seat_of(hub, learner);
    }
    return store->each_event(store, id, read_line, &r, err) && r.ok;
}

struct wanted {
    char id[STORE_ID_LEN + 1];
    bool is_there;
};

static bool look_for(void *ctx, const struct store_session *row)
{
    struct wanted *w = ctx;
    w->is_there |= strcmp(w->id, row->id) == 0;
    return !w->is_there;
}

// A class is begun with all that it needs to be gone on with, or not at all.
static bool begin_class(void *ctx, struct err *err)
{
    struct hub *hub = ctx;
    struct store *store = hub->plan->store;
    struct store_session row = {.version = 1, .started_s = clock_wall_s(), .is_open = true};
    hub_store_id(hub->plan->id, 0, row.id);
    (void)snprintf(row.scenario, sizeof row.scenario, "class");
    bool ok =
        store->begin(store, &row, err) && store->append(store, row.id, 1, 0, STR("open"), err);
    for (uint32_t i = 0; ok && i < hub->plan->lesson->story_count; i++) {
        ok = store->pin(store, hub->plan->stories[i]->hash,
                        (struct str){hub->plan->texts[i].ptr, hub->plan->texts[i].len}, err);
    }
    return ok;
}

bool book_open(struct hub *hub, struct err *err)
{
    struct store *store = hub->plan->store;
    struct wanted w = {.is_there = false};
    hub_store_id(hub->plan->id, 0, w.id);
    hub->begin_ms = clock_ms();
    bool ok = store->each_session(store, STORE_ALL, look_for, &w, err) &&
              (w.is_there || store->together(store, begin_class, hub, err)) &&
              read_log(hub, 0, err);
    for (uint32_t n = 1; ok && n <= hub->roll.count; n++) {
        (void)seat_of(hub, n);
        ok = hub->roll.list[n - 1].is_forgotten || read_log(hub, n, err);
    }
    return ok;
}

void book_close(struct hub *hub)
{
    for (uint32_t i = 0; i < hub->seat_count; i++) {
        session_free(hub->seats[i].session);
    }
    drop_items(hub);
    mem_free(hub->items);
    mem_free(hub->seats);
    mem_free(hub->guesses);
    roll_free(&hub->roll);
}
