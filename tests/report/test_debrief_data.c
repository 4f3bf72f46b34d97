#include "cm.h"

#include <jansson.h>
#include <string.h>

#include "core/score.h"
#include "core/sketch.h"
#include "report/debrief_data.h"
#include "report/svg.h"
#include "report/word.h"

// Three signs, enough harmless messages, a loss; two ways to go.
static const char story[] = "ending calm\n"
                            "ending lost\n"
                            "scene hello approach 1\n"
                            "say One.\n"
                            "sign 1 You are the one.\n"
                            "say Two.\n"
                            "say Three.\n"
                            "choose\n"
                            "reply on\n"
                            "reply away leaves\n"
                            "goto later\n"
                            "scene later hook 4\n"
                            "sign 2 Look at my boat.\n"
                            "say Four.\n"
                            "say Five.\n"
                            "sign 3 Tell nobody.\n"
                            "say Six.\n"
                            "choose\n"
                            "reply pay\n"
                            "loses 40\n"
                            "say Thank you.\n"
                            "end lost\n";

struct told {
    struct scenario *sc;
    struct registry reg;
    struct session *s;
    struct score score;
};

static void apply(struct told *t, struct event ev)
{
    struct err err = {0};
    if (!session_apply(t->s, &ev, &err)) {
        fail_msg("%s", err.msg);
    }
}

static void reply(struct told *t, const char *key)
{
    struct event ev = {.kind = EVENT_REPLY};
    (void)snprintf(ev.u.choice, sizeof ev.u.choice, "%s", key);
    apply(t, ev);
}

static void read_on(struct told *t)
{
    while (session_next(t->s)) {
        apply(t, (struct event){.kind = EVENT_READ});
    }
}

// Marks message 2 at its place; leaves by the second reply, or goes to the end.
static struct told tell(bool leaves)
{
    struct told t = {.sc = sketch_story(story), .reg = sketch_registry()};
    t.s = session_new(t.sc, &t.reg);
    apply(&t, event_begin(t.sc, 1));
    read_on(&t);
    apply(&t, (struct event){.kind = EVENT_MARK, .u.mark = {.message = 2, .sign = "s1"}});
    reply(&t, leaves ? "away" : "on");
    if (!leaves) {
        read_on(&t);
        reply(&t, "pay");
        read_on(&t);
    }
    apply(&t, (struct event){.kind = EVENT_JUDGE, .u.judge = {VERDICT_SCAM, 3}});
    score_session(t.s, &t.score);
    return t;
}

static void forget(struct told *t)
{
    session_free(t->s);
    scenario_free(t->sc);
}

static size_t count(const struct buf *out, const char *words)
{
    size_t n = 0;
    for (const char *p = buf_text(out); (p = strstr(p, words)); p++) {
        n++;
    }
    return n;
}

static void svg_timeline__has_a_row_a_sign__and_a_cross_where_one_was_not_marked(void **state)
{
    (void)state;
    struct told t = tell(false);
    struct buf out = {0};
    svg_timeline(t.s, &t.score, &out);
    assert_int_equal(t.score.sign_count, 3);
    assert_int_equal(count(&out, "<svg "), 1);
    assert_int_equal(count(&out, "</svg>"), 1);
    assert_int_equal(count(&out, "fill=\"#fff\""), 3);
    assert_int_equal(count(&out, "r=\"4\" fill=\"#111\""), 1);
    assert_int_equal(count(&out, "m0 -8l-8 8"), 2);
    assert_non_null(strstr(buf_text(&out), ">4</text>"));
    assert_null(strstr(buf_text(&out), "nan"));
    assert_null(strstr(buf_text(&out), "inf"));
    buf_free(&out);
    forget(&t);
}

static void svg_timeline__is_nothing__without_a_sign(void **state)
{
    (void)state;
    struct told t = tell(true);
    struct buf out = {0};
    struct score none = {0};
    svg_timeline(t.s, &none, &out);
    assert_int_equal(out.len, 0);
    forget(&t);
}

static void svg_timeline__writes_names_as_text__whatever_they_hold(void **state)
{
    (void)state;
    struct told t = tell(false);
    struct sign signs[10];
    memcpy(signs, t.reg.signs, sizeof signs);
    signs[1].name = STR("<script>\"&");
    struct registry reg = t.reg;
    reg.signs = signs;
    t.s->registry = &reg;
    struct buf out = {0};
    svg_timeline(t.s, &t.score, &out);
    assert_non_null(strstr(buf_text(&out), "&lt;script&gt;&quot;&amp;"));
    assert_null(strstr(buf_text(&out), "<script"));
    buf_free(&out);
    forget(&t);
}

static json_t *parsed(const struct told *t)
{
    struct buf out = {0};
    debrief_data_json(t->s, &out);
    json_t *root = json_loads(buf_text(&out), JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    buf_free(&out);
    return root;
}

static void debrief_data_json__has_each_sign__with_when_it_was_marked(void **state)
{
    (void)state;
    struct told t = tell(false);
    json_t *o = parsed(&t), *signs = json_object_get(o, "signs");
    assert_int_equal(json_integer_value(json_object_get(o, "wary-report")), DEBRIEF_DATA_VERSION);
    assert_int_equal(json_array_size(signs), 3);
    assert_string_equal(json_string_value(json_object_get(json_array_get(signs, 0), "sign")), "s1");
    json_decref(o);
    forget(&t);
}

static void debrief_data_json__leaves_out_the_number__where_there_is_none(void **state)
{
    (void)state;
    struct told t = tell(true);
    json_t *o = parsed(&t);
    json_t *score = json_object_get(o, "score");
    assert_int_not_equal(t.score.why, SCORE_OK);
    assert_null(json_object_get(score, "number"));
    json_decref(o);
    forget(&t);
}

static void debrief_data_csv__has_a_row_a_sign__and_as_many_cells_as_the_head(void **state)
{
    (void)state;
    struct told t = tell(false);
    struct buf out = {0};
    debrief_data_csv(t.s, &out);
    assert_int_equal(count(&out, "\r\n"), 4);
    assert_int_equal(count(&out, ",") % 4, 0);
    buf_free(&out);
    forget(&t);
}

static void word_end__tells_how_it_ended__in_one_word(void **state)
{
    (void)state;
    struct told natural = tell(false), polite = tell(true);
    assert_string_equal(word_end(natural.s), "natural");
    assert_string_equal(word_end(polite.s), "polite");
    polite.s->left_by_reply = false;
    polite.s->left_how = LEAVE_BLOCK;
    assert_string_equal(word_end(polite.s), "broken-off");
    forget(&natural);
    forget(&polite);
}

static void words__are_there_for_every_value__and_differ(void **state)
{
    (void)state;
    for (int i = 0; i <= OUTCOME_OPEN; i++) {
        assert_non_null(word_outcome((enum score_outcome)i));
        for (int k = 0; k < i; k++) {
            assert_string_not_equal(word_outcome((enum score_outcome)i),
                                    word_outcome((enum score_outcome)k));
        }
    }
    for (int i = 0; i < SCORE_WHYS; i++) {
        assert_non_null(word_why((enum score_why)i));
    }
    for (int i = 0; i <= TREND_WORSE; i++) {
        assert_non_null(word_trend((enum profile_trend)i));
    }
    for (int i = 0; i <= BIAS_SUSPECTS; i++) {
        assert_non_null(word_bias((enum profile_bias)i));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(svg_timeline__has_a_row_a_sign__and_a_cross_where_one_was_not_marked),
        cmocka_unit_test(svg_timeline__is_nothing__without_a_sign),
        cmocka_unit_test(svg_timeline__writes_names_as_text__whatever_they_hold),
        cmocka_unit_test(debrief_data_json__has_each_sign__with_when_it_was_marked),
        cmocka_unit_test(debrief_data_json__leaves_out_the_number__where_there_is_none),
        cmocka_unit_test(debrief_data_csv__has_a_row_a_sign__and_as_many_cells_as_the_head),
        cmocka_unit_test(word_end__tells_how_it_ended__in_one_word),
        cmocka_unit_test(words__are_there_for_every_value__and_differ),
    };
    return cmocka_run_group_tests_name("debrief_data", tests, NULL, NULL);
}
