#include "cm.h"

#include <string.h>

#include "core/text.h"
#include "view/drawn.h"

enum { RANDOM_DOCS = 1500 };

static bool shows(const struct drawn *drawn, const char *text)
{
    return strstr(buf_text(&drawn->text), text) != NULL;
}

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static struct str random_words(struct doc *d, uint32_t *seed, uint32_t most)
{
    static const char *const words[] = {
        "a ",    "incomprehensible", "你好",    "\n",        " ",
        "한국 ", "e\u0301",          "\x1b[2J", "👍🏽 ", "see, "};
    struct str s = STR("");
    for (uint32_t n = next(seed) % (most + 1); n > 0; n--) {
        s = doc_text(d, "%.*s%s", STR_ARG(s), words[next(seed) % COUNT_OF(words)]);
    }
    return s;
}

static void add_random_item(struct doc *d, uint32_t *seed)
{
    struct str text = random_words(d, seed, 30), hint = random_words(d, seed, 5);
    struct doc_item *item = doc_add(d, (enum doc_kind)(next(seed) % DOC_KINDS), text);
    item->hint = next(seed) % 2 ? hint : STR("");
    item->is_pane = next(seed) % 4 == 0;
    item->can_focus = next(seed) % 2;
    item->is_marked = next(seed) % 2;
}

static struct doc random_doc(uint32_t *seed)
{
    struct doc d = {.at_bottom = next(seed) % 2};
    for (uint32_t n = next(seed) % 30; n > 0; n--) {
        add_random_item(&d, seed);
    }
    d.title = random_words(&d, seed, 8);
    d.under = random_words(&d, seed, 8);
    d.aside = random_words(&d, seed, 8);
    d.status = random_words(&d, seed, 40);
    for (uint32_t n = next(seed) % DOC_KEYS_MAX; n > 0; n--) {
        doc_key(&d, "k", doc_text(&d, "%.*s", STR_ARG(random_words(&d, seed, 6))).ptr, 0);
    }
    d.focus = (int)(next(seed) % (d.count + 2)) - 1;
    return d;
}

static void cells_are_sound(const struct frame *f)
{
    size_t at;
    for (int i = 0; i < f->rows * f->cols; i++) {
        const struct cell *c = &f->cells[i];
        bool is_right_half = i % f->cols > 0 && c[-1].cols == 2;
        assert_int_equal(c->cols == 0, is_right_half);
        assert_true(c->style < STYLES);
        assert_int_equal(text_check(str_of(c->text), &at), TEXT_OK);
        assert_int_equal(text_cols(str_of(c->text), f->width), c->cols);
    }
}

static void layout_draw__stays_inside_of_the_frame__with_any_doc(void **state)
{
    (void)state;
    uint32_t seed = 4711;
    for (int i = 0; i < RANDOM_DOCS; i++) {
        struct doc d = random_doc(&seed);
        int rows = (int)(next(&seed) % 40), cols = (int)(next(&seed) % 130);
        struct drawn drawn = draw_at(&d, rows, cols, (int)(next(&seed) % 60) - 20);
        const struct frame *f = &drawn.f;
        cells_are_sound(f);
        assert_in_range(f->cursor_row, 0, f->rows - 1);
        assert_in_range(f->cursor_col, 0, f->cols - 1);
        for (int z = 0; z < f->zone_count; z++) {
            const struct zone *zone = &f->zones[z];
            assert_true(0 <= zone->row && zone->row <= zone->row_to && zone->row_to < f->rows);
            assert_true(0 <= zone->col && zone->col <= zone->col_to && zone->col_to < f->cols);
            assert_true(zone->item < (int)d.count);
        }
        drawn_free(&drawn);
        doc_free(&d);
    }
}

// With the focus on an item the cursor is on it, and its first row or a part of it is seen.
static void layout_draw__shows_the_focus__wherever_it_is(void **state)
{
    (void)state;
    uint32_t seed = 99;
    for (int i = 0; i < RANDOM_DOCS; i++) {
        struct doc d = random_doc(&seed);
        bool has_focus = d.focus >= 0 && d.focus < (int)d.count && d.items[d.focus].can_focus;
        struct drawn drawn = draw_at(&d, 15 + (int)(next(&seed) % 30), 40 + (int)(next(&seed) % 99),
                                     (int)(next(&seed) % 60));
        if (has_focus) {
            assert_int_equal(frame_item_at(&drawn.f, drawn.f.cursor_row, 5), d.focus);
        }
        assert_int_equal(shows(&drawn, "▶"), d.focus >= 0 && d.focus < (int)d.count);
        drawn_free(&drawn);
        doc_free(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layout_draw__stays_inside_of_the_frame__with_any_doc),
        cmocka_unit_test(layout_draw__shows_the_focus__wherever_it_is),
    };
    return cmocka_run_group_tests_name("layout_props", tests, NULL, NULL);
}
