#include "run/resume.h"

#include <stdio.h>
#include <string.h>

#include "run/play.h"

// Open rows, newest first.  They are collected first: replaying one asks the
// same store again.
struct rows {
    const char *story;
    struct store_session *list;  // owned
    size_t count, cap;
};

static bool collect(void *ctx, const struct store_session *row)
{
    struct rows *rows = ctx;
    bool is_it = !rows->story || strcmp(rows->story, row->scenario) == 0;
    if (is_it && row->is_open && row->event_count > 0) {
        rows->list = mem_grow(rows->list, &rows->cap, rows->count + 1, sizeof *rows->list);
        rows->list[rows->count++] = *row;
    }
    return true;
}

static bool take(struct store *store, struct library *lib, const struct store_session *row,
                 struct resume *out)
{
    struct play p = {0};
    bool can_go_on = play_resume(&p, lib, store, row, NULL) && p.session->state != SESSION_CLOSED &&
                     p.scenario->form == FORM_NONE;
    if (can_go_on) {
        out->row = *row;
        out->day = p.session->day;
        (void)snprintf(out->title, sizeof out->title, "%.*s", STR_ARG(p.scenario->title));
    }
    play_close(&p, store);  // tells the store of one that has come to its end
    return can_go_on;
}

bool resume_find(struct store *store, struct library *lib, const char *story, struct resume *out)
{
    struct rows rows = {.story = story};
    bool found = false;
    *out = (struct resume){0};
    (void)store->each_session(store, STORE_OPEN, collect, &rows, NULL);
    for (size_t i = 0; i < rows.count && !found; i++) {
        found = take(store, lib, &rows.list[i], out);
    }
    mem_free(rows.list);
    return found;
}
