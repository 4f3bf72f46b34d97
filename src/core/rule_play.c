#include "core/rule_play.h"

#include <stdio.h>
#include <string.h>

#include "core/session.h"

// One test on its way.
struct play {
    const struct rule_case *c;
    const struct story_test *test;
    struct session *s;
    struct buf said;  // why it fails; empty while it does not
};

static bool apply(struct play *p, const struct event *ev)
{
    struct err err = {0};
    bool ok = session_apply(p->s, ev, &err);
    if (!ok && p->said.len == 0) {
        buf_put_c(&p->said, err.msg);
    }
    return ok;
}

static void begin(struct play *p)
{
    const struct scenario *sc = p->c->sc;
    struct event ev = {.kind = EVENT_BEGIN};
    (void)snprintf(ev.u.begin.scenario, sizeof ev.u.begin.scenario, "%.*s", STR_ARG(sc->id));
    (void)snprintf(ev.u.begin.hash, sizeof ev.u.begin.hash, "%s", sc->hash);
    (void)snprintf(ev.u.begin.lang, sizeof ev.u.begin.lang, "%.*s", STR_ARG(sc->lang));
    (void)snprintf(ev.u.begin.region, sizeof ev.u.begin.region, "ZZ");
    ev.u.begin.version = sc->version;
    ev.u.begin.mode = MODE_TEST;
    (void)apply(p, &ev);
}

// Read until the learner has to do something.
static void read_on(struct play *p)
{
    struct event ev = {.kind = EVENT_READ};
    while (session_next(p->s) && apply(p, &ev)) {
    }
}

static void put_offered(struct play *p)
{
    uint32_t choices[SCENARIO_REPLIES_MAX];
    uint32_t n = session_choices(p->s, choices);
    if (n == 0) {
        buf_put_c(&p->said, "; the story is over there");
        return;
    }
    buf_put_c(&p->said, "; offered there:");
    for (uint32_t i = 0; i < n; i++) {
        const struct reply *reply = &p->c->sc->replies[choices[i]];
        struct str name = reply->id.len ? reply->id : reply->text;
        buf_fmt(&p->said, "%s `%.*s`", i ? "," : "", STR_ARG(str_part(name, 0, 60)));
    }
}

static const struct reply *find_offered(const struct play *p, struct str name)
{
    uint32_t choices[SCENARIO_REPLIES_MAX];
    uint32_t n = session_choices(p->s, choices);
    for (uint32_t i = 0; i < n; i++) {
        const struct reply *reply = &p->c->sc->replies[choices[i]];
        if (str_is(reply->key, name) || str_is(reply->id, name) || str_is(reply->text, name)) {
            return reply;
        }
    }
    return NULL;
}

static void do_reply(struct play *p, uint32_t i)
{
    const struct test_do *todo = &p->test->dos[i];
    const struct reply *reply = find_offered(p, todo->reply);
    if (!reply) {
        buf_fmt(&p->said, "step %u: the reply `%.*s` is not offered", i + 1,
                STR_ARG(str_part(todo->reply, 0, 60)));
        put_offered(p);
        return;
    }
    struct event ev = {.kind = EVENT_REPLY};
    (void)snprintf(ev.u.choice, sizeof ev.u.choice, "%.*s", STR_ARG(reply->key));
    (void)apply(p, &ev);
}

static void do_other(struct play *p, uint32_t i)
{
    const struct test_do *todo = &p->test->dos[i];
    struct event ev = {.kind = EVENT_LEAVE};
    const char *what = "leaving";
    if (todo->kind == TEST_CHECK) {
        ev = (struct event){.kind = EVENT_CHECK, .u.check = todo->check};
        what = "a check";
    } else {
        ev.u.leave.how = todo->leave;
    }
    if (p->s->state >= SESSION_OVER) {
        buf_fmt(&p->said, "step %u: the story is over before %s", i + 1, what);
        return;
    }
    (void)apply(p, &ev);
}

static void do_all(struct play *p)
{
    for (uint32_t i = 0; i < p->test->do_count && p->said.len == 0; i++) {
        read_on(p);
        if (p->said.len == 0) {
            (p->test->dos[i].kind == TEST_REPLY ? do_reply : do_other)(p, i);
        }
    }
    if (p->said.len == 0) {
        read_on(p);
    }
}

static struct str end_of(const struct play *p)
{
    if (p->s->has_left) {
        return STR("left");
    }
    return p->s->ending >= 0 ? p->c->sc->endings[p->s->ending].id : (struct str){0};
}

static void expect_end(struct play *p)
{
    struct str end = end_of(p);
    if (p->test->end.len == 0 || str_is(end, p->test->end)) {
        return;
    }
    if (end.len) {
        buf_fmt(&p->said, "it ends with `%.*s`, not with `%.*s`", STR_ARG(end),
                STR_ARG(p->test->end));
    } else {
        buf_fmt(&p->said, "it does not end with `%.*s`: it waits for a reply",
                STR_ARG(p->test->end));
        put_offered(p);
    }
}

static void expect_lost(struct play *p)
{
    if (p->test->lost >= 0 && p->s->lost != (uint64_t)p->test->lost) {
        buf_fmt(&p->said, "%llu are lost, not %lld", (unsigned long long)p->s->lost,
                (long long)p->test->lost);
    }
}

static uint64_t signs_shown(const struct session *s)
{
    uint64_t shown = 0;
    for (size_t i = 0; i < s->shown_count; i++) {
        if (s->shown[i].number) {
            shown |= s->scenario->steps[s->shown[i].index].u.message->sign_mask;
        }
    }
    return shown;
}

static void expect_shown(struct play *p)
{
    uint64_t missing = p->test->shown & ~signs_shown(p->s);
    for (uint32_t i = 0; i < p->c->reg->sign_count && p->said.len == 0; i++) {
        if (missing >> i & 1) {
            buf_fmt(&p->said, "the sign `%.*s` is not shown", STR_ARG(p->c->reg->signs[i].id));
        }
    }
}

static void expect_all(struct play *p)
{
    static void (*const expects[])(struct play * p) = {expect_end, expect_lost, expect_shown};
    for (size_t i = 0; i < COUNT_OF(expects) && p->said.len == 0; i++) {
        expects[i](p);
    }
}

static void play_test(const struct rule_case *c, const struct story_test *test)
{
    struct play p = {.c = c, .test = test, .s = session_new(c->sc, c->reg)};
    begin(&p);
    do_all(&p);
    expect_all(&p);
    if (p.said.len) {
        char name[80];
        (void)snprintf(name, sizeof name, "%.*s", STR_ARG(str_part(test->name, 0, 79)));
        finding_add(c->out, FINDING_TEST_FAILS, test->at, name, buf_text(&p.said));
    }
    buf_free(&p.said);
    session_free(p.s);
}

void rule_play_tests(const struct rule_case *c)
{
    for (uint32_t i = 0; i < c->sc->test_count; i++) {
        play_test(c, &c->sc->tests[i]);
    }
}
