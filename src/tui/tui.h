// tui/tui.h - the full screen: curses, and nothing but curses
//
// Frames in, keys out.  Only the cells that changed are sent (ncurses compares;
// we erase, never clear).  Signals come through sys/sig's pipe in the same poll
// as keys.  tui_stop may be called from anywhere, at any time, twice.
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include <stdbool.h>

#include "core/err.h"
#include "view/app.h"
#include "view/frame.h"

struct tui;

struct tui_options {
    bool wants_color;
    bool ascii;  // the terminal cannot show more
};

// Take the terminal.  NULL with ERR_SYSTEM when it cannot be drawn on.
struct tui *tui_open(const struct tui_options *options, struct err *err);

// Draw what the app says now.
void tui_show(struct tui *tui, struct app *app);

// Wait at most timeout_ms (-1: for ever) for an input; INPUT_TICK too when watch_fd
// (0: none) has something to read.  False: a signal (then *signal is its number)
// or the end of the terminal says stop.
bool tui_wait(struct tui *tui, int timeout_ms, int watch_fd, struct input *in, int *signal);

// Whether the terminal has the letters of this text and moves its cursor by their
// columns; it is asked once, and believed when it does not answer.
bool tui_can_show(struct tui *tui, const char *text);

// Give the terminal back, stop until continued, take it again.
void tui_suspend(struct tui *tui);

// Give the terminal back as it was and free; quick: wipe screen and scrollback.
void tui_close(struct tui *tui, bool is_quick);

// Give the terminal back, from a crash hook: safe when it was never taken.
void tui_stop(void);

#endif
