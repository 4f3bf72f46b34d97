#include <stdlib.h>

#include "core/msg.h"
#include "view/items.h"
#include "view/screen.h"

// What was begun or played, or nothing.
static const char *state_of(const struct story *story)
{
    return story->is_open ? _("begun") : story->is_played ? _("played") : "";
}

static struct str hint_of(const struct app *app, struct doc *d, const struct story *story)
{
    const char *dot = screen_glyph(app, GLYPH_DOT);
    struct str about = story->topics.len ? story->topics : story->platform;
    struct str minutes = doc_text(d, P_("%u minute", "%u minutes", story->minutes), story->minutes);
    const char *state = state_of(story);
    if (!screen_is_narrow(app)) {
        minutes = doc_text(d, "%.*s %s %.*s", STR_ARG(about), dot, STR_ARG(minutes));
    }
    if (story->lang.len) {
        minutes = doc_text(d, "%.*s %s %.*s", STR_ARG(minutes), dot, STR_ARG(story->lang));
    }
    return *state ? doc_text(d, "%.*s %s %s", STR_ARG(minutes), dot, state) : minutes;
}

struct entry {
    bool is_foreign;  // told in another language than the one in use: further down
    unsigned long long hash;
    int story;
};

static int by_hash(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->is_foreign != y->is_foreign) {
        return x->is_foreign ? 1 : -1;
    }
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

// Whether this terminal has letters for the language that a story is told in.
static bool can_be_read(const struct app *app, const struct story *story)
{
    for (size_t i = 0; i < app->language_count; i++) {
        if (str_is_c(story->lang, app->languages[i].name)) {
            return app->languages[i].can_show;
        }
    }
    return true;
}

// Twins have names that are alike; side by side, each would say what the other is.
static struct entry *shuffled(const struct app *app, struct doc *d)
{
    struct entry *list = arena_new(&d->arena, app->story_count, sizeof *list);
    for (size_t i = 0; i < app->story_count; i++) {
        const struct story *story = &app->stories[i];
        list[i] = (struct entry){story->lang.len > 0, str_hash(story->id), (int)i};
    }
    qsort(list, app->story_count, sizeof *list, by_hash);
    return list;
}

// The check-up that was taken least lately; its id stands behind those of the stories.
static void put_check_up(const struct app *app, struct doc *d)
{
    int form = items_form(app, FORM_CHECK_UP);
    if (form >= 0) {
        unsigned n = app->forms[form].ask;
        screen_air(d);
        struct str hint = doc_text(d,
                                   P_("%u short message, before and after a course",
                                      "%u short messages, before and after a course", n),
                                   n);
        screen_choice(d, APP_STORIES_MAX + form, _("Check-up"))->hint = hint;
    }
}

static void fill(const struct app *app, struct doc *d)
{
    d->title = str_of(_("Choose a conversation"));
    d->aside = str_of(_("some are honest, some are not"));
    const struct entry *list = shuffled(app, d);
    for (size_t i = 0; i < app->story_count; i++) {
        const struct story *story = &app->stories[list[i].story];
        if (!story->has_error && can_be_read(app, story)) {
            struct str hint = hint_of(app, d, story);
            struct doc_item *item = doc_add(d, DOC_CHOICE, story->title);
            item->id = list[i].story;
            item->hint = hint;
        }
    }
    put_check_up(app, d);
    screen_list_keys(app, d);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    (void)fx;
    if (intent == INTENT_ENTER && item && item->id >= APP_STORIES_MAX) {
        app->form = item->id - APP_STORIES_MAX;
        screen_push(app, SCREEN_ITEMS);
    } else if (intent == INTENT_ENTER && item) {
        app->story = item->id;
        screen_push(app, SCREEN_NOTE);
    }
}

const struct view_screen view_choose = {.name = "choose", .fill = fill, .act = act};
