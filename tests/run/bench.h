// tests/run/bench.h - a library of the real stories and an empty store for each test
#ifndef TESTS_RUN_BENCH_H
#define TESTS_RUN_BENCH_H

#include "cm.h"

#include <stdlib.h>

#include "run/library.h"
#include "run/play.h"
#include "store/store.h"

static inline const char *bench_data(void)
{
    const char *given = getenv("WARY_DATA");
    return given ? given : "scenarios";
}

struct bench {
    struct library lib;
    struct store *store;
};

static inline int bench_begin(void **state)
{
    static struct bench b;
    b = (struct bench){0};
    *state = &b;
    b.store = store_memory_open();
    return library_open(&b.lib, bench_data(), NULL) ? 0 : -1;
}

static inline int bench_end(void **state)
{
    struct bench *b = *state;
    store_close(b->store);
    library_close(&b->lib);
    return 0;
}

#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, bench_begin, bench_end)

static const struct play_begin with_seed_7 = {7, "en", "GB", MODE_TEST};

#endif
