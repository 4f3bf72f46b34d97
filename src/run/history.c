#include "run/history.h"

#include "run/play.h"
#include "sys/clock.h"

// A walk over the store's sessions.  The rows are collected first: replaying
// one asks the same store again.
struct rows {
    struct store_session *list;  // owned
    size_t count, cap;
};

static bool collect(void *ctx, const struct store_session *session)
{
    struct rows *rows = ctx;
    if (!session->is_open && rows->count < HISTORY_MAX) {
        rows->list = mem_grow(rows->list, &rows->cap, rows->count + 1, sizeof *rows->list);
        rows->list[rows->count++] = *session;
    }
    return rows->count < HISTORY_MAX;
}

static struct str keep(struct history *h, struct str s)
{
    return (struct str){arena_copy(&h->arena, s.ptr, s.len), s.len};
}

static void note(struct history *h, const struct play *p, const struct store_session *row)
{
    struct score score;
    score_session(p->session, &score);
    struct past *past = &h->pasts[h->count];
    *past = (struct past){
        .id = keep(h, p->scenario->id),
        .title = keep(h, p->scenario->title),
        .verdict = p->scenario->verdict,
        .outcome = score_outcome(p->scenario->verdict, p->session->judged, p->session->sure),
        .number = score.why == SCORE_OK ? score.number : -1,
        .noticed = score.noticed,
        .counted = score.counted,
    };
    clock_date(row->started_s, past->when);
    h->ids[h->count++] = keep(h, p->scenario->id);
}

void history_fill(struct history *h, struct store *store, struct library *lib)
{
    struct rows rows = {0};
    history_free(h);
    (void)store->each_session(store, collect, &rows, NULL);
    h->pasts = arena_new(&h->arena, rows.count, sizeof *h->pasts);
    h->ids = arena_new(&h->arena, rows.count, sizeof *h->ids);
    for (size_t i = 0; i < rows.count; i++) {
        struct play p = {0};
        if (play_resume(&p, lib, store, &rows.list[i], NULL) &&
            p.session->state == SESSION_CLOSED) {
            note(h, &p, &rows.list[i]);
        }
        play_close(&p, store);
    }
    mem_free(rows.list);
}

static bool mark_open(void *ctx, const struct store_session *session)
{
    struct library *lib = ctx;
    for (size_t s = 0; s < lib->story_count; s++) {
        bool is_it = session->is_open && session->event_count > 0 &&
                     str_is_c(lib->stories[s].id, session->scenario);
        lib->stories[s].is_open |= is_it;
    }
    return true;
}

void history_mark_stories(const struct history *h, struct store *store, struct library *lib)
{
    for (size_t s = 0; s < lib->story_count; s++) {
        lib->stories[s].is_played = lib->stories[s].is_open = false;
        for (size_t i = 0; i < h->count; i++) {
            lib->stories[s].is_played |= str_is(h->ids[i], lib->stories[s].id);
        }
    }
    (void)store->each_session(store, mark_open, lib, NULL);
}

void history_resume_title(struct history *h, struct store *store, struct library *lib,
                          const struct store_session *open, struct app *app)
{
    struct play p = {0};
    app->can_resume = play_resume(&p, lib, store, open, NULL);
    if (app->can_resume) {
        app->resume_title = keep(h, p.scenario->title);
        app->resume_day = p.session->day;
    }
    play_close(&p, store);
}

void history_free(struct history *h)
{
    arena_free(&h->arena);
    *h = (struct history){0};
}
