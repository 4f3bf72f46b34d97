#include "run/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/history.h"
#include "run/resume.h"

enum { LATER_MS = 3600000 };  // behind any begin event, however slow the machine

// Begin a story, store these lines behind the begin event, and go away.
static void begun(struct bench *b, const char *story, const char *const *lines, uint32_t count)
{
    struct play p = {0};
    assert_true(play_start(&p, &b->lib, b->store, story, &with_seed_7, NULL));
    for (uint32_t i = 0; i < count; i++) {
        assert_true(b->store->append(b->store, p.id, i + 2, LATER_MS, str_of(lines[i]), NULL));
    }
    play_close(&p, b->store);
}

static const char *const over[] = {"read", "leave how=stop", "judge verdict=unclear sure=1", "end"};
static const char *const nonsense[] = {"reply choice=nowhere"};
static const char *const one_read[] = {"read"};

static void resume_find__gives_title_and_day__of_the_newest(void **state)
{
    struct bench *b = *state;
    struct resume found;
    begun(b, "harbour-lights", one_read, 1);
    begun(b, "lime-tree", one_read, 1);
    assert_true(resume_find(b->store, &b->lib, NULL, &found));
    assert_string_equal(found.title, "A table at the Lime Tree");
    assert_int_equal(found.day, 1);
    assert_true(resume_find(b->store, &b->lib, "harbour-lights", &found));
    assert_string_equal(found.title, "Harbour lights");
    assert_false(resume_find(b->store, &b->lib, "north-desk", &found));
}

static void resume_find__finds_nothing__in_an_empty_store(void **state)
{
    struct bench *b = *state;
    struct resume found;
    assert_false(resume_find(b->store, &b->lib, NULL, &found));
    assert_string_equal(found.title, "");
}

// The program died between the end event and closing the session.
static void resume_find__closes__what_has_come_to_its_end(void **state)
{
    struct bench *b = *state;
    struct resume found;
    struct store_session open;
    struct history h = {0};
    begun(b, "harbour-lights", one_read, 1);
    begun(b, "lime-tree", over, 4);
    assert_true(resume_find(b->store, &b->lib, NULL, &found));
    assert_string_equal(found.row.scenario, "harbour-lights");
    assert_false(play_find_open(b->store, "lime-tree", &open));
    history_fill(&h, b->store, &b->lib);
    assert_int_equal(h.count, 1);
    history_free(&h);
}

static void resume_find__passes_over__what_cannot_be_read(void **state)
{
    struct bench *b = *state;
    struct resume found;
    struct store_session open;
    begun(b, "harbour-lights", one_read, 1);
    begun(b, "lime-tree", nonsense, 1);
    assert_true(resume_find(b->store, &b->lib, NULL, &found));
    assert_string_equal(found.row.scenario, "harbour-lights");
    assert_false(resume_find(b->store, &b->lib, "lime-tree", &found));
    assert_true(play_find_open(b->store, "lime-tree", &open));  // left as it is
}

// The title used to lie in the arena of the list of finished ones.
static void resume_find__keeps_the_title__when_the_past_is_listed_anew(void **state)
{
    struct bench *b = *state;
    struct resume found;
    struct history h = {0};
    begun(b, "lime-tree", over, 4);
    begun(b, "harbour-lights", one_read, 1);
    history_fill(&h, b->store, &b->lib);
    assert_true(resume_find(b->store, &b->lib, NULL, &found));
    history_fill(&h, b->store, &b->lib);
    history_free(&h);
    assert_string_equal(found.title, "Harbour lights");
}

static void history_fill__reads_each_story_once__for_many_conversations(void **state)
{
    struct bench *b = *state;
    struct history h = {0};
    assert_true(library_list(&b->lib, NULL));
    for (int i = 0; i < 5; i++) {
        begun(b, i % 2 ? "lime-tree" : "north-desk", over, 4);
    }
    struct resume none;
    assert_false(resume_find(b->store, &b->lib, NULL, &none));
    history_fill(&h, b->store, &b->lib);
    assert_true(h.count >= 2);
    for (size_t i = 0; i < h.count; i++) {
        bool is_lime = str_is_c(h.ids[i], "lime-tree");
        assert_true(
            str_is_c(h.pasts[i].title, is_lime ? "A table at the Lime Tree" : "The north desk"));
    }
    history_mark_stories(&h, b->store, &b->lib);
    for (size_t i = 0; i < b->lib.story_count; i++) {
        bool is_it = str_is_c(b->lib.stories[i].id, "lime-tree") ||
                     str_is_c(b->lib.stories[i].id, "north-desk");
        assert_int_equal(b->lib.stories[i].is_played, is_it);
        assert_false(b->lib.stories[i].is_open);
    }
    history_free(&h);
}

static bool finish_never(struct store *store, const char *id, struct err *err)
{
    (void)store;
    (void)err;
    fail_msg("session %s is closed once more", id);
    return false;
}

static void history_fill__writes_nothing__it_only_looks_back(void **state)
{
    struct bench *b = *state;
    struct history h = {0};
    struct resume none;
    begun(b, "lime-tree", over, 4);
    assert_false(resume_find(b->store, &b->lib, NULL, &none));
    b->store->finish = finish_never;
    history_fill(&h, b->store, &b->lib);
    assert_int_equal(h.count, 1);
    history_free(&h);
}

// What `play` refuses: a story that loads and breaks a rule.
static void library_load__refuses__a_story_with_an_error_of_the_rules(void **state)
{
    struct bench *b = *state;
    struct buf text = {0}, path = {0};
    struct err err = {0};
    buf_fmt(&path, "%s/../tests/load/good.yaml", bench_data());
    FILE *in = fopen(path.ptr, "r");
    assert_non_null(in);
    char piece[4096];
    for (size_t n; (n = fread(piece, 1, sizeof piece, in)) > 0;) {
        buf_put(&text, piece, n);
    }
    (void)fclose(in);
    ptrdiff_t at = str_find((struct str){text.ptr, text.len}, STR("stake: "));
    assert_true(at > 0);
    char name[] = "/tmp/wary-rule-XXXXXX.yaml";
    int fd = mkstemps(name, 5);
    assert_true(fd >= 0);
    FILE *out = fdopen(fd, "w");
    // A loss that is larger than the stake is an error of the rules.
    (void)fprintf(out, "%.*sstake: 1\n", (int)at, text.ptr);
    const char *rest = strchr(text.ptr + at, '\n') + 1;
    (void)fputs(rest, out);
    (void)fclose(out);
    struct scenario *sc = library_load(&b->lib, name, NULL, &err);
    assert_null(sc);
    assert_int_equal(err.code, ERR_RULE);
    assert_true(err.line > 0);
    (void)remove(name);
    buf_free(&text);
    buf_free(&path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(resume_find__gives_title_and_day__of_the_newest),
        WITH_BENCH(resume_find__finds_nothing__in_an_empty_store),
        WITH_BENCH(resume_find__closes__what_has_come_to_its_end),
        WITH_BENCH(resume_find__passes_over__what_cannot_be_read),
        WITH_BENCH(resume_find__keeps_the_title__when_the_past_is_listed_anew),
        WITH_BENCH(history_fill__reads_each_story_once__for_many_conversations),
        WITH_BENCH(history_fill__writes_nothing__it_only_looks_back),
        WITH_BENCH(library_load__refuses__a_story_with_an_error_of_the_rules),
    };
    return cmocka_run_group_tests_name("resume", tests, NULL, NULL);
}
