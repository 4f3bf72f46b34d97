#include "cm.h"

#include "core/text.h"
#include "load/world.h"

static struct world_load load_good(void **state)
{
    struct buf text = world_read("tests/load/good.yaml");
    struct world_load l = world_load(*state, world_str(&text));
    buf_free(&text);
    assert_string_equal(buf_text(&l.said), "");
    assert_non_null(l.sc);
    return l;
}

static const struct message *message_at(const struct scenario *sc, uint32_t step)
{
    assert_int_equal(sc->steps[step].kind, STEP_MESSAGE);
    return sc->steps[step].u.message;
}

static void check_str(struct str got, const char *want)
{
    char text[200];
    (void)snprintf(text, sizeof text, "%.*s", STR_ARG(got));
    assert_string_equal(text, want);
}

// --- the flat array of steps, one line each

static void say_step(const struct scenario *sc, uint32_t i, struct buf *out)
{
    static const char *const words[STEPS] = {
        "message", "note",  "wait", "choose", "if",    "jump",
        "assign",  "loses", "goto", "end",    "stuck",
    };
    const struct step *step = &sc->steps[i];
    buf_fmt(out, "%u %s", i, words[step->kind]);
    if (step->kind == STEP_IF || step->kind == STEP_JUMP || step->kind == STEP_GOTO) {
        buf_fmt(out, " %u", step->target);
    }
    for (uint32_t k = 0; step->kind == STEP_CHOOSE && k < step->u.choose.count; k++) {
        const struct reply *r = &sc->replies[step->u.choose.first + k];
        buf_fmt(out, r->leaves ? " leaves" : " %u", r->target);
    }
    if (step->kind == STEP_LOSES) {
        buf_fmt(out, " %d %u", (int)step->u.loss.kind, step->u.loss.money);
    }
    buf_put_c(out, "\n");
}

static void load_scenario__flattens_then_else_and_replies__of_a_good_story(void **state)
{
    struct world_load l = load_good(state);
    struct buf got = {0};
    for (uint32_t i = 0; i < l.sc->step_count; i++) {
        say_step(l.sc, i, &got);
    }
    assert_string_equal(buf_text(&got), "0 message\n"
                                        "1 message\n"
                                        "2 message\n"
                                        "3 message\n"
                                        "4 message\n"
                                        "5 note\n"
                                        "6 wait\n"
                                        "7 choose 22 8 leaves\n"
                                        "8 if 16\n"
                                        "9 message\n"
                                        "10 if 13\n"
                                        "11 goto 22\n"
                                        "12 jump 14\n"
                                        "13 assign\n"
                                        "14 choose 15 15\n"
                                        "15 jump 17\n"
                                        "16 message\n"
                                        "17 if 19\n"
                                        "18 note\n"
                                        "19 message\n"
                                        "20 goto 22\n"
                                        "21 stuck\n"
                                        "22 loses 0 400\n"
                                        "23 loses 1 0\n"
                                        "24 loses 2 0\n"
                                        "25 if 28\n"
                                        "26 end\n"
                                        "27 jump 29\n"
                                        "28 end\n"
                                        "29 stuck\n");
    buf_free(&got);
    world_clear(&l);
}

static void load_scenario__keeps_scenes_apart__in_one_array(void **state)
{
    struct world_load l = load_good(state);
    const struct scene *hello = &l.sc->scenes[0], *later = &l.sc->scenes[1];
    assert_int_equal(l.sc->scene_count, 2);
    assert_int_equal(hello->first, 0);
    assert_int_equal(hello->first + hello->count, later->first);
    assert_int_equal(later->first + later->count, l.sc->step_count);
    assert_int_equal(later->stage, STAGE_HOOK);
    assert_int_equal(later->day, 4);
    assert_int_equal(l.sc->steps[later->first].scene, 1);
    assert_int_equal(l.sc->steps[later->first - 1].scene, 0);
    world_clear(&l);
}

static void load_scenario__reads_the_head__of_a_good_story(void **state)
{
    struct world_load l = load_good(state);
    const struct scenario *sc = l.sc;
    check_str(sc->id, "good-story");
    check_str(sc->title, "A good story");
    check_str(sc->lang, "en");
    check_str(sc->platform, "postmere");
    check_str(sc->twin, "good-twin");
    check_str(sc->region, "TW");
    check_str(sc->adapts, "other-story");
    check_str(sc->audience, "16+");
    check_str(sc->topics[1], "money");
    check_str(sc->file, "story.yaml");
    assert_string_equal(sc->hash, "00ff");
    assert_int_equal(sc->version, 3);
    assert_int_equal(sc->withdraw_before, 2);
    assert_int_equal(sc->stake, 6500);
    assert_int_equal(sc->minutes, 12);
    assert_int_equal(sc->verdict, VERDICT_SCAM);
    assert_int_equal(sc->channel, CHANNEL_MAIL);
    assert_int_equal(sc->fit, FIT_HIGH);
    assert_int_equal(sc->at_twin.line, 11);
    world_clear(&l);
}

static void load_scenario__reads_people_and_variables__of_a_good_story(void **state)
{
    struct world_load l = load_good(state);
    assert_int_equal(l.sc->cast_count, 2);
    assert_false(l.sc->cast[0].is_trusted);
    assert_true(l.sc->cast[1].is_trusted);
    check_str(l.sc->cast[1].bio, "your sister");
    assert_int_equal(l.sc->vars[0].first, 2);
    assert_false(l.sc->vars[0].is_yes_no);
    assert_true(l.sc->vars[1].is_yes_no);
    assert_int_equal(l.sc->vars[1].first, 0);
    world_clear(&l);
}

static void load_scenario__keeps_every_modifier__of_a_message(void **state)
{
    struct world_load l = load_good(state);
    const struct message *any = message_at(l.sc, 0), *in_order = message_at(l.sc, 1);
    const struct message *signs = message_at(l.sc, 2);
    assert_int_equal(any->variation, VARIATION_ANY);
    assert_int_equal(any->text_count, 2);
    check_str(any->texts[1], "Hello, what a garden!");
    check_str(any->subject, "Your garden");
    assert_int_equal(in_order->variation, VARIATION_IN_ORDER);
    assert_int_equal(in_order->pause_s, 3);
    assert_true(in_order->is_neutral);
    check_str(signs->at_time, "21:40");
    check_str(signs->hint, "years: meant loosely");
    assert_int_equal(signs->sign_count, 2);
    check_str(signs->signs[1].words, "between us");
    assert_int_equal(signs->sign_mask, 3);
    world_clear(&l);
}

static void load_scenario__types_by_place__not_by_yaml(void **state)
{
    struct world_load l = load_good(state);
    const struct message *no = message_at(l.sc, 3), *time = message_at(l.sc, 4);
    check_str(no->texts[0], "No");
    assert_int_equal(no->signs[0].sign, 1);
    assert_int_equal(no->signs[0].words.len, 0);
    check_str(time->texts[0], "10:30");
    assert_int_equal(time->look_count, 1);
    check_str(time->looks[0].why, "It is only a time.");
    world_clear(&l);
}

static void load_scenario__gives_replies_stable_keys__with_and_without_ids(void **state)
{
    struct world_load l = load_good(state);
    char want[24];
    (void)snprintf(want, sizeof want, "~%016llx", str_hash(STR("It feels nice.")));
    check_str(l.sc->replies[0].key, "slow");
    check_str(l.sc->replies[1].key, want);
    assert_int_equal(l.sc->replies[1].id.len, 0);
    assert_int_equal(l.sc->replies[1].assigns.count, 1);
    assert_true(l.sc->replies[1].assigns.list[0].is_add);
    assert_non_null(l.sc->replies[2].cond);
    assert_int_equal(l.sc->replies[2].cond->op, EXPR_NOT);
    check_str(l.sc->replies[3].hint, "a nudge");
    world_clear(&l);
}

static void load_scenario__keeps_what_checks_find__with_who_says_it(void **state)
{
    struct world_load l = load_good(state);
    const struct check_result *c = l.sc->scenes[0].checks;
    assert_true(c[CHECK_PHOTO].is_set);
    assert_int_equal(c[CHECK_PHOTO].cast, -1);
    assert_int_equal(c[CHECK_SOMEONE].cast, 1);
    check_str(c[CHECK_SOMEONE].text, "Have you seen her on a call?");
    assert_int_equal(c[CHECK_SOMEONE].assigns.count, 2);
    assert_int_equal(c[CHECK_SOMEONE].assigns.list[0].value, 1);
    assert_int_equal(c[CHECK_SOMEONE].assigns.list[1].value, -1);
    check_str(c[CHECK_WAIT].text, "Nothing happens.");
    assert_false(c[CHECK_CALL].is_set);
    world_clear(&l);
}

static void load_scenario__keeps_the_storys_own_tests__in_order(void **state)
{
    struct world_load l = load_good(state);
    const struct story_test *t = &l.sc->tests[0];
    assert_int_equal(l.sc->test_count, 2);
    assert_int_equal(t->do_count, 4);
    check_str(t->dos[0].reply, "slow");
    assert_int_equal(t->dos[1].kind, TEST_CHECK);
    assert_int_equal(t->dos[1].check, CHECK_SOMEONE);
    assert_int_equal(t->dos[3].kind, TEST_LEAVE);
    assert_int_equal(t->dos[3].leave, LEAVE_BLOCK);
    check_str(t->end, "left");
    assert_int_equal(t->lost, 0);
    assert_int_equal(t->shown, 3);
    assert_int_equal(l.sc->tests[1].lost, -1);
    world_clear(&l);
}

static void load_scenario__names_places_by_line_and_column__of_steps_and_signs(void **state)
{
    struct world_load l = load_good(state);
    assert_int_equal(l.sc->steps[0].at.line, 34);
    assert_int_equal(l.sc->steps[0].at.column, 9);
    assert_int_equal(message_at(l.sc, 2)->signs[1].at.line, 41);
    assert_int_equal(l.sc->scenes[1].at.line, 79);
    world_clear(&l);
}

static void load_scenario__counts_the_fewest_messages__of_a_good_story(void **state)
{
    struct world_load l = load_good(state);
    assert_non_null(l.sc->fewest);
    assert_int_equal(l.sc->fewest[0], 5);
    assert_int_equal(l.sc->fewest[7], 0);
    assert_int_equal(l.sc->fewest[l.sc->scenes[1].first], 0);
    world_clear(&l);
}

static void load_scenario__resolves_names_of_a_condition__that_stand_further_down(void **state)
{
    struct world_load l = load_good(state);
    const struct expr *e = l.sc->steps[8].u.cond;
    assert_int_equal(e->op, EXPR_AND);
    assert_int_equal(e->a->op, EXPR_GE);
    assert_int_equal(e->b->a->op, EXPR_CHOSE);
    assert_int_equal(e->b->a->value, 0);
    uint64_t visited = 2, none = 0;
    struct expr_env env = {.vars = (const uint8_t[]){0, 0}, .visited = &visited, .chosen = &none};
    assert_int_equal(expr_eval(l.sc->steps[17].u.cond, &env), 1);
    visited = 0;
    assert_int_equal(expr_eval(l.sc->steps[17].u.cond, &env), 0);
    world_clear(&l);
}

// --- small stories

static struct world_load load_steps(void **state, const char *steps)
{
    struct buf text = {0};
    world_story(&text, steps);
    struct world_load l = world_load(*state, world_str(&text));
    buf_free(&text);
    return l;
}

static void load_scenario__puts_text_into_nfc__and_notes_it(void **state)
{
    struct world_load l = load_steps(state, "      - dana: \"Cafe\xCC\x81 and cafe\xCC\x81\"\n");
    assert_string_equal(buf_text(&l.said), "not-nfc 21:15\n");
    assert_false(finding_has_error(&l.findings));
    check_str(message_at(l.sc, 0)->texts[0], "Caf\xC3\xA9 and caf\xC3\xA9");
    world_clear(&l);
}

static void load_scenario__counts_characters_not_bytes__of_a_long_text(void **state)
{
    struct buf steps = {0};
    buf_put_c(&steps, "      - dana: \"");
    for (int i = 0; i < 4000; i++) {
        buf_put_c(&steps, "\xE4\xB8\xAD");
    }
    buf_put_c(&steps, "\"\n");
    struct world_load l = load_steps(state, buf_text(&steps));
    assert_string_equal(buf_text(&l.said), "");
    world_clear(&l);
    buf_free(&steps);
}

static void load_scenario__takes_windows_line_ends__as_line_ends(void **state)
{
    struct buf text = {0}, dos = {0};
    world_story(&text, "      - dana: \"Hi.\"\n      - dana: bare\n      - goto: helo\n");
    for (size_t i = 0; i < text.len; i++) {
        buf_put_c(&dos, text.ptr[i] == '\n' ? "\r" : "");
        buf_put(&dos, text.ptr + i, 1);
    }
    struct world_load l = world_load(*state, world_str(&dos));
    assert_string_equal(buf_text(&l.said), "unknown-scene 23:15 did you mean `hello`?\n");
    check_str(message_at(l.sc, 1)->texts[0], "bare");
    world_clear(&l);
    buf_free(&text);
    buf_free(&dos);
}

static void load_scenario__warns_only_of_text_for_people__behind_a_hash(void **state)
{
    struct world_load l = load_steps(state, "      - goto: hello   # again\n"
                                            "      - dana: Hello   # again\n"
                                            "      - note: \"Hello\"   # again\n"
                                            "      - note: Hello#1\n");
    assert_string_equal(buf_text(&l.said), "cut-at-hash 22:15\n");
    world_clear(&l);
}

static void load_scenario__does_not_say_no_end__behind_a_goto(void **state)
{
    struct world_load l = load_steps(state, "      - goto: hello\n"
                                            "      - dana: \"Never played.\"\n"
                                            "  second:\n    stage: bond\n    day: 2\n"
                                            "    steps:\n"
                                            "      - end: done\n"
                                            "      - note: \"Never played.\"\n"
                                            "  third:\n    stage: bond\n    day: 2\n"
                                            "    steps:\n");
    assert_string_equal(buf_text(&l.said), "");
    world_clear(&l);
}

static void load_scenario__does_not_say_no_end__when_all_replies_go_or_leave(void **state)
{
    struct world_load l = load_steps(state, "      - choose:\n"
                                            "          - {reply: \"Yes.\", goto: hello}\n"
                                            "          - {reply: \"No.\", leaves: yes}\n"
                                            "  second:\n    stage: bond\n    day: 2\n"
                                            "    steps:\n");
    assert_string_equal(buf_text(&l.said), "");
    assert_int_equal(l.sc->steps[1].kind, STEP_STUCK);
    world_clear(&l);
}

static void load_scenario__does_not_say_no_end__when_both_branches_go(void **state)
{
    struct world_load l = load_steps(state, "      - if: told\n"
                                            "        then: [{goto: hello}]\n"
                                            "        else: [{end: done}]\n"
                                            "  second:\n    stage: bond\n    day: 2\n"
                                            "    steps:\n");
    assert_string_equal(buf_text(&l.said), "");
    world_clear(&l);
}

static void load_scenario__says_no_end__when_one_branch_falls_out(void **state)
{
    struct world_load l = load_steps(state, "      - if: told\n"
                                            "        then: [{goto: hello}]\n"
                                            "        else: [{note: \"Hm.\"}]\n"
                                            "  second:\n    stage: bond\n    day: 2\n"
                                            "    steps:\n");
    assert_string_equal(buf_text(&l.said), "no-end 23:16\n");
    assert_null(l.sc->fewest);
    world_clear(&l);
}

static void load_scenario__shows_no_escape__in_any_sentence(void **state)
{
    struct world_load l = load_steps(state, "      - goto: \"a\\e[31mb\\x9bc\\u202ed\"\n"
                                            "      - \"k\\e]0;x\\ay\": \"Hi.\"\n"
                                            "      - if: \"\\e[2J == 1\"\n"
                                            "        then: [{note: \"x\"}]\n");
    assert_true(l.findings.counts[SEVERITY_ERROR] >= 6);
    for (size_t i = 0; i < l.findings.count; i++) {
        size_t at;
        assert_int_equal(text_check(str_of(l.findings.list[i].sentence), &at), TEXT_OK);
    }
    world_clear(&l);
}

static void load_scenario__gives_a_story_to_free__when_it_has_errors(void **state)
{
    struct world_load l = load_steps(state, "      - goto: nowhere\n");
    assert_true(finding_has_error(&l.findings));
    assert_non_null(l.sc);
    assert_null(l.sc->fewest);
    world_clear(&l);
}

static void load_scenario__gives_no_story__when_it_is_no_yaml(void **state)
{
    struct world_load l = load_steps(state, "      - dana: [Hi, there\n");
    assert_null(l.sc);
    assert_int_equal(l.findings.count, 1);
    world_clear(&l);
}

// A fault of YAML that can be mended is told, and the rest is looked at as well.
static void load_scenario__looks_behind__a_fault_of_yaml(void **state)
{
    struct world_load l = load_steps(state, "      - dana: \"Hi\" she said\n"
                                            "      - danna: \"Who?\"\n");
    assert_non_null(l.sc);
    assert_int_equal(l.findings.count, 2);
    assert_int_equal(l.findings.list[0].id, FINDING_QUOTE_EARLY);
    assert_int_equal(l.findings.list[1].id, FINDING_UNKNOWN_CAST);
    assert_true(finding_has_error(&l.findings));
    world_clear(&l);
}

static void load_scenario__stays_small__for_a_megabyte(void **state)
{
    struct buf steps = {0};
    for (int i = 0; i < 7000; i++) {
        buf_fmt(&steps,
                "      - dana: \"This is message %d of many, and it says what people say.\"\n"
                "        signs: {fast-intimacy: \"what people say\"}\n",
                i);
    }
    struct world_load l = load_steps(state, buf_text(&steps));
    assert_string_equal(buf_text(&l.said), "");
    assert_true(l.sc->arena.used < 4u * 1024 * 1024);
    world_clear(&l);
    buf_free(&steps);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(load_scenario__flattens_then_else_and_replies__of_a_good_story),
        cmocka_unit_test(load_scenario__keeps_scenes_apart__in_one_array),
        cmocka_unit_test(load_scenario__reads_the_head__of_a_good_story),
        cmocka_unit_test(load_scenario__reads_people_and_variables__of_a_good_story),
        cmocka_unit_test(load_scenario__keeps_every_modifier__of_a_message),
        cmocka_unit_test(load_scenario__types_by_place__not_by_yaml),
        cmocka_unit_test(load_scenario__gives_replies_stable_keys__with_and_without_ids),
        cmocka_unit_test(load_scenario__keeps_what_checks_find__with_who_says_it),
        cmocka_unit_test(load_scenario__keeps_the_storys_own_tests__in_order),
        cmocka_unit_test(load_scenario__names_places_by_line_and_column__of_steps_and_signs),
        cmocka_unit_test(load_scenario__counts_the_fewest_messages__of_a_good_story),
        cmocka_unit_test(load_scenario__resolves_names_of_a_condition__that_stand_further_down),
        cmocka_unit_test(load_scenario__puts_text_into_nfc__and_notes_it),
        cmocka_unit_test(load_scenario__counts_characters_not_bytes__of_a_long_text),
        cmocka_unit_test(load_scenario__takes_windows_line_ends__as_line_ends),
        cmocka_unit_test(load_scenario__warns_only_of_text_for_people__behind_a_hash),
        cmocka_unit_test(load_scenario__does_not_say_no_end__behind_a_goto),
        cmocka_unit_test(load_scenario__does_not_say_no_end__when_all_replies_go_or_leave),
        cmocka_unit_test(load_scenario__does_not_say_no_end__when_both_branches_go),
        cmocka_unit_test(load_scenario__says_no_end__when_one_branch_falls_out),
        cmocka_unit_test(load_scenario__shows_no_escape__in_any_sentence),
        cmocka_unit_test(load_scenario__gives_a_story_to_free__when_it_has_errors),
        cmocka_unit_test(load_scenario__gives_no_story__when_it_is_no_yaml),
        cmocka_unit_test(load_scenario__looks_behind__a_fault_of_yaml),
        cmocka_unit_test(load_scenario__stays_small__for_a_megabyte),
    };
    return cmocka_run_group_tests_name("load", tests, world_setup, world_teardown);
}
