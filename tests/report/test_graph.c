#include "cm.h"

#include <string.h>

#include "core/sketch.h"
#include "report/graph.h"

static const char story[] = "ending good\n"
                            "scene one approach 1\n"
                            "say a\nsign 1 b\n"
                            "choose\nreply stay\nreply on goto two\nreply more goto two\n"
                            "reply yet goto two\nreply again goto two\nreply off leaves\n"
                            "goto one\n"
                            "scene two hook 4\n"
                            "sign 2 a\nsign 2 b\nloses 40\n"
                            "end good\n";

static void has(const struct buf *out, const char *words)
{
    if (!strstr(buf_text(out), words)) {
        fail_msg("no `%s` in\n%s", words, buf_text(out));
    }
}

static void drawn(graph_fn *draw, const char *text, struct buf *out)
{
    struct scenario *sc = sketch_story(text);
    struct registry reg = sketch_registry();
    for (uint32_t i = 0; i < reg.sign_count; i++) {
        reg.signs[i].name = reg.signs[i].id;
    }
    draw(sc, &reg, out);
    scenario_free(sc);
}

static void graph_dot__draws__scenes_by_stage_with_signs_and_losses(void **state)
{
    (void)state;
    struct buf out = {0};
    drawn(graph_dot, story, &out);
    has(&out, "digraph \"sketch\" {\n");
    has(&out, "  subgraph cluster_approach {\n    label=\"approach\"");
    has(&out, "    s0 [label=\"one\\nday 1, 2 messages\\n● s1\"];\n");
    has(&out, "    s1 [label=\"two\\nday 4, 2 messages\\n● s2\\n▼ loss\"];\n");
    has(&out, "  e0 [style=\"rounded,bold\", label=\"good\"];\n");
    has(&out, "  s1 -> e0\n");
    assert_null(strstr(buf_text(&out), "cluster_bond"));
    buf_free(&out);
}

static void graph_dot__puts_the_ways_of_two_scenes__on_one_arrow(void **state)
{
    (void)state;
    struct buf out = {0};
    drawn(graph_dot, story, &out);
    has(&out, "  s0 -> s1 [label=\"I say on.\\nI say more.\\nI say yet.\\n+ 1 more\"]\n");
    has(&out, "  s0 -> left [label=\"I say off.\"]\n");
    has(&out, "  s0 -> s0\n");
    buf_free(&out);
}

static void graph_dot__has_no_node_for_leaving__when_nobody_can(void **state)
{
    (void)state;
    struct buf out = {0};
    drawn(graph_dot, "ending good\nscene one approach 1\nsay a\nend good\n", &out);
    assert_null(strstr(buf_text(&out), "left"));
    buf_free(&out);
}

static void graph_mermaid__says_the_same__in_its_tongue(void **state)
{
    (void)state;
    struct buf out = {0};
    drawn(graph_mermaid, story, &out);
    assert_int_equal(strncmp(buf_text(&out), "flowchart TD\n", 13), 0);
    has(&out, "  subgraph approach [\"approach\"]\n");
    has(&out, "    s0[\"one<br/>day 1, 2 messages<br/>● s1\"]\n  end\n");
    has(&out, "  e0([\"good\"])\n");
    has(&out, "  s0 -->|\"I say off.\"| left\n");
    has(&out, "  s1 --> e0\n");
    buf_free(&out);
}

static void graph_dot__keeps_words_within_their_quotes__whatever_they_are(void **state)
{
    (void)state;
    struct buf out = {0};
    struct scenario *sc = sketch_story(story);
    struct registry reg = sketch_registry();
    sc->replies[1].text = STR("\"]; x [label=\"<b>\\n| äöüäöüäöüäöüäöüäöüäöü");
    graph_dot(sc, &reg, &out);
    has(&out, "label=\"']; x [label=''b''n' äöüäöüäöü…\\n");
    assert_null(strstr(buf_text(&out), "<b>"));
    buf_free(&out);
    graph_mermaid(sc, &reg, &out);
    assert_null(strstr(buf_text(&out), "<b>"));
    buf_free(&out);
    scenario_free(sc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(graph_dot__draws__scenes_by_stage_with_signs_and_losses),
        cmocka_unit_test(graph_dot__puts_the_ways_of_two_scenes__on_one_arrow),
        cmocka_unit_test(graph_dot__has_no_node_for_leaving__when_nobody_can),
        cmocka_unit_test(graph_mermaid__says_the_same__in_its_tongue),
        cmocka_unit_test(graph_dot__keeps_words_within_their_quotes__whatever_they_are),
    };
    return cmocka_run_group_tests_name("graph", tests, NULL, NULL);
}
