#include "bench.h"

#include <string.h>

#include "run/history.h"
#include "run/research.h"
#include "run/resume.h"
#include "view/items.h"

static void answer(struct play *p, struct bench *b, uint32_t scene, enum verdict verdict)
{
    struct event item = {.kind = EVENT_ITEM};
    struct event judge = {.kind = EVENT_JUDGE, .u.judge = {verdict, 2}};
    struct str id = p->scenario->scenes[scene].id;
    (void)snprintf(item.u.choice, sizeof item.u.choice, "%.*s", STR_ARG(id));
    assert_true(do_event(p, b->store, item));
    assert_true(do_event(p, b->store, judge));
}

// The first `count` items of a form, each taken for what it is.
static void sit(struct bench *b, const char *form, uint32_t count)
{
    struct play p = {0};
    assert_true(play_start(&p, &b->lib, b->store, form, &with_seed_7, NULL));
    for (uint32_t i = 0; i < count; i++) {
        answer(&p, b, i, p.scenario->scenes[i].verdict);
    }
    if (count == p.scenario->ask) {
        assert_true(do_event(&p, b->store, (struct event){.kind = EVENT_END}));
    }
    play_close(&p, b->store);
}

static void library_list__keeps_forms_apart__from_stories(void **state)
{
    struct bench *b = *state;
    size_t check_ups = 0;
    assert_true(library_list(&b->lib, NULL));
    for (size_t i = 0; i < b->lib.form_count; i++) {
        check_ups += b->lib.forms[i].use == FORM_CHECK_UP;
        for (size_t k = 0; k < b->lib.story_count; k++) {
            assert_false(str_is(b->lib.stories[k].id, b->lib.forms[i].id));
        }
    }
    assert_int_equal(check_ups, 2);
    assert_int_equal(b->lib.form_count, 3);
}

static void library_load_story__refuses__a_form(void **state)
{
    struct bench *b = *state;
    struct err err = {0};
    assert_null(library_load_story(&b->lib, "check-up-a", &err));
    assert_int_equal(err.code, ERR_RULE);
    assert_non_null(strstr(err.msg, "check-up-a"));
}

static void play_close__leaves_nothing_open__of_a_form(void **state)
{
    struct bench *b = *state;
    struct store_session row;
    struct resume resume;
    sit(b, "check-up-a", 3);
    assert_false(play_find_open(b->store, NULL, &row));
    assert_false(resume_find(b->store, &b->lib, NULL, &resume));
}

// The program died in the middle of it.
static void resume_find__does_not_go_on__with_a_form(void **state)
{
    struct bench *b = *state;
    struct resume resume;
    struct play p = {0};
    assert_true(play_start(&p, &b->lib, b->store, "check-up-a", &with_seed_7, NULL));
    struct play died = p;
    assert_false(resume_find(b->store, &b->lib, NULL, &resume));
    play_close(&died, b->store);
}

static void history_fill__counts_sittings__beside_conversations(void **state)
{
    struct bench *b = *state;
    struct history h = {0};
    play_whole(b, "north-desk");
    sit(b, "check-up-a", 20);
    sit(b, "check-up-b", 4);
    history_fill(&h, b->store, &b->lib);
    assert_int_equal(h.count, 1);
    assert_int_equal(h.form_count, 2);
    assert_true(str_is_c(h.forms[0].form, "check-up-b"));
    assert_false(h.forms[0].is_whole);
    assert_true(h.forms[1].is_whole);
    assert_int_equal(h.forms[1].sum.seen, 10);
    assert_int_equal(h.forms[1].sum.trusted, 10);
    assert_int_equal(h.forms[1].item_count, 20);
    assert_int_equal(h.profile.pasts, 1);
    history_free(&h);
}

// An end may stand anywhere between two items; whoever stops there has not taken it whole.
static void history_fill__calls_none_whole__that_ended_early(void **state)
{
    struct bench *b = *state;
    struct history h = {0};
    struct play p = {0};
    assert_true(play_start(&p, &b->lib, b->store, "check-up-a", &with_seed_7, NULL));
    answer(&p, b, 0, VERDICT_SCAM);
    assert_true(do_event(&p, b->store, (struct event){.kind = EVENT_END}));
    play_close(&p, b->store);
    history_fill(&h, b->store, &b->lib);
    assert_int_equal(h.form_count, 1);
    assert_int_equal(h.forms[0].item_count, 1);
    assert_false(h.forms[0].is_whole);
    history_free(&h);
}

static void research_answers__has_one_row_an_answer__and_sessions_have_none(void **state)
{
    struct bench *b = *state;
    struct buf answers = {0}, sessions = {0};
    sit(b, "check-up-a", 20);
    assert_true(research_answers(&b->lib, b->store, &answers, NULL));
    assert_true(research_sessions(&b->lib, b->store, &sessions, NULL));
    size_t rows = 0, heads = 0;
    for (const char *p = buf_text(&answers); (p = strstr(p, "\r\n")); p += 2) {
        rows++;
    }
    for (const char *p = buf_text(&sessions); (p = strstr(p, "\r\n")); p += 2) {
        heads++;
    }
    assert_int_equal(rows, 21);
    assert_int_equal(heads, 1);
    assert_non_null(strstr(buf_text(&answers), "\r\n1,0,check-up-a,1,check-up,en,1,"));
    assert_non_null(strstr(buf_text(&answers), ",scam,scam,2,1\r\n"));
    buf_free(&answers);
    buf_free(&sessions);
}

// The forms measure the same, so the one that was taken least lately comes next.
static void items_form__takes_turns__between_the_check_ups(void **state)
{
    struct bench *b = *state;
    struct history h = {0};
    struct app app;
    app_init(&app, b->lib.registry);
    assert_true(library_list(&b->lib, NULL));
    app.forms = b->lib.forms;
    app.form_count = b->lib.form_count;
    static const char *const order[] = {"check-up-a", "check-up-b", "check-up-a"};
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        history_fill(&h, b->store, &b->lib);
        app.past_forms = h.forms;
        app.past_form_count = h.form_count;
        int form = items_form(&app, FORM_CHECK_UP);
        assert_true(form >= 0 && str_is_c(app.forms[form].id, order[i]));
        sit(b, order[i], 20);
    }
    history_free(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(library_list__keeps_forms_apart__from_stories),
        WITH_BENCH(library_load_story__refuses__a_form),
        WITH_BENCH(play_close__leaves_nothing_open__of_a_form),
        WITH_BENCH(resume_find__does_not_go_on__with_a_form),
        WITH_BENCH(history_fill__counts_sittings__beside_conversations),
        WITH_BENCH(history_fill__calls_none_whole__that_ended_early),
        WITH_BENCH(research_answers__has_one_row_an_answer__and_sessions_have_none),
        WITH_BENCH(items_form__takes_turns__between_the_check_ups),
    };
    return cmocka_run_group_tests_name("forms", tests, NULL, NULL);
}
