// view/beside.h - what an author sees beside the conversation, in a preview
//
// The findings of the file stand at the side where there is room, else the first
// of them above the keys.
#ifndef VIEW_BESIDE_H
#define VIEW_BESIDE_H

#include "view/app_state.h"

// Add the signs of this line and what only resembles one, in words.
void beside_signs(const struct app *app, struct doc *d, const struct shown *line);

// Name the keys of a preview.
void beside_keys(const struct app *app, struct doc *d);

// What to type on the linear front.
struct str beside_prompt(const struct app *app, struct doc *d);

// Add the findings at the side, or as the status.
void beside_findings(const struct app *app, struct doc *d);

// "2 errors, 1 warning", in the doc's arena.
struct str beside_count(const struct app *app, struct doc *d);

// One finding: "line 31: error: sentence", in the doc's arena.
struct str beside_finding(struct doc *d, const struct finding *one);

// Do what a key of a preview means.  False when it is none.
bool beside_act(struct app *app, enum intent intent);

#endif
