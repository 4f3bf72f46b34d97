// Three learners over thirty conversations of the real stories: one who improves, one who
// only grows suspicious, one who does nothing.  Their profiles must not look alike.
#include "bench.h"

#include <string.h>

#include "core/profile.h"
#include "core/robot.h"
#include "core/simulate.h"
#include "run/plain.h"
#include "view/app.h"
#include "view/screen.h"

enum { CONVERSATIONS = 30, TODAY = 20780, STORIES = 6 };

static const char *const stories[STORIES] = {"harbour-lights", "lime-tree-friday",
                                             "north-desk",     "harbour-mornings",
                                             "lime-tree",      "north-office"};

// How a learner plays conversation n of CONVERSATIONS.
typedef struct robot habit_fn(int n);

static struct robot improves(int n)
{
    struct robot r = robot_table[ROBOT_EARLY];
    r.delay = n < 22 ? (uint32_t)(22 - n) : 0;
    return r;
}

static struct robot grows_suspicious(int n)
{
    struct robot r = robot_table[n < 20 ? ROBOT_RANDOM : ROBOT_BLANKET];
    r.reply = ROBOT_STAYS;
    return r;
}

static struct robot does_nothing(int n)
{
    (void)n;
    return robot_table[ROBOT_NAIVE];
}

struct life {
    struct arena arena;
    struct played played[CONVERSATIONS];
    struct past pasts[CONVERSATIONS];
    struct profile profile;
    struct buf said;  // the progress screen, line by line
};

static void play_one(struct bench *b, struct life *l, habit_fn *habit, int n)
{
    const char *name = stories[n % STORIES];
    int at = CONVERSATIONS - 1 - n;  // the newest first
    struct scenario *sc = library_load(&b->lib, name, NULL, NULL);
    assert_non_null(sc);
    struct robot robot = habit(n);
    struct session *s = robot_play(&robot, sc, b->lib.registry, simulate_seed(3, (uint64_t)n));
    assert_int_equal(s->state, SESSION_JUDGED);
    l->played[at] = played_note(&l->arena, s, TODAY - 60 + 2 * n);
    l->pasts[at] = (struct past){.title = str_of(name),
                                 .outcome = l->played[at].outcome,
                                 .verdict = sc->verdict,
                                 .number = l->played[at].number};
    session_free(s);
    scenario_free(sc);
}

static void say(struct bench *b, struct life *l)
{
    struct app app;
    struct doc d = {0};
    app_init(&app, b->lib.registry);
    app.is_plain = true;
    app.pasts = l->pasts;
    app.past_count = CONVERSATIONS;
    app.profile = &l->profile;
    app.today = TODAY;
    screen_push(&app, SCREEN_PROGRESS);
    app_doc(&app, &d);
    plain_put(&d, 0, &l->said);
    doc_free(&d);
}

static void live(struct bench *b, struct life *l, habit_fn *habit)
{
    *l = (struct life){0};
    for (int n = 0; n < CONVERSATIONS; n++) {
        play_one(b, l, habit, n);
    }
    profile_fold(l->played, CONVERSATIONS, TODAY, &l->profile);
    say(b, l);
}

static void end(struct life *l)
{
    buf_free(&l->said);
    arena_free(&l->arena);
}

#define assert_said(l, words) assert_non_null(strstr(buf_text(&(l)->said), (words)))
#define assert_unsaid(l, words) assert_null(strstr(buf_text(&(l)->said), (words)))

static void a_learner_who_improves__is_told_so(void **state)
{
    struct life l;
    live(*state, &l, improves);
    assert_true(l.profile.has_notice && l.profile.notice > 0.8);
    assert_int_equal(l.profile.trend, TREND_BETTER);
    assert_true(l.profile.curve[l.profile.points - 1].level > l.profile.curve[0].level + 0.4);
    assert_said(&l, "you tell the two apart better");
    assert_unsaid(&l, "suspicious");
    assert_unsaid(&l, "you tend to suspect");
    end(&l);
}

static void a_learner_who_only_grows_suspicious__is_told_so(void **state)
{
    struct life l;
    live(*state, &l, grows_suspicious);
    assert_true(l.profile.has_notice && l.profile.notice < 0.3);
    assert_int_equal(l.profile.trend, TREND_SUSPICIOUS);
    assert_int_equal(l.profile.bias, BIAS_SUSPECTS);
    assert_said(&l, "more suspicious, not better");
    assert_said(&l, "With your marks you tend to suspect honest people.");
    assert_unsaid(&l, "tell the two apart better.");
    end(&l);
}

static void a_learner_who_does_nothing__is_told_kindly(void **state)
{
    struct life l;
    live(*state, &l, does_nothing);
    assert_true(l.profile.has_notice);
    assert_int_equal(l.profile.trend, TREND_SAME);
    assert_int_equal(l.profile.bias, BIAS_HOLDS_BACK);
    assert_false(l.profile.figures.is_enough);
    assert_said(&l, "Noticing: 0 of 100.");
    assert_said(&l, "the benefit of the doubt");
    assert_unsaid(&l, "d' ");
    end(&l);
}

static void the_three__have_different_needs__after_the_same_conversations(void **state)
{
    struct life good, poor;
    live(*state, &good, improves);
    live(*state, &poor, does_nothing);
    uint64_t met = 0;
    for (size_t i = 0; i < REGISTRY_SIGNS_MAX; i++) {
        met |= good.profile.signs[i].met ? UINT64_C(1) << i : 0;
    }
    assert_true(profile_need(&poor.profile, met, TODAY + 20) >
                2 * profile_need(&good.profile, met, TODAY + 20));
    end(&good);
    end(&poor);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(a_learner_who_improves__is_told_so),
        WITH_BENCH(a_learner_who_only_grows_suspicious__is_told_so),
        WITH_BENCH(a_learner_who_does_nothing__is_told_kindly),
        WITH_BENCH(the_three__have_different_needs__after_the_same_conversations),
    };
    return cmocka_run_group_tests_name("learners", tests, NULL, NULL);
}
