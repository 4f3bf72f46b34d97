#include "core/event.h"

#include <stdio.h>
#include <string.h>

#include "core/field.h"

const char *const event_kind_words[EVENT_KINDS] = {
    "begin", "read",  "reply", "check",  "mark", "unmark",
    "leave", "judge", "pause", "resume", "end",  "item",
};
const char *const event_mode_words[MODES] = {"practice", "class", "kiosk", "test"};

struct event event_begin(const struct scenario *sc, uint64_t seed)
{
    struct event ev = {.kind = EVENT_BEGIN};
    memcpy(ev.u.begin.scenario, sc->id.ptr, sc->id.len);
    memcpy(ev.u.begin.hash, sc->hash, sizeof ev.u.begin.hash);
    ev.u.begin.version = sc->version;
    ev.u.begin.seed = seed;
    ev.u.begin.mode = MODE_TEST;
    return ev;
}

void event_place(struct event *ev, const struct scenario *sc, const char *lang, const char *region)
{
    (void)snprintf(ev->u.begin.lang, sizeof ev->u.begin.lang, "%s", lang ? lang : "");
    (void)snprintf(ev->u.begin.region, sizeof ev->u.begin.region, "%s", region ? region : "");
    if (sc->region.len) {
        (void)snprintf(ev->u.begin.region, sizeof ev->u.begin.region, "%.*s", STR_ARG(sc->region));
    }
}

void event_reason_add(struct event *ev, uint32_t message)
{
    if (message >= 1 && message <= EVENT_REASON_WORDS * 64) {
        ev->u.leave.reasons[(message - 1) / 64] |= UINT64_C(1) << ((message - 1) % 64);
    }
}

bool event_reason_has(const struct event *ev, uint32_t message)
{
    return message >= 1 && message <= EVENT_REASON_WORDS * 64 &&
           (ev->u.leave.reasons[(message - 1) / 64] >> ((message - 1) % 64) & 1);
}

static void put_begin(const struct event *ev, struct buf *out)
{
    field_put_text(out, "scenario", ev->u.begin.scenario);
    field_put_number(out, "version", ev->u.begin.version);
    field_put_text(out, "hash", ev->u.begin.hash);
    field_put_number(out, "seed", ev->u.begin.seed);
    field_put_text(out, "lang", ev->u.begin.lang);
    field_put_text(out, "region", ev->u.begin.region);
    field_put_text(out, "mode", event_mode_words[ev->u.begin.mode]);
}

static void put_reply(const struct event *ev, struct buf *out)
{
    field_put_text(out, "choice", ev->u.choice);
}

static void put_item(const struct event *ev, struct buf *out)
{
    field_put_text(out, "id", ev->u.choice);
}

static void put_check(const struct event *ev, struct buf *out)
{
    field_put_text(out, "what", scenario_check_words[ev->u.check]);
}

static void put_mark(const struct event *ev, struct buf *out)
{
    field_put_number(out, "message", ev->u.mark.message);
    if (ev->u.mark.sign[0]) {
        field_put_text(out, "sign", ev->u.mark.sign);
    }
}

static void put_unmark(const struct event *ev, struct buf *out)
{
    field_put_number(out, "message", ev->u.mark.message);
}

static void put_leave(const struct event *ev, struct buf *out)
{
    const char *comma = " messages=";
    field_put_text(out, "how", scenario_leave_words[ev->u.leave.how]);
    for (uint32_t i = 1; i <= EVENT_REASON_WORDS * 64; i++) {
        if (event_reason_has(ev, i)) {
            buf_fmt(out, "%s%u", comma, i);
            comma = ",";
        }
    }
}

static void put_judge(const struct event *ev, struct buf *out)
{
    field_put_text(out, "verdict", scenario_verdict_words[ev->u.judge.verdict]);
    field_put_number(out, "sure", ev->u.judge.sure);
}

typedef void put_fn(const struct event *ev, struct buf *out);

static put_fn *const putters[EVENT_KINDS] = {
    [EVENT_BEGIN] = put_begin, [EVENT_REPLY] = put_reply,   [EVENT_CHECK] = put_check,
    [EVENT_MARK] = put_mark,   [EVENT_UNMARK] = put_unmark, [EVENT_LEAVE] = put_leave,
    [EVENT_JUDGE] = put_judge, [EVENT_ITEM] = put_item,
};

void event_fmt(const struct event *ev, struct buf *out)
{
    buf_put_c(out, event_kind_words[ev->kind]);
    if (putters[ev->kind]) {
        putters[ev->kind](ev, out);
    }
}

// One value into the event; each takes the names of its kind only.
static bool take_begin(struct event *ev, struct str name, struct str value)
{
    const struct {
        const char *name;
        char *to;
        size_t size;
    } texts[] = {
        {"scenario", ev->u.begin.scenario, sizeof ev->u.begin.scenario},
        {"hash", ev->u.begin.hash, sizeof ev->u.begin.hash},
        {"lang", ev->u.begin.lang, sizeof ev->u.begin.lang},
        {"region", ev->u.begin.region, sizeof ev->u.begin.region},
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (str_is_c(name, texts[i].name)) {
            return field_get_text(value, texts[i].to, texts[i].size);
        }
    }
    uint64_t n = 0;
    if (str_is_c(name, "version")) {
        bool ok = field_get_number(value, UINT32_MAX, &n);
        ev->u.begin.version = (uint32_t)n;
        return ok;
    }
    if (str_is_c(name, "seed")) {
        return field_get_number(value, UINT64_MAX, &ev->u.begin.seed);
    }
    int mode = str_is_c(name, "mode") ? scenario_word(event_mode_words, MODES, value) : -1;
    ev->u.begin.mode = mode >= 0 ? (enum event_mode)mode : MODE_PRACTICE;
    return mode >= 0;
}

static bool take_reply(struct event *ev, struct str name, struct str value)
{
    return str_is_c(name, "choice") && value.len > 0 &&
           field_get_text(value, ev->u.choice, sizeof ev->u.choice);
}

static bool take_item(struct event *ev, struct str name, struct str value)
{
    return str_is_c(name, "id") && value.len > 0 &&
           field_get_text(value, ev->u.choice, sizeof ev->u.choice);
}

static bool take_check(struct event *ev, struct str name, struct str value)
{
    int i = str_is_c(name, "what") ? scenario_word(scenario_check_words, CHECKS, value) : -1;
    ev->u.check = i >= 0 ? (enum check_kind)i : CHECK_PHOTO;
    return i >= 0;
}

static bool take_message(struct event *ev, struct str value)
{
    uint64_t n = 0;
    bool ok = field_get_number(value, SCENARIO_SHOWN_MAX, &n) && n > 0;
    ev->u.mark.message = (uint32_t)n;
    return ok;
}

static bool take_mark(struct event *ev, struct str name, struct str value)
{
    if (str_is_c(name, "message")) {
        return take_message(ev, value);
    }
    return str_is_c(name, "sign") && field_get_text(value, ev->u.mark.sign, sizeof ev->u.mark.sign);
}

static bool take_unmark(struct event *ev, struct str name, struct str value)
{
    return str_is_c(name, "message") && take_message(ev, value);
}

static bool take_reasons(struct event *ev, struct str value)
{
    while (value.len) {
        ptrdiff_t comma = str_find(value, STR(","));
        size_t len = comma < 0 ? value.len : (size_t)comma;
        uint64_t n = 0;
        if (!field_get_number(str_part(value, 0, len), SCENARIO_SHOWN_MAX, &n) || n == 0) {
            return false;
        }
        event_reason_add(ev, (uint32_t)n);
        value = comma < 0 ? (struct str){0} : str_part(value, len + 1, value.len);
        if (comma >= 0 && value.len == 0) {
            return false;
        }
    }
    return true;
}

static bool take_leave(struct event *ev, struct str name, struct str value)
{
    if (str_is_c(name, "messages")) {
        return value.len > 0 && take_reasons(ev, value);
    }
    int i = str_is_c(name, "how") ? scenario_word(scenario_leave_words, LEAVES, value) : -1;
    ev->u.leave.how = i >= 0 ? (enum leave_how)i : LEAVE_STOP;
    return i >= 0;
}

static bool take_judge(struct event *ev, struct str name, struct str value)
{
    uint64_t n = 0;
    if (str_is_c(name, "sure")) {
        bool ok = field_get_number(value, 3, &n) && n > 0;
        ev->u.judge.sure = (uint8_t)n;
        return ok;
    }
    int i = str_is_c(name, "verdict") ? scenario_word(scenario_verdict_words, VERDICTS, value) : -1;
    ev->u.judge.verdict = i >= 0 ? (enum verdict)i : VERDICT_UNCLEAR;
    return i >= 0;
}

static const struct {
    bool (*take)(struct event *ev, struct str name, struct str value);
    unsigned least, most;  // values that must, and that may be there
} takers[EVENT_KINDS] = {
    [EVENT_BEGIN] = {take_begin, 7, 7},   [EVENT_REPLY] = {take_reply, 1, 1},
    [EVENT_CHECK] = {take_check, 1, 1},   [EVENT_MARK] = {take_mark, 1, 2},
    [EVENT_UNMARK] = {take_unmark, 1, 1}, [EVENT_LEAVE] = {take_leave, 1, 2},
    [EVENT_JUDGE] = {take_judge, 2, 2},   [EVENT_ITEM] = {take_item, 1, 1},
};

// The first value of each kind is the one that must be there.
static bool has_needed(const struct event *ev)
{
    return (ev->kind != EVENT_MARK && ev->kind != EVENT_UNMARK) || ev->u.mark.message > 0;
}

bool event_parse(struct str line, struct event *ev, struct err *err)
{
    struct str all = line;
    struct str word = field_next_word(&line);
    int kind = scenario_word(event_kind_words, EVENT_KINDS, word);
    *ev = (struct event){0};
    if (kind < 0 || memchr(all.ptr, '\0', all.len)) {
        return err_set(err, ERR_SYNTAX, "this is no event");
    }
    ev->kind = (enum event_kind)kind;
    unsigned count = 0;
    while (line.len) {
        word = field_next_word(&line);
        struct str name, value;
        if (!field_split(word, &name, &value) || !takers[kind].take || field_is_twice(all, name) ||
            !takers[kind].take(ev, name, value)) {
            return err_set(err, ERR_SYNTAX, "event %s: `%.*s` does not belong here",
                           event_kind_words[kind], (int)(word.len < 60 ? word.len : 60), word.ptr);
        }
        count++;
    }
    if (count < takers[kind].least || count > takers[kind].most || !has_needed(ev) ||
        (kind == EVENT_LEAVE && str_find(all, STR(" how=")) < 0)) {
        return err_set(err, ERR_SYNTAX, "event %s: something is missing", event_kind_words[kind]);
    }
    return true;
}
