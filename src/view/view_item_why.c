#include "core/msg.h"
#include "view/items.h"
#include "view/taught.h"
#include "view/said.h"

static const char *said_it_was(enum verdict verdict)
{
    static const char *const words[VERDICTS] = {
        [VERDICT_SCAM] = N_("You said: a scam."),
        [VERDICT_HARMLESS] = N_("You said: honest."),
        [VERDICT_UNCLEAR] = N_("You left it open."),
    };
    return _(words[verdict]);
}

static void put_signs(const struct app *app, struct doc *d, const struct message *m)
{
    for (uint16_t i = 0; i < m->sign_count; i++) {
        const struct sign *sign = &app->registry->signs[m->signs[i].sign];
        screen_air(d);
        doc_add(d, DOC_TEXT, sign->name)->style = STYLE_STRONG;
        doc_add(d, DOC_TEXT, said_words(app, d, sign->looks));
        doc_add(d, DOC_TEXT, said_words(app, d, sign->todo));
    }
    for (uint16_t i = 0; i < m->look_count; i++) {
        struct str name = taught_name(app, m->looks[i].sign);
        screen_air(d);
        doc_say(d, DOC_TEXT, _("It looks like this sign, and is not: %.*s"), STR_ARG(name))->style =
            STYLE_STRONG;
        doc_add(d, DOC_TEXT, said_words(app, d, m->looks[i].why));
    }
}

static void fill(const struct app *app, struct doc *d)
{
    const struct scene *item = items_is_open(app) ? items_now(app) : NULL;
    if (!item) {
        return;
    }
    const struct session *s = app->session;
    bool is_scam = item->verdict == VERDICT_SCAM;
    d->title = str_of(is_scam ? _("This one was a scam") : _("This one was honest"));
    d->aside = doc_text(d, _("%u of %u"), s->item_count, s->scenario->ask);
    items_put(app, d, true);
    screen_air(d);
    screen_text(d, said_it_was(s->judged));
    doc_add(d, DOC_TEXT, said_words(app, d, item->why));
    for (size_t i = 0; i < s->shown_count; i++) {
        const struct message *m = said_message(app, &s->shown[i]);
        if (m) {
            put_signs(app, d, m);
        }
    }
    screen_move_key(app, d, _("read on"));
    doc_key(d, "Enter", _("next"), INTENT_ENTER);
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "q", _("stop here"), INTENT_QUIT);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)item;
    if (intent == INTENT_QUIT || intent == INTENT_BACK) {
        items_stop(app, fx);
    } else if (intent == INTENT_ENTER || intent == INTENT_NEXT) {
        items_go_on(app, at_ms, fx);
    }
}

const struct view_screen view_item_why = {
    .name = "item-why", .owns_back = true, .fill = fill, .act = act};
