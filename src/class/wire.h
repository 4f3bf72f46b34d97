// class/wire.h - the messages of a class: one JSON object a line, at most WIRE_LINE_MAX bytes
//
// {"t": "join", "proto": 1, "code": "K7Q4XM"}.  Unknown keys are ignored, so that a newer
// program can talk to an older one; what is known has to be of its type, size and range.  Texts
// are UTF-8 without control and direction characters.  The table in wire.c says what each
// message carries.
#ifndef CLASS_WIRE_H
#define CLASS_WIRE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/err.h"
#include "core/str.h"

enum {
    WIRE_PROTO = 1,
    WIRE_LINE_MAX = 8192,  // with the newline
    WIRE_PART_MAX = 2048,  // bytes of a story in one message
    WIRE_CODE = 6,
    WIRE_TOKEN = 32,  // hex digits of a resume token
    WIRE_EVENT_MAX = 2048
};

enum wire_kind {
    WIRE_HELLO,  // hub: who it is
    WIRE_JOIN,   // learner: the code, a resume token
    WIRE_TEACH,  // the owner: to teach
    WIRE_BOARD,  // the owner: to show it to the class
    WIRE_WELCOME,
    WIRE_STORY,   // hub: one of the lesson's stories
    WIRE_STATE,   // hub: a whole picture of the class, with its revision
    WIRE_TALLY,   // hub: ballots that were revealed
    WIRE_EV,      // learner: the next line of their log
    WIRE_LOG,     // hub: a line of their log, to somebody who has come back
    WIRE_ACK,     // hub: all up to seq is on the disk
    WIRE_SPIN,    // learner: another name
    WIRE_BALLOT,  // learner
    WIRE_FORGET,  // learner: delete all that is mine
    WIRE_GET,     // a part of a story
    WIRE_PART,
    WIRE_DO,   // teacher: a line for the roll
    WIRE_ROW,  // hub, to the teacher: how far a learner is
    WIRE_SUM,  // hub, to a board: how many recognised something in which stage first
    WIRE_PING,
    WIRE_PONG,
    WIRE_ERR,
    WIRE_KINDS
};

struct wire {
    enum wire_kind kind;
    uint64_t proto, learner, count, gate, round, rev, story, stage, message, day, idle, seq, ms,
        from, size, retry, scam, harmless, unclear, before_scam, before_harmless, before_unclear;
    bool is_paced, is_locked, is_voting, is_revealed, is_here;
    struct str server, session, code, resume, name, title, hash, mode, text, line, verdict, why,
        cells, part, sums;
    json_t *root;  // owned: what the texts point into; NULL in what is to be sent
};

extern const char *const wire_words[WIRE_KINDS];

// Read one line (without its newline).  ERR_NET with a sentence when it is none; what is
// known of it is undefined then.  The caller frees *out when it was one.
bool wire_read(struct str line, struct wire *out, struct err *err);

// Append the message with its newline.  A text that is too long is a mistake of the caller.
void wire_put(const struct wire *w, struct buf *out);

// Free what was read.
void wire_free(struct wire *w);

#endif
