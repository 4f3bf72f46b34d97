#include "core/msg.h"
#include "view/screen.h"

static void fill(const struct app *app, struct doc *d)
{
    d->title = str_of(_("Language"));
    d->aside = str_of(_("each by its own name"));
    for (size_t i = 0; i < app->language_count; i++) {
        const struct language *l = &app->languages[i];
        if (str_is_c(str_of(l->name), app->language)) {
            d->focus = (int)d->count;
        }
        struct doc_item *item = doc_add(d, DOC_CHOICE, str_of(l->own_name));
        item->id = (int)i;
        if (!l->can_show) {
            item->hint = str_of(_("this terminal cannot show it"));
        }
    }
    screen_air(d);
    screen_text(d, _("Stories that are not translated yet stay in their own language."));
    screen_list_keys(app, d);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    if (intent != INTENT_ENTER || !item || (size_t)item->id >= app->language_count) {
        return;
    }
    if (app->languages[item->id].can_show) {
        screen_effect(fx, EFFECT_LANGUAGE)->index = item->id;
        screen_pop(app);
    } else {
        screen_status(app, _("This terminal has no letters for it. Another terminal or font may."));
    }
}

const struct view_screen view_languages = {.name = "languages", .fill = fill, .act = act};
