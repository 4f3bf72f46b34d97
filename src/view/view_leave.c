#include <string.h>

#include "core/msg.h"
#include "view/screen.h"

enum { LEAVE_NOT = LEAVES };

static void fill(const struct app *app, struct doc *d)
{
    d->title = str_of(_("Leave the conversation"));
    screen_text(d, _("You can leave at any moment, for any reason or none."));
    screen_air(d);
    screen_choice(d, LEAVE_STOP, _("Stop writing"));
    screen_choice(d, LEAVE_BLOCK, _("Block"))->hint = str_of(_("nothing more can come"));
    screen_choice(d, LEAVE_REPORT, _("Report"))->hint = str_of(_("the platform looks at it"));
    screen_choice(d, LEAVE_NOT, _("Go back to the conversation"));
    screen_list_keys(app, d);
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    (void)fx;
    if (intent != INTENT_ENTER || !item) {
        return;
    }
    if (item->id == LEAVE_NOT) {
        screen_pop(app);
        return;
    }
    app->leave_how = (enum leave_how)item->id;
    memset(app->reasons, 0, sizeof app->reasons);
    screen_push(app, SCREEN_REASONS);
}

const struct view_screen view_leave = {.name = "leave", .fill = fill, .act = act};
