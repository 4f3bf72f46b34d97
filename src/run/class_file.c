#include "run/class_file.h"

#include "core/mem.h"
#include "run/history.h"
#include "run/profile_file.h"
#include "sys/file.h"

enum { BYTES_MAX = 64 * 1024 * 1024 };

static bool take(struct library *lib, const char *file, struct history *out, struct err *err)
{
    struct buf text = {0};
    struct profile_file_count count;
    struct store *store = store_memory_open();
    bool ok = file_read(file, BYTES_MAX, &text, err) &&
              (profile_file_take(store, (struct str){text.ptr, text.len}, &count, err) ||
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
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        ok = take(lib, files[i], &all[i], err);
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
    return ok;
}
