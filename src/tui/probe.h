// tui/probe.h - asking the terminal what it makes of a text
#ifndef TUI_PROBE_H
#define TUI_PROBE_H

#include <stdbool.h>

// Columns by which the cursor moves when this text is printed at a line's start;
// -1 when the terminal does not answer within wait_ms.  Keys that come in between
// go back to curses, clicks are dropped.  The screen is to be drawn anew afterwards.
int probe_columns(const char *text, int wait_ms);

#endif
