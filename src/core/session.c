#include "core/session.h"

#include <stdio.h>
#include <string.h>

#include "core/registry.h"
#include "core/walk.h"

static size_t words_for(uint32_t bits)
{
    return bits / 64 + 1;
}

struct session *session_new(const struct scenario *sc, const struct registry *reg)
{
    struct session *s = mem_new(1, sizeof *s);
    s->scenario = sc;
    s->registry = reg;
    s->ending = -1;
    s->judged = VERDICT_UNCLEAR;
    s->visited = mem_new(words_for(sc->scene_count), sizeof *s->visited);
    s->chosen = mem_new(words_for(sc->reply_count), sizeof *s->chosen);
    s->times = mem_new(sc->step_count, sizeof *s->times);
    s->lost_steps = mem_new(words_for(sc->step_count), sizeof *s->lost_steps);
    for (uint32_t i = 0; i < sc->var_count; i++) {
        s->vars[i] = sc->vars[i].first;
    }
    return s;
}

void session_free(struct session *s)
{
    if (s) {
        mem_free(s->visited);
        mem_free(s->chosen);
        mem_free(s->times);
        mem_free(s->lost_steps);
        mem_free(s->shown);
        mem_free(s);
    }
}

// --- what is shown

static struct shown *show(struct session *s, enum shown_kind kind, uint32_t index)
{
    s->shown = mem_grow(s->shown, &s->shown_cap, s->shown_count + 1, sizeof *s->shown);
    struct shown *line = &s->shown[s->shown_count++];
    *line = (struct shown){
        .kind = kind,
        .index = index,
        .day = s->day,
        .stage = s->scenario->scenes[s->scene].stage,
        .lost_before = s->lost,
        .all_before = s->has_lost_all,
        .named = -1,
    };
    return line;
}

static void show_end(struct session *s)
{
    if (s->state == SESSION_OVER && s->ending >= 0) {
        show(s, SHOWN_END, (uint32_t)s->ending);
    }
}

static void settle(struct session *s)
{
    walk_settle(s);
    show_end(s);
}

static bool is_new_day(const struct session *s)
{
    return s->shown_count == 0 || s->day > s->shown[s->shown_count - 1].day;
}

static void show_day(struct session *s)
{
    if (is_new_day(s)) {
        show(s, SHOWN_DAY, 0);
    }
}

static uint64_t mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

static uint16_t variant_of(const struct session *s, const struct message *m)
{
    if (m->variation == VARIATION_ANY) {
        return (uint16_t)(mix(s->seed ^ m->variety) % m->text_count);
    }
    uint16_t times = s->times[s->pc];
    bool in_order = m->variation == VARIATION_IN_ORDER;
    return in_order ? (times < m->text_count ? times : (uint16_t)(m->text_count - 1)) : 0;
}

static void note_base(struct session *s)
{
    s->base_lost = s->lost;
    s->base_all = s->has_lost_all;
}

static void turn_over(struct session *s)
{
    s->turn++;
    s->base = s->incoming;
    note_base(s);
}

// --- one function an event: what must hold, and what it changes

static bool check_begin(const struct session *s, const struct event *ev, struct err *err)
{
    bool is_same = str_is_c(s->scenario->id, ev->u.begin.scenario) &&
                   strcmp(s->scenario->hash, ev->u.begin.hash) == 0;
    return is_same ||
           err_set(err, ERR_EVENT, "this event begins another story, `%s`", ev->u.begin.scenario);
}

static void apply_begin(struct session *s, const struct event *ev)
{
    s->seed = ev->u.begin.seed;
    s->mode = ev->u.begin.mode;
    (void)snprintf(s->lang, sizeof s->lang, "%s", ev->u.begin.lang);
    (void)snprintf(s->region, sizeof s->region, "%s", ev->u.begin.region);
    if (s->scenario->form != FORM_NONE) {
        s->state = SESSION_JUDGED;  // nothing to judge yet
        return;
    }
    s->pc = s->scenario->scenes[0].first;
    settle(s);
}

static bool check_item(const struct session *s, const struct event *ev, struct err *err)
{
    int i = scenario_find_scene(s->scenario, str_of(ev->u.choice));
    if (s->scenario->form == FORM_NONE || i < 0) {
        return err_set(err, ERR_EVENT, "there is no item `%s`", ev->u.choice);
    }
    if (walk_has_bit(s->visited, (uint32_t)i) || s->item_count == SESSION_ITEMS_MAX) {
        return err_set(err, ERR_EVENT, "the item `%s` cannot be asked again", ev->u.choice);
    }
    return true;
}

// All of it at once: there is nothing to answer in between.  Its messages have no number,
// so they cannot be marked.
static void apply_item(struct session *s, const struct event *ev)
{
    s->scene = (uint32_t)scenario_find_scene(s->scenario, str_of(ev->u.choice));
    const struct scene *item = &s->scenario->scenes[s->scene];
    walk_set_bit(s->visited, s->scene);
    s->items[s->item_count++] = (struct session_item){.scene = s->scene};
    s->shown_count = 0;
    for (s->pc = item->first; s->scenario->steps[s->pc].kind != STEP_END; s->pc++) {
        bool is_note = s->scenario->steps[s->pc].kind == STEP_NOTE;
        show(s, is_note ? SHOWN_NOTE : SHOWN_MESSAGE, s->pc);
    }
    s->state = SESSION_OVER;
}

static void apply_read(struct session *s, const struct event *ev)
{
    (void)ev;
    const struct step *step = &s->scenario->steps[s->pc];
    if (s->state == SESSION_RESTING) {
        turn_over(s);
    }
    show_day(s);
    struct shown *line = show(s, step->kind == STEP_MESSAGE ? SHOWN_MESSAGE : SHOWN_NOTE, s->pc);
    if (step->kind == STEP_MESSAGE) {
        line->variant = variant_of(s, step->u.message);
    }
    if (scenario_is_incoming(s->scenario, step)) {
        line->number = ++s->incoming;
    }
    size_t at = s->shown_count - 1;
    s->times[s->pc]++;
    s->pc++;
    settle(s);
    s->shown[at].lost_after = s->lost;
    s->shown[at].all_after = s->has_lost_all;
}

static int offered(const struct session *s, const char *key)
{
    uint32_t choices[SCENARIO_REPLIES_MAX];
    uint32_t n = session_choices(s, choices);
    for (uint32_t i = 0; i < n; i++) {
        if (str_is_c(s->scenario->replies[choices[i]].key, key)) {
            return (int)choices[i];
        }
    }
    return -1;
}

static bool check_reply(const struct session *s, const struct event *ev, struct err *err)
{
    return offered(s, ev->u.choice) >= 0 ||
           err_set(err, ERR_EVENT, "the reply `%s` is not offered here", ev->u.choice);
}

static void leave(struct session *s, enum leave_how how)
{
    s->has_left = true;
    s->left_how = how;
    s->ending = -1;
    s->state = SESSION_OVER;
}

static void apply_reply(struct session *s, const struct event *ev)
{
    int i = offered(s, ev->u.choice);
    const struct reply *reply = &s->scenario->replies[i];
    show_day(s);
    show(s, SHOWN_REPLY, (uint32_t)i);
    turn_over(s);
    walk_set_bit(s->chosen, (uint32_t)i);
    walk_assign(s, reply->assigns);
    if (reply->leaves) {
        s->left_by_reply = true;
        leave(s, LEAVE_STOP);
        return;
    }
    s->pc = reply->target;
    settle(s);
    note_base(s);
}

// A check belongs to the day of the line above it: while the story rests, the
// next day has not been shown yet.
static void show_check(struct session *s, enum shown_kind kind, const struct event *ev)
{
    uint32_t day = s->shown_count ? s->shown[s->shown_count - 1].day : s->day;
    show(s, kind, ev->u.check)->day = day;
}

static bool check_check(const struct session *s, const struct event *ev, struct err *err)
{
    (void)ev;
    return s->check_count < SESSION_CHECKS_MAX ||
           err_set(err, ERR_LIMIT, "more than %d checks in one conversation", SESSION_CHECKS_MAX);
}

static void apply_check(struct session *s, const struct event *ev)
{
    const struct check_result *found = s->checks[ev->u.check];
    bool is_first = !(s->acted >> ev->u.check & 1);
    show_check(s, SHOWN_CHECK_ASKED, ev);
    show_check(s, SHOWN_CHECK_FOUND, ev);
    s->shown[s->shown_count - 1].found = found;
    s->checked |= 1u << ev->u.check;
    s->check_count++;
    if (found && is_first) {
        walk_assign(s, found->assigns);
        s->acted |= 1u << ev->u.check;
    }
}

// From the newest on: most that is asked for was shown just now.
static struct shown *line_of(const struct session *s, uint32_t number)
{
    for (size_t i = s->shown_count; number && i > 0; i--) {
        if (s->shown[i - 1].number == number) {
            return &s->shown[i - 1];
        }
    }
    return NULL;
}

static bool check_message(const struct session *s, const struct event *ev, struct err *err)
{
    return line_of(s, ev->u.mark.message) ||
           err_set(err, ERR_EVENT, "there is no message %u", ev->u.mark.message);
}

static bool check_mark(const struct session *s, const struct event *ev, struct err *err)
{
    const char *sign = ev->u.mark.sign;
    if (sign[0] && registry_find_sign(s->registry, str_of(sign)) < 0) {
        return err_set(err, ERR_EVENT, "there is no sign `%s`", sign);
    }
    return check_message(s, ev, err);
}

static uint64_t signs_of(const struct session *s, const struct shown *line)
{
    return s->scenario->steps[line->index].u.message->sign_mask;
}

// The signs of all messages that carry a mark.
static void count_marked(struct session *s)
{
    s->marked = 0;
    for (size_t i = 0; i < s->shown_count; i++) {
        if (s->shown[i].mark_t) {
            s->marked |= signs_of(s, &s->shown[i]);
        }
    }
}

// What was lost is placed like the mark: behind that message, or behind the last
// reply, never where somebody who reads slowly got round to it.
static void mark(struct session *s, struct shown *line, uint32_t t)
{
    if (!line->mark_t) {
        const struct shown *at = t > s->base ? line_of(s, t) : NULL;
        line->mark_t = t;
        line->mark_turn = s->turn;
        line->mark_lost = at ? at->lost_after : s->base_lost;
        line->mark_all = at ? at->all_after : s->base_all;
    }
    line->is_marked = true;
}

static void apply_mark(struct session *s, const struct event *ev)
{
    struct shown *line = line_of(s, ev->u.mark.message);
    mark(s, line, line->number > s->base ? line->number : s->base);
    if (ev->u.mark.sign[0]) {
        line->named = (int16_t)registry_find_sign(s->registry, str_of(ev->u.mark.sign));
    }
    count_marked(s);
}

static void apply_unmark(struct session *s, const struct event *ev)
{
    struct shown *line = line_of(s, ev->u.mark.message);
    line->is_marked = false;
    if (line->mark_turn == s->turn) {
        line->mark_t = 0;
        line->named = -1;
    }
    count_marked(s);
}

static bool check_leave(const struct session *s, const struct event *ev, struct err *err)
{
    for (uint32_t i = 1; i <= EVENT_REASON_WORDS * 64; i++) {
        if (event_reason_has(ev, i) && !line_of(s, i)) {
            return err_set(err, ERR_EVENT, "there is no message %u", i);
        }
    }
    return true;
}

static void apply_leave(struct session *s, const struct event *ev)
{
    for (size_t i = 0; i < s->shown_count; i++) {
        struct shown *line = &s->shown[i];
        if (line->number && event_reason_has(ev, line->number)) {
            mark(s, line, s->incoming);
            s->left_with_reasons = true;
        }
    }
    count_marked(s);
    leave(s, ev->u.leave.how);
}

static bool check_judge(const struct session *s, const struct event *ev, struct err *err)
{
    (void)s;
    return (ev->u.judge.sure >= 1 && ev->u.judge.sure <= 3) ||
           err_set(err, ERR_EVENT, "how sure is 1, 2 or 3");
}

static void apply_judge(struct session *s, const struct event *ev)
{
    s->judged = ev->u.judge.verdict;
    s->sure = ev->u.judge.sure;
    if (s->item_count) {
        s->items[s->item_count - 1].judged = s->judged;
        s->items[s->item_count - 1].sure = s->sure;
    }
    s->state = SESSION_JUDGED;
}

static void apply_pause(struct session *s, const struct event *ev)
{
    s->is_paused = ev->kind == EVENT_PAUSE;
}

static void apply_end(struct session *s, const struct event *ev)
{
    (void)ev;
    s->state = SESSION_CLOSED;
}

#define IN(state) (1u << SESSION_##state)
enum { TALKING = IN(READING) | IN(RESTING) | IN(CHOOSING), OPEN = TALKING | IN(OVER) };

// What may happen where, what more must hold, and what it does.
static const struct {
    unsigned states;
    bool while_paused;
    bool (*check)(const struct session *s, const struct event *ev, struct err *err);
    void (*apply)(struct session *s, const struct event *ev);
} rules[EVENT_KINDS] = {
    [EVENT_BEGIN] = {IN(NEW), false, check_begin, apply_begin},
    [EVENT_READ] = {IN(READING) | IN(RESTING), false, NULL, apply_read},
    [EVENT_REPLY] = {IN(CHOOSING), false, check_reply, apply_reply},
    [EVENT_CHECK] = {TALKING, false, check_check, apply_check},
    [EVENT_MARK] = {OPEN, true, check_mark, apply_mark},
    [EVENT_UNMARK] = {OPEN, true, check_message, apply_unmark},
    [EVENT_LEAVE] = {TALKING, false, check_leave, apply_leave},
    [EVENT_JUDGE] = {IN(OVER), false, check_judge, apply_judge},
    [EVENT_PAUSE] = {OPEN, false, NULL, apply_pause},
    [EVENT_RESUME] = {OPEN, true, NULL, apply_pause},
    [EVENT_END] = {IN(JUDGED), false, NULL, apply_end},
    [EVENT_ITEM] = {IN(JUDGED), false, check_item, apply_item},
};

// Two lines at most beside the one that is asked for: a day and an end.  Checks
// are the learner's own and take nothing from the story's room.
static bool has_room(const struct session *s)
{
    return s->shown_count - 2 * s->check_count + 3 <= SCENARIO_SHOWN_MAX;
}

bool session_check(const struct session *s, const struct event *ev, struct err *err)
{
    if (ev->kind >= EVENT_KINDS || !(rules[ev->kind].states >> s->state & 1)) {
        return err_set(err, ERR_EVENT, "event %d in state %d", (int)ev->kind, (int)s->state);
    }
    if (s->is_paused && !rules[ev->kind].while_paused) {
        return err_set(err, ERR_EVENT, "the conversation is paused");
    }
    if (!s->is_paused && ev->kind == EVENT_RESUME) {
        return err_set(err, ERR_EVENT, "the conversation is not paused");
    }
    if (ev->at_ms < s->at_ms) {
        return err_set(err, ERR_EVENT, "time runs back: %llu, then %llu",
                       (unsigned long long)s->at_ms, (unsigned long long)ev->at_ms);
    }
    if (rules[ev->kind].states & TALKING && ev->kind < EVENT_CHECK && !has_room(s)) {
        return err_set(err, ERR_LIMIT, "more than %d lines in one conversation",
                       SCENARIO_SHOWN_MAX);
    }
    return !rules[ev->kind].check || rules[ev->kind].check(s, ev, err);
}

bool session_apply(struct session *s, const struct event *ev, struct err *err)
{
    if (!session_check(s, ev, err)) {
        return false;
    }
    rules[ev->kind].apply(s, ev);
    s->at_ms = ev->at_ms;
    s->seq++;
    return true;
}

uint32_t session_choices(const struct session *s, uint32_t out[SCENARIO_REPLIES_MAX])
{
    if (s->state != SESSION_CHOOSING) {
        return 0;
    }
    const struct step *step = &s->scenario->steps[s->pc];
    struct expr_env env = walk_env(s);
    uint32_t n = 0;
    for (uint32_t i = 0; i < step->u.choose.count && n < SCENARIO_REPLIES_MAX; i++) {
        uint32_t r = step->u.choose.first + i;
        const struct expr *cond = s->scenario->replies[r].cond;
        if (!cond || expr_eval(cond, &env)) {
            out[n++] = r;
        }
    }
    return n;
}

const struct step *session_next(const struct session *s)
{
    bool is_due = s->state == SESSION_READING || s->state == SESSION_RESTING;
    return is_due ? &s->scenario->steps[s->pc] : NULL;
}

const struct shown *session_find_message(const struct session *s, uint32_t number)
{
    return line_of(s, number);
}

struct str session_text(const struct session *s, const struct shown *line)
{
    const struct scenario *sc = s->scenario;
    switch (line->kind) {
    case SHOWN_MESSAGE:
        return sc->steps[line->index].u.message->texts[line->variant];
    case SHOWN_NOTE:
        return sc->steps[line->index].u.note;
    case SHOWN_REPLY:
        return sc->replies[line->index].text;
    case SHOWN_CHECK_FOUND:
        return line->found ? line->found->text : (struct str){0};
    case SHOWN_END:
        return sc->endings[line->index].text;
    case SHOWN_DAY:
    case SHOWN_CHECK_ASKED:
    case SHOWN_KINDS:
        break;
    }
    return (struct str){0};
}

bool session_is_broken_off(const struct session *s)
{
    return s->has_left && !s->left_by_reply && (s->left_how != LEAVE_STOP || s->left_with_reasons);
}

double session_share_read(const struct session *s)
{
    bool is_natural = s->state >= SESSION_OVER && !s->has_left;
    uint32_t rest = is_natural ? 0 : s->scenario->fewest[s->pc];
    if (rest == SCENARIO_NOWHERE || s->incoming + rest == 0) {
        return rest == SCENARIO_NOWHERE ? 0 : 1;
    }
    return (double)s->incoming / (double)(s->incoming + rest);
}
