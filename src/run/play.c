#include "run/play.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "sys/clock.h"

void play_new_id(char id[STORE_ID_LEN + 1])
{
    (void)snprintf(id, STORE_ID_LEN + 1, "%016" PRIx64 "%016" PRIx64, clock_random(),
                   clock_random());
}

static void copy(char *to, size_t size, const char *from)
{
    (void)snprintf(to, size, "%s", from ? from : "");
}

static void copy_str(char *to, size_t size, struct str from)
{
    (void)snprintf(to, size, "%.*s", STR_ARG(from));
}

uint64_t play_now(const struct play *p)
{
    return p->session ? clock_ms() - p->base_ms : 0;
}

static struct event begin_event(const struct scenario *sc, const struct play_begin *begin)
{
    struct event ev = event_begin(sc, begin->seed);
    event_place(&ev, sc, begin->lang, begin->region);
    ev.u.begin.mode = begin->mode;
    return ev;
}

static bool store_begin(struct play *p, struct store *store, struct str text, struct err *err)
{
    struct store_session row = {.version = p->scenario->version, .started_s = clock_wall_s()};
    copy(row.id, sizeof row.id, p->id);
    copy_str(row.scenario, sizeof row.scenario, p->scenario->id);
    copy(row.hash, sizeof row.hash, p->scenario->hash);
    row.is_open = true;
    return p->is_detached ||
           (store->pin(store, row.hash, text, err) && store->begin(store, &row, err));
}

static void drop(struct play *p)
{
    session_free(p->session);
    if (!p->is_lent) {
        scenario_free(p->scenario);
    }
    *p = (struct play){.is_detached = p->is_detached};
}

struct wanted {
    const char *story;   // NULL: any
    const char *except;  // an id, or NULL
    struct store_session *out;
};

static bool find_open(void *ctx, const struct store_session *session)
{
    const struct wanted *w = ctx;
    bool is_it = session->is_open && session->event_count > 0 &&
                 (!w->story || strcmp(session->scenario, w->story) == 0) &&
                 (!w->except || strcmp(session->id, w->except) != 0);
    if (is_it) {
        *w->out = *session;
    }
    return !is_it;
}

bool play_find_open(struct store *store, const char *story, struct store_session *out)
{
    struct wanted w = {story, NULL, out};
    *out = (struct store_session){0};
    return store->each_session(store, STORE_OPEN, find_open, &w, NULL) && out->id[0];
}

// All that is open of a story but the one that has just begun.
static void set_aside(struct store *store, struct str story, const char *except)
{
    struct store_session old = {0};
    char id[sizeof old.scenario];
    struct wanted w = {id, except, &old};
    copy_str(id, sizeof id, story);
    do {
        old.id[0] = '\0';
    } while (store->each_session(store, STORE_OPEN, find_open, &w, NULL) && old.id[0] &&
             store->finish(store, old.id, NULL));
}

bool play_start(struct play *p, struct library *lib, struct store *store, const char *story,
                const struct play_begin *begin, struct err *err)
{
    struct buf text = {0};
    drop(p);
    p->scenario = library_load(lib, story, &text, err);
    bool ok = p->scenario != NULL;
    if (ok) {
        p->session = session_new(p->scenario, lib->registry);
        p->base_ms = clock_ms();
        play_new_id(p->id);
        struct event ev = begin_event(p->scenario, begin);
        ok = store_begin(p, store, (struct str){text.ptr, text.len}, err) &&
             play_event(p, store, &ev, err);
        if (ok && !p->is_detached) {
            set_aside(store, p->scenario->id, p->id);
        }
    }
    buf_free(&text);
    if (!ok) {
        drop(p);
    }
    return ok;
}

static bool keep_event(struct play *p, struct store *store, const struct event *ev, struct err *err)
{
    if (p->is_detached) {
        return true;
    }
    struct buf line = {0};
    event_fmt(ev, &line);
    bool ok = store->append(store, p->id, p->session->seq + 1, ev->at_ms,
                            (struct str){line.ptr, line.len}, err);
    buf_free(&line);
    return ok;
}

bool play_event(struct play *p, struct store *store, const struct event *ev, struct err *err)
{
    struct event timed = *ev;
    uint64_t now = play_now(p);
    timed.at_ms = now > p->session->at_ms ? now : p->session->at_ms;
    if (!session_check(p->session, &timed, err)) {
        return false;
    }
    return keep_event(p, store, &timed, err) && session_apply(p->session, &timed, err);
}

// A log on its way into a session.
struct replay {
    struct session *session;
    struct err *err;
    bool ok;
};

static bool replay_line(void *ctx, uint32_t seq, uint64_t at_ms, struct str line)
{
    struct replay *r = ctx;
    struct event ev;
    r->ok = event_parse(line, &ev, r->err);
    ev.at_ms = at_ms;
    r->ok = r->ok && session_apply(r->session, &ev, r->err);
    if (!r->ok) {
        err_at(r->err, "event", seq);
    }
    return r->ok;
}

bool play_replay(struct play *p, struct scenario *sc, struct library *lib, struct store *store,
                 const struct store_session *stored, struct err *err)
{
    drop(p);
    copy(p->id, sizeof p->id, stored->id);
    p->scenario = sc;
    p->is_lent = true;
    p->session = session_new(sc, lib->registry);
    struct replay r = {.session = p->session, .err = err, .ok = true};
    bool ok = store->each_event(store, p->id, replay_line, &r, err) && r.ok;
    p->base_ms = clock_ms() - p->session->at_ms;
    if (!ok) {
        drop(p);
    }
    return ok;
}

bool play_resume(struct play *p, struct library *lib, struct store *store,
                 const struct store_session *stored, struct err *err)
{
    struct buf text = {0};
    struct scenario *sc = NULL;
    drop(p);
    if (store->fetch(store, stored->hash, &text, err)) {
        sc = library_revive(lib, (struct str){text.ptr, text.len}, stored->hash, err);
    }
    buf_free(&text);
    if (!sc || !play_replay(p, sc, lib, store, stored, err)) {
        scenario_free(sc);
        return false;
    }
    p->is_lent = false;
    return true;
}

void play_close(struct play *p, struct store *store)
{
    // A form is never gone on with: what was broken off is over.
    bool is_over =
        p->session && (p->session->state == SESSION_CLOSED || p->scenario->form != FORM_NONE);
    if (is_over && !p->is_detached) {
        (void)store->finish(store, p->id, NULL);
    }
    drop(p);
}
