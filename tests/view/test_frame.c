#include "cm.h"

#include <string.h>

#include "core/text.h"
#include "view/frame.h"

static struct frame frame_of(int rows, int cols)
{
    return frame_new(rows, cols, text_width_plain, false);
}

// What the frame says, and no cell that is half of something.
static void shows(const struct frame *f, const char *want)
{
    struct buf text = {0};
    frame_text(f, &text);
    assert_string_equal(buf_text(&text), want);
    buf_free(&text);
    for (int i = 0; i < f->rows * f->cols; i++) {
        const struct cell *c = &f->cells[i];
        bool is_right_half = i % f->cols > 0 && f->cells[i - 1].cols == 2;
        assert_int_equal(c->cols == 0, is_right_half);
        assert_int_equal(c->text[0] == '\0', c->cols == 0);
        assert_false(c->cols == 2 && i % f->cols == f->cols - 1);
    }
}

static void frame_new__is_blank__and_clipped_to_the_caps(void **state)
{
    (void)state;
    struct frame f = frame_of(2, 3);
    shows(&f, "\n\n");
    frame_free(&f);
    f = frame_of(9999, 9999);
    assert_int_equal(f.rows, FRAME_ROWS_MAX);
    assert_int_equal(f.cols, FRAME_COLS_MAX);
    frame_free(&f);
    f = frame_of(0, -5);
    assert_int_equal(f.rows, 1);
    assert_int_equal(f.cols, 1);
    shows(&f, "\n");
    frame_free(&f);
    assert_null(f.cells);
    frame_free(&f);
}

static void frame_put__returns_the_column_behind__and_keeps_the_style(void **state)
{
    (void)state;
    struct frame f = frame_of(2, 10);
    assert_int_equal(frame_put(&f, 0, 1, STR("abc"), STYLE_TITLE), 4);
    assert_int_equal(frame_put(&f, 1, 0, STR("你a"), STYLE_SIGN), 3);
    assert_int_equal(frame_put(&f, 1, 3, STR(""), STYLE_SIGN), 3);
    shows(&f, " abc\n你a\n");
    assert_int_equal(f.cells[1].style, STYLE_TITLE);
    assert_int_equal(f.cells[11].style, STYLE_SIGN);
    assert_int_equal(f.cells[0].style, STYLE_PLAIN);
    frame_free(&f);
}

static void frame_put__clips__at_the_right_edge(void **state)
{
    (void)state;
    struct frame f = frame_of(2, 5);
    assert_int_equal(frame_put(&f, 0, 3, STR("abc"), STYLE_PLAIN), 5);
    assert_int_equal(frame_put(&f, 1, 0, STR("你好吗"), STYLE_PLAIN), 5);
    shows(&f, "   ab\n你好\n");  // the third would have stood half outside
    assert_int_equal(frame_put(&f, 0, 5, STR("x"), STYLE_PLAIN), 5);
    shows(&f, "   ab\n你好\n");
    frame_free(&f);
}

static void frame_put__draws_nothing__outside_of_the_frame(void **state)
{
    (void)state;
    struct frame f = frame_of(2, 5);
    frame_put(&f, -1, 0, STR("abc"), STYLE_PLAIN);
    frame_put(&f, 2, 0, STR("abc"), STYLE_PLAIN);
    frame_put(&f, 0, -1, STR("abc"), STYLE_PLAIN);
    frame_put(&f, 0, 100, STR("abc"), STYLE_PLAIN);
    frame_put(&f, 0, 0, (struct str){NULL, 0}, STYLE_PLAIN);
    shows(&f, "\n\n");
    frame_free(&f);
}

static void frame_put__drops__what_could_move_or_mislead_a_terminal(void **state)
{
    (void)state;
    struct frame f = frame_of(1, 30);
    static const char nasty[] =
        "a\x1b[31m\x07\r\n\x9b\xC2\x9B\u202E\u2066\uFEFF\u00AD\u2028\x7Fz\xFF!";
    frame_put(&f, 0, 0, (struct str){nasty, sizeof nasty}, STYLE_PLAIN);
    shows(&f, "a[31mz!\n");
    frame_free(&f);
}

static void frame_put__draws_a_tab__as_a_blank(void **state)
{
    (void)state;
    struct frame f = frame_of(1, 10);
    assert_int_equal(frame_put(&f, 0, 0, STR("a\t\u0301b"), STYLE_PLAIN), 3);
    assert_int_equal(f.cells[1].text[0], ' ');
    assert_int_equal(f.cells[2].text[0], 'b');
    frame_free(&f);
}

static void frame_put__gives_a_cell_to_each__that_takes_columns(void **state)
{
    (void)state;
    struct frame f = frame_of(1, 12);
    assert_int_equal(frame_put(&f, 0, 0, STR("e\u0301"), STYLE_PLAIN), 1);
    assert_string_equal(f.cells[0].text, "e\u0301");
    assert_int_equal(frame_put(&f, 0, 1, STR("\U0001F468\u200D\U0001F469"), STYLE_PLAIN), 5);
    assert_string_equal(f.cells[1].text, "\U0001F468\u200D");
    assert_string_equal(f.cells[3].text, "\U0001F469");
    assert_int_equal(frame_put(&f, 0, 5, STR("\u0915\u094D\u0937"), STYLE_PLAIN), 7);
    assert_string_equal(f.cells[5].text, "\u0915\u094D");
    assert_string_equal(f.cells[6].text, "\u0937");
    shows(&f, "e\u0301\U0001F468\u200D\U0001F469\u0915\u094D\u0937\n");
    frame_free(&f);
}

static void frame_put__cuts_between_characters__when_there_are_too_many_marks(void **state)
{
    (void)state;
    struct frame f = frame_of(1, 3);
    frame_put(&f, 0, 0, STR("xo\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309y"),
              STYLE_PLAIN);
    assert_string_equal(f.cells[1].text, "o\u0301\u0302\u0303\u0304\u0305\u0306");
    assert_string_equal(f.cells[2].text, "y");
    frame_free(&f);
}

static void frame_put__leaves_no_half__of_a_wide_character(void **state)
{
    (void)state;
    static const struct {
        int col;
        const char *put, *want;
    } cases[] = {
        {0, "x", "x 好吗\n"},  {1, "x", " x好吗\n"},    {2, "x", "你x 吗\n"},
        {3, "x", "你 x吗\n"},  {1, "世", " 世 吗\n"},   {3, "世", "你 世\n"},
        {1, "xy", " xy 吗\n"}, {0, "世界", "世界吗\n"}, {5, "x", "你好 x\n"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct frame f = frame_of(1, 6);
        frame_put(&f, 0, 0, STR("你好吗"), STYLE_PLAIN);
        frame_put(&f, 0, cases[i].col, str_of(cases[i].put), STYLE_PLAIN);
        shows(&f, cases[i].want);
        frame_free(&f);
    }
}

static void frame_rule__fills_its_columns__and_stays_inside(void **state)
{
    (void)state;
    struct frame f = frame_of(2, 6);
    frame_rule(&f, 0, 1, 4);
    frame_rule(&f, 1, 4, 99);
    frame_rule(&f, 1, 3, 3);
    frame_rule(&f, 7, 0, 6);
    shows(&f, " ───\n    ──\n");
    f.ascii = true;
    frame_rule(&f, 0, -2, 2);
    shows(&f, "--──\n    ──\n");
    frame_free(&f);
}

static void frame_clear__blanks_everything__and_keeps_the_size(void **state)
{
    (void)state;
    struct frame f = frame_of(2, 6);
    frame_put(&f, 0, 0, STR("你好"), STYLE_HARM);
    frame_zone(&f, (struct zone){0, 0, 0, 3, 7});
    f.cursor_row = f.cursor_col = 1;
    frame_clear(&f);
    shows(&f, "\n\n");
    assert_int_equal(f.cells[0].style, STYLE_PLAIN);
    assert_int_equal(f.cursor_row + f.cursor_col, 0);
    assert_int_equal(frame_item_at(&f, 0, 0), FRAME_NO_ITEM);
    assert_int_equal(f.cols, 6);
    frame_free(&f);
}

static void frame_item_at__finds_the_zone__both_ends_included(void **state)
{
    (void)state;
    struct frame f = frame_of(10, 20);
    frame_zone(&f, (struct zone){2, 4, 5, 9, 3});
    frame_zone(&f, (struct zone){9, 9, 0, 4, -1});
    assert_int_equal(frame_item_at(&f, 2, 5), 3);
    assert_int_equal(frame_item_at(&f, 4, 9), 3);
    assert_int_equal(frame_item_at(&f, 9, 0), -1);
    assert_int_equal(frame_item_at(&f, 1, 5), FRAME_NO_ITEM);
    assert_int_equal(frame_item_at(&f, 5, 5), FRAME_NO_ITEM);
    assert_int_equal(frame_item_at(&f, 3, 4), FRAME_NO_ITEM);
    assert_int_equal(frame_item_at(&f, 3, 10), FRAME_NO_ITEM);
    assert_int_equal(frame_item_at(&f, -1, -1), FRAME_NO_ITEM);
    frame_free(&f);
}

static void frame_zone__is_quietly_full__after_the_last(void **state)
{
    (void)state;
    struct frame f = frame_of(2, 2);
    for (int i = 0; i < FRAME_ZONES_MAX + 10; i++) {
        frame_zone(&f, (struct zone){i, i, 0, 0, i});
    }
    assert_int_equal(f.zone_count, FRAME_ZONES_MAX);
    assert_int_equal(frame_item_at(&f, FRAME_ZONES_MAX - 1, 0), FRAME_ZONES_MAX - 1);
    assert_int_equal(frame_item_at(&f, FRAME_ZONES_MAX, 0), FRAME_NO_ITEM);
    frame_free(&f);
}

static void frame_glyph__has_both_forms__of_every_symbol(void **state)
{
    (void)state;
    for (int i = 0; i < GLYPHS; i++) {
        const char *plain = frame_glyph(true, (enum glyph)i);
        assert_true(plain && plain[0]);
        for (const char *p = plain; *p; p++) {
            assert_in_range(*p, 0x21, 0x7E);
        }
        assert_int_equal(text_cols(str_of(frame_glyph(false, (enum glyph)i)), text_width_plain), 1);
    }
    assert_string_equal(frame_glyph(false, GLYPH_MARKED), "●");
    assert_string_equal(frame_glyph(true, GLYPH_MARKED), "*");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frame_new__is_blank__and_clipped_to_the_caps),
        cmocka_unit_test(frame_put__returns_the_column_behind__and_keeps_the_style),
        cmocka_unit_test(frame_put__clips__at_the_right_edge),
        cmocka_unit_test(frame_put__draws_nothing__outside_of_the_frame),
        cmocka_unit_test(frame_put__drops__what_could_move_or_mislead_a_terminal),
        cmocka_unit_test(frame_put__draws_a_tab__as_a_blank),
        cmocka_unit_test(frame_put__gives_a_cell_to_each__that_takes_columns),
        cmocka_unit_test(frame_put__cuts_between_characters__when_there_are_too_many_marks),
        cmocka_unit_test(frame_put__leaves_no_half__of_a_wide_character),
        cmocka_unit_test(frame_rule__fills_its_columns__and_stays_inside),
        cmocka_unit_test(frame_clear__blanks_everything__and_keeps_the_size),
        cmocka_unit_test(frame_item_at__finds_the_zone__both_ends_included),
        cmocka_unit_test(frame_zone__is_quietly_full__after_the_last),
        cmocka_unit_test(frame_glyph__has_both_forms__of_every_symbol),
    };
    return cmocka_run_group_tests_name("frame", tests, NULL, NULL);
}
