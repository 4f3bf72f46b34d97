#include "cm.h"

#include <string.h>

#include "core/strip.h"
#include "sketch.h"

static const char story[] = "ending lost\n"
                            "scene hello approach 1\n"
                            "say One.\n"
                            "goto warm\n"
                            "scene warm bond 1\n"
                            "sign 1 Two.\n"
                            "choose\n"
                            "reply yes goto pay\n"
                            "scene pay squeeze 3\n"
                            "sign 2 Three.\n"
                            "loses 30\n"
                            "say Four.\n"
                            "end lost\n";

struct walk {
    struct scenario *sc;
    struct registry reg;
    struct session *s;
    struct strip strip;
};

static bool apply(struct walk *w, struct event ev)
{
    bool ok = session_apply(w->s, &ev, NULL);
    strip_of(w->s, &w->strip);
    return ok;
}

static void begin(struct walk *w)
{
    *w = (struct walk){.sc = sketch_story(story), .reg = sketch_registry()};
    w->sc->stake = 100;
    w->s = session_new(w->sc, &w->reg);
    assert_true(apply(w, event_begin(w->sc, 1)));
}

static void read_on(struct walk *w)
{
    while (w->s->state == SESSION_READING || w->s->state == SESSION_RESTING) {
        assert_true(apply(w, (struct event){.kind = EVENT_READ}));
    }
}

static void reply(struct walk *w)
{
    struct event ev = {.kind = EVENT_REPLY};
    strcpy(ev.u.choice, "yes");
    assert_true(apply(w, ev));
}

static void end(struct walk *w)
{
    session_free(w->s);
    scenario_free(w->sc);
}

static void strip_of__shows_where_somebody_is__and_what_was_lost(void **state)
{
    struct walk w;
    (void)state;
    begin(&w);
    read_on(&w);
    assert_string_equal(w.strip.cells, ".>      ");
    assert_int_equal(w.strip.stage, 0);
    reply(&w);
    read_on(&w);
    assert_string_equal(w.strip.cells, "..   x  ");
    assert_true(w.strip.is_over);
    end(&w);
}

static void strip_of__shows_the_first_recognition__by_stage_message_and_day(void **state)
{
    struct walk w;
    (void)state;
    begin(&w);
    read_on(&w);
    reply(&w);
    read_on(&w);
    assert_true(apply(&w, (struct event){.kind = EVENT_MARK, .u.mark.message = 3}));
    assert_string_equal(w.strip.cells, "..   !  ");
    assert_int_equal(w.strip.stage, STAGE_SQUEEZE + 1);
    assert_int_equal(w.strip.message, 3);
    assert_int_equal(w.strip.day, 3);
    assert_true(apply(&w, (struct event){.kind = EVENT_UNMARK, .u.mark.message = 3}));
    assert_string_equal(w.strip.cells, "..   x  ");
    assert_true(apply(&w, (struct event){.kind = EVENT_MARK, .u.mark.message = 1}));
    assert_int_equal(w.strip.stage, 0);  // a harmless message is no recognition
    end(&w);
}

static void strip_of__is_empty__before_anything_was_shown(void **state)
{
    struct strip strip;
    (void)state;
    strip_of(NULL, &strip);
    assert_string_equal(strip.cells, "        ");
    assert_false(strip.is_over);
    struct walk w;
    begin(&w);
    assert_int_equal(w.strip.stage, 0);
    end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strip_of__shows_where_somebody_is__and_what_was_lost),
        cmocka_unit_test(strip_of__shows_the_first_recognition__by_stage_message_and_day),
        cmocka_unit_test(strip_of__is_empty__before_anything_was_shown),
    };
    return cmocka_run_group_tests_name("strip", tests, NULL, NULL);
}
