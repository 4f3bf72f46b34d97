#include "core/msg.h"
#include "view/screen.h"
#include "view/tell.h"

// One setting: what it is called, how it stands, and the next value.
struct setting {
    const char *name;
    struct str (*value)(const struct app *app);
    bool (*next)(struct app *app);  // false: there is no other value; NULL: see list
    enum screen_id list;            // where one of many is chosen
};

static struct str theme_value(const struct app *app)
{
    return str_of(tell_theme(app->settings.theme));
}

static bool theme_next(struct app *app)
{
    app->settings.theme = (enum theme)((app->settings.theme + 1) % THEMES);
    return true;
}

static struct str region_value(const struct app *app)
{
    const struct region *region = screen_region(app);
    return region ? region->name : str_of(app->settings.region);
}

static struct str lang_value(const struct app *app)
{
    (void)app;
    // TRANSLATORS: the name of your language in itself, such as Deutsch.
    return str_of(C_("language", "English"));
}

static struct str typing_value(const struct app *app)
{
    return str_of(app->settings.typing ? _("messages take a moment") : _("messages come at once"));
}

static bool typing_next(struct app *app)
{
    app->settings.typing = !app->settings.typing;
    return true;
}

static struct str symbols_value(const struct app *app)
{
    return str_of(app->settings.ascii ? _("plain") : _("drawn"));
}

static bool symbols_next(struct app *app)
{
    app->settings.ascii = !app->settings.ascii;
    return true;
}

static struct str mouse_value(const struct app *app)
{
    return str_of(app->settings.mouse ? _("on") : _("off"));
}

static bool mouse_next(struct app *app)
{
    app->settings.mouse = !app->settings.mouse;
    return true;
}

static struct str progress_value(const struct app *app)
{
    return str_of(app->settings.hide_progress ? _("hidden") : _("on the first screen"));
}

static bool progress_next(struct app *app)
{
    app->settings.hide_progress = !app->settings.hide_progress;
    return true;
}

static struct str practise_value(const struct app *app)
{
    return str_of(app->settings.by_chance ? _("by chance") : _("what fades comes first"));
}

static bool practise_next(struct app *app)
{
    app->settings.by_chance = !app->settings.by_chance;
    return true;
}

static struct str short_value(const struct app *app)
{
    return str_of(app->settings.no_items ? _("off") : _("after a conversation"));
}

static bool short_next(struct app *app)
{
    app->settings.no_items = !app->settings.no_items;
    return true;
}

static const struct setting settings[] = {
    {N_("Colours"), theme_value, theme_next, SCREEN_HOME},
    {N_("Region"), region_value, NULL, SCREEN_REGIONS},
    {N_("Language"), lang_value, NULL, SCREEN_LANGUAGES},
    {N_("Typing"), typing_value, typing_next, SCREEN_HOME},
    {N_("Symbols"), symbols_value, symbols_next, SCREEN_HOME},
    {N_("Mouse"), mouse_value, mouse_next, SCREEN_HOME},
    {N_("My progress"), progress_value, progress_next, SCREEN_HOME},
    {N_("Proposals"), practise_value, practise_next, SCREEN_HOME},
    {N_("Short messages"), short_value, short_next, SCREEN_HOME},
};

static void fill(const struct app *app, struct doc *d)
{
    d->title = str_of(_("Settings"));
    for (size_t i = 0; i < COUNT_OF(settings); i++) {
        screen_choice(d, (int)i, _(settings[i].name))->hint = settings[i].value(app);
    }
    screen_air(d);
    screen_text(d, _("The region decides about money and help lines."));
    screen_move_key(app, d, _("move"));
    doc_key(d, "Enter", _("change"), INTENT_ENTER);
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "q", _("back"), INTENT_QUIT);
    if (!screen_is_narrow(app)) {
        doc_key(d, "^Q", _("quick exit"), INTENT_QUICK_EXIT);
    }
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    if (intent != INTENT_ENTER || !item) {
        return;
    }
    const struct setting *setting = &settings[item->id];
    if (setting->list == SCREEN_LANGUAGES) {
        screen_languages(app, fx);
    } else if (!setting->next) {
        screen_push(app, setting->list);
    } else if (setting->next(app)) {
        screen_effect(fx, EFFECT_SETTINGS);
    }
}

const struct view_screen view_settings = {.name = "settings", .fill = fill, .act = act};
