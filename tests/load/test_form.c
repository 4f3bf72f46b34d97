#include "cm.h"

#include "core/phrase.h"
#include "core/rule.h"
#include "load/world.h"

// A form of `scams` scams and `honest` honest items; %s: something more in the first.
static void put_item(struct buf *out, const char *id, bool is_scam, const char *more)
{
    buf_fmt(out, "  %s:\n    verdict: %s\n    stage: bond\n    platform: postmere\n", id,
            is_scam ? "scam" : "harmless");
    buf_put_c(out, "    why: \"So it is.\"\n    steps:\n      - dana: \"You are the one.\"\n");
    buf_put_c(out, is_scam
                       ? "        signs: {fast-intimacy: \"the one\"}\n"
                       : "        resembles: {secrecy: {words: \"the one\", why: \"A joke.\"}}\n");
    buf_put_c(out, more);
}

static struct buf form_text(const char *head, int scams, int honest, const char *more)
{
    struct buf out = {0};
    char id[8];
    buf_fmt(&out,
            "wary-form: 1\nid: short\nversion: 1\ntitle: \"Short\"\nlang: en\nminutes: 2\n%s"
            "cast:\n  dana: {name: \"Dana\"}\nitems:\n",
            head);
    for (int i = 0; i < scams + honest; i++) {
        (void)snprintf(id, sizeof id, "i%d", i);
        put_item(&out, id, i < scams, i == 0 ? more : "");
    }
    return out;
}

static const char after[] = "use: after-conversation\nask: 4\n";

// What check says of it, word by word.
static void says(void **state, struct buf *text, const char *want)
{
    struct findings f = {0};
    struct buf got = {0};
    struct registry *reg = *state;
    struct scenario *sc = load_scenario((struct str){text->ptr, text->len}, "f.yaml", "", reg,
                                        &load_limits_usual, &f);
    assert_non_null(sc);
    rule_check(sc, NULL, reg, &f);
    finding_sort(&f);
    for (size_t i = 0; i < f.count; i++) {
        buf_fmt(&got, "%s ", finding_kinds[f.list[i].id].word);
    }
    assert_string_equal(buf_text(&got), want);
    scenario_free(sc);
    finding_clear(&f);
    buf_free(&got);
    buf_free(text);
}

static void load_scenario__makes_a_scene_of_each_item__of_a_form(void **state)
{
    struct buf text = form_text(after, 2, 2, "");
    struct world_load l = world_load(*state, world_str(&text));
    assert_string_equal(buf_text(&l.said), "");
    assert_int_equal(l.sc->form, FORM_AFTER);
    assert_int_equal(l.sc->ask, 4);
    assert_int_equal(l.sc->scene_count, 4);
    const struct scene *item = &l.sc->scenes[3];
    assert_int_equal(item->verdict, VERDICT_HARMLESS);
    assert_true(str_is_c(item->platform, "postmere"));
    assert_true(str_is_c(item->why, "So it is."));
    assert_int_equal(item->count, 2);
    assert_int_equal(l.sc->steps[item->first].kind, STEP_MESSAGE);
    assert_int_equal(l.sc->steps[item->first + 1].kind, STEP_END);
    world_clear(&l);
    buf_free(&text);
}

static void rule_check__is_content__with_a_good_form(void **state)
{
    struct buf text = form_text(after, 2, 2, "");
    says(state, &text, "");
    text = form_text("use: check-up\nask: 4\npair: other\n", 2, 2, "");
    says(state, &text, "");
}

static void rule_check__names_what_is_wrong__with_an_item(void **state)
{
    struct buf text = form_text(after, 2, 2,
                                "      - choose:\n          - reply: \"Yes\"\n"
                                "          - reply: \"No\"\n");
    says(state, &text, "item-step needs-hint needs-hint ");
    text = form_text(after, 2, 2, "      - goto: i1\n");
    says(state, &text, "item-step ");
    text = form_text(after, 2, 2,
                     "      - dana: \"And it rains.\"\n      - dana: \"And it rains.\"\n"
                     "      - dana: \"And it rains.\"\n      - dana: \"And it rains.\"\n");
    says(state, &text, "item-long ");
    text =
        form_text(after, 0, 4, "      - dana: \"I love you.\"\n        signs: [fast-intimacy]\n");
    says(state, &text, "form-shares sign-in-harmless ");
}

static void rule_check__wants_half_of_them_scams__and_enough_of_them(void **state)
{
    struct buf text = form_text(after, 1, 3, "");
    says(state, &text, "form-shares ");
    text = form_text(after, 2, 3, "");
    says(state, &text, "");
    text = form_text("use: check-up\nask: 5\n", 2, 3, "");
    says(state, &text, "form-shares ");
    text = form_text("use: check-up\nask: 4\n", 3, 2, "");
    says(state, &text, "form-shares ");
    text = form_text("use: after-conversation\nask: 6\n", 2, 2, "");
    says(state, &text, "form-asks ");
}

static void load_scenario__refuses__a_form_that_lacks_something(void **state)
{
    struct buf text = form_text("use: sometimes\nask: 4\n", 2, 2, "");
    says(state, &text, "unknown-word ");
    text = form_text("ask: 4\n", 2, 2, "");
    says(state, &text, "missing-key ");
    text = form_text("use: check-up\nask: 3\n", 2, 2, "");
    says(state, &text, "bad-number ");
    text = form_text("use: check-up\nask: 4\nstake: 100\n", 2, 2, "");
    says(state, &text, "unknown-key ");
}

static struct scenario *load_form(void **state, const char *head, int scams, int honest)
{
    struct findings f = {0};
    struct buf text = form_text(head, scams, honest, "");
    struct scenario *sc = load_scenario((struct str){text.ptr, text.len}, "f.yaml", "", *state,
                                        &load_limits_usual, &f);
    assert_non_null(sc);
    finding_clear(&f);
    buf_free(&text);
    return sc;
}

static void rule_check_pack__compares_forms__with_their_pair(void **state)
{
    struct scenario *forms[] = {load_form(state, "use: check-up\nask: 4\npair: short\n", 2, 2),
                                load_form(state, "use: check-up\nask: 4\n", 2, 2)};
    for (int is_other = 0; is_other < 2; is_other++) {
        struct findings f = {0};
        forms[1]->scenes[2].stage = is_other ? STAGE_LOCK : STAGE_BOND;
        rule_check_pack((const struct scenario *const *)forms, 2, *state, &f);
        size_t pairs = 0, shares = 0;
        for (size_t i = 0; i < f.count; i++) {
            pairs += f.list[i].id == FINDING_FORM_PAIR;
            shares += f.list[i].id == FINDING_FEW_SAFE;
        }
        assert_int_equal(pairs, is_other);
        assert_int_equal(shares, 0);
        finding_clear(&f);
    }
    scenario_free(forms[0]);
    scenario_free(forms[1]);
}

static void count_reasons(void *ctx, const struct phrase *phrase)
{
    size_t *n = ctx;
    *n += strstr(phrase->context, ".reason") != NULL;
}

static void phrase_each_story__gives_the_reasons__of_a_form(void **state)
{
    size_t n = 0;
    struct scenario *sc = load_form(state, after, 2, 2);
    phrase_each_story(sc, count_reasons, &n);
    assert_int_equal(n, 4);
    scenario_free(sc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(load_scenario__makes_a_scene_of_each_item__of_a_form),
        cmocka_unit_test(rule_check__is_content__with_a_good_form),
        cmocka_unit_test(rule_check__names_what_is_wrong__with_an_item),
        cmocka_unit_test(rule_check__wants_half_of_them_scams__and_enough_of_them),
        cmocka_unit_test(load_scenario__refuses__a_form_that_lacks_something),
        cmocka_unit_test(rule_check_pack__compares_forms__with_their_pair),
        cmocka_unit_test(phrase_each_story__gives_the_reasons__of_a_form),
    };
    return cmocka_run_group_tests_name("form", tests, world_setup, world_teardown);
}
