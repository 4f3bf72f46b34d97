#include "cm.h"

#include <stdio.h>

#include "core/rule_lang.h"
#include "mo.h"
#include "sketch.h"

// A story whose translation is right but for one text.
static struct scenario *told(void)
{
    struct scenario *sc = sketch_story("ending good\nscene one approach 1\n"
                                       "say Hello {learner} it costs {money:40}\n"
                                       "note A night goes by\n"
                                       "choose\nreply yes\nreply no\nend good\n");
    return sc;
}

// The words of the findings when the text of `context` is translated so (NULL: as
// it should be).
static void judge(const char *context, const char *text, struct buf *said)
{
    struct scenario *sc = told();
    struct region region = {.id = STR("ZZ"), .name = STR("Z"), .emergency = STR("112")};
    struct registry reg = sketch_registry();
    reg.regions = &region;
    reg.region_count = 1;
    struct mo_maker m = {0};
    struct findings found = {0};
    phrase_each_story(sc, mo_make, &m);
    for (size_t i = 0; context && i < m.count; i++) {
        size_t n = strlen(context);
        if (strncmp(m.list[i].id, context, n) == 0 && m.list[i].id[n] == '\4') {
            m.list[i].text = text;
        }
    }
    struct buf file = mo_finish(&m);
    struct catalogue c = mo_open(&file);
    rule_lang_check(sc, &reg, &c, &found);
    buf_put(said, "", 0);
    for (size_t i = 0; i < found.count; i++) {
        buf_fmt(said, "%s ", finding_kinds[found.list[i].id].word);
    }
    assert_true(str_is_c(sc->title, "A sketch"));
    finding_clear(&found);
    buf_free(&file);
    scenario_free(sc);
}

static void rule_lang_check__says_nothing__of_a_good_translation(void **state)
{
    (void)state;
    struct buf said = {0};
    judge(NULL, NULL, &said);
    assert_string_equal(buf_text(&said), "");
    buf_free(&said);
}

static void rule_lang_check__names__each_fault(void **state)
{
    (void)state;
    static const struct {
        const char *context, *text, *says;
    } cases[] = {
        {"one.note", "", "untranslated "},
        {"one.message", "Hallo, es kostet {money:40}", "place-lost "},
        {"one.message", "{learner}: {money:40} {money:40}", "place-added "},
        {"one.message", "{learner}: {money:4}", "place-lost "},
        {"one.note", "Eine \xE2\x80\xAENacht", "hidden-sign "},
        {"one.note", "Eine \x1B[31mNacht", "hidden-sign "},
        {"one.note", "Ruf 112 an", "help-number "},
        {"one.note", "Ruf +44 20 7123 4567 an", "translated-words "},
        {"one.note", "Auf gewinn-sicher.com", "translated-words "},
        {"title", "Eine Geschichte, deren Titel breiter ist als ihr Platz", "label-long "},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct buf said = {0};
        judge(cases[i].context, cases[i].text, &said);
        if (strcmp(buf_text(&said), cases[i].says) != 0) {
            fail_msg("%s: %s", cases[i].text, buf_text(&said));
        }
        buf_free(&said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rule_lang_check__says_nothing__of_a_good_translation),
        cmocka_unit_test(rule_lang_check__names__each_fault),
    };
    return cmocka_run_group_tests_name("rule_lang", tests, NULL, NULL);
}
