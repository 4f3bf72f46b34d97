// view/doc.h - what a screen says, before it is laid out
//
// Every screen fills one doc.  The full screen lays it out as cells
// (layout.h); the plain front prints the same doc line by line.  So both show
// the same words, and a screen cannot forget one of them.
#ifndef VIEW_DOC_H
#define VIEW_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/mem.h"
#include "core/str.h"
#include "view/frame.h"

enum doc_kind {
    DOC_TEXT,     // a paragraph; an empty one is air
    DOC_HEAD,     // a heading
    DOC_DAY,      // a centred day line
    DOC_THEIRS,   // a bubble, left: text, time, mark
    DOC_YOURS,    // a bubble, right
    DOC_NOTE,     // the narrator
    DOC_TYPING,   // "Dana is typing …"; never in plain
    DOC_PICTURE,  // one preformatted line (a plot); plain says `spoken` instead
    DOC_CHOICE,   // something to choose: number, text, hint
    DOC_TICK,     // a box to tick: text, is_on
    DOC_KINDS
};

// Bytes of the text that look different.
struct doc_run {
    uint16_t from, to;
    enum style style;
};

struct doc_item {
    enum doc_kind kind;
    int id;             // what a choice or tick stands for; screens choose the meaning; >= 0
    struct str text;    // in the doc's arena, or borrowed for its life
    struct str lead;    // THEIRS: who speaks (said in plain; drawn when there is more than one)
    struct str hint;    // drawn at the right or behind: a time, "● marked", "about 12 minutes"
    struct str spoken;  // PICTURE: the same in words; empty: nothing to say
    const struct doc_run *runs;
    uint16_t run_count;
    uint32_t number;  // THEIRS: message number, 0 when it does not count
    bool can_focus;   // THEIRS with a number, CHOICE, TICK; PAGE lines never
    bool is_marked, is_missed, is_on;
    bool is_pane;      // belongs to the pane of replies below the conversation
    enum style style;  // of the text; STYLE_PLAIN usually
};

// A key that does something here, shown in the footer in this order.
struct doc_key {
    char key[12];       // as shown: "m", "1-3", "Enter", "^Q"
    const char *label;  // translated
    int intent;         // enum intent of app.h; what a click on it does
};

enum { DOC_KEYS_MAX = 10, DOC_SIDE_MAX = 32, DOC_SIDE_COLS = 112 };

struct doc {
    struct arena arena;       // owns texts and runs made for it
    struct str title, aside;  // header left (strong) and right
    struct str under;         // behind the title, quiet
    struct str status;        // one line above the footer: an answer to the last key, or empty
    struct doc_item *items;   // owned
    size_t count, cap;
    int focus;          // item index that has the focus, or -1
    int own_focus;      // the one that the screen itself would give
    bool at_bottom;     // a conversation: the newest line stays in sight unless the focus is above
    struct str prompt;  // plain only: what to type now
    struct doc_key keys[DOC_KEYS_MAX];
    size_t key_count;
    struct str side[DOC_SIDE_MAX];  // paragraphs at the right, where doc_has_side
    size_t side_count;
};

// Empty it for the next screen; memory is kept.
void doc_clear(struct doc *d);

// Free all.
void doc_free(struct doc *d);

// Add an item of this kind and text (copied into the arena); the rest is zero.
// The pointer is good until the next doc_add.
struct doc_item *doc_add(struct doc *d, enum doc_kind kind, struct str text);

// Add a paragraph of formatted text.
struct doc_item *doc_say(struct doc *d, enum doc_kind kind, const char *fmt, ...) PRINTF(3, 4);

// Formatted text in the doc's arena.
struct str doc_text(struct doc *d, const char *fmt, ...) PRINTF(2, 3);

// Name a key in the footer.
void doc_key(struct doc *d, const char *key, const char *label, int intent);

// Whether a window of so many columns has room at the side.
bool doc_has_side(int cols);

// Add a paragraph at the side, borrowed for the doc's life; too many are left out.
void doc_side(struct doc *d, struct str text);

// The n-th (from 1) item of kind CHOICE or TICK, as an item index, or -1.
int doc_find_choice(const struct doc *d, int n);

#endif
