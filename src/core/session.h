// core/session.h - one learner's walk through one story
//
// A session is the fold of its events and of nothing else: no clock, no random
// number, no output.  Time and chance arrive inside events, so one log gives
// one session on every machine.
//
//   begin ─▶ READING ─read▶ … ─▶ CHOOSING ─reply▶ READING … ─▶ OVER ─judge▶ JUDGED ─end▶ CLOSED
//               │  ▲                                            ▲
//               ▼  │read (the learner continues)                │
//             RESTING (the story day is over) ── leave ─────────┘
//
// Of a form:  begin ─▶ JUDGED ─item▶ OVER ─judge▶ JUDGED ─item▶ … ─▶ JUDGED ─end▶ CLOSED
#ifndef CORE_SESSION_H
#define CORE_SESSION_H

#include "core/session_state.h"

// A new session of this story, before its begin event.  Both are borrowed.
struct session *session_new(const struct scenario *sc, const struct registry *reg);

// Free it; NULL is fine.
void session_free(struct session *s);

// Whether this event is legal now; *s is not touched.  False with ERR_EVENT
// (or ERR_LIMIT) and a sentence when it is not.
bool session_check(const struct session *s, const struct event *ev, struct err *err);

// Fold one event in.  False with *err set, and *s as it was, when the event is
// not legal here; that is news for the caller, never a reason to stop.
bool session_apply(struct session *s, const struct event *ev, struct err *err);

// The replies offered now, as indices into scenario->replies, in the story's
// order; returns how many.  0 unless CHOOSING.
uint32_t session_choices(const struct session *s, uint32_t out[SCENARIO_REPLIES_MAX]);

// The step that the next `read` will show, or NULL when none is due.
const struct step *session_next(const struct session *s);

// The transcript line of incoming message n, or NULL.
const struct shown *session_find_message(const struct session *s, uint32_t number);

// The raw words of a transcript line: `{learner}` and `**` still in it.  Empty
// for DAY, CHECK_ASKED and a standard answer, which the front words itself.
struct str session_text(const struct session *s, const struct shown *line);

// Whether the learner broke off: block, report, or a stop with reasons named.
bool session_is_broken_off(const struct session *s);

// Messages shown ÷ (shown + fewest still to come), 0..1; 1 at a natural end.
double session_share_read(const struct session *s);

#endif
