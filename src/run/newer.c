#include "run/newer.h"

#include <stdio.h>
#include <string.h>

#include "sys/clock.h"

// The log of a conversation, read back.
struct log {
    struct event *list;  // owned
    size_t count, cap;
};

static bool take_line(void *ctx, uint32_t seq, uint64_t at_ms, struct str line)
{
    struct log *log = ctx;
    (void)seq;
    log->list = mem_grow(log->list, &log->cap, log->count + 1, sizeof *log->list);
    struct event *ev = &log->list[log->count];
    bool ok = event_parse(line, ev, NULL);
    ev->at_ms = at_ms;
    log->count += ok;
    return ok;
}

static struct store_session row_of(const struct scenario *sc)
{
    struct store_session row = {.version = sc->version, .started_s = clock_wall_s()};
    play_new_id(row.id);
    row.is_open = true;
    (void)snprintf(row.scenario, sizeof row.scenario, "%.*s", STR_ARG(sc->id));
    (void)snprintf(row.hash, sizeof row.hash, "%s", sc->hash);
    return row;
}

static bool replace(struct store *store, const char *old, const struct store_session *row,
                    const struct carried *carried, struct err *err)
{
    struct arena arena = {0};
    struct store_event *events = arena_new(&arena, carried->count, sizeof *events);
    for (size_t i = 0; i < carried->count; i++) {
        struct buf line = {0};
        event_fmt(&carried->events[i], &line);
        events[i].at_ms = carried->events[i].at_ms;
        events[i].line = (struct str){arena_copy(&arena, line.ptr, line.len), line.len};
        buf_free(&line);
    }
    bool ok = store->replace(store, old, row, events, carried->count, err);
    arena_free(&arena);
    return ok;
}

static void note_of(const struct carried *carried, struct carried_note *out)
{
    *out = (struct carried_note){.is_carried = true,
                                 .how = carried->how,
                                 .why = carried->why,
                                 .marks_lost = carried->marks_lost};
    size_t n = carried->words.len < sizeof out->words ? carried->words.len : sizeof out->words - 1;
    while (n < carried->words.len && ((unsigned char)carried->words.ptr[n] & 0xC0) == 0x80) {
        n--;  // never half a character
    }
    (void)snprintf(out->words, sizeof out->words, "%.*s", STR_ARG(str_part(carried->words, 0, n)));
}

// A conversation on its way to another version.
struct move {
    struct play *p;
    struct library *lib;
    struct store *store;
    struct str text;  // the newer file
    struct err *err;
};

static bool put_in_place(const struct move *m, const struct scenario *now,
                         const struct carried *carried)
{
    struct store_session row = row_of(now);
    return m->store->pin(m->store, row.hash, m->text, m->err) &&
           replace(m->store, m->p->id, &row, carried, m->err) &&
           play_resume(m->p, m->lib, m->store, &row, m->err);
}

// The story `now` takes the place of p's.
static bool carry(const struct move *m, const struct scenario *now, struct carried_note *out)
{
    struct log log = {0};
    struct carried carried = {0};
    struct counterpart map = counterpart_of(m->p->scenario, now);
    bool ok = m->store->each_event(m->store, m->p->id, take_line, &log, m->err);
    if (ok && carry_over(&map, m->lib->registry, log.list, log.count, &carried)) {
        struct carried_note note;
        note_of(&carried, &note);
        ok = put_in_place(m, now, &carried);
        *out = ok ? note : *out;
    }
    carry_free(&carried);
    counterpart_free(&map);
    mem_free(log.list);
    return ok;
}

bool newer_take(struct play *p, struct library *lib, struct store *store, struct carried_note *out,
                struct err *err)
{
    struct buf text = {0};
    char id[SCENARIO_ID_MAX + 1];
    bool ok = true;
    *out = (struct carried_note){0};
    (void)snprintf(id, sizeof id, "%.*s", STR_ARG(p->scenario->id));
    // A story that is no longer there, or has a fault, takes nobody's place.
    struct scenario *now = p->is_detached ? NULL : library_load(lib, id, &text, NULL);
    if (now && carry_is_due(now, p->scenario->version, p->scenario->hash)) {
        const struct move m = {p, lib, store, {text.ptr, text.len}, err};
        ok = carry(&m, now, out);
    }
    scenario_free(now);
    buf_free(&text);
    return ok;
}
