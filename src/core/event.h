// core/event.h - what happened: the only thing that is ever stored or sent
//
// Choices are named by key, never by position.  The text form is one line,
// "kind name=value …", values percent-encoded where they need it; it is what
// the store keeps and what a class sends inside its envelope.
#ifndef CORE_EVENT_H
#define CORE_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "core/err.h"
#include "core/scenario.h"
#include "core/str.h"

enum event_kind {
    EVENT_BEGIN,
    EVENT_READ,    // advance to the next message; also the learner's "continue"
    EVENT_REPLY,   // choice
    EVENT_CHECK,   // which verification
    EVENT_MARK,    // message, optional sign
    EVENT_UNMARK,  // message
    EVENT_LEAVE,   // how, and the messages that made the learner leave
    EVENT_JUDGE,   // what was this, how sure
    EVENT_PAUSE,
    EVENT_RESUME,
    EVENT_END,   // the learner has seen the debrief
    EVENT_ITEM,  // of a form: which is shown next; `judge` answers it
    EVENT_KINDS
};

enum event_mode { MODE_PRACTICE, MODE_CLASS, MODE_KIOSK, MODE_TEST, MODES };

enum { EVENT_REASON_WORDS = 16 };  // 64 messages a word: SCENARIO_SHOWN_MAX fits

struct event {
    enum event_kind kind;
    uint64_t at_ms;  // active time since the session began; never runs back; never scored
    union {
        struct {
            char scenario[SCENARIO_ID_MAX + 1], hash[65], lang[16], region[8];
            uint32_t version;
            uint64_t seed;
            enum event_mode mode;
        } begin;
        char choice[SCENARIO_ID_MAX + 1];  // REPLY: the reply's key; ITEM: the item's id
        enum check_kind check;             // CHECK
        struct {
            uint32_t message;                // MARK, UNMARK: number of an incoming message, from 1
            char sign[SCENARIO_ID_MAX + 1];  // MARK: may be empty
        } mark;
        struct {
            enum leave_how how;
            uint64_t reasons[EVENT_REASON_WORDS];  // bit n-1: message n
        } leave;
        struct {
            enum verdict verdict;  // UNCLEAR: cannot tell yet
            uint8_t sure;          // 1 a guess, 2 fairly, 3 very
        } judge;
    } u;
};

// "begin", "read", …
extern const char *const event_kind_words[EVENT_KINDS];
extern const char *const event_mode_words[MODES];

// The begin event of this story, of nobody: no language, no region, MODE_TEST.
struct event event_begin(const struct scenario *sc, uint64_t seed);

// Put the learner's language and region (each may be NULL: none) into a begin event; an
// adaptation keeps its own region, since its money and numbers belong to its telling.
void event_place(struct event *ev, const struct scenario *sc, const char *lang, const char *region);

// Add message n to, or ask for it among, the reasons of a leave.
void event_reason_add(struct event *ev, uint32_t message);
bool event_reason_has(const struct event *ev, uint32_t message);

// Append the text form without at_ms and without a newline.
void event_fmt(const struct event *ev, struct buf *out);

// Read the text form into *ev (at_ms is 0).  False with ERR_SYNTAX when it is
// not one; unknown names, missing names and numbers out of range are refused.
bool event_parse(struct str line, struct event *ev, struct err *err);

#endif
