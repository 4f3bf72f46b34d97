#include "report/pot.h"

#include <stdio.h>
#include <string.h>

struct pot {
    struct buf *out;
    const char *file;          // for places; NULL: none
    unsigned long long *seen;  // owned: hashes of context and text
    size_t count, cap;
};

static void put_quoted(struct buf *out, const char *key, struct str text)
{
    buf_fmt(out, "%s \"", key);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\n') {
            buf_put_c(out, "\\n");
        } else {
            buf_put_c(out, c == '"' || c == '\\' ? "\\" : "");
            buf_put(out, &c, 1);
        }
    }
    buf_put_c(out, "\"\n");
}

// Whether this context and text have come before; from now on they have.
static bool is_known(struct pot *p, const struct phrase *phrase)
{
    unsigned long long hash = str_hash(str_of(phrase->context)) * 31 + str_hash(*phrase->slot);
    for (size_t i = 0; i < p->count; i++) {
        if (p->seen[i] == hash) {
            return true;
        }
    }
    p->seen = mem_grow(p->seen, &p->cap, p->count + 1, sizeof *p->seen);
    p->seen[p->count++] = hash;
    return false;
}

static void put_comment(struct buf *out, const char *what, struct str text)
{
    if (text.len) {
        buf_fmt(out, "#. %s%.*s\n", what, STR_ARG(text));
    }
}

static void put_phrase(void *ctx, const struct phrase *phrase)
{
    struct pot *p = ctx;
    if (is_known(p, phrase)) {
        return;
    }
    buf_put_c(p->out, "\n");
    put_comment(p->out, "Said by ", phrase->speaker);
    put_comment(p->out, "", str_of(phrase->note));
    put_comment(p->out, "Hint: ", phrase->hint);
    if (p->file && phrase->at.line) {
        buf_fmt(p->out, "#: %s:%u\n", p->file, phrase->at.line);
    }
    if (phrase->slot->len && memchr(phrase->slot->ptr, '{', phrase->slot->len)) {
        buf_put_c(p->out, "#, perl-brace-format\n");
    }
    put_quoted(p->out, "msgctxt", str_of(phrase->context));
    put_quoted(p->out, "msgid", *phrase->slot);
    buf_put_c(p->out, "msgstr \"\"\n");
}

static void put_head(struct buf *out, struct str what, struct str lang)
{
    buf_fmt(out,
            "# Words of %.*s (%.*s) for translators.\n"
            "msgid \"\"\n"
            "msgstr \"\"\n"
            "\"Project-Id-Version: wary %.*s\\n\"\n"
            "\"Language: \\n\"\n"
            "\"MIME-Version: 1.0\\n\"\n"
            "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
            "\"Content-Transfer-Encoding: 8bit\\n\"\n",
            STR_ARG(what), STR_ARG(lang), STR_ARG(what));
}

void pot_put_story(struct scenario *sc, struct buf *out)
{
    char file[SCENARIO_ID_MAX + 8];
    (void)snprintf(file, sizeof file, "%.*s.yaml", STR_ARG(sc->id));
    struct pot p = {.out = out, .file = file};
    put_head(out, sc->id, sc->lang);
    phrase_each_story(sc, put_phrase, &p);
    mem_free(p.seen);
}

void pot_put_registry(struct registry *reg, struct buf *out)
{
    struct pot p = {.out = out};
    put_head(out, STR("registry"), STR("en"));
    phrase_each_registry(reg, put_phrase, &p);
    mem_free(p.seen);
}
