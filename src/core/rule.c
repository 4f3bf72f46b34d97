#include "core/rule.h"

#include "core/rule_form.h"
#include "core/rule_graph.h"
#include "core/rule_pack.h"
#include "core/rule_play.h"
#include "core/rule_safe.h"
#include "core/rule_teach.h"
#include "core/rule_words.h"

// What must hold before a rule may run.
enum need { NEEDS_NOTHING, NEEDS_STRUCTURE, NEEDS_WALK, NEEDS_NO_ERROR, NEEDS_FORM };

// In this order: a later need includes the earlier ones.  A form has its own.
static const struct {
    enum need need;
    rule_case_fn *check;
} rules[] = {
    {NEEDS_NOTHING, rule_safe_blaming},   {NEEDS_NOTHING, rule_safe_brands},
    {NEEDS_NOTHING, rule_safe_domains},   {NEEDS_NOTHING, rule_safe_numbers},
    {NEEDS_NOTHING, rule_safe_detail},    {NEEDS_NOTHING, rule_words_glyphs},
    {NEEDS_NOTHING, rule_words_level},    {NEEDS_NOTHING, rule_words_long},
    {NEEDS_NOTHING, rule_words_hint},     {NEEDS_STRUCTURE, rule_graph_no_end},
    {NEEDS_STRUCTURE, rule_graph_unused}, {NEEDS_STRUCTURE, rule_teach_endings},
    {NEEDS_STRUCTURE, rule_teach_twin},   {NEEDS_WALK, rule_graph_unreached},
    {NEEDS_WALK, rule_graph_conditions},  {NEEDS_WALK, rule_graph_loops},
    {NEEDS_WALK, rule_graph_order},       {NEEDS_WALK, rule_graph_stake},
    {NEEDS_WALK, rule_graph_proven},      {NEEDS_WALK, rule_teach_ways},
    {NEEDS_WALK, rule_teach_burst},       {NEEDS_NO_ERROR, rule_play_tests},
    {NEEDS_FORM, rule_form_items},        {NEEDS_FORM, rule_form_shares},
};

static void run(const struct rule_case *c, enum need need)
{
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        if (rules[i].need == need) {
            rules[i].check(c);
        }
    }
}

void rule_check(const struct scenario *sc, const struct scenario *twin, const struct registry *reg,
                struct findings *findings)
{
    struct rule_case c = {.sc = sc, .twin = twin, .reg = reg, .out = findings};
    bool is_whole = !finding_has_error(findings) && sc->scene_count > 0 && sc->step_count > 0;
    run(&c, NEEDS_NOTHING);
    if (!is_whole) {
        return;
    }
    if (sc->form != FORM_NONE) {
        run(&c, NEEDS_FORM);
        return;
    }
    run(&c, NEEDS_STRUCTURE);
    struct explore x = explore_run(sc);
    c.x = &x;
    run(&c, NEEDS_WALK);
    if (!finding_has_error(findings)) {
        run(&c, NEEDS_NO_ERROR);
    }
    explore_free(&x);
}

void rule_check_words(const struct scenario *sc, const struct registry *reg,
                      struct findings *findings)
{
    struct rule_case c = {.sc = sc, .reg = reg, .out = findings};
    run(&c, NEEDS_NOTHING);
}

void rule_check_pack(const struct scenario *const *stories, size_t count,
                     const struct registry *reg, struct findings *findings)
{
    const struct scenario **sorted = mem_new(2 * count + 1, sizeof *sorted);
    struct rule_pack p = {.stories = sorted, .forms = sorted + count, .reg = reg, .out = findings};
    for (size_t i = 0; i < count; i++) {
        bool is_form = stories[i]->form != FORM_NONE;
        sorted[is_form ? count + p.form_count++ : p.count++] = stories[i];
    }
    rule_pack_shares(&p);
    rule_pack_ids(&p);
    rule_pack_twins(&p);
    rule_pack_coverage(&p);
    rule_pack_forms(&p);
    mem_free(sorted);
}
