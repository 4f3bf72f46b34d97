#include "core/msg.h"
#include "view/items.h"
#include "view/said.h"

static struct str platform_of(const struct app *app, const struct scene *item)
{
    int i = registry_find_platform(app->registry, item->platform);
    return i >= 0 ? app->registry->platforms[i].name : item->platform;
}

static void fill(const struct app *app, struct doc *d)
{
    const struct scene *item = items_is_open(app) ? items_now(app) : NULL;
    if (!item) {
        return;
    }
    const struct session *s = app->session;
    const struct cast *sender = said_contact(app);
    d->title = sender ? sender->name : s->scenario->title;
    d->under = platform_of(app, item);
    d->aside = doc_text(d, _("%u of %u"), s->item_count, s->scenario->ask);
    items_put(app, d, false);
    screen_air(d);
    screen_text(d, _("What is this?"));
    d->focus = (int)d->count;
    screen_pane(app, d, VERDICT_SCAM, _("A scam"));
    screen_pane(app, d, VERDICT_HARMLESS, _("Honest"));
    screen_pane(app, d, VERDICT_UNCLEAR, _("I cannot tell yet"));
    if (s->scenario->form == FORM_CHECK_UP) {
        screen_air(d);
        screen_text(d, _("You can leave at any time; a check-up counts when it was gone through "
                         "to its end."));
    }
    screen_list_keys(app, d);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    if (intent == INTENT_QUIT || intent == INTENT_BACK) {
        items_stop(app, fx);
    } else if (intent == INTENT_ENTER && item) {
        app->judged = (enum verdict)item->id;
        screen_push(app, SCREEN_SURE);
    }
}

const struct view_screen view_item = {.name = "item", .owns_back = true, .fill = fill, .act = act};
