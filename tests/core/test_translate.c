#include "cm.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/translate.h"
#include "mo.h"
#include "sketch.h"

enum { ENTRIES_MAX = 100 };

static const char story[] = "ending good\n"
                            "scene one approach 1\n"
                            "check photo set told 1\n"
                            "say Hello there\n"
                            "sign 1 Send it today\n"
                            "note A night goes by\n"
                            "choose\nreply yes\nreply no\n"
                            "end good\n";

// A catalogue of all phrases, each with its text in brackets; made of a walk.
struct maker {
    struct arena arena;
    struct mo_entry list[ENTRIES_MAX];
    size_t count;
    const char *left_out;  // a context without a translation, or NULL
};

static char *joined(struct maker *m, const char *a, const char *mid, struct str b, const char *end)
{
    struct buf text = {0};
    buf_fmt(&text, "%s%s%.*s%s", a, mid, STR_ARG(b), end);
    char *copy = arena_copy(&m->arena, text.ptr, text.len);
    buf_free(&text);
    return copy;
}

static void make(void *ctx, const struct phrase *phrase)
{
    struct maker *m = ctx;
    if (m->left_out && strcmp(phrase->context, m->left_out) == 0) {
        return;
    }
    bool is_words = strstr(phrase->context, ".words") != NULL;
    assert_in_range(m->count, 0, ENTRIES_MAX - 1);
    m->list[m->count++] =
        (struct mo_entry){joined(m, phrase->context, "\4", *phrase->slot, ""),
                          joined(m, is_words ? "" : "<", "", *phrase->slot, is_words ? "" : ">")};
}

static int by_id(const void *a, const void *b)
{
    const struct mo_entry *x = a, *y = b;
    return strcmp(x->id, y->id);
}

static struct buf finish(struct maker *m)
{
    m->list[m->count++] = (struct mo_entry)MO_HEADER;
    qsort(m->list, m->count, sizeof *m->list, by_id);
    struct buf file = mo_file(m->list, m->count, false);
    arena_free(&m->arena);
    return file;
}

static struct catalogue opened(const struct buf *file)
{
    struct catalogue c;
    struct err err = {0};
    if (!catalogue_open(&c, (struct str){file->ptr, file->len}, &err)) {
        fail_msg("%s", err.msg);
    }
    return c;
}

static struct scenario *told_story(void)
{
    char text[sizeof story + 20];
    (void)snprintf(text, sizeof text, "var told 0\n%s", story);
    struct scenario *sc = sketch_story(text);
    sc->scenes[0].checks[CHECK_PHOTO].text = STR("One page");
    return sc;
}

static void translate_story__puts_every_text_in__and_back(void **state)
{
    (void)state;
    struct scenario *sc = told_story();
    struct maker m = {0};
    phrase_each_story(sc, make, &m);
    struct buf file = finish(&m);
    struct catalogue c = opened(&file);
    for (int round = 0; round < 2; round++) {
        assert_true(translate_story(sc, &c));
        assert_true(str_is_c(sc->title, "<A sketch>"));
        assert_true(str_is_c(sc->steps[0].u.message->texts[0], "<Hello there>"));
        assert_true(str_is_c(sc->replies[1].text, "<I say no.>"));
        assert_true(str_is_c(sc->replies[1].key, "no"));
        assert_true(str_is_c(sc->scenes[0].checks[CHECK_PHOTO].text, "<One page>"));
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
    struct maker m = {.left_out = "one.note"};
    phrase_each_story(sc, make, &m);
    struct buf file = finish(&m);
    struct catalogue c = opened(&file);
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
    struct maker m = {0};
    phrase_each_story(sc, make, &m);
    for (size_t i = 0; i < m.count; i++) {
        if (strcmp(m.list[i].id, "one.words\4today") == 0) {
            m.list[i].text = "heute";
        }
    }
    struct buf file = finish(&m);
    struct catalogue c = opened(&file);
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
        struct maker m = {.left_out = is_whole ? NULL : "family.about.f"};
        phrase_each_registry(&reg, make, &m);
        struct buf file = finish(&m);
        struct catalogue c = opened(&file);
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
