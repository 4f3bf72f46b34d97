#include <stdio.h>

#include "core/msg.h"
#include "view/screen.h"

static void fill(const struct app *app, struct doc *d)
{
    const struct region *now = screen_region(app);
    d->title = str_of(_("Region"));
    d->aside = str_of(_("money and help lines"));
    uint32_t count = app->registry ? app->registry->region_count : 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct region *region = &app->registry->regions[i];
        if (region == now) {
            d->focus = (int)d->count;
        }
        doc_add(d, DOC_CHOICE, region->name)->id = (int)i;
    }
    screen_list_keys(app, d);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    if (intent == INTENT_ENTER && item && app->registry) {
        struct str id = app->registry->regions[item->id].id;
        (void)snprintf(app->settings.region, sizeof app->settings.region, "%.*s", STR_ARG(id));
        screen_effect(fx, EFFECT_SETTINGS);
        screen_pop(app);
    }
}

const struct view_screen view_regions = {.name = "regions", .fill = fill, .act = act};
