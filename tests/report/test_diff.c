#include "cm.h"

#include "core/carry.h"
#include "report/diff.h"
#include "core/sketch.h"

static const char story[] = "ending good\n"
                            "scene one approach 1\n"
                            "say Hello over there\n"
                            "choose\nreply yes goto two\nreply no goto two\n"
                            "scene two bond 3\n"
                            "say How is your garden today\n"
                            "choose\nreply fine\nreply bad\n"
                            "end good\n";

static struct diff_count compare(const char *then, const char *now, struct buf *out)
{
    struct scenario *a = sketch_story(then), *b = sketch_story(now);
    struct registry reg = sketch_registry();
    a->file = STR("old.yaml");
    b->file = STR("new.yaml");
    (void)snprintf(a->hash, sizeof a->hash, "aa");
    (void)snprintf(b->hash, sizeof b->hash, strcmp(then, now) == 0 ? "aa" : "bb");
    struct diff_count count = diff_put(a, b, &reg, out);
    scenario_free(a);
    scenario_free(b);
    return count;
}

static void diff_put__names_every_resting_place__of_the_same_story(void **state)
{
    (void)state;
    struct buf out = {0};
    struct diff_count count = compare(story, story, &out);
    assert_string_equal(buf_text(&out),
                        "sketch: version 1 -> version 1\n"
                        "The two files are the same.\n"
                        "old.yaml:4: `one` -> new.yaml:4: `one`: the same place (1 way)\n"
                        "old.yaml:8: `two`, the night before -> new.yaml:8: `two`: the same place "
                        "(2 ways)\n"
                        "old.yaml:9: `two` -> new.yaml:9: `two`: the same place (2 ways)\n");
    assert_int_equal(count.same, 5);
    assert_int_equal(count.moved, 0);
    assert_false(count.is_capped);
    buf_free(&out);
}

static void diff_put__says_where_and_why__when_an_answer_is_gone(void **state)
{
    (void)state;
    struct buf out = {0};
    struct diff_count count = compare(story,
                                      "ending good\n"
                                      "scene one approach 1\n"
                                      "say Hello over there\n"
                                      "choose\nreply yes goto two\nreply never goto two\n"
                                      "scene two bond 3\n"
                                      "say How is your garden today\n"
                                      "choose\nreply fine\nreply bad\n"
                                      "end good\n",
                                      &out);
    assert_non_null(strstr(buf_text(&out), "raise `version` to 2"));
    assert_non_null(strstr(buf_text(&out), "Only with `withdraw_before`"));
    assert_non_null(strstr(buf_text(&out),
                           "old.yaml:9: `two` -> new.yaml:4: `one`: back at an earlier answer; the "
                           "reply is gone: \"I say no.\" (1 way)\n"));
    assert_non_null(strstr(buf_text(&out), "renamed:\n  replies:\n    no: never\n"));
    assert_int_equal(count.moved, 2);
    buf_free(&out);
}

static void diff_put__proposes_names__for_what_is_much_the_same(void **state)
{
    (void)state;
    struct buf out = {0};
    struct diff_count count = compare(story,
                                      "ending good\n"
                                      "scene one approach 1\n"
                                      "say Hello over there\n"
                                      "choose\nreply yes goto deux\nreply noo goto deux\n"
                                      "scene deux bond 3\n"
                                      "say How is your garden today\n"
                                      "choose\nreply fine\nreply bad\n"
                                      "end good\n",
                                      &out);
    assert_non_null(
        strstr(buf_text(&out), "renamed:\n  scenes:\n    two: deux\n  replies:\n    no: noo\n"));
    assert_true(count.moved > 0);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(diff_put__names_every_resting_place__of_the_same_story),
        cmocka_unit_test(diff_put__says_where_and_why__when_an_answer_is_gone),
        cmocka_unit_test(diff_put__proposes_names__for_what_is_much_the_same),
    };
    return cmocka_run_group_tests_name("diff", tests, NULL, NULL);
}
