// view/tell.h - the sentences of the debrief, and words for what a story came to
//
// Calm, in whole sentences; a part that is not defined is left out and never
// shown as nought.  Only for judged sessions, save tell_theme.
#ifndef VIEW_TELL_H
#define VIEW_TELL_H

#include "view/app_state.h"

// "plain colours", "dark" …
const char *tell_theme(enum theme theme);

// One sentence: what it was.
const char *tell_what(enum verdict verdict);

// One sentence: what the learner took it for, and what it was.
const char *tell_judged(const struct session *s);

// A few words for a list: "taken for a scam, and it was one".
const char *tell_outcome(enum score_outcome outcome);

// "at once", "2 messages later", "the next day"; is_short for narrow windows.
struct str tell_later(struct doc *d, const struct score_sign *sign, bool is_short);

// Add how many signs were noticed, harmless messages marked, what was kept, and
// the number with its parts.
void tell_score(const struct app *app, struct doc *d, const struct score *score);

// Add how it ended: the ending's sentence, or how the learner left.
void tell_end(const struct app *app, struct doc *d);

#endif
