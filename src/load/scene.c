#include "load/scene.h"

#include <stdio.h>
#include <string.h>

#include "load/line.h"

static const char *const step_keys[] = {"note", "wait", "choose", "if",   "then", "else",
                                        "set",  "add",  "loses",  "goto", "end"};
enum { STEP_KEYS = COUNT_OF(step_keys) };

static uint32_t next_step(struct story_build *s)
{
    return s->sc->step_count;
}

static struct step *put_step(struct story_build *s, enum step_kind kind, struct place at)
{
    struct step *step = &s->sc->steps[s->sc->step_count++];
    *step = (struct step){.kind = kind, .scene = s->scene_now, .at = at};
    return step;
}

static bool build_list(struct story_build *s, const struct node *list);

// --- one function a kind of step; true when the story can go on behind it

typedef bool step_fn(struct story_build *s, const struct node *n, const struct node *value);

static bool on_note(struct story_build *s, const struct node *n, const struct node *value)
{
    static const char *const keys[] = {"note", "hint"};
    build_known(&s->b, n, keys, COUNT_OF(keys));
    struct str text = story_text(s, value, "a note");
    put_step(s, STEP_NOTE, n->at)->u.note = text;
    s->messages++;
    return true;
}

static bool on_wait(struct story_build *s, const struct node *n, const struct node *value)
{
    static const char *const keys[] = {"wait"};
    struct str text = build_text(&s->b, value, "wait");
    ptrdiff_t blank = str_find(text, STR(" "));
    struct node number = *value;
    build_known(&s->b, n, keys, COUNT_OF(keys));
    struct str unit = blank > 0 ? str_part(text, (size_t)blank + 1, text.len) : STR("");
    number.text = str_part(text, 0, blank > 0 ? (size_t)blank : 0);
    if (!str_is_c(unit, "day") && !str_is_c(unit, "days")) {
        finding_add(s->b.findings, FINDING_WRONG_TYPE, value->at, "wait", "like `2 days`");
        return true;
    }
    uint32_t days = build_number(&s->b, &number, "wait", 1, 1000);
    put_step(s, STEP_WAIT, n->at)->u.wait_days = days;
    return true;
}

static void check_reply_id(struct story_build *s, const struct node *id, uint32_t index)
{
    (void)build_id(&s->b, id);
    for (uint32_t i = 0; i < index; i++) {
        if (s->reply_ids[i].len && str_is(s->reply_ids[i], id->text)) {
            char line[16];
            struct buf name = {0};
            (void)snprintf(line, sizeof line, "%u", s->reply_places[i].line);
            buf_put_str(&name, str_part(id->text, 0, 60));
            finding_add(s->b.findings, FINDING_DUPLICATE_ID, id->at, buf_text(&name), line);
            buf_free(&name);
            return;
        }
    }
}

static struct str key_of(struct story_build *s, struct str id, struct str text)
{
    if (id.len) {
        return id;
    }
    char key[24];
    int n = snprintf(key, sizeof key, "~%016llx", str_hash(text));
    return (struct str){arena_copy(s->b.arena, key, (size_t)n), (size_t)n};
}

static struct reply reply_of(struct story_build *s, const struct node *n, uint32_t index)
{
    static const char *const keys[] = {"reply", "id", "if", "set", "add", "goto", "leaves", "hint"};
    struct reply r = {.goto_scene = SCENARIO_NOWHERE, .at = n->at};
    if (!build_is(&s->b, n, NODE_MAP, "a reply")) {
        return r;
    }
    build_known(&s->b, n, keys, COUNT_OF(keys));
    const struct node *id = node_find(n, "id"), *cond = node_find(n, "if");
    const struct node *to = node_find(n, "goto"), *leaves = node_find(n, "leaves");
    if (id) {
        check_reply_id(s, id, index);
    }
    r.text = story_text(s, build_need(&s->b, n, "reply"), "a reply");
    r.id = s->reply_ids[index];
    r.key = key_of(s, r.id, r.text);
    r.hint = node_find(n, "hint") ? build_text(&s->b, node_find(n, "hint"), "hint") : STR("");
    r.cond = cond ? story_condition(s, cond) : NULL;
    r.assigns = story_assigns(s, n);
    r.leaves = leaves && build_yes(&s->b, leaves, "leaves");
    if (to) {
        int scene = story_scene(s, to);
        r.goto_scene = scene < 0 ? 0 : (uint32_t)scene;
    }
    return r;
}

// Two replies of one choose with one key could not be told apart in a log.
static void check_same_words(struct story_build *s, uint32_t first, uint32_t count)
{
    for (uint32_t i = first + 1; i < first + count; i++) {
        for (uint32_t k = first; k < i; k++) {
            const struct reply *a = &s->sc->replies[k], *b = &s->sc->replies[i];
            if (a->key.len && str_is(a->key, b->key) && a->id.len == 0) {
                char line[16];
                (void)snprintf(line, sizeof line, "%u", a->at.line);
                finding_add(s->b.findings, FINDING_DUPLICATE_ID, b->at, "the same words", line);
            }
        }
    }
}

static bool on_choose(struct story_build *s, const struct node *n, const struct node *value)
{
    static const char *const keys[] = {"choose"};
    bool goes_on = false;
    build_known(&s->b, n, keys, COUNT_OF(keys));
    if (!build_is(&s->b, value, NODE_LIST, "choose")) {
        return true;
    }
    if (value->count < 1 || value->count > SCENARIO_REPLIES_MAX) {
        char count[16];
        (void)snprintf(count, sizeof count, "%u", value->count);
        finding_add(s->b.findings, FINDING_REPLIES, value->at, count);
    }
    uint32_t first = s->sc->reply_count;
    struct step *step = put_step(s, STEP_CHOOSE, n->at);
    step->u.choose.first = first;
    step->u.choose.count = value->count;
    for (uint32_t i = 0; i < value->count; i++) {
        struct reply *r = &s->sc->replies[s->sc->reply_count++];
        *r = reply_of(s, value->items[i], first + i);
        r->target = next_step(s);
        goes_on = goes_on || (r->goto_scene == SCENARIO_NOWHERE && !r->leaves);
    }
    check_same_words(s, first, value->count);
    return goes_on;
}

static bool on_if(struct story_build *s, const struct node *n, const struct node *value)
{
    static const char *const keys[] = {"if", "then", "else"};
    build_known(&s->b, n, keys, COUNT_OF(keys));
    const struct node *yes = build_need(&s->b, n, "then"), *no = node_find(n, "else");
    uint32_t at = next_step(s);
    const struct expr *cond = story_condition(s, value);
    put_step(s, STEP_IF, n->at)->u.cond = cond;
    bool yes_goes_on = build_list(s, yes), no_goes_on = true;
    if (no) {
        uint32_t jump = next_step(s);
        put_step(s, STEP_JUMP, n->at);
        s->sc->steps[at].target = next_step(s);
        no_goes_on = build_list(s, no);
        s->sc->steps[jump].target = next_step(s);
    } else {
        s->sc->steps[at].target = next_step(s);
    }
    return yes_goes_on || no_goes_on;
}

static bool on_assign(struct story_build *s, const struct node *n, const struct node *value)
{
    static const char *const keys[] = {"set", "add"};
    (void)value;
    build_known(&s->b, n, keys, COUNT_OF(keys));
    struct assigns assigns = story_assigns(s, n);
    put_step(s, STEP_ASSIGN, n->at)->u.assigns = assigns;
    return true;
}

static bool on_loses(struct story_build *s, const struct node *n, const struct node *value)
{
    static const char *const keys[] = {"loses"};
    build_known(&s->b, n, keys, COUNT_OF(keys));
    struct step *step = put_step(s, STEP_LOSES, n->at);
    struct str text = build_text(&s->b, value, "loses");
    if (str_is_c(text, "documents") || str_is_c(text, "travel")) {
        step->u.loss.kind = text.ptr[0] == 'd' ? LOSS_DOCUMENTS : LOSS_TRAVEL;
    } else {
        step->u.loss.money = build_number(&s->b, value, "loses", 1, 10000000);
    }
    return true;
}

static bool on_goto(struct story_build *s, const struct node *n, const struct node *value)
{
    static const char *const keys[] = {"goto"};
    build_known(&s->b, n, keys, COUNT_OF(keys));
    int scene = story_scene(s, value);
    put_step(s, STEP_GOTO, n->at)->u.scene_to = scene < 0 ? 0 : (uint32_t)scene;
    return false;
}

static bool on_end(struct story_build *s, const struct node *n, const struct node *value)
{
    static const char *const keys[] = {"end"};
    build_known(&s->b, n, keys, COUNT_OF(keys));
    int ending = story_ending(s, value);
    put_step(s, STEP_END, n->at)->u.ending = ending < 0 ? 0 : (uint32_t)ending;
    return false;
}

static const struct {
    const char *key;
    step_fn *build;
} verbs[] = {
    {"note", on_note},   {"wait", on_wait},  {"choose", on_choose},
    {"if", on_if},       {"set", on_assign}, {"add", on_assign},
    {"loses", on_loses}, {"goto", on_goto},  {"end", on_end},
};

static bool is_line_key(struct str key)
{
    return scenario_word(line_keys, (int)line_key_count, key) >= 0;
}

// A key that could be somebody who speaks: known, or no word of the grammar.
static int cast_entry(struct story_build *s, const struct node *n)
{
    int stranger = -1;
    for (uint32_t i = 0; i < n->count; i++) {
        struct str key = n->keys[i]->text;
        if (scenario_find_cast(s->sc, key) >= 0) {
            return (int)i;
        }
        bool is_known = is_line_key(key) || scenario_word(step_keys, STEP_KEYS, key) >= 0;
        stranger = stranger < 0 && !is_known ? (int)i : stranger;
    }
    return stranger;
}

static void check_line_keys(struct story_build *s, const struct node *n, int entry)
{
    const char *keys[16];
    size_t count = 0;
    struct buf name = {0};
    for (; count < line_key_count; count++) {
        keys[count] = line_keys[count];
    }
    buf_put_str(&name, n->keys[entry]->text);
    keys[count++] = buf_text(&name);
    build_known(&s->b, n, keys, count);
    buf_free(&name);
}

// Nobody of the cast, and no verb: say which of both is near.
static void explain_stranger(struct story_build *s, const struct node *key)
{
    struct str ids[STEP_KEYS + 64];
    size_t count = 0;
    for (; count < STEP_KEYS; count++) {
        ids[count] = str_of(step_keys[count]);
    }
    for (uint32_t i = 0; i < s->sc->cast_count && i < 50; i++) {
        ids[count++] = s->sc->cast[i].id;
    }
    build_add(&s->b, FINDING_UNKNOWN_CAST, key->at, key->text);
    build_nearest(&s->b, key->text, ids, count);
}

static bool build_step(struct story_build *s, const struct node *n)
{
    if (!build_is(&s->b, n, NODE_MAP, "a step")) {
        return true;
    }
    for (size_t i = 0; i < COUNT_OF(verbs); i++) {
        const struct node *value = node_find(n, verbs[i].key);
        if (value) {
            return verbs[i].build(s, n, value);
        }
    }
    int entry = cast_entry(s, n);
    if (entry < 0) {
        finding_add(s->b.findings, FINDING_MISSING_KEY, n->at, "somebody who speaks");
    } else if (scenario_find_cast(s->sc, n->keys[entry]->text) < 0) {
        explain_stranger(s, n->keys[entry]);
    } else {
        check_line_keys(s, n, entry);
        struct message *m = line_build(s, n, (uint32_t)entry);
        put_step(s, STEP_MESSAGE, n->at)->u.message = m;
        s->messages++;
    }
    return true;
}

static bool build_list(struct story_build *s, const struct node *list)
{
    bool goes_on = true;
    if (!build_is(&s->b, list, NODE_LIST, "steps")) {
        return true;
    }
    for (uint32_t i = 0; i < list->count; i++) {
        goes_on = build_step(s, list->items[i]);
    }
    return goes_on;
}

static void fill_check(struct story_build *s, const struct node *n, struct check_result *out)
{
    out->is_set = true;
    out->cast = -1;
    out->at = n->at;
    if (n->kind == NODE_TEXT) {
        out->text = story_text(s, n, "a check");
        return;
    }
    if (!build_is(&s->b, n, NODE_MAP, "a check")) {
        return;
    }
    for (uint32_t i = 0; i < n->count; i++) {
        struct str key = n->keys[i]->text;
        if (str_is_c(key, "text")) {
            out->text = story_text(s, n->items[i], "a check");
        } else if (!str_is_c(key, "set") && !str_is_c(key, "add")) {
            out->cast = (int16_t)story_cast(s, n->keys[i]);
            out->text = story_text(s, n->items[i], "a check");
        }
    }
    out->assigns = story_assigns(s, n);
}

static void fill_checks(struct story_build *s, const struct node *n, struct scene *scene)
{
    if (!n || !build_is(&s->b, n, NODE_MAP, "checks")) {
        return;
    }
    build_known(&s->b, n, scenario_check_words, CHECKS);
    for (uint32_t i = 0; i < n->count; i++) {
        int check = scenario_word(scenario_check_words, CHECKS, n->keys[i]->text);
        if (check >= 0) {
            fill_check(s, n->items[i], &scene->checks[check]);
        }
    }
}

static void build_scene(struct story_build *s, const struct node *id, const struct node *n)
{
    static const char *const keys[] = {"stage", "day", "checks", "steps"};
    struct scene *scene = &s->sc->scenes[s->scene_now];
    scene->first = next_step(s);
    const struct node *stage = build_need(&s->b, n, "stage"), *day = build_need(&s->b, n, "day");
    const struct node *steps = build_need(&s->b, n, "steps");
    build_known(&s->b, n, keys, COUNT_OF(keys));
    scene->stage = (enum stage)(stage ? build_word(&s->b, stage, scenario_stage_words, STAGES) : 0);
    scene->day = build_number(&s->b, day, "day", 1, 10000);
    fill_checks(s, node_find(n, "checks"), scene);
    bool goes_on = build_list(s, steps);
    struct place last =
        s->sc->step_count > scene->first ? s->sc->steps[s->sc->step_count - 1].at : id->at;
    put_step(s, STEP_STUCK, last);
    scene->count = next_step(s) - scene->first;
    if (goes_on) {
        build_add(&s->b, FINDING_NO_END, last, id->text);
    }
}

// What the arrays must hold, and the replies' ids in the order of the file.
struct census {
    struct story_build *s;
    uint32_t steps, replies;
    bool takes_ids;
};

static void count_list(struct census *c, const struct node *list);

static void count_reply(struct census *c, const struct node *reply)
{
    const struct node *id = node_find(reply, "id");
    if (c->takes_ids) {
        c->s->reply_ids[c->replies] = id && id->kind == NODE_TEXT ? id->text : (struct str){0};
        c->s->reply_places[c->replies] = id ? id->at : (struct place){0};
    }
    c->replies++;
}

static void count_step(struct census *c, const struct node *n)
{
    const struct node *choose = node_find(n, "choose");
    c->steps += 2;
    for (uint32_t i = 0; choose && choose->kind == NODE_LIST && i < choose->count; i++) {
        count_reply(c, choose->items[i]);
    }
    if (!choose && node_find(n, "if")) {
        count_list(c, node_find(n, "then"));
        count_list(c, node_find(n, "else"));
    }
}

static void count_list(struct census *c, const struct node *list)
{
    for (uint32_t i = 0; list && list->kind == NODE_LIST && i < list->count; i++) {
        count_step(c, list->items[i]);
    }
}

static struct census take_census(struct story_build *s, const struct node *scenes, bool takes_ids)
{
    struct census c = {.s = s, .takes_ids = takes_ids};
    for (uint32_t i = 0; i < scenes->count; i++) {
        count_list(&c, node_find(scenes->items[i], "steps"));
        c.steps++;
    }
    return c;
}

static void make_room(struct story_build *s, const struct node *scenes)
{
    struct scenario *sc = s->sc;
    struct census c = take_census(s, scenes, false);
    sc->steps = arena_new(s->b.arena, c.steps, sizeof *sc->steps);
    sc->replies = arena_new(s->b.arena, c.replies, sizeof *sc->replies);
    s->reply_ids = arena_new(s->b.arena, c.replies, sizeof *s->reply_ids);
    s->reply_places = arena_new(s->b.arena, c.replies, sizeof *s->reply_places);
    (void)take_census(s, scenes, true);
    s->reply_ids_count = c.replies;
    sc->scenes = arena_new(s->b.arena, scenes->count, sizeof *sc->scenes);
    for (uint32_t i = 0; i < scenes->count; i++) {
        sc->scenes[i].id = s->scene_ids[i];
        sc->scenes[i].at = scenes->keys[i]->at;
    }
}

// Scenes are found by name while steps are built, so their count is set first.
static void build_all(struct story_build *s, const struct node *scenes)
{
    struct scenario *sc = s->sc;
    for (uint32_t i = 0; i < scenes->count; i++) {
        if (build_is(&s->b, scenes->items[i], NODE_MAP, "a scene")) {
            s->scene_now = i;
            build_scene(s, scenes->keys[i], scenes->items[i]);
        }
    }
    for (uint32_t i = 0; i < sc->step_count; i++) {
        if (sc->steps[i].kind == STEP_GOTO) {
            sc->steps[i].target = sc->scenes[sc->steps[i].u.scene_to].first;
        }
    }
    for (uint32_t i = 0; i < sc->reply_count; i++) {
        struct reply *r = &sc->replies[i];
        r->target = r->goto_scene == SCENARIO_NOWHERE ? r->target : sc->scenes[r->goto_scene].first;
    }
}

void scene_fill(struct story_build *s, const struct node *scenes)
{
    make_room(s, scenes);
    s->sc->scene_count = scenes->count;
    build_all(s, scenes);
    if (s->messages > s->messages_max) {
        finding_add(s->b.findings, FINDING_TOO_MANY, scenes->at, "10,000 messages");
    }
}
