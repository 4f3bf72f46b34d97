#include "core/msg.h"
#include "view/taught.h"
#include "view/said.h"
#include "view/screen.h"
#include "view/tell.h"

static void put_part(struct doc *d, const char *head, struct str text)
{
    if (text.len) {
        screen_head(d, head);
        doc_add(d, DOC_TEXT, text);
    }
}

static void put_source(struct doc *d, const struct source *source)
{
    bool is_read = source->checked.len && !str_is_c(source->checked, "never");
    if (source->says.len) {
        doc_say(d, DOC_TEXT, "%.*s: %.*s", STR_ARG(source->name), STR_ARG(source->says));
    } else {
        doc_add(d, DOC_TEXT, source->name);
    }
    if (source->url.len && is_read) {
        doc_say(d, DOC_TEXT, _("%.*s (read on %.*s)"), STR_ARG(source->url),
                STR_ARG(source->checked));
    } else if (source->url.len) {
        doc_say(d, DOC_TEXT, _("%.*s (not checked)"), STR_ARG(source->url));
    } else {
        doc_add(d, DOC_TEXT, str_of(_("Not checked.")))->style = STYLE_QUIET;
    }
}

enum { SOURCES_SHOWN = 3 };  // the first ones; signs.yaml lists the strongest first

static void put_sources(const struct app *app, struct doc *d, const struct sign *sign)
{
    const struct registry *reg = app->session->registry;
    for (uint32_t i = 0; i < sign->authority_count && i < SOURCES_SHOWN; i++) {
        if (sign->authorities[i] < reg->source_count) {
            if (i == 0) {
                screen_head(d, _("Who says so"));
            }
            put_source(d, &reg->sources[sign->authorities[i]]);
        }
    }
}

static void put_when(struct doc *d, const struct taught *one, const struct score_sign *scored)
{
    if (one->look || !scored) {
        return;
    }
    doc_say(d, DOC_TEXT, _("It first showed on day %u, in message %u."), scored->onset_day,
            scored->onset);
    if (scored->t) {
        struct str later = tell_later(d, scored, false);
        doc_say(d, DOC_TEXT, _("You marked it %.*s."), STR_ARG(later));
    } else if (scored->is_censored) {
        screen_text(d, _("You left soon after it, so it does not count."));
    } else {
        screen_text(d, _("You did not mark it. From now on you know it."));
    }
}

static void put_sign(const struct app *app, struct doc *d, const struct taught *one)
{
    const struct sign *sign = &app->session->registry->signs[one->sign];
    struct score score;
    score_session(app->session, &score);
    d->title = sign->name;
    struct doc_item *said = said_line(app, d, one->line, SAID_SIGNS);
    said->can_focus = false;
    screen_air(d);
    put_when(d, one, taught_find(&score, one->sign));
    if (one->look) {
        doc_say(d, DOC_TEXT, _("Here it was fine. %.*s"),
                STR_ARG(said_words(app, d, one->look->why)));
    }
    put_part(d, _("What it is"), sign->looks);
    put_part(d, _("Why it works on anyone"), sign->why);
    put_part(d, _("What to do"), sign->todo);
    put_part(d, _("The honest look-alike"), sign->lookalike);
    put_part(d, _("How to tell them apart"), sign->cue);
    put_sources(app, d, sign);
}

static void fill(const struct app *app, struct doc *d)
{
    struct taught list[REGISTRY_SIGNS_MAX];
    bool is_judged = app->session && app->session->state >= SESSION_JUDGED;
    size_t n = is_judged ? taught_list(app, list) : 0;
    size_t at = (size_t)(app->sign < 0 ? 0 : app->sign);
    if (at < n) {
        put_sign(app, d, &list[at]);
        d->aside = doc_text(d, _("%u of %u"), (unsigned)at + 1, (unsigned)n);
    }
    doc_key(d, "Enter", at + 1 < n ? _("next sign") : _("back to the debrief"), INTENT_ENTER);
    screen_move_key(app, d, _("read on"));
    doc_key(d, "h", _("help lines"), INTENT_HELP_LINES);
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "q", _("back"), INTENT_QUIT);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)item;
    (void)at_ms;
    (void)fx;
    struct taught list[REGISTRY_SIGNS_MAX];
    if (intent == INTENT_HELP_LINES) {
        screen_push(app, SCREEN_HELPME);
    } else if (intent == INTENT_ENTER || intent == INTENT_NEXT) {
        size_t n = app->session ? taught_list(app, list) : 0;
        app->sign++;
        if ((size_t)app->sign < n) {
            screen_swap(app, SCREEN_SIGN);
        } else {
            screen_pop(app);
        }
    }
}

const struct view_screen view_sign = {.name = "sign", .fill = fill, .act = act};
