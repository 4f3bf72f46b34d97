// tests/bench/bare.c - the floor: a program that starts curses, draws, waits
//
// usage: bare               setlocale, initscr, one line, until a key comes
//        bare keys          move a highlight through a list of lines: a key that makes no event
//        bare commit FILE   the same, and one raw durable write a key before it is drawn
//        bare replay FILE   paint the frames of FILE (form feeds between them) one a key
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

static int keys(int fd)
{
    int focus = 0;
    draw_list(focus);
    for (int c = getch(); c != 'q' && c != ERR; c = getch()) {
        focus = (focus + 1) % LINES_SHOWN;
        if (fd >= 0 && (write(fd, "reply choice=slow-down\n", 23) != 23 || fdatasync(fd) != 0)) {
            return 1;
        }
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

static int replay(const char *path)
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
        code = keys(-1);
    } else if (strcmp(what, "commit") == 0) {
        code = keys(open(argv[2], O_WRONLY | O_CREAT | O_APPEND, 0600));
    } else if (strcmp(what, "replay") == 0) {
        code = replay(argv[2]);
    } else {
        (void)addstr("wary");
        (void)refresh();
        (void)getch();
    }
    (void)endwin();
    return code;
}
