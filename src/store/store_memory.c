#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "store/store.h"

struct kept_event {
    uint64_t at_ms;
    struct str line;
};

struct kept_session {
    struct store_session row;
    struct kept_event *events;  // owned
    size_t cap;
    bool is_placed;  // while an order is given
};

struct kept_story {
    char hash[65];
    struct str text;
};

struct memory {
    struct arena arena;  // owns lines and texts
    struct kept_session *sessions;
    struct kept_story *stories;
    size_t session_count, session_cap, story_count, story_cap;
    struct kept_event **dropped;  // owned, of sessions that were dropped: they may come back
    size_t dropped_count, dropped_cap;
};

static struct kept_session *find(struct memory *m, const char *id)
{
    for (size_t i = 0; i < m->session_count; i++) {
        if (strcmp(m->sessions[i].row.id, id) == 0) {
            return &m->sessions[i];
        }
    }
    return NULL;
}

static bool no_session(const char *id, struct err *err)
{
    return err_set(err, ERR_STORE, "there is no session %s", id);
}

static struct str keep(struct memory *m, struct str s)
{
    return (struct str){arena_copy(&m->arena, s.ptr, s.len), s.len};
}

static void forget_all(struct memory *m)
{
    for (size_t i = 0; i < m->session_count; i++) {
        mem_free(m->sessions[i].events);
    }
    for (size_t i = 0; i < m->dropped_count; i++) {
        mem_free(m->dropped[i]);
    }
    mem_free(m->dropped);
    mem_free(m->sessions);
    mem_free(m->stories);
    arena_free(&m->arena);
    *m = (struct memory){0};
}

static void memory_close(struct store *store)
{
    forget_all(store->impl);
    mem_free(store->impl);
}

static bool memory_begin(struct store *store, const struct store_session *session, struct err *err)
{
    struct memory *m = store->impl;
    if (find(m, session->id)) {
        return err_set(err, ERR_STORE, "session %s exists already", session->id);
    }
    m->sessions = mem_grow(m->sessions, &m->session_cap, m->session_count + 1, sizeof *m->sessions);
    struct kept_session *kept = &m->sessions[m->session_count++];
    *kept = (struct kept_session){.row = *session};
    kept->row.is_open = true;
    kept->row.event_count = 0;
    return true;
}

static bool memory_append(struct store *store, const char *id, uint32_t seq, uint64_t at_ms,
                          struct str line, struct err *err)
{
    struct memory *m = store->impl;
    struct kept_session *kept = find(m, id);
    if (!kept || seq != kept->row.event_count + 1) {
        return kept ? err_set(err, ERR_STORE, "event %u is out of order", seq)
                    : no_session(id, err);
    }
    kept->events = mem_grow(kept->events, &kept->cap, seq, sizeof *kept->events);
    kept->events[kept->row.event_count++] = (struct kept_event){at_ms, keep(m, line)};
    return true;
}

static bool memory_finish(struct store *store, const char *id, struct err *err)
{
    struct kept_session *kept = find(store->impl, id);
    if (!kept) {
        return no_session(id, err);
    }
    kept->row.is_open = false;
    return true;
}

static bool memory_drop(struct store *store, const char *id, struct err *err)
{
    struct memory *m = store->impl;
    struct kept_session *kept = find(m, id);
    if (!kept) {
        return no_session(id, err);
    }
    size_t at = (size_t)(kept - m->sessions);
    m->dropped =
        mem_grow(m->dropped, &m->dropped_cap, m->dropped_count + 1, sizeof(struct kept_event *));
    m->dropped[m->dropped_count++] = kept->events;
    memmove(kept, kept + 1, (m->session_count - at - 1) * sizeof *kept);
    m->session_count--;
    return true;
}

static bool memory_replace(struct store *store, const char *old,
                           const struct store_session *session, const struct store_event *events,
                           size_t count, struct err *err)
{
    if (old && !find(store->impl, old)) {
        return no_session(old, err);
    }
    bool ok = memory_begin(store, session, err);
    for (uint32_t i = 0; i < count && ok; i++) {
        ok = memory_append(store, session->id, i + 1, events[i].at_ms, events[i].line, err);
    }
    return ok && (session->is_open || memory_finish(store, session->id, err)) &&
           (!old || memory_finish(store, old, err));
}

static bool memory_each_event(struct store *store, const char *id, store_event_fn *fn, void *ctx,
                              struct err *err)
{
    struct kept_session *kept = find(store->impl, id);
    if (!kept) {
        return no_session(id, err);
    }
    for (uint32_t i = 0; i < kept->row.event_count; i++) {
        if (!fn(ctx, i + 1, kept->events[i].at_ms, kept->events[i].line)) {
            break;
        }
    }
    return true;
}

static bool memory_each_session(struct store *store, enum store_which which, store_session_fn *fn,
                                void *ctx, struct err *err)
{
    struct memory *m = store->impl;
    (void)err;
    for (size_t i = m->session_count; i > 0; i--) {
        const struct store_session *row = &m->sessions[i - 1].row;
        if ((which == STORE_ALL || row->is_open) && !fn(ctx, row)) {
            break;
        }
    }
    return true;
}

static struct kept_story *find_story(struct memory *m, const char *hash)
{
    for (size_t i = 0; i < m->story_count; i++) {
        if (strcmp(m->stories[i].hash, hash) == 0) {
            return &m->stories[i];
        }
    }
    return NULL;
}

static bool memory_pin(struct store *store, const char *hash, struct str text, struct err *err)
{
    struct memory *m = store->impl;
    (void)err;
    if (!find_story(m, hash)) {
        m->stories = mem_grow(m->stories, &m->story_cap, m->story_count + 1, sizeof *m->stories);
        struct kept_story *kept = &m->stories[m->story_count++];
        (void)snprintf(kept->hash, sizeof kept->hash, "%s", hash);
        kept->text = keep(m, text);
    }
    return true;
}

static bool memory_fetch(struct store *store, const char *hash, struct buf *out, struct err *err)
{
    struct kept_story *kept = find_story(store->impl, hash);
    if (!kept) {
        return err_set(err, ERR_STORE, "the story of this conversation is no longer kept");
    }
    buf_put_str(out, kept->text);
    return true;
}

// What a store was like before several changes: lines and texts that came later stay in the
// arena, unseen.
struct before {
    struct kept_session *sessions;  // owned; their events are the store's
    size_t session_count, story_count, dropped_count;
};

static void go_back(struct memory *m, const struct before *was)
{
    for (size_t i = 0; i < m->session_count; i++) {
        struct kept_session *now = &m->sessions[i];
        const struct kept_session *then = NULL;
        for (size_t k = 0; !then && k < was->session_count; k++) {
            then = strcmp(was->sessions[k].row.id, now->row.id) == 0 ? &was->sessions[k] : NULL;
        }
        if (!then) {
            mem_free(now->events);
            continue;
        }
        size_t at = (size_t)(then - was->sessions);
        was->sessions[at].events = now->events;  // it may have grown
        was->sessions[at].cap = now->cap;
    }
    for (size_t k = 0; k < was->session_count; k++) {
        m->sessions[k] = was->sessions[k];
    }
    m->session_count = was->session_count;
    m->story_count = was->story_count;
    // What was dropped meanwhile is back.
    for (size_t i = was->dropped_count; i < m->dropped_count; i++) {
        m->dropped[i] = NULL;
    }
    m->dropped_count = was->dropped_count;
}

static bool memory_together(struct store *store, store_work_fn *fn, void *ctx, struct err *err)
{
    struct memory *m = store->impl;
    struct before was = {mem_new(m->session_count + 1, sizeof *was.sessions), m->session_count,
                         m->story_count, m->dropped_count};
    for (size_t i = 0; i < m->session_count; i++) {
        was.sessions[i] = m->sessions[i];
    }
    bool ok = fn(ctx, err);
    if (!ok) {
        go_back(m, &was);
    }
    mem_free(was.sessions);
    return ok;
}

static bool memory_arrange(struct store *store, const char *const *ids, size_t count,
                           struct err *err)
{
    struct memory *m = store->impl;
    struct kept_session *sorted = mem_new(count + 1, sizeof *sorted);
    bool ok =
        count == m->session_count || err_set(err, ERR_STORE, "an order names every session once");
    for (size_t i = 0; ok && i < count; i++) {
        struct kept_session *kept = find(m, ids[i]);
        ok = (kept && !kept->is_placed) || no_session(ids[i], err);
        if (ok) {
            sorted[i] = *kept;
            kept->is_placed = true;
        }
    }
    for (size_t i = 0; i < m->session_count; i++) {
        m->sessions[i] = ok ? sorted[i] : m->sessions[i];
        m->sessions[i].is_placed = false;
    }
    mem_free(sorted);
    return ok;
}

static bool memory_purge(struct store *store, struct err *err)
{
    (void)err;
    forget_all(store->impl);
    return true;
}

struct store *store_memory_open(void)
{
    struct store *store = mem_new(1, sizeof *store);
    *store = (struct store){
        .name = "memory",
        .impl = mem_new(1, sizeof(struct memory)),
        .close = memory_close,
        .begin = memory_begin,
        .append = memory_append,
        .replace = memory_replace,
        .finish = memory_finish,
        .drop = memory_drop,
        .each_event = memory_each_event,
        .each_session = memory_each_session,
        .pin = memory_pin,
        .fetch = memory_fetch,
        .together = memory_together,
        .arrange = memory_arrange,
        .purge = memory_purge,
    };
    return store;
}
