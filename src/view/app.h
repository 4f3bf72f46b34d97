// view/app.h - the whole program as a value: inputs in, effects out
//
// app_apply never reads a clock, a file or a terminal.  What the world must do
// it says as effects; run/ performs them and tells the app how it went.
//
//   input ─▶ app_apply ─▶ effects ─▶ run ─▶ (store, session_apply) ─▶ app_apply(INPUT_DONE …)
//                 └─▶ app_doc ─▶ layout_draw | plain lines
#ifndef VIEW_APP_H
#define VIEW_APP_H

#include "view/app_state.h"

// A program that shows the home screen.
void app_init(struct app *app, const struct registry *reg);

// Fold one input in; returns how many effects were written, in order.
size_t app_apply(struct app *app, const struct input *in, struct effect out[APP_EFFECTS_MAX]);

// What the top screen says now.  d is cleared first.
void app_doc(const struct app *app, struct doc *d);

// Draw it: app_doc and layout_draw; keeps the scroll of the top screen.  The next
// app_apply looks at d once more: it stays as it is until then.
void app_draw(struct app *app, struct doc *d, struct frame *f);

// Milliseconds from now (active time) until INPUT_TICK is wanted, or -1 for never.
int app_timeout(const struct app *app, uint64_t now_ms);

// The top screen.
enum screen_id app_top(const struct app *app);

#endif
