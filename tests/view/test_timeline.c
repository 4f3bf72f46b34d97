#include "shots.h"

#include "view/timeline.h"

// The plot of a session as plain lines, at this width.
static void plot(struct rig *r, int cols, struct buf *out)
{
    struct score score;
    struct doc d = {.focus = -1};
    r->app.cols = cols;
    score_session(r->session, &score);
    timeline_add(&r->app, &score, &d);
    for (size_t i = 0; i < d.count; i++) {
        buf_fmt(out, "%.*s\n", STR_ARG(d.items[i].text));
        bool is_picture = d.items[i].kind == DOC_PICTURE;
        assert_true(text_cols(d.items[i].text, text_width_plain) <= (cols ? cols : 80) - 4);
        assert_true(is_picture || d.items[i].kind == DOC_TEXT);
    }
    doc_free(&d);
}

static void assert_has(const struct buf *text, const char *line)
{
    if (!strstr(buf_text(text), line)) {
        fail_msg("no \"%s\" in\n%s", line, buf_text(text));
    }
}

static void timeline_add__fits__at_every_width(void **state)
{
    (void)state;
    struct rig r;
    rig_open(&r, VERDICT_SCAM);
    shot_debrief(&r);
    for (int cols = 40; cols <= 240; cols++) {
        struct buf out = {0};
        plot(&r, cols, &out);
        assert_has(&out, "day 1");
        buf_free(&out);
    }
    rig_close(&r);
}

static void timeline_add__shows_marks_misses_and_harm__in_a_scam(void **state)
{
    (void)state;
    struct rig r;
    struct buf out = {0};
    rig_open(&r, VERDICT_SCAM);
    shot_debrief(&r);
    plot(&r, 0, &out);
    assert_has(&out, "●           at once");
    assert_has(&out, "·──●      3 messages later");
    assert_has(&out, "✗  ✗ not marked");
    assert_has(&out, "▼   £400");
    assert_has(&out, "1 marked");
    assert_null(strstr(buf_text(&out), "You left"));
    buf_free(&out);
    rig_close(&r);
}

static void timeline_add__shows_where_the_learner_left__and_no_harm(void **state)
{
    (void)state;
    struct rig r;
    struct buf out = {0};
    rig_open(&r, VERDICT_SCAM);
    shot_debrief_left(&r);
    plot(&r, 80, &out);
    assert_has(&out, "You left");
    assert_has(&out, "↑   day 6");
    assert_has(&out, "you left first");
    assert_null(strstr(buf_text(&out), "▼"));
    assert_null(strstr(buf_text(&out), "✗"));
    buf_free(&out);
    rig_close(&r);
}

static void timeline_add__says_every_row_in_words__for_those_who_cannot_see(void **state)
{
    (void)state;
    struct rig r;
    struct doc d = {.focus = -1};
    struct score score;
    rig_open(&r, VERDICT_SCAM);
    shot_debrief(&r);
    score_session(r.session, &score);
    timeline_add(&r.app, &score, &d);
    assert_true(d.count > 5);
    assert_int_equal(0, d.items[0].spoken.len);
    for (size_t i = 1; i < d.count; i++) {
        assert_true(d.items[i].spoken.len > 10);
    }
    assert_true(
        str_is_c(d.items[1].spoken, "Quick closeness: showed on day 3; you marked it at once."));
    doc_free(&d);
    rig_close(&r);
}

static void timeline_add__draws_nothing__when_no_sign_was_shown(void **state)
{
    (void)state;
    struct rig r;
    struct buf out = {0};
    rig_open(&r, VERDICT_HARMLESS);
    shot_debrief_other(&r);
    plot(&r, 80, &out);
    assert_int_equal(0, out.len);
    buf_free(&out);
    rig_close(&r);
}

static void timeline_add__keeps_long_names_whole__on_lines_of_their_own(void **state)
{
    (void)state;
    struct rig r;
    struct buf out = {0};
    rig_open(&r, VERDICT_SCAM);
    r.signs[0].name = STR("Closeness that comes far too quickly");
    shot_debrief(&r);
    plot(&r, 80, &out);
    assert_has(&out, "Closeness that comes far too quickly\n");
    buf_free(&out);
    rig_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(timeline_add__fits__at_every_width),
        cmocka_unit_test(timeline_add__shows_marks_misses_and_harm__in_a_scam),
        cmocka_unit_test(timeline_add__shows_where_the_learner_left__and_no_harm),
        cmocka_unit_test(timeline_add__says_every_row_in_words__for_those_who_cannot_see),
        cmocka_unit_test(timeline_add__draws_nothing__when_no_sign_was_shown),
        cmocka_unit_test(timeline_add__keeps_long_names_whole__on_lines_of_their_own),
    };
    return cmocka_run_group_tests_name("timeline", tests, NULL, NULL);
}
