#include "run/profile_take.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/merge.h"
#include "core/msg.h"
#include "run/stored.h"
#include "sys/file.h"

// A conversation of the file or of the store, at its place in the order there.
struct entry {
    char id[PORTABLE_ID + 1];
    struct merge_row row;
    size_t place;
};

struct entries {
    struct entry *list;  // owned; sorted by id once it is whole
    size_t count, cap;
};

struct hash {
    char text[PORTABLE_HASH + 1];
};

struct take {
    struct store *store;
    struct str file;
    struct stored_rows rows;     // what is here, the newest first
    struct entries here, there;  // there: of those that are taken or known
    struct hash *stories;        // owned; of the file
    size_t story_count, story_cap;
    struct profile_take_count *count;
};

static void add(struct entries *list, struct str id, int64_t at_s)
{
    list->list = mem_grow(list->list, &list->cap, list->count + 1, sizeof *list->list);
    struct entry *e = &list->list[list->count];
    *e = (struct entry){.row = {at_s, MERGE_ALONE}, .place = list->count++};
    (void)snprintf(e->id, sizeof e->id, "%.*s", STR_ARG(id));
}

static int by_id(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    return strcmp(x->id, y->id);
}

static void sort(struct entries *list)
{
    if (list->count) {
        qsort(list->list, list->count, sizeof *list->list, by_id);
    }
}

static struct entry *find(const struct entries *list, const char *id)
{
    struct entry wanted = {0};
    (void)snprintf(wanted.id, sizeof wanted.id, "%s", id);
    return list->count ? bsearch(&wanted, list->list, list->count, sizeof wanted, by_id) : NULL;
}

// --- first the file is read without keeping anything

static bool check_story(void *ctx, struct str hash, struct str text, struct err *err)
{
    struct take *t = ctx;
    char is[PORTABLE_HASH + 1];
    file_hash(text, is);
    if (!str_is_c(hash, is)) {
        return err_set(err, ERR_SYNTAX, "%s", _("a story in the file is not what it says it is"));
    }
    t->stories = mem_grow(t->stories, &t->story_cap, t->story_count + 1, sizeof *t->stories);
    memcpy(t->stories[t->story_count++].text, is, sizeof is);
    return true;
}

static bool check_session(void *ctx, const struct portable_session *s, struct err *err)
{
    struct take *t = ctx;
    struct store_session row;
    bool fits = s->scenario.len < sizeof row.scenario && s->count <= UINT32_MAX;
    add(&t->there, s->id, s->started_s);
    return fits || err_set(err, ERR_LIMIT, "%s", _("a conversation in the file is too large"));
}

static bool check_file(struct take *t, struct err *err)
{
    const struct portable_taker checks = {check_story, check_session, t};
    bool ok = portable_read(t->file, &checks, err);
    sort(&t->there);
    for (size_t i = 1; ok && i < t->there.count; i++) {
        ok = strcmp(t->there.list[i - 1].id, t->there.list[i].id) != 0 ||
             err_set(err, ERR_SYNTAX, _("conversation %s stands twice in the file"),
                     t->there.list[i].id);
    }
    t->there.count = 0;  // it is filled again, with those that are taken
    return ok;
}

// --- then it is kept, all or nothing

static bool is_told(const struct take *t, const char *hash)
{
    struct buf text = {0};
    for (size_t i = 0; i < t->story_count; i++) {
        if (strcmp(t->stories[i].text, hash) == 0) {
            return true;
        }
    }
    bool is_kept = t->store->fetch(t->store, hash, &text, NULL);
    buf_free(&text);
    return is_kept;
}

static bool keep_story(void *ctx, struct str hash, struct str text, struct err *err)
{
    const struct take *t = ctx;
    char name[PORTABLE_HASH + 1];
    (void)snprintf(name, sizeof name, "%.*s", STR_ARG(hash));
    return t->store->pin(t->store, name, text, err);
}

static struct store_session row_of(const struct portable_session *s)
{
    struct store_session row = {
        .version = s->version, .started_s = s->started_s, .is_open = s->is_open};
    (void)snprintf(row.id, sizeof row.id, "%.*s", STR_ARG(s->id));
    (void)snprintf(row.scenario, sizeof row.scenario, "%.*s", STR_ARG(s->scenario));
    (void)snprintf(row.hash, sizeof row.hash, "%.*s", STR_ARG(s->hash));
    return row;
}

static bool add_session(const struct take *t, const struct portable_session *s, struct err *err)
{
    struct store_session row = row_of(s);
    struct store_event *events = mem_new(s->count + 1, sizeof *events);
    for (size_t i = 0; i < s->count; i++) {
        events[i] = (struct store_event){s->events[i].at_ms, s->events[i].line};
    }
    bool ok = t->store->replace(t->store, NULL, &row, events, s->count, err);
    t->count->added += ok;
    mem_free(events);
    return ok;
}

static bool is_prefix(const struct stored_log *log, const struct portable_session *s)
{
    bool same = log->count <= s->count;
    for (size_t i = 0; same && i < log->count; i++) {
        same = str_is(log->list[i].line, s->events[i].line);
    }
    return same;
}

// The rest of a conversation that was played on elsewhere.
static bool play_on(const struct take *t, const char *id, size_t from,
                    const struct portable_session *s, struct err *err)
{
    bool ok = true;
    for (size_t i = from; ok && i < s->count; i++) {
        ok = t->store->append(t->store, id, (uint32_t)i + 1, s->events[i].at_ms, s->events[i].line,
                              err);
    }
    return ok && (s->is_open || t->store->finish(t->store, id, err));
}

static bool join(const struct take *t, const char *id, const struct portable_session *s,
                 struct err *err)
{
    struct stored_log log = {0};
    bool ok = stored_log(t->store, id, &log, err);
    if (ok && !is_prefix(&log, s)) {
        t->count->different += s->count > log.count;
        t->count->known += s->count <= log.count;
    } else if (ok && log.count < s->count) {
        ok = play_on(t, id, log.count, s, err);
        t->count->longer += ok;
    } else if (ok) {
        t->count->known++;
    }
    stored_log_free(&log);
    return ok;
}

static bool keep_session(void *ctx, const struct portable_session *s, struct err *err)
{
    struct take *t = ctx;
    struct store_session row = row_of(s);
    struct entry *here = find(&t->here, row.id);
    if (!here && !is_told(t, row.hash)) {
        t->count->untold++;
        return true;
    }
    add(&t->there, s->id, s->started_s);
    if (!here) {
        return add_session(t, s, err);
    }
    t->there.list[t->there.count - 1].row.twin = here->place;
    here->row.twin = t->there.count - 1;
    return join(t, row.id, s, err);
}

// The ids of both lists in one order, told to the store.
static bool arrange(const struct take *t, struct err *err)
{
    size_t all = t->here.count + t->there.count, from = t->rows.count;
    struct merge_row *here = mem_new(t->here.count + 1, sizeof *here);
    struct merge_row *there = mem_new(t->there.count + 1, sizeof *there);
    size_t *order = mem_new(all + 1, sizeof *order);
    const char **ids = mem_new(all + 1, sizeof *ids);
    for (size_t i = 0; i < t->here.count; i++) {
        here[t->here.list[i].place] = t->here.list[i].row;
    }
    for (size_t i = 0; i < t->there.count; i++) {
        there[i] = t->there.list[i].row;
    }
    size_t count = merge_orders(here, t->here.count, there, t->there.count, order);
    for (size_t i = 0; i < count; i++) {
        ids[i] = order[i] < from ? t->rows.list[from - 1 - order[i]].id
                                 : t->there.list[order[i] - from].id;
    }
    bool ok = t->store->arrange(t->store, ids, count, err);
    mem_free(here);
    mem_free(there);
    mem_free(order);
    mem_free(ids);
    return ok;
}

static bool keep_all(void *ctx, struct err *err)
{
    struct take *t = ctx;
    const struct portable_taker keeps = {keep_story, keep_session, t};
    if (!stored_rows(t->store, &t->rows, err)) {
        return false;
    }
    for (size_t i = t->rows.count; i-- > 0;) {
        add(&t->here, str_of(t->rows.list[i].id), t->rows.list[i].started_s);
    }
    sort(&t->here);
    return portable_read(t->file, &keeps, err) && (!t->count->added || arrange(t, err));
}

bool profile_take(struct store *store, struct str file, struct profile_take_count *count,
                  struct err *err)
{
    struct take t = {.store = store, .file = file, .count = count};
    *count = (struct profile_take_count){0};
    bool ok = check_file(&t, err) && store->together(store, keep_all, &t, err);
    stored_rows_free(&t.rows);
    mem_free(t.here.list);
    mem_free(t.there.list);
    mem_free(t.stories);
    return ok;
}
