#include "core/msg.h"
#include "view/screen.h"

static struct str hint_of(const struct app *app, struct doc *d, const struct story *story)
{
    const char *dot = screen_glyph(app, GLYPH_DOT);
    struct str about = story->topics.len ? story->topics : story->platform;
    struct str minutes = doc_text(d, P_("%u minute", "%u minutes", story->minutes), story->minutes);
    if (screen_is_narrow(app)) {
        return story->is_played ? doc_text(d, "%.*s %s %s", STR_ARG(minutes), dot, _("played"))
                                : minutes;
    }
    if (story->is_played) {
        return doc_text(d, "%.*s %s %.*s %s %s", STR_ARG(about), dot, STR_ARG(minutes), dot,
                        _("played"));
    }
    return doc_text(d, "%.*s %s %.*s", STR_ARG(about), dot, STR_ARG(minutes));
}

static void fill(const struct app *app, struct doc *d)
{
    d->title = str_of(_("Choose a conversation"));
    d->aside = str_of(_("some are honest, some are not"));
    for (size_t i = 0; i < app->story_count; i++) {
        const struct story *story = &app->stories[i];
        if (!story->has_error) {
            struct str hint = hint_of(app, d, story);
            struct doc_item *item = doc_add(d, DOC_CHOICE, story->title);
            item->id = (int)i;
            item->hint = hint;
        }
    }
    screen_list_keys(app, d);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    (void)fx;
    if (intent == INTENT_ENTER && item) {
        app->story = item->id;
        screen_push(app, SCREEN_NOTE);
    }
}

const struct view_screen view_choose = {.name = "choose", .fill = fill, .act = act};
