#include "run/plain.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "core/msg.h"

enum { CHAT_LINES_MAX = 2048 };

// What has been printed of the conversation, so that it is never printed twice.
struct plain {
    FILE *in, *out;
    bool is_mute;
    bool is_quiet;  // nothing was typed since the last look: what stands there is not said again
    struct doc doc;
    struct buf text;
    unsigned long long said[CHAT_LINES_MAX];  // hashes of the conversation's lines
    size_t said_count;
    unsigned long long page;  // hash of the last other page
    char *line;               // of getline
    size_t line_cap;
};

static void put_sentence(struct buf *out, struct str s)
{
    size_t from = out->len;
    buf_put_str(out, s);
    if (out->len > from && out->ptr[from] >= 'a' && out->ptr[from] <= 'z') {
        out->ptr[from] = (char)(out->ptr[from] - 32);
    }
}

static int number_of(const struct doc *d, const struct doc_item *item)
{
    int n = 0;
    for (const struct doc_item *i = d->items; i <= item; i++) {
        n += i->kind == DOC_CHOICE || i->kind == DOC_TICK;
    }
    return n;
}

static void put_hint(const struct doc_item *item, struct buf *out)
{
    if (item->hint.len) {
        buf_put_c(out, "  ");
        buf_put_str(out, item->hint);
    }
    buf_put_c(out, "\n");
}

static void put_theirs(const struct doc *d, const struct doc_item *item, struct buf *out)
{
    (void)d;
    if (item->lead.len) {
        buf_fmt(out, "%.*s: ", STR_ARG(item->lead));
    }
    buf_put_str(out, item->text);
    if (item->number) {
        buf_put_c(out, "  [");
        buf_fmt(out, _("message %u"), item->number);
        buf_put_c(out, "]");
    }
    if (d->at_bottom) {
        buf_put_c(out, "\n");
    } else {
        put_hint(item, out);
    }
}

static void put_yours(const struct doc *d, const struct doc_item *item, struct buf *out)
{
    (void)d;
    buf_fmt(out, "%s: %.*s\n", _("You"), STR_ARG(item->text));
}

static void put_day(const struct doc *d, const struct doc_item *item, struct buf *out)
{
    (void)d;
    buf_put_c(out, "\n");
    put_sentence(out, item->text);
    buf_put_c(out, C_("end of a sentence", "."));
    buf_put_c(out, "\n");
}

static void put_note(const struct doc *d, const struct doc_item *item, struct buf *out)
{
    (void)d;
    buf_fmt(out, "(%.*s)\n", STR_ARG(item->text));
}

static void put_text(const struct doc *d, const struct doc_item *item, struct buf *out)
{
    (void)d;
    buf_put_str(out, item->text);
    put_hint(item, out);
}

static void put_picture(const struct doc *d, const struct doc_item *item, struct buf *out)
{
    (void)d;
    if (item->spoken.len) {
        buf_fmt(out, "%.*s\n", STR_ARG(item->spoken));
    }
}

static void put_choice(const struct doc *d, const struct doc_item *item, struct buf *out)
{
    if (item->is_pane) {
        buf_fmt(out, _("Answer %d"), number_of(d, item));
        buf_put_c(out, ": ");
    } else {
        buf_fmt(out, "%d  ", number_of(d, item));
    }
    buf_put_str(out, item->text);
    put_hint(item, out);
}

static void put_tick(const struct doc *d, const struct doc_item *item, struct buf *out)
{
    buf_fmt(out, "%d  [%c] %.*s", number_of(d, item), item->is_on ? 'x' : ' ', STR_ARG(item->text));
    put_hint(item, out);
}

typedef void put_fn(const struct doc *d, const struct doc_item *item, struct buf *out);

static put_fn *const putters[DOC_KINDS] = {
    [DOC_TEXT] = put_text,     [DOC_HEAD] = put_text,       [DOC_DAY] = put_day,
    [DOC_THEIRS] = put_theirs, [DOC_YOURS] = put_yours,     [DOC_NOTE] = put_note,
    [DOC_TYPING] = NULL,       [DOC_PICTURE] = put_picture, [DOC_CHOICE] = put_choice,
    [DOC_TICK] = put_tick,
};

static void put_item(const struct doc *d, const struct doc_item *item, struct buf *out)
{
    if (putters[item->kind]) {
        putters[item->kind](d, item, out);
    }
}

void plain_put(const struct doc *d, size_t from, struct buf *out)
{
    for (size_t i = from; i < d->count; i++) {
        put_item(d, &d->items[i], out);
    }
}

static void put_title(const struct doc *d, struct buf *out)
{
    buf_put_c(out, "\n");
    buf_put_str(out, d->title);
    if (d->under.len) {
        buf_fmt(out, ", %.*s", STR_ARG(d->under));
    }
    if (d->aside.len) {
        bool is_closed = d->title.len && strchr("?!.", d->title.ptr[d->title.len - 1]);
        buf_fmt(out, "%s %.*s", is_closed ? "" : C_("end of a sentence", "."), STR_ARG(d->aside));
    }
    buf_put_c(out, "\n");
}

static unsigned long long hash_item(const struct doc *d, const struct doc_item *item)
{
    struct buf b = {0};
    put_item(d, item, &b);
    unsigned long long h = str_hash((struct str){b.ptr, b.len});
    buf_free(&b);
    return h;
}

// Print the lines of a conversation that are new; then its replies.
static void put_chat(struct plain *p, const struct doc *d)
{
    size_t at = 0, had = p->text.len;
    bool is_same = true;
    for (size_t i = 0; i < d->count && at < CHAT_LINES_MAX; i++) {
        const struct doc_item *item = &d->items[i];
        if (item->is_pane || item->kind == DOC_TYPING) {
            continue;
        }
        unsigned long long h = hash_item(d, item);
        is_same = is_same && at < p->said_count && p->said[at] == h;
        if (!is_same) {
            if (at == 0) {
                put_title(d, &p->text);
            }
            put_item(d, item, &p->text);
            p->said[at] = h;
        }
        at++;
    }
    p->said_count = at;
    bool is_old = p->is_quiet && p->text.len == had;
    for (size_t i = 0; i < d->count && !is_old; i++) {
        if (d->items[i].is_pane) {
            put_item(d, &d->items[i], &p->text);
        }
    }
}

static void put_page(struct plain *p, const struct doc *d)
{
    struct buf page = {0};
    put_title(d, &page);
    plain_put(d, 0, &page);
    unsigned long long h = str_hash((struct str){page.ptr, page.len});
    if (h != p->page) {
        buf_put(&p->text, page.ptr, page.len);
        p->page = h;
    }
    buf_free(&page);
}

static bool is_letter_key(const char *key)
{
    return key[0] && !key[1];
}

static void put_prompt(const struct doc *d, struct buf *out)
{
    if (d->prompt.len) {
        buf_fmt(out, "%.*s ", STR_ARG(d->prompt));
        return;
    }
    buf_put_c(out, doc_find_choice(d, 1) >= 0 ? _("Type a number") : _("Press Enter to go on"));
    for (size_t i = 0; i < d->key_count; i++) {
        if (is_letter_key(d->keys[i].key)) {
            buf_fmt(out, ", %s: %s", d->keys[i].key, d->keys[i].label);
        }
    }
    buf_put_c(out, ": ");
}

static void plain_show(struct front *front, struct app *app)
{
    struct plain *p = front->impl;
    app_doc(app, &p->doc);
    if (p->doc.at_bottom) {
        p->page = 0;
        put_chat(p, &p->doc);
    } else {
        put_page(p, &p->doc);
    }
    if (p->doc.status.len) {
        buf_fmt(&p->text, "%.*s\n", STR_ARG(p->doc.status));
    }
}

static void flush(struct plain *p)
{
    (void)fwrite(buf_text(&p->text), 1, p->text.len, p->out);
    (void)fflush(p->out);
    buf_clear(&p->text);
}

static bool all_digits(const char *s)
{
    return s[0] && strspn(s, "0123456789") == strlen(s) && strlen(s) < 6;
}

// What a line means; false when it means nothing.
static bool read_line(const char *line, const struct doc *d, struct input *in)
{
    if (all_digits(line)) {
        *in = (struct input){.kind = INPUT_CHOOSE, .value = (int)strtol(line, NULL, 10)};
        return true;
    }
    if (line[0] == 'm' && all_digits(line + 1)) {
        *in = (struct input){.kind = INPUT_MARK, .value = (int)strtol(line + 1, NULL, 10)};
        return true;
    }
    if (line[0] == '\0') {
        *in = (struct input){.kind = INPUT_KEY, .value = KEY_IS_ENTER};
        return doc_find_choice(d, 1) < 0;
    }
    *in = (struct input){.kind = INPUT_KEY, .value = (unsigned char)line[0]};
    return line[1] == '\0' && line[0] > ' ' && line[0] < 0x7F;
}

static bool next_line(struct plain *p)
{
    ssize_t n = getline(&p->line, &p->line_cap, p->in);
    while (n > 0 && (p->line[n - 1] == '\n' || p->line[n - 1] == '\r')) {
        p->line[--n] = '\0';
    }
    return n >= 0;
}

// Whether a line can be read within that time; false too when what is watched has news.
static bool has_line(const struct plain *p, int watch_fd, int timeout_ms)
{
    struct pollfd fds[] = {{fileno(p->in), POLLIN, 0}, {watch_fd ? watch_fd : -1, POLLIN, 0}};
    return poll(fds, COUNT_OF(fds), timeout_ms) > 0 && fds[0].revents;
}

static bool plain_wait(struct front *front, struct app *app, int timeout_ms, struct input *in)
{
    struct plain *p = front->impl;
    (void)app;
    *in = (struct input){.kind = INPUT_TICK};
    if (timeout_ms >= 0 && !front->is_live) {
        return true;
    }
    if (p->is_mute) {
        return false;
    }
    for (;;) {
        if (!p->is_quiet || p->text.len) {
            put_prompt(&p->doc, &p->text);
        }
        flush(p);
        p->is_quiet = front->is_live && !has_line(p, front->watch_fd, timeout_ms);
        if (p->is_quiet) {
            return true;
        }
        if (ferror(p->out) || !next_line(p)) {
            buf_put_c(&p->text, "\n");
            return false;
        }
        if (read_line(p->line, &p->doc, in)) {
            return true;
        }
        buf_put_c(&p->text, _("That is not one of the choices here."));
        buf_put_c(&p->text, "\n");
    }
}

static void plain_close(struct front *front, bool is_quick)
{
    struct plain *p = front->impl;
    (void)is_quick;
    flush(p);
    doc_free(&p->doc);
    buf_free(&p->text);
    mem_free(p->line);
    mem_free(p);
    front->impl = NULL;
}

struct front plain_open(FILE *in, FILE *out, bool is_mute)
{
    struct plain *p = mem_new(1, sizeof *p);
    // What is waited for must not lie in a buffer already.
    (void)setvbuf(in, NULL, _IONBF, 0);
    *p = (struct plain){.in = in, .out = out, .is_mute = is_mute};
    return (struct front){
        .impl = p,
        .is_plain = true,
        .show = plain_show,
        .wait = plain_wait,
        .close = plain_close,
    };
}
