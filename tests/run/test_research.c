#include "run/bench.h"

#include <string.h>

#include "core/mem.h"
#include "run/research.h"

// Cells of line n (from 0) of a CSV without quotes.
static size_t cells(const struct buf *csv, size_t n)
{
    const char *at = buf_text(csv);
    while (n--) {
        at = strstr(at, "\r\n");
        assert_non_null(at);
        at += 2;
    }
    size_t count = 1;
    for (; *at && *at != '\r'; at++) {
        count += *at == ',';
    }
    return count;
}

static size_t lines(const struct buf *csv)
{
    size_t n = 0;
    for (const char *at = buf_text(csv); (at = strstr(at, "\r\n")) != NULL; at += 2) {
        n++;
    }
    return n;
}

static void research_sessions__has_one_row_a_finished_conversation(void **state)
{
    struct bench *b = *state;
    struct play open = {0};
    struct buf out = {0};
    play_whole(b, "north-desk");
    play_whole(b, "harbour-mornings");
    assert_true(play_start(&open, &b->lib, b->store, "lime-tree", &with_seed_7, NULL));
    assert_true(research_sessions(&b->lib, b->store, &out, NULL));
    assert_int_equal(lines(&out), 3);
    for (size_t i = 1; i < 3; i++) {
        assert_int_equal(cells(&out, i), cells(&out, 0));
    }
    assert_non_null(strstr(buf_text(&out), "\r\n1,0,north-desk,1,scam,"));
    assert_non_null(strstr(buf_text(&out), "\r\n2,0,harbour-mornings,1,harmless,"));
    buf_free(&out);
    play_close(&open, b->store);
}

static void research_sessions__is_a_head_line__without_a_conversation(void **state)
{
    struct bench *b = *state;
    struct buf out = {0};
    assert_true(research_sessions(&b->lib, b->store, &out, NULL));
    assert_int_equal(lines(&out), 1);
    buf_free(&out);
}

static void research_events__has_no_person_no_date_no_text(void **state)
{
    struct bench *b = *state;
    struct buf out = {0};
    struct store_session row = {0};
    struct play p = {0};
    play_whole(b, "north-desk");
    assert_true(play_start(&p, &b->lib, b->store, "north-office", &with_seed_7, NULL));
    assert_true(play_find_open(b->store, NULL, &row));
    assert_true(research_events(&b->lib, b->store, &out, NULL));
    assert_true(lines(&out) > 20);
    for (size_t i = 1; i < lines(&out); i++) {
        assert_int_equal(cells(&out, i), cells(&out, 0));
    }
    assert_null(strstr(buf_text(&out), row.id));
    assert_null(strstr(buf_text(&out), row.hash));
    assert_null(strstr(buf_text(&out), "GB"));
    assert_null(strstr(buf_text(&out), "seed"));
    assert_null(strstr(buf_text(&out), "Sam"));
    assert_non_null(strstr(buf_text(&out), ",judge,,,,scam,2\r\n"));
    buf_free(&out);
    play_close(&p, b->store);
}

static void research_codebook__explains_every_column__of_all_tables(void **state)
{
    struct bench *b = *state;
    struct buf book = {0}, sessions = {0}, events = {0}, answers = {0};
    research_codebook(&book);
    assert_true(research_sessions(&b->lib, b->store, &sessions, NULL));
    assert_true(research_events(&b->lib, b->store, &events, NULL));
    assert_true(research_answers(&b->lib, b->store, &answers, NULL));
    assert_int_equal(lines(&book),
                     1 + cells(&sessions, 0) + cells(&events, 0) + cells(&answers, 0));
    assert_non_null(strstr(buf_text(&book), "sessions,erde_50_chat,\""));
    assert_non_null(strstr(buf_text(&book), "events,at_ms,\""));
    buf_free(&book);
    buf_free(&sessions);
    buf_free(&events);
    buf_free(&answers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(research_sessions__has_one_row_a_finished_conversation),
        WITH_BENCH(research_sessions__is_a_head_line__without_a_conversation),
        WITH_BENCH(research_events__has_no_person_no_date_no_text),
        WITH_BENCH(research_codebook__explains_every_column__of_all_tables),
    };
    return cmocka_run_group_tests_name("research", tests, NULL, NULL);
}
