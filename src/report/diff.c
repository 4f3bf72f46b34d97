#include "report/diff.h"

#include <stdlib.h>
#include <string.h>

#include "core/carry.h"
#include "core/msg.h"
#include "core/resting.h"
#include "core/session_key.h"

enum { SAME_SCENE = 50, SAME_REPLY = 40 };  // percent alike from which a new name is proposed

// All ways to one place that land alike.
struct landing {
    uint32_t from, to;  // steps
    bool is_night;      // it rests before a new day, not at a question
    enum carry_how how;
    enum carry_why why;
    struct str words;  // borrowed from the older story
    unsigned ways;
};

struct diff {
    const struct scenario *old, *now;
    const struct registry *reg;
    struct counterpart map;
    struct explore_plan plan;  // of the newer one
    struct landing *list;      // owned
    size_t count, cap;
    struct buf *out;
};

static bool is_alike(const struct landing *a, const struct landing *b)
{
    return a->from == b->from && a->to == b->to && a->is_night == b->is_night && a->how == b->how &&
           a->why == b->why;
}

static void add(struct diff *d, const struct landing *one)
{
    for (size_t i = 0; i < d->count; i++) {
        if (is_alike(&d->list[i], one)) {
            d->list[i].ways++;
            if (!str_is(d->list[i].words, one->words)) {
                d->list[i].words = STR("");  // several: the place says enough
            }
            return;
        }
    }
    d->list = mem_grow(d->list, &d->cap, d->count + 1, sizeof *d->list);
    d->list[d->count] = *one;
    d->list[d->count++].ways = 1;
}

// What can follow in the newer version: tells ways apart that land alike so far.
static uint64_t number_of(const struct diff *d, const struct carried *got)
{
    struct session *s = session_new(d->now, d->reg);
    for (size_t i = 0; i < got->count; i++) {
        (void)session_apply(s, &got->events[i], NULL);
    }
    uint64_t number = session_key(&d->plan, s);
    session_free(s);
    return number ^ str_hash(got->words) ^ ((uint64_t)got->how << 8 | (uint64_t)got->why);
}

static uint64_t land(void *ctx, const struct session *s, const struct event *log, size_t count)
{
    struct diff *d = ctx;
    struct carried got;
    uint64_t number = 0;
    if (carry_over(&d->map, d->reg, log, count, &got)) {
        add(d, &(struct landing){.from = s->pc,
                                 .to = got.pc,
                                 .is_night = s->state == SESSION_RESTING,
                                 .how = got.how,
                                 .why = got.why,
                                 .words = got.words});
        number = number_of(d, &got);
    }
    carry_free(&got);
    return number;
}

static int by_place(const void *a, const void *b)
{
    const struct landing *of_a = a, *of_b = b;
    if (of_a->from != of_b->from) {
        return of_a->from < of_b->from ? -1 : 1;
    }
    return of_a->how != of_b->how ? (int)of_a->how - (int)of_b->how
                                  : (of_a->to > of_b->to) - (of_a->to < of_b->to);
}

// --- words

static const char *const how_words[CARRY_HOWS] = {
    [CARRY_SAME] = N_("the same place"),
    [CARRY_EARLIER] = N_("a few lines earlier"),
    [CARRY_BACK] = N_("back at an earlier answer"),
    [CARRY_START] = N_("from the beginning"),
};

static const char *const why_words[CARRY_WHYS] = {
    [CARRY_LINES_GONE] = N_("the line that was read last is gone"),
    [CARRY_REPLY_GONE] = N_("the reply is gone"),
    [CARRY_QUESTION_GONE] = N_("the question is gone"),
    [CARRY_SCENE_GONE] = N_("the scene is gone"),
    [CARRY_OTHER_WAY] = N_("the way there has changed"),
};

static void put_place(const struct scenario *sc, uint32_t step, struct buf *out)
{
    const struct step *at = &sc->steps[step];
    buf_fmt(out, "%.*s:%u: `%.*s`", STR_ARG(sc->file), at->at.line,
            STR_ARG(sc->scenes[at->scene].id));
}

static void put_landing(struct diff *d, const struct landing *l)
{
    put_place(d->old, l->from, d->out);
    buf_fmt(d->out, "%s -> ", l->is_night ? _(", the night before") : "");
    put_place(d->now, l->to, d->out);
    buf_fmt(d->out, ": %s", _(how_words[l->how]));
    if (why_words[l->why]) {
        buf_fmt(d->out, "; %s", _(why_words[l->why]));
    }
    if (l->words.len) {
        buf_fmt(d->out, ": \"%.*s\"", STR_ARG(l->words));
    }
    buf_put_c(d->out, " (");
    buf_fmt(d->out, P_("%u way", "%u ways", l->ways), l->ways);
    buf_put_c(d->out, ")\n");
}

// --- what `renamed` could say

// Whether something of the older story has become this one already.
static bool has_source(const uint32_t *list, uint32_t count, uint32_t to)
{
    for (uint32_t i = 0; i < count; i++) {
        if (list[i] == to) {
            return true;
        }
    }
    return false;
}

// The scene of the newer story that this one became, by its lines; or nowhere.
static uint32_t scene_became(const struct diff *d, uint32_t scene)
{
    uint32_t best = SCENARIO_NOWHERE;
    unsigned most = SAME_SCENE - 1;
    for (uint32_t i = 0; i < d->now->scene_count; i++) {
        unsigned alike = has_source(d->map.scenes, d->old->scene_count, i)
                             ? 0
                             : counterpart_scenes_alike(d->old, scene, d->now, i);
        if (alike > most) {
            most = alike;
            best = i;
        }
    }
    return best;
}

// The reply of the same question that this one became, by its words; or nowhere.
static uint32_t reply_became(const struct diff *d, const struct step *now, const struct reply *was)
{
    uint32_t best = SCENARIO_NOWHERE;
    unsigned most = SAME_REPLY - 1;
    for (uint32_t i = 0; i < now->u.choose.count; i++) {
        uint32_t r = now->u.choose.first + i;
        unsigned alike = has_source(d->map.replies, d->old->reply_count, r)
                             ? 0
                             : counterpart_alike(was->text, d->now->replies[r].text);
        if (alike > most) {
            most = alike;
            best = r;
        }
    }
    return best;
}

static void put_name(const struct reply *r, struct buf *out)
{
    const char *quote = r->id.len ? "" : "\"";
    struct str name = r->id.len ? r->id : r->text;
    buf_put_c(out, quote);
    for (size_t i = 0; i < name.len; i++) {
        buf_fmt(out, "%s%c", name.ptr[i] == '"' || name.ptr[i] == '\\' ? "\\" : "", name.ptr[i]);
    }
    buf_put_c(out, quote);
}

static void put_scene_names(const struct diff *d, struct buf *out)
{
    for (uint32_t i = 0; i < d->old->scene_count; i++) {
        uint32_t to = d->map.scenes[i] == SCENARIO_NOWHERE ? scene_became(d, i) : SCENARIO_NOWHERE;
        if (to != SCENARIO_NOWHERE) {
            buf_fmt(out, "    %.*s: %.*s\n", STR_ARG(d->old->scenes[i].id),
                    STR_ARG(d->now->scenes[to].id));
        }
    }
}

static void put_reply_names(const struct diff *d, const struct step *was, const struct step *now,
                            struct buf *out)
{
    for (uint32_t i = 0; i < was->u.choose.count; i++) {
        uint32_t r = was->u.choose.first + i;
        const struct reply *reply = &d->old->replies[r];
        uint32_t to =
            d->map.replies[r] == SCENARIO_NOWHERE ? reply_became(d, now, reply) : SCENARIO_NOWHERE;
        if (to != SCENARIO_NOWHERE) {
            buf_put_c(out, "    ");
            put_name(reply, out);
            buf_put_c(out, ": ");
            put_name(&d->now->replies[to], out);
            buf_put_c(out, "\n");
        }
    }
}

static void put_part(const struct diff *d, const char *key, const struct buf *lines)
{
    if (lines->len) {
        buf_fmt(d->out, "  %s:\n%s", key, buf_text(lines));
    }
}

static void put_names(const struct diff *d)
{
    struct buf scenes = {0}, replies = {0};
    put_scene_names(d, &scenes);
    for (uint32_t i = 0; i < d->old->step_count; i++) {
        const struct step *was = &d->old->steps[i];
        if (was->kind == STEP_CHOOSE && d->map.steps[i] != SCENARIO_NOWHERE) {
            put_reply_names(d, was, &d->now->steps[d->map.steps[i]], &replies);
        }
    }
    if (scenes.len || replies.len) {
        buf_fmt(d->out, "\n%s\nrenamed:\n",
                _("If these are the same under a new name, say so in the newer file:"));
        put_part(d, "scenes", &scenes);
        put_part(d, "replies", &replies);
    }
    buf_free(&scenes);
    buf_free(&replies);
}

// --- the whole

static void put_head(const struct diff *d)
{
    buf_fmt(d->out, _("%.*s: version %u -> version %u\n"), STR_ARG(d->old->id), d->old->version,
            d->now->version);
    if (strcmp(d->old->hash, d->now->hash) == 0) {
        buf_fmt(d->out, "%s\n", _("The two files are the same."));
        return;
    }
    if (d->now->version <= d->old->version) {
        buf_fmt(d->out, _("The story has changed: raise `version` to %u.\n"), d->old->version + 1);
    }
    if (!carry_is_due(d->now, d->old->version, d->old->hash)) {
        buf_put_c(d->out, _("Conversations that are open play on with the version they began with. "
                            "Only with `withdraw_before` would they go on here:\n"));
    }
    buf_put_c(d->out, "\n");
}

struct diff_count diff_put(const struct scenario *old, const struct scenario *now,
                           const struct registry *reg, struct buf *out)
{
    struct diff d = {.old = old, .now = now, .reg = reg, .out = out};
    struct diff_count count = {0};
    d.map = counterpart_of(old, now);
    explore_plan_init(&d.plan, now);
    count.is_capped = !resting_each(old, reg, RESTING_WAYS_MAX, land, &d);
    put_head(&d);
    if (d.count) {
        qsort(d.list, d.count, sizeof *d.list, by_place);
    }
    for (size_t i = 0; i < d.count; i++) {
        put_landing(&d, &d.list[i]);
        *(d.list[i].how == CARRY_SAME ? &count.same : &count.moved) += d.list[i].ways;
    }
    put_names(&d);
    counterpart_free(&d.map);
    explore_plan_clear(&d.plan);
    mem_free(d.list);
    return count;
}
