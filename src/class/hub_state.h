// class/hub_state.h - what a hub holds; private to this folder
#ifndef CLASS_HUB_STATE_H
#define CLASS_HUB_STATE_H

#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/listener.h>
#include <sys/types.h>

#include "class/hub_plan.h"
#include "core/roll.h"
#include "core/session.h"

enum {
    HUB_CONNECTIONS_MAX = 2100,
    HUB_PER_USER_MAX = 4,
    HUB_HANDSHAKE_S = 5,
    HUB_IDLE_S = 45,
    HUB_RATE = 20,                // messages a second and connection
    HUB_BURST = 40,               // of them at once
    HUB_GUESSES = 5,              // wrong codes a minute and user
    HUB_SKIP_BYTES = 64 * 1024,   // waiting to be sent: states are skipped
    HUB_DROP_BYTES = 256 * 1024,  // the line is given up
    HUB_UNACKED_MAX = 256,        // lines of one learner that are not on the disk yet
    HUB_ROWS_MS = 250,            // between two pictures for the teacher
    HUB_RETRY_MS = 500,           // after the store said no
    HUB_LINGER_S = 2,             // for a last word
    HUB_BOARD_MIN = 5,            // ballots below which nothing is shown
    HUB_USERS_MAX = 4096          // users whose wrong codes are counted
};

enum role { ROLE_NONE, ROLE_LEARNER, ROLE_TEACHER, ROLE_BOARD };

struct conn {
    struct hub *hub;
    struct conn *next, *before;
    struct bufferevent *bev;  // owned
    uid_t uid;
    enum role role;
    uint32_t learner;    // of ROLE_LEARNER
    uint64_t tokens_ms;  // messages that it may still send, in thousandths; and when that was so
    uint64_t tokens;
    struct event *again;  // owned: reads on when it was too fast
    bool is_closing, is_welcome_due, is_name_due, is_ack_due, is_state_due;
    bool is_forgotten;            // to be told when that is on the disk
    char resume[WIRE_TOKEN + 1];  // of a new learner, until it was told
};

// One learner's work.
struct seat {
    struct session *session;  // owned; of the story that is open
    uint32_t story;           // its index
    uint32_t seq;             // lines taken
    uint32_t acked;           // of them on the disk
    uint32_t begin;           // the line with which the open story began
    uint64_t at_ms;           // clock when the last one came
    struct conn *conn;        // NULL: away
    bool is_dirty;            // the teacher has an older picture
};

// A line on its way to the disk; an empty one begins the learner's log, or deletes it.
struct item {
    uint32_t learner;  // 0: the class's own log
    uint32_t seq;
    uint64_t ms;
    char *line;  // owned
    size_t len;
    bool is_end;  // delete the log
};

struct guess {
    uid_t uid;
    uint32_t count;
    uint64_t since_ms;
};

struct hub {
    const struct hub_plan *plan;
    struct event_base *base;
    struct evconnlistener *listener;
    struct event *commit, *rows, *listen_again, *stop, *interrupt, *linger;
    struct conn *conns;
    uint32_t conn_count, teachers, boards;
    struct roll roll;
    uint32_t roll_seq;   // lines of the class's own log
    uint64_t begin_ms;   // clock at the class's time 0
    struct seat *seats;  // owned; of learner n: seats[n - 1]
    uint32_t seat_count;
    size_t seat_cap;
    struct item *items;  // owned
    size_t item_count, item_cap;
    struct guess *guesses;  // owned
    size_t guess_count, guess_cap;
    bool is_state_due;
    char sums[80];      // what boards were told last
    char trouble[320];  // what the store said last; empty: nothing
};

// --- hub_conn.c: one line, and what it may do

// Take over an accepted socket.
void conn_open(struct hub *hub, int fd);

// Send a message now.
void conn_send(struct conn *c, const struct wire *w);

// Say why and close; code is a word for programs.
void conn_refuse(struct conn *c, const char *code, const char *why, uint32_t retry_ms);

void conn_close(struct conn *c);

// It has said who it is: it may be silent for longer.
void conn_settle(struct conn *c);

// The stories of the lesson.
void conn_tell_stories(struct conn *c);

// Everything that is waiting to be told to this line.
void conn_tell(struct conn *c);

// --- hub_learner.c, hub_teacher.c: what a message does

typedef void handle_fn(struct conn *c, const struct wire *w);
handle_fn learner_join, learner_ev, learner_spin, learner_ballot, learner_forget, learner_get;
handle_fn teacher_teach, teacher_board, teacher_do;

// Welcome a learner who is in: the lesson, and the log of the story that is open.
void learner_welcome(struct conn *c);

// The rows that have changed, to every teacher; all of them to one.
void teacher_rows(struct hub *hub);
void teacher_all(struct conn *c);

// How many recognised something in which stage, to every board, when that has changed;
// nothing below HUB_BOARD_MIN learners.
void teacher_sums(struct hub *hub);

// --- hub_book.c: the store

// Read what the store has of the class, or begin it.
bool book_open(struct hub *hub, struct err *err);

// Fold a class event in and put its line on the way to the disk; false with *err when it may
// not happen now.
bool book_roll(struct hub *hub, const struct roll_event *ev, struct err *err);

// Fold a learner's line in and put it on its way; false with *err when it is not legal.
bool book_line(struct hub *hub, uint32_t learner, uint64_t ms, struct str line, struct err *err);

// Forget a learner: everything of theirs is on its way out.
bool book_forget(struct hub *hub, uint32_t learner, struct err *err);

// Write all that is on its way; false when the store says no (it is tried again).
bool book_commit(struct hub *hub);

// Free sessions and items.
void book_close(struct hub *hub);

// The picture of the class now.
struct wire hub_state_picture(const struct hub *hub);

#endif
