#include "run/join.h"

#include <poll.h>

#include "core/msg.h"
#include "run/queue.h"
#include "sys/clock.h"
#include "view/in_class.h"
#include "view/screen.h"

enum { FIRST_MS = 1000, WAIT_MS = 50 };

struct run {
    struct front *front;
    struct app app;
    struct member member;
    int wanted;  // the conversation whose text is on the way; -1: none
    struct queue queue;
    bool is_done, is_quick;
};

static void feed(struct run *r, struct input in)
{
    in.at_ms = member_now(&r->member);
    queue_feed(&r->queue, &r->app, &in);
}

static void failed(struct run *r, const struct err *err)
{
    feed(r, (struct input){.kind = INPUT_FAILED, .err = err});
}

static void play(struct run *r, int i)
{
    struct err err = {0};
    r->app.session = NULL;
    r->wanted = -1;
    if (member_play(&r->member, i, &err)) {
        r->app.session = r->member.session;
        feed(r, (struct input){.kind = INPUT_LOADED});
    } else if (err.code == ERR_NONE) {
        r->wanted = i;
        screen_status(&r->app, _("The conversation is on its way ..."));
    } else {
        failed(r, &err);
    }
}

static void on_event(struct run *r, const struct effect *fx)
{
    struct err err = {0};
    if (member_event(&r->member, &fx->event, &err)) {
        feed(r, (struct input){.kind = INPUT_APPLIED});
    } else {
        failed(r, &err);
    }
}

static void on_story(struct run *r, const struct effect *fx)
{
    play(r, fx->index);
}

static void on_name(struct run *r, const struct effect *fx)
{
    (void)fx;
    member_draw_name(&r->member);
}

static void on_forget(struct run *r, const struct effect *fx)
{
    (void)fx;
    if (!member_forget(&r->member)) {
        screen_status(&r->app, _("There is no line to the class just now; try again."));
    }
}

static void on_vote(struct run *r, const struct effect *fx)
{
    member_vote(&r->member, (enum verdict)fx->index);
}

static void on_close(struct run *r, const struct effect *fx)
{
    (void)fx;
    r->app.session = NULL;
    member_close_story(&r->member);
}

static void on_quit(struct run *r, const struct effect *fx)
{
    r->is_done = true;
    r->is_quick = fx->kind == EFFECT_QUICK_EXIT;
}

static void on_suspend(struct run *r, const struct effect *fx)
{
    (void)fx;
    if (r->front->suspend) {
        r->front->suspend(r->front);
    }
}

typedef void perform_fn(struct run *r, const struct effect *fx);

// What a class has no use for does nothing.
static perform_fn *const performers[] = {
    [EFFECT_EVENT] = on_event,    [EFFECT_ROOM_STORY] = on_story,   [EFFECT_ROOM_NAME] = on_name,
    [EFFECT_ROOM_VOTE] = on_vote, [EFFECT_ROOM_FORGET] = on_forget, [EFFECT_CLOSE] = on_close,
    [EFFECT_QUIT] = on_quit,      [EFFECT_QUICK_EXIT] = on_quit,    [EFFECT_SUSPEND] = on_suspend,
};

static void perform_all(struct run *r)
{
    struct effect fx;
    while (!r->is_done && queue_take(&r->queue, &fx)) {
        if (fx.kind < COUNT_OF(performers) && performers[fx.kind]) {
            performers[fx.kind](r, &fx);
        }
    }
}

static void take_news(struct run *r)
{
    bool was_over = r->member.room.state.mode == ROLL_ENDED;
    bool was_out = r->member.room.line == ROOM_OUT;
    member_step(&r->member);
    if (!was_over && r->member.room.state.mode == ROLL_ENDED) {
        screen_status(&r->app, _("The class is over. You can go on to the end of this."));
    } else if (!was_out && r->member.room.line == ROOM_OUT) {
        screen_status(&r->app, r->member.room.why);
    }
    r->front->watch_fd = member_fd(&r->member) > 0 ? member_fd(&r->member) : 0;
    in_class_settle(&r->app);
    if (r->wanted >= 0 &&
        r->member.stories[r->wanted].text.len >= r->member.stories[r->wanted].size) {
        play(r, r->wanted);
    }
}

static int sooner(int a, int b)
{
    return a < 0 ? b : b < 0 ? a : a < b ? a : b;
}

static int time_out(const struct run *r)
{
    return sooner(app_timeout(&r->app, member_now(&r->member)), member_timeout(&r->member));
}

// The first page is the lesson, not the looking for it.
static void wait_for_class(struct run *r)
{
    uint64_t end = clock_ms() + FIRST_MS;
    while (clock_ms() < end && !r->member.room.is_welcome && r->member.room.line != ROOM_OUT) {
        member_step(&r->member);
        struct pollfd p = {member_fd(&r->member), POLLIN, 0};
        (void)poll(&p, 1, WAIT_MS);
    }
}

static void turn(struct run *r)
{
    struct input in = {0};
    take_news(r);
    perform_all(r);
    r->front->show(r->front, &r->app);
    if (!r->front->wait(r->front, &r->app, time_out(r), &in)) {
        r->is_done = true;
        return;
    }
    take_news(r);
    bool is_early = in.kind == INPUT_TICK && app_timeout(&r->app, member_now(&r->member)) != 0;
    if (!is_early) {
        feed(r, in);
    }
    perform_all(r);
}

bool join_run(struct front *front, const struct settings *settings, const struct member_plan *plan,
              bool *is_quick, struct err *err)
{
    struct run r = {.front = front, .wanted = -1};
    app_init(&r.app, plan->lib->registry);
    r.app.settings = *settings;
    r.app.is_plain = front->is_plain;
    r.app.is_saving = true;
    bool ok = member_open(&r.member, plan, err);
    r.app.room = &r.member.room;
    screen_home(&r.app);
    front->is_live = true;
    if (ok) {
        wait_for_class(&r);
    }
    while (ok && !r.is_done) {
        turn(&r);
    }
    *is_quick = r.is_quick;
    front->watch_fd = 0;
    r.app.session = NULL;
    member_close(&r.member);
    return ok;
}
