#include "rig.h"

#include "view/pick.h"

static void pick_story__finds_none__in_an_empty_list(void **state)
{
    (void)state;
    struct app app;
    app_init(&app, NULL);
    assert_int_equal(-1, pick_story(&app, -1));
    assert_int_equal(0, pick_count(&app));
}

static void pick_story__never_offers_one_with_an_error__ever(void **state)
{
    (void)state;
    struct rig r;
    rig_open(&r, VERDICT_SCAM);
    r.stories[0].has_error = r.stories[2].has_error = true;
    assert_int_equal(1, pick_count(&r.app));
    for (r.app.seed = 0; r.app.seed < 50; r.app.seed++) {
        assert_int_equal(1, pick_story(&r.app, -1));
        assert_int_equal(1, pick_story(&r.app, 1));
    }
    rig_close(&r);
}

static void pick_story__prefers_what_was_not_played__by_the_seed(void **state)
{
    (void)state;
    struct rig r;
    unsigned seen = 0;
    rig_open(&r, VERDICT_SCAM);
    r.stories[0].is_played = true;
    for (r.app.seed = 0; r.app.seed < 50; r.app.seed++) {
        int at = pick_story(&r.app, -1);
        assert_int_equal(at, pick_story(&r.app, -1));
        seen |= 1u << at;
    }
    assert_int_equal(1u << 1 | 1u << 2, seen);
    rig_close(&r);
}

static void pick_story__keeps_twins_apart__for_five_sessions(void **state)
{
    (void)state;
    struct rig r;
    rig_open(&r, VERDICT_SCAM);
    r.stories[0].is_played = true;
    r.app.settings.by_chance = true;
    r.app.pasts = r.pasts;
    for (size_t ago = 0; ago < 7; ago++) {
        memset(r.pasts, 0, sizeof r.pasts);
        r.pasts[ago].id = r.stories[0].id;
        r.app.past_count = 8;
        unsigned seen = 0;
        for (r.app.seed = 0; r.app.seed < 50; r.app.seed++) {
            seen |= 1u << pick_story(&r.app, -1);
        }
        assert_int_equal(ago < PICK_APART ? 1u << 2 : 1u << 1 | 1u << 2, seen);
    }
    rig_close(&r);
}

static void pick_story__prefers_one_that_is_told_in_ones_language(void **state)
{
    (void)state;
    struct rig r;
    rig_open(&r, VERDICT_SCAM);
    r.stories[0].lang = r.stories[2].lang = STR("en");
    for (int is_played = 0; is_played < 2; is_played++) {
        r.stories[1].is_played = is_played;
        for (r.app.seed = 0; r.app.seed < 50; r.app.seed++) {
            assert_int_equal(1, pick_story(&r.app, -1));
        }
    }
    r.stories[1].has_error = true;
    for (r.app.seed = 0; r.app.seed < 50; r.app.seed++) {
        assert_int_not_equal(1, pick_story(&r.app, -1));
    }
    rig_close(&r);
}

static void pick_story__offers_an_old_one__when_all_were_played(void **state)
{
    (void)state;
    struct rig r;
    rig_open(&r, VERDICT_SCAM);
    for (int i = 0; i < 3; i++) {
        r.stories[i].is_played = true;
    }
    for (r.app.seed = 0; r.app.seed < 50; r.app.seed++) {
        assert_in_range(pick_story(&r.app, -1), 0, 2);
        assert_int_not_equal(1, pick_story(&r.app, 1));
    }
    rig_close(&r);
}

static void pick_story__proposes_another__than_the_one_played_last(void **state)
{
    (void)state;
    struct rig r;
    rig_open(&r, VERDICT_SCAM);
    for (size_t i = 0; i < r.app.story_count; i++) {
        r.stories[i].is_played = true;
        r.stories[i].twin = STR("");
    }
    memset(r.pasts, 0, sizeof r.pasts);
    r.pasts[0].id = r.stories[1].id;
    r.app.pasts = r.pasts;
    r.app.past_count = 1;
    for (r.app.seed = 0; r.app.seed < 50; r.app.seed++) {
        assert_int_not_equal(1, pick_story(&r.app, -1));
    }
    r.stories[0].has_error = r.stories[2].has_error = true;
    assert_int_equal(1, pick_story(&r.app, -1));  // there is no other
    rig_close(&r);
}

// Eight stories, every second one honest, the later ones needed more.
static void many(struct app *app, struct story stories[8], struct past pasts[8])
{
    app_init(app, NULL);
    memset(stories, 0, 8 * sizeof *stories);
    memset(pasts, 0, 8 * sizeof *pasts);
    static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    for (size_t i = 0; i < 8; i++) {
        stories[i] = (struct story){
            .id = str_of(names[i]), .is_honest = i % 2, .need = (double)i, .is_played = true};
        pasts[i].id = STR("elsewhere");
    }
    app->stories = stories;
    app->story_count = 8;
    app->pasts = pasts;
}

static void pick_story__takes_the_one_with_the_greatest_need__and_then_the_next(void **state)
{
    (void)state;
    struct app app;
    struct story stories[8];
    struct past pasts[8];
    many(&app, stories, pasts);
    app.past_count = 5;
    pasts[0].verdict = pasts[1].verdict = pasts[2].verdict = VERDICT_SCAM;
    pasts[3].verdict = pasts[4].verdict = VERDICT_UNCLEAR;
    assert_int_equal(7, pick_story(&app, -1));  // no honest one lately
    app.skips = 1;
    assert_int_equal(5, pick_story(&app, -1));
    app.skips = 4;
    assert_int_equal(7, pick_story(&app, -1));
    pasts[0].verdict = pasts[1].verdict = pasts[2].verdict = VERDICT_HARMLESS;  // no scam
    app.skips = 0;
    stories[6].has_error = true;
    assert_int_equal(4, pick_story(&app, -1));
}

static void pick_story__mixes_two_in_five_of_each__whatever_is_needed(void **state)
{
    (void)state;
    struct app app;
    struct story stories[8];
    struct past pasts[8];
    many(&app, stories, pasts);
    for (size_t i = 0; i < 8; i++) {
        stories[i].need = stories[i].is_honest ? 0 : 9;  // only scams are needed
    }
    unsigned honest = 0, in_five = 0;
    for (unsigned n = 0; n < 400; n++) {
        int at = pick_story(&app, -1);
        assert_true(at >= 0);
        memmove(pasts + 1, pasts, 7 * sizeof *pasts);
        pasts[0] =
            (struct past){.id = stories[at].id,
                          .verdict = stories[at].is_honest ? VERDICT_HARMLESS : VERDICT_SCAM};
        app.past_count = n + 1 < 8 ? n + 1 : 8;
        app.seed += 977;
        honest += stories[at].is_honest;
        in_five = 0;
        for (size_t i = 0; i < PICK_APART && i < app.past_count; i++) {
            in_five += pasts[i].verdict == VERDICT_HARMLESS;
        }
        if (app.past_count > PICK_APART) {
            assert_in_range(in_five, 2, 3);
        }
    }
    assert_in_range(honest, 400 * 2 / 5, 400 * 3 / 5);
}

static void pick_story__goes_by_chance__before_the_first_and_when_it_is_wished(void **state)
{
    (void)state;
    struct app app;
    struct story stories[8];
    struct past pasts[8];
    many(&app, stories, pasts);
    for (int is_wished = 0; is_wished < 2; is_wished++) {
        unsigned seen = 0;
        app.past_count = is_wished ? 5 : 0;
        app.settings.by_chance = is_wished;
        for (app.seed = 0; app.seed < 200; app.seed++) {
            seen |= 1u << pick_story(&app, -1);
        }
        assert_int_equal(0xFF, seen);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pick_story__finds_none__in_an_empty_list),
        cmocka_unit_test(pick_story__never_offers_one_with_an_error__ever),
        cmocka_unit_test(pick_story__prefers_what_was_not_played__by_the_seed),
        cmocka_unit_test(pick_story__keeps_twins_apart__for_five_sessions),
        cmocka_unit_test(pick_story__proposes_another__than_the_one_played_last),
        cmocka_unit_test(pick_story__prefers_one_that_is_told_in_ones_language),
        cmocka_unit_test(pick_story__takes_the_one_with_the_greatest_need__and_then_the_next),
        cmocka_unit_test(pick_story__mixes_two_in_five_of_each__whatever_is_needed),
        cmocka_unit_test(pick_story__goes_by_chance__before_the_first_and_when_it_is_wished),
        cmocka_unit_test(pick_story__offers_an_old_one__when_all_were_played),
    };
    return cmocka_run_group_tests_name("pick", tests, NULL, NULL);
}
