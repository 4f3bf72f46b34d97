#include "cm.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/base.h"
#include "sys/term.h"

static const char *const names[] = {"LC_ALL",   "LC_CTYPE",       "LANG",    "TERM",
                                    "NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR"};

static int begin(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        (void)unsetenv(names[i]);
    }
    (void)setlocale(LC_ALL, "C");
    return 0;
}

static void set(const char *name, const char *value)
{
    assert_int_equal(setenv(name, value, 1), 0);
}

static void term_locale__takes_the_user_s_own__when_it_is_utf_8(void **state)
{
    (void)state;
    set("LANG", "C.UTF-8");
    assert_true(term_locale());
    assert_string_equal(nl_langinfo(CODESET), "UTF-8");
}

static void term_locale__finds_one__when_the_user_named_none(void **state)
{
    (void)state;
    assert_true(term_locale());
    assert_string_equal(nl_langinfo(CODESET), "UTF-8");
    set("LANG", "xx_XX.no-such");
    (void)setlocale(LC_ALL, "C");
    assert_true(term_locale());
    assert_string_equal(nl_langinfo(CODESET), "UTF-8");
}

static void term_locale__draws_no_symbols__when_the_user_named_plain_c(void **state)
{
    (void)state;
    set("LANG", "C");
    assert_false(term_locale());
    set("LANG", "C.UTF-8");
    set("LC_ALL", "POSIX");
    assert_false(term_locale());
    assert_string_equal(nl_langinfo(CODESET), "UTF-8");  // what is read is UTF-8 all the same
}

static void term_locale__leaves_numbers_and_messages__as_they_are_in_c(void **state)
{
    (void)state;
    set("LANG", "C.UTF-8");
    (void)term_locale();
    assert_string_equal(setlocale(LC_NUMERIC, NULL), "C");
    assert_string_equal(setlocale(LC_MESSAGES, NULL), "C");
}

static void term_width__is_that_of_the_c_library__once_there_is_a_locale(void **state)
{
    (void)state;
    (void)term_locale();
    assert_int_equal(term_width('a'), 1);
    assert_int_equal(term_width(0x4F60), 2);
    assert_int_equal(term_width(0x0301), 0);
    assert_int_equal(term_width(0x1F44D), 2);
    assert_true(term_width(0x1B) < 0);
    assert_true(term_width(0x9B) < 0);
    assert_true(term_width(0x110000) < 0);
}

static void term_can_draw__needs_a_terminal__on_both_ends(void **state)
{
    (void)state;
    int ends[2], in = dup(STDIN_FILENO), out = dup(STDOUT_FILENO);
    set("TERM", "xterm");
    assert_int_equal(pipe(ends), 0);
    (void)fflush(stdout);
    (void)dup2(ends[1], STDOUT_FILENO);
    bool with_pipe_out = term_can_draw();
    (void)dup2(out, STDOUT_FILENO);
    (void)dup2(ends[0], STDIN_FILENO);
    bool with_pipe_in = term_can_draw();
    (void)dup2(in, STDIN_FILENO);
    (void)close(ends[0]);
    (void)close(ends[1]);
    (void)close(in);
    (void)close(out);
    assert_false(with_pipe_out);
    assert_false(with_pipe_in);
}

// Both ends a pseudo-terminal; returns what term_can_draw says of it.
static bool can_draw_on_pty(void)
{
    int in = dup(STDIN_FILENO), out = dup(STDOUT_FILENO);
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    assert_true(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
    int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    assert_true(slave >= 0);
    (void)fflush(stdout);
    (void)dup2(slave, STDIN_FILENO);
    (void)dup2(slave, STDOUT_FILENO);
    bool can = term_can_draw();
    (void)dup2(in, STDIN_FILENO);
    (void)dup2(out, STDOUT_FILENO);
    (void)close(in);
    (void)close(out);
    (void)close(slave);
    (void)close(master);
    return can;
}

static void term_can_draw__needs_a_name__that_is_not_dumb(void **state)
{
    (void)state;
    assert_false(can_draw_on_pty());
    set("TERM", "");
    assert_false(can_draw_on_pty());
    set("TERM", "dumb");
    assert_false(can_draw_on_pty());
    set("TERM", "xterm");
    assert_true(can_draw_on_pty());
}

static void term_wants_color__asks_in_order__what_each_has_to_say(void **state)
{
    (void)state;
    static const struct {
        const char *option, *no_color, *force, *color, *term;
        bool want;
    } cases[] = {
        {"auto", NULL, NULL, NULL, "xterm", true},
        {"auto", NULL, NULL, NULL, "dumb", false},
        {"auto", NULL, NULL, NULL, NULL, false},
        {"auto", NULL, NULL, "0", "xterm", false},
        {"auto", NULL, NULL, "1", "xterm", true},
        {"auto", NULL, NULL, "1", "dumb", false},
        {"auto", NULL, "1", "0", "dumb", true},
        {"auto", NULL, "0", NULL, "dumb", false},
        {"auto", NULL, "0", NULL, "xterm", true},
        {"auto", NULL, "", "0", "xterm", false},
        {"auto", "1", "1", "1", "xterm", false},
        {"auto", "0", NULL, NULL, "xterm", false},  // any word at all
        {"auto", "", NULL, NULL, "xterm", true},
        {"never", NULL, "1", "1", "xterm", false},
        {"always", "1", NULL, "0", "dumb", true},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        (void)begin(NULL);
        const char *values[] = {cases[i].no_color, cases[i].force, cases[i].color, cases[i].term};
        static const char *const of[] = {"NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "TERM"};
        for (size_t v = 0; v < COUNT_OF(of); v++) {
            if (values[v]) {
                set(of[v], values[v]);
            }
        }
        assert_int_equal(term_wants_color(cases[i].option), cases[i].want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(term_locale__takes_the_user_s_own__when_it_is_utf_8, begin),
        cmocka_unit_test_setup(term_locale__finds_one__when_the_user_named_none, begin),
        cmocka_unit_test_setup(term_locale__draws_no_symbols__when_the_user_named_plain_c, begin),
        cmocka_unit_test_setup(term_locale__leaves_numbers_and_messages__as_they_are_in_c, begin),
        cmocka_unit_test_setup(term_width__is_that_of_the_c_library__once_there_is_a_locale, begin),
        cmocka_unit_test_setup(term_can_draw__needs_a_terminal__on_both_ends, begin),
        cmocka_unit_test_setup(term_can_draw__needs_a_name__that_is_not_dumb, begin),
        cmocka_unit_test_setup(term_wants_color__asks_in_order__what_each_has_to_say, begin),
    };
    return cmocka_run_group_tests_name("term", tests, NULL, NULL);
}
