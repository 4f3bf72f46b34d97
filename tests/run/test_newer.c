#include "run/bench.h"

#include <stdio.h>

#include "dir.h"
#include "run/newer.h"
#include "run/resume.h"
#include "sys/file.h"

enum { FILE_BYTES_MAX = 1024 * 1024 };

// A conversation of harbour-lights up to its second answer, and a data folder of
// its own with a newer version of the story.
struct newer {
    struct bench *bench;
    struct dir *dir;
    struct play play;
};

static int begin(void **state)
{
    static struct newer n;
    void *bench = NULL, *dir = NULL;
    int fault = bench_begin(&bench) || dir_begin(&dir);
    n = (struct newer){.bench = bench, .dir = dir};
    *state = &n;
    return fault;
}

static int end(void **state)
{
    struct newer *n = *state;
    void *bench = n->bench, *dir = n->dir;
    play_close(&n->play, n->bench->store);
    return bench_end(&bench) || dir_end(&dir);
}

// Every place, the story's own tests too.
static void put_swapped(struct buf *out, const struct buf *text, const char *from, const char *to)
{
    struct str rest = {text->ptr, text->len};
    ptrdiff_t at = str_find(rest, str_of(from));
    assert_true(at >= 0);
    buf_clear(out);
    for (; at >= 0; at = str_find(rest, str_of(from))) {
        buf_put_str(out, str_part(rest, 0, (size_t)at));
        buf_put_c(out, to);
        rest = str_part(rest, (size_t)at + strlen(from), rest.len);
    }
    buf_put_str(out, rest);
}

// The story as it is in the tree, changed in its head and at one more place.
static void publish(struct newer *n, const char *head, const char *from, const char *to)
{
    char path[512];
    struct buf text = {0}, next = {0};
    (void)snprintf(path, sizeof path, "%s/harbour-lights.yaml", bench_data());
    assert_true(file_read(path, FILE_BYTES_MAX, &text, NULL));
    put_swapped(&next, &text, "\nversion: 1\n", head);
    put_swapped(&text, &next, from, to);
    dir_put(n->dir, "harbour-lights.yaml", text.ptr, text.len);
    n->bench->lib.folder = str_of(n->dir->path);
    buf_free(&text);
    buf_free(&next);
}

static void step(struct newer *n, const char *line)
{
    struct event ev;
    assert_true(event_parse(str_of(line), &ev, NULL));
    assert_true(play_event(&n->play, n->bench->store, &ev, NULL));
}

static void talk(struct newer *n)
{
    struct bench *b = n->bench;
    assert_true(play_start(&n->play, &b->lib, b->store, "harbour-lights", &with_seed_7, NULL));
    step(n, "read");
    step(n, "mark message=1");
    for (int i = 0; i < 2; i++) {
        uint32_t choices[SCENARIO_REPLIES_MAX];
        while (n->play.session->state != SESSION_CHOOSING) {
            step(n, "read");
        }
        uint32_t count = session_choices(n->play.session, choices);
        assert_true(count > 0);
        struct event ev = {.kind = EVENT_REPLY};
        (void)snprintf(ev.u.choice, sizeof ev.u.choice, "%.*s",
                       STR_ARG(n->play.scenario->replies[choices[count - 1]].key));
        assert_true(play_event(&n->play, b->store, &ev, NULL));
    }
}

static const char withdrawn[] = "\nversion: 2\nwithdraw_before: 2\n";
static const char first_answer[] = "Hello Dana! Of all the pictures, why the cake?";

static void newer_take__goes_on_with_the_newer_version__in_the_store_too(void **state)
{
    struct newer *n = *state;
    struct carried_note note;
    struct resume found;
    talk(n);
    uint32_t pc = n->play.session->pc, seq = n->play.session->seq;
    publish(n, withdrawn, "one very rude seagull", "one very rude gull");
    assert_true(newer_take(&n->play, &n->bench->lib, n->bench->store, &note, NULL));
    assert_true(note.is_carried);
    assert_int_equal(note.how, CARRY_SAME);
    assert_int_equal(n->play.scenario->version, 2);
    assert_int_equal(n->play.session->pc, pc);
    assert_int_equal(n->play.session->seq, seq);
    assert_true(session_find_message(n->play.session, 1)->is_marked);
    assert_true(resume_find(n->bench->store, &n->bench->lib, NULL, &found));
    assert_string_equal(found.row.id, n->play.id);
    assert_int_equal(found.row.version, 2);
    step(n, "read");
}

static void newer_take__goes_back_and_says_why__when_the_answer_is_gone(void **state)
{
    struct newer *n = *state;
    struct carried_note note;
    talk(n);
    publish(n, withdrawn, first_answer, "Both, to be honest.");
    assert_true(newer_take(&n->play, &n->bench->lib, n->bench->store, &note, NULL));
    assert_int_equal(note.how, CARRY_BACK);
    assert_int_equal(note.why, CARRY_REPLY_GONE);
    assert_string_equal(note.words, first_answer);
    assert_int_equal(n->play.session->state, SESSION_CHOOSING);
    assert_int_equal(n->play.session->incoming, 1);
}

static void newer_take__does_nothing__when_the_version_was_not_withdrawn(void **state)
{
    struct newer *n = *state;
    struct carried_note note;
    talk(n);
    uint32_t seq = n->play.session->seq;
    publish(n, "\nversion: 2\n", first_answer, "Both, to be honest.");
    assert_true(newer_take(&n->play, &n->bench->lib, n->bench->store, &note, NULL));
    assert_false(note.is_carried);
    assert_int_equal(n->play.scenario->version, 1);
    assert_int_equal(n->play.session->seq, seq);
}

static void newer_take__does_nothing__when_the_newer_story_has_a_fault(void **state)
{
    struct newer *n = *state;
    struct carried_note note;
    talk(n);
    publish(n, withdrawn, "goto: rain", "goto: snow");
    assert_true(newer_take(&n->play, &n->bench->lib, n->bench->store, &note, NULL));
    assert_false(note.is_carried);
    assert_int_equal(n->play.scenario->version, 1);
}

static void newer_take__leaves_alone__what_is_over(void **state)
{
    struct newer *n = *state;
    struct carried_note note;
    talk(n);
    step(n, "leave how=stop");
    publish(n, withdrawn, first_answer, "Both, to be honest.");
    assert_true(newer_take(&n->play, &n->bench->lib, n->bench->store, &note, NULL));
    assert_false(note.is_carried);
    assert_int_equal(n->play.session->state, SESSION_OVER);
}

static bool refuse(struct store *store, const char *old, const struct store_session *session,
                   const struct store_event *events, size_t count, struct err *err)
{
    (void)store, (void)old, (void)session, (void)events, (void)count;
    return err_set(err, ERR_STORE, "the disk is full");
}

static void newer_take__says_so_and_keeps_the_old__when_the_store_refuses(void **state)
{
    struct newer *n = *state;
    struct carried_note note;
    struct err err = {0};
    talk(n);
    uint32_t seq = n->play.session->seq;
    publish(n, withdrawn, "one very rude seagull", "one very rude gull");
    n->bench->store->replace = refuse;
    assert_false(newer_take(&n->play, &n->bench->lib, n->bench->store, &note, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_int_equal(n->play.scenario->version, 1);
    assert_int_equal(n->play.session->seq, seq);
}

#define NEWER(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        NEWER(newer_take__goes_on_with_the_newer_version__in_the_store_too),
        NEWER(newer_take__goes_back_and_says_why__when_the_answer_is_gone),
        NEWER(newer_take__does_nothing__when_the_version_was_not_withdrawn),
        NEWER(newer_take__does_nothing__when_the_newer_story_has_a_fault),
        NEWER(newer_take__leaves_alone__what_is_over),
        NEWER(newer_take__says_so_and_keeps_the_old__when_the_store_refuses),
    };
    return cmocka_run_group_tests_name("newer", tests, NULL, NULL);
}
