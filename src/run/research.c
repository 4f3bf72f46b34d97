#include "run/research.h"

#include "report/answers.h"
#include "report/codebook.h"
#include "run/play.h"
#include "sys/clock.h"

struct rows {
    struct store_session *list;  // owned; the newest first
    size_t count, cap;
};

static bool collect(void *ctx, const struct store_session *row)
{
    struct rows *rows = ctx;
    if (!row->is_open) {
        rows->list = mem_grow(rows->list, &rows->cap, rows->count + 1, sizeof *rows->list);
        rows->list[rows->count++] = *row;
    }
    return true;
}

// What is done with one finished conversation, replayed.
typedef bool each_fn(void *ctx, const struct codebook_session *one, const char *id,
                     struct err *err);

struct walk {
    struct library *lib;
    struct store *store;
    bool wants_forms;  // sittings over forms, else conversations
    each_fn *fn;
    void *ctx;
    uint32_t number;
    int64_t last;  // day of the one before
    int64_t days;  // since the first; a clock that was set back counts as none
};

static bool visit(struct walk *w, const struct store_session *row, struct err *err)
{
    struct play p = {.is_detached = true};
    bool ok = true;
    bool is_readable = play_resume(&p, w->lib, w->store, row, NULL);
    bool is_form = is_readable && p.scenario->form != FORM_NONE;
    bool is_over = is_readable && (is_form || p.session->state == SESSION_CLOSED);
    if (is_over && is_form == w->wants_forms) {
        int64_t day = clock_day(row->started_s);
        w->days += w->number && day > w->last ? day - w->last : 0;
        w->last = day;
        w->number++;
        ok = w->fn(w->ctx, &(struct codebook_session){p.session, w->number, w->days}, row->id, err);
    }
    play_close(&p, w->store);
    return ok;
}

static bool each(struct walk *w, struct err *err)
{
    struct rows rows = {0};
    bool ok = w->store->each_session(w->store, STORE_ALL, collect, &rows, err);
    for (size_t i = rows.count; ok && i-- > 0;) {
        ok = visit(w, &rows.list[i], err);
    }
    mem_free(rows.list);
    return ok;
}

static bool put_session(void *ctx, const struct codebook_session *one, const char *id,
                        struct err *err)
{
    (void)id;
    (void)err;
    codebook_session(one, ctx);
    return true;
}

bool research_sessions(struct library *lib, struct store *store, struct buf *out, struct err *err)
{
    codebook_sessions_head(out);
    return each(&(struct walk){.lib = lib, .store = store, .fn = put_session, .ctx = out}, err);
}

struct events {
    struct store *store;
    struct buf *out;
    uint32_t number;
};

static bool put_event(void *ctx, uint32_t seq, uint64_t at_ms, struct str line)
{
    const struct events *e = ctx;
    struct event event;
    if (event_parse(line, &event, NULL)) {
        event.at_ms = at_ms;
        codebook_event(e->number, seq, &event, e->out);
    }
    return true;
}

static bool put_events(void *ctx, const struct codebook_session *one, const char *id,
                       struct err *err)
{
    struct events *e = ctx;
    e->number = one->number;
    return e->store->each_event(e->store, id, put_event, e, err);
}

bool research_events(struct library *lib, struct store *store, struct buf *out, struct err *err)
{
    struct events e = {.store = store, .out = out};
    codebook_events_head(out);
    return each(&(struct walk){.lib = lib, .store = store, .fn = put_events, .ctx = &e}, err);
}

static bool put_answers(void *ctx, const struct codebook_session *one, const char *id,
                        struct err *err)
{
    (void)id;
    (void)err;
    answers_session(one, ctx);
    return true;
}

bool research_answers(struct library *lib, struct store *store, struct buf *out, struct err *err)
{
    answers_head(out);
    struct walk w = {
        .lib = lib, .store = store, .wants_forms = true, .fn = put_answers, .ctx = out};
    return each(&w, err);
}

void research_codebook(struct buf *out)
{
    codebook_text(out);
    answers_text(out);
}
