#include "view/screen.h"

#include <stdio.h>

#include "core/msg.h"

enum { NARROW_COLS = 60 };

const struct view_screen *const screen_table[SCREENS] = {
    [SCREEN_HOME] = &view_home,           [SCREEN_CHOOSE] = &view_choose,
    [SCREEN_NOTE] = &view_note,           [SCREEN_CHAT] = &view_chat,
    [SCREEN_SIGNS] = &view_signs,         [SCREEN_CHECK] = &view_check,
    [SCREEN_LEAVE] = &view_leave,         [SCREEN_REASONS] = &view_reasons,
    [SCREEN_JUDGE] = &view_judge,         [SCREEN_SURE] = &view_sure,
    [SCREEN_DEBRIEF] = &view_debrief,     [SCREEN_SIGN] = &view_sign,
    [SCREEN_REPLAY] = &view_replay,       [SCREEN_EXITS] = &view_exits,
    [SCREEN_HELPME] = &view_helpme,       [SCREEN_PROGRESS] = &view_progress,
    [SCREEN_SETTINGS] = &view_settings,   [SCREEN_REGIONS] = &view_regions,
    [SCREEN_LANGUAGES] = &view_languages, [SCREEN_HELP] = &view_help,
    [SCREEN_NEWER] = &view_newer,         [SCREEN_PREVIEW] = &view_preview,
    [SCREEN_SCENES] = &view_scenes,       [SCREEN_FINDINGS] = &view_findings,
    [SCREEN_ITEMS] = &view_items,         [SCREEN_ITEM] = &view_item,
    [SCREEN_ITEM_WHY] = &view_item_why,   [SCREEN_ITEMS_END] = &view_items_end,
    [SCREEN_ROOM] = &view_room,           [SCREEN_FORGET] = &view_forget,
    [SCREEN_PAUSED] = &view_paused,       [SCREEN_VOTE] = &view_vote,
    [SCREEN_HALL] = &view_hall,           [SCREEN_BOARD] = &view_board,
    [SCREEN_HALL_LIST] = &view_hall_list, [SCREEN_HALL_TALK] = &view_hall_talk,
    [SCREEN_HALL_END] = &view_hall_end,   [SCREEN_PROBLEM] = &view_problem,
};

struct app_screen *screen_top(struct app *app)
{
    return &app->stack[app->depth - 1];
}

void screen_swap(struct app *app, enum screen_id screen)
{
    *screen_top(app) = (struct app_screen){.screen = screen, .focus = -1};
}

void screen_push(struct app *app, enum screen_id screen)
{
    if (app->depth < APP_SCREENS_DEEP) {
        app->depth++;
    }
    screen_swap(app, screen);
}

void screen_pop(struct app *app)
{
    if (app->depth > 1) {
        app->depth--;
    }
}

void screen_home(struct app *app)
{
    app->depth = 1;
    screen_swap(app, app->preview                       ? SCREEN_PREVIEW
                     : app->room                        ? SCREEN_ROOM
                     : app->hall && app->hall->is_board ? SCREEN_BOARD
                     : app->hall                        ? SCREEN_HALL
                                                        : SCREEN_HOME);
}

void screen_hall_do(struct app *app, struct effects *fx, struct roll_event ev, const char *text)
{
    app->hall_do = ev;
    (void)snprintf(app->hall_do.text, sizeof app->hall_do.text, "%s", text ? text : "");
    (void)screen_effect(fx, EFFECT_HALL_DO);
}

void screen_languages(struct app *app, struct effects *fx)
{
    if (screen_top(app)->screen != SCREEN_LANGUAGES) {
        screen_push(app, SCREEN_LANGUAGES);
        screen_effect(fx, EFFECT_LANGUAGES);
    }
}

void screen_open_session(struct app *app)
{
    screen_home(app);
    if (app->session && app->session->state != SESSION_CLOSED) {
        bool is_judged = app->session->state == SESSION_JUDGED;
        screen_push(app, is_judged ? SCREEN_DEBRIEF : SCREEN_CHAT);
    }
}

struct effect *screen_effect(struct effects *fx, enum effect_kind kind)
{
    if (fx->count >= APP_EFFECTS_MAX) {
        return NULL;
    }
    struct effect *out = &fx->out[fx->count++];
    *out = (struct effect){.kind = kind};
    return out;
}

struct event *screen_event(struct effects *fx, enum event_kind kind, uint64_t at_ms)
{
    struct effect *out = screen_effect(fx, EFFECT_EVENT);
    out = out ? out : &fx->out[APP_EFFECTS_MAX - 1];
    out->event = (struct event){.kind = kind, .at_ms = at_ms};
    return &out->event;
}

bool screen_allow(struct app *app, struct effects *fx)
{
    struct event *ev = &fx->out[fx->count - 1].event;
    if (app->session && ev->at_ms < app->session->at_ms) {
        ev->at_ms = app->session->at_ms;
    }
    bool ok = app->session && session_check(app->session, ev, NULL);
    if (!ok) {
        fx->count--;
        screen_status(app, _("That is not possible at this point."));
    }
    return ok;
}

void screen_status(struct app *app, const char *text)
{
    (void)snprintf(app->status, sizeof app->status, "%s", text);
}

struct doc_item *screen_choice(struct doc *d, int id, const char *text)
{
    struct doc_item *item = doc_add(d, DOC_CHOICE, str_of(text));
    item->id = id;
    return item;
}

struct doc_item *screen_pane(const struct app *app, struct doc *d, int id, const char *text)
{
    struct doc_item *item = screen_choice(d, id, text);
    item->is_pane = !app->is_plain;
    return item;
}

void screen_text(struct doc *d, const char *text)
{
    doc_add(d, DOC_TEXT, str_of(text));
}

void screen_air(struct doc *d)
{
    doc_add(d, DOC_TEXT, STR(""));
}

void screen_head(struct doc *d, const char *text)
{
    if (d->count) {
        screen_air(d);
    }
    doc_add(d, DOC_HEAD, str_of(text))->style = STYLE_STRONG;
}

bool screen_is_narrow(const struct app *app)
{
    return app->cols > 0 && app->cols < NARROW_COLS;
}

const char *screen_glyph(const struct app *app, enum glyph glyph)
{
    return frame_glyph(app->settings.ascii, glyph);
}

void screen_move_key(const struct app *app, struct doc *d, const char *label)
{
    char key[12];
    (void)snprintf(key, sizeof key, "%s %s", screen_glyph(app, GLYPH_UP),
                   screen_glyph(app, GLYPH_DOWN));
    doc_key(d, key, label, INTENT_NONE);
}

void screen_list_keys(const struct app *app, struct doc *d)
{
    screen_move_key(app, d, _("move"));
    doc_key(d, "Enter", _("choose"), INTENT_ENTER);
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "q", _("back"), INTENT_QUIT);
    if (!screen_is_narrow(app)) {
        doc_key(d, "^Q", _("quick exit"), INTENT_QUICK_EXIT);
    }
}

const struct region *screen_region(const struct app *app)
{
    if (!app->registry || app->registry->region_count == 0) {
        return NULL;
    }
    return registry_get_region(app->registry, str_of(app->settings.region));
}
