#include "run/script.h"

#include <stdio.h>
#include <string.h>

enum { WORD_MAX = 32 };

struct script {
    struct str text;
    size_t at;
    struct buf *out;
    struct doc doc;
    struct frame frame;
    bool is_ascii;
    bool dumps_all;
    char fault[WORD_MAX];
};

static const struct {
    const char *word;
    int key;
} named_keys[] = {
    {"up", KEY_IS_UP},
    {"down", KEY_IS_DOWN},
    {"left", KEY_IS_LEFT},
    {"right", KEY_IS_RIGHT},
    {"pgup", KEY_IS_PAGE_UP},
    {"pgdn", KEY_IS_PAGE_DOWN},
    {"home", KEY_IS_HOME},
    {"end", KEY_IS_END},
    {"enter", KEY_IS_ENTER},
    {"esc", KEY_IS_ESC},
    {"tab", KEY_IS_TAB},
    {"backspace", KEY_IS_BACKSPACE},
    {"quick", KEY_IS_QUICK_EXIT},
    {"wheelup", KEY_IS_WHEEL_UP},
    {"wheeldown", KEY_IS_WHEEL_DOWN},
};

static void resize(struct script *s, int rows, int cols, bool is_ascii)
{
    frame_free(&s->frame);
    s->frame = frame_new(rows, cols, text_width_plain, is_ascii);
    s->is_ascii = is_ascii;
}

static void script_show(struct front *front, struct app *app)
{
    struct script *s = front->impl;
    if (s->is_ascii != app->settings.ascii) {
        resize(s, s->frame.rows, s->frame.cols, app->settings.ascii);
    }
    app->rows = s->frame.rows;
    app->cols = s->frame.cols;
    app_draw(app, &s->doc, &s->frame);
    if (s->dumps_all) {
        script_dump(front);
    }
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool next_word(struct script *s, char word[WORD_MAX])
{
    const char *p = s->text.ptr;
    while (s->at < s->text.len && (is_blank(p[s->at]) || p[s->at] == '#')) {
        if (p[s->at] == '#') {
            while (s->at < s->text.len && p[s->at] != '\n') {
                s->at++;
            }
        } else {
            s->at++;
        }
    }
    size_t n = 0;
    while (s->at < s->text.len && !is_blank(p[s->at])) {
        if (n + 1 < WORD_MAX) {
            word[n++] = p[s->at];
        }
        s->at++;
    }
    word[n] = '\0';
    return n > 0;
}

static bool find_key(const char *word, struct input *in)
{
    in->kind = INPUT_KEY;
    for (size_t i = 0; i < COUNT_OF(named_keys); i++) {
        if (strcmp(word, named_keys[i].word) == 0) {
            in->value = named_keys[i].key;
            return true;
        }
    }
    in->value = (unsigned char)word[0];
    return word[1] == '\0';
}

static bool find_pair(struct script *s, const char *word, struct input *in)
{
    int a = 0, b = 0;
    if (sscanf(word, "resize:%dx%d", &a, &b) == 2) {
        resize(s, b, a, s->is_ascii);
        *in = (struct input){.kind = INPUT_RESIZE, .value = b, .other = a};
        return true;
    }
    if (sscanf(word, "click:%d,%d", &a, &b) == 2) {
        *in = (struct input){.kind = INPUT_CLICK, .value = frame_item_at(&s->frame, a, b)};
        return true;
    }
    return false;
}

static bool script_wait(struct front *front, struct app *app, int timeout_ms, struct input *in)
{
    struct script *s = front->impl;
    char word[WORD_MAX];
    *in = (struct input){.kind = INPUT_TICK};
    if (timeout_ms >= 0) {
        return true;
    }
    while (next_word(s, word)) {
        if (strcmp(word, "dump") == 0) {
            script_show(front, app);
            script_dump(front);
            continue;
        }
        if (find_pair(s, word, in) || find_key(word, in)) {
            return true;
        }
        (void)snprintf(s->fault, sizeof s->fault, "%s", word);
        return false;
    }
    return false;
}

void script_dump(struct front *front)
{
    struct script *s = front->impl;
    frame_text(&s->frame, s->out);
}

const char *script_fault(const struct front *front)
{
    const struct script *s = front->impl;
    return s->fault[0] ? s->fault : NULL;
}

static void script_close(struct front *front, bool is_quick)
{
    struct script *s = front->impl;
    (void)is_quick;
    frame_free(&s->frame);
    doc_free(&s->doc);
    mem_free(s);
    front->impl = NULL;
}

struct front script_open(struct str script, int rows, int cols, struct buf *out)
{
    struct script *s = mem_new(1, sizeof *s);
    *s = (struct script){.text = script, .out = out};
    resize(s, rows, cols, false);
    char word[WORD_MAX];
    s->dumps_all = next_word(s, word) && strcmp(word, "dump-all") == 0;
    s->at = s->dumps_all ? s->at : 0;
    return (struct front){
        .impl = s,
        .show = script_show,
        .wait = script_wait,
        .close = script_close,
    };
}
