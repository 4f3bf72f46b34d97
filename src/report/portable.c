#include "report/portable.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "core/event.h"
#include "core/mem.h"
#include "core/msg.h"
#include "report/json.h"

static void put(struct portable *p, json_t *line)
{
    char *text = json_dumps(line, JSON_COMPACT);
    buf_put_c(p->out, text);
    buf_put_c(p->out, "\n");
    free(text);  // jansson's own
    json_decref(line);
    p->lines++;
}

struct portable portable_begin(struct buf *out)
{
    struct portable p = {.out = out};
    put(&p, json_pack("{s:i}", "wary-profile", PORTABLE_VERSION));
    return p;
}

void portable_put_story(struct portable *p, struct str hash, struct str text)
{
    put(p, json_pack("{s:o, s:o}", "story", json_text(hash), "text", json_text(text)));
}

void portable_put_session(struct portable *p, const struct portable_session *s)
{
    json_t *events = json_array();
    for (size_t i = 0; i < s->count; i++) {
        json_t *event = json_array();
        (void)json_array_append_new(event, json_integer((json_int_t)s->events[i].at_ms));
        (void)json_array_append_new(event, json_text(s->events[i].line));
        (void)json_array_append_new(events, event);
    }
    put(p, json_pack("{s:o, s:o, s:o, s:I, s:I, s:b, s:o}", "session", json_text(s->id), "scenario",
                     json_text(s->scenario), "hash", json_text(s->hash), "version",
                     (json_int_t)s->version, "started", (json_int_t)s->started_s, "open",
                     (int)s->is_open, "events", events));
}

void portable_end(struct portable *p)
{
    put(p, json_pack("{s:I}", "end", (json_int_t)p->lines));
}

// --- and back

struct reading {
    const struct portable_taker *taker;
    uint64_t lines;
    bool has_ended;
    struct err *err;
};

static bool bad(struct reading *r, const char *what)
{
    return err_set(r->err, ERR_SYNTAX, _("line %llu: %s"), (unsigned long long)(r->lines + 1),
                   what);
}

static bool text_of(const json_t *o, const char *key, struct str *out)
{
    const json_t *value = json_object_get(o, key);
    *out = (struct str){json_string_value(value), json_string_length(value)};
    return json_is_string(value);
}

static bool number_of(const json_t *o, const char *key, json_int_t least, json_int_t most,
                      json_int_t *out)
{
    const json_t *value = json_object_get(o, key);
    *out = json_integer_value(value);
    return json_is_integer(value) && *out >= least && *out <= most;
}

static bool is_hex(struct str s, size_t len)
{
    bool ok = s.len == len;
    for (size_t i = 0; ok && i < len; i++) {
        ok = (s.ptr[i] >= '0' && s.ptr[i] <= '9') || (s.ptr[i] >= 'a' && s.ptr[i] <= 'f');
    }
    return ok;
}

static bool take_head(struct reading *r, const json_t *o)
{
    json_int_t version;
    if (!number_of(o, "wary-profile", 1, INT32_MAX, &version)) {
        return bad(r, _("this is no profile that wary has exported"));
    }
    return version <= PORTABLE_VERSION ||
           err_set(r->err, ERR_LIMIT, "%s", _("this profile was exported by a newer wary"));
}

static bool take_story(struct reading *r, const json_t *o)
{
    struct str hash, text;
    if (!text_of(o, "story", &hash) || !is_hex(hash, PORTABLE_HASH) || !text_of(o, "text", &text)) {
        return bad(r, _("a story without its text"));
    }
    return r->taker->story(r->taker->ctx, hash, text, r->err);
}

// Each event is read as the store's own would be: a strange one is refused here.
static bool take_events(struct reading *r, const json_t *list, struct portable_event *events)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *pair = json_array_get(list, i);
        const json_t *at = json_array_get(pair, 0), *line = json_array_get(pair, 1);
        struct event event;
        events[i].at_ms = (uint64_t)json_integer_value(at);
        events[i].line = (struct str){json_string_value(line), json_string_length(line)};
        if (!json_is_integer(at) || json_integer_value(at) < 0 || !json_is_string(line) ||
            !event_parse(events[i].line, &event, NULL)) {
            return bad(r, _("an event that wary does not know"));
        }
    }
    return true;
}

static bool take_session(struct reading *r, const json_t *o)
{
    struct portable_session s = {0};
    json_int_t version, started;
    const json_t *list = json_object_get(o, "events");
    bool ok = text_of(o, "session", &s.id) && is_hex(s.id, PORTABLE_ID) &&
              text_of(o, "scenario", &s.scenario) && text_of(o, "hash", &s.hash) &&
              is_hex(s.hash, PORTABLE_HASH) && number_of(o, "version", 0, UINT32_MAX, &version) &&
              number_of(o, "started", INT64_MIN, INT64_MAX, &started) && json_is_array(list) &&
              json_is_boolean(json_object_get(o, "open"));
    if (!ok) {
        return bad(r, _("a conversation that lacks a part"));
    }
    struct portable_event *events = mem_new(json_array_size(list) + 1, sizeof *events);
    s.version = (uint32_t)version;
    s.started_s = started;
    s.is_open = json_is_true(json_object_get(o, "open"));
    s.events = events;
    s.count = json_array_size(list);
    ok = take_events(r, list, events) && r->taker->session(r->taker->ctx, &s, r->err);
    mem_free(events);
    return ok;
}

static bool take_end(struct reading *r, const json_t *o)
{
    json_int_t lines;
    r->has_ended = true;
    return (number_of(o, "end", 0, INT64_MAX, &lines) && (uint64_t)lines == r->lines) ||
           bad(r, _("the file has lost lines"));
}

static const struct {
    const char *key;
    bool (*take)(struct reading *r, const json_t *o);
} takers[] = {{"story", take_story}, {"session", take_session}, {"end", take_end}};

static bool take_line(struct reading *r, const json_t *o)
{
    if (r->lines == 0) {
        return take_head(r, o);
    }
    for (size_t i = 0; i < COUNT_OF(takers); i++) {
        if (json_object_get(o, takers[i].key)) {
            return takers[i].take(r, o);
        }
    }
    return bad(r, _("this line is not one of a profile"));
}

bool portable_read(struct str text, const struct portable_taker *taker, struct err *err)
{
    struct reading r = {.taker = taker, .err = err};
    bool ok = true;
    for (size_t at = 0; ok && at < text.len && !r.has_ended;) {
        const char *end = memchr(text.ptr + at, '\n', text.len - at);
        size_t len = end ? (size_t)(end - text.ptr) - at : text.len - at;
        json_t *o = json_loadb(text.ptr + at, len, JSON_REJECT_DUPLICATES, NULL);
        bool is_cut = !o && !end && r.lines > 0;  // said at the end
        ok = is_cut || ((json_is_object(o) || bad(&r, _("this line is not one of a profile"))) &&
                        take_line(&r, o));
        json_decref(o);
        r.lines++;
        at += len + 1;
    }
    return ok && (r.has_ended ||
                  err_set(err, ERR_SYNTAX, "%s", _("the file ends early; export it once more")));
}
