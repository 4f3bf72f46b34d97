// view/pace.h - how a conversation moves: what comes by itself, and what follows
//
// While messages of one burst arrive, the next is due some time after the last
// (or at once, with typing off and on the linear front).  Nothing here is
// scored: a mark is placed by messages, never by time.
#ifndef VIEW_PACE_H
#define VIEW_PACE_H

#include "view/screen.h"

// Ask for the next message.
void pace_read(struct app *app, uint64_t at_ms, struct effects *fx);

// A key came that only moves: it brings the message that is being typed, too.
void pace_hurry(struct app *app, uint64_t at_ms, struct effects *fx);

// Milliseconds that the next message takes to type.
uint64_t pace_pause_ms(const struct session *s);

// After any input: plan the next message of a burst, or ask for it.
void pace_settle(struct app *app, uint64_t at_ms, struct effects *fx);

// After an event was applied: the screen that follows it.
void pace_after(struct app *app, const struct event *done, struct effects *fx);

// The debrief is done with: close the session, go home, propose a few short messages.
void pace_finish(struct app *app, struct effects *fx);

#endif
