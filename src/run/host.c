#include "run/host.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "class/link.h"
#include "core/field.h"
#include "core/mem.h"
#include "run/hear.h"
#include "sys/clock.h"
#include "view/screen.h"

enum { SECOND_MS = 1000, WAIT_MS = 50 };

struct run {
    struct front *front;
    const struct host_plan *plan;
    struct app app;
    struct hall hall;
    struct hall_row *rows;  // owned
    uint64_t *seen_ms;      // owned: of each row, when the learner did something last
    size_t row_cap, seen_cap;
    struct buf title, code, stories[LESSON_STORIES_MAX];
    struct link_plan line;
    struct link *link;
    char why[400];
    bool was_asked;  // somebody has typed something
    uint64_t told;   // of what a linear front has printed last
    bool is_done, is_quick;
};

static void greet(void *ctx, struct wire *out)
{
    const struct run *r = ctx;
    *out = (struct wire){.kind = r->plan->is_board ? WIRE_BOARD : WIRE_TEACH, .proto = WIRE_PROTO};
}

static void set_buf(struct buf *to, struct str from, struct str *shown)
{
    buf_clear(to);
    buf_put_str(to, from);
    *shown = (struct str){to->ptr, to->len};
}

static void hear_story(struct run *r, const struct wire *w)
{
    if (w->story >= 1 && w->story <= LESSON_STORIES_MAX) {
        set_buf(&r->stories[w->story - 1], w->title, &r->hall.stories[w->story - 1].title);
    }
}

static void hear_row(struct run *r, const struct wire *w)
{
    if (w->learner < 1 || w->learner > ROLL_LEARNERS_MAX) {
        return;
    }
    size_t n = (size_t)w->learner;
    if (n > r->hall.row_count) {
        r->rows = mem_grow(r->rows, &r->row_cap, n, sizeof *r->rows);
        r->seen_ms = mem_grow(r->seen_ms, &r->seen_cap, n, sizeof *r->seen_ms);
        r->hall.row_count = n;
        r->hall.rows = r->rows;
    }
    struct hall_row *row = &r->rows[n - 1];
    *row = (struct hall_row){.learner = (uint32_t)n,
                             .is_here = w->is_here,
                             .is_gone = w->name.len == 0,
                             .story = (uint32_t)w->story,
                             .stage = (uint32_t)w->stage,
                             .message = (uint32_t)w->message,
                             .day = (uint32_t)w->day};
    (void)snprintf(row->name, sizeof row->name, "%.*s", STR_ARG(w->name));
    (void)snprintf(row->cells, sizeof row->cells, "%.*s", STR_ARG(w->cells));
    r->seen_ms[n - 1] = clock_ms() - w->idle * SECOND_MS;
}

static void hear_sum(struct hall *hall, const struct wire *w)
{
    struct str rest = w->sums;
    hall->begun = (uint32_t)w->count;
    for (int i = 0; i < STAGES; i++) {
        ptrdiff_t comma = str_find(rest, STR(","));
        size_t len = comma < 0 ? rest.len : (size_t)comma;
        uint64_t n = 0;
        (void)field_get_number(str_part(rest, 0, len), UINT32_MAX, &n);
        hall->first[i] = (uint32_t)n;
        rest = str_part(rest, len + 1, rest.len);
    }
}

static void hear(void *ctx, const struct wire *w)
{
    struct run *r = ctx;
    switch ((int)w->kind) {
    case WIRE_WELCOME:
        set_buf(&r->title, w->title, &r->hall.title);
        set_buf(&r->code, w->name, &r->hall.code);
        r->hall.is_paced = w->is_paced;
        r->hall.story_count =
            w->count < LESSON_STORIES_MAX ? (uint32_t)w->count : LESSON_STORIES_MAX;
        break;
    case WIRE_STORY:
        hear_story(r, w);
        break;
    case WIRE_STATE:
        hear_state(&r->hall.state, w);
        break;
    case WIRE_TALLY:
        hear_tally(&r->hall.state, w);
        break;
    case WIRE_ROW:
        hear_row(r, w);
        break;
    case WIRE_SUM:
        hear_sum(&r->hall, w);
        break;
    case WIRE_ERR:
        (void)snprintf(r->app.status, sizeof r->app.status, "%.*s", STR_ARG(w->why));
        break;
    default:
        break;
    }
}

static void take_news(struct run *r)
{
    static const enum room_line lines[] = {[LINK_AWAY] = ROOM_AWAY,
                                           [LINK_GREETING] = ROOM_COMING,
                                           [LINK_HERE] = ROOM_HERE,
                                           [LINK_REFUSED] = ROOM_OUT};
    link_step(r->link, clock_ms());
    r->hall.line = lines[link_state(r->link)];
    (void)snprintf(r->why, sizeof r->why, "%s", link_why(r->link));
    bool is_over = r->hall.state.mode == ROLL_ENDED;
    if (r->hall.line == ROOM_AWAY && r->plan->revive && !is_over) {
        r->plan->revive(r->plan->ctx);
    }
    for (size_t i = 0; i < r->hall.row_count; i++) {
        r->rows[i].idle_s = (uint32_t)((clock_ms() - r->seen_ms[i]) / SECOND_MS);
    }
    r->front->watch_fd = link_fd(r->link) > 0 ? link_fd(r->link) : 0;
}

static void do_it(struct run *r)
{
    struct buf line = {0};
    roll_fmt(&r->app.hall_do, &line);
    (void)link_send(r->link, &(struct wire){.kind = WIRE_DO, .line = {line.ptr, line.len}});
    buf_free(&line);
}

static void perform(struct run *r, const struct effect *fx)
{
    if (fx->kind == EFFECT_HALL_DO) {
        do_it(r);
    } else if (fx->kind == EFFECT_QUIT || fx->kind == EFFECT_QUICK_EXIT) {
        r->is_done = true;
        r->is_quick = fx->kind == EFFECT_QUICK_EXIT;
    } else if (fx->kind == EFFECT_SUSPEND && r->front->suspend) {
        r->front->suspend(r->front);
    }
}

static void feed(struct run *r, struct input in)
{
    struct effect out[APP_EFFECTS_MAX];
    size_t n = app_apply(&r->app, &in, out);
    for (size_t i = 0; i < n; i++) {
        perform(r, &out[i]);
    }
}

static int time_out(const struct run *r)
{
    int next = link_timeout(r->link, clock_ms());
    return next < 0 || next > 10 * SECOND_MS ? 10 * SECOND_MS : next;
}

// What is worth a new page where every line is read out: who is there, pauses, votes.
static uint64_t news_of(const struct run *r)
{
    const struct room_state *s = &r->hall.state;
    const uint64_t facts[] = {r->hall.row_count, s->here,        s->mode,
                              s->round,          s->is_revealed, s->is_locked,
                              r->hall.line,      s->gate,        (uint64_t)app_top(&r->app)};
    return str_hash((struct str){(const char *)facts, sizeof facts});
}

static void show(struct run *r, bool was_asked)
{
    uint64_t now = news_of(r);
    if (!r->front->is_plain || was_asked || now != r->told) {
        r->front->show(r->front, &r->app);
    }
    r->told = now;
}

// The first page says how things stand, not that they are being asked for.
static void wait_for_line(struct run *r)
{
    uint64_t end = clock_ms() + SECOND_MS;
    while (clock_ms() < end && r->hall.title.len == 0) {
        struct pollfd p = {link_fd(r->link), POLLIN, 0};
        link_step(r->link, clock_ms());
        (void)poll(&p, 1, WAIT_MS);
    }
}

static void turn(struct run *r)
{
    struct input in = {0};
    take_news(r);
    show(r, r->was_asked);
    if (!r->front->wait(r->front, &r->app, time_out(r), &in)) {
        r->is_done = true;
        return;
    }
    r->was_asked = in.kind != INPUT_TICK;
    take_news(r);
    feed(r, in);
}

bool host_run(struct front *front, const struct settings *settings, const struct host_plan *plan,
              bool *is_over, bool *is_quick, struct err *err)
{
    struct run r = {.front = front, .plan = plan};
    (void)err;
    app_init(&r.app, plan->registry);
    r.app.settings = *settings;
    r.app.is_plain = front->is_plain;
    r.hall = (struct hall){
        .why = r.why, .lesson = plan->lesson, .is_board = plan->is_board, .chosen = SIZE_MAX};
    r.app.hall = &r.hall;
    r.line = (struct link_plan){plan->socket, plan->owner, &r, greet, hear};
    r.link = link_open(&r.line);
    screen_home(&r.app);
    front->is_live = true;
    wait_for_line(&r);
    while (!r.is_done) {
        turn(&r);
    }
    *is_over = r.hall.state.mode == ROLL_ENDED;
    *is_quick = r.is_quick;
    front->watch_fd = 0;
    link_close(r.link);
    for (int i = 0; i < LESSON_STORIES_MAX; i++) {
        buf_free(&r.stories[i]);
    }
    buf_free(&r.title);
    buf_free(&r.code);
    mem_free(r.rows);
    mem_free(r.seen_ms);
    return true;
}
