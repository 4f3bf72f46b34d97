#include "run/preview.h"

#include <stdio.h>
#include <string.h>

#include "core/carry.h"
#include "core/msg.h"
#include "core/resting.h"
#include "core/walk.h"
#include "run/checked.h"
#include "run/queue.h"
#include "sys/clock.h"
#include "sys/file.h"
#include "sys/watch.h"
#include "view/screen.h"

// Events in order, owned.
struct log {
    struct event *list;
    size_t count, cap;
};

struct run {
    struct front *front;
    const struct preview_options *options;
    struct library *lib;
    struct app app;
    struct preview view;
    struct buf text;            // the file as it was saved last
    struct checked saved;       // what is made of it
    struct scenario *scenario;  // owned: what is played; NULL before the first good save
    struct session *session;    // owned; NULL: nothing is played
    struct log log;             // of the session
    uint64_t base_ms;
    struct watch watch;
    struct queue queue;
    bool is_done, is_quick;
};

static uint64_t now_ms(const struct run *r)
{
    return r->session ? clock_ms() - r->base_ms : 0;
}

static void feed(struct run *r, struct input in)
{
    in.at_ms = now_ms(r);
    queue_feed(&r->queue, &r->app, &in);
}

static void add(struct log *log, const struct event *ev)
{
    log->list = mem_grow(log->list, &log->cap, log->count + 1, sizeof *log->list);
    log->list[log->count++] = *ev;
}

static void stop_playing(struct run *r)
{
    session_free(r->session);
    r->session = NULL;
    r->app.session = NULL;
    r->log.count = 0;
}

// Play these events from the beginning; stops at the first that is not legal.
static void play(struct run *r, const struct event *events, size_t count)
{
    stop_playing(r);
    r->session = session_new(r->scenario, r->lib->registry);
    for (size_t i = 0; i < count && session_apply(r->session, &events[i], NULL); i++) {
        add(&r->log, &events[i]);
    }
    r->base_ms = clock_ms() - r->session->at_ms;
    r->app.session = r->session;
}

static struct event begin_event(const struct run *r)
{
    struct event ev = event_begin(r->scenario, r->options->seed);
    event_place(&ev, r->scenario, r->app.settings.lang, r->app.settings.region);
    return ev;
}

static void begin(struct run *r)
{
    const struct event ev = begin_event(r);
    play(r, &ev, 1);
}

// --- jumping to a scene

// The first way that comes to a scene is the shortest.
struct way {
    struct run *r;
    uint32_t scene;
    struct log log;
};

static uint64_t take_way(void *ctx, const struct session *s, const struct event *log, size_t count)
{
    struct way *w = ctx;
    if (w->log.count || !walk_has_bit(s->visited, w->scene)) {
        return 0;
    }
    struct session *step = session_new(w->r->scenario, w->r->lib->registry);
    for (size_t i = 0; i < count && !walk_has_bit(step->visited, w->scene); i++) {
        (void)session_apply(step, &log[i], NULL);
        add(&w->log, &log[i]);
    }
    session_free(step);
    return 0;
}

static void jump(struct run *r, uint32_t scene)
{
    struct way w = {.r = r, .scene = scene};
    (void)resting_each(r->scenario, r->lib->registry, RESTING_WAYS_MAX, take_way, &w);
    if (w.log.count) {
        w.log.list[0] = begin_event(r);
        play(r, w.log.list, w.log.count);
        feed(r, (struct input){.kind = INPUT_LOADED});
    } else {
        screen_status(&r->app, _("No way by answers alone leads to that scene."));
    }
    mem_free(w.log.list);
}

// --- a save

static const char *const how_words[CARRY_HOWS] = {
    [CARRY_SAME] = N_("Saved: played on at the same place."),
    [CARRY_EARLIER] = N_("Saved: played on a few lines earlier."),
    [CARRY_BACK] = N_("Saved: played on at an earlier answer, since the way here has changed."),
    [CARRY_START] = N_("Saved: played on from the beginning."),
};

// The events up to the last one behind which one could still answer.
static size_t talking(const struct run *r)
{
    struct session *s = session_new(r->scenario, r->lib->registry);
    size_t count = 0;
    for (size_t i = 0; i < r->log.count && session_apply(s, &r->log.list[i], NULL); i++) {
        count = s->state < SESSION_OVER ? i + 1 : count;
    }
    session_free(s);
    return count;
}

// The play goes on in `now`, which replaces what was played.
static void carry(struct run *r, struct scenario *now)
{
    struct carried got = {0};
    struct counterpart map = counterpart_of(r->scenario, now);
    size_t count = talking(r);
    bool is_cut = count < r->log.count;  // what was over is gone back from
    bool ok = carry_over(&map, r->lib->registry, r->log.list, count, &got);
    struct scenario *old = r->scenario;
    r->scenario = now;
    if (ok) {
        play(r, got.events, got.count);
        bool is_same = got.how == CARRY_SAME && !is_cut;
        screen_status(&r->app,
                      _(how_words[got.how == CARRY_SAME && !is_same ? CARRY_EARLIER : got.how]));
    } else {
        begin(r);
    }
    carry_free(&got);
    counterpart_free(&map);
    scenario_free(old);
}

static void take_story(struct run *r)
{
    struct scenario *now = r->saved.sc;
    r->saved.sc = NULL;
    file_hash((struct str){r->text.ptr, r->text.len}, now->hash);
    if (r->session) {
        carry(r, now);
    } else {
        scenario_free(r->scenario);
        r->scenario = now;
        begin(r);
    }
    r->view.scenario = r->scenario;
}

// What a learner does in between is over after a save; the author's own lists stay.
static void show_again(struct run *r)
{
    enum screen_id top = app_top(&r->app);
    bool stays = top == SCREEN_PREVIEW || top == SCREEN_FINDINGS || top == SCREEN_CHAT;
    char news[sizeof r->app.status];
    (void)snprintf(news, sizeof news, "%s", r->app.status);
    if (!stays) {
        screen_open_session(&r->app);
    }
    r->app.due_ms = 0;
    screen_top(&r->app)->focus = -1;
    feed(r, (struct input){.kind = INPUT_RESIZE, .value = r->app.rows, .other = r->app.cols});
    screen_status(&r->app, news);
}

// The bytes of the file are other ones than at the last look; they are kept.
static bool is_other_text(struct run *r, struct err *err, bool *is_other)
{
    struct buf text = {0};
    struct err why = {0};
    bool ok = file_read(r->options->file, load_limits_usual.bytes, &text, &why);
    // One that is too big has a finding, which is told like any other.
    if (!ok && why.code != ERR_LIMIT) {
        *err = why;
        buf_free(&text);
        return false;
    }
    *is_other = !ok || r->text.len == 0 ||
                !str_is((struct str){text.ptr, text.len}, (struct str){r->text.ptr, r->text.len});
    buf_free(&r->text);
    r->text = text;
    return true;
}

static bool load(struct run *r, struct err *err)
{
    struct checked next;
    struct err why = {0};
    bool is_other = false;
    bool ok = is_other_text(r, &why, &is_other);
    if (ok && is_other) {
        ok = checked_load(r->lib->registry, r->options->file, &load_limits_usual, false, &next,
                          &why);
    }
    if (!ok || !is_other) {
        *err = ok ? *err : why;
        return ok;
    }
    checked_clear(&r->saved);
    r->saved = next;
    r->view.findings = &r->saved.findings;
    if (checked_is_good(&r->saved) && r->saved.sc->form != FORM_NONE) {
        return err_set(err, ERR_RULE, "%s",
                       _("this is a form of short messages; `wary check-up FILE` plays it"));
    }
    if (checked_is_good(&r->saved)) {
        take_story(r);
    }
    show_again(r);
    return true;
}

static void reload(struct run *r)
{
    struct err err = {0};
    if (!load(r, &err)) {
        screen_status(&r->app, _("The file cannot be read just now."));
    }
}

// --- effects

static void on_event(struct run *r, const struct effect *fx)
{
    struct err err = {0};
    struct event ev = fx->event;
    uint64_t now = now_ms(r);
    ev.at_ms = r->session && now < r->session->at_ms ? r->session->at_ms : now;
    if (r->session && session_apply(r->session, &ev, &err)) {
        add(&r->log, &ev);
        feed(r, (struct input){.kind = INPUT_APPLIED});
    } else {
        feed(r, (struct input){.kind = INPUT_FAILED, .err = &err});
    }
}

static void on_scene(struct run *r, const struct effect *fx)
{
    if (!r->scenario) {
        return;
    }
    if (fx->index >= 0) {
        jump(r, (uint32_t)fx->index);
        return;
    }
    begin(r);
    feed(r, (struct input){.kind = INPUT_LOADED});
}

static void on_close(struct run *r, const struct effect *fx)
{
    (void)fx;
    stop_playing(r);
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

// What a preview has no use for does nothing.
static perform_fn *const performers[] = {
    [EFFECT_EVENT] = on_event, [EFFECT_SCENE] = on_scene,     [EFFECT_CLOSE] = on_close,
    [EFFECT_QUIT] = on_quit,   [EFFECT_QUICK_EXIT] = on_quit, [EFFECT_SUSPEND] = on_suspend,
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

// Milliseconds to wait: for the next message, and for the next look at the file.
static int time_out(const struct run *r)
{
    int next = app_timeout(&r->app, now_ms(r));
    bool must_ask = r->watch.fd < 0 && !r->front->is_plain;
    return must_ask && (next < 0 || next > WATCH_POLL_MS) ? WATCH_POLL_MS : next;
}

static void turn(struct run *r)
{
    struct input in = {0};
    r->front->show(r->front, &r->app);
    if (!r->front->wait(r->front, &r->app, time_out(r), &in)) {
        r->is_done = true;
        return;
    }
    if (watch_changed(&r->watch)) {
        reload(r);
    }
    bool is_early = in.kind == INPUT_TICK && app_timeout(&r->app, now_ms(r)) != 0;
    if (!is_early) {
        feed(r, in);
    }
    perform_all(r);
}

static struct str name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return str_of(slash ? slash + 1 : path);
}

static void prepare(struct run *r, const struct settings *settings)
{
    app_init(&r->app, r->lib->registry);
    r->app.settings = *settings;
    r->app.is_plain = r->front->is_plain;
    r->view = (struct preview){.file = name_of(r->options->file),
                               .findings = &r->saved.findings,
                               .shows_signs = r->options->shows_signs};
    r->app.preview = &r->view;
    screen_home(&r->app);
    r->watch = watch_open(r->options->file, r->options->can_notify);
    r->front->watch_fd = r->watch.fd > 0 ? r->watch.fd : 0;
}

bool preview_run(struct front *front, const struct settings *settings, struct library *lib,
                 const struct preview_options *options, bool *is_quick, struct err *err)
{
    struct run r = {.front = front, .options = options, .lib = lib};
    prepare(&r, settings);
    bool ok = load(&r, err);
    r.app.status[0] = '\0';
    perform_all(&r);
    while (ok && !r.is_done) {
        turn(&r);
    }
    *is_quick = r.is_quick;
    stop_playing(&r);
    mem_free(r.log.list);
    scenario_free(r.scenario);
    checked_clear(&r.saved);
    buf_free(&r.text);
    watch_close(&r.watch);
    front->watch_fd = 0;
    return ok;
}
