#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/msg.h"
#include "view/screen.h"

static int by_name(const void *a, const void *b)
{
    const struct region *x = *(const struct region *const *)a,
                        *y = *(const struct region *const *)b;
    size_t n = x->name.len < y->name.len ? x->name.len : y->name.len;
    int order = memcmp(x->name.ptr, y->name.ptr, n);
    return order ? order : (x->name.len > y->name.len) - (x->name.len < y->name.len);
}

static void fill(const struct app *app, struct doc *d)
{
    const struct region *now = screen_region(app);
    d->title = str_of(_("Region"));
    d->aside = str_of(_("money and help lines"));
    uint32_t count = app->registry ? app->registry->region_count : 0;
    const struct region **list = arena_new(&d->arena, count, sizeof(struct region *));
    for (uint32_t i = 0; i < count; i++) {
        list[i] = &app->registry->regions[i];
    }
    qsort(list, count, sizeof(struct region *), by_name);
    for (uint32_t i = 0; i < count; i++) {
        if (list[i] == now) {
            d->focus = (int)d->count;
        }
        doc_add(d, DOC_CHOICE, list[i]->name)->id = (int)(list[i] - app->registry->regions);
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
