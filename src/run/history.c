#include "run/history.h"

#include <stdio.h>
#include <string.h>

#include "run/play.h"
#include "sys/clock.h"

// A walk over the store's sessions.  The rows are collected first: replaying
// one asks the same store again.
struct rows {
    struct store_session *list;  // owned
    size_t count, cap;
    bool has_more;
};

static bool collect(void *ctx, const struct store_session *session)
{
    struct rows *rows = ctx;
    rows->has_more = !session->is_open && rows->count == HISTORY_ROWS_MAX;
    if (!session->is_open && !rows->has_more) {
        rows->list = mem_grow(rows->list, &rows->cap, rows->count + 1, sizeof *rows->list);
        rows->list[rows->count++] = *session;
    }
    return !rows->has_more;
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
    h->played[h->count] = played_note(&h->arena, p->session, clock_day(row->started_s));
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

static void note_form(struct history *h, const struct play *p, const struct store_session *row)
{
    const struct session *s = p->session;
    struct sitting_past *past = &h->forms[h->form_count++];
    *past = (struct sitting_past){
        .form = keep(h, p->scenario->id),
        .title = keep(h, p->scenario->title),
        .use = p->scenario->form,
        .is_whole = s->state == SESSION_CLOSED && s->item_count == p->scenario->ask,
        .item_count = s->item_count,
    };
    for (uint32_t i = 0; i < s->item_count; i++) {
        past->items[i] = keep(h, p->scenario->scenes[s->items[i].scene].id);
    }
    sitting_count(s, &past->sum);
    clock_date(row->started_s, past->when);
}

// Stories by their hash: most conversations are of a few.
struct shelf {
    struct {
        char hash[65];
        struct scenario *sc;  // owned; NULL: it cannot be read any more
    } * list;                 // owned
    size_t count, cap;
};

static struct scenario *story_of(struct shelf *shelf, struct library *lib, struct store *store,
                                 const char *hash)
{
    for (size_t i = 0; i < shelf->count; i++) {
        if (strcmp(shelf->list[i].hash, hash) == 0) {
            return shelf->list[i].sc;
        }
    }
    struct buf text = {0};
    bool is_kept = store->fetch(store, hash, &text, NULL);
    shelf->list = mem_grow(shelf->list, &shelf->cap, shelf->count + 1, sizeof *shelf->list);
    size_t at = shelf->count++;
    (void)snprintf(shelf->list[at].hash, sizeof shelf->list[at].hash, "%s", hash);
    shelf->list[at].sc =
        is_kept ? library_revive(lib, (struct str){text.ptr, text.len}, hash, NULL) : NULL;
    buf_free(&text);
    return shelf->list[at].sc;
}

static void clear(struct shelf *shelf)
{
    for (size_t i = 0; i < shelf->count; i++) {
        scenario_free(shelf->list[i].sc);
    }
    mem_free(shelf->list);
}

void history_fill(struct history *h, struct store *store, struct library *lib)
{
    struct rows rows = {0};
    struct shelf shelf = {0};
    history_free(h);
    (void)store->each_session(store, STORE_ALL, collect, &rows, NULL);
    h->pasts = arena_new(&h->arena, rows.count, sizeof *h->pasts);
    h->played = arena_new(&h->arena, rows.count, sizeof *h->played);
    h->ids = arena_new(&h->arena, rows.count, sizeof *h->ids);
    h->forms = arena_new(&h->arena, rows.count, sizeof *h->forms);
    for (size_t i = 0; i < rows.count; i++) {
        if (h->count == HISTORY_MAX) {
            rows.has_more = true;
            break;
        }
        struct play p = {.is_detached = true};  // looking back writes nothing
        struct scenario *sc = story_of(&shelf, lib, store, rows.list[i].hash);
        bool is_read = sc && play_replay(&p, sc, lib, store, &rows.list[i], NULL);
        if (is_read && sc->form != FORM_NONE) {
            note_form(h, &p, &rows.list[i]);
        } else if (is_read && p.session->state == SESSION_CLOSED) {
            note(h, &p, &rows.list[i]);
        }
        play_close(&p, store);
    }
    h->today = clock_day(clock_wall_s());
    profile_fold(h->played, h->count, h->today, &h->profile);
    h->profile.has_older = rows.has_more;
    clear(&shelf);
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
        lib->stories[s].need = profile_need(&h->profile, lib->stories[s].signs, h->today);
    }
    (void)store->each_session(store, STORE_OPEN, mark_open, lib, NULL);
}

void history_show(const struct history *h, struct app *app)
{
    app->pasts = h->pasts;
    app->past_count = h->count;
    app->past_forms = h->forms;
    app->past_form_count = h->form_count;
    app->profile = &h->profile;
    app->today = h->today;
}

void history_free(struct history *h)
{
    arena_free(&h->arena);
    *h = (struct history){0};
}
