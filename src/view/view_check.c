#include "core/msg.h"
#include "view/screen.h"

static const char *const names[CHECKS] = {
    [CHECK_PHOTO] = N_("The picture: does it appear elsewhere?"),
    [CHECK_SOMEONE] = N_("Somebody I trust: what do they think?"),
    [CHECK_COMPANY] = N_("The company or place: what is known of it?"),
    [CHECK_CALL] = N_("A call with a picture"),
    [CHECK_CALLBACK] = N_("Call back, on a number I found myself"),
    [CHECK_WAIT] = N_("Wait a day before I answer"),
};

static void fill(const struct app *app, struct doc *d)
{
    d->title = str_of(_("Check"));
    d->aside = str_of(_("checking costs nothing"));
    screen_text(d, _("What would you like to check?"));
    screen_air(d);
    for (int i = 0; i < CHECKS; i++) {
        bool is_done = app->session && (app->session->checked & (1u << i));
        struct str text = doc_text(d, "%s%s", _(names[i]), is_done ? _(" (done)") : "");
        doc_add(d, DOC_CHOICE, text)->id = i;
    }
    screen_list_keys(app, d);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    if (intent == INTENT_ENTER && item) {
        screen_event(fx, EVENT_CHECK, at_ms)->u.check = (enum check_kind)item->id;
        if (!screen_allow(app, fx)) {
            screen_pop(app);
        }
    }
}

const struct view_screen view_check = {.name = "check", .fill = fill, .act = act};
