#include <stdio.h>

#include "core/msg.h"
#include "view/said.h"
#include "view/screen.h"

enum { JUST_MARK = REGISTRY_SIGNS_MAX };

static void put_message(const struct app *app, struct doc *d)
{
    const struct shown *line = session_find_message(app->session, app->message);
    if (line) {
        struct doc_item *item = said_line(app, d, line, SAID_PLAIN);
        item->can_focus = false;
        screen_air(d);
    }
}

static void fill(const struct app *app, struct doc *d)
{
    d->title = str_of(_("Marked"));
    d->aside = str_of(_("naming it is up to you"));
    if (app->session) {
        put_message(app, d);
    }
    screen_text(d, _("What does it look like?"));
    screen_choice(d, JUST_MARK, _("Just mark it"));
    for (uint32_t i = 0; app->registry && i < app->registry->sign_count; i++) {
        doc_add(d, DOC_CHOICE, app->registry->signs[i].name)->id = (int)i;
    }
    screen_move_key(app, d, _("move"));
    doc_key(d, "Enter", _("choose"), INTENT_ENTER);
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "q", _("just mark it"), INTENT_QUIT);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    if (intent != INTENT_ENTER || !item) {
        return;
    }
    if (item->id == JUST_MARK) {
        screen_pop(app);
        return;
    }
    struct event *ev = screen_event(fx, EVENT_MARK, at_ms);
    struct str id = app->registry->signs[item->id].id;
    ev->u.mark.message = app->message;
    (void)snprintf(ev->u.mark.sign, sizeof ev->u.mark.sign, "%.*s", STR_ARG(id));
    if (!screen_allow(app, fx)) {
        screen_pop(app);
    }
}

const struct view_screen view_signs = {.name = "signs", .fill = fill, .act = act};
