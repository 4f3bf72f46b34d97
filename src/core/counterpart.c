#include "core/counterpart.h"

#include <stdlib.h>
#include <string.h>

enum {
    LETTERS_MAX = 256,  // bytes of a text that are compared
    ALIKE = 60,         // percent from which a text counts as the same, reworded
    SHARED = 50,        // percent of the replies that a question must share
    CONTEXT_LINES = 3   // lines before a question that are looked at
};

// --- how alike

// Letters of words, small where they are ASCII, without what stands between them.
static size_t letters(struct str s, char out[LETTERS_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < s.len && n < LETTERS_MAX; i++) {
        char c = s.ptr[i];
        bool is_big = c >= 'A' && c <= 'Z';
        bool is_mark =
            (unsigned char)c < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
        if (is_big || !is_mark) {
            out[n++] = is_big ? (char)(c | 0x20) : c;
        }
    }
    return n;
}

static int by_value(const void *a, const void *b)
{
    const unsigned short *of_a = a, *of_b = b;
    return (*of_a > *of_b) - (*of_a < *of_b);
}

static size_t pairs_of(struct str s, unsigned short pairs[LETTERS_MAX])
{
    char text[LETTERS_MAX];
    size_t n = letters(s, text);
    for (size_t i = 0; i + 1 < n; i++) {
        pairs[i] = (unsigned short)((unsigned char)text[i] << 8 | (unsigned char)text[i + 1]);
    }
    n = n ? n - 1 : 0;
    qsort(pairs, n, sizeof *pairs, by_value);
    return n;
}

unsigned counterpart_alike(struct str a, struct str b)
{
    unsigned short of_a[LETTERS_MAX], of_b[LETTERS_MAX];
    size_t na = pairs_of(a, of_a), nb = pairs_of(b, of_b), both = 0;
    for (size_t i = 0, k = 0; i < na && k < nb;) {
        both += of_a[i] == of_b[k];
        bool is_less = of_a[i]<of_b[k], is_more = of_a[i]> of_b[k];
        i += !is_more;
        k += !is_less;
    }
    return na + nb ? (unsigned)(200 * both / (na + nb)) : str_is(a, b) ? 100 : 0;
}

static bool is_line(const struct step *step)
{
    return step->kind == STEP_MESSAGE || step->kind == STEP_NOTE;
}

static size_t texts_of(const struct step *step, const struct str **texts)
{
    bool is_message = step->kind == STEP_MESSAGE;
    *texts = is_message ? step->u.message->texts : &step->u.note;
    return is_message ? step->u.message->text_count : 1;
}

// Of all variants of both, the two that are most alike; 101 for the very same.
static unsigned lines_alike(const struct step *a, const struct step *b)
{
    const struct str *of_a, *of_b;
    size_t na = texts_of(a, &of_a), nb = texts_of(b, &of_b);
    unsigned best = 0;
    for (size_t i = 0; i < na; i++) {
        for (size_t k = 0; k < nb; k++) {
            unsigned alike = str_is(of_a[i], of_b[k]) ? 101 : counterpart_alike(of_a[i], of_b[k]);
            best = alike > best ? alike : best;
        }
    }
    return best;
}

static bool is_same_sender(const struct scenario *old, const struct step *a,
                           const struct scenario *now, const struct step *b)
{
    if (a->kind != b->kind || a->kind != STEP_MESSAGE) {
        return a->kind == b->kind;
    }
    return str_is(old->cast[a->u.message->cast].id, now->cast[b->u.message->cast].id);
}

// --- scenes

static int renamed(const struct rename *list, uint32_t count, struct str was)
{
    for (uint32_t i = 0; i < count; i++) {
        if (str_is(list[i].from, was)) {
            return (int)i;
        }
    }
    return -1;
}

static void pair_scenes(struct counterpart *c)
{
    for (uint32_t i = 0; i < c->old->scene_count; i++) {
        struct str id = c->old->scenes[i].id;
        int r = renamed(c->now->renamed_scenes, c->now->renamed_scene_count, id);
        int to = scenario_find_scene(c->now, r >= 0 ? c->now->renamed_scenes[r].to : id);
        c->scenes[i] = to >= 0 ? (uint32_t)to : SCENARIO_NOWHERE;
    }
}

// --- lines

// Two scenes while their steps are paired.
struct pair {
    const struct counterpart *c;
    const struct scene *a, *b;
    bool *is_taken;  // steps of b
};

static const struct step *step_of(const struct scenario *sc, uint32_t i)
{
    return &sc->steps[i];
}

static bool can_pair(const struct pair *p, uint32_t a, uint32_t b)
{
    const struct step *of_a = step_of(p->c->old, a), *of_b = step_of(p->c->now, b);
    return p->c->steps[a] == SCENARIO_NOWHERE && !p->is_taken[b - p->b->first] && is_line(of_a) &&
           is_line(of_b) && is_same_sender(p->c->old, of_a, p->c->now, of_b);
}

static void take(const struct pair *p, uint32_t a, uint32_t b)
{
    p->c->steps[a] = b;
    p->is_taken[b - p->b->first] = true;
}

// The free line of b that is most alike, at least `least`; the first of equals.
static uint32_t nearest(const struct pair *p, uint32_t a, unsigned least, unsigned *how)
{
    uint32_t found = SCENARIO_NOWHERE;
    *how = least - 1;
    for (uint32_t b = p->b->first; b < p->b->first + p->b->count && *how <= 100; b++) {
        if (can_pair(p, a, b)) {
            unsigned alike = lines_alike(step_of(p->c->old, a), step_of(p->c->now, b));
            if (alike > *how) {
                *how = alike;
                found = b;
            }
        }
    }
    return found;
}

static void pair_same(const struct pair *p)
{
    for (uint32_t a = p->a->first; a < p->a->first + p->a->count; a++) {
        unsigned how;
        uint32_t b = nearest(p, a, 101, &how);
        if (b != SCENARIO_NOWHERE) {
            take(p, a, b);
        }
    }
}

// Whether b has no line of a that is more like it.
static bool is_best(const struct pair *p, uint32_t b, unsigned how)
{
    for (uint32_t a = p->a->first; a < p->a->first + p->a->count; a++) {
        if (can_pair(p, a, b) && lines_alike(step_of(p->c->old, a), step_of(p->c->now, b)) > how) {
            return false;
        }
    }
    return true;
}

static void pair_reworded(const struct pair *p)
{
    for (uint32_t a = p->a->first; a < p->a->first + p->a->count; a++) {
        unsigned how;
        uint32_t b = nearest(p, a, ALIKE, &how);
        if (b != SCENARIO_NOWHERE && is_best(p, b, how)) {
            take(p, a, b);
        }
    }
}

// --- questions and replies

static bool is_named(const struct reply *r, struct str name)
{
    return str_is(r->key, name) || str_is(r->text, name);
}

static const struct rename *rename_of(const struct scenario *now, const struct reply *was)
{
    for (uint32_t i = 0; i < now->renamed_reply_count; i++) {
        if (is_named(was, now->renamed_replies[i].from)) {
            return &now->renamed_replies[i];
        }
    }
    return NULL;
}

// The reply of that question which this one was; none when id and words disagree.
static uint32_t reply_in(const struct counterpart *c, uint32_t choose, const struct reply *was)
{
    const struct step *step = step_of(c->now, choose);
    const struct rename *name = rename_of(c->now, was);
    uint32_t by_key = SCENARIO_NOWHERE, by_words = SCENARIO_NOWHERE;
    for (uint32_t i = step->u.choose.count; i > 0; i--) {
        uint32_t r = step->u.choose.first + i - 1;
        const struct reply *is = &c->now->replies[r];
        if (name ? is_named(is, name->to) : str_is(is->key, was->key)) {
            by_key = r;
        }
        if (!name && str_is(is->text, was->text)) {
            by_words = r;
        }
    }
    bool disagree =
        by_key != by_words && by_key != SCENARIO_NOWHERE && by_words != SCENARIO_NOWHERE;
    return disagree ? SCENARIO_NOWHERE : by_key != SCENARIO_NOWHERE ? by_key : by_words;
}

// The lines that stand before a question, the nearest first.
static size_t lines_before(const struct scenario *sc, uint32_t choose, uint32_t out[CONTEXT_LINES])
{
    const struct scene *scene = &sc->scenes[sc->steps[choose].scene];
    size_t n = 0;
    for (uint32_t i = choose; i > scene->first && n < CONTEXT_LINES; i--) {
        const struct step *step = &sc->steps[i - 1];
        if (step->kind == STEP_CHOOSE) {
            break;
        }
        if (is_line(step)) {
            out[n++] = i - 1;
        }
    }
    return n;
}

static bool has_same_context(const struct counterpart *c, uint32_t a, uint32_t b)
{
    uint32_t of_a[CONTEXT_LINES], of_b[CONTEXT_LINES];
    size_t na = lines_before(c->old, a, of_a), nb = lines_before(c->now, b, of_b);
    for (size_t i = 0; i < na; i++) {
        for (size_t k = 0; k < nb; k++) {
            if (c->steps[of_a[i]] == of_b[k]) {
                return true;
            }
        }
    }
    return na == 0 && nb == 0;
}

// How surely question b is what a was, 0 for not: replies shared, then the lines
// before it.
static unsigned question_is(const struct counterpart *c, uint32_t a, uint32_t b)
{
    const struct step *of_a = step_of(c->old, a), *of_b = step_of(c->now, b);
    unsigned both = 0, ids = 0;
    for (uint32_t i = 0; i < of_a->u.choose.count; i++) {
        const struct reply *was = &c->old->replies[of_a->u.choose.first + i];
        uint32_t is = reply_in(c, b, was);
        both += is != SCENARIO_NOWHERE;
        ids += is != SCENARIO_NOWHERE && was->id.len > 0;
    }
    unsigned shared = 200 * both / (of_a->u.choose.count + of_b->u.choose.count);
    bool is_near = has_same_context(c, a, b);
    bool is_sure = shared >= 100 || ids || is_near;
    return shared >= SHARED && is_sure ? 2 * shared + is_near : 0;
}

// The best for a among the questions of b; none when two are as good.
static uint32_t best_question(const struct pair *p, uint32_t a, unsigned *how)
{
    uint32_t found = SCENARIO_NOWHERE;
    *how = 0;
    for (uint32_t b = p->b->first; b < p->b->first + p->b->count; b++) {
        if (step_of(p->c->now, b)->kind == STEP_CHOOSE) {
            unsigned sure = question_is(p->c, a, b);
            if (sure && sure >= *how) {
                found = sure > *how ? b : SCENARIO_NOWHERE;
                *how = sure;
            }
        }
    }
    return found;
}

static bool is_wanted_elsewhere(const struct pair *p, uint32_t a, uint32_t b, unsigned how)
{
    for (uint32_t other = p->a->first; other < p->a->first + p->a->count; other++) {
        if (other != a && step_of(p->c->old, other)->kind == STEP_CHOOSE &&
            question_is(p->c, other, b) >= how) {
            return true;
        }
    }
    return false;
}

// Two that would become one are neither.
static void drop_shared(const struct counterpart *c, uint32_t r, const struct step *step)
{
    uint32_t is = c->replies[r];
    for (uint32_t i = 0; is != SCENARIO_NOWHERE && i < step->u.choose.count; i++) {
        uint32_t other = step->u.choose.first + i;
        if (other != r && c->replies[other] == is) {
            c->replies[r] = c->replies[other] = SCENARIO_NOWHERE;
        }
    }
}

static void pair_replies(const struct counterpart *c, uint32_t a, uint32_t b)
{
    const struct step *step = step_of(c->old, a);
    for (uint32_t i = 0; i < step->u.choose.count; i++) {
        uint32_t r = step->u.choose.first + i;
        c->replies[r] = reply_in(c, b, &c->old->replies[r]);
    }
    for (uint32_t i = 0; i < step->u.choose.count; i++) {
        drop_shared(c, step->u.choose.first + i, step);
    }
}

static void pair_questions(const struct pair *p)
{
    for (uint32_t a = p->a->first; a < p->a->first + p->a->count; a++) {
        unsigned how;
        if (step_of(p->c->old, a)->kind != STEP_CHOOSE) {
            continue;
        }
        uint32_t b = best_question(p, a, &how);
        if (b != SCENARIO_NOWHERE && !is_wanted_elsewhere(p, a, b, how)) {
            p->c->steps[a] = b;
            pair_replies(p->c, a, b);
        }
    }
}

static void pair_scene(const struct counterpart *c, uint32_t i)
{
    const struct scene *b = &c->now->scenes[c->scenes[i]];
    struct pair p = {.c = c, .a = &c->old->scenes[i], .b = b};
    p.is_taken = mem_new(b->count, sizeof *p.is_taken);
    pair_same(&p);
    pair_reworded(&p);
    pair_questions(&p);
    mem_free(p.is_taken);
}

static uint32_t *nowhere(uint32_t count)
{
    uint32_t *list = mem_new(count, sizeof *list);
    memset(list, 0xFF, count * sizeof *list);  // SCENARIO_NOWHERE
    return list;
}

struct counterpart counterpart_of(const struct scenario *old, const struct scenario *now)
{
    struct counterpart c = {old, now, nowhere(old->scene_count), nowhere(old->step_count),
                            nowhere(old->reply_count)};
    pair_scenes(&c);
    for (uint32_t i = 0; i < old->scene_count; i++) {
        if (c.scenes[i] != SCENARIO_NOWHERE) {
            pair_scene(&c, i);
        }
    }
    return c;
}

void counterpart_free(struct counterpart *c)
{
    mem_free(c->scenes);
    mem_free(c->steps);
    mem_free(c->replies);
    *c = (struct counterpart){0};
}

static bool has_line(const struct scenario *sc, const struct scene *scene, const struct step *line)
{
    for (uint32_t i = scene->first; i < scene->first + scene->count; i++) {
        if (sc->steps[i].kind == line->kind && lines_alike(&sc->steps[i], line) >= ALIKE) {
            return true;
        }
    }
    return false;
}

unsigned counterpart_scenes_alike(const struct scenario *old, uint32_t a,
                                  const struct scenario *now, uint32_t b)
{
    const struct scene *of_a = &old->scenes[a];
    unsigned all = 0, both = 0;
    for (uint32_t i = of_a->first; i < of_a->first + of_a->count; i++) {
        if (is_line(&old->steps[i])) {
            all++;
            both += has_line(now, &now->scenes[b], &old->steps[i]);
        }
    }
    return all ? 100 * both / all : 0;
}
