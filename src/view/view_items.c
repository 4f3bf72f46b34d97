#include "core/msg.h"
#include "view/items.h"

enum { ITEMS_START, ITEMS_SKIP };

static const struct form_entry *chosen(const struct app *app)
{
    bool is_there = app->form >= 0 && (size_t)app->form < app->form_count;
    return is_there ? &app->forms[app->form] : NULL;
}

static void put_form(struct doc *d, const struct form_entry *form)
{
    unsigned n = form->ask, minutes = form->minutes;
    d->title = form->title;
    doc_say(d, DOC_TEXT,
            P_("%u short message to judge: a scam, or honest?",
               "%u short messages to judge: a scam, or honest?", n),
            n);
    screen_air(d);
    if (form->use == FORM_AFTER) {
        screen_text(d, _("They come from other places than the conversation. After each you "
                         "read what it was, and why."));
    } else {
        screen_text(d, _("As many are honest as are scams. What they are is not told, since the "
                         "same ones may be asked again: before a course, after it, and three "
                         "weeks later."));
    }
    screen_air(d);
    doc_say(d, DOC_TEXT,
            P_("It takes about %u minute. Nothing is timed.",
               "It takes about %u minutes. Nothing is timed.", minutes),
            minutes);
}

static void fill(const struct app *app, struct doc *d)
{
    const struct form_entry *form = chosen(app);
    if (form) {
        put_form(d, form);
    }
    d->focus = (int)d->count;
    screen_pane(app, d, ITEMS_START, _("Start"));
    screen_pane(app, d, ITEMS_SKIP, _("Not now"));
    doc_key(d, "Enter", _("choose"), INTENT_ENTER);
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "q", _("not now"), INTENT_QUIT);
    doc_key(d, "^Q", _("quick exit"), INTENT_QUICK_EXIT);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    if (intent == INTENT_ENTER && item && item->id == ITEMS_START && chosen(app)) {
        screen_effect(fx, EFFECT_FORM)->index = app->form;
    } else if (intent == INTENT_ENTER) {
        screen_pop(app);
    }
}

const struct view_screen view_items = {.name = "items", .fill = fill, .act = act};
