#include "cm.h"

#include <string.h>

#include "core/rule.h"
#include "sketch.h"

// A story of these lines, checked.
struct checked {
    struct scenario *sc;
    struct registry reg;
    struct findings f;
};

static void check_story(struct checked *c, struct scenario *sc, const struct scenario *twin)
{
    *c = (struct checked){.sc = sc, .reg = sketch_registry()};
    rule_check(sc, twin, &c->reg, &c->f);
    finding_sort(&c->f);
}

static void check(struct checked *c, const char *text)
{
    check_story(c, sketch_story(text), NULL);
}

static void done(struct checked *c)
{
    finding_clear(&c->f);
    scenario_free(c->sc);
}

static const struct finding *find(const struct checked *c, enum finding_id id)
{
    for (size_t i = 0; i < c->f.count; i++) {
        if (c->f.list[i].id == id) {
            return &c->f.list[i];
        }
    }
    return NULL;
}

static size_t count(const struct checked *c, enum finding_id id)
{
    size_t n = 0;
    for (size_t i = 0; i < c->f.count; i++) {
        n += c->f.list[i].id == id;
    }
    return n;
}

// A finding of this kind stands on this line, and only there.
static void assert_on(const struct checked *c, enum finding_id id, uint32_t line)
{
    const struct finding *one = find(c, id);
    assert_non_null(one);
    assert_int_equal(one->at.line, line);
    assert_int_equal(count(c, id), 1);
}

// The story of these lines has, or has not, a finding of this kind.
static bool has(const char *text, enum finding_id id)
{
    struct checked c;
    check(&c, text);
    bool found = find(&c, id) != NULL;
    done(&c);
    return found;
}

// The same for one incoming message in an otherwise quiet story.
static bool says(const char *words, enum finding_id id)
{
    char text[600];
    (void)snprintf(text, sizeof text, "ending a\nending b\nscene x bond 1\nsay %s\nend a\n", words);
    return has(text, id);
}

#define GOOD                                                                                       \
    "var trust 0\n"                                                                                \
    "ending one\n"                                                                                 \
    "ending two\n"                                                                                 \
    "scene a bond 1\n"                                                                             \
    "say\nsay\nsign 0\nsay\n"                                                                      \
    "choose\nreply yes add trust 1\nreply no\nreply bye leaves\n"                                  \
    "say\nsign 1\nsay\n"                                                                           \
    "if trust >= 1\nsay\nelse\nsay\nfi\n"                                                          \
    "goto b\n"                                                                                     \
    "scene b hook 2\n"                                                                             \
    "sign 2\nsay\nnoor Hello there.\n"                                                             \
    "choose\nreply pay goto c\nreply stop\n"                                                       \
    "end one\n"                                                                                    \
    "scene c squeeze 3\n"                                                                          \
    "loses 400\n"                                                                                  \
    "say\n"                                                                                        \
    "end two\n"

static void rule_check__finds_only_the_twin__in_a_good_story(void **state)
{
    (void)state;
    struct checked c;
    check(&c, GOOD);
    for (size_t i = 0; i < c.f.count; i++) {
        assert_int_equal(c.f.list[i].id, FINDING_NO_TWIN);
    }
    assert_int_equal(c.f.count, 1);
    done(&c);
}

// --- graph

static void rule_check__finds_a_scene__that_does_not_end(void **state)
{
    (void)state;
    struct checked c;
    check(&c, "ending a\nending b\nscene x bond 1\nsay\nscene y bond 1\nend a\n");
    assert_on(&c, FINDING_NO_END, 5);
    assert_true(finding_has_error(&c.f));
    done(&c);
}

static void rule_check__accepts_a_scene__whose_branches_all_end(void **state)
{
    (void)state;
    assert_false(has("ending a\nending b\nscene x bond 1\nchoose\nreply p\nreply q\n"
                     "if chose(p)\nend a\nelse\nend b\nfi\n",
                     FINDING_NO_END));
}

static void rule_check__finds_scene_step_and_ending__that_nothing_leads_to(void **state)
{
    (void)state;
    struct checked c;
    check(&c, "ending a\n"
              "ending b\n"
              "scene x bond 1\n"
              "end a\n"
              "say\n"
              "note\n"
              "end a\n"
              "scene y bond 1\n"
              "say\n"
              "end b\n");
    assert_on(&c, FINDING_UNREACHABLE_SCENE, 8);
    assert_on(&c, FINDING_UNREACHABLE_STEP, 5);
    assert_on(&c, FINDING_UNREACHABLE_ENDING, 2);
    assert_false(finding_has_error(&c.f));
    done(&c);
}

static void rule_check__says_once__what_a_condition_decides(void **state)
{
    (void)state;
    struct checked c;
    check(&c, "var n 0\n"
              "ending a\n"
              "ending b\n"
              "scene x bond 1\n"
              "if n > 0\n"
              "say\n"
              "say\n"
              "fi\n"
              "if n == 0\n"
              "say\n"
              "else\n"
              "say\n"
              "fi\n"
              "choose\n"
              "reply p\n"
              "reply q if n > 0\n"
              "end a\n");
    assert_on(&c, FINDING_NEVER_TRUE, 5);
    assert_on(&c, FINDING_ALWAYS_TRUE, 9);
    assert_on(&c, FINDING_REPLY_NEVER, 16);
    assert_null(find(&c, FINDING_UNREACHABLE_STEP));
    done(&c);
}

static void rule_check__lets_a_reply_be_offered_always__with_a_condition(void **state)
{
    (void)state;
    assert_false(has("var n 0\nending a\nending b\nscene x bond 1\nchoose\nreply p\n"
                     "reply q if n == 0\nend a\n",
                     FINDING_ALWAYS_TRUE));
}

static void rule_check__finds_a_choose__without_a_way_out(void **state)
{
    (void)state;
    struct checked c;
    check(&c, "var n 0\nending a\nending b\nscene x bond 1\nchoose\nreply p if n == 1\nend a\n");
    assert_on(&c, FINDING_NO_WAY_OUT, 5);
    done(&c);
}

static void rule_check__finds_a_variable_and_a_person__that_nothing_uses(void **state)
{
    (void)state;
    struct checked c;
    check(&c, "var n 0\nending a\nending b\nscene x bond 1\nsay\nset n 1\nend a\n");
    assert_on(&c, FINDING_VAR_UNREAD, 1);
    assert_non_null(strstr(find(&c, FINDING_VAR_UNREAD)->sentence, "`n`"));
    assert_on(&c, FINDING_CAST_UNUSED, 1);
    assert_non_null(strstr(find(&c, FINDING_CAST_UNUSED)->sentence, "`noor`"));
    done(&c);
}

static void rule_check__finds_loops__silent_or_not(void **state)
{
    (void)state;
    struct checked c;
    check(&c, "ending a\nending b\nscene x bond 1\nsay\ngoto x\n");
    assert_on(&c, FINDING_SILENT_LOOP, 4);
    assert_null(find(&c, FINDING_LOOP));
    done(&c);
    check(&c, "ending a\nending b\nscene x bond 1\nsay\nchoose\nreply p goto x\nreply q\nend a\n");
    assert_on(&c, FINDING_LOOP, 4);
    assert_null(find(&c, FINDING_SILENT_LOOP));
    done(&c);
}

static void rule_check__finds_a_way__that_shows_too_much(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_put_c(&text, "ending a\nending b\nscene x bond 1\n");
    for (int i = 0; i < 998; i++) {
        buf_put_c(&text, "note\n");
    }
    buf_put_c(&text, "end a\n");
    assert_false(has(buf_text(&text), FINDING_TOO_MANY_SHOWN));
    buf_clear(&text);
    buf_put_c(&text, "ending a\nending b\nscene x bond 1\n");
    for (int i = 0; i < 999; i++) {
        buf_put_c(&text, "note\n");
    }
    buf_put_c(&text, "end a\n");
    assert_true(has(buf_text(&text), FINDING_TOO_MANY_SHOWN));
    buf_free(&text);
}

static void rule_check__finds_day_and_stage_back__where_the_author_wrote_it(void **state)
{
    (void)state;
    struct checked c;
    check(&c, "ending a\n"
              "ending b\n"
              "scene x hook 4\n"
              "choose\n"
              "reply p goto y\n"
              "reply q\n"
              "end a\n"
              "scene y bond 2\n"
              "end b\n");
    assert_on(&c, FINDING_DAY_BACK, 5);
    assert_on(&c, FINDING_STAGE_BACK, 5);
    assert_non_null(strstr(find(&c, FINDING_STAGE_BACK)->sentence, "from `hook` to `bond`"));
    assert_non_null(strstr(find(&c, FINDING_DAY_BACK)->sentence, "to day 2 in scene `y`"));
    done(&c);
}

static void rule_check__finds_more_lost__than_the_stake(void **state)
{
    (void)state;
    struct checked c;
    check(&c, "ending a\nending b\nscene x bond 1\nsign 0\nloses 700\nloses 301\nend a\n");
    assert_non_null(strstr(find(&c, FINDING_OVER_STAKE)->sentence, "1001"));
    done(&c);
    assert_false(
        has("ending a\nending b\nscene x bond 1\nsign 0\nloses 1000\nend a\n", FINDING_OVER_STAKE));
}

// --- teaching

static void rule_check__finds_few_signs_and_few_harmless__at_an_end(void **state)
{
    (void)state;
    struct checked c;
    check(&c, "ending a\nending b\nscene x bond 1\nsay\nsign 0\nsign 1\nend a\n");
    assert_on(&c, FINDING_FEW_SIGNS, 7);
    assert_on(&c, FINDING_FEW_HARMLESS, 7);
    assert_non_null(strstr(find(&c, FINDING_FEW_SIGNS)->sentence, "shows 2 different"));
    assert_non_null(strstr(find(&c, FINDING_FEW_HARMLESS)->sentence, "33 %"));
    done(&c);
}

static void rule_check__accepts__exactly_three_signs_and_one_half(void **state)
{
    (void)state;
    const char *text = "ending a\nending b\nscene x bond 1\nsay\nsay\nsay\nsign 0\nsign 1\nsign 2\n"
                       "end a\n";
    assert_false(has(text, FINDING_FEW_SIGNS));
    assert_false(has(text, FINDING_FEW_HARMLESS));
}

static void rule_check__asks_for_no_signs__where_leaving_is_the_only_end(void **state)
{
    (void)state;
    const char *text = "ending a\nending b\nscene x bond 1\nsay\nchoose\nreply p leaves\n"
                       "reply q leaves\n";
    assert_false(has(text, FINDING_FEW_SIGNS));
    assert_false(has(text, FINDING_FEW_HARMLESS));
}

static void rule_check__finds_a_late_sign__unless_it_begins_afterwards(void **state)
{
    (void)state;
    assert_true(has("ending a\nending b\nscene x proof 1\nsign 0\nend a\n", FINDING_LATE_SIGN));
    assert_false(has("ending a\nending b\nscene x hook 1\nsign 0\nend a\n", FINDING_LATE_SIGN));
    assert_false(has("ending a\nending b\nscene x return 1\nsign 0\nend a\n", FINDING_LATE_SIGN));
}

static void rule_check__finds_a_loss__before_any_sign(void **state)
{
    (void)state;
    struct checked c;
    check(&c, "ending a\nending b\nscene x bond 1\nsay\nloses travel\nsign 0\nend a\n");
    assert_on(&c, FINDING_LOSES_FIRST, 5);
    done(&c);
    assert_false(
        has("ending a\nending b\nscene x bond 1\nsign 0\nloses 5\nend a\n", FINDING_LOSES_FIRST));
}

static void rule_check__finds_a_burst__of_nine(void **state)
{
    (void)state;
    const char *nine =
        "ending a\nending b\nscene x bond 1\nsay\nsay\nsay\nsay\nsay\nsay\nsay\nsay\n"
        "say\nend a\n";
    const char *eight = "ending a\nending b\nscene x bond 1\nsay\nsay\nsay\nsay\nsay\nsay\nsay\n"
                        "say\nnoor Hm.\nend a\n";
    assert_true(has(nine, FINDING_LONG_BURST));
    assert_false(has(eight, FINDING_LONG_BURST));
}

static void rule_check__finds_a_single_ending__or_no_twin(void **state)
{
    (void)state;
    assert_true(has("ending a\nscene x bond 1\nend a\n", FINDING_FEW_ENDINGS));
    assert_true(has("ending a\nscene x bond 1\nend a\n", FINDING_NO_TWIN));
    assert_false(has("ending a\nending b\nscene x bond 1\nend a\n", FINDING_FEW_ENDINGS));
}

static void rule_check__asks_no_teaching__of_a_harmless_story(void **state)
{
    (void)state;
    struct checked c;
    struct scenario *sc = sketch_story("ending a\nending b\nscene x bond 1\nsay\nloses 5\nend a\n");
    sc->verdict = VERDICT_HARMLESS;
    check_story(&c, sc, NULL);
    const enum finding_id ids[] = {FINDING_FEW_SIGNS, FINDING_FEW_HARMLESS, FINDING_LATE_SIGN,
                                   FINDING_LOSES_FIRST, FINDING_NO_TWIN};
    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        assert_null(find(&c, ids[i]));
    }
    done(&c);
}

static struct scenario *twin_of(const char *text, const char *twin)
{
    struct scenario *sc = sketch_story(text);
    sc->twin = str_of(twin);
    return sc;
}

static void rule_check__accepts_a_twin__with_the_same_opening(void **state)
{
    (void)state;
    const char *a =
        "ending a\nending b\nscene x bond 1\nsay A\nsay B\nchoose\nreply p\nsay C\nsign "
        "1 D\nend a\n";
    const char *b = "ending a\nending b\nscene x bond 1\nsay A\nnote\nsay B\nsay C\nsay E\nend a\n";
    struct scenario *twin = twin_of(b, "sketch");
    struct checked c;
    check_story(&c, twin_of(a, "sketch"), twin);
    assert_null(find(&c, FINDING_TWIN_DIFFERS));
    assert_null(find(&c, FINDING_NO_TWIN));
    done(&c);
    scenario_free(twin);
}

static void rule_check__finds_each_difference__of_a_twin(void **state)
{
    (void)state;
    const char *a = "ending a\nending b\nscene x bond 1\nsay A\nsay B\nsay C\nend a\n";
    const char *b = "ending a\nending b\nscene x bond 1\nsay A\nsay X\nsay C\nend a\n";
    struct scenario *twin = twin_of(b, "another");
    twin->family = STR("other");
    twin->minutes = 5;
    twin->channel = CHANNEL_SMS;
    twin->platform = STR("other");
    struct checked c;
    check_story(&c, twin_of(a, "sketch"), twin);
    assert_int_equal(count(&c, FINDING_TWIN_DIFFERS), 6);
    done(&c);
    scenario_free(twin);
}

// More ways than are looked at: what nothing leads to is still found, the rest is left open.
static void rule_check__finds_what_nothing_leads_to__where_the_search_gives_up(void **state)
{
    (void)state;
    char text[8000] = "ending a\nending b\nending c\n";
    size_t n = strlen(text);
    for (int i = 0; i < 20; i++) {
        n += (size_t)snprintf(text + n, sizeof text - n, "var v%d 0\n", i);
    }
    n += (size_t)snprintf(text + n, sizeof text - n, "scene x bond 1\n");
    for (int i = 0; i < 20; i++) {
        n += (size_t)snprintf(text + n, sizeof text - n, "choose\nreply y%d set v%d 1\nreply n%d\n",
                              i, i, i);
    }
    n += (size_t)snprintf(text + n, sizeof text - n, "choose\nreply a\nreply b if v0 == 1");
    for (int i = 1; i < 20; i++) {
        n += (size_t)snprintf(text + n, sizeof text - n, "\nreply c%d if v%d == 1", i, i);
    }
    (void)snprintf(text + n, sizeof text - n,
                   "\nif v0 == 5\nend b\nfi\nend a\nscene orphan bond 1\nsay\nend c\n");
    struct checked c;
    check(&c, text);
    assert_int_equal(count(&c, FINDING_NOT_PROVEN), 1);
    assert_int_equal(count(&c, FINDING_UNREACHABLE_SCENE), 1);
    assert_int_equal(count(&c, FINDING_UNREACHABLE_ENDING), 1);  // c; b might be
    done(&c);
}

static void rule_check_pack__finds_shares_twins_and_gaps__in_a_folder(void **state)
{
    (void)state;
    struct scenario *sc = twin_of("ending a\nscene x bond 1\nsign 3\nend a\n", "nobody");
    const struct scenario *pack[] = {sc};
    struct registry reg = sketch_registry();
    struct checked c = {.sc = sc, .reg = reg};
    rule_check_pack(pack, 1, &reg, &c.f);
    assert_int_equal(count(&c, FINDING_FEW_SAFE), 1);
    assert_int_equal(count(&c, FINDING_TWIN_MISSING), 1);
    assert_int_equal(count(&c, FINDING_SAME_ID), 0);
    assert_int_equal(count(&c, FINDING_SIGN_UNSHOWN), 9);
    assert_int_equal(count(&c, FINDING_CHANNEL_UNUSED), CHANNELS - 1);
    assert_in_range(count(&c, FINDING_STAGE_UNUSED), STAGES - 2, STAGES - 1);
    done(&c);
}

static void rule_check_pack__is_content__with_two_in_five(void **state)
{
    (void)state;
    struct scenario *bad = twin_of("ending a\nscene x bond 1\nsign 3\nend a\n", "sketch");
    struct scenario *good = sketch_story("ending a\nscene x bond 1\nsay\nend a\n");
    good->verdict = VERDICT_UNCLEAR;
    const struct scenario *pack[] = {bad, bad, bad, good, good};
    struct registry reg = sketch_registry();
    struct checked c = {.sc = bad, .reg = reg};
    rule_check_pack(pack, 5, &reg, &c.f);
    assert_int_equal(count(&c, FINDING_SAME_ID), 10);  // all five are called the same
    assert_null(find(&c, FINDING_FEW_SAFE));
    assert_null(find(&c, FINDING_TWIN_MISSING));
    scenario_free(good);
    done(&c);
}

static void rule_check_pack__asks_nothing_of_shares__in_an_empty_folder(void **state)
{
    (void)state;
    struct registry reg = sketch_registry();
    struct checked c = {.reg = reg};
    rule_check_pack(NULL, 0, &reg, &c.f);
    assert_null(find(&c, FINDING_FEW_SAFE));
    finding_clear(&c.f);
}

// --- safety

static void rule_check__finds_blaming_words__but_not_in_a_strangers_mouth(void **state)
{
    (void)state;
    assert_false(says("You are gullible.", FINDING_BLAMING));
    assert_true(
        has("ending a\nending b\nscene x bond 1\nnote You fell for it.\nend a\n", FINDING_BLAMING));
    assert_true(
        has("ending a\nending b\nscene x bond 1\nnoor How Gullible!\nend a\n", FINDING_BLAMING));
    assert_false(
        has("ending a\nending b\nscene x bond 1\nnote Ungullible fell.\nend a\n", FINDING_BLAMING));
}

static void rule_check__finds_a_real_brand__as_a_whole_word(void **state)
{
    (void)state;
    assert_true(says("Come over to WhatsApp!", FINDING_REAL_BRAND));
    assert_true(says("Use Western Union, please.", FINDING_REAL_BRAND));
    assert_false(says("They whatsapped in a western town.", FINDING_REAL_BRAND));
}

static void rule_check__finds_domains__that_may_be_real(void **state)
{
    (void)state;
    static const char *const real[] = {
        "Look at lumen-trade.com now",  "see www.something.is",   "http://a.b.it/x",
        "write to dana@harbour.at",     "my-example.com is mine", "Go to X.CO.UK.",
        "https://example.com.evil.xyz", "the host 10.200.30.40.",
    };
    for (size_t i = 0; i < COUNT_OF(real); i++) {
        assert_true(says(real[i], FINDING_REAL_DOMAIN));
    }
}

static void rule_check__accepts_domains__that_are_reserved_or_none(void **state)
{
    (void)state;
    static const char *const fine[] = {
        "Look at lumen.example now",
        "see https://www.example.com/x",
        "a@mail.example.org",
        "http://shop.test:80/",
        "It ended.Then it rained.",
        "at 10.30 or 4 p.m. e.g. now",
        "the host 192.0.2.14",
        "wait...what",
        "version 1.2.3",
    };
    for (size_t i = 0; i < COUNT_OF(fine); i++) {
        assert_false(says(fine[i], FINDING_REAL_DOMAIN));
    }
}

static void rule_check__reports_numbers__but_none_in_a_placeholder(void **state)
{
    (void)state;
    assert_true(says("Call 0171 2345678.", FINDING_REAL_PHONE));
    assert_true(says("Pay DE89 3704 0044 0532 0130 00.", FINDING_ACCOUNT));
    assert_false(says("Send {money:12345678} soon.", FINDING_REAL_PHONE));
    assert_false(says("Call [number] or 555-0123.", FINDING_REAL_PHONE));
}

static bool has_long(const char *stage, const char *who, size_t letters)
{
    char text[600];
    (void)snprintf(text, sizeof text, "ending a\nending b\nscene x %s 1\n%s %0*d\nend a\n", stage,
                   who, (int)letters, 0);
    return has(text, FINDING_LATE_DETAIL);
}

static bool has_words(const char *line, enum finding_id id)
{
    char text[800];
    (void)snprintf(text, sizeof text, "ending a\nending b\nscene x bond 1\n%s\nend a\n", line);
    return has(text, id);
}

static void rule_check__finds_a_message__that_is_long_for_a_chat(void **state)
{
    (void)state;
    char line[400];
    for (int letters = 240; letters <= 241; letters++) {
        (void)snprintf(line, sizeof line, "say %0*d", letters, 0);
        assert_int_equal(has_words(line, FINDING_LONG_MESSAGE), letters > 240);
        (void)snprintf(line, sizeof line, "note %0*d", letters, 0);
        assert_false(has_words(line, FINDING_LONG_MESSAGE));
    }
}

static void rule_check__asks_for_a_hint__where_one_word_stands_alone(void **state)
{
    (void)state;
    assert_true(has_words("say Right.", FINDING_NEEDS_HINT));
    assert_false(has_words("say Right you are.", FINDING_NEEDS_HINT));
    assert_false(has_words("note Silence.", FINDING_NEEDS_HINT));
}

static void rule_check__finds_late_detail__by_strangers_only(void **state)
{
    (void)state;
    assert_true(has_long("squeeze", "say", 221));
    assert_true(has_long("return", "say", 221));
    assert_false(has_long("squeeze", "say", 220));
    assert_false(has_long("proof", "say", 300));
    assert_false(has_long("lock", "noor", 300));
    assert_false(has_long("lock", "note", 300));
}

// --- language

static void rule_check__finds_glyphs__that_terminals_lack(void **state)
{
    (void)state;
    static const char *const unsafe[] = {
        "melting 🫠", "heart ❤️", "1️⃣",   "family 👨‍👩‍👧",
        "flag 🇩🇪",      "box ┃",        "braille ⠿", "thumb 👍🏽"};
    static const char *const fine[] = {"smile 😀 🥲 🪴", "heart ❤", "naïve Ünïcode – “yes” …",
                                       "क्‍ष", "漢字 €"};
    for (size_t i = 0; i < COUNT_OF(unsafe); i++) {
        assert_true(says(unsafe[i], FINDING_UNSAFE_GLYPH));
    }
    for (size_t i = 0; i < COUNT_OF(fine); i++) {
        assert_false(says(fine[i], FINDING_UNSAFE_GLYPH));
    }
}

static struct buf story_of(const char *sentence, int times)
{
    struct buf b = {0};
    buf_put_c(&b, "ending a\nending b\nscene x bond 1\n");
    for (int i = 0; i < times; i++) {
        buf_fmt(&b, "note %s\n", sentence);
    }
    buf_put_c(&b, "end a\n");
    return b;
}

static const char hard[] = "Notwithstanding considerable institutional reluctance, the committee "
                           "unanimously recommended comprehensive administrative modernisation";

static void rule_check__finds_hard_words__when_there_are_enough(void **state)
{
    (void)state;
    struct buf many = story_of(hard, 12), few = story_of(hard, 3);
    struct buf easy = story_of("The cat sat on the mat. It was warm.", 30);
    assert_true(has(buf_text(&many), FINDING_HARD_TO_READ));
    assert_false(has(buf_text(&few), FINDING_HARD_TO_READ));
    assert_false(has(buf_text(&easy), FINDING_HARD_TO_READ));
    buf_free(&many);
    buf_free(&few);
    buf_free(&easy);
}

static void rule_check__judges_no_reading_level__in_another_language(void **state)
{
    (void)state;
    struct buf many = story_of(hard, 12);
    struct scenario *sc = sketch_story(buf_text(&many));
    sc->lang = STR("de");
    struct checked c;
    check_story(&c, sc, NULL);
    assert_null(find(&c, FINDING_HARD_TO_READ));
    done(&c);
    buf_free(&many);
}

// --- the story's own tests

static const char tested[] = "var told 0\n"
                             "ending one\n"
                             "ending two\n"
                             "scene a bond 1\n"
                             "check company set told 1\n"
                             "say\nsign 0\n"
                             "choose\nreply yes\nreply no goto b\nreply bye leaves\n"
                             "loses 40\n"
                             "end one\n"
                             "scene b bond 1\n"
                             "sign 1\n"
                             "if told == 1\nend two\nfi\n"
                             "choose\nreply more\n"
                             "end one\n";

// What the story's test of these steps says when it is played; "" when it passes.
static void play(const struct story_test *test, char out[300])
{
    struct scenario *sc = sketch_story(tested);
    struct story_test copy = *test;
    copy.name = STR("try");
    copy.at = (struct place){77, 3};
    sc->tests = &copy;
    sc->test_count = 1;
    struct checked c;
    check_story(&c, sc, NULL);
    const struct finding *one = find(&c, FINDING_TEST_FAILS);
    (void)snprintf(out, 300, "%s", one ? one->sentence : "");
    assert_true(!one || one->at.line == 77);
    done(&c);
}

#define DO(...)                                                                                    \
    (const struct test_do[])                                                                       \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }
#define SAY(text)                                                                                  \
    {                                                                                              \
        .kind = TEST_REPLY, .reply = { text, sizeof(text) - 1 }                                    \
    }

static void rule_check__passes_a_test__that_holds(void **state)
{
    (void)state;
    char out[300];
    play(
        &(struct story_test){
            .dos = DO(SAY("yes")), .do_count = 1, .end = STR("one"), .lost = 40, .shown = 1},
        out);
    assert_string_equal(out, "");
    play(&(struct story_test){.dos = DO({.kind = TEST_CHECK, .check = CHECK_COMPANY},
                                        SAY("I say no.")),
                              .do_count = 2,
                              .end = STR("two"),
                              .lost = 0,
                              .shown = 3},
         out);
    assert_string_equal(out, "");
    play(&(struct story_test){.dos = DO({.kind = TEST_LEAVE, .leave = LEAVE_BLOCK}),
                              .do_count = 1,
                              .end = STR("left"),
                              .lost = 0},
         out);
    assert_string_equal(out, "");
    play(&(struct story_test){.dos = DO(SAY("bye")), .do_count = 1, .end = STR("left"), .lost = -1},
         out);
    assert_string_equal(out, "");
}

static void rule_check__says_what_was_offered__when_a_reply_is_not(void **state)
{
    (void)state;
    char out[300];
    play(&(struct story_test){.dos = DO(SAY("no"), SAY("maybe")), .do_count = 2, .lost = -1}, out);
    assert_string_equal(out, "the test `try` fails: step 2: the reply `maybe` is not offered; "
                             "offered there: `more`");
    play(&(struct story_test){.dos = DO(SAY("yes"), SAY("more")), .do_count = 2, .lost = -1}, out);
    assert_non_null(strstr(out, "step 2: the reply `more` is not offered; the story is over"));
}

static void rule_check__says_where_it_ends__when_that_is_elsewhere(void **state)
{
    (void)state;
    char out[300];
    play(&(struct story_test){.dos = DO(SAY("yes")), .do_count = 1, .end = STR("two"), .lost = -1},
         out);
    assert_non_null(strstr(out, "it ends with `one`, not with `two`"));
    play(&(struct story_test){.dos = DO(SAY("no")), .do_count = 1, .end = STR("one"), .lost = -1},
         out);
    assert_non_null(strstr(out, "it waits for a reply; offered there: `more`"));
}

static void rule_check__says_what_differs__in_money_and_signs(void **state)
{
    (void)state;
    char out[300];
    play(&(struct story_test){.dos = DO(SAY("yes")), .do_count = 1, .end = STR("one"), .lost = 0},
         out);
    assert_non_null(strstr(out, "40 are lost, not 0"));
    play(&(struct story_test){.dos = DO(SAY("yes")), .do_count = 1, .lost = -1, .shown = 2}, out);
    assert_non_null(strstr(out, "the sign `s1` is not shown"));
    play(&(struct story_test){.dos = DO(SAY("bye"), {.kind = TEST_LEAVE}),
                              .do_count = 2,
                              .lost = -1},
         out);
    assert_non_null(strstr(out, "step 2: the story is over before leaving"));
}

static void rule_check__runs_no_graph__after_a_structural_error(void **state)
{
    (void)state;
    struct scenario *sc = sketch_story("ending a\nscene x bond 1\nnote See lumen.com\nend a\n");
    struct checked c = {.sc = sc, .reg = sketch_registry()};
    sc->steps[1].target = 9999;
    finding_add(&c.f, FINDING_UNKNOWN_SIGN, (struct place){1, 1}, "x");
    rule_check(sc, NULL, &c.reg, &c.f);
    assert_non_null(find(&c, FINDING_REAL_DOMAIN));
    assert_null(find(&c, FINDING_FEW_ENDINGS));
    assert_null(find(&c, FINDING_FEW_SIGNS));
    done(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rule_check__finds_only_the_twin__in_a_good_story),
        cmocka_unit_test(rule_check__finds_a_scene__that_does_not_end),
        cmocka_unit_test(rule_check__accepts_a_scene__whose_branches_all_end),
        cmocka_unit_test(rule_check__finds_scene_step_and_ending__that_nothing_leads_to),
        cmocka_unit_test(rule_check__says_once__what_a_condition_decides),
        cmocka_unit_test(rule_check__lets_a_reply_be_offered_always__with_a_condition),
        cmocka_unit_test(rule_check__finds_a_choose__without_a_way_out),
        cmocka_unit_test(rule_check__finds_a_variable_and_a_person__that_nothing_uses),
        cmocka_unit_test(rule_check__finds_loops__silent_or_not),
        cmocka_unit_test(rule_check__finds_a_way__that_shows_too_much),
        cmocka_unit_test(rule_check__finds_day_and_stage_back__where_the_author_wrote_it),
        cmocka_unit_test(rule_check__finds_more_lost__than_the_stake),
        cmocka_unit_test(rule_check__finds_few_signs_and_few_harmless__at_an_end),
        cmocka_unit_test(rule_check__accepts__exactly_three_signs_and_one_half),
        cmocka_unit_test(rule_check__asks_for_no_signs__where_leaving_is_the_only_end),
        cmocka_unit_test(rule_check__finds_a_late_sign__unless_it_begins_afterwards),
        cmocka_unit_test(rule_check__finds_a_loss__before_any_sign),
        cmocka_unit_test(rule_check__finds_a_burst__of_nine),
        cmocka_unit_test(rule_check__finds_a_single_ending__or_no_twin),
        cmocka_unit_test(rule_check__asks_no_teaching__of_a_harmless_story),
        cmocka_unit_test(rule_check__accepts_a_twin__with_the_same_opening),
        cmocka_unit_test(rule_check__finds_each_difference__of_a_twin),
        cmocka_unit_test(rule_check__finds_what_nothing_leads_to__where_the_search_gives_up),
        cmocka_unit_test(rule_check_pack__finds_shares_twins_and_gaps__in_a_folder),
        cmocka_unit_test(rule_check_pack__is_content__with_two_in_five),
        cmocka_unit_test(rule_check_pack__asks_nothing_of_shares__in_an_empty_folder),
        cmocka_unit_test(rule_check__finds_blaming_words__but_not_in_a_strangers_mouth),
        cmocka_unit_test(rule_check__finds_a_real_brand__as_a_whole_word),
        cmocka_unit_test(rule_check__finds_domains__that_may_be_real),
        cmocka_unit_test(rule_check__accepts_domains__that_are_reserved_or_none),
        cmocka_unit_test(rule_check__reports_numbers__but_none_in_a_placeholder),
        cmocka_unit_test(rule_check__finds_a_message__that_is_long_for_a_chat),
        cmocka_unit_test(rule_check__asks_for_a_hint__where_one_word_stands_alone),
        cmocka_unit_test(rule_check__finds_late_detail__by_strangers_only),
        cmocka_unit_test(rule_check__finds_glyphs__that_terminals_lack),
        cmocka_unit_test(rule_check__finds_hard_words__when_there_are_enough),
        cmocka_unit_test(rule_check__judges_no_reading_level__in_another_language),
        cmocka_unit_test(rule_check__passes_a_test__that_holds),
        cmocka_unit_test(rule_check__says_what_was_offered__when_a_reply_is_not),
        cmocka_unit_test(rule_check__says_where_it_ends__when_that_is_elsewhere),
        cmocka_unit_test(rule_check__says_what_differs__in_money_and_signs),
        cmocka_unit_test(rule_check__runs_no_graph__after_a_structural_error),
    };
    return cmocka_run_group_tests_name("rule", tests, NULL, NULL);
}
