#include "tui/tui.h"

#include <errno.h>
#include <langinfo.h>
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

#include "core/mem.h"
#include "sys/clock.h"
#include "sys/sig.h"
#include "sys/term.h"
#include "tui/look.h"
#include "tui/probe.h"

enum { KEY_PASTE_BEGINS = KEY_MAX + 1, KEY_PASTE_ENDS, ESC_DELAY_MS = 25, CTRL_C = 3, CTRL_Q = 17 };
enum { CTRL_Z = 26, ESC = 27 };
// The end of a paste may be torn apart on a slow line; keys must not stay locked.
enum { PASTE_SILENCE_MS = 500 };
enum { PROBE_MS = 400 };
enum { FDS = 3 };  // keys, signals, what else is waited for

struct tui {
    SCREEN *screen;
    struct frame frame;
    struct cell *shown;  // owned: the cells that curses was given last; NULL: none of these
    struct doc doc;
    bool wants_color, is_ascii;  // is_ascii: what the terminal can show
    bool has_mouse, is_pasting;
    bool is_silent;  // the terminal does not answer when it is asked
    enum theme theme;
};

static const struct {
    int from, to;
} keys[] = {
    {KEY_UP, KEY_IS_UP},
    {KEY_DOWN, KEY_IS_DOWN},
    {KEY_LEFT, KEY_IS_LEFT},
    {KEY_RIGHT, KEY_IS_RIGHT},
    {KEY_PPAGE, KEY_IS_PAGE_UP},
    {KEY_NPAGE, KEY_IS_PAGE_DOWN},
    {KEY_HOME, KEY_IS_HOME},
    {KEY_END, KEY_IS_END},
    {KEY_ENTER, KEY_IS_ENTER},
    {KEY_BTAB, KEY_IS_BACKTAB},
    {KEY_BACKSPACE, KEY_IS_BACKSPACE},
    {KEY_F(10), KEY_IS_QUICK_EXIT},
    {KEY_F(1), '?'},
};

static const struct {
    wint_t from;
    int to;
} characters[] = {
    {'\r', KEY_IS_ENTER}, {'\n', KEY_IS_ENTER},    {'\t', KEY_IS_TAB},
    {ESC, KEY_IS_ESC},    {127, KEY_IS_BACKSPACE}, {CTRL_Q, KEY_IS_QUICK_EXIT},
};

static void paste_mode(const char *sequence)
{
    (void)putp(sequence);
    (void)fflush(stdout);
}

static void take(struct tui *tui)
{
    (void)raw();
    (void)noecho();
    (void)nonl();
    (void)keypad(stdscr, TRUE);
    (void)nodelay(stdscr, TRUE);
    (void)typeahead(-1);  // a drawing is finished before the next key is read
    (void)curs_set(1);
    (void)define_key("\033[200~", KEY_PASTE_BEGINS);
    (void)define_key("\033[201~", KEY_PASTE_ENDS);
    look_start(tui->wants_color);
    look_use(tui->theme);
    paste_mode("\033[?2004h");
}

static void set_mouse(struct tui *tui, bool is_on)
{
    if (tui->has_mouse == is_on) {
        return;
    }
    tui->has_mouse = is_on;
    mmask_t want = is_on ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0;
    (void)mousemask(want, NULL);
    (void)mouseinterval(0);
}

struct tui *tui_open(const struct tui_options *options, struct err *err)
{
    (void)set_escdelay(ESC_DELAY_MS);
    if (!sig_open(err)) {
        return NULL;
    }
    SCREEN *screen = newterm(NULL, stdout, stdin);
    if (!screen) {
        sig_close();
        (void)err_set(err, ERR_SYSTEM,
                      "this terminal cannot be drawn on, so it goes on line by line");
        return NULL;
    }
    struct tui *tui = mem_new(1, sizeof *tui);
    *tui = (struct tui){
        .screen = screen, .wants_color = options->wants_color, .is_ascii = options->ascii};
    take(tui);
    return tui;
}

static int clip(int value, int most)
{
    return value < 1 ? 1 : value > most ? most : value;
}

static void forget_shown(struct tui *tui)
{
    mem_free(tui->shown);
    tui->shown = NULL;
}

static void draw_anew(struct tui *tui)
{
    (void)clearok(curscr, TRUE);
    forget_shown(tui);
}

static void fit(struct tui *tui, bool is_ascii)
{
    int rows = clip(LINES, FRAME_ROWS_MAX), cols = clip(COLS, FRAME_COLS_MAX);
    if (tui->frame.rows != rows || tui->frame.cols != cols || tui->frame.ascii != is_ascii) {
        frame_free(&tui->frame);
        tui->frame = frame_new(rows, cols, term_width, is_ascii);
        forget_shown(tui);
    }
}

// Neighbours of one style go to curses as one text.
static void paint_row(const struct cell *cells, int cols)
{
    char run[FRAME_COLS_MAX * sizeof cells->text];
    int col = 0;
    while (col < cols) {
        uint8_t style = cells[col].style;
        char *end = run;
        for (; col < cols && cells[col].style == style; col++) {
            end = stpcpy(end, cells[col].text);
        }
        look_style((enum style)style);
        (void)addnstr(run, (int)(end - run));
    }
}

// Curses compares cells, but slowly: rows that are as they were are kept from it.
static void paint(struct tui *tui)
{
    const struct frame *f = &tui->frame;
    size_t width = (size_t)f->cols, bytes = width * sizeof *f->cells;
    bool is_whole = !tui->shown;
    if (is_whole) {
        (void)erase();
        tui->shown = mem_new((size_t)f->rows * width, sizeof *f->cells);
    }
    for (int row = 0; row < f->rows; row++) {
        struct cell *was = &tui->shown[(size_t)row * width];
        const struct cell *now = &f->cells[(size_t)row * width];
        if (is_whole || memcmp(was, now, bytes) != 0) {
            memcpy(was, now, bytes);
            (void)move(row, 0);
            paint_row(now, f->cols);
        }
    }
    look_style(STYLE_PLAIN);
    (void)move(f->cursor_row, f->cursor_col);
    (void)wnoutrefresh(stdscr);
    (void)doupdate();
}

void tui_show(struct tui *tui, struct app *app)
{
    if (tui->theme != app->settings.theme) {
        tui->theme = app->settings.theme;
        look_use(tui->theme);
        forget_shown(tui);
    }
    set_mouse(tui, app->settings.mouse);
    fit(tui, tui->is_ascii || app->settings.ascii);
    app->rows = tui->frame.rows;
    app->cols = tui->frame.cols;
    app_draw(app, &tui->doc, &tui->frame);
    paint(tui);
}

static bool on_mouse(struct tui *tui, struct input *in)
{
    MEVENT ev;
    if (getmouse(&ev) != OK) {
        return false;
    }
    if (ev.bstate & (BUTTON4_PRESSED | BUTTON5_PRESSED)) {
        bool is_up = (ev.bstate & BUTTON4_PRESSED) != 0;
        *in =
            (struct input){.kind = INPUT_KEY, .value = is_up ? KEY_IS_WHEEL_UP : KEY_IS_WHEEL_DOWN};
        return true;
    }
    int item = frame_item_at(&tui->frame, ev.y, ev.x);
    *in = (struct input){.kind = INPUT_CLICK, .value = item};
    return item != FRAME_NO_ITEM;
}

static bool on_function_key(struct tui *tui, int key, struct input *in)
{
    if (key == KEY_PASTE_BEGINS || key == KEY_PASTE_ENDS) {
        tui->is_pasting = key == KEY_PASTE_BEGINS;
        return false;
    }
    if (tui->is_pasting) {
        return false;
    }
    if (key == KEY_MOUSE) {
        return on_mouse(tui, in);
    }
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        if (keys[i].from == key) {
            *in = (struct input){.kind = INPUT_KEY, .value = keys[i].to};
            return true;
        }
    }
    return false;
}

static bool on_character(struct tui *tui, wint_t c, struct input *in)
{
    *in = (struct input){.kind = INPUT_KEY, .value = (int)c};
    for (size_t i = 0; i < COUNT_OF(characters); i++) {
        if (characters[i].from == c) {
            in->value = characters[i].to;
        }
    }
    return !tui->is_pasting;
}

enum got { GOT_NOTHING, GOT_INPUT, GOT_STOP };

static enum got resized(struct input *in)
{
    *in = (struct input){.kind = INPUT_RESIZE, .value = LINES, .other = COLS};
    return GOT_INPUT;
}

static bool has_wide(struct str s)
{
    int cols;
    for (size_t n = text_cell(s, term_width, &cols); n; n = text_cell(s, term_width, &cols)) {
        if (cols > 1) {
            return true;
        }
        s = str_part(s, n, s.len);
    }
    return false;
}

bool tui_can_show(struct tui *tui, const char *text)
{
    struct str s = str_of(text);
    const char *term = getenv("TERM");
    // The console moves its cursor as it should, but has no letters as wide as that.
    bool is_console = term && strncmp(term, "linux", 5) == 0;
    if (tui->is_ascii || (is_console && has_wide(s))) {
        return false;
    }
    int moved = tui->is_silent ? -1 : probe_columns(text, PROBE_MS);
    tui->is_silent = moved < 0;
    draw_anew(tui);
    return moved < 0 || moved == text_cols(s, term_width);
}

static enum got read_key(struct tui *tui, struct input *in, int *signal)
{
    wint_t c;
    int kind;
    while ((kind = get_wch(&c)) != ERR) {
        if (kind == KEY_CODE_YES) {
            if (on_function_key(tui, (int)c, in)) {
                return GOT_INPUT;
            }
        } else if (c == CTRL_C && !tui->is_pasting) {
            *signal = SIGINT;
            return GOT_STOP;
        } else if (c == CTRL_Z && !tui->is_pasting) {
            tui_suspend(tui);
            return resized(in);
        } else if (on_character(tui, c, in)) {
            return GOT_INPUT;
        }
    }
    return GOT_NOTHING;
}

static void resize(void)
{
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col) {
        (void)resizeterm(clip(size.ws_row, FRAME_ROWS_MAX), clip(size.ws_col, FRAME_COLS_MAX));
    }
}

static enum got read_signals(struct tui *tui, struct input *in, int *signal)
{
    enum got got = GOT_NOTHING;
    for (int number = sig_next(); number; number = sig_next()) {
        if (number == SIGWINCH) {
            int rows = LINES, cols = COLS;
            resize();
            if (rows == LINES && cols == COLS) {
                draw_anew(tui);  // there and back: the terminal may have moved its lines
            }
            got = resized(in);
        } else if (number == SIGTSTP) {
            tui_suspend(tui);
            got = resized(in);
        } else if (number != SIGCONT) {
            *signal = number;
            return GOT_STOP;
        }
    }
    return got;
}

static enum got look_around(struct tui *tui, const struct pollfd *fds, struct input *in,
                            int *signal)
{
    enum got got = GOT_NOTHING;
    if (fds[1].revents) {
        got = read_signals(tui, in, signal);
    }
    if (got == GOT_NOTHING && fds[0].revents) {
        got = read_key(tui, in, signal);
        bool is_gone = fds[0].revents & (POLLHUP | POLLERR | POLLNVAL);
        got = got == GOT_NOTHING && is_gone ? GOT_STOP : got;
    }
    if (got == GOT_NOTHING && fds[2].revents) {
        *in = (struct input){.kind = INPUT_TICK};
        got = GOT_INPUT;
    }
    return got;
}

// What is left until a moment; -1 when there is none.
static int left_until(uint64_t end_ms)
{
    uint64_t now = clock_ms();
    return end_ms == 0 ? -1 : end_ms > now ? (int)(end_ms - now) : 0;
}

// Nothing came in time: a paste is over then, whatever its end looked like.
static enum got on_silence(struct tui *tui, uint64_t end_ms, struct input *in)
{
    tui->is_pasting = false;
    if (left_until(end_ms) != 0) {
        return GOT_NOTHING;
    }
    *in = (struct input){.kind = INPUT_TICK};
    return GOT_INPUT;
}

bool tui_wait(struct tui *tui, int timeout_ms, int watch_fd, struct input *in, int *signal)
{
    uint64_t end_ms = timeout_ms < 0 ? 0 : clock_ms() + (uint64_t)timeout_ms;
    *signal = 0;
    enum got got = read_key(tui, in, signal);
    while (got == GOT_NOTHING) {
        struct pollfd fds[FDS] = {{.fd = STDIN_FILENO, .events = POLLIN},
                                  {.fd = sig_fd(), .events = POLLIN},
                                  {.fd = watch_fd ? watch_fd : -1, .events = POLLIN}};
        int left = left_until(end_ms);
        bool is_short = tui->is_pasting && (left < 0 || left > PASTE_SILENCE_MS);
        int n = poll(fds, FDS, is_short ? PASTE_SILENCE_MS : left);
        got = n == 0           ? on_silence(tui, end_ms, in)
              : n > 0          ? look_around(tui, fds, in, signal)
              : errno == EINTR ? GOT_NOTHING
                               : GOT_STOP;
    }
    return got == GOT_INPUT;
}

void tui_stop(void)
{
    if (stdscr && !isendwin()) {
        paste_mode("\033[?2004l");
        (void)endwin();
    }
}

void tui_suspend(struct tui *tui)
{
    tui->is_pasting = false;
    tui_stop();
    sig_stop();
    (void)reset_prog_mode();
    take(tui);
    resize();
    draw_anew(tui);
    paint(tui);
}

void tui_close(struct tui *tui, bool is_quick)
{
    if (!tui) {
        return;
    }
    tui_stop();
    if (is_quick) {
        (void)fputs("\033[H\033[2J\033[3J", stdout);
        (void)fflush(stdout);
    }
    sig_close();
    delscreen(tui->screen);
    forget_shown(tui);
    frame_free(&tui->frame);
    doc_free(&tui->doc);
    mem_free(tui);
}
