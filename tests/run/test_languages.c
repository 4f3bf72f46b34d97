#include "bench.h"

#include <string.h>

#include "core/msg.h"
#include "run/languages.h"

// The catalogues that the build made.
static void open_built(struct languages *l)
{
    const char *build = getenv("top_builddir");
    struct buf folder = {0};
    buf_fmt(&folder, "%s/locales/mo", build ? build : ".");
    languages_open(l, buf_text(&folder));
    buf_free(&folder);
}

static void note_name(void *ctx, const char *name, struct str own_name)
{
    assert_true(own_name.len > 0);
    buf_fmt(ctx, "%s ", name);
}

static void languages_each__names_what_there_is__the_source_first(void **state)
{
    (void)state;
    struct languages l = {0};
    struct buf names = {0};
    open_built(&l);
    languages_each(&l, note_name, &names);
    assert_string_equal(buf_text(&names), "en de zh_TW ");
    buf_free(&names);
    languages_close(&l);
}

static void languages_use__speaks_it__and_goes_back(void **state)
{
    (void)state;
    struct languages l = {0};
    open_built(&l);
    assert_true(languages_use(&l, "de", NULL));
    assert_string_equal(_("Settings"), "Einstellungen");
    assert_true(languages_use(&l, "en", NULL));
    assert_string_equal(_("Settings"), "Settings");
    languages_close(&l);
}

static void languages_use__says_no__to_what_is_not_there(void **state)
{
    (void)state;
    static const char *const names[] = {"xx", "../..", "", "de/..", "DE"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct languages l = {0};
        struct err err = {0};
        open_built(&l);
        assert_true(languages_use(&l, "de", NULL));
        assert_false(languages_use(&l, names[i], &err));
        assert_int_equal(err.code, ERR_USAGE);
        assert_string_equal(_("Settings"), "Settings");
        languages_close(&l);
    }
}

// What the store kept of a story has no folder: its translation comes from the build's.
static void library_revive__tells_a_kept_story__in_the_language_in_use(void **state)
{
    struct bench *b = *state;
    struct languages l = {0};
    struct buf text = {0};
    open_built(&l);
    assert_true(languages_use(&l, "de", NULL));
    struct scenario *sc = library_load(&b->lib, "harbour-lights", &text, NULL);
    assert_non_null(sc);
    assert_string_equal(sc->lang_now, "");
    b->lib.languages = &l;
    struct scenario *kept =
        library_revive(&b->lib, (struct str){text.ptr, text.len}, sc->hash, NULL);
    assert_non_null(kept);
    assert_string_equal(kept->lang_now, "de");
    assert_false(str_is(kept->title, sc->title));
    scenario_free(sc);
    scenario_free(kept);
    buf_free(&text);
    b->lib.languages = NULL;
    languages_close(&l);
}

// An adaptation has no translation: it stays in its own language, never by half.
static void library_load__keeps_its_own_language__of_a_story_without_a_catalogue(void **state)
{
    struct bench *b = *state;
    struct languages l = {0};
    open_built(&l);
    assert_true(languages_use(&l, "zh_TW", NULL));
    b->lib.languages = &l;
    struct scenario *sc = library_load(&b->lib, "bollerwagen", NULL, NULL);
    assert_non_null(sc);
    assert_string_equal(sc->lang_now, "de");
    scenario_free(sc);
    b->lib.languages = NULL;
    languages_close(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(languages_each__names_what_there_is__the_source_first),
        cmocka_unit_test(languages_use__speaks_it__and_goes_back),
        cmocka_unit_test(languages_use__says_no__to_what_is_not_there),
        WITH_BENCH(library_revive__tells_a_kept_story__in_the_language_in_use),
        WITH_BENCH(library_load__keeps_its_own_language__of_a_story_without_a_catalogue),
    };
    return cmocka_run_group_tests_name("languages", tests, NULL, NULL);
}
