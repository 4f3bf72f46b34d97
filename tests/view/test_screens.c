#include "shots.h"

#include <stdlib.h>

#include "view/frame.h"

// What a footer key's text stands for.
static int key_of(const char *text)
{
    static const struct {
        const char *text;
        int key;
    } named[] = {
        {"Enter", KEY_IS_ENTER},
        {"Esc", KEY_IS_ESC},
        {"^Q", KEY_IS_QUICK_EXIT},
        {"↑ ↓", KEY_IS_DOWN},
    };
    for (size_t i = 0; i < COUNT_OF(named); i++) {
        if (strcmp(text, named[i].text) == 0) {
            return named[i].key;
        }
    }
    return (unsigned char)text[0];
}

// Everything that a key can change, as one text.
static void snapshot(struct rig *r, struct buf *out)
{
    const struct app *app = &r->app;
    buf_fmt(out, "%zu %d %u ", r->done_count, app->depth, app->skips);
    for (int i = 0; i < app->depth; i++) {
        const struct app_screen *at = &app->stack[i];
        buf_fmt(out, "%d/%d/%d ", (int)at->screen, at->focus, at->scroll);
    }
    const struct doc *d = rig_doc(r);
    buf_fmt(out, "%.*s %d\n", STR_ARG(d->title), d->focus);
    for (size_t i = 0; i < d->count; i++) {
        buf_fmt(out, "%.*s %d\n", STR_ARG(d->items[i].text), d->items[i].is_on);
    }
}

static void press_footer_key(const struct shot *shot, size_t k)
{
    struct rig r;
    struct buf before = {0}, after = {0};
    shot_take(&r, shot);
    r.app.rows = 15;
    snapshot(&r, &before);
    char key[12];
    (void)snprintf(key, sizeof key, "%s", r.doc.keys[k].key);
    rig_key(&r, key_of(key));
    snapshot(&r, &after);
    if (strcmp(buf_text(&before), buf_text(&after)) == 0) {
        fail_msg("%s: the key %s does nothing", shot->name, key);
    }
    buf_free(&before);
    buf_free(&after);
    rig_close(&r);
}

static void footer__names_only_keys_that_do_something__on_every_screen(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(shots); i++) {
        struct rig r;
        shot_take(&r, &shots[i]);
        size_t n = rig_doc(&r)->key_count;
        rig_close(&r);
        assert_in_range(n, 2, 6);
        for (size_t k = 0; k < n; k++) {
            press_footer_key(&shots[i], k);
        }
    }
}

static void fill__names_the_screen__always(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(shots); i++) {
        struct rig r;
        shot_take(&r, &shots[i]);
        const struct doc *d = rig_doc(&r);
        assert_true(d->title.len > 0);
        assert_true(d->count > 0);
        rig_close(&r);
    }
}

static void fill__survives__without_a_session_a_registry_or_a_story(void **state)
{
    (void)state;
    for (int i = 0; i < SCREENS; i++) {
        struct app app;
        struct doc d = {0};
        struct effect out[APP_EFFECTS_MAX];
        app_init(&app, NULL);
        screen_push(&app, (enum screen_id)i);
        app_doc(&app, &d);
        const int keys[] = {KEY_IS_DOWN, '1', 'm', 'r', 'x', KEY_IS_ENTER, KEY_IS_ESC};
        for (size_t k = 0; k < COUNT_OF(keys); k++) {
            struct input in = {.kind = INPUT_KEY, .value = keys[k]};
            assert_true(app_apply(&app, &in, out) <= APP_EFFECTS_MAX);
        }
        doc_free(&d);
    }
}

static void help__opens_and_closes__on_every_screen(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(shots); i++) {
        struct rig r;
        shot_take(&r, &shots[i]);
        if (shots[i].screen != SCREEN_HELP) {
            rig_keys(&r, "?");
            assert_int_equal(SCREEN_HELP, app_top(&r.app));
            rig_keys(&r, i % 2 ? "q" : "?");
            assert_int_equal(shots[i].screen, app_top(&r.app));
        }
        rig_close(&r);
    }
}

// All that is shown on the way to the judgement, with every screen opened.
static void tell_all(struct rig *r, struct buf *out)
{
    static const enum screen_id over[] = {
        SCREEN_CHECK,  SCREEN_LEAVE,   SCREEN_REASONS,  SCREEN_JUDGE,    SCREEN_SURE,
        SCREEN_SIGNS,  SCREEN_HELP,    SCREEN_HELPME,   SCREEN_DEBRIEF,  SCREEN_SIGN,
        SCREEN_REPLAY, SCREEN_EXITS,   SCREEN_PROGRESS, SCREEN_SETTINGS, SCREEN_CHOOSE,
        SCREEN_NOTE,   SCREEN_REGIONS,
    };
    snapshot(r, out);
    for (size_t i = 0; i < COUNT_OF(over); i++) {
        r->app.message = 1;
        screen_push(&r->app, over[i]);
        const struct doc *d = rig_doc(r);
        buf_fmt(out, "%s: %.*s %.*s %.*s\n", screen_table[over[i]]->name, STR_ARG(d->title),
                STR_ARG(d->under), STR_ARG(d->aside));
        for (size_t k = 0; k < d->count; k++) {
            buf_fmt(out, "%.*s %.*s %d %d\n", STR_ARG(d->items[k].text), STR_ARG(d->items[k].hint),
                    d->items[k].run_count, d->items[k].is_missed);
        }
        for (size_t k = 0; k < d->key_count; k++) {
            buf_fmt(out, "%s %s\n", d->keys[k].key, d->keys[k].label);
        }
        screen_pop(&r->app);
    }
}

static void play_and_tell(enum verdict verdict, struct buf *out)
{
    struct rig r;
    rig_open(&r, verdict);
    rig_begin(&r);
    for (int i = 0; i < 12 && r.session->state != SESSION_OVER; i++) {
        tell_all(&r, out);
        rig_input(&r, (struct input){.kind = INPUT_MARK, .value = i + 1});
        tell_all(&r, out);
        rig_keys(&r, "1");
        rig_keys(&r, "1");
        rig_wait(&r);
    }
    assert_int_equal(SESSION_OVER, r.session->state);
    tell_all(&r, out);
    rig_keys(&r, "\n1");
    assert_int_equal(SCREEN_SURE, app_top(&r.app));
    tell_all(&r, out);
    rig_close(&r);
}

static void screens__say_the_same_of_every_verdict__until_the_judgement(void **state)
{
    (void)state;
    struct buf said[VERDICTS] = {{0}};
    for (int v = 0; v < VERDICTS; v++) {
        play_and_tell((enum verdict)v, &said[v]);
        assert_true(said[v].len > 1000);
        assert_string_equal(buf_text(&said[0]), buf_text(&said[v]));
    }
    for (int v = 0; v < VERDICTS; v++) {
        buf_free(&said[v]);
    }
}

static void debrief__says_nothing__before_the_judgement(void **state)
{
    (void)state;
    static const enum screen_id late[] = {SCREEN_DEBRIEF, SCREEN_SIGN, SCREEN_REPLAY, SCREEN_EXITS};
    for (size_t i = 0; i < COUNT_OF(late); i++) {
        struct rig r;
        rig_open(&r, VERDICT_SCAM);
        rig_begin(&r);
        screen_push(&r.app, late[i]);
        assert_int_equal(0, rig_doc(&r)->count);
        rig_close(&r);
    }
}

static bool has_word(const struct doc *d, const char *word)
{
    for (size_t i = 0; i < d->count; i++) {
        if (text_find_word(d->items[i].text, str_of(word)) >= 0 ||
            text_find_word(d->items[i].spoken, str_of(word)) >= 0) {
            return true;
        }
    }
    return false;
}

static void screens__use_no_word_that_blames__anywhere(void **state)
{
    (void)state;
    static const char *const words[] = {"wrong",  "failed", "fell",  "gullible", "stupid", "naive",
                                        "victim", "greedy", "loser", "duped",    "tricked"};
    for (size_t i = 0; i < COUNT_OF(shots); i++) {
        struct rig r;
        shot_take(&r, &shots[i]);
        for (size_t k = 0; k < COUNT_OF(words); k++) {
            if (has_word(rig_doc(&r), words[k])) {
                fail_msg("%s says %s", shots[i].name, words[k]);
            }
        }
        rig_close(&r);
    }
}

// Whatever is pressed, clicked or refused: no screen is left without a way on,
// and no event that the session refuses is ever asked for.
static void app_apply__keeps_its_word__under_any_keys(void **state)
{
    (void)state;
    static const int keys[] = {
        KEY_IS_UP,
        KEY_IS_DOWN,
        KEY_IS_ENTER,
        KEY_IS_ESC,
        KEY_IS_TAB,
        KEY_IS_PAGE_UP,
        KEY_IS_PAGE_DOWN,
        KEY_IS_HOME,
        KEY_IS_END,
        KEY_IS_WHEEL_UP,
        '1',
        '2',
        '3',
        '4',
        '5',
        '9',
        'm',
        'm',
        'c',
        'l',
        'r',
        'x',
        'h',
        's',
        'f',
        'v',
        'n',
        '?',
        'q',
        'z',
        ' ',
    };
    uint32_t seed = 1;
    uint64_t seen = 0;
    for (int round = 0; round < 90; round++) {
        struct rig r;
        rig_open(&r, (enum verdict)(round % VERDICTS));
        r.app.settings.typing = round % 2;
        r.app.is_plain = round % 5 == 0;
        if (round % 7 == 0) {
            rig_preview(&r);
        } else if (round % 7 == 2) {
            rig_room(&r);
        } else if (round % 7 == 4) {
            rig_hall(&r);
            r.hall.is_board = round % 2;
            screen_home(&r.app);
        } else if (round % 4 == 1) {
            r.form.ask = 2;
            screen_push(&r.app, SCREEN_ITEMS);
            rig_keys(&r, "111");
        }
        struct frame f =
            frame_new(round % 4 ? 24 : 15, round % 4 ? 80 : 40, text_width_plain, false);
        for (int i = 0; i < 300; i++) {
            seed = seed * 1664525u + 1013904223u;
            unsigned roll = seed >> 16;
            r.refuse = roll % 97 == 0 ? ERR_STORE : roll % 89 == 0 ? ERR_SYSTEM : ERR_NONE;
            r.done_count = 0;
            if (roll % 103 == 0 && r.session) {
                r.app.carried.is_carried = true;
                rig_input(&r, (struct input){.kind = INPUT_LOADED});
            } else if (r.app.room && roll % 23 == 0) {
                r.room.state.mode = roll % 2 ? ROLL_PAUSED : ROLL_GOING;
                r.room.state.is_voting = roll % 3 == 0;
                in_class_settle(&r.app);
            } else if (roll % 11 == 0) {
                rig_wait(&r);
            } else {
                rig_key(&r, keys[roll % COUNT_OF(keys)]);
            }
            app_draw(&r.app, &r.doc, &f);
            seen |= UINT64_C(1) << app_top(&r.app);
            assert_in_range(r.app.depth, 1, APP_SCREENS_DEEP);
            assert_true(r.doc.key_count >= 2);
            assert_int_not_equal(ERR_EVENT, r.app.problem.code);
        }
        frame_free(&f);
        rig_close(&r);
    }
    assert_int_equal((UINT64_C(1) << SCREENS) - 1, seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(footer__names_only_keys_that_do_something__on_every_screen),
        cmocka_unit_test(fill__names_the_screen__always),
        cmocka_unit_test(fill__survives__without_a_session_a_registry_or_a_story),
        cmocka_unit_test(help__opens_and_closes__on_every_screen),
        cmocka_unit_test(screens__say_the_same_of_every_verdict__until_the_judgement),
        cmocka_unit_test(debrief__says_nothing__before_the_judgement),
        cmocka_unit_test(screens__use_no_word_that_blames__anywhere),
        cmocka_unit_test(app_apply__keeps_its_word__under_any_keys),
    };
    return cmocka_run_group_tests_name("screens", tests, NULL, NULL);
}
