#include "core/msg.h"
#include "view/screen.h"

struct key_line {
    const char *key, *what;
};

static const struct key_line in_debrief[] = {
    {N_("Enter"), N_("the next warning sign: what it is, and what helps")},
    {"r", N_("read the conversation again, with the signs")},
    {"x", N_("what the other ends were")},
    {"h", N_("help lines")},
    {N_("Arrows"), N_("read on")},
    {N_("Esc, q"), N_("one screen back")},
    {N_("Ctrl-Q, F10"), N_("quick exit: leave at once and clear the screen")},
};

static const struct {
    enum glyph glyph;
    const char *what;
} legend[] = {
    {GLYPH_APPEARED, N_("the sign appeared")},
    {GLYPH_MARKED, N_("you marked it")},
    {GLYPH_MISSED, N_("it was not marked")},
    {GLYPH_HARM, N_("harm would have been done")},
    {GLYPH_LEFT, N_("you left")},
};

static const struct key_line on_lines[] = {
    {N_("1, 2 ..."), N_("answer, or choose from a list")},
    {N_("m14"), N_("mark message 14 as a warning sign; again: take it back")},
    {"c", N_("check something: the picture, the company, a call ...")},
    {"l", N_("leave the conversation: stop, block or report")},
    {"L", N_("another language")},
    {"q", N_("one page back; the conversation is kept as it stands")},
    {"?", N_("this help")},
};

static const struct key_line on_page[] = {
    {N_("Arrows"), N_("read on")},
    {N_("Esc, q"), N_("one screen back")},
    {N_("Ctrl-Q, F10"), N_("quick exit: leave at once and clear the screen")},
};

static const struct key_line in_chat[] = {
    {N_("Arrows"), N_("move; also j and k, g and G, Page Up and Page Down")},
    {N_("1-9"), N_("answer, or choose from a list")},
    {N_("Enter"), N_("do what is pointed at; bring the next message sooner")},
    {"m", N_("mark a message that looks like a warning sign; again: take it back")},
    {"c", N_("check something: the picture, the company, a call ...")},
    {"l", N_("leave the conversation: stop, block or report")},
    {"L", N_("another language")},
    {N_("Esc, q"), N_("one screen back; the conversation is kept as it stands")},
    {N_("Ctrl-Q, F10"), N_("quick exit: leave at once and clear the screen")},
};

static void put_keys(struct doc *d, const struct key_line *keys, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str key = str_of(_(keys[i].key));
        struct doc_item *item = doc_say(d, DOC_TEXT, "%.*s: %s", STR_ARG(key), _(keys[i].what));
        struct doc_run *run = arena_new(&d->arena, 1, sizeof *run);
        *run = (struct doc_run){0, (uint16_t)key.len, STYLE_KEY};
        item->runs = run;
        item->run_count = 1;
    }
}

// The screen from which help was asked for.
static enum screen_id below(const struct app *app)
{
    return app->depth > 1 ? app->stack[app->depth - 2].screen : SCREEN_HOME;
}

static void put_debrief(const struct app *app, struct doc *d)
{
    screen_text(d, _("Here you see what happened, and when: each warning sign with the story day "
                     "on which it appeared, and when you marked it."));
    screen_air(d);
    for (size_t i = 0; i < COUNT_OF(legend) && !app->is_plain; i++) {
        doc_say(d, DOC_TEXT, "%s  %s", screen_glyph(app, legend[i].glyph), _(legend[i].what));
    }
    screen_air(d);
    put_keys(d, in_debrief, COUNT_OF(in_debrief));
}

static void put_chat(struct doc *d, bool is_plain)
{
    screen_text(d, _("You write with somebody who was invented. Answer as you like. Mark what "
                     "looks like a warning sign, check what you want to know, and leave when you "
                     "have seen enough. Afterwards you see what happened, and when."));
    screen_air(d);
    if (is_plain) {
        put_keys(d, on_lines, COUNT_OF(on_lines));
    } else {
        put_keys(d, in_chat, COUNT_OF(in_chat));
    }
}

static void fill(const struct app *app, struct doc *d)
{
    enum screen_id from = below(app);
    d->title = str_of(_("Help"));
    d->aside = str_of(_("the keys"));
    if (from == SCREEN_DEBRIEF || from == SCREEN_SIGN || from == SCREEN_REPLAY) {
        put_debrief(app, d);
    } else if (from == SCREEN_HELPME) {
        screen_text(d, _("This page is not part of the practice: its help lines are real."));
        screen_air(d);
        put_keys(d, on_page, COUNT_OF(on_page));
    } else {
        put_chat(d, app->is_plain);
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
