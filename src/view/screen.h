// view/screen.h - what a screen is: one file, one line in the table of screen.c
//
// A screen fills a doc from the app and answers intents.  Moving the focus,
// paging, digits, help, quick exit and the mouse are done once, in app.c, by
// the doc.
#ifndef VIEW_SCREEN_H
#define VIEW_SCREEN_H

#include "view/app_state.h"

// Effects on their way out of app_apply.
struct effects {
    struct effect *out;  // room for APP_EFFECTS_MAX
    size_t count;
};

struct view_screen {
    const char *name;  // "home", for tests and scripts
    bool owns_back;    // act gets BACK and QUIT too; else they take the screen off
    // Fill the doc: items, keys, and the focus when app's is not to be used.
    void (*fill)(const struct app *app, struct doc *d);
    // Act on an intent; item is the doc's item that has the focus, or NULL.  NULL: a page
    // to be read only.
    void (*act)(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx);
};

// The screens, one a file.
extern const struct view_screen view_home, view_choose, view_note, view_chat, view_signs,
    view_check, view_leave, view_reasons, view_judge, view_sure, view_debrief, view_sign,
    view_replay, view_exits, view_helpme, view_progress, view_settings, view_regions,
    view_languages, view_help, view_newer, view_preview, view_scenes, view_findings, view_items,
    view_item, view_item_why, view_items_end, view_room, view_forget, view_paused, view_vote,
    view_hall, view_board, view_hall_list, view_hall_talk, view_hall_end, view_problem;

// The table, by enum screen_id.
extern const struct view_screen *const screen_table[SCREENS];

// Put a screen on the stack.
void screen_push(struct app *app, enum screen_id screen);

// Take the top one off; the last one stays.
void screen_pop(struct app *app);

// Replace the top one.
void screen_swap(struct app *app, enum screen_id screen);

// Back to the home screen, whatever is on the stack.
void screen_home(struct app *app);

// Show the open session where it stands: conversation or debrief.
void screen_open_session(struct app *app);

// The top of the stack.
struct app_screen *screen_top(struct app *app);

// Ask for an effect; NULL when there is no room.
struct effect *screen_effect(struct effects *fx, enum effect_kind kind);

// Ask for an event to be stored and applied; fill in its union.
struct event *screen_event(struct effects *fx, enum event_kind kind, uint64_t at_ms);

// Whether the session takes the event asked for last.  When not, it is taken
// back and the status line says so.
bool screen_allow(struct app *app, struct effects *fx);

// The teacher does this: EFFECT_HALL_DO; text: of a pause, or NULL.
void screen_hall_do(struct app *app, struct effects *fx, struct roll_event ev, const char *text);

// The list of languages, from any screen.
void screen_languages(struct app *app, struct effects *fx);

// Say something in the status line.
void screen_status(struct app *app, const char *text);

// Add a choice.
struct doc_item *screen_choice(struct doc *d, int id, const char *text);

// Add a choice that stays in sight below the text; a plain one on the linear front.
struct doc_item *screen_pane(const struct app *app, struct doc *d, int id, const char *text);

// Add a paragraph.
void screen_text(struct doc *d, const char *text);

// Add air and a heading.
void screen_head(struct doc *d, const char *text);

// Add air.
void screen_air(struct doc *d);

// Name the usual keys of a list: move, choose, help, back.
void screen_list_keys(const struct app *app, struct doc *d);

// Name the key pair that moves.
void screen_move_key(const struct app *app, struct doc *d, const char *label);

// Whether there is little room: hints are kept short then.
bool screen_is_narrow(const struct app *app);

// A symbol as this learner reads it.
const char *screen_glyph(const struct app *app, enum glyph glyph);

// The region of the settings; NULL while no registry is loaded.
const struct region *screen_region(const struct app *app);

#endif
