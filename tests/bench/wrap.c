// tests/bench/wrap.c - wrapping a long conversation, and libunistring's own line breaks
//
// usage: wrap FILE ROUNDS     a text a line; prints us of text_wrap and of u8_width_linebreaks
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unilbrk.h>

#include "core/text.h"

enum { TEXTS_MAX = 20000, LINE_BYTES = 5000, COLS = 60, LINES = 256 };

static char *texts[TEXTS_MAX];
static size_t count;

static double now_us(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static size_t wrap_ours(void)
{
    struct text_line lines[LINES];
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        n += text_wrap(str_of(texts[i]), COLS, text_width_plain, lines, LINES);
    }
    return n;
}

static size_t wrap_theirs(void)
{
    static char breaks[LINE_BYTES];
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        n += (size_t)u8_width_linebreaks((const uint8_t *)texts[i], strlen(texts[i]), COLS, 0, 0,
                                         NULL, "UTF-8", breaks);
    }
    return n;
}

static double least(size_t (*run)(void), int rounds)
{
    double best = 1e18;
    for (int i = 0; i < rounds; i++) {
        double from = now_us();
        if (run() == 0) {
            exit(1);
        }
        double took = now_us() - from;
        best = took < best ? took : best;
    }
    return best;
}

int main(int argc, char **argv)
{
    static char line[LINE_BYTES];
    FILE *in = argc == 3 ? fopen(argv[1], "r") : NULL;
    if (!in) {
        return 1;
    }
    while (count < TEXTS_MAX && fgets(line, sizeof line, in)) {
        line[strcspn(line, "\n")] = '\0';
        texts[count++] = strdup(line);
    }
    (void)fclose(in);
    int rounds = (int)strtol(argv[2], NULL, 10);
    (void)printf("%.0f %.0f\n", least(wrap_ours, rounds), least(wrap_theirs, rounds));
    return 0;
}
