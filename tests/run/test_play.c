#include "run/bench.h"

#include <stdio.h>
#include <string.h>

#include "run/history.h"

static void play_start__stores_the_begin_event(void **state)
{
    struct bench *b = *state;
    struct play p = {0};
    struct store_session open;
    assert_true(play_start(&p, &b->lib, b->store, "harbour-lights", &with_seed_7, NULL));
    assert_true(play_find_open(b->store, NULL, &open));
    assert_string_equal(open.scenario, "harbour-lights");
    assert_int_equal(open.event_count, 1);
    play_close(&p, b->store);
}

static void begun(struct bench *b, const char *story)
{
    struct play p = {0};
    assert_true(play_start(&p, &b->lib, b->store, story, &with_seed_7, NULL));
    play_close(&p, b->store);
}

static void play_start__sets_aside__only_what_was_open_of_the_same_story(void **state)
{
    struct bench *b = *state;
    struct store_session first, open;
    begun(b, "harbour-lights");
    assert_true(play_find_open(b->store, "harbour-lights", &first));
    begun(b, "north-desk");
    begun(b, "harbour-lights");
    assert_true(play_find_open(b->store, "harbour-lights", &open));
    assert_string_not_equal(open.id, first.id);
    assert_true(b->store->finish(b->store, open.id, NULL));
    assert_false(play_find_open(b->store, "harbour-lights", &open));
    assert_true(play_find_open(b->store, NULL, &open));
    assert_string_equal(open.scenario, "north-desk");
}

static bool append_nothing(struct store *store, const char *id, uint32_t seq, uint64_t at_ms,
                           struct str line, struct err *err)
{
    (void)store;
    (void)id;
    (void)seq;
    (void)at_ms;
    (void)line;
    return err_set(err, ERR_STORE, "the disk is full");
}

static void play_start__leaves_the_old_one_open__when_the_new_one_cannot_be_kept(void **state)
{
    struct bench *b = *state;
    struct store_session first, open;
    struct play p = {0};
    struct err err = {0};
    begun(b, "harbour-lights");
    assert_true(play_find_open(b->store, "harbour-lights", &first));
    b->store->append = append_nothing;
    assert_false(play_start(&p, &b->lib, b->store, "harbour-lights", &with_seed_7, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_true(play_find_open(b->store, "harbour-lights", &open));
    assert_string_equal(open.id, first.id);
}

static void play_find_open__finds_nothing__of_a_story_that_was_not_begun(void **state)
{
    struct bench *b = *state;
    struct store_session open;
    begun(b, "harbour-lights");
    assert_false(play_find_open(b->store, "harbour-mornings", &open));
    assert_false(play_find_open(b->store, "harbour", &open));
    assert_true(play_find_open(b->store, "harbour-lights", &open));
}

static void history_mark_stories__tells__what_is_begun_and_what_is_not(void **state)
{
    struct bench *b = *state;
    struct history h = {0};
    begun(b, "north-desk");
    assert_true(library_list(&b->lib, NULL));
    history_mark_stories(&h, b->store, &b->lib);
    for (size_t i = 0; i < b->lib.story_count; i++) {
        bool is_it = str_is_c(b->lib.stories[i].id, "north-desk");
        assert_int_equal(b->lib.stories[i].is_open, is_it);
        assert_false(b->lib.stories[i].is_played);
    }
    history_free(&h);
}

static void play_start__keeps_the_region_of_an_adaptation(void **state)
{
    struct bench *b = *state;
    const struct play_begin at_home = {7, "de", "US", MODE_TEST};
    struct play p = {0};
    assert_true(play_start(&p, &b->lib, b->store, "bollerwagen", &at_home, NULL));
    assert_string_equal(p.session->region, "DE");
    play_close(&p, b->store);
    assert_true(play_start(&p, &b->lib, b->store, "lime-tree", &at_home, NULL));
    assert_string_equal(p.session->region, "US");
    play_close(&p, b->store);
}

static void play_start__says_so__when_there_is_no_such_story(void **state)
{
    struct bench *b = *state;
    struct play p = {0};
    struct err err = {0};
    struct store_session open;
    assert_false(play_start(&p, &b->lib, b->store, "no-such-story", &with_seed_7, &err));
    assert_int_equal(err.code, ERR_SYSTEM);
    assert_non_null(strstr(err.msg, "no-such-story"));
    assert_null(p.session);
    assert_false(play_find_open(b->store, NULL, &open));
}

static void play_event__stores_nothing__when_it_is_not_legal(void **state)
{
    struct bench *b = *state;
    struct play p = {0};
    struct store_session open;
    assert_true(play_start(&p, &b->lib, b->store, "harbour-lights", &with_seed_7, NULL));
    assert_false(do_event(&p, b->store, (struct event){.kind = EVENT_JUDGE}));
    assert_true(play_find_open(b->store, NULL, &open));
    assert_int_equal(open.event_count, 1);
    play_close(&p, b->store);
}

static void play_resume__gives_the_same_transcript(void **state)
{
    struct bench *b = *state;
    struct play p = {0}, again = {0};
    struct store_session open;
    assert_true(play_start(&p, &b->lib, b->store, "north-desk", &with_seed_7, NULL));
    play_to_end(&p, b->store);
    assert_true(play_find_open(b->store, NULL, &open));
    assert_true(play_resume(&again, &b->lib, b->store, &open, NULL));
    assert_int_equal(again.session->shown_count, p.session->shown_count);
    assert_int_equal(again.session->state, p.session->state);
    assert_int_equal(again.session->lost, p.session->lost);
    for (size_t i = 0; i < p.session->shown_count; i++) {
        assert_int_equal(again.session->shown[i].index, p.session->shown[i].index);
        assert_int_equal(again.session->shown[i].variant, p.session->shown[i].variant);
    }
    play_close(&again, b->store);
    play_close(&p, b->store);
}

static void play_resume__says_so__when_the_story_is_gone(void **state)
{
    struct bench *b = *state;
    struct play p = {0};
    struct err err = {0};
    struct store_session stray = {.id = "1", .hash = "none", .is_open = true};
    assert_true(b->store->begin(b->store, &stray, NULL));
    assert_false(play_resume(&p, &b->lib, b->store, &stray, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_null(p.session);
}

static void play_resume__refuses__a_log_that_does_not_fit(void **state)
{
    struct bench *b = *state;
    struct play p = {0};
    struct err err = {0};
    struct store_session open;
    assert_true(play_start(&p, &b->lib, b->store, "lime-tree", &with_seed_7, NULL));
    assert_true(b->store->append(b->store, p.id, 2, 3600000, STR("reply choice=nowhere"), NULL));
    assert_true(play_find_open(b->store, NULL, &open));
    struct play again = {0};
    assert_false(play_resume(&again, &b->lib, b->store, &open, &err));
    assert_int_equal(err.code, ERR_EVENT);
    play_close(&p, b->store);
}

static void history_fill__counts_only__what_was_closed(void **state)
{
    struct bench *b = *state;
    struct play p = {0};
    struct history h = {0};
    assert_true(play_start(&p, &b->lib, b->store, "lime-tree-friday", &with_seed_7, NULL));
    play_to_end(&p, b->store);
    history_fill(&h, b->store, &b->lib);
    assert_int_equal(h.count, 0);
    struct event judge = {.kind = EVENT_JUDGE};
    judge.u.judge.verdict = VERDICT_HARMLESS;
    judge.u.judge.sure = 2;
    assert_true(do_event(&p, b->store, judge));
    assert_true(do_event(&p, b->store, (struct event){.kind = EVENT_END}));
    play_close(&p, b->store);
    history_fill(&h, b->store, &b->lib);
    assert_int_equal(h.count, 1);
    assert_int_equal(h.pasts[0].outcome, OUTCOME_TRUSTED);
    assert_int_equal(h.pasts[0].number, 100);
    history_free(&h);
}

static void play_event__stores_nothing__when_detached(void **state)
{
    struct bench *b = *state;
    struct play p = {.is_detached = true};
    struct store_session open;
    assert_true(play_start(&p, &b->lib, b->store, "north-office", &with_seed_7, NULL));
    play_to_end(&p, b->store);
    assert_int_equal(p.session->state, SESSION_OVER);
    assert_false(play_find_open(b->store, NULL, &open));
    play_close(&p, b->store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(play_start__stores_the_begin_event),
        WITH_BENCH(play_start__sets_aside__only_what_was_open_of_the_same_story),
        WITH_BENCH(play_find_open__finds_nothing__of_a_story_that_was_not_begun),
        WITH_BENCH(play_start__leaves_the_old_one_open__when_the_new_one_cannot_be_kept),
        WITH_BENCH(history_mark_stories__tells__what_is_begun_and_what_is_not),
        WITH_BENCH(play_start__keeps_the_region_of_an_adaptation),
        WITH_BENCH(play_start__says_so__when_there_is_no_such_story),
        WITH_BENCH(play_event__stores_nothing__when_it_is_not_legal),
        WITH_BENCH(play_resume__gives_the_same_transcript),
        WITH_BENCH(play_resume__says_so__when_the_story_is_gone),
        WITH_BENCH(play_resume__refuses__a_log_that_does_not_fit),
        WITH_BENCH(history_fill__counts_only__what_was_closed),
        WITH_BENCH(play_event__stores_nothing__when_detached),
    };
    return cmocka_run_group_tests_name("play", tests, NULL, NULL);
}
