// core/text.h - text from people: checked, measured, wrapped, compared
//
// Lines break between grapheme clusters found by u8_grapheme_breaks (never by
// _next, which is wrong for emoji).  Width is the terminal's own, by code point:
// a function that is handed in; core knows no locale.
#ifndef CORE_TEXT_H
#define CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/str.h"

// Columns of one code point: 0, 1 or 2; negative for what cannot be shown.
typedef int text_width_fn(uint32_t code_point);

// Width by libunistring, for tests and for when there is no terminal.
int text_width_plain(uint32_t code_point);

enum text_fault {
    TEXT_OK,
    TEXT_NOT_UTF8,
    TEXT_CONTROL,  // C0 but \n and \t, DEL, C1
    TEXT_BIDI,     // U+061C, U+200E-F, U+202A-E, U+2066-9
    TEXT_FORMAT,   // other invisible ones: U+00AD, U+2028-9, U+FEFF, tags, noncharacters
};

// The first fault and the byte where it is, or TEXT_OK.
enum text_fault text_check(struct str s, size_t *at);

// NFC of s in the arena (s itself when it is NFC already).  s is valid UTF-8.
struct arena;
struct str text_nfc(struct str s, struct arena *arena);

// Columns of s on one line.  What must not be shown counts none, a tab one.
int text_cols(struct str s, text_width_fn *width);

// What a terminal draws first of s: a code point that takes columns, with the
// marks that stand on it.  Its bytes, 0 when s is empty; its columns in *cols,
// below 1 for what cannot be shown by itself.
size_t text_cell(struct str s, text_width_fn *width, int *cols);

// One line of a wrapped text: bytes [from, from + len), blanks at its end cut.
struct text_line {
    size_t from, len;
    int cols;
};

// Wrap into lines of at most `cols` columns (at least 2) by UAX #14, without a
// break between two Hangul syllables, with an emergency break where a word is
// wider than a line; "\n" ends a line, the last one too.  Fills up to `max`
// lines and returns how many there are (at least 1, also for an empty text).
size_t text_wrap(struct str s, int cols, text_width_fn *width, struct text_line *lines, size_t max);

// Edits (insert, delete, replace, swap of neighbours) between two short ASCII
// words, stopping at `most` + 1.
unsigned text_distance(struct str a, struct str b, unsigned most);

// The nearest of n words, or NULL: "did you mean".  Not more than a third of the
// letters and one are changed, and never all of them.  The word itself is none.
const char *text_nearest(struct str word, const char *const *words, size_t n);

// Where `word` stands in `s` as a word of its own, ASCII letters of either case
// taken as one; the byte, or -1.  Next to a script without spaces it is its own.
ptrdiff_t text_find_word(struct str s, struct str word);

#endif
