#include "load/step.h"

#include <stdio.h>

#include "load/line.h"

enum { MONEY_MAX = 10000000, WAIT_MAX = 1000 };

static uint32_t next_step(const struct draft *d)
{
    return d->sc->step_count;
}

static struct step *put_step(struct draft *d, enum step_kind kind, struct place at)
{
    struct step *step = &d->sc->steps[d->sc->step_count++];
    *step = (struct step){.kind = kind, .scene = d->scene_now, .at = at};
    return step;
}

void step_put_stuck(struct draft *d, struct place at)
{
    put_step(d, STEP_STUCK, at);
}

void step_put_end(struct draft *d, struct place at)
{
    put_step(d, STEP_END, at);
}

// One function a kind of step; true when the story can go on behind it.  What
// cannot be built ends the list, or its scene would be blamed for the fault.
typedef bool step_fn(struct draft *d, const struct node *n, const struct node *value);

static bool on_note(struct draft *d, const struct node *n, const struct node *value)
{
    struct str text = draft_text(d, value, "a note");
    put_step(d, STEP_NOTE, n->at)->u.note = text;
    d->messages++;
    return true;
}

static bool on_wait(struct draft *d, const struct node *n, const struct node *value)
{
    struct str text = value->kind == NODE_TEXT ? value->text : STR("");
    ptrdiff_t blank = str_find(text, STR(" "));
    struct str unit = blank > 0 ? str_part(text, (size_t)blank + 1, text.len) : STR("");
    if (!str_is_c(unit, "day") && !str_is_c(unit, "days")) {
        finding_add(d->b.findings, FINDING_WRONG_TYPE, value->at, "wait", "like `2 days`");
        return true;
    }
    struct node number = *value;
    number.text = str_part(text, 0, (size_t)blank);
    uint32_t days = build_number(&d->b, &number, "wait", 1, WAIT_MAX);
    put_step(d, STEP_WAIT, n->at)->u.wait_days = days;
    return true;
}

static struct str key_of(struct draft *d, struct str id, struct str text)
{
    if (id.len) {
        return id;
    }
    static const char digits[] = "0123456789abcdef";
    char key[17] = "~";
    unsigned long long hash = str_hash(text);
    for (size_t i = sizeof key - 1; i > 0; i--, hash >>= 4) {
        key[i] = digits[hash & 15];
    }
    return (struct str){arena_copy(d->b.arena, key, sizeof key), sizeof key};
}

static struct reply reply_of(struct draft *d, const struct node *n)
{
    struct reply r = {.goto_scene = SCENARIO_NOWHERE, .at = n->at};
    if (!build_place(&d->b, n, "a reply", GRAMMAR_REPLY)) {
        return r;
    }
    const struct node *id = node_find(n, "id"), *cond = node_find(n, "if");
    const struct node *to = node_find(n, "goto");
    r.text = draft_text(d, build_need(&d->b, n, "reply"), "a reply");
    r.id = id && id->kind == NODE_TEXT ? id->text : STR("");
    r.key = key_of(d, r.id, r.text);
    r.hint = build_maybe(&d->b, n, "hint");
    r.cond = cond ? draft_condition(d, cond) : NULL;
    r.assigns = draft_assigns(d, n);
    r.leaves = build_yes(&d->b, node_find(n, "leaves"), "leaves");
    if (to) {
        int scene = draft_find(d, DRAFT_SCENE, to);
        r.goto_scene = scene < 0 ? 0 : (uint32_t)scene;
    }
    return r;
}

// Two replies of one choose with one key could not be told apart in a log.
static void check_same_words(struct draft *d, uint32_t first, uint32_t count)
{
    for (uint32_t i = first + 1; i < first + count; i++) {
        for (uint32_t k = first; k < i; k++) {
            const struct reply *a = &d->sc->replies[k], *b = &d->sc->replies[i];
            if (a->text.len && a->id.len == 0 && str_is(a->key, b->key)) {
                build_twice(&d->b, b->text, b->at, a->at);
                break;
            }
        }
    }
}

// Whether there are as many replies as a choose may have.
static bool check_count(struct draft *d, const struct node *replies)
{
    bool ok = replies->count >= 1 && replies->count <= SCENARIO_REPLIES_MAX;
    if (!ok) {
        char count[16];
        (void)snprintf(count, sizeof count, "%u", replies->count);
        finding_add(d->b.findings, FINDING_REPLIES, replies->at, count);
    }
    return ok;
}

static bool on_choose(struct draft *d, const struct node *n, const struct node *value)
{
    bool goes_on = false;
    if (!build_is(&d->b, value, NODE_LIST, "choose")) {
        return false;
    }
    bool is_usual = check_count(d, value);
    uint32_t first = d->sc->reply_count;
    struct step *step = put_step(d, STEP_CHOOSE, n->at);
    step->u.choose.first = first;
    step->u.choose.count = value->count;
    for (uint32_t i = 0; i < value->count; i++) {
        struct reply *r = &d->sc->replies[d->sc->reply_count++];
        *r = reply_of(d, node_item(value, i));
        r->target = next_step(d);
        goes_on = goes_on || (r->goto_scene == SCENARIO_NOWHERE && !r->leaves);
    }
    if (is_usual) {
        check_same_words(d, first, value->count);
    }
    return goes_on;
}

static bool on_if(struct draft *d, const struct node *n, const struct node *value)
{
    const struct node *yes = build_need(&d->b, n, "then"), *no = node_find(n, "else");
    uint32_t at = next_step(d);
    const struct expr *cond = draft_condition(d, value);
    put_step(d, STEP_IF, n->at)->u.cond = cond;
    bool goes_on = step_build_list(d, yes);
    if (no) {
        uint32_t jump = next_step(d);
        put_step(d, STEP_JUMP, n->at);
        d->sc->steps[at].target = next_step(d);
        goes_on = step_build_list(d, no) || goes_on;
        d->sc->steps[jump].target = next_step(d);
    } else {
        d->sc->steps[at].target = next_step(d);
        goes_on = true;
    }
    return goes_on;
}

static bool on_assign(struct draft *d, const struct node *n, const struct node *value)
{
    (void)value;
    struct assigns assigns = draft_assigns(d, n);
    put_step(d, STEP_ASSIGN, n->at)->u.assigns = assigns;
    return true;
}

static bool on_loses(struct draft *d, const struct node *n, const struct node *value)
{
    struct step *step = put_step(d, STEP_LOSES, n->at);
    struct str text = value->kind == NODE_TEXT ? value->text : STR("");
    if (str_is_c(text, "documents")) {
        step->u.loss.kind = LOSS_DOCUMENTS;
    } else if (str_is_c(text, "travel")) {
        step->u.loss.kind = LOSS_TRAVEL;
    } else if (text.len && text.ptr[0] >= '0' && text.ptr[0] <= '9') {
        step->u.loss.money = build_number(&d->b, value, "loses", 1, MONEY_MAX);
    } else {
        finding_add(d->b.findings, FINDING_WRONG_TYPE, value->at, "loses",
                    "a number, `documents` or `travel`");
    }
    return true;
}

static bool on_goto(struct draft *d, const struct node *n, const struct node *value)
{
    int scene = draft_find(d, DRAFT_SCENE, value);
    put_step(d, STEP_GOTO, n->at)->u.scene_to = scene < 0 ? 0 : (uint32_t)scene;
    return false;
}

static bool on_end(struct draft *d, const struct node *n, const struct node *value)
{
    int ending = draft_find(d, DRAFT_ENDING, value);
    put_step(d, STEP_END, n->at)->u.ending = ending < 0 ? 0 : (uint32_t)ending;
    return false;
}

enum { VERB_KEYS_MAX = 3 };

// The first key makes the kind of step; the others may stand beside it.
static const struct {
    const char *keys[VERB_KEYS_MAX];
    step_fn *build;
} verbs[] = {
    {{"note", "hint"}, on_note},     {{"wait"}, on_wait},         {{"choose"}, on_choose},
    {{"if", "then", "else"}, on_if}, {{"set", "add"}, on_assign}, {{"add", "set"}, on_assign},
    {{"loses"}, on_loses},           {{"goto"}, on_goto},         {{"end"}, on_end},
};

static int verb_of(struct str key)
{
    for (size_t i = 0; i < COUNT_OF(verbs); i++) {
        if (str_is_c(key, verbs[i].keys[0])) {
            return (int)i;
        }
    }
    return -1;
}

// A verb or a speaker beside another one: mostly a dash that is missing.
static void check_apart(struct draft *d, const struct node *n, const char *const *keys, int count)
{
    for (uint32_t i = 0; i < n->count; i++) {
        struct node *key = n->keys[i];
        bool is_step = verb_of(key->text) >= 0 || names_find(&d->names[DRAFT_CAST], key->text) >= 0;
        if (is_step && !key->is_odd && scenario_word(keys, count, key->text) < 0) {
            build_add(&d->b, FINDING_UNKNOWN_KEY, key->at, key->text);
            finding_hint(d->b.findings, "a step of its own begins with a dash");
            key->is_odd = true;
        }
    }
}

static bool build_verb(struct draft *d, const struct node *n, int verb)
{
    const char *const *keys = verbs[verb].keys;
    size_t count = 1;
    while (count < VERB_KEYS_MAX && keys[count]) {
        count++;
    }
    check_apart(d, n, keys, (int)count);
    (void)build_known(&d->b, n, "a step", keys, count);
    return verbs[verb].build(d, n, node_find(n, keys[0]));
}

static bool build_line(struct draft *d, const struct node *n, uint32_t entry)
{
    check_apart(d, n, (const char *const[]){n->keys[entry]->text.ptr}, 1);
    struct message *m = line_build(d, n, entry);
    put_step(d, STEP_MESSAGE, n->at)->u.message = m;
    d->messages += m->text_count;
    return true;
}

// Nobody of the cast, and no verb: say which of both is near.
static bool explain_stranger(struct draft *d, const struct node *n)
{
    const struct names *cast = &d->names[DRAFT_CAST];
    const struct node *key = n->keys[0];
    for (uint32_t i = 0; i < n->count; i++) {
        key = line_is_key(key->text) ? n->keys[i] : key;
    }
    if (key->is_odd || key->kind != NODE_TEXT) {
        return false;
    }
    if (line_is_key(key->text)) {
        finding_add(d->b.findings, FINDING_MISSING_KEY, n->at, "somebody who speaks");
        return false;
    }
    struct str *ids = mem_new(cast->count + COUNT_OF(verbs), sizeof *ids);
    for (size_t i = 0; i < COUNT_OF(verbs); i++) {
        ids[i] = str_of(verbs[i].keys[0]);
    }
    for (size_t i = 0; i < cast->count; i++) {
        ids[COUNT_OF(verbs) + i] = cast->ids[i];
    }
    build_add(&d->b, FINDING_UNKNOWN_CAST, key->at, key->text);
    build_nearest(&d->b, key->text, ids, cast->count + COUNT_OF(verbs));
    mem_free(ids);
    return false;
}

// What is no mapping at all: mostly a blank that is missing behind the colon.
static bool explain_text(struct draft *d, const struct node *n)
{
    bool is_word = n->kind == NODE_TEXT && n->is_bare && str_find(n->text, STR(":")) > 0 &&
                   str_find(n->text, STR(" ")) != 0;
    if (is_word) {
        finding_add(d->b.findings, FINDING_SPACE_MISSING, n->at, "colon");
    } else if (!n->is_odd) {
        finding_add(d->b.findings, FINDING_WRONG_TYPE, n->at, "a step", "like `dana: \"Hi\"`");
    }
    return false;
}

static bool build_step(struct draft *d, const struct node *n)
{
    if (n->kind != NODE_MAP || n->count == 0) {
        return explain_text(d, n);
    }
    for (uint32_t i = 0; i < n->count; i++) {
        int verb = verb_of(n->keys[i]->text);
        if (verb >= 0) {
            return build_verb(d, n, verb);
        }
        if (names_find(&d->names[DRAFT_CAST], n->keys[i]->text) >= 0) {
            return build_line(d, n, i);
        }
    }
    return explain_stranger(d, n);
}

bool step_build_list(struct draft *d, const struct node *list)
{
    bool goes_on = build_is(&d->b, list, NODE_LIST, "steps");
    for (uint32_t i = 0; list && list->kind == NODE_LIST && i < list->count; i++) {
        goes_on = build_step(d, node_item(list, i)) && goes_on;
    }
    return goes_on;
}
