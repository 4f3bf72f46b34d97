#include "core/msg.h"
#include "view/taught.h"
#include "view/pace.h"
#include "view/said.h"
#include "view/screen.h"
#include "view/tell.h"
#include "view/timeline.h"

static void put_look(const struct app *app, struct doc *d, const struct look_use *look)
{
    struct str words = said_words(app, d, look->words);
    struct str why = said_words(app, d, look->why);
    struct str name = taught_name(app, look->sign);
    screen_air(d);
    doc_say(d, DOC_TEXT, _("\"%.*s\" can look like: %.*s. %.*s"), STR_ARG(words), STR_ARG(name),
            STR_ARG(why));
}

static void put_looks(const struct app *app, struct doc *d)
{
    const struct session *s = app->session;
    bool is_first = true;
    for (size_t i = 0; i < s->shown_count; i++) {
        const struct message *m = s->shown[i].number ? said_message(app, &s->shown[i]) : NULL;
        for (uint16_t j = 0; m && j < m->look_count; j++) {
            if (is_first) {
                screen_head(d, _("What could have looked odd, and why it was fine"));
            }
            is_first = false;
            put_look(app, d, &m->looks[j]);
        }
    }
}

static void put_keys(const struct app *app, struct doc *d)
{
    struct taught list[REGISTRY_SIGNS_MAX];
    bool is_scam = app->session->scenario->verdict == VERDICT_SCAM;
    if (taught_list(app, list)) {
        doc_key(d, "Enter", is_scam ? _("the signs") : _("look-alikes"), INTENT_ENTER);
    }
    doc_key(d, "r", _("read again"), INTENT_REPLAY);
    doc_key(d, "x", _("endings"), INTENT_EXITS);
    doc_key(d, "h", _("help lines"), INTENT_HELP_LINES);
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "q", _("done"), INTENT_QUIT);
}

static void put_debrief(const struct app *app, struct doc *d)
{
    const struct session *s = app->session;
    struct score score;
    score_session(s, &score);
    d->title = s->scenario->title;
    screen_text(d, tell_what(s->scenario->verdict));
    screen_air(d);
    if (s->scenario->verdict == VERDICT_SCAM && score.sign_count) {
        timeline_add(app, &score, d);
        screen_air(d);
    }
    tell_score(app, d, &score);
    screen_air(d);
    tell_end(app, d);
    screen_text(d, tell_judged(s));
    if (s->scenario->verdict != VERDICT_SCAM) {
        put_looks(app, d);
    }
    put_keys(app, d);
}

static void fill(const struct app *app, struct doc *d)
{
    d->aside = str_of(_("what happened, and when"));
    if (app->session && app->session->state >= SESSION_JUDGED) {
        put_debrief(app, d);
    }
}

static void next(struct app *app)
{
    struct taught list[REGISTRY_SIGNS_MAX];
    if (taught_list(app, list)) {
        app->sign = 0;
        screen_push(app, SCREEN_SIGN);
    }
}

static void finish(struct app *app, uint64_t at_ms, struct effects *fx)
{
    if (app->session->state == SESSION_CLOSED) {
        pace_finish(app, fx);
    } else {
        screen_event(fx, EVENT_END, at_ms);
        (void)screen_allow(app, fx);
    }
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)item;
    if (!app->session) {
        screen_home(app);
    } else if (intent == INTENT_ENTER || intent == INTENT_NEXT) {
        next(app);
    } else if (intent == INTENT_REPLAY) {
        screen_push(app, SCREEN_REPLAY);
    } else if (intent == INTENT_EXITS) {
        screen_push(app, SCREEN_EXITS);
    } else if (intent == INTENT_HELP_LINES) {
        screen_push(app, SCREEN_HELPME);
    } else if (intent == INTENT_QUIT || intent == INTENT_BACK) {
        finish(app, at_ms, fx);
    }
}

const struct view_screen view_debrief = {
    .name = "debrief", .owns_back = true, .fill = fill, .act = act};
