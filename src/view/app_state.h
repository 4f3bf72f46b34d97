// view/app_state.h - what the app holds, takes and gives: screens, inputs, effects
//
// Plain data.  The functions over it are in app.h; the screens' in screen.h.
#ifndef VIEW_APP_STATE_H
#define VIEW_APP_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/carry.h"
#include "core/err.h"
#include "core/finding.h"
#include "core/profile.h"
#include "core/registry.h"
#include "core/score.h"
#include "core/session.h"
#include "core/sitting.h"
#include "view/doc.h"
#include "view/room.h"

enum screen_id {
    SCREEN_HOME,
    SCREEN_CHOOSE,  // list of conversations
    SCREEN_NOTE,    // content note: start, skip, back
    SCREEN_CHAT,
    SCREEN_SIGNS,    // name the sign of a marked message
    SCREEN_CHECK,    // which check
    SCREEN_LEAVE,    // stop, block, report
    SCREEN_REASONS,  // which messages made you leave
    SCREEN_JUDGE,    // what was this
    SCREEN_SURE,     // how sure are you
    SCREEN_DEBRIEF,  // timeline and sentence
    SCREEN_SIGN,     // one sign: fact, why, what to do, look-alike, authority
    SCREEN_REPLAY,   // the conversation again with the signs
    SCREEN_EXITS,    // what the other ends were; harmless messages that were marked
    SCREEN_HELPME,   // Is this happening to me?
    SCREEN_PROGRESS,
    SCREEN_SETTINGS,
    SCREEN_REGIONS,  // which region
    SCREEN_LANGUAGES,
    SCREEN_HELP,     // the keys
    SCREEN_NEWER,    // the story was corrected; where the conversation goes on
    SCREEN_PREVIEW,  // an author's file: what is the matter with it, where to play
    SCREEN_SCENES,   // which scene to jump to
    SCREEN_FINDINGS,
    SCREEN_ITEMS,     // a few short messages to judge: start or skip
    SCREEN_ITEM,      // one of them
    SCREEN_ITEM_WHY,  // what it was, and why
    SCREEN_ITEMS_END,
    SCREEN_ROOM,  // a learner's class: its conversations
    SCREEN_FORGET,
    SCREEN_PAUSED,
    SCREEN_VOTE,
    SCREEN_HALL,   // the teacher's class: who is where
    SCREEN_BOARD,  // what the class is shown of it
    SCREEN_HALL_LIST,
    SCREEN_HALL_TALK,
    SCREEN_HALL_END,
    SCREEN_PROBLEM,  // something could not be done: one sentence, and what to do
    SCREENS
};

enum key {  // INPUT_KEY values that are not a character
    KEY_IS_UP = 0x110000,
    KEY_IS_DOWN,
    KEY_IS_LEFT,
    KEY_IS_RIGHT,
    KEY_IS_PAGE_UP,
    KEY_IS_PAGE_DOWN,
    KEY_IS_HOME,
    KEY_IS_END,
    KEY_IS_ENTER,
    KEY_IS_ESC,
    KEY_IS_TAB,
    KEY_IS_BACKTAB,
    KEY_IS_BACKSPACE,
    KEY_IS_QUICK_EXIT,  // Ctrl-Q, F10
    KEY_IS_WHEEL_UP,
    KEY_IS_WHEEL_DOWN
};

enum intent {
    INTENT_NONE,
    INTENT_ENTER,  // act on the focus
    INTENT_BACK,
    INTENT_QUIT,  // save and go back; on the home screen leave the program
    INTENT_HELP,
    INTENT_MARK,
    INTENT_CHECK,
    INTENT_LEAVE,
    INTENT_NEXT,
    INTENT_REPLAY,
    INTENT_HELP_LINES,
    INTENT_EXITS,
    INTENT_SKIP,  // in a preview: the list of scenes
    INTENT_FINDINGS,
    INTENT_LANGUAGE,
    INTENT_SIGNS,  // show the signs while playing, or not
    INTENT_QUICK_EXIT,
    INTENTS
};

enum input_kind {
    INPUT_KEY,     // value: a code point or enum key
    INPUT_CLICK,   // value: item index of the doc (frame_item_at), or -1 - key index for the footer
    INPUT_CHOOSE,  // value: number of a choice, from 1 (plain front)
    INPUT_MARK,    // value: message number (plain front)
    INPUT_INTENT,  // value: enum intent
    INPUT_TICK,    // the time-out asked for has passed
    INPUT_RESIZE,  // value: rows; cols in other
    INPUT_APPLIED,  // an EFFECT_EVENT was stored and applied to the session
    INPUT_LOADED,   // an EFFECT_START or EFFECT_RESUME has put a session in place
    INPUT_FAILED,   // an effect could not be done: err says why
};

struct input {
    enum input_kind kind;
    int value, other;
    uint64_t at_ms;         // active time, for the events that come of it
    const struct err *err;  // FAILED: borrowed for the call
};

enum effect_kind {
    EFFECT_NONE,
    EFFECT_EVENT,        // store event, then apply it, then INPUT_APPLIED or INPUT_FAILED
    EFFECT_START,        // load story `index` of the list, a new session, its begin event
    EFFECT_FORM,         // load form `index` of the list, a new session over its items
    EFFECT_RESUME,       // load the open session of story `index`; -1: the newest one
    EFFECT_NO_SAVE,      // go on without saving
    EFFECT_SETTINGS,     // settings changed: save them, use them
    EFFECT_LANGUAGES,    // fill app->languages
    EFFECT_LANGUAGE,     // speak language `index` of the list from now on
    EFFECT_PROGRESS,     // fill app->pasts
    EFFECT_SCENE,        // preview: play scene `index` from its beginning; -1: from the start
    EFFECT_ROOM_STORY,   // class: begin conversation `index`, or go on with it
    EFFECT_ROOM_NAME,    // class: draw another name
    EFFECT_ROOM_VOTE,    // class: vote for verdict `index`
    EFFECT_ROOM_FORGET,  // class: delete what is kept, and leave
    EFFECT_HALL_DO,      // the teacher: what app->hall_do says
    EFFECT_CLOSE,        // the session is done with: free it
    EFFECT_QUIT,
    EFFECT_QUICK_EXIT,  // clear screen and scrollback, leave at once
    EFFECT_SUSPEND
};

struct effect {
    enum effect_kind kind;
    int index;
    struct event event;
};

enum { APP_EFFECTS_MAX = 4, APP_STORIES_MAX = 512, APP_SCREENS_DEEP = 8 };

enum theme { THEME_AUTO, THEME_DARK, THEME_LIGHT, THEME_CONTRAST, THEME_MONO, THEMES };
extern const char *const app_theme_words[THEMES];

struct settings {
    enum theme theme;
    bool ascii, mouse;
    bool typing;  // false: reduced motion, messages come at once
    bool hide_progress;
    bool by_chance;  // what is proposed: by chance, not by what fades
    bool no_items;   // no short messages after a conversation
    char region[8], lang[16];
};

// What the lists know of a story without its verdict.
struct story {
    struct str id, title, family, topics, platform, twin;  // borrowed from the shell's catalogue
    enum channel channel;
    uint32_t minutes;
    bool is_played;
    bool is_open;     // begun and not finished: it can be continued
    struct str lang;  // in which it is told, when that is not the one in use; else empty
    bool has_error;   // not offered; `wary check` says why
    // For what is proposed only, and never shown: the verdict would be known before the end.
    bool is_honest;
    uint64_t signs;  // that it shows, or harmless look-alikes of them; bit a sign
    double need;     // how much practising these is needed; profile_need
};

// One finished session, newest first.
struct past {
    struct str title;
    struct str id;  // of the story; may be empty
    char when[16];  // "2026-11-23"
    enum verdict verdict;
    enum score_outcome outcome;
    int number;  // 0..100, or -1
    uint32_t noticed, counted;
};

// What the lists know of a form of items.
struct form_entry {
    struct str id, title;  // borrowed from the shell's catalogue
    enum form use;
    uint32_t ask, minutes;
};

// What an author sees beside the story while writing it.
struct preview {
    struct str file;                  // its name, without folders
    const struct findings *findings;  // of the file as it was saved last; sorted
    const struct scenario *scenario;  // what is played: the last save without an error; or NULL
    bool shows_signs;
};

// A language that can be chosen.
struct language {
    char name[16], own_name[64];  // "zh_TW"; in its own script
    bool can_show;                // by this terminal
};

enum { APP_LANGUAGES_MAX = 40 };

// One screen of the stack, with where its focus and scroll stand.
struct app_screen {
    enum screen_id screen;
    int focus;   // what it means is the screen's own business; see screen.h
    int scroll;  // first body row shown, kept by the front between drawings
};

struct app {
    const struct registry *registry;  // borrowed
    const struct story *stories;      // borrowed
    size_t story_count;
    const struct past *pasts;  // borrowed; newest first
    size_t past_count;
    const struct form_entry *forms;  // borrowed
    size_t form_count;
    const struct sitting_past *past_forms;  // borrowed; newest first
    size_t past_form_count;
    const struct profile *profile;  // borrowed; of these; NULL: not looked at yet
    int64_t today;                  // days since 1970, with the profile
    struct session *session;        // borrowed from run; NULL when no conversation is open
    struct settings settings;
    bool is_plain;      // the linear front: typing never waits
    bool can_resume;    // a stored conversation is open
    char language[16];  // that is spoken now; empty: the source language
    struct language languages[APP_LANGUAGES_MAX];
    size_t language_count;
    struct str resume_title;
    uint32_t resume_day;
    struct preview *preview;      // borrowed; NULL: a learner plays
    struct room *room;            // borrowed; a learner's class, or NULL
    struct hall *hall;            // borrowed; the teacher's class, or NULL
    struct roll_event hall_do;    // with EFFECT_HALL_DO
    struct carried_note carried;  // of the session that comes with INPUT_LOADED
    bool is_saving;               // false after EFFECT_NO_SAVE
    uint64_t seed;                // of this run: which story is proposed
    struct app_screen stack[APP_SCREENS_DEEP];
    int depth;         // screens on the stack, at least 1
    uint64_t due_ms;   // active time at which the next message comes by itself; 0: none due
    int story;         // chosen, index into stories
    int form;          // chosen, index into forms
    bool has_channel;  // of the conversation that has just ended: the items come from others
    enum channel channel;
    uint32_t message;  // chosen message number (SIGNS, REPLAY)
    int sign;          // chosen sign, index into the score's signs
    enum leave_how leave_how;
    enum verdict judged;
    uint64_t reasons[EVENT_REASON_WORDS];  // ticked messages
    char status[480];                      // an answer to the last key, until the next one
    struct err problem;                    // what SCREEN_PROBLEM is about
    int rows, cols;                        // the front's size, for paging and plots; 0: not known
    text_width_fn *width;                  // the front's, for plots; NULL: libunistring's
    uint32_t skips;                        // proposals that the learner passed over
    const struct doc *drawn;               // borrowed: what was drawn since the last input, or NULL
    struct effect last;                    // what was asked for and has not been answered yet
};

#endif
