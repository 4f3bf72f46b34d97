#include "cm.h"

#include <stdio.h>

#include "core/translate.h"
#include "mo.h"
#include "sketch.h"

static const char story[] = "ending good\n"
                            "scene one approach 1\n"
                            "check photo set told 1\n"
                            "say Hello there\n"
                            "sign 1 Send it today\n"
                            "note A night goes by\n"
                            "choose\nreply yes\nreply no\n"
                            "end good\n";

static struct scenario *told_story(void)
{
    char text[sizeof story + 20];
    (void)snprintf(text, sizeof text, "var told 0\n%s", story);
    struct scenario *sc = sketch_story(text);
    return sc;
}

static void translate_story__puts_every_text_in__and_back(void **state)
{
    (void)state;
    struct scenario *sc = told_story();
    struct mo_maker m = {0};
    phrase_each_story(sc, mo_make, &m);
    struct buf file = mo_finish(&m);
    struct catalogue c = mo_open(&file);
    for (int round = 0; round < 2; round++) {
        assert_true(translate_story(sc, &c));
        assert_true(str_is_c(sc->title, "<A sketch>"));
        assert_true(str_is_c(sc->steps[0].u.message->texts[0], "<Hello there>"));
        assert_true(str_is_c(sc->replies[1].text, "<I say no.>"));
        assert_true(str_is_c(sc->replies[1].key, "no"));
        assert_true(str_is_c(sc->scenes[0].checks[CHECK_PHOTO].text, "<It is on no list.>"));
        struct translate_gap gap = translate_story_gaps(sc, &c);
        assert_int_equal(gap.missing + gap.misplaced, 0);
        assert_true(gap.count > 8);
        assert_false(translate_story(sc, NULL));
        assert_true(str_is_c(sc->title, "A sketch"));
        assert_true(str_is_c(sc->steps[0].u.message->texts[0], "Hello there"));
    }
    buf_free(&file);
    scenario_free(sc);
}

static void translate_story__stays_as_it_was__when_one_text_is_missing(void **state)
{
    (void)state;
    struct scenario *sc = told_story();
    struct mo_maker m = {.left_out = "one.note"};
    phrase_each_story(sc, mo_make, &m);
    struct buf file = mo_finish(&m);
    struct catalogue c = mo_open(&file);
    assert_false(translate_story(sc, &c));
    assert_true(str_is_c(sc->title, "A sketch"));
    assert_true(str_is_c(sc->steps[2].u.note, "A night goes by"));
    struct translate_gap gap = translate_story_gaps(sc, &c);
    assert_int_equal(gap.missing, 1);
    assert_string_equal(gap.context, "one.note");
    buf_free(&file);
    scenario_free(sc);
}

static void
translate_story__stays_as_it_was__when_a_sign_s_words_are_not_in_their_message(void **state)
{
    (void)state;
    struct scenario *sc = told_story();
    struct sign_use use = {.sign = 1, .words = STR("today")};
    struct message *message = sc->steps[1].u.message;
    message->signs = &use;
    message->sign_count = 1;
    struct mo_maker m = {0};
    phrase_each_story(sc, mo_make, &m);
    for (size_t i = 0; i < m.count; i++) {
        if (strcmp(m.list[i].id, "one.words\4today") == 0) {
            m.list[i].text = "heute";
        }
    }
    struct buf file = mo_finish(&m);
    struct catalogue c = mo_open(&file);
    assert_false(translate_story(sc, &c));
    assert_true(str_is_c(sc->title, "A sketch"));
    struct translate_gap gap = translate_story_gaps(sc, &c);
    assert_int_equal(gap.missing, 0);
    assert_int_equal(gap.misplaced, 1);
    buf_free(&file);
    scenario_free(sc);
}

static void translate_registry__is_whole_or_not_at_all(void **state)
{
    (void)state;
    struct sign signs[] = {{.id = STR("s0"), .name = STR("Zero"), .why = STR("Because")}};
    struct named families[] = {{.id = STR("f"), .name = STR("Family"), .about = STR("About")}};
    struct registry reg = {
        .signs = signs, .sign_count = 1, .families = families, .family_count = 1};
    for (int is_whole = 0; is_whole < 2; is_whole++) {
        struct mo_maker m = {.left_out = is_whole ? NULL : "family.about.f"};
        phrase_each_registry(&reg, mo_make, &m);
        struct buf file = mo_finish(&m);
        struct catalogue c = mo_open(&file);
        assert_int_equal(translate_registry(&reg, &c), is_whole);
        assert_true(str_is_c(signs[0].why, is_whole ? "<Because>" : "Because"));
        assert_true(str_is_c(families[0].name, is_whole ? "<Family>" : "Family"));
        buf_free(&file);
    }
    assert_false(translate_registry(&reg, NULL));
    assert_true(str_is_c(signs[0].name, "Zero"));
    arena_free(&reg.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(translate_story__puts_every_text_in__and_back),
        cmocka_unit_test(translate_story__stays_as_it_was__when_one_text_is_missing),
        cmocka_unit_test(
            translate_story__stays_as_it_was__when_a_sign_s_words_are_not_in_their_message),
        cmocka_unit_test(translate_registry__is_whole_or_not_at_all),
    };
    return cmocka_run_group_tests_name("translate", tests, NULL, NULL);
}
