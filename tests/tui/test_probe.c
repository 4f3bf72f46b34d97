#include <fcntl.h>
#include <ncurses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cm.h"
#include "tui/probe.h"

// A terminal of our own; what the test types into it is there before it is asked.
struct pty {
    int master, in, out;
    FILE *from, *to;
    SCREEN *screen;
};

static struct pty pty_open(void)
{
    struct pty p = {.in = dup(STDIN_FILENO), .out = dup(STDOUT_FILENO)};
    p.master = posix_openpt(O_RDWR | O_NOCTTY);
    assert_true(p.master >= 0 && grantpt(p.master) == 0 && unlockpt(p.master) == 0);
    int slave = open(ptsname(p.master), O_RDWR | O_NOCTTY);
    assert_true(slave >= 0);
    (void)fflush(stdout);
    (void)dup2(slave, STDIN_FILENO);
    (void)dup2(slave, STDOUT_FILENO);
    p.from = fdopen(dup(slave), "r");
    p.to = fdopen(slave, "w");
    assert_true(p.from && p.to);
    p.screen = newterm("xterm", p.to, p.from);
    assert_non_null(p.screen);
    (void)raw();
    (void)noecho();
    (void)nodelay(stdscr, true);
    return p;
}

static void pty_close(struct pty *p)
{
    (void)endwin();
    delscreen(p->screen);
    (void)fclose(p->from);
    (void)fclose(p->to);
    (void)dup2(p->in, STDIN_FILENO);
    (void)dup2(p->out, STDOUT_FILENO);
    (void)close(p->in);
    (void)close(p->out);
    (void)close(p->master);
}

// Asks a terminal that sends these bytes; what curses has left to read goes to rest.
static int ask(const char *sent, char rest[32])
{
    struct pty p = pty_open();
    assert_int_equal((ssize_t)strlen(sent), write(p.master, sent, strlen(sent)));
    int columns = probe_columns("x", 50);
    size_t n = 0;
    for (int c = getch(); c != ERR && n < 31; c = getch()) {
        rest[n++] = (char)c;
    }
    rest[n] = '\0';
    pty_close(&p);
    return columns;
}

static void probe_columns__an_answer__is_the_cursor_s_way(void **state)
{
    (void)state;
    char rest[32];
    assert_int_equal(2, ask("\033[1;3R", rest));
    assert_string_equal("", rest);
    assert_int_equal(0, ask("\033[24;1R", rest));
}

static void probe_columns__no_answer__is_said_and_keys_stay(void **state)
{
    (void)state;
    char rest[32];
    assert_int_equal(-1, ask("", rest));
    assert_string_equal("", rest);
    assert_int_equal(-1, ask("jk", rest));
    assert_string_equal("jk", rest);
    assert_int_equal(-1, ask("\033[;R", rest));
}

static void probe_columns__keys_around_the_answer__go_back_in_order(void **state)
{
    (void)state;
    char rest[32];
    assert_int_equal(2, ask("ab\033[1;3Rcd", rest));
    assert_string_equal("abcd", rest);
}

// A click was half read from what went back, half from the terminal; its digits chose.
static void probe_columns__a_click_before_the_answer__is_dropped(void **state)
{
    (void)state;
    char rest[32];
    assert_int_equal(2, ask("\033[<0;6;5m\033[1;3R", rest));
    assert_string_equal("", rest);
    assert_int_equal(2, ask("a\033[<0;6;5M\033[<0;6;5mb\033[1;3R", rest));
    assert_string_equal("ab", rest);
    assert_int_equal(2, ask("a\033[M#&%b\033[1;3R", rest));
    assert_string_equal("ab", rest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(probe_columns__an_answer__is_the_cursor_s_way),
        cmocka_unit_test(probe_columns__no_answer__is_said_and_keys_stay),
        cmocka_unit_test(probe_columns__keys_around_the_answer__go_back_in_order),
        cmocka_unit_test(probe_columns__a_click_before_the_answer__is_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
