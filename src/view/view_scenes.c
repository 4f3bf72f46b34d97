#include "core/msg.h"
#include "view/screen.h"

static void fill(const struct app *app, struct doc *d)
{
    const struct scenario *sc = app->preview ? app->preview->scenario : NULL;
    d->title = str_of(_("Scenes"));
    d->aside = str_of(_("the shortest way by answers leads there"));
    for (uint32_t i = 0; sc && i < sc->scene_count; i++) {
        if (app->session && app->session->scene == i) {
            d->focus = (int)d->count;
        }
        struct str hint =
            doc_text(d, _("%s, day %u, line %u"), scenario_stage_words[sc->scenes[i].stage],
                     sc->scenes[i].day, sc->scenes[i].at.line);
        struct doc_item *item = doc_add(d, DOC_CHOICE, sc->scenes[i].id);
        item->id = (int)i;
        item->hint = hint;
    }
    screen_list_keys(app, d);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    if (intent == INTENT_ENTER && item && app->preview) {
        screen_pop(app);
        screen_effect(fx, EFFECT_SCENE)->index = item->id;
    }
}

const struct view_screen view_scenes = {.name = "scenes", .fill = fill, .act = act};
