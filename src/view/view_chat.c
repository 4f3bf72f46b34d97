#include <stdio.h>

#include "core/fill.h"
#include "core/msg.h"
#include "view/beside.h"
#include "view/move.h"
#include "view/pace.h"
#include "view/said.h"
#include "view/screen.h"

static struct str platform_name(const struct app *app)
{
    const struct session *s = app->session;
    int at = registry_find_platform(s->registry, s->scenario->platform);
    return at >= 0 ? s->registry->platforms[at].name : s->scenario->platform;
}

static void put_header(const struct app *app, struct doc *d)
{
    const struct scenario *sc = app->session->scenario;
    const struct cast *contact = said_contact(app);
    struct str platform = platform_name(app);
    bool is_group = sc->channel == CHANNEL_GROUP || !contact;
    d->title = is_group ? sc->title : contact->name;
    d->under = is_group ? STR("") : contact->bio;
    uint32_t day = said_day(app->session);
    if (day) {
        d->aside =
            doc_text(d, _("%.*s %s day %u"), STR_ARG(platform), screen_glyph(app, GLYPH_DOT), day);
    } else {
        d->aside = platform;
    }
}

static void put_transcript(const struct app *app, struct doc *d)
{
    const struct session *s = app->session;
    struct str name = fill_learner(s->registry, s->seed);
    enum said_how how = app->preview && app->preview->shows_signs ? SAID_SIGNS : SAID_PLAIN;
    if (name.len) {
        doc_say(d, DOC_NOTE, _("You are called %.*s here."), STR_ARG(name))->style = STYLE_NOTE;
    }
    for (size_t i = 0; i < s->shown_count; i++) {
        const struct doc_item *item = said_line(app, d, &s->shown[i], how);
        if (item && item->can_focus) {
            d->focus = (int)d->count - 1;
        }
        if (how == SAID_SIGNS) {
            beside_signs(app, d, &s->shown[i]);
        }
    }
}

static void put_typing(const struct app *app, struct doc *d)
{
    const struct step *next = session_next(app->session);
    if (app->is_plain || !app->settings.typing || !next || next->kind != STEP_MESSAGE) {
        return;
    }
    struct str who = app->session->scenario->cast[next->u.message->cast].name;
    doc_say(d, DOC_TYPING, _("%.*s is typing %s"), STR_ARG(who), screen_glyph(app, GLYPH_ELLIPSIS))
        ->style = STYLE_QUIET;
}

static void put_replies(const struct app *app, struct doc *d)
{
    uint32_t choices[SCENARIO_REPLIES_MAX];
    uint32_t n = session_choices(app->session, choices);
    d->focus = (int)d->count;
    for (uint32_t i = 0; i < n; i++) {
        const struct reply *reply = &app->session->scenario->replies[choices[i]];
        struct str text = said_words(app, d, reply->text);
        struct doc_item *item = doc_add(d, DOC_CHOICE, text);
        item->id = (int)choices[i];
        item->is_pane = true;
    }
}

static void put_one(struct doc *d, struct str text)
{
    d->focus = (int)d->count;
    doc_add(d, DOC_CHOICE, text)->is_pane = true;
}

static void put_rest(const struct app *app, struct doc *d)
{
    put_one(d, doc_text(d, _("Go on to day %u"), app->session->day));
}

static void put_over(const struct app *app, struct doc *d)
{
    bool has_left = app->session->has_left;
    doc_add(
        d, DOC_NOTE,
        str_of(has_left ? _("You left the conversation here.") : _("The conversation ends here.")))
        ->style = STYLE_NOTE;
    put_one(d, str_of(_("Look back")));
}

static void put_keys(const struct app *app, struct doc *d, uint32_t choices)
{
    enum session_state state = app->session->state;
    char digits[12] = "1";
    if (choices > 1) {
        (void)snprintf(digits, sizeof digits, "1-%d", (int)(choices % 10));
    }
    if (state == SESSION_OVER) {
        doc_key(d, "Enter", _("look back"), INTENT_ENTER);
        doc_key(d, "q", _("home"), INTENT_QUIT);
    } else {
        bool is_choosing = state == SESSION_CHOOSING;
        doc_key(d, is_choosing ? digits : "Enter", is_choosing ? _("answer") : _("go on"),
                is_choosing ? INTENT_NONE : INTENT_ENTER);
        if (!app->preview) {
            doc_key(d, "m", _("mark"), INTENT_MARK);
        }
        doc_key(d, "c", _("check"), INTENT_CHECK);
        doc_key(d, "l", _("leave"), INTENT_LEAVE);
    }
    if (app->preview) {
        beside_keys(app, d);
        return;
    }
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "^Q", _("quick exit"), INTENT_QUICK_EXIT);
}

static void put_prompt(const struct app *app, struct doc *d)
{
    uint32_t n = app->session->incoming;
    bool is_over = app->session->state == SESSION_OVER;
    if (n && !is_over) {
        d->prompt = doc_text(d,
                             _("Type a number, m%u to mark message %u, c to check, l to leave, "
                               "? for help:"),
                             n, n);
    } else {
        d->prompt = str_of(_("Type a number, q to go home, ? for help:"));
    }
}

static void fill(const struct app *app, struct doc *d)
{
    const struct session *s = app->session;
    if (!s) {
        return;
    }
    put_header(app, d);
    put_transcript(app, d);
    d->at_bottom = true;
    size_t before = d->count;
    if (s->state == SESSION_READING) {
        put_typing(app, d);
    } else if (s->state == SESSION_CHOOSING) {
        put_replies(app, d);
    } else if (s->state == SESSION_RESTING) {
        put_rest(app, d);
    } else if (s->state == SESSION_OVER) {
        put_over(app, d);
    }
    put_keys(app, d, (uint32_t)(d->count - before));
    put_prompt(app, d);
    if (app->preview) {
        d->prompt = beside_prompt(app, d);
        beside_findings(app, d);
    }
}

static void mark(struct app *app, const struct doc_item *item, uint64_t at_ms, struct effects *fx)
{
    const struct shown *line = session_find_message(app->session, item->number);
    bool is_marked = line && line->is_marked;
    struct event *ev = screen_event(fx, is_marked ? EVENT_UNMARK : EVENT_MARK, at_ms);
    ev->u.mark.message = item->number;
    if (screen_allow(app, fx) && is_marked) {
        screen_status(app, _("No longer marked."));
    }
}

// Put the focus on the newest message that can be marked.
static void point_at_newest(struct app *app)
{
    struct doc d = {.focus = -1};
    int newest = -1;
    fill(app, &d);
    for (size_t i = 0; i < d.count; i++) {
        newest = d.items[i].number ? (int)i : newest;
    }
    if (newest >= 0) {
        move_to(screen_top(app), &d, newest);
        screen_status(app, _("Choose a message with the arrows, then press m. Esc goes back."));
    } else {
        screen_status(app, _("There is no message to mark yet."));
    }
    doc_free(&d);
}

static void do_mark(struct app *app, const struct doc_item *item, uint64_t at_ms,
                    struct effects *fx)
{
    if (app->session->state == SESSION_OVER) {
        screen_status(app, _("The conversation is over; you can still look back."));
    } else if (item && item->number) {
        mark(app, item, at_ms, fx);
    } else {
        point_at_newest(app);
    }
}

static void open_screen(struct app *app, enum screen_id screen, const struct doc_item *item)
{
    if (app->session->state == SESSION_OVER) {
        screen_status(app, _("The conversation is over; you can still look back."));
        return;
    }
    if (item && item->is_pane) {
        screen_top(app)->focus = -1;
    }
    screen_push(app, screen);
}

static void answer(struct app *app, const struct doc_item *item, uint64_t at_ms, struct effects *fx)
{
    const struct reply *reply = &app->session->scenario->replies[item->id];
    struct event *ev = screen_event(fx, EVENT_REPLY, at_ms);
    (void)snprintf(ev->u.choice, sizeof ev->u.choice, "%.*s", STR_ARG(reply->key));
    screen_top(app)->focus = -1;
    (void)screen_allow(app, fx);
}

static void go_on(struct app *app, const struct doc_item *item, uint64_t at_ms, struct effects *fx)
{
    enum session_state state = app->session->state;
    bool is_pane = item && item->is_pane;
    if (state == SESSION_READING) {
        pace_read(app, at_ms, fx);
    } else if (state == SESSION_OVER && is_pane) {
        screen_push(app, SCREEN_JUDGE);
    } else if (state == SESSION_RESTING && is_pane) {
        screen_top(app)->focus = -1;
        pace_read(app, at_ms, fx);
    } else if (state == SESSION_CHOOSING && is_pane) {
        answer(app, item, at_ms, fx);
    } else {
        screen_top(app)->focus = -1;
    }
}

static void go_back(struct app *app, enum intent intent)
{
    bool is_looking_back = screen_top(app)->focus >= 0;
    if (intent == INTENT_BACK && is_looking_back) {
        screen_top(app)->focus = -1;
    } else {
        screen_home(app);
    }
}

// A key that means nothing here brings the next message of a burst sooner.
static void hurry(struct app *app, uint64_t at_ms, struct effects *fx)
{
    if (app->session->state == SESSION_READING) {
        pace_read(app, at_ms, fx);
    }
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    if (!app->session) {
        screen_home(app);
    } else if (intent == INTENT_MARK) {
        do_mark(app, item, at_ms, fx);
    } else if (intent == INTENT_CHECK) {
        open_screen(app, SCREEN_CHECK, item);
    } else if (intent == INTENT_LEAVE) {
        open_screen(app, SCREEN_LEAVE, item);
    } else if (intent == INTENT_ENTER) {
        go_on(app, item, at_ms, fx);
    } else if (intent == INTENT_BACK || intent == INTENT_QUIT) {
        go_back(app, intent);
    } else if (beside_act(app, intent)) {
        screen_top(app)->focus = -1;
    } else {
        hurry(app, at_ms, fx);
    }
}

const struct view_screen view_chat = {.name = "chat", .owns_back = true, .fill = fill, .act = act};
