// tests/run/bench.h - a library of the real stories and an empty store for each test
#ifndef TESTS_RUN_BENCH_H
#define TESTS_RUN_BENCH_H

#include "cm.h"

#include <stdio.h>
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

static inline bool do_event(struct play *p, struct store *store, struct event ev)
{
    return play_event(p, store, &ev, NULL);
}

// Reads and first replies until the conversation is over.
static inline void play_to_end(struct play *p, struct store *store)
{
    while (p->session->state < SESSION_OVER) {
        uint32_t choices[SCENARIO_REPLIES_MAX];
        struct event ev = {.kind = EVENT_READ};
        if (session_choices(p->session, choices)) {
            ev.kind = EVENT_REPLY;
            struct str key = p->scenario->replies[choices[0]].key;
            (void)snprintf(ev.u.choice, sizeof ev.u.choice, "%.*s", STR_ARG(key));
        }
        assert_true(do_event(p, store, ev));
    }
}

// A whole conversation of this story, judged and closed.
static inline void play_whole(struct bench *b, const char *story)
{
    struct play p = {0};
    struct event judge = {.kind = EVENT_JUDGE};
    judge.u.judge.verdict = VERDICT_SCAM;
    judge.u.judge.sure = 2;
    assert_true(play_start(&p, &b->lib, b->store, story, &with_seed_7, NULL));
    play_to_end(&p, b->store);
    assert_true(do_event(&p, b->store, judge));
    assert_true(do_event(&p, b->store, (struct event){.kind = EVENT_END}));
    play_close(&p, b->store);
}

#endif
