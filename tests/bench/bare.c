// tests/bench/bare.c - the floor: a program that starts curses, draws, waits
//
// usage: bare               setlocale, initscr, one line, until a key comes
//        bare keys          move a highlight through a list of lines: a key that makes no event
//        bare replay FILE   paint the frames of FILE (form feeds between them) one a key
//        bare replay FILE LOG   the same, and one raw durable write a key before it is drawn
#include <fcntl.h>
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINES_SHOWN = 20 };

static void draw_list(int focus)
{
    (void)erase();
    for (int i = 0; i < LINES_SHOWN; i++) {
        (void)mvprintw(i + 1, 1, "%c  line %d of a list of things that can be chosen",
                       i == focus ? '>' : ' ', i);
    }
    (void)move(focus + 1, 4);
    (void)refresh();
}

static int keys(void)
{
    int focus = 0;
    draw_list(focus);
    for (int c = getch(); c != 'q' && c != ERR; c = getch()) {
        focus = (focus + 1) % LINES_SHOWN;
        draw_list(focus);
    }
    return 0;
}

static void draw_text(const char *text)
{
    int row = 0;
    (void)erase();
    while (*text) {
        size_t n = strcspn(text, "\n");
        (void)mvaddnstr(row++, 0, text, (int)n);
        text += n + (text[n] == '\n');
    }
    (void)refresh();
}

static int replay(const char *path, int log)
{
    static char all[4 << 20];
    FILE *in = fopen(path, "r");
    size_t len = in ? fread(all, 1, sizeof all - 1, in) : 0;
    all[len] = '\0';
    for (char *frame = strtok(all, "\f"); frame; frame = strtok(NULL, "\f")) {
        draw_text(frame);
        if (getch() == 'q') {
            break;
        }
        if (log >= 0 && (write(log, "reply choice=slow-down\n", 23) != 23 || fdatasync(log) != 0)) {
            return 1;
        }
    }
    return in ? fclose(in) : 1;
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    int code = 0;
    (void)setlocale(LC_CTYPE, "");
    (void)initscr();
    (void)raw();
    (void)noecho();
    (void)keypad(stdscr, TRUE);
    if (strcmp(what, "keys") == 0) {
        code = keys();
    } else if (strcmp(what, "replay") == 0) {
        int log = argc > 3 ? open(argv[3], O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
        code = replay(argv[2], log);
    } else {
        (void)addstr("wary");
        (void)refresh();
        (void)getch();
    }
    (void)endwin();
    return code;
}
