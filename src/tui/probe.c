#include "tui/probe.h"

#include <ncurses.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sys/clock.h"

enum { ANSWER_MAX = 64 };

static bool say(const char *text)
{
    size_t left = strlen(text);
    while (left > 0) {
        ssize_t n = write(STDOUT_FILENO, text, left);
        if (n <= 0) {
            return false;
        }
        text += n;
        left -= (size_t)n;
    }
    return true;
}

// The column of a report "ESC [ row ; column R" within what has come; 0: none yet.
// *from and *to are the bytes that it takes.
static int find_report(const char *bytes, size_t *from, size_t *to)
{
    for (const char *esc = strchr(bytes, '\033'); esc; esc = strchr(esc + 1, '\033')) {
        int row, column, used = 0;
        if (sscanf(esc, "\033[%3d;%3dR%n", &row, &column, &used) == 2 && used > 0) {
            *from = (size_t)(esc - bytes);
            *to = *from + (size_t)used;
            return column;
        }
    }
    return 0;
}

// Bytes of the mouse report that begins here, as xterm (SGR) or as older terminals
// (X10) send it; 0: none does.
static size_t mouse_report(const char *bytes, size_t len)
{
    enum { X10_BYTES = 6 };
    if (len >= X10_BYTES && memcmp(bytes, "\033[M", 3) == 0) {
        return X10_BYTES;
    }
    if (len < 3 || memcmp(bytes, "\033[<", 3) != 0) {
        return 0;
    }
    size_t body = 3 + strspn(bytes + 3, "0123456789;");
    return body < len && (bytes[body] == 'M' || bytes[body] == 'm') ? body + 1 : 0;
}

// What was typed meanwhile is given back, the last byte first.  Of a mouse report only
// the beginning would be read from there, the rest from the terminal; and what it
// pointed at is about to be drawn anew: it goes.
static void give_back(const char *bytes, size_t len, size_t from, size_t to)
{
    char kept[ANSWER_MAX];
    size_t n = 0;
    for (size_t i = 0; i < len;) {
        size_t skipped = i == from && to > from ? to - from : mouse_report(bytes + i, len - i);
        if (skipped == 0) {
            kept[n++] = bytes[i++];
        }
        i += skipped;
    }
    while (n > 0) {
        (void)ungetch((unsigned char)kept[--n]);
    }
}

static int read_report(int wait_ms)
{
    char bytes[ANSWER_MAX + 1] = "";
    size_t len = 0, from = 0, to = 0;
    int column = 0;
    uint64_t end = clock_ms() + (uint64_t)wait_ms;
    while (column == 0 && len < ANSWER_MAX) {
        uint64_t now = clock_ms();
        struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
        if (now >= end || poll(&fd, 1, (int)(end - now)) <= 0 ||
            read(STDIN_FILENO, bytes + len, 1) != 1) {
            break;
        }
        bytes[++len] = '\0';
        column = find_report(bytes, &from, &to);
    }
    give_back(bytes, len, from, to);
    return column;
}

int probe_columns(const char *text, int wait_ms)
{
    (void)fflush(stdout);
    if (!say("\r") || !say(text) || !say("\033[6n")) {
        return -1;
    }
    return read_report(wait_ms) - 1;
}
