#include "run/profile_file.h"

#include <string.h>

#include "run/stored.h"

static bool is_told(const struct stored_rows *rows, size_t i)
{
    for (size_t k = i + 1; k < rows->count; k++) {
        if (strcmp(rows->list[k].hash, rows->list[i].hash) == 0) {
            return true;
        }
    }
    return false;
}

// A text that is no longer kept leaves its conversations without a story, as they are here.
static void put_story(struct portable *p, struct store *store, const char *hash)
{
    struct buf text = {0};
    if (store->fetch(store, hash, &text, NULL)) {
        portable_put_story(p, str_of(hash), (struct str){text.ptr, text.len});
    }
    buf_free(&text);
}

static bool put_session(struct portable *p, struct store *store, const struct store_session *row,
                        struct err *err)
{
    struct stored_log log = {0};
    bool ok = stored_log(store, row->id, &log, err);
    if (ok) {
        portable_put_session(p, &(struct portable_session){.id = str_of(row->id),
                                                           .scenario = str_of(row->scenario),
                                                           .hash = str_of(row->hash),
                                                           .version = row->version,
                                                           .started_s = row->started_s,
                                                           .is_open = row->is_open,
                                                           .events = log.list,
                                                           .count = log.count});
    }
    stored_log_free(&log);
    return ok;
}

bool profile_file_put(struct store *store, struct buf *out, struct err *err)
{
    struct stored_rows rows = {0};
    struct portable p = portable_begin(out);
    bool ok = stored_rows(store, &rows, err);
    for (size_t i = rows.count; ok && i-- > 0;) {
        if (!is_told(&rows, i)) {
            put_story(&p, store, rows.list[i].hash);
        }
        ok = put_session(&p, store, &rows.list[i], err);
    }
    portable_end(&p);
    stored_rows_free(&rows);
    return ok;
}
