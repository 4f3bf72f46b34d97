#include "shots.h"

#include "view/tell.h"

// What tell_score says of this score, in one line.
static void tell(struct rig *r, const struct score *score, struct buf *out)
{
    struct doc d = {.focus = -1};
    tell_score(&r->app, &d, score);
    for (size_t i = 0; i < d.count; i++) {
        buf_fmt(out, "%.*s|", STR_ARG(d.items[i].text));
    }
    doc_free(&d);
}

static void assert_tells(enum verdict verdict, const struct score *score, const char *want)
{
    struct rig r;
    struct buf out = {0};
    rig_open(&r, verdict);
    rig_begin(&r);
    tell(&r, score, &out);
    assert_string_equal(want, buf_text(&out));
    buf_free(&out);
    rig_close(&r);
}

static void tell_score__says_the_whole_sentence__of_a_scored_scam(void **state)
{
    (void)state;
    assert_tells(VERDICT_SCAM,
                 &(struct score){.number = 61,
                                 .hits = 0.72,
                                 .gamma = 0.11,
                                 .counted = 4,
                                 .noticed = 3,
                                 .harmless = 31,
                                 .false_marks = 1,
                                 .has_median = true,
                                 .median_later = 2},
                 "You noticed 3 of 4 warning signs, typically 2 messages after they first showed. "
                 "You marked 1 of 31 harmless messages by mistake. "
                 "In this story you would have kept all £6,500.|"
                 "61 of 100 (many). Signs marked early gave 72; 11 is taken off for what marking "
                 "by chance would have found.|");
}

static void tell_score__has_plurals__for_one_of_each(void **state)
{
    (void)state;
    assert_tells(VERDICT_SCAM,
                 &(struct score){.why = SCORE_TOO_SHORT,
                                 .counted = 1,
                                 .noticed = 1,
                                 .harmless = 1,
                                 .has_median = true,
                                 .median_later = 1},
                 "You noticed 1 of 1 warning sign, typically 1 message after they first showed. "
                 "You marked no harmless message by mistake: 1 was left alone. "
                 "In this story you would have kept all £6,500.|"
                 "This was too short for a number.|");
}

static void tell_score__leaves_out__what_is_not_defined(void **state)
{
    (void)state;
    assert_tells(VERDICT_HARMLESS, &(struct score){.why = SCORE_NOT_READ},
                 "You left before half of it was told, so there is no number.|");
    assert_tells(VERDICT_SCAM, &(struct score){.why = SCORE_BEFORE_ONSET},
                 "In this story you would have kept all £6,500.|"
                 "You left before there was anything to see, so there is no number.|");
    assert_tells(VERDICT_UNCLEAR, &(struct score){.why = SCORE_UNCLEAR, .counted = 2, .noticed = 1},
                 "There is no number for a conversation that nobody can judge.|");
}

static void tell_score__is_kind__when_nothing_was_marked(void **state)
{
    (void)state;
    assert_tells(VERDICT_SCAM, &(struct score){.counted = 4, .harmless = 9},
                 "The 4 warning signs were not marked this time. "
                 "You marked no harmless message by mistake: 9 were left alone. "
                 "In this story you would have kept all £6,500.|"
                 "0 of 100 (mostly unnoticed). The sooner a sign is marked, the more it counts.|");
}

static void tell_score__says_what_was_taken__never_that_it_was_given(void **state)
{
    (void)state;
    struct rig r;
    struct buf out = {0};
    rig_open(&r, VERDICT_SCAM);
    shot_debrief(&r);
    r.session->has_lost_all = true;
    tell(&r, &(struct score){.why = SCORE_TOO_SHORT}, &out);
    assert_string_equal("In this story £400 of £6,500 would have been stolen. "
                        "Something went out of your hands that is hard to get back.|"
                        "This was too short for a number.|",
                        buf_text(&out));
    buf_free(&out);
    rig_close(&r);
}

static void tell_later__uses_days__when_days_have_passed(void **state)
{
    (void)state;
    static const struct {
        uint32_t k, days;
        const char *words, *brief;
    } rows[] = {
        {1, 0, "at once", "at once"},          {2, 0, "1 message later", "1 later"},
        {5, 0, "4 messages later", "4 later"}, {3, 1, "the next day", "next day"},
        {9, 4, "4 days later", "4 days"},      {0, 0, "at once", "at once"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct doc d = {.focus = -1};
        struct score_sign sign = {.k = rows[i].k, .days = rows[i].days};
        assert_true(str_is_c(tell_later(&d, &sign, false), rows[i].words));
        assert_true(str_is_c(tell_later(&d, &sign, true), rows[i].brief));
        doc_free(&d);
    }
}

static void tell_judged__finds_words__for_every_outcome(void **state)
{
    (void)state;
    for (int v = 0; v < VERDICTS; v++) {
        for (int j = 0; j < VERDICTS; j++) {
            struct scenario sc = {.verdict = (enum verdict)v};
            struct session s = {.scenario = &sc, .judged = (enum verdict)j, .sure = 2};
            assert_true(strlen(tell_judged(&s)) > 20);
            s.checked = 1;
            bool is_open = v == VERDICT_UNCLEAR;
            assert_int_equal(is_open, strncmp(tell_judged(&s), "You checked", 11) == 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tell_score__says_the_whole_sentence__of_a_scored_scam),
        cmocka_unit_test(tell_score__has_plurals__for_one_of_each),
        cmocka_unit_test(tell_score__leaves_out__what_is_not_defined),
        cmocka_unit_test(tell_score__is_kind__when_nothing_was_marked),
        cmocka_unit_test(tell_score__says_what_was_taken__never_that_it_was_given),
        cmocka_unit_test(tell_later__uses_days__when_days_have_passed),
        cmocka_unit_test(tell_judged__finds_words__for_every_outcome),
    };
    return cmocka_run_group_tests_name("tell", tests, NULL, NULL);
}
