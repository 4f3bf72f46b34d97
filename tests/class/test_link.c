#include "class/room.h"

#include "class/link.h"
#include "sys/clock.h"

// Somebody at the other end of a hub.
struct guest {
    const char *code;
    char token[WIRE_TOKEN + 1], name[64];
    uint64_t ack;
    unsigned welcomes, states;
    struct link_plan plan;
    struct link *link;
    uint64_t ahead_ms;  // the guest's clock is so much later: nobody waits for a back-off
};

static void greet(void *ctx, struct wire *out)
{
    const struct guest *g = ctx;
    *out = (struct wire){.kind = WIRE_JOIN,
                         .proto = WIRE_PROTO,
                         .code = str_of(g->code),
                         .resume = str_of(g->token)};
}

static void hear(void *ctx, const struct wire *w)
{
    struct guest *g = ctx;
    if (w->kind == WIRE_WELCOME) {
        g->welcomes++;
        g->ack = w->seq;
        (void)snprintf(g->token, sizeof g->token, "%.*s", STR_ARG(w->resume));
        (void)snprintf(g->name, sizeof g->name, "%.*s", STR_ARG(w->name));
    }
    g->states += w->kind == WIRE_STATE;
    g->ack = w->kind == WIRE_ACK ? w->seq : g->ack;
}

static void guest_open(struct guest *g, const struct room *r, const char *code)
{
    *g = (struct guest){.code = code, .plan = {r->socket, geteuid(), g, greet, hear}};
    g->link = link_open(&g->plan);
}

static void step(struct guest *g)
{
    struct pollfd p = {link_fd(g->link), POLLIN, 0};
    if (p.fd >= 0) {
        (void)poll(&p, 1, 50);
    }
    link_step(g->link, clock_ms() + g->ahead_ms);
}

static void until_state(struct guest *g, enum link_state state)
{
    for (int i = 0; i < 2000 && link_state(g->link) != state; i++) {
        step(g);
    }
    assert_int_equal(link_state(g->link), state);
}

static void say(struct guest *g, uint64_t seq, const char *line)
{
    assert_true(link_send(
        g->link, &(struct wire){.kind = WIRE_EV, .seq = seq, .ms = seq, .line = str_of(line)}));
}

static void link_step__comes_in__and_speaks(void **state)
{
    struct guest g;
    guest_open(&g, *state, ROOM_CODE);
    assert_int_equal(link_fd(g.link), -1);
    assert_int_equal(link_timeout(g.link, 0), 0);
    until_state(&g, LINK_HERE);
    say(&g, 1, ROOM_BEGIN);
    say(&g, 2, "read");
    while (g.ack < 2) {
        step(&g);
    }
    assert_true(g.name[0] != '\0');
    assert_string_equal(link_why(g.link), "");
    assert_in_range(link_timeout(g.link, clock_ms()), 1, 15000);
    link_close(g.link);
}

static void link_step__gives_up__when_the_hub_says_no(void **state)
{
    struct guest g;
    guest_open(&g, *state, "AAAAAA");
    until_state(&g, LINK_REFUSED);
    assert_string_equal(link_code(g.link), "wrong-code");
    assert_non_null(strstr(link_why(g.link), "not the code"));
    while (link_fd(g.link) >= 0) {
        step(&g);
    }
    assert_int_equal(link_timeout(g.link, 0), -1);
    assert_false(link_send(g.link, &(struct wire){.kind = WIRE_PING}));
    link_close(g.link);
}

static void link_step__tries_again__further_and_further_apart(void **state)
{
    struct room *r = *state;
    struct guest g;
    (void)room_stop(r, SIGTERM);
    guest_open(&g, r, ROOM_CODE);
    uint64_t now = 1000;
    for (int i = 0; i < 8; i++) {
        uint64_t least = 500u << (i < 4 ? i : 4);
        least = least > 8000 ? 8000 : least;
        link_step(g.link, now);
        assert_int_equal(link_state(g.link), LINK_AWAY);
        assert_true(link_why(g.link)[0] != '\0');
        int wait = link_timeout(g.link, now);
        assert_in_range(wait, least * 3 / 4, least * 5 / 4);
        link_step(g.link, now + (uint64_t)wait - 1);  // not before
        assert_int_equal(link_timeout(g.link, now + (uint64_t)wait - 1), 1);
        now += (uint64_t)wait;
    }
    link_close(g.link);
}

static void link_step__comes_back_as_the_same__after_a_crash(void **state)
{
    struct room *r = *state;
    struct guest g;
    char name[64];
    guest_open(&g, r, ROOM_CODE);
    until_state(&g, LINK_HERE);
    say(&g, 1, ROOM_BEGIN);
    while (g.ack < 1) {
        step(&g);
    }
    memcpy(name, g.name, sizeof name);
    (void)room_stop(r, SIGKILL);
    until_state(&g, LINK_AWAY);
    room_open(r);
    g.ahead_ms = 60000;
    until_state(&g, LINK_HERE);
    assert_string_equal(g.name, name);
    assert_int_equal(g.ack, 1);
    assert_int_equal(g.welcomes, 2);
    link_close(g.link);
}

static void link_step__hangs_up__on_somebody_else_s_hub(void **state)
{
    struct room *r = *state;
    struct guest g;
    guest_open(&g, r, ROOM_CODE);
    g.plan.owner = geteuid() + 1;
    step(&g);
    assert_int_equal(link_state(g.link), LINK_AWAY);
    assert_non_null(strstr(link_why(g.link), "somebody else"));
    link_close(g.link);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ROOM(link_step__comes_in__and_speaks),
        IN_ROOM(link_step__gives_up__when_the_hub_says_no),
        IN_ROOM(link_step__tries_again__further_and_further_apart),
        IN_ROOM(link_step__comes_back_as_the_same__after_a_crash),
        IN_ROOM(link_step__hangs_up__on_somebody_else_s_hub),
    };
    return cmocka_run_group_tests_name("link", tests, NULL, NULL);
}
