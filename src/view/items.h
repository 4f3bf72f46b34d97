// view/items.h - how a form of short messages is gone through
//
// After a conversation: as many scams as honest ones, from other channels than the
// conversation's where there are, those first that were asked least.  A check-up: all,
// in the order of the file, so that every sitting measures the same.
#ifndef VIEW_ITEMS_H
#define VIEW_ITEMS_H

#include "view/screen.h"

// The form of this use that was taken least lately, as an index; -1: there is none.
int items_form(const struct app *app, enum form use);

// The session that is open goes over a form.
bool items_is_open(const struct app *app);

// The item that is asked now, or was answered last; NULL before the first.
const struct scene *items_now(const struct app *app);

// The scene of the next item, or -1 when all that is asked was.
int items_next(const struct app *app);

// Ask for the next item, or show what it came to.
void items_go_on(struct app *app, uint64_t at_ms, struct effects *fx);

// After an event of a form was applied: the screen that follows it.
void items_after(struct app *app, const struct event *done, uint64_t at_ms, struct effects *fx);

// A conversation has ended: propose a few, unless that is switched off.
void items_offer(struct app *app);

// Break off: nothing is kept open.
void items_stop(struct app *app, struct effects *fx);

// Add the messages of the item, with the words of signs and look-alikes styled or not.
void items_put(const struct app *app, struct doc *d, bool with_signs);

#endif
