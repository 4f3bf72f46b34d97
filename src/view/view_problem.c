#include "core/msg.h"
#include "view/pace.h"
#include "view/screen.h"

enum { PROBLEM_NO_SAVE, PROBLEM_BACK };

static const char *sentence(enum err_code code)
{
    switch (code) {
    case ERR_STORE:
        return _("This cannot be saved just now.");
    case ERR_SYNTAX:
    case ERR_RULE:
    case ERR_LIMIT:
        return _("This conversation cannot be played: its file has a fault.");
    case ERR_EVENT:
        return _("That is not possible at this point.");
    case ERR_NONE:
    case ERR_USAGE:
    case ERR_SYSTEM:
    case ERR_NET:
        break;
    }
    return _("Something could not be done.");
}

static void fill(const struct app *app, struct doc *d)
{
    char text[512];
    d->title = str_of(_("A moment, please"));
    screen_text(d, sentence(app->problem.code));
    if (app->problem.msg[0]) {
        screen_air(d);
        doc_add(d, DOC_TEXT, str_of(err_fmt(&app->problem, text, sizeof text)))->style =
            STYLE_QUIET;
    }
    screen_air(d);
    if (app->problem.code == ERR_STORE) {
        screen_choice(d, PROBLEM_NO_SAVE, _("Play on without saving"));
    }
    screen_choice(d, PROBLEM_BACK, _("Back"));
    screen_list_keys(app, d);
}

static bool is_end(const struct app *app)
{
    return app->last.kind == EFFECT_EVENT && app->last.event.kind == EVENT_END;
}

// What failed is asked for again, now that it need not be kept.
static void no_save(struct app *app, struct effects *fx)
{
    struct effect again = app->last;
    screen_pop(app);
    screen_effect(fx, EFFECT_NO_SAVE);
    if (again.kind != EFFECT_NONE) {
        *screen_effect(fx, again.kind) = again;
    }
}

static void go_back(struct app *app, enum intent intent, struct effects *fx)
{
    bool was_end = is_end(app);
    app->last = (struct effect){0};
    if (was_end) {
        pace_finish(app, fx);
        screen_home(app);  // no short messages now
    } else if (intent == INTENT_QUIT) {
        screen_home(app);
    } else {
        screen_pop(app);
    }
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    bool is_enter = intent == INTENT_ENTER && item;
    if (is_enter && item->id == PROBLEM_NO_SAVE && item->kind == DOC_CHOICE) {
        no_save(app, fx);
    } else if (is_enter || intent == INTENT_QUIT || intent == INTENT_BACK) {
        go_back(app, intent, fx);
    }
}

const struct view_screen view_problem = {
    .name = "problem", .owns_back = true, .fill = fill, .act = act};
