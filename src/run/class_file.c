#include "run/class_file.h"

#include <string.h>

#include "core/mem.h"
#include "core/msg.h"
#include "run/history.h"
#include "run/profile_take.h"
#include "sys/file.h"

enum { BYTES_MAX = 64 * 1024 * 1024 };

// One file twice would be two learners.
static bool is_new(struct str text, char (*hashes)[65], size_t count, struct err *err)
{
    file_hash(text, hashes[count]);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(hashes[i], hashes[count]) == 0) {
            return err_set(err, ERR_SYNTAX, "%s", _("this is the same as an earlier file"));
        }
    }
    return true;
}

static bool take(struct library *lib, const char *file, struct history *out, char (*hashes)[65],
                 size_t index, struct err *err)
{
    struct buf text = {0};
    struct profile_take_count count;
    struct store *store = store_memory_open();
    bool ok = file_read(file, BYTES_MAX, &text, err) &&
              ((is_new((struct str){text.ptr, text.len}, hashes, index, err) &&
                profile_take(store, (struct str){text.ptr, text.len}, &count, err)) ||
               err_in(err, file));
    if (ok) {
        history_fill(out, store, lib);
    }
    store_close(store);
    buf_free(&text);
    return ok;
}

bool class_file_fold(struct library *lib, char *const *files, size_t count, struct cohort *out,
                     struct err *err)
{
    struct history *all = mem_new(count + 1, sizeof *all);
    struct cohort_learner *learners = mem_new(count + 1, sizeof *learners);
    char(*hashes)[65] = mem_new(count + 1, sizeof *hashes);
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        ok = take(lib, files[i], &all[i], hashes, i, err);
        learners[i] =
            (struct cohort_learner){all[i].played, all[i].count, all[i].forms, all[i].form_count};
    }
    if (ok) {
        cohort_fold(learners, count, out);
    }
    for (size_t i = 0; i < count; i++) {
        history_free(&all[i]);
    }
    mem_free(all);
    mem_free(learners);
    mem_free(hashes);
    return ok;
}
