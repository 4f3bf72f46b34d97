#include "core/roll.h"

#include <stdio.h>
#include <string.h>

#include "core/field.h"
#include "core/mem.h"

const char *const roll_kind_words[ROLL_KINDS] = {
    "open",  "join",   "rename", "remove", "block",  "lock", "unlock", "gate",
    "pause", "resume", "vote",   "ballot", "reveal", "hide", "forget", "over",
};

// --- what each kind carries

enum {
    HAS_LEARNER = 1,
    HAS_NUMBER = 2,
    HAS_VERDICT = 4,
    HAS_WHO = 8,
    HAS_TOKEN = 16,
    HAS_NAME = 32,
    HAS_TEXT = 64,
};

static const unsigned carries[ROLL_KINDS] = {
    [ROLL_JOIN] = HAS_LEARNER | HAS_WHO | HAS_TOKEN | HAS_NAME,
    [ROLL_RENAME] = HAS_LEARNER | HAS_NAME,
    [ROLL_REMOVE] = HAS_LEARNER,
    [ROLL_BLOCK] = HAS_LEARNER,
    [ROLL_GATE] = HAS_NUMBER,
    [ROLL_PAUSE] = HAS_TEXT,
    [ROLL_BALLOT] = HAS_LEARNER | HAS_NUMBER | HAS_VERDICT,
    [ROLL_FORGET] = HAS_LEARNER,
};

void roll_fmt(const struct roll_event *ev, struct buf *out)
{
    unsigned has = carries[ev->kind];
    buf_put_c(out, roll_kind_words[ev->kind]);
    if (has & HAS_LEARNER) {
        field_put_number(out, "learner", ev->learner);
    }
    if (has & HAS_NUMBER) {
        field_put_number(out, "number", ev->number);
    }
    if (has & HAS_VERDICT) {
        field_put_text(out, "verdict", scenario_verdict_words[ev->verdict]);
    }
    if (has & HAS_WHO) {
        field_put_text(out, "who", ev->who);
    }
    if (has & HAS_TOKEN) {
        field_put_text(out, "token", ev->token);
    }
    if (has & HAS_NAME) {
        field_put_text(out, "name", ev->name);
    }
    if (has & HAS_TEXT) {
        field_put_text(out, "text", ev->text);
    }
}

static bool is_hex(const char *text, size_t len)
{
    return strlen(text) == len && strspn(text, "0123456789abcdef") == len;
}

static bool take_count(struct str value, uint32_t max, uint32_t *out)
{
    uint64_t n = 0;
    bool ok = field_get_number(value, max, &n);
    *out = (uint32_t)n;
    return ok;
}

// One value into the event; *got gains its bit.
static bool take(struct roll_event *ev, struct str name, struct str value, unsigned *got)
{
    const struct {
        const char *name;
        unsigned bit;
        char *to;
        size_t size;
    } texts[] = {
        {"who", HAS_WHO, ev->who, sizeof ev->who},
        {"token", HAS_TOKEN, ev->token, sizeof ev->token},
        {"name", HAS_NAME, ev->name, sizeof ev->name},
        {"text", HAS_TEXT, ev->text, sizeof ev->text},
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (str_is_c(name, texts[i].name)) {
            *got |= texts[i].bit;
            return field_get_text(value, texts[i].to, texts[i].size);
        }
    }
    if (str_is_c(name, "learner")) {
        *got |= HAS_LEARNER;
        return take_count(value, ROLL_LEARNERS_MAX, &ev->learner) && ev->learner > 0;
    }
    if (str_is_c(name, "number")) {
        *got |= HAS_NUMBER;
        return take_count(value, UINT32_MAX, &ev->number);
    }
    int i = str_is_c(name, "verdict") ? scenario_word(scenario_verdict_words, VERDICTS, value) : -1;
    ev->verdict = i >= 0 ? (enum verdict)i : VERDICT_UNCLEAR;
    *got |= HAS_VERDICT;
    return i >= 0;
}

bool roll_parse(struct str line, struct roll_event *ev, struct err *err)
{
    struct str all = line, name, value;
    int kind = scenario_word(roll_kind_words, ROLL_KINDS, field_next_word(&line));
    unsigned got = 0;
    bool ok = kind >= 0 && !(all.len && memchr(all.ptr, '\0', all.len));
    *ev = (struct roll_event){.kind = ok ? (enum roll_kind)kind : ROLL_OPEN};
    while (ok && line.len) {
        ok = field_split(field_next_word(&line), &name, &value) && !field_is_twice(all, name) &&
             take(ev, name, value, &got);
    }
    ok = ok && got == carries[kind] && (!(got & HAS_WHO) || is_hex(ev->who, ROLL_WHO)) &&
         (!(got & HAS_TOKEN) || is_hex(ev->token, ROLL_TOKEN)) &&
         (!(got & HAS_NAME) || ev->name[0]);
    return ok || err_set(err, ERR_SYNTAX, "this is no line of a class");
}

// --- what may happen, and what it does

static struct roll_learner *here(const struct roll *r, uint32_t learner)
{
    bool is_there = learner >= 1 && learner <= r->count && !r->list[learner - 1].is_gone;
    return is_there ? &r->list[learner - 1] : NULL;
}

const struct roll_learner *roll_find(const struct roll *r, uint32_t learner)
{
    return here(r, learner);
}

uint32_t roll_find_token(const struct roll *r, const char *token)
{
    for (uint32_t i = 0; i < r->count; i++) {
        if (!r->list[i].is_gone && strcmp(r->list[i].token, token) == 0) {
            return i + 1;
        }
    }
    return 0;
}

bool roll_is_blocked(const struct roll *r, const char *who)
{
    for (uint32_t i = 0; i < r->count; i++) {
        if (r->list[i].is_blocked && strcmp(r->list[i].who, who) == 0) {
            return true;
        }
    }
    return false;
}

bool roll_has_name(const struct roll *r, const char *name)
{
    for (uint32_t i = 0; i < r->count; i++) {
        if (!r->list[i].is_gone && strcmp(r->list[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static bool no(struct err *err, const char *why)
{
    return err_set(err, ERR_EVENT, "%s", why);
}

static bool check_join(const struct roll *r, const struct roll_event *ev, struct err *err)
{
    if (r->count >= ROLL_LEARNERS_MAX) {
        return err_set(err, ERR_LIMIT, "the class is full");
    }
    return (!r->is_locked || no(err, "the class is locked: nobody new can join")) &&
           (!roll_is_blocked(r, ev->who) || no(err, "the teacher has closed this class for you")) &&
           (!roll_has_name(r, ev->name) || no(err, "that name is taken")) &&
           (ev->learner == r->count + 1 || no(err, "learners are numbered in their order"));
}

static bool check_rename(const struct roll *r, const struct roll_event *ev, struct err *err)
{
    return (here(r, ev->learner)->spins < ROLL_SPINS || no(err, "no more names can be drawn")) &&
           (!roll_has_name(r, ev->name) || no(err, "that name is taken"));
}

static bool check_gate(const struct roll *r, const struct roll_event *ev, struct err *err)
{
    return (ev->number > r->gate && ev->number <= ROLL_GATE_MAX) ||
           no(err, "a gate only opens further");
}

static bool check_ballot(const struct roll *r, const struct roll_event *ev, struct err *err)
{
    return (r->is_voting && ev->number == r->round) || no(err, "there is no such vote now");
}

static bool check_pause(const struct roll *r, const struct roll_event *ev, struct err *err)
{
    (void)ev;
    return r->mode == ROLL_GOING || no(err, "the class is paused already");
}

static bool check_resume(const struct roll *r, const struct roll_event *ev, struct err *err)
{
    (void)ev;
    return r->mode == ROLL_PAUSED || no(err, "the class is not paused");
}

static bool check_reveal(const struct roll *r, const struct roll_event *ev, struct err *err)
{
    (void)ev;
    return r->round > 0 || no(err, "nothing was voted on yet");
}

typedef bool check_fn(const struct roll *r, const struct roll_event *ev, struct err *err);

static check_fn *const checks[ROLL_KINDS] = {
    [ROLL_JOIN] = check_join,     [ROLL_RENAME] = check_rename, [ROLL_GATE] = check_gate,
    [ROLL_BALLOT] = check_ballot, [ROLL_PAUSE] = check_pause,   [ROLL_RESUME] = check_resume,
    [ROLL_REVEAL] = check_reveal,
};

bool roll_check(const struct roll *r, const struct roll_event *ev, struct err *err)
{
    if (r->is_open == (ev->kind == ROLL_OPEN)) {
        return no(err, r->is_open ? "the class is open already" : "the class is not open yet");
    }
    // Somebody may ask to be forgotten whenever they like.
    if (r->mode == ROLL_ENDED && ev->kind != ROLL_FORGET) {
        return no(err, "the class is over");
    }
    bool needs = (carries[ev->kind] & HAS_LEARNER) && ev->kind != ROLL_JOIN;
    if (needs && !here(r, ev->learner)) {
        return no(err, "there is no such learner in the class");
    }
    return !checks[ev->kind] || checks[ev->kind](r, ev, err);
}

static void copy(char *to, size_t size, const char *from)
{
    (void)snprintf(to, size, "%s", from);
}

static void do_join(struct roll *r, const struct roll_event *ev)
{
    r->list = mem_grow(r->list, &r->cap, r->count + 1, sizeof *r->list);
    struct roll_learner *l = &r->list[r->count++];
    *l = (struct roll_learner){0};
    copy(l->who, sizeof l->who, ev->who);
    copy(l->token, sizeof l->token, ev->token);
    copy(l->name, sizeof l->name, ev->name);
}

static void do_rename(struct roll *r, const struct roll_event *ev)
{
    struct roll_learner *l = here(r, ev->learner);
    copy(l->name, sizeof l->name, ev->name);
    l->spins++;
}

// A ballot of somebody who is gone is not counted any more.
static void do_remove(struct roll *r, const struct roll_event *ev)
{
    struct roll_learner *l = here(r, ev->learner);
    if (r->round > 0 && l->voted == r->round) {
        r->tally[l->vote]--;
    }
    l->is_gone = true;
    l->is_blocked = ev->kind == ROLL_BLOCK;
    if (ev->kind == ROLL_FORGET) {
        *l = (struct roll_learner){.is_gone = true, .is_forgotten = true};
    }
}

static void do_lock(struct roll *r, const struct roll_event *ev)
{
    r->is_locked = ev->kind == ROLL_LOCK;
}

static void do_gate(struct roll *r, const struct roll_event *ev)
{
    r->gate = ev->number;
}

static void do_pause(struct roll *r, const struct roll_event *ev)
{
    r->mode = ev->kind == ROLL_PAUSE ? ROLL_PAUSED : ROLL_GOING;
    copy(r->text, sizeof r->text, ev->text);
}

static void do_vote(struct roll *r, const struct roll_event *ev)
{
    (void)ev;
    memcpy(r->before, r->tally, sizeof r->before);
    memset(r->tally, 0, sizeof r->tally);
    r->round++;
    r->is_voting = true;
    r->is_revealed = false;
}

static void do_ballot(struct roll *r, const struct roll_event *ev)
{
    struct roll_learner *l = here(r, ev->learner);
    if (l->voted == r->round) {
        r->tally[l->vote]--;
    }
    l->voted = r->round;
    l->vote = ev->verdict;
    r->tally[l->vote]++;
}

static void do_reveal(struct roll *r, const struct roll_event *ev)
{
    r->is_revealed = ev->kind == ROLL_REVEAL;
    r->is_voting = r->is_voting && !r->is_revealed;
}

static void do_open(struct roll *r, const struct roll_event *ev)
{
    (void)ev;
    r->is_open = true;
    r->gate = 1;
}

static void do_over(struct roll *r, const struct roll_event *ev)
{
    (void)ev;
    r->mode = ROLL_ENDED;
}

typedef void do_fn(struct roll *r, const struct roll_event *ev);

static do_fn *const does[ROLL_KINDS] = {
    [ROLL_OPEN] = do_open,     [ROLL_JOIN] = do_join,    [ROLL_RENAME] = do_rename,
    [ROLL_REMOVE] = do_remove, [ROLL_BLOCK] = do_remove, [ROLL_LOCK] = do_lock,
    [ROLL_UNLOCK] = do_lock,   [ROLL_GATE] = do_gate,    [ROLL_PAUSE] = do_pause,
    [ROLL_RESUME] = do_pause,  [ROLL_VOTE] = do_vote,    [ROLL_BALLOT] = do_ballot,
    [ROLL_REVEAL] = do_reveal, [ROLL_HIDE] = do_reveal,  [ROLL_FORGET] = do_remove,
    [ROLL_OVER] = do_over,
};

bool roll_apply(struct roll *r, const struct roll_event *ev, struct err *err)
{
    if (!roll_check(r, ev, err)) {
        return false;
    }
    does[ev->kind](r, ev);
    r->rev++;
    return true;
}

void roll_free(struct roll *r)
{
    mem_free(r->list);
    *r = (struct roll){0};
}
