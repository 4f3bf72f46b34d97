#include "load/form.h"

#include "load/cast.h"
#include "load/scene.h"

enum { VERSION_MAX = 1000000, ASK_MIN = 4, ASK_MAX = 20, ITEMS_MAX = 200, MINUTES_MAX = 60 };

static void fill_head(struct draft *d, const struct node *root)
{
    struct build *b = &d->b;
    struct scenario *sc = d->sc;
    const struct node *title = build_need(b, root, "title");
    const struct node *use = build_need(b, root, "use");
    sc->at_top = root->at;
    sc->at_title = title ? title->at : root->at;
    sc->id = build_id(b, build_need(b, root, "id"));
    sc->version = build_number(b, build_need(b, root, "version"), "version", 1, VERSION_MAX);
    sc->title = build_text(b, title, "title");
    sc->lang = build_token(b, build_need(b, root, "lang"), "lang");
    sc->form =
        (enum form)(FORM_AFTER + build_word(b, use, scenario_form_words + FORM_AFTER, FORMS - 1));
    sc->ask = build_number(b, build_need(b, root, "ask"), "ask", ASK_MIN, ASK_MAX);
    sc->minutes = build_number(b, build_need(b, root, "minutes"), "minutes", 1, MINUTES_MAX);
    sc->pair = build_token(b, node_find(root, "pair"), "pair");
    sc->verdict = VERDICT_UNCLEAR;
    sc->endings = arena_new(b->arena, 1, sizeof *sc->endings);
    sc->ending_count = 1;
}

void form_fill(struct draft *d, const struct node *root)
{
    const struct node *version = node_find(root, "wary-form");
    if (!str_is_c(version->text, "1")) {
        build_add(&d->b, FINDING_GRAMMAR, version->at, version->text);
    }
    (void)build_place(&d->b, root, "a form", GRAMMAR_FORM);
    fill_head(d, root);
    cast_fill(d, root);
    const struct node *items =
        build_section(&d->b, build_need(&d->b, root, "items"), "items", ITEMS_MAX);
    if (items) {
        scene_fill_items(d, items);
    }
}
