// Edits to a published story × every place at which a session can rest in it.
//
// What is proven of each: the log that comes out is legal in the newer version;
// its replies are the learner's own, in order, as many as can be kept; it rests
// where it was, or earlier with the reason that the edit gives.
#include "cm.h"

#include "core/carry.h"
#include "core/resting.h"
#include "load/world.h"

static const char base[] =
    "wary: 1\nid: small\nversion: 1\ntitle: \"Small\"\nlang: en\nverdict: scam\nfamily: dating\n"
    "channel: dating-chat\nplatform: lumen-dating\n"
    "about: {audience: \"16+\", minutes: 2, topics: [romance]}\nsources: [ftc-romance]\n"
    "stake: 100\ncast: {dana: {name: \"Dana\"}}\nvars: {trust: 0, told: no}\n"
    "endings: {done: \"Over.\", gone: \"Gone.\"}\n"
    "withdraw_before: 2\n"
    "scenes:\n"
    "  hello:\n    stage: approach\n    day: 1\n    steps:\n"
    "      - dana: \"Hello over there, it is warm today.\"\n"
    "      - dana: \"What a garden you have there!\"\n"
    "      - choose:\n"
    "          - reply: \"Thank you.\"\n            id: thanks\n            add: {trust: 1}\n"
    "            goto: walk\n"
    "          - reply: \"Who are you?\"\n            goto: walk\n"
    "          - reply: \"Never.\"\n            goto: slow\n"
    "  walk:\n    stage: bond\n    day: 2\n    steps:\n"
    "      - dana: \"I walk by here every single day.\"\n"
    "      - if: trust >= 1\n        then:\n"
    "          - dana: \"You seem to be very kind.\"\n"
    "            signs: {fast-intimacy: \"very kind\"}\n"
    "      - choose:\n"
    "          - reply: \"Never.\"\n            goto: slow\n"
    "          - reply: \"I ask my sister.\"\n            id: ask\n            set: {told: yes}\n"
    "            goto: lend\n"
    "          - reply: \"I will pay.\"\n            goto: lend\n"
    "  slow:\n    stage: bond\n    day: 3\n    steps:\n"
    "      - dana: \"There is no hurry at all.\"\n"
    "      - choose:\n"
    "          - reply: \"Go on.\"\n            goto: lend\n"
    "          - reply: \"Good bye.\"\n            leaves: yes\n"
    "  lend:\n    stage: hook\n    day: 5\n    steps:\n"
    "      - dana: \"Could you lend me a little?\"\n"
    "        signs: {secrecy: \"lend me\"}\n"
    "      - note: \"The days are getting shorter now.\"\n"
    "      - dana: \"It is only for this once.\"\n"
    "      - choose:\n"
    "          - reply: \"Go on.\"\n            goto: lost\n"
    "          - reply: \"Never.\"\n            if: not told\n            goto: safe\n"
    "          - reply: \"I have asked.\"\n            if: told\n            goto: safe\n"
    "  lost:\n    stage: squeeze\n    day: 6\n    steps:\n"
    "      - loses: 50\n      - dana: \"Thank you so much.\"\n      - end: gone\n"
    "  safe:\n    stage: squeeze\n    day: 6\n    steps:\n"
    "      - dana: \"What a pity.\"\n      - end: done\n";

enum { CHANGES_MAX = 4 };

struct edit {
    const char *name;
    struct {
        const char *from, *to;  // the first place where it stands; from NULL: no more
    } change[CHANGES_MAX];
    const char *was, *is;  // a reply's words, and what they became; is NULL: the reply is gone
    enum carry_how worst;  // the farthest back that a session lands
    enum carry_why why;    // the reason that some landing must give; none: no landing has one
};

#define GONE(words) .was = (words), .is = NULL
#define SLOW_HEAD "  slow:\n    stage: bond\n    day: 3\n    steps:\n"
#define WALK_HEAD "  walk:\n    stage: bond\n    day: 2\n    steps:\n"
#define NEVER_1 "          - reply: \"Never.\"\n            goto: slow\n  walk:"
#define WHO "          - reply: \"Who are you?\"\n            goto: walk\n"
#define THANKS                                                                                     \
    "          - reply: \"Thank you.\"\n            id: thanks\n            add: {trust: 1}\n"     \
    "            goto: walk\n"
#define RENAMED "withdraw_before: 2\nrenamed: "

static const struct edit edits[] = {
    {"nothing", {{NULL, NULL}}, .worst = CARRY_SAME},
    {"a typo mended in a message",
     {{"it is warm today", "it is so warm today"}},
     .worst = CARRY_SAME},
    {"a message reworded",
     {{"I walk by here every single day", "Every single day I walk by"}},
     .worst = CARRY_SAME},
    {"a message said in other words",
     {{"There is no hurry at all.", "Take your time, please do."}},
     .worst = CARRY_EARLIER,
     .why = CARRY_LINES_GONE},
    {"the narrator reworded",
     {{"The days are getting shorter", "The days grow shorter"}},
     .worst = CARRY_SAME},
    {"a message added",
     {{"      - note: ", "      - dana: \"Anything new?\"\n      - note: "}},
     .worst = CARRY_SAME},
    {"a message added before a question",
     {{SLOW_HEAD "      - dana: \"There is no hurry at all.\"\n",
       SLOW_HEAD "      - dana: \"There is no hurry at all.\"\n      - dana: \"Well?\"\n"}},
     .worst = CARRY_SAME},
    {"the last message before a question removed",
     {{"      - dana: \"It is only for this once.\"\n", ""}},
     .worst = CARRY_EARLIER,
     .why = CARRY_LINES_GONE},
    {"messages in another order",
     {{"      - dana: \"What a garden you have there!\"\n", ""},
      {"      - dana: \"Hello over", "      - dana: \"What a garden you have there!\"\n"
                                     "      - dana: \"Hello over"}},
     .worst = CARRY_SAME},
    {"a reply reworded that has an id",
     {{"\"Thank you.\"", "\"How kind of you!\""}},
     .was = "Thank you.",
     .is = "How kind of you!"},
    {"a reply reworded that has none",
     {{"\"Who are you?\"", "\"And who may you be?\""}},
     GONE("Who are you?"),
     .worst = CARRY_BACK,
     .why = CARRY_REPLY_GONE},
    {"a reply reworded, and named",
     {{"\"Who are you?\"", "\"And who may you be?\""},
      {"withdraw_before: 2\n", RENAMED "{replies: {\"Who are you?\": \"And who may you be?\"}}\n"}},
     .was = "Who are you?",
     .is = "And who may you be?"},
    {"an id of a reply changed", {{"id: thanks", "id: thank-you"}}, .worst = CARRY_SAME},
    {"an id and the words of a reply changed, and named",
     {{"\"Thank you.\"\n            id: thanks", "\"How kind!\"\n            id: kind"},
      {"withdraw_before: 2\n", RENAMED "{replies: {thanks: kind}}\n"}},
     .was = "Thank you.",
     .is = "How kind!"},
    {"an id given to a reply",
     {{"\"Who are you?\"\n", "\"Who are you?\"\n            id: who\n"}},
     .worst = CARRY_SAME},
    {"an id taken from a reply", {{"            id: ask\n", ""}}, .worst = CARRY_SAME},
    {"two ids that changed places",
     {{"id: thanks", "id: xyz"},
      {"\"Who are you?\"\n", "\"Who are you?\"\n            id: thanks\n"}},
     GONE("Thank you."),
     .worst = CARRY_BACK,
     .why = CARRY_REPLY_GONE},
    {"a reply added above",
     {{THANKS, "          - reply: \"Pardon?\"\n            goto: slow\n" THANKS}},
     .worst = CARRY_SAME},
    {"replies in another order", {{THANKS, ""}, {WHO, WHO THANKS}}, .worst = CARRY_SAME},
    {"the first reply removed",
     {{THANKS, ""}},
     GONE("Thank you."),
     .worst = CARRY_BACK,
     .why = CARRY_REPLY_GONE},
    {"a condition on a reply",
     {{"\"I will pay.\"\n", "\"I will pay.\"\n            if: trust >= 1\n"}},
     GONE("I will pay."),
     .worst = CARRY_BACK,
     .why = CARRY_OTHER_WAY},
    {"a condition on a message",
     {{"trust >= 1\n        then:", "trust < 1\n        then:"}},
     .worst = CARRY_EARLIER,
     .why = CARRY_LINES_GONE},
    {"an earlier question added with the same words",
     {{SLOW_HEAD, SLOW_HEAD "      - choose:\n          - reply: \"Go on.\"\n"
                            "            id: first\n          - reply: \"Wait a bit.\"\n"}},
     GONE("Go on."),
     .worst = CARRY_BACK,
     .why = CARRY_OTHER_WAY},
    {"an earlier question added",
     {{WALK_HEAD, WALK_HEAD "      - choose:\n          - reply: \"Do I know you?\"\n"
                            "          - reply: \"Good day.\"\n"}},
     .worst = CARRY_BACK,
     .why = CARRY_OTHER_WAY},
    {"the question removed",
     {{"      - choose:\n          - reply: \"Go on.\"\n            goto: lend\n"
       "          - reply: \"Good bye.\"\n            leaves: yes\n",
       "      - goto: lend\n"}},
     GONE("Go on."),
     .worst = CARRY_BACK,
     .why = CARRY_QUESTION_GONE},
    {"another way from a reply",
     {{NEVER_1, "          - reply: \"Never.\"\n            goto: lend\n  walk:"}},
     .worst = CARRY_BACK,
     .why = CARRY_OTHER_WAY},
    {"a scene put before the first",
     {{"  hello:\n", "  before:\n    stage: approach\n    day: 1\n    steps:\n"
                     "      - dana: \"Psst.\"\n      - goto: hello\n  hello:\n"}},
     .worst = CARRY_SAME},
    {"a scene with a question put before the first",
     {{"  hello:\n", "  before:\n    stage: approach\n    day: 1\n    steps:\n"
                     "      - dana: \"Psst.\"\n      - choose:\n"
                     "          - reply: \"Never.\"\n            goto: hello\n"
                     "          - reply: \"Yes?\"\n            goto: hello\n  hello:\n"}},
     .worst = CARRY_START,
     .why = CARRY_OTHER_WAY},
    {"a scene that got another name",
     {{"goto: slow", "goto: calm"}, {"goto: slow", "goto: calm"}, {"  slow:", "  calm:"}},
     .worst = CARRY_BACK,
     .why = CARRY_SCENE_GONE},
    {"a scene that got another name, and is named",
     {{"goto: slow", "goto: calm"},
      {"goto: slow", "goto: calm"},
      {"  slow:", "  calm:"},
      {"withdraw_before: 2\n", RENAMED "{scenes: {slow: calm}}\n"}},
     .worst = CARRY_SAME},
    {"a scene on a later day",
     {{"stage: bond\n    day: 3", "stage: bond\n    day: 4"}},
     .worst = CARRY_SAME},
    {"a variable added", {{"told: no}", "told: no, calm: no}"}}, .worst = CARRY_SAME},
    {"a variable that got another name",
     {{"trust: 0", "faith: 0"}, {"{trust: 1}", "{faith: 1}"}, {"trust >= 1", "faith >= 1"}},
     .worst = CARRY_SAME},
    {"a variable removed",
     {{"vars: {trust: 0, told: no}", "vars: {told: no}"},
      {"            add: {trust: 1}\n", ""},
      {"      - if: trust >= 1\n        then:\n    ", ""},
      {"            signs: {fast-intimacy: \"very kind\"}\n", ""}},
     .worst = CARRY_SAME},
    {"a loss that has become larger", {{"loses: 50", "loses: 90"}}, .worst = CARRY_SAME},
    {"another sign on a message",
     {{"signs: {secrecy: \"lend me\"}", "neutral: yes"}},
     .worst = CARRY_SAME},
};

static void put_edited(struct buf *out, const struct edit *e)
{
    buf_put_c(out, base);
    for (size_t i = 0; i < CHANGES_MAX && e->change[i].from; i++) {
        struct buf next = {0};
        ptrdiff_t at = str_find(world_str(out), str_of(e->change[i].from));
        if (at < 0) {
            fail_msg("%s: change %zu stands nowhere", e->name, i);
        }
        buf_put(&next, out->ptr, (size_t)at);
        buf_put_c(&next, e->change[i].to);
        buf_put_str(&next,
                    str_part(world_str(out), (size_t)at + strlen(e->change[i].from), out->len));
        buf_free(out);
        *out = next;
    }
}

// One edit, while every resting place is carried over.
struct trial {
    const struct edit *edit;
    const struct registry *reg;
    struct counterpart map;
    size_t places, gave_why, hows[CARRY_HOWS];
};

static struct session *fold(const struct trial *t, const struct scenario *sc,
                            const struct event *log, size_t count)
{
    struct session *s = session_new(sc, t->reg);
    for (size_t i = 0; i < count; i++) {
        struct err err = {0};
        if (!session_apply(s, &log[i], &err)) {
            fail_msg("%s: event %zu: %s", t->edit->name, i, err.msg);
        }
    }
    return s;
}

static size_t reply_words(const struct session *s, struct str *out)
{
    size_t n = 0;
    for (size_t i = 0; i < s->shown_count; i++) {
        if (s->shown[i].kind == SHOWN_REPLY) {
            out[n++] = session_text(s, &s->shown[i]);
        }
    }
    return n;
}

static struct str words_now(const struct edit *e, struct str words)
{
    return e->was && e->is && str_is_c(words, e->was) ? str_of(e->is) : words;
}

static void check_replies(struct trial *t, const struct session *was, const struct session *is,
                          const struct carried *got)
{
    struct str before[64], after[64];
    size_t n_before = reply_words(was, before), n_after = reply_words(is, after);
    assert_true(n_after <= n_before);
    assert_int_equal(n_after, got->replies_kept);
    for (size_t i = 0; i < n_after; i++) {
        if (!str_is(after[i], words_now(t->edit, before[i]))) {
            fail_msg("%s: `%.*s` became `%.*s`", t->edit->name, STR_ARG(before[i]),
                     STR_ARG(after[i]));
        }
    }
    bool has_all = n_after == n_before;
    assert_int_equal(has_all, got->how == CARRY_SAME || got->how == CARRY_EARLIER ||
                                  (got->how == CARRY_START && n_before == 0));
    if (got->how == CARRY_BACK) {
        assert_true(str_is(got->words, before[n_after]));
    }
}

// Nothing was read for the learner behind the last line that both have.
static void check_not_further(struct trial *t, const struct session *was, const struct session *is)
{
    size_t n = is->shown_count;
    while (n && is->shown[n - 1].kind != SHOWN_MESSAGE && is->shown[n - 1].kind != SHOWN_NOTE &&
           is->shown[n - 1].kind != SHOWN_REPLY) {
        n--;
    }
    if (n == 0 || is->shown[n - 1].kind == SHOWN_REPLY) {
        return;
    }
    bool found = false;
    for (size_t i = 0; i < was->shown_count && !found; i++) {
        const struct shown *line = &was->shown[i];
        found = (line->kind == SHOWN_MESSAGE || line->kind == SHOWN_NOTE) &&
                t->map.steps[line->index] == is->shown[n - 1].index;
    }
    if (!found) {
        struct str text = session_text(is, &is->shown[n - 1]);
        fail_msg("%s: read for the learner: %.*s", t->edit->name, STR_ARG(text));
    }
}

static void carry_one(struct trial *t, const struct event *log, size_t count)
{
    struct carried got;
    assert_true(carry_over(&t->map, t->reg, log, count, &got));
    struct session *was = fold(t, t->map.old, log, count);
    struct session *is = fold(t, t->map.now, got.events, got.count);
    t->places++;
    t->hows[got.how]++;
    t->gave_why += got.why == t->edit->why;
    assert_int_equal(got.how == CARRY_SAME, got.why == CARRY_NO_REASON);
    assert_int_equal(is->pc, got.pc);
    assert_int_equal(is->state, got.state);
    assert_true(is->state < SESSION_OVER);
    check_replies(t, was, is, &got);
    check_not_further(t, was, is);
    session_free(was);
    session_free(is);
    carry_free(&got);
}

// All that was said, so that no two ways are taken for one.
static uint64_t session_hash(const struct session *s)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < s->shown_count; i++) {
        hash = hash * 31 + s->shown[i].index + 1;
    }
    return hash;
}

// The place itself, and every line on the way to it.
static uint64_t carry_all(void *ctx, const struct session *s, const struct event *log, size_t count)
{
    for (size_t n = 1; n <= count; n++) {
        carry_one(ctx, log, n);
    }
    return session_hash(s);
}

static void carry_over__lands_right_or_says_why__for_every_edit(void **state)
{
    struct world_load old = world_load(*state, str_of(base));
    assert_non_null(old.sc);
    for (size_t i = 0; i < COUNT_OF(edits); i++) {
        struct buf text = {0};
        put_edited(&text, &edits[i]);
        struct world_load now = world_load(*state, world_str(&text));
        if (!now.sc) {
            fail_msg("%s: %s", edits[i].name, buf_text(&now.said));
        }
        struct trial t = {.edit = &edits[i], .reg = *state};
        t.map = counterpart_of(old.sc, now.sc);
        assert_true(resting_each(old.sc, *state, RESTING_WAYS_MAX, carry_all, &t));
        enum carry_how worst = CARRY_SAME;
        for (int how = 0; how < CARRY_HOWS; how++) {
            worst = t.hows[how] ? (enum carry_how)how : worst;
        }
        if (worst != edits[i].worst || !t.gave_why || t.places < 50) {
            fail_msg("%s: of %zu places %zu the same, %zu earlier, %zu back, %zu at the start; "
                     "%zu for the reason expected",
                     edits[i].name, t.places, t.hows[0], t.hows[1], t.hows[2], t.hows[3],
                     t.gave_why);
        }
        counterpart_free(&t.map);
        world_clear(&now);
        buf_free(&text);
    }
    world_clear(&old);
}

// Reads to the first question of a session of `base`, with a mark and a check on
// the way; gives the events.
static size_t marked_log(const struct scenario *sc, struct event log[8])
{
    log[0] = event_begin(sc, 7);
    log[1] = log[2] = (struct event){.kind = EVENT_READ, .at_ms = 20};
    log[3] = (struct event){.kind = EVENT_CHECK, .at_ms = 30, .u.check = CHECK_PHOTO};
    log[4] = (struct event){.kind = EVENT_MARK, .at_ms = 40};
    log[4].u.mark.message = 2;
    (void)snprintf(log[4].u.mark.sign, sizeof log[4].u.mark.sign, "secrecy");
    return 5;
}

static struct carried carry_marked(const struct registry *reg, const char *from, const char *to)
{
    struct edit e = {.name = "marked", .change = {{from, to}}};
    struct buf text = {0};
    struct carried got;
    struct event log[8];
    put_edited(&text, &e);
    struct world_load old = world_load(reg, str_of(base)), now = world_load(reg, world_str(&text));
    assert_non_null(now.sc);
    struct counterpart map = counterpart_of(old.sc, now.sc);
    assert_true(carry_over(&map, reg, log, marked_log(old.sc, log), &got));
    counterpart_free(&map);
    world_clear(&old);
    world_clear(&now);
    buf_free(&text);
    return got;
}

static void carry_over__takes_marks_and_checks_along__to_the_message_they_were_on(void **state)
{
    struct carried got = carry_marked(*state, "      - dana: \"Hello over",
                                      "      - dana: \"Excuse me?\"\n      - dana: \"Hello over");
    assert_int_equal(got.how, CARRY_SAME);
    assert_int_equal(got.count, 6);
    assert_int_equal(got.events[4].kind, EVENT_CHECK);
    assert_int_equal(got.events[5].kind, EVENT_MARK);
    assert_int_equal(got.events[5].u.mark.message, 3);
    assert_string_equal(got.events[5].u.mark.sign, "secrecy");
    assert_int_equal(got.events[5].at_ms, 40);
    assert_int_equal(got.marks_lost, 0);
    carry_free(&got);
}

static void carry_over__counts_the_mark__whose_message_is_gone(void **state)
{
    struct carried got =
        carry_marked(*state, "      - dana: \"What a garden you have there!\"\n", "");
    assert_int_equal(got.how, CARRY_EARLIER);
    assert_int_equal(got.why, CARRY_LINES_GONE);
    assert_int_equal(got.marks_lost, 1);
    assert_int_equal(got.events[got.count - 1].kind, EVENT_CHECK);
    carry_free(&got);
}

static void carry_over__refuses__what_has_ended_and_what_is_no_log(void **state)
{
    struct world_load l = world_load(*state, str_of(base));
    struct counterpart map = counterpart_of(l.sc, l.sc);
    struct carried got;
    struct event log[8];
    size_t n = marked_log(l.sc, log);
    log[n++] = (struct event){.kind = EVENT_LEAVE, .at_ms = 50};
    assert_false(carry_over(&map, *state, log, n, &got));
    assert_null(got.events);
    log[n - 1] = (struct event){.kind = EVENT_REPLY, .at_ms = 50, .u.choice = "no-such"};
    assert_false(carry_over(&map, *state, log, n, &got));
    assert_false(carry_over(&map, *state, log + 1, n - 2, &got));
    assert_false(carry_over(&map, *state, log, 0, &got));
    counterpart_free(&map);
    world_clear(&l);
}

static void carry_is_due__only_for_older_versions__that_were_withdrawn(void **state)
{
    struct world_load l = world_load(*state, str_of(base));
    assert_true(carry_is_due(l.sc, 1, "another"));
    assert_false(carry_is_due(l.sc, 1, "00ff"));
    assert_false(carry_is_due(l.sc, 2, "another"));
    world_clear(&l);
}

static void counterpart_alike__tells_a_typo__from_another_sentence(void **state)
{
    (void)state;
    assert_int_equal(counterpart_alike(STR("Good day."), STR("good day")), 100);
    assert_true(counterpart_alike(STR("I walk by each day"), STR("I walk by eahc day")) > 60);
    assert_true(counterpart_alike(STR("I walk by each day"), STR("Send me the money")) < 40);
    assert_int_equal(counterpart_alike(STR(""), STR("")), 100);
    assert_int_equal(counterpart_alike(STR("a"), STR("b")), 0);
    assert_true(counterpart_alike(STR("我每天都會經過這裡"), STR("我每天都會走過這裡")) > 60);
}

static void counterpart_scenes_alike__finds_the_scene__that_got_another_name(void **state)
{
    struct world_load l = world_load(*state, str_of(base));
    uint32_t walk = (uint32_t)scenario_find_scene(l.sc, STR("walk"));
    for (uint32_t i = 0; i < l.sc->scene_count; i++) {
        unsigned alike = counterpart_scenes_alike(l.sc, walk, l.sc, i);
        assert_int_equal(alike, i == walk ? 100 : 0);
    }
    world_clear(&l);
}

static uint64_t note_ways(void *ctx, const struct session *s, const struct event *log, size_t count)
{
    size_t *ways = ctx;
    assert_true(s->state == SESSION_CHOOSING || s->state == SESSION_RESTING);
    assert_int_equal(log[0].kind, EVENT_BEGIN);
    assert_int_equal(s->seq, count);
    ++*ways;
    return 0;
}

static void resting_each__comes_to_every_question_and_night__once_a_way(void **state)
{
    struct world_load l = world_load(*state, str_of(base));
    size_t ways = 0, few = 0;
    assert_true(resting_each(l.sc, *state, RESTING_WAYS_MAX, note_ways, &ways));
    assert_true(ways > 15);
    assert_false(resting_each(l.sc, *state, 3, note_ways, &few));
    assert_true(few < ways);
    world_clear(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(carry_over__lands_right_or_says_why__for_every_edit),
        cmocka_unit_test(carry_over__takes_marks_and_checks_along__to_the_message_they_were_on),
        cmocka_unit_test(carry_over__counts_the_mark__whose_message_is_gone),
        cmocka_unit_test(carry_over__refuses__what_has_ended_and_what_is_no_log),
        cmocka_unit_test(carry_is_due__only_for_older_versions__that_were_withdrawn),
        cmocka_unit_test(counterpart_alike__tells_a_typo__from_another_sentence),
        cmocka_unit_test(counterpart_scenes_alike__finds_the_scene__that_got_another_name),
        cmocka_unit_test(resting_each__comes_to_every_question_and_night__once_a_way),
    };
    return cmocka_run_group_tests_name("carry", tests, world_setup, world_teardown);
}
