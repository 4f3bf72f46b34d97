// view/said.h - the lines of a conversation as items of a doc
//
// Places are filled with this learner's words, ** becomes strong, and where
// asked the words of signs are styled.  Needs an open session.
#ifndef VIEW_SAID_H
#define VIEW_SAID_H

#include "core/score.h"
#include "view/app_state.h"

enum said_how {
    SAID_PLAIN,  // as it was met
    SAID_SIGNS,  // with the words of signs styled: only after the judgement
};

// Words of the story as this learner reads them, without **, in the doc's arena.
struct str said_words(const struct app *app, struct doc *d, struct str raw);

// An amount in the session's money, in the doc's arena.
struct str said_money(const struct app *app, struct doc *d, uint64_t amount);

// Add one line of the transcript; NULL when it shows nothing here.
struct doc_item *said_line(const struct app *app, struct doc *d, const struct shown *line,
                           enum said_how how);

// The name of who wrote it, as the cast has it; empty for a line that nobody wrote.
struct str said_by(const struct app *app, const struct shown *line);

// The message of a transcript line, or NULL.
const struct message *said_message(const struct app *app, const struct shown *line);

// Who the conversation is with: the first of the cast who is not trusted; of a form, who
// sent the item.
const struct cast *said_contact(const struct app *app);

// The story day of the newest line: the session's own runs ahead while it rests.
uint32_t said_day(const struct session *s);

// What setting out on a check is called in the conversation.
const char *said_check(enum check_kind check);

#endif
