#include "core/msg.h"
#include "view/pick.h"
#include "view/said.h"
#include "view/screen.h"
#include "view/tell.h"

enum {
    HOME_CONTINUE,
    HOME_PRACTISE,
    HOME_CHOOSE,
    HOME_PROGRESS,
    HOME_HELPME,
    HOME_SETTINGS,
    HOME_HELP,
    HOME_QUIT,
    HOME_ENTRIES
};

static bool has_open(const struct app *app)
{
    return app->session && app->session->state != SESSION_CLOSED;
}

// Its line is kept free: the store is looked into after the first drawing, and
// what stands below must not jump then.
static void put_continue(const struct app *app, struct doc *d)
{
    if (!has_open(app) && !app->can_resume) {
        if (!app->is_plain && !screen_is_narrow(app)) {
            screen_air(d);
        }
        return;
    }
    bool is_here = has_open(app);
    struct str title = is_here ? app->session->scenario->title : app->resume_title;
    uint32_t day = is_here ? said_day(app->session) : app->resume_day;
    struct str hint = day ? doc_text(d, _("%.*s, day %u"), STR_ARG(title), day) : title;
    screen_choice(d, HOME_CONTINUE, _("Continue"))->hint = hint;
}

static struct str practise_hint(const struct app *app, struct doc *d)
{
    int story = pick_story(app, -1);
    uint32_t minutes = story >= 0 ? app->stories[story].minutes : 0;
    if (minutes == 0) {
        return story >= 0 ? str_of(_("a conversation chosen for you")) : STR("");
    }
    if (screen_is_narrow(app)) {
        return doc_text(d, P_("about %u minute", "about %u minutes", minutes), minutes);
    }
    return doc_text(d,
                    P_("a conversation chosen for you, about %u minute",
                       "a conversation chosen for you, about %u minutes", minutes),
                    minutes);
}

static struct str choose_hint(const struct app *app, struct doc *d)
{
    unsigned n = (unsigned)pick_count(app);
    return n ? doc_text(d, P_("%u conversation", "%u conversations", n), n) : STR("");
}

static struct str settings_hint(const struct app *app, struct doc *d)
{
    const struct region *region = screen_region(app);
    const char *dot = screen_glyph(app, GLYPH_DOT);
    const char *theme = tell_theme(app->settings.theme);
    if (!region || screen_is_narrow(app)) {
        return doc_text(d, "%s %s %s", _("English"), dot, theme);
    }
    return doc_text(d, "%s %s %.*s %s %s", _("English"), dot, STR_ARG(region->name), dot, theme);
}

static void fill(const struct app *app, struct doc *d)
{
    d->title = STR("wary");
    d->aside = str_of(_("practise seeing it early"));
    put_continue(app, d);
    screen_choice(d, HOME_PRACTISE, _("Practise"))->hint = practise_hint(app, d);
    screen_choice(d, HOME_CHOOSE, _("Choose"))->hint = choose_hint(app, d);
    if (!app->settings.hide_progress) {
        screen_choice(d, HOME_PROGRESS, _("My progress"));
    }
    screen_air(d);
    screen_choice(d, HOME_HELPME, _("Is this happening to me?"));
    screen_air(d);
    screen_choice(d, HOME_SETTINGS, _("Settings"))->hint = settings_hint(app, d);
    screen_choice(d, HOME_HELP, _("Help"));
    screen_choice(d, HOME_QUIT, _("Quit"));
    if (!app->is_saving) {
        screen_air(d);
        screen_text(d, _("Nothing is being saved just now."));
    }
    screen_move_key(app, d, _("move"));
    doc_key(d, "Enter", _("choose"), INTENT_ENTER);
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "q", _("quit"), INTENT_QUIT);
    if (!screen_is_narrow(app)) {
        doc_key(d, "^Q", _("quick exit"), INTENT_QUICK_EXIT);
    }
}

static void go_on(struct app *app, struct effects *fx)
{
    if (has_open(app)) {
        screen_open_session(app);
    } else {
        screen_effect(fx, EFFECT_RESUME)->index = -1;
    }
}

static void practise(struct app *app, struct effects *fx)
{
    (void)fx;
    int story = pick_story(app, -1);
    if (story < 0) {
        screen_status(app, _("No conversation was found."));
        return;
    }
    app->story = story;
    screen_push(app, SCREEN_NOTE);
}

static bool is_any_foreign(const struct app *app)
{
    bool any = false;
    for (size_t i = 0; i < app->story_count && !any; i++) {
        any = app->stories[i].lang.len > 0;
    }
    return any;
}

static void choose(struct app *app, struct effects *fx)
{
    if (is_any_foreign(app)) {
        screen_effect(fx, EFFECT_LANGUAGES);  // which of them the terminal can show
    }
    if (pick_count(app)) {
        screen_push(app, SCREEN_CHOOSE);
    } else {
        screen_status(app, _("No conversation was found."));
    }
}

static void progress(struct app *app, struct effects *fx)
{
    screen_effect(fx, EFFECT_PROGRESS);
    screen_push(app, SCREEN_PROGRESS);
}

static void helpme(struct app *app, struct effects *fx)
{
    (void)fx;
    screen_push(app, SCREEN_HELPME);
}

static void settings(struct app *app, struct effects *fx)
{
    (void)fx;
    screen_push(app, SCREEN_SETTINGS);
}

static void help(struct app *app, struct effects *fx)
{
    (void)fx;
    screen_push(app, SCREEN_HELP);
}

static void quit(struct app *app, struct effects *fx)
{
    (void)app;
    screen_effect(fx, EFFECT_QUIT);
}

static void (*const entries[HOME_ENTRIES])(struct app *app, struct effects *fx) = {
    [HOME_CONTINUE] = go_on,    [HOME_PRACTISE] = practise, [HOME_CHOOSE] = choose,
    [HOME_PROGRESS] = progress, [HOME_HELPME] = helpme,     [HOME_SETTINGS] = settings,
    [HOME_HELP] = help,         [HOME_QUIT] = quit,
};

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    if (intent == INTENT_QUIT) {
        quit(app, fx);
    } else if (intent == INTENT_ENTER && item && item->kind == DOC_CHOICE) {
        entries[item->id](app, fx);
    }
}

const struct view_screen view_home = {.name = "home", .owns_back = true, .fill = fill, .act = act};
