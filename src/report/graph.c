#include "report/graph.h"

#include <string.h>

#include "core/mem.h"

enum { LABEL_POINTS = 30, LABELS_MAX = 3 };

enum arc_to { TO_SCENE, TO_ENDING, TO_LEFT };

// All ways from one scene to one place.
struct arc {
    uint32_t from, to;
    enum arc_to kind;
    struct str labels[LABELS_MAX];  // borrowed words of replies
    uint32_t label_count, ways;
};

struct graph {
    const struct scenario *sc;
    const struct registry *reg;
    struct arc *arcs;  // owned
    size_t count, cap;
    struct buf *out;
};

static struct arc *arc_of(struct graph *g, uint32_t from, enum arc_to kind, uint32_t to)
{
    for (size_t i = 0; i < g->count; i++) {
        struct arc *a = &g->arcs[i];
        if (a->from == from && a->kind == kind && a->to == to) {
            return a;
        }
    }
    g->arcs = mem_grow(g->arcs, &g->cap, g->count + 1, sizeof *g->arcs);
    struct arc *a = &g->arcs[g->count++];
    *a = (struct arc){.from = from, .to = to, .kind = kind};
    return a;
}

static void add_way(struct graph *g, uint32_t from, enum arc_to kind, uint32_t to, struct str label)
{
    struct arc *a = arc_of(g, from, kind, to);
    a->ways++;
    if (label.len && a->label_count < LABELS_MAX) {
        a->labels[a->label_count++] = label;
    }
}

static void add_reply(struct graph *g, uint32_t scene, const struct reply *r)
{
    if (r->leaves) {
        add_way(g, scene, TO_LEFT, 0, r->text);
    } else if (r->goto_scene != SCENARIO_NOWHERE) {
        add_way(g, scene, TO_SCENE, r->goto_scene, r->text);
    }
}

static void add_step(struct graph *g, const struct step *step)
{
    if (step->kind == STEP_GOTO) {
        add_way(g, step->scene, TO_SCENE, step->u.scene_to, (struct str){0});
    } else if (step->kind == STEP_END) {
        add_way(g, step->scene, TO_ENDING, step->u.ending, (struct str){0});
    } else if (step->kind == STEP_CHOOSE) {
        for (uint32_t i = 0; i < step->u.choose.count; i++) {
            add_reply(g, step->scene, &g->sc->replies[step->u.choose.first + i]);
        }
    }
}

static struct graph graph_of(const struct scenario *sc, const struct registry *reg, struct buf *out)
{
    struct graph g = {.sc = sc, .reg = reg, .out = out};
    for (uint32_t i = 0; i < sc->step_count; i++) {
        add_step(&g, &sc->steps[i]);
    }
    return g;
}

// Within double quotes of both languages: no quote, no backslash, no tag.  Cut
// to LABEL_POINTS characters when is_label.
static void put_words(struct buf *out, struct str s, bool is_label)
{
    size_t points = 0;
    for (size_t i = 0; i < s.len; i++) {
        bool is_head = ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
        points += is_head;
        if (is_label && is_head && points > LABEL_POINTS) {
            buf_put_c(out, "…");
            return;
        }
        const char *at = memchr("\"\\<>|", s.ptr[i], 5);
        buf_put(out, at ? "'" : s.ptr + i, 1);
    }
}

static uint32_t messages_in(const struct graph *g, uint32_t scene, uint64_t *signs)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < g->sc->step_count; i++) {
        const struct step *step = &g->sc->steps[i];
        if (step->scene == scene && step->kind == STEP_MESSAGE) {
            n++;
            *signs |= step->u.message->sign_mask;
        }
    }
    return n;
}

static bool loses_in(const struct graph *g, uint32_t scene)
{
    for (uint32_t i = 0; i < g->sc->step_count; i++) {
        if (g->sc->steps[i].scene == scene && g->sc->steps[i].kind == STEP_LOSES) {
            return true;
        }
    }
    return false;
}

// What stands in a scene's box; `brk` is how the language breaks a line.
static void put_scene_words(const struct graph *g, uint32_t scene, const char *brk)
{
    const struct scene *s = &g->sc->scenes[scene];
    uint64_t signs = 0;
    uint32_t n = messages_in(g, scene, &signs);
    put_words(g->out, s->id, false);
    buf_fmt(g->out, "%sday %u, %u message%s", brk, s->day, n, n == 1 ? "" : "s");
    for (uint32_t i = 0; i < g->reg->sign_count; i++) {
        if (signs >> i & 1) {
            buf_fmt(g->out, "%s● ", brk);
            put_words(g->out, g->reg->signs[i].name, false);
        }
    }
    if (loses_in(g, scene)) {
        buf_fmt(g->out, "%s▼ loss", brk);
    }
}

static void put_labels(const struct graph *g, const struct arc *a, const char *brk)
{
    for (uint32_t i = 0; i < a->label_count; i++) {
        buf_put_c(g->out, i ? brk : "");
        put_words(g->out, a->labels[i], true);
    }
    if (a->ways > a->label_count && a->label_count) {
        buf_fmt(g->out, "%s+ %u more", brk, a->ways - a->label_count);
    }
}

static bool has_left(const struct graph *g)
{
    for (size_t i = 0; i < g->count; i++) {
        if (g->arcs[i].kind == TO_LEFT) {
            return true;
        }
    }
    return false;
}

static bool has_stage(const struct graph *g, int stage)
{
    for (uint32_t i = 0; i < g->sc->scene_count; i++) {
        if ((int)g->sc->scenes[i].stage == stage) {
            return true;
        }
    }
    return false;
}

// --- how each language says it

struct tongue {
    const char *brk;                  // a new line within a label
    const char *stage, *stage_label;  // around the stage's word as a name
    const char *stage_open, *stage_end;
    const char *scene, *scene_end;     // around the words of a scene
    const char *ending, *ending_end;   // around the words of an ending
    const char *left;                  // the whole node of leaving
    const char *arc;                   // between the two ends of an arrow without words
    const char *arc_words, *arc_turn;  // before the words, and behind them
    bool words_last;                   // the words stand behind the second end
};

static const struct tongue dot = {
    .brk = "\\n",
    .stage = "  subgraph cluster_",
    .stage_label = " {\n    label=\"",
    .stage_open = "\"; style=rounded; color=gray50;\n",
    .stage_end = "  }\n",
    .scene = " [label=\"",
    .scene_end = "\"];\n",
    .ending = " [style=\"rounded,bold\", label=\"",
    .ending_end = "\"];\n",
    .left = "  left [shape=plaintext, label=\"left\"];\n",
    .arc = " -> ",
    .arc_words = " [label=\"",
    .arc_turn = "\"]",
    .words_last = true,
};

static const struct tongue mermaid = {
    .brk = "<br/>",
    .stage = "  subgraph ",
    .stage_label = " [\"",
    .stage_open = "\"]\n",
    .stage_end = "  end\n",
    .scene = "[\"",
    .scene_end = "\"]\n",
    .ending = "([\"",
    .ending_end = "\"])\n",
    .left = "  left>left]\n",
    .arc = " --> ",
    .arc_words = " -->|\"",
    .arc_turn = "\"| ",
    .words_last = false,
};

static void put_node(const struct graph *g, enum arc_to kind, uint32_t i)
{
    if (kind == TO_LEFT) {
        buf_put_c(g->out, "left");
    } else {
        buf_fmt(g->out, "%c%u", kind == TO_SCENE ? 's' : 'e', i);
    }
}

static void put_stage(const struct graph *g, const struct tongue *t, int stage)
{
    const char *word = scenario_stage_words[stage];
    buf_fmt(g->out, "%s%s%s%s%s", t->stage, word, t->stage_label, word, t->stage_open);
    for (uint32_t i = 0; i < g->sc->scene_count; i++) {
        if ((int)g->sc->scenes[i].stage == stage) {
            buf_put_c(g->out, "    ");
            put_node(g, TO_SCENE, i);
            buf_put_c(g->out, t->scene);
            put_scene_words(g, i, t->brk);
            buf_put_c(g->out, t->scene_end);
        }
    }
    buf_put_c(g->out, t->stage_end);
}

static void put_endings(const struct graph *g, const struct tongue *t)
{
    for (uint32_t i = 0; i < g->sc->ending_count; i++) {
        buf_put_c(g->out, "  ");
        put_node(g, TO_ENDING, i);
        buf_put_c(g->out, t->ending);
        put_words(g->out, g->sc->endings[i].id, false);
        buf_put_c(g->out, t->ending_end);
    }
    if (has_left(g)) {
        buf_put_c(g->out, t->left);
    }
}

static void put_arc_words(const struct graph *g, const struct tongue *t, const struct arc *a)
{
    buf_put_c(g->out, t->arc_words);
    put_labels(g, a, t->brk);
    buf_put_c(g->out, t->arc_turn);
}

static void put_arc(const struct graph *g, const struct tongue *t, const struct arc *a)
{
    bool has_words = a->label_count > 0;
    buf_put_c(g->out, "  ");
    put_node(g, TO_SCENE, a->from);
    if (has_words && !t->words_last) {
        put_arc_words(g, t, a);
    } else {
        buf_put_c(g->out, t->arc);
    }
    put_node(g, a->kind, a->to);
    if (has_words && t->words_last) {
        put_arc_words(g, t, a);
    }
    buf_put_c(g->out, "\n");
}

static void put_graph(const struct scenario *sc, const struct registry *reg, const struct tongue *t,
                      struct buf *out)
{
    struct graph g = graph_of(sc, reg, out);
    for (int stage = 0; stage < STAGES; stage++) {
        if (has_stage(&g, stage)) {
            put_stage(&g, t, stage);
        }
    }
    put_endings(&g, t);
    for (size_t i = 0; i < g.count; i++) {
        put_arc(&g, t, &g.arcs[i]);
    }
    mem_free(g.arcs);
}

void graph_dot(const struct scenario *sc, const struct registry *reg, struct buf *out)
{
    buf_fmt(out, "digraph \"%.*s\" {\n", STR_ARG(sc->id));
    buf_put_c(out, "  node [shape=box, fontname=\"sans-serif\", fontsize=10];\n"
                   "  edge [fontname=\"sans-serif\", fontsize=9];\n");
    put_graph(sc, reg, &dot, out);
    buf_put_c(out, "}\n");
}

void graph_mermaid(const struct scenario *sc, const struct registry *reg, struct buf *out)
{
    buf_put_c(out, "flowchart TD\n");
    put_graph(sc, reg, &mermaid, out);
}
