// run/member.h - a learner in a class: own log, line to the hub, the story that is open
//
// Keeps the order that nothing may break: legal? → on this disk → applied → sent.  Without a
// line everything goes on; what the hub has not acknowledged is sent when it is back.
#ifndef RUN_MEMBER_H
#define RUN_MEMBER_H

#include <sys/types.h>

#include "class/link.h"
#include "core/session.h"
#include "run/library.h"
#include "run/outbox.h"
#include "view/room.h"

// Where the class is and who comes; all of it is borrowed.
struct member_plan {
    const char *socket;
    uid_t owner;
    const char *code;
    const char *folder, *name;  // of the outbox; folder NULL: nothing on the disk
    bool is_new;                // not as whoever was here before
    struct library *lib;
    const char *lang, *region;
};

struct member_story {
    char id[SCENARIO_ID_MAX + 1], hash[65];
    struct buf title, text;  // text: what has come of the file
    uint64_t size;
    struct scenario *scenario;  // owned; NULL: not loaded
};

struct member {
    const struct member_plan *plan;
    struct room room;  // what the screens show
    struct link_plan line;
    struct link *link;  // owned
    struct outbox box;
    struct buf title, name;
    struct member_story stories[LESSON_STORIES_MAX];
    int story;                // index of the one that is open; -1: none
    int wanted;               // of the one that is being fetched; -1: none
    struct session *session;  // owned
    uint64_t base_ms;         // clock_ms() at active time 0
    uint32_t seq, acked, learner;
    bool keeps_token;   // never come as somebody new
    bool is_forgotten;  // the hub has deleted everything of this learner, and so has this disk
    char why[400];
};

// Begin; nothing is tried before member_step.  false with *err when the outbox cannot be used.
bool member_open(struct member *m, const struct member_plan *plan, struct err *err);

// Do what is possible at once: connect, send, take what came; m->room is up to date then.
void member_step(struct member *m);

// What to wait for, as link_fd and link_timeout.
int member_fd(const struct member *m);
int member_timeout(const struct member *m);

// Begin story i, or go on with it; true when m->session is there.  false with err->code
// ERR_NONE: its text is on the way, try again after the next member_step; else *err says why.
bool member_play(struct member *m, int i, struct err *err);

// One event of the session.  On failure the session is as it was.
bool member_event(struct member *m, const struct event *ev, struct err *err);

uint64_t member_now(const struct member *m);
void member_draw_name(struct member *m);
// Ask for everything to be deleted; false when there is no line.
bool member_forget(struct member *m);

void member_vote(struct member *m, enum verdict verdict);

// The open story is done with.
void member_close_story(struct member *m);

void member_close(struct member *m);

#endif
