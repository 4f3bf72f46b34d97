#include "core/msg.h"
#include "view/pick.h"
#include "view/screen.h"

enum { NOTE_GO_ON, NOTE_START, NOTE_SKIP, NOTE_BACK };

static const struct story *chosen(const struct app *app)
{
    bool is_there = app->story >= 0 && (size_t)app->story < app->story_count;
    return is_there ? &app->stories[app->story] : NULL;
}

// The conversation of this story that is open just now.
static bool is_here(const struct app *app, const struct story *story)
{
    const struct session *s = app->session;
    return s && s->state != SESSION_CLOSED && str_is(s->scenario->id, story->id);
}

static void put_story(struct doc *d, const struct story *story)
{
    d->title = story->title;
    d->aside = story->platform;
    screen_text(d, _("This conversation is invented. Its people may be honest, or not."));
    screen_air(d);
    if (story->topics.len) {
        doc_say(d, DOC_TEXT, _("It is about: %.*s."), STR_ARG(story->topics));
    }
    if (story->minutes) {
        doc_say(d, DOC_TEXT,
                P_("It takes about %u minute.", "It takes about %u minutes.", story->minutes),
                story->minutes);
    }
    screen_air(d);
    screen_text(d, _("You can leave at any moment, and nothing is timed. What you do here stays "
                     "on this computer."));
}

static void fill(const struct app *app, struct doc *d)
{
    const struct story *story = chosen(app);
    if (story) {
        put_story(d, story);
    }
    d->focus = (int)d->count;
    if (story && (story->is_open || is_here(app, story))) {
        screen_pane(app, d, NOTE_GO_ON, _("Go on where you were"));
        screen_pane(app, d, NOTE_START, _("Start again from the beginning"));
    } else {
        screen_pane(app, d, NOTE_START, _("Start"));
    }
    screen_pane(app, d, NOTE_SKIP, _("Another one"));
    screen_pane(app, d, NOTE_BACK, _("Back"));
    doc_key(d, "Enter", _("choose"), INTENT_ENTER);
    doc_key(d, "s", _("another one"), INTENT_SKIP);
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "q", _("back"), INTENT_QUIT);
    doc_key(d, "^Q", _("quick exit"), INTENT_QUICK_EXIT);
}

static void start(struct app *app, enum effect_kind kind, struct effects *fx)
{
    if (!chosen(app)) {
        screen_pop(app);
        return;
    }
    if (kind == EFFECT_RESUME && is_here(app, chosen(app))) {
        screen_open_session(app);
        return;
    }
    if (app->session) {
        screen_effect(fx, EFFECT_CLOSE);
    }
    screen_effect(fx, kind)->index = app->story;
}

static void skip(struct app *app)
{
    app->skips++;
    int story = pick_story(app, app->story);
    if (story == app->story || story < 0) {
        screen_status(app, _("There is no other conversation yet."));
    } else {
        app->story = story;
        screen_swap(app, SCREEN_NOTE);
    }
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    bool is_enter = intent == INTENT_ENTER && item;
    if (intent == INTENT_SKIP || (is_enter && item->id == NOTE_SKIP)) {
        skip(app);
    } else if (is_enter && item->id == NOTE_BACK) {
        screen_pop(app);
    } else if (is_enter) {
        start(app, item->id == NOTE_GO_ON ? EFFECT_RESUME : EFFECT_START, fx);
    }
}

const struct view_screen view_note = {.name = "note", .fill = fill, .act = act};
