#include "core/msg.h"
#include "view/screen.h"

static const struct {
    const char *key, *what;
} keys[] = {
    {N_("Arrows"), N_("move; also j and k, g and G, Page Up and Page Down")},
    {N_("1-9"), N_("answer, or choose from a list")},
    {N_("Enter"), N_("do what is pointed at; bring the next message sooner")},
    {"m", N_("mark a message that looks like a warning sign; again: take it back")},
    {"c", N_("check something: the picture, the company, a call ...")},
    {"l", N_("leave the conversation: stop, block or report")},
    {N_("Esc, q"), N_("one screen back; the conversation is kept as it stands")},
    {N_("Ctrl-Q, F10"), N_("quick exit: leave at once and clear the screen")},
};

static void fill(const struct app *app, struct doc *d)
{
    d->title = str_of(_("Help"));
    d->aside = str_of(_("the keys"));
    screen_text(d, _("You write with somebody who was invented. Answer as you like. Mark what "
                     "looks like a warning sign, check what you want to know, and leave when you "
                     "have seen enough. Afterwards you see what happened, and when."));
    screen_air(d);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct str key = str_of(_(keys[i].key));
        struct doc_item *item = doc_say(d, DOC_TEXT, "%.*s: %s", STR_ARG(key), _(keys[i].what));
        struct doc_run *run = arena_new(&d->arena, 1, sizeof *run);
        *run = (struct doc_run){0, (uint16_t)key.len, STYLE_KEY};
        item->runs = run;
        item->run_count = 1;
    }
    screen_air(d);
    screen_text(d, _("The quick exit clears this window and what can be scrolled back. It cannot "
                     "clear what another program keeps."));
    screen_move_key(app, d, _("read on"));
    doc_key(d, "q", _("back"), INTENT_QUIT);
    doc_key(d, "^Q", _("quick exit"), INTENT_QUICK_EXIT);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)item;
    (void)at_ms;
    (void)fx;
    if (intent == INTENT_ENTER || intent == INTENT_HELP) {
        screen_pop(app);
    }
}

const struct view_screen view_help = {.name = "help", .fill = fill, .act = act};
