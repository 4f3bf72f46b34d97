#include "cm.h"

#include "load/world.h"

// What loading a registry file says: "word line:column hint\n" each.
static struct world_load add(struct registry *reg, const char *text, bool *ok)
{
    struct world_load l = {0};
    bool done = load_registry_file(str_of(text), "facts.yaml", reg, &l.findings);
    if (ok) {
        *ok = done;
    }
    world_say(&l);
    return l;
}

static void check_bad(const char *text, const char *want)
{
    struct registry *reg = world_open();
    bool ok;
    struct world_load l = add(reg, text, &ok);
    assert_string_equal(buf_text(&l.said), want);
    assert_false(ok);
    world_clear(&l);
    registry_free(reg);
}

static bool is(struct str s, const char *text)
{
    return str_is_c(s, text);
}

static void load_registry_file__reads_each_kind__of_a_small_world(void **state)
{
    (void)state;
    struct registry *reg = world_open();
    assert_int_equal(reg->source_count, 2);
    assert_true(is(reg->sources[0].url, "https://a.example/"));
    assert_true(is(reg->sources[1].checked, "never"));
    assert_int_equal(reg->sign_count, 2);
    assert_int_equal(reg->signs[0].strength, STRENGTH_MEDIUM);
    assert_int_equal(reg->signs[0].authority_count, 2);
    assert_int_equal(reg->signs[0].authorities[0], 1);
    assert_int_equal(reg->signs[1].stage, STAGE_ISOLATE);
    assert_true(is(reg->families[0].about, "Two people meet."));
    assert_int_equal(reg->platforms[1].channel, CHANNEL_MAIL);
    assert_int_equal(reg->learners.count, 2);
    assert_true(is(reg->blaming.list[0], "gullible"));
    registry_free(reg);
}

static void load_registry_file__reads_money_and_lines__of_a_region(void **state)
{
    (void)state;
    struct registry *reg = world_open();
    const struct region *tw = registry_get_region(reg, STR("TW"));
    assert_true(tw->symbol_after);
    assert_int_equal(tw->scale_thousandths, 30000);
    assert_int_equal(tw->line_count, 2);
    assert_int_equal(tw->hotline, 1);
    assert_int_equal(tw->lines[0].phone.len, 0);
    assert_true(is(tw->lines[1].purpose, "report"));
    assert_true(is(tw->emergency, "110"));
    assert_int_equal(registry_get_region(reg, STR("ZZ"))->hotline, -1);
    assert_true(is(registry_get_region(reg, STR("QQ"))->id, "ZZ"));
    registry_free(reg);
}

static void load_registry_file__puts_an_entry_in_place__when_its_id_is_there(void **state)
{
    (void)state;
    struct registry *reg = world_open();
    bool ok;
    struct world_load l = add(reg,
                              "wary-families: 1\nfamilies:\n"
                              "  dating: {name: \"New\"}\n  other: {name: \"Other\"}\n",
                              &ok);
    assert_true(ok);
    assert_int_equal(reg->family_count, 2);
    assert_true(is(reg->families[0].name, "New"));
    assert_true(is(reg->families[1].id, "other"));
    world_clear(&l);
    registry_free(reg);
}

static void load_registry_file__adds_words__to_those_of_an_earlier_file(void **state)
{
    (void)state;
    struct registry *reg = world_open();
    struct world_load l = add(reg,
                              "wary-names: 1\nplatforms: {}\nlearners: [\"Ari\"]\nbrands: []\n"
                              "real-brands: []\nblaming: [\"naive\"]\n",
                              NULL);
    assert_string_equal(buf_text(&l.said), "");
    assert_int_equal(reg->learners.count, 3);
    assert_true(is(reg->learners.list[0], "Kim"));
    assert_true(is(reg->learners.list[2], "Ari"));
    assert_int_equal(reg->platform_count, 2);
    world_clear(&l);
    registry_free(reg);
}

static void load_registry_file__answers_for_this_file_only__when_findings_had_an_error(void **state)
{
    (void)state;
    struct registry *reg = world_open();
    struct findings f = {0};
    assert_false(load_registry_file(STR("wary-signs: 1\n"), "a", reg, &f));
    assert_true(load_registry_file(str_of(world_files[1]), "b", reg, &f));
    finding_clear(&f);
    registry_free(reg);
}

static void load_registry_file__knows_thousandths__of_a_scale(void **state)
{
    static const struct {
        const char *text;
        uint32_t want;
    } scales[] = {
        {"0.85", 850}, {"30", 30000}, {"1.5", 1500}, {"0.001", 1}, {"1000000", 1000000000}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(scales); i++) {
        struct registry *reg = world_open();
        struct buf b = {0};
        buf_fmt(&b,
                "wary-region: 1\nid: XX\nname: \"X\"\nlines: []\n"
                "currency: {code: X, symbol: x, position: after, scale: %s}\n",
                scales[i].text);
        struct world_load l = add(reg, buf_text(&b), NULL);
        assert_string_equal(buf_text(&l.said), "");
        assert_int_equal(registry_get_region(reg, STR("XX"))->scale_thousandths, scales[i].want);
        world_clear(&l);
        buf_free(&b);
        registry_free(reg);
    }
}

static void load_registry_file__refuses_a_scale__that_is_no_number(void **state)
{
    static const char *const scales[] = {"0",   "-1",    ".5",      "0.0001",      "\"1,5\"",
                                         "1e3", "1.2.3", "9999999", "99999999999", "\"\""};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(scales); i++) {
        struct buf b = {0};
        buf_fmt(&b,
                "wary-region: 1\nid: XX\nname: \"X\"\nlines: []\n"
                "currency: {code: X, symbol: x, position: after, scale: %s}\n",
                scales[i]);
        check_bad(buf_text(&b), "wrong-type 5:56\n");
        buf_free(&b);
    }
}

static void load_registry_file__refuses_an_unknown_hotline__and_names_the_near_one(void **state)
{
    (void)state;
    check_bad("wary-region: 1\nid: XX\nname: \"X\"\nhotline: frau\n"
              "currency: {code: X, symbol: x, position: afer, scale: 1}\n"
              "lines:\n"
              "  - {id: fraud, name: \"F\", for: reprt, checked: never}\n"
              "  - {id: fraud, name: \"F\", for: report, checked: never}\n",
              "unknown-word 4:10 did you mean `fraud`?\n"
              "unknown-word 5:42 did you mean `after`?\n"
              "unknown-word 7:33 did you mean `report`?\n"
              "duplicate-id 8:5\n");
}

static void load_registry_file__wants_the_day_of_reading__where_there_is_a_url(void **state)
{
    (void)state;
    check_bad("wary-sources: 1\nsources:\n"
              "  a: {name: \"A\", url: \"https://a.example/\", checked: never}\n"
              "  b: {name: \"B\", checked: yesterday}\n"
              "  c: {name: \"C\"}\n",
              "wrong-type 3:54\nwrong-type 4:27\nmissing-key 5:6\n");
}

static void load_registry_file__names_each_fault__of_signs(void **state)
{
    (void)state;
    check_bad("wary-signs: 1\nsigns:\n"
              "  Bad One: {name: \"N\", stage: bnd, strength: huge, looks: \"\", why: \"w\",\n"
              "    todo: \"t\", lookalike: \"o\", cues: \"c\", authorities: [ftc-romanc]}\n"
              "  two: \"text\"\n",
              "bad-id 3:3\nmissing-key 3:12\nunknown-word 3:31 did you mean `bond`?\n"
              "unknown-word 3:46\nempty-text 3:59\nunknown-key 4:32 did you mean `cue`?\n"
              "unknown-source 4:57 did you mean `ftc-romance`?\nwrong-type 5:8\n");
}

static void load_registry_file__takes_no_more_than_64_signs__over_all_files(void **state)
{
    struct buf b = {0};
    (void)state;
    buf_put_c(&b, "wary-signs: 1\nsigns:\n");
    for (int i = 0; i < 63; i++) {
        buf_fmt(&b,
                "  s%d: {name: n, stage: bond, strength: weak, looks: l, why: w, todo: t,"
                " lookalike: o, cue: c}\n",
                i);
    }
    check_bad(buf_text(&b), "too-many 65:3\n");
    buf_free(&b);
}

static void load_registry_file__says_what_is_wrong__with_the_whole_file(void **state)
{
    (void)state;
    check_bad("", "empty-file 1:1\n");
    check_bad("- a\n", "missing-key 1:1\n");
    check_bad("wary-sign: 1\n", "missing-key 1:1\n");
    check_bad("wary-signs: 2\nsigns: []\n", "bad-number 1:13\nwrong-type 2:8\n");
    check_bad("wary-families: 1\nfamilys: {}\n",
              "missing-key 1:1\nunknown-key 2:1 did you mean `families`?\n");
    check_bad("wary-families: 1\nfamilies: {a: {name: \"x\" y}}\n", "syntax 2:15\n");
    check_bad("wary-names: 1\n",
              "missing-key 1:1\nmissing-key 1:1\nmissing-key 1:1\nmissing-key 1:1\n"
              "missing-key 1:1\n");
}

// --- config

struct pairs {
    struct buf said;
    unsigned count;
};

static bool take(void *ctx, struct str key, struct str value)
{
    struct pairs *p = ctx;
    p->count++;
    buf_fmt(&p->said, "%.*s=%.*s\n", STR_ARG(key), STR_ARG(value));
    return !str_is_c(key, "colour");
}

static void check_config(const char *text, bool want_ok, const char *want_pairs, const char *want)
{
    struct pairs p = {0};
    struct world_load l = {0};
    bool ok = load_config(str_of(text), "config.yaml", take, &p, &l.findings);
    world_say(&l);
    assert_int_equal(ok, want_ok);
    assert_string_equal(buf_text(&p.said), want_pairs);
    assert_string_equal(buf_text(&l.said), want);
    buf_free(&p.said);
    world_clear(&l);
}

static void load_config__hands_over_each_pair__as_it_is_written(void **state)
{
    (void)state;
    check_config("theme: dark\nregion: GB   # mine\nmouse: no\n", true,
                 "theme=dark\nregion=GB\nmouse=no\n", "");
}

static void load_config__is_fine__without_an_entry(void **state)
{
    (void)state;
    check_config("", true, "", "");
    check_config("# nothing set\n\n", true, "", "");
}

static void load_config__warns_with_the_line__of_what_is_no_setting(void **state)
{
    (void)state;
    check_config("theme: dark\ncolour: red\nkeys: {a: b}\n", true, "theme=dark\ncolour=red\n",
                 "bad-setting 2:1\nbad-setting 3:1\n");
}

static void load_config__fails_with_a_place__when_it_is_no_yaml(void **state)
{
    (void)state;
    check_config("theme: dark\n\tmouse: no\n", false, "", "tab 2:1\n");
    check_config("...\n", false, "", "syntax 1:1\n");
    check_config("- theme\n", false, "", "wrong-type 1:1\n");
    check_config("theme: \"\\e[31m\"\n", false, "", "control-character 1:8\n");
    check_config("theme: *dark\n", false, "", "alias 1:8\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(load_registry_file__reads_each_kind__of_a_small_world),
        cmocka_unit_test(load_registry_file__reads_money_and_lines__of_a_region),
        cmocka_unit_test(load_registry_file__puts_an_entry_in_place__when_its_id_is_there),
        cmocka_unit_test(load_registry_file__adds_words__to_those_of_an_earlier_file),
        cmocka_unit_test(
            load_registry_file__answers_for_this_file_only__when_findings_had_an_error),
        cmocka_unit_test(load_registry_file__knows_thousandths__of_a_scale),
        cmocka_unit_test(load_registry_file__refuses_a_scale__that_is_no_number),
        cmocka_unit_test(load_registry_file__refuses_an_unknown_hotline__and_names_the_near_one),
        cmocka_unit_test(load_registry_file__wants_the_day_of_reading__where_there_is_a_url),
        cmocka_unit_test(load_registry_file__names_each_fault__of_signs),
        cmocka_unit_test(load_registry_file__takes_no_more_than_64_signs__over_all_files),
        cmocka_unit_test(load_registry_file__says_what_is_wrong__with_the_whole_file),
        cmocka_unit_test(load_config__hands_over_each_pair__as_it_is_written),
        cmocka_unit_test(load_config__is_fine__without_an_entry),
        cmocka_unit_test(load_config__warns_with_the_line__of_what_is_no_setting),
        cmocka_unit_test(load_config__fails_with_a_place__when_it_is_no_yaml),
    };
    return cmocka_run_group_tests_name("registry", tests, NULL, NULL);
}
