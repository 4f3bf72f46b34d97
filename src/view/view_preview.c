#include "core/msg.h"
#include "view/beside.h"
#include "view/screen.h"

enum { ITEM_GO_ON, ITEM_BEGIN, ITEM_SCENES, ITEM_FINDINGS, ITEM_SIGNS, ITEM_QUIT };

static void put_state(const struct app *app, struct doc *d)
{
    const struct preview *p = app->preview;
    if (p->findings->count) {
        doc_add(d, DOC_TEXT, beside_count(app, d));
    } else {
        screen_text(d, _("Nothing is the matter with this file."));
    }
    if (finding_has_error(p->findings)) {
        screen_air(d);
        screen_text(d, p->scenario ? _("What is played is the last version without an error.")
                                   : _("It can be played as soon as the errors are mended."));
    }
    screen_air(d);
    screen_text(d, _("Save the file in your editor: this follows by itself."));
    screen_air(d);
}

static void fill(const struct app *app, struct doc *d)
{
    const struct preview *p = app->preview;
    d->title = str_of(_("Preview"));
    if (!p) {
        return;
    }
    d->aside = p->file;
    put_state(app, d);
    d->focus = (int)d->count;
    if (app->session) {
        screen_choice(d, ITEM_GO_ON, _("Go on"));
    }
    if (p->scenario) {
        screen_choice(d, ITEM_BEGIN, _("From the beginning"));
        screen_choice(d, ITEM_SCENES, _("From a scene"));
    }
    if (p->findings->count) {
        screen_choice(d, ITEM_FINDINGS, _("Findings"))->hint = beside_count(app, d);
    }
    screen_choice(d, ITEM_SIGNS, _("Show the signs while playing"))->hint =
        str_of(p->shows_signs ? _("yes") : _("no"));
    screen_choice(d, ITEM_QUIT, _("Quit"));
    screen_list_keys(app, d);
}

static void enter(struct app *app, int item, struct effects *fx)
{
    switch (item) {
    case ITEM_GO_ON:
        screen_open_session(app);
        break;
    case ITEM_BEGIN:
        screen_effect(fx, EFFECT_SCENE)->index = -1;
        break;
    case ITEM_SCENES:
        screen_push(app, SCREEN_SCENES);
        break;
    case ITEM_FINDINGS:
        screen_push(app, SCREEN_FINDINGS);
        break;
    case ITEM_SIGNS:
        app->preview->shows_signs = !app->preview->shows_signs;
        break;
    default:
        screen_effect(fx, EFFECT_QUIT);
        break;
    }
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    if (!app->preview || intent == INTENT_QUIT) {
        screen_effect(fx, EFFECT_QUIT);
    } else if (intent == INTENT_ENTER && item) {
        enter(app, item->id, fx);
    } else {
        (void)beside_act(app, intent);
    }
}

const struct view_screen view_preview = {
    .name = "preview", .owns_back = true, .fill = fill, .act = act};
