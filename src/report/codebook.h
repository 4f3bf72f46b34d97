// report/codebook.h - the research export: one row a conversation, one row an event
//
// CSV after RFC 4180 with a head line.  Nothing of a person: conversations are numbered, days
// count from the first one, and no text is in it.  What is not defined is an empty cell.  One
// table of columns gives the head, the rows and the codebook.
#ifndef REPORT_CODEBOOK_H
#define REPORT_CODEBOOK_H

#include <stdint.h>

#include "core/session.h"
#include "core/str.h"

// A finished conversation.
struct codebook_session {
    const struct session *session;
    uint32_t number;  // running, from 1, the oldest first
    int64_t day;      // since the first conversation
};

// Append the head line of the table of conversations, or one of its rows.
void codebook_sessions_head(struct buf *out);
void codebook_session(const struct codebook_session *one, struct buf *out);

// Append the head line of the table of events, or one of its rows: event `seq` (from 1).
void codebook_events_head(struct buf *out);
void codebook_event(uint32_t number, uint32_t seq, const struct event *event, struct buf *out);

// Append the codebook: table, column, what it means; CSV too.
void codebook_text(struct buf *out);

#endif
