#include "view/pace.h"

#include "view/items.h"

enum { CHAR_MS = 25, MESSAGE_MS_MIN = 700, MESSAGE_MS_MAX = 4000, NOTE_MS = 600 };

static enum screen_id top(const struct app *app)
{
    return app->stack[app->depth - 1].screen;
}

void pace_read(struct app *app, uint64_t at_ms, struct effects *fx)
{
    app->due_ms = 0;
    screen_event(fx, EVENT_READ, at_ms);
    (void)screen_allow(app, fx);
}

static uint64_t characters(struct str s)
{
    uint64_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    }
    return n;
}

uint64_t pace_pause_ms(const struct session *s)
{
    const struct step *next = session_next(s);
    if (!next || next->kind != STEP_MESSAGE) {
        return NOTE_MS;
    }
    const struct message *m = next->u.message;
    if (m->pause_s) {
        return m->pause_s * UINT64_C(1000);
    }
    uint64_t ms = CHAR_MS * characters(m->texts[0]);
    return ms < MESSAGE_MS_MIN ? MESSAGE_MS_MIN : ms > MESSAGE_MS_MAX ? MESSAGE_MS_MAX : ms;
}

static bool is_waiting(const struct app *app)
{
    const struct session *s = app->session;
    return top(app) == SCREEN_CHAT && s && s->state == SESSION_READING && !s->is_paused;
}

static bool has_event(const struct effects *fx)
{
    for (size_t i = 0; i < fx->count; i++) {
        if (fx->out[i].kind == EFFECT_EVENT) {
            return true;
        }
    }
    return false;
}

void pace_hurry(struct app *app, uint64_t at_ms, struct effects *fx)
{
    if (is_waiting(app) && app->due_ms && !has_event(fx)) {
        pace_read(app, at_ms, fx);
    }
}

void pace_settle(struct app *app, uint64_t at_ms, struct effects *fx)
{
    if (!is_waiting(app)) {
        app->due_ms = 0;
    } else if (has_event(fx)) {
        return;
    } else if (app->is_plain || !app->settings.typing) {
        pace_read(app, at_ms, fx);
    } else if (app->due_ms == 0) {
        uint64_t last = app->session->at_ms;
        app->due_ms = (at_ms > last ? at_ms : last) + pace_pause_ms(app->session);
    }
}

static void after_mark(struct app *app, const struct event *done)
{
    if (top(app) == SCREEN_SIGNS) {
        screen_pop(app);
    } else if (top(app) == SCREEN_CHAT) {
        app->message = done->u.mark.message;
        screen_push(app, SCREEN_SIGNS);
    }
}

static void after_check(struct app *app)
{
    if (top(app) == SCREEN_CHECK) {
        screen_pop(app);
        screen_top(app)->focus = -1;  // what was found is the newest line
    }
}

static void after_leave(struct app *app)
{
    screen_open_session(app);
    screen_push(app, SCREEN_JUDGE);
}

void pace_finish(struct app *app, struct effects *fx)
{
    screen_home(app);
    app->can_resume = false;
    app->has_channel = app->session != NULL;
    app->channel = app->session ? app->session->scenario->channel : CHANNEL_MESSENGER;
    screen_effect(fx, EFFECT_CLOSE);
    screen_effect(fx, EFFECT_PROGRESS);
    items_offer(app);
}

void pace_after(struct app *app, const struct event *done, struct effects *fx)
{
    switch (done->kind) {
    case EVENT_MARK:
        after_mark(app, done);
        break;
    case EVENT_CHECK:
        after_check(app);
        break;
    case EVENT_LEAVE:
        after_leave(app);
        break;
    case EVENT_JUDGE:
        screen_open_session(app);
        break;
    case EVENT_END:
        pace_finish(app, fx);
        break;
    case EVENT_ITEM:
    case EVENT_BEGIN:
    case EVENT_READ:
    case EVENT_REPLY:
    case EVENT_UNMARK:
    case EVENT_PAUSE:
    case EVENT_RESUME:
    case EVENT_KINDS:
        break;
    }
}
