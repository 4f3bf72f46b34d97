#include "core/msg.h"
#include "view/beside.h"
#include "view/screen.h"

static void fill(const struct app *app, struct doc *d)
{
    const struct findings *f = app->preview ? app->preview->findings : NULL;
    d->title = str_of(_("Findings"));
    if (f && f->count) {
        d->aside = beside_count(app, d);
    } else {
        screen_text(d, _("Nothing is the matter with this file."));
    }
    for (size_t i = 0; f && i < f->count; i++) {
        struct str text = beside_finding(d, &f->list[i]);
        doc_add(d, DOC_TEXT, text);
        screen_air(d);
    }
    screen_list_keys(app, d);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)item;
    (void)at_ms;
    (void)fx;
    if (intent == INTENT_ENTER) {
        screen_pop(app);
    }
}

const struct view_screen view_findings = {.name = "findings", .fill = fill, .act = act};
