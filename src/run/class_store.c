#include "run/class_store.h"

#include <stdlib.h>
#include <string.h>

#include "core/session.h"
#include "run/stored.h"
#include "sys/clock.h"

enum { NUMBER_AT = 24 };  // an id: 24 digits of the class, 8 of the learner; 0: its own log

static uint32_t learner_of(const struct store_session *row)
{
    return (uint32_t)strtoul(row->id + NUMBER_AT, NULL, 16);
}

static bool look(void *ctx, const struct store_session *row)
{
    bool *is_class = ctx;
    *is_class |= strcmp(row->scenario, "class") == 0 && learner_of(row) == 0;
    return !*is_class;
}

bool class_store_is_one(const char *path)
{
    bool is_class = false;
    if (!store_sqlite_is_ours(path, NULL)) {
        return false;
    }
    struct store *store = store_sqlite_open(path, NULL);
    (void)(store && store->each_session(store, STORE_ALL, look, &is_class, NULL));
    store_close(store);
    return is_class;
}

// One learner's log on its way into conversations.
struct reading {
    struct library *lib;
    struct store *store;
    struct arena *arena;
    int64_t day;
    struct scenario *sc;  // owned: of the conversation that is open
    struct session *session;
    struct played *list;  // owned; the oldest first
    size_t count, cap;
};

static void close_one(struct reading *r)
{
    if (r->session && r->session->state >= SESSION_JUDGED) {
        r->list = mem_grow(r->list, &r->cap, r->count + 1, sizeof *r->list);
        r->list[r->count++] = played_note(r->arena, r->session, r->day);
    }
    session_free(r->session);
    scenario_free(r->sc);
    r->session = NULL;
    r->sc = NULL;
}

static bool open_one(struct reading *r, const struct event *ev, struct err *err)
{
    struct buf text = {0};
    close_one(r);
    bool ok = r->store->fetch(r->store, ev->u.begin.hash, &text, err);
    r->sc =
        ok ? library_revive(r->lib, (struct str){text.ptr, text.len}, ev->u.begin.hash, err) : NULL;
    buf_free(&text);
    r->session = r->sc ? session_new(r->sc, r->lib->registry) : NULL;
    return r->session != NULL;
}

static bool read_log(struct reading *r, const struct stored_log *log, struct err *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < log->count; i++) {
        struct event ev;
        ok = event_parse(log->list[i].line, &ev, err);
        ev.at_ms = log->list[i].at_ms;
        ok = ok && (ev.kind != EVENT_BEGIN || open_one(r, &ev, err)) && r->session &&
             session_apply(r->session, &ev, err);
    }
    close_one(r);
    return ok;
}

static void turn_round(struct reading *r)
{
    for (size_t i = 0; i < r->count / 2; i++) {
        struct played one = r->list[i];
        r->list[i] = r->list[r->count - 1 - i];
        r->list[r->count - 1 - i] = one;
    }
}

static bool read_learner(struct reading *r, const struct store_session *row, struct err *err)
{
    struct stored_log log = {0};
    r->day = clock_day(row->started_s);
    bool ok = stored_log(r->store, row->id, &log, err) && read_log(r, &log, err);
    stored_log_free(&log);
    turn_round(r);
    return ok;
}

static bool fold(struct library *lib, struct store *store, const struct stored_rows *rows,
                 struct cohort *out, struct err *err)
{
    struct arena arena = {0};
    struct reading *all = mem_new(rows->count + 1, sizeof *all);
    struct cohort_learner *learners = mem_new(rows->count + 1, sizeof *learners);
    size_t count = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < rows->count; i++) {
        if (learner_of(&rows->list[i]) == 0) {
            continue;
        }
        all[count] = (struct reading){.lib = lib, .store = store, .arena = &arena};
        ok = read_learner(&all[count], &rows->list[i], err);
        learners[count] =
            (struct cohort_learner){.list = all[count].list, .count = all[count].count};
        count++;
    }
    if (ok) {
        cohort_fold(learners, count, out);
    }
    for (size_t i = 0; i < count; i++) {
        mem_free(all[i].list);
    }
    mem_free(all);
    mem_free(learners);
    arena_free(&arena);
    return ok;
}

bool class_store_fold(struct library *lib, const char *path, struct cohort *out, struct err *err)
{
    struct stored_rows rows = {0};
    struct store *store = store_sqlite_open(path, err);
    bool ok = store && stored_rows(store, &rows, err) && fold(lib, store, &rows, out, err);
    stored_rows_free(&rows);
    store_close(store);
    return ok;
}
