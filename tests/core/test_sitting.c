#include "cm.h"

#include <stdio.h>
#include <string.h>

#include "core/registry.h"
#include "core/sitting.h"

enum { ITEMS = 7 };

// Seven items, by turns a scam and an honest one; each is one note.
struct table {
    struct scenario sc;
    struct scene items[ITEMS];
    struct step steps[2 * ITEMS];
    struct registry reg;
    struct session *s;
};

static int set_up(void **state)
{
    static const char *const ids[ITEMS] = {"a", "b", "c", "d", "e", "f", "g"};
    static struct table t;
    t = (struct table){.sc = {.id = STR("form"),
                              .form = FORM_CHECK_UP,
                              .ask = ITEMS,
                              .scenes = t.items,
                              .steps = t.steps,
                              .scene_count = ITEMS,
                              .step_count = 2 * ITEMS}};
    for (uint32_t i = 0; i < ITEMS; i++) {
        t.items[i] = (struct scene){.id = str_of(ids[i]),
                                    .first = 2 * i,
                                    .count = 2,
                                    .checks = scenario_no_checks,
                                    .verdict = i % 2 ? VERDICT_HARMLESS : VERDICT_SCAM};
        t.steps[2 * i] = (struct step){.kind = STEP_NOTE, .scene = i, .u.note = STR("Hm.")};
        t.steps[2 * i + 1] = (struct step){.kind = STEP_END, .scene = i};
    }
    t.s = session_new(&t.sc, &t.reg);
    struct event ev = event_begin(&t.sc, 1);
    *state = &t;
    return session_apply(t.s, &ev, NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct table *t = *state;
    session_free(t->s);
    return 0;
}

static bool show(struct session *s, const char *item)
{
    struct event ev = {.kind = EVENT_ITEM};
    (void)snprintf(ev.u.choice, sizeof ev.u.choice, "%s", item);
    return session_apply(s, &ev, NULL);
}

static bool judge(struct session *s, enum verdict verdict, uint8_t sure)
{
    struct event ev = {.kind = EVENT_JUDGE, .u.judge = {verdict, sure}};
    return session_apply(s, &ev, NULL);
}

static bool is_refused(struct session *s, enum event_kind kind)
{
    struct event ev = {.kind = kind};
    struct err err = {0};
    return !session_check(s, &ev, &err) && err.code == ERR_EVENT;
}

static void session_apply__shows_and_judges__item_by_item(void **state)
{
    struct table *t = *state;
    assert_int_equal(t->s->state, SESSION_JUDGED);
    assert_true(show(t->s, "c"));
    assert_int_equal(t->s->state, SESSION_OVER);
    assert_int_equal(t->s->shown_count, 1);
    assert_int_equal(t->s->shown[0].number, 0);
    assert_true(judge(t->s, VERDICT_SCAM, 3));
    assert_true(show(t->s, "a"));
    assert_int_equal(t->s->shown_count, 1);
    assert_true(judge(t->s, VERDICT_UNCLEAR, 1));
    assert_int_equal(t->s->item_count, 2);
    assert_int_equal(t->s->items[0].scene, 2);
    assert_int_equal(t->s->items[0].sure, 3);
    struct event end = {.kind = EVENT_END};
    assert_true(session_apply(t->s, &end, NULL));
    assert_int_equal(t->s->state, SESSION_CLOSED);
}

static void session_apply__refuses__what_an_item_has_not(void **state)
{
    struct table *t = *state;
    static const enum event_kind never[] = {EVENT_READ,   EVENT_REPLY, EVENT_CHECK, EVENT_MARK,
                                            EVENT_UNMARK, EVENT_LEAVE, EVENT_BEGIN};
    for (int is_shown = 0; is_shown < 2; is_shown++) {
        for (size_t i = 0; i < COUNT_OF(never); i++) {
            assert_true(is_refused(t->s, never[i]));
        }
        assert_true(is_shown || show(t->s, "a"));
    }
    assert_true(is_refused(t->s, EVENT_END));
    assert_false(show(t->s, "b"));
    assert_true(judge(t->s, VERDICT_SCAM, 2));
    assert_false(judge(t->s, VERDICT_SCAM, 2));
}

static void session_apply__refuses__an_item_that_is_not_there_or_was_asked(void **state)
{
    struct table *t = *state;
    assert_false(show(t->s, "z"));
    assert_false(show(t->s, ""));
    assert_true(show(t->s, "a") && judge(t->s, VERDICT_SCAM, 2));
    assert_false(show(t->s, "a"));
    t->sc.form = FORM_NONE;
    assert_false(show(t->s, "b"));
}

static void sitting_count__counts_what_was_answered__and_nothing_else(void **state)
{
    struct table *t = *state;
    struct sitting sum;
    sitting_count(t->s, &sum);
    assert_int_equal(sum.scams + sum.honest + sum.open, 0);
    assert_true(show(t->s, "a") && judge(t->s, VERDICT_SCAM, 3));
    assert_true(show(t->s, "b") && judge(t->s, VERDICT_SCAM, 3));
    assert_true(show(t->s, "c") && judge(t->s, VERDICT_HARMLESS, 1));
    assert_true(show(t->s, "d") && judge(t->s, VERDICT_HARMLESS, 2));
    assert_true(show(t->s, "e") && judge(t->s, VERDICT_UNCLEAR, 2));
    assert_true(show(t->s, "f") && judge(t->s, VERDICT_UNCLEAR, 2));
    assert_true(show(t->s, "g"));
    sitting_count(t->s, &sum);
    assert_int_equal(sum.scams, 3);
    assert_int_equal(sum.seen, 1);
    assert_int_equal(sum.honest, 3);
    assert_int_equal(sum.trusted, 1);
    assert_int_equal(sum.suspected, 1);
    assert_int_equal(sum.open, 2);
    assert_int_equal(sum.asked[3], 2);
    assert_int_equal(sum.right[3], 1);
    assert_int_equal(sum.asked[2], 1);
    assert_int_equal(sum.right[2], 1);
    assert_int_equal(sum.asked[1], 1);
    assert_int_equal(sum.right[1], 0);
}

static void sitting_detect__is_enough__from_ten_of_each(void **state)
{
    (void)state;
    struct sitting sum = {.scams = 10, .seen = 9, .honest = 10, .trusted = 7, .suspected = 2};
    struct detect counts = sitting_detect(&sum);
    assert_int_equal(counts.hits, 9);
    assert_int_equal(counts.misses, 1);
    assert_int_equal(counts.alarms, 2);
    assert_int_equal(counts.rests, 8);
    assert_true(detect_figures(&counts).is_enough);
    sum.scams = 9;
    counts = sitting_detect(&sum);
    assert_false(detect_figures(&counts).is_enough);
}

#define WITH_TABLE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_TABLE(session_apply__shows_and_judges__item_by_item),
        WITH_TABLE(session_apply__refuses__what_an_item_has_not),
        WITH_TABLE(session_apply__refuses__an_item_that_is_not_there_or_was_asked),
        WITH_TABLE(sitting_count__counts_what_was_answered__and_nothing_else),
        cmocka_unit_test(sitting_detect__is_enough__from_ten_of_each),
    };
    return cmocka_run_group_tests_name("sitting", tests, NULL, NULL);
}
