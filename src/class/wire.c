#include "class/wire.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "core/base.h"
#include "core/text.h"
#include "report/json.h"

const char *const wire_words[WIRE_KINDS] = {
    "hello", "join", "teach", "board", "welcome", "story",  "state", "tally",
    "ev",    "log",  "ack",   "spin",  "ballot",  "forget", "get",   "part",
    "do",    "row",  "sum",   "ping",  "pong",    "err"};

enum type { NUMBER, YES, TEXT, RAW };  // RAW: a piece of a file, of any characters

enum { ANY_NUMBER = INT32_MAX, NAME_MAX_BYTES = 160, TEXT_MAX_BYTES = 400 };

// What one message carries: NEED must be there, MAY may.
static const struct key {
    enum wire_kind kind;
    const char *name;
    enum type type;
    bool is_needed;
    size_t at;      // in struct wire
    uint64_t most;  // of a number; bytes of a text
} keys[] = {
#define NEED(kind, name, type, field, most)                                                        \
    {WIRE_##kind, name, type, true, offsetof(struct wire, field), most},
#define MAY(kind, name, type, field, most)                                                         \
    {WIRE_##kind, name, type, false, offsetof(struct wire, field), most},
#include "class/wire.def"
#undef NEED
#undef MAY
};

static void *field_of(struct wire *w, const struct key *k)
{
    return (char *)w + k->at;
}

static bool no(struct err *err, const char *why, const char *what)
{
    return err_set(err, ERR_NET, "%s: %s", why, what);
}

// One line without anything that a terminal obeys.
static bool is_plain(struct str s)
{
    size_t at;
    return text_check(s, &at) == TEXT_OK &&
           !(s.len && (memchr(s.ptr, '\n', s.len) || memchr(s.ptr, '\t', s.len)));
}

static bool take_text(const struct key *k, const json_t *value, struct str *out, struct err *err)
{
    *out = (struct str){json_string_value(value), json_string_length(value)};
    return (json_is_string(value) && out->len <= k->most && (k->type == RAW || is_plain(*out))) ||
           no(err, "not a text that fits", k->name);
}

static bool take_number(const struct key *k, const json_t *value, uint64_t *out, struct err *err)
{
    json_int_t n = json_integer_value(value);
    *out = n < 0 ? 0 : (uint64_t)n;
    return (json_is_integer(value) && n >= 0 && *out <= k->most) ||
           no(err, "not a number that fits", k->name);
}

static bool take(const struct key *k, const json_t *value, struct wire *out, struct err *err)
{
    void *field = field_of(out, k);
    switch (k->type) {
    case NUMBER:
        return take_number(k, value, field, err);
    case YES:
        *(bool *)field = json_is_true(value);
        return json_is_boolean(value) || no(err, "neither true nor false", k->name);
    case TEXT:
    case RAW:
        return take_text(k, value, field, err);
    }
    return false;
}

static bool take_all(const json_t *root, struct wire *out, struct err *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < COUNT_OF(keys); i++) {
        const struct key *k = &keys[i];
        if (k->kind != out->kind) {
            continue;
        }
        const json_t *value = json_object_get(root, k->name);
        ok = value ? take(k, value, out, err) : !k->is_needed || no(err, "missing", k->name);
    }
    return ok;
}

static bool take_kind(const json_t *root, struct wire *out, struct err *err)
{
    const char *word = json_string_value(json_object_get(root, "t"));
    for (int i = 0; word && i < WIRE_KINDS; i++) {
        if (strcmp(word, wire_words[i]) == 0) {
            out->kind = (enum wire_kind)i;
            return true;
        }
    }
    return err_set(err, ERR_NET, "a message of no known kind");
}

bool wire_read(struct str line, struct wire *out, struct err *err)
{
    *out = (struct wire){0};
    if (line.len >= WIRE_LINE_MAX) {
        return err_set(err, ERR_NET, "a message of more than %d bytes", WIRE_LINE_MAX);
    }
    json_t *root = json_loadb(line.ptr ? line.ptr : "", line.len, JSON_REJECT_DUPLICATES, NULL);
    bool ok = json_is_object(root) || err_set(err, ERR_NET, "a line that is no message");
    ok = ok && take_kind(root, out, err) && take_all(root, out, err);
    if (!ok) {
        json_decref(root);
        *out = (struct wire){0};
        return false;
    }
    out->root = root;
    return true;
}

static json_t *value_of(const struct key *k, const void *field)
{
    if (k->type == NUMBER) {
        return json_integer((json_int_t) * (const uint64_t *)field);
    }
    if (k->type == YES) {
        return json_boolean(*(const bool *)field);
    }
    return json_text(*(const struct str *)field);
}

static bool is_empty(const struct key *k, const void *field)
{
    return (k->type == TEXT || k->type == RAW) && ((const struct str *)field)->len == 0;
}

void wire_put(const struct wire *w, struct buf *out)
{
    json_t *o = json_object();
    json_put(o, "t", json_string(wire_words[w->kind]));
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        const struct key *k = &keys[i];
        const void *field = (const char *)w + k->at;
        if (k->kind == w->kind && (k->is_needed || !is_empty(k, field))) {
            json_put(o, k->name, value_of(k, field));
        }
    }
    char *text = json_dumps(o, JSON_COMPACT);
    buf_put_c(out, text);
    buf_put_c(out, "\n");
    free(text);  // jansson's own
    json_decref(o);
}

void wire_free(struct wire *w)
{
    json_decref(w->root);
    *w = (struct wire){0};
}
