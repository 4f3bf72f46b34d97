#include "cm.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "view/drawn.h"

static void looks(const struct doc *d, int rows, int cols, const char *want)
{
    struct drawn drawn = draw_at(d, rows, cols, 0);
    assert_string_equal(buf_text(&drawn.text), want);
    drawn_free(&drawn);
}

static void keys(struct doc *d)
{
    doc_key(d, "1-3", "reply", 1);
    doc_key(d, "m", "mark", 2);
    doc_key(d, "c", "check", 3);
    doc_key(d, "l", "leave", 4);
    doc_key(d, "?", "help", 5);
}

// A conversation with a pane of two replies; the focus is on the first reply.
static struct doc chat(void)
{
    struct doc d = {.focus = -1, .at_bottom = true};
    d.title = STR("Dana");
    d.under = STR("a harbour manager");
    d.aside = STR("day 4");
    doc_add(&d, DOC_DAY, STR("day 4"));
    doc_add(&d, DOC_THEIRS, STR("Hi! Is that your garden?"))->hint = STR("21:40");
    struct doc_item *marked =
        doc_add(&d, DOC_THEIRS, STR("I feel I have known you for years already, do you?"));
    marked->hint = STR("● marked");
    marked->is_marked = marked->can_focus = true;
    doc_add(&d, DOC_YOURS, STR("It feels strange, but nice."))->hint = STR("21:44");
    doc_add(&d, DOC_NOTE, STR("A week goes by."));
    doc_add(&d, DOC_CHOICE, STR("Can we have a short video call?"))->is_pane = true;
    doc_add(&d, DOC_CHOICE, STR("Sure."))->is_pane = true;
    d.focus = 5;
    keys(&d);
    return d;
}

static struct doc menu(void)
{
    struct doc d = {.focus = 2, .title = STR("wary")};
    doc_add(&d, DOC_HEAD, STR("What now?"));
    doc_add(&d, DOC_TEXT, STR(""));
    doc_add(&d, DOC_CHOICE, STR("Practise"))->hint = STR("about 12 minutes");
    doc_add(&d, DOC_CHOICE, STR("Choose a conversation"))->hint = STR("8 of them");
    doc_add(&d, DOC_TICK, STR("large letters"))->is_on = true;
    doc_add(&d, DOC_TICK, STR("no typing"));
    doc_key(&d, "Enter", "choose", 1);
    return d;
}

static void layout_draw__shows_a_conversation__at_80_columns(void **state)
{
    (void)state;
    struct doc d = chat();
    looks(&d, 24, 80,
          " Dana  a harbour manager                                                  day 4\n"
          " ──────────────────────────────────────────────────────────────────────────────\n"
          "                                ───  day 4  ───\n"
          "\n"
          "  │ Hi! Is that your garden?                                             21:40\n"
          "  │ I feel I have known you for years already, do you?                ● marked\n"
          "\n"
          "                      │ It feels strange, but nice.                      21:44\n"
          "\n"
          "    A week goes by.\n"
          "\n\n\n\n\n\n\n\n\n"
          " ──────────────────────────────────────────────────────────────────────────────\n"
          "  ▶ 1 Can we have a short video call?\n"
          "    2 Sure.\n"
          " ──────────────────────────────────────────────────────────────────────────────\n"
          " 1-3 reply   m mark   c check   l leave   ? help\n");
    doc_free(&d);
}

static void layout_draw__shows_a_conversation__at_40_columns(void **state)
{
    (void)state;
    struct doc d = chat();
    looks(&d, 20, 40,
          " Dana  a harbour manager          day 4\n"
          " ──────────────────────────────────────\n"
          "            ───  day 4  ───\n"
          "\n"
          "  │ Hi! Is that your garden?     21:40\n"
          "  │ I feel I have known you for years\n"
          "  │ already, do you?          ● marked\n"
          "\n"
          "      │ It feels strange, but nice.\n"
          "                                 21:44\n"
          "\n"
          "    A week goes by.\n"
          "\n\n"
          " ──────────────────────────────────────\n"
          "  ▶ 1 Can we have a short video call?\n"
          "    2 Sure.\n"
          " ──────────────────────────────────────\n"
          " 1-3 reply  m mark  c check  l leave\n"
          " ? help\n");
    doc_free(&d);
}

static void layout_draw__shows_a_menu__with_its_hints(void **state)
{
    (void)state;
    struct doc d = menu();
    looks(&d, 15, 60,
          " wary\n"
          " ──────────────────────────────────────────────────────────\n"
          "    What now?\n"
          "\n"
          "  ▶ Practise               about 12 minutes\n"
          "    Choose a conversation  8 of them\n"
          "    3 [x] large letters\n"
          "    4 [ ] no typing\n"
          "\n\n\n\n\n"
          " ──────────────────────────────────────────────────────────\n"
          " Enter choose\n");
    looks(&d, 15, 40,
          " wary\n"
          " ──────────────────────────────────────\n"
          "    What now?\n"
          "\n"
          "  ▶ Practise\n"
          "      about 12 minutes\n"
          "    Choose a            8 of them\n"
          "    conversation\n"
          "    3 [x] large letters\n"
          "    4 [ ] no typing\n"
          "\n\n\n"
          " ──────────────────────────────────────\n"
          " Enter choose\n");
    doc_free(&d);
}

static void layout_draw__says_one_sentence__when_the_window_is_too_small(void **state)
{
    (void)state;
    struct doc d = chat();
    looks(&d, 14, 80,
          "This window is too small. Please make it at least 40 columns wide and 15 rows\n"
          "high. Nothing is lost.\n"
          "\n\n\n\n\n\n\n\n\n\n\n\n");
    looks(&d, 20, 39,
          "This window is too small. Please make\n"
          "it at least 40 columns wide and 15 rows\n"
          "high. Nothing is lost.\n"
          "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n");
    looks(&d, 20, 10,
          "This\n"
          "window is\n"
          "too small.\n"
          "Please\n"
          "make it at\n"
          "least 40\n"
          "columns\n"
          "wide and\n"
          "15 rows\n"
          "high.\n"
          "Nothing is\n"
          "lost.\n"
          "\n\n\n\n\n\n\n\n");
    doc_free(&d);
}

static void layout_draw__puts_the_cursor__where_the_focus_is(void **state)
{
    (void)state;
    static const struct {
        int focus, row, col;
    } cases[] = {
        {5, 20, 6},  // a reply in the pane: behind its number
        {6, 21, 6},
        {2, 5, 4},  // a bubble: on its first letter
        {-1, 2, 4},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct doc d = chat();
        d.focus = cases[i].focus;
        struct drawn drawn = draw_at(&d, 24, 80, 0);
        assert_int_equal(drawn.f.cursor_row, cases[i].row);
        assert_int_equal(drawn.f.cursor_col, cases[i].col);
        assert_int_equal(strstr(buf_text(&drawn.text), "▶") != NULL, cases[i].focus >= 0);
        drawn_free(&drawn);
        doc_free(&d);
    }
}

static void layout_draw__puts_the_focus_mark__in_the_margin(void **state)
{
    (void)state;
    struct doc d = chat();
    d.focus = 2;
    struct drawn drawn = draw_at(&d, 24, 80, 0);
    assert_string_equal(drawn.f.cells[5 * 80].text, "▶");
    assert_int_equal(drawn.f.cells[5 * 80].style, STYLE_FOCUS);
    assert_string_equal(drawn.f.cells[5 * 80 + 2].text, "│");
    drawn_free(&drawn);
    doc_clear(&d);
    doc_add(&d, DOC_TICK, STR("no typing"));
    d.focus = 0;
    drawn = draw_at(&d, 24, 80, 0);
    assert_string_equal(drawn.f.cells[2 * 80 + 2].text, "▶");
    assert_int_equal(drawn.f.cursor_col, 6);  // on the box, behind its number
    drawn_free(&drawn);
    doc_free(&d);
}

static void layout_draw__has_zones__for_all_that_can_be_chosen(void **state)
{
    (void)state;
    struct doc d = chat();
    struct drawn drawn = draw_at(&d, 24, 80, 0);
    assert_int_equal(frame_item_at(&drawn.f, 20, 40), 5);
    assert_int_equal(frame_item_at(&drawn.f, 21, 0), 6);
    assert_int_equal(frame_item_at(&drawn.f, 5, 10), 2);
    assert_int_equal(frame_item_at(&drawn.f, 4, 10), FRAME_NO_ITEM);  // cannot have the focus
    assert_int_equal(frame_item_at(&drawn.f, 23, 1), -1);
    assert_int_equal(frame_item_at(&drawn.f, 23, 13), -2);
    assert_int_equal(frame_item_at(&drawn.f, 22, 1), FRAME_NO_ITEM);
    drawn_free(&drawn);
    doc_free(&d);
}

static void layout_draw__styles__what_has_a_meaning(void **state)
{
    (void)state;
    static const struct doc_run runs[] = {{2, 5, STYLE_SIGN}, {5, 5, STYLE_HARM}};
    struct doc d = chat();
    d.items[1].runs = runs;
    d.items[1].run_count = COUNT_OF(runs);
    struct drawn drawn = draw_at(&d, 24, 80, 0);
    const struct cell *row = &drawn.f.cells[4 * 80];
    assert_int_equal(row[2].style, STYLE_THEIRS);
    assert_int_equal(row[5].style, STYLE_PLAIN);
    assert_int_equal(row[6].style, STYLE_SIGN);
    assert_int_equal(row[8].style, STYLE_SIGN);
    assert_int_equal(row[9].style, STYLE_PLAIN);
    assert_int_equal(row[74].style, STYLE_QUIET);  // a time
    assert_int_equal(drawn.f.cells[5 * 80 + 72].style, STYLE_MARKED);
    assert_int_equal(drawn.f.cells[7 * 80 + 22].style, STYLE_YOURS);
    assert_int_equal(drawn.f.cells[1].style, STYLE_TITLE);
    assert_int_equal(drawn.f.cells[23 * 80 + 1].style, STYLE_KEY);
    drawn_free(&drawn);
    doc_free(&d);
}

static void layout_draw__follows_runs__into_the_next_line(void **state)
{
    (void)state;
    static const struct doc_run run = {4, 80, STYLE_SIGN};
    struct doc d = {.focus = -1};
    struct doc_item *item = doc_add(
        &d, DOC_TEXT, STR("one two three four five six seven eight nine ten eleven twelve end"));
    item->runs = &run;
    item->run_count = 1;
    struct drawn drawn = draw_at(&d, 15, 40, 0);
    assert_int_equal(drawn.f.cells[2 * 40 + 4].style, STYLE_PLAIN);
    assert_int_equal(drawn.f.cells[2 * 40 + 8].style, STYLE_SIGN);
    assert_int_equal(drawn.f.cells[3 * 40 + 4].style, STYLE_SIGN);
    drawn_free(&drawn);
    doc_free(&d);
}

// A doc of n numbered lines; each can have the focus.
static struct doc numbered(int n, bool is_pane)
{
    struct doc d = {.focus = -1};
    for (int i = 0; i < n; i++) {
        struct doc_item *item = doc_say(&d, DOC_CHOICE, "line %d.", i);
        item->is_pane = is_pane;
    }
    return d;
}

static bool shows(const struct drawn *drawn, const char *text)
{
    return strstr(buf_text(&drawn->text), text) != NULL;
}

static void layout_draw__scrolls__no_further_than_the_focus_needs(void **state)
{
    (void)state;
    struct doc d = numbered(50, false);
    int scroll = 0;
    static const struct {
        int focus, scroll;
    } steps[] = {{0, 0},   {10, 0},  {11, 1},  {30, 20}, {25, 20},
                 {20, 20}, {19, 19}, {49, 39}, {0, 0}};
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        d.focus = steps[i].focus;
        struct drawn drawn = draw_at(&d, 15, 40, scroll);
        scroll = drawn.scroll;
        assert_int_equal(scroll, steps[i].scroll);
        assert_int_equal(drawn.f.cursor_row, 2 + steps[i].focus - scroll);
        drawn_free(&drawn);
    }
    doc_free(&d);
}

static void layout_draw__clips_the_scroll__to_what_is_there(void **state)
{
    (void)state;
    static const struct {
        int count, scroll, want;
    } cases[] = {{50, 999, 39}, {50, -4, 0}, {3, 7, 0}, {0, 7, 0}, {11, 5, 0}, {12, 5, 1}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct doc d = numbered(cases[i].count, false);
        struct drawn drawn = draw_at(&d, 15, 40, cases[i].scroll);
        assert_int_equal(drawn.scroll, cases[i].want);
        drawn_free(&drawn);
        doc_free(&d);
    }
}

static void layout_draw__says_at_the_edge__that_a_text_goes_on(void **state)
{
    (void)state;
    struct doc d = numbered(50, false);
    struct drawn drawn = draw_at(&d, 15, 40, 0);
    assert_false(shows(&drawn, "↑"));
    assert_true(shows(&drawn, "↓"));
    drawn_free(&drawn);
    drawn = draw_at(&d, 15, 40, 20);
    assert_true(shows(&drawn, "↑"));
    assert_true(shows(&drawn, "↓"));
    drawn_free(&drawn);
    drawn = draw_at(&d, 15, 40, 99);
    assert_true(shows(&drawn, "↑"));
    assert_false(shows(&drawn, "↓"));
    drawn_free(&drawn);
    doc_free(&d);
}

static void layout_draw__keeps_the_newest_in_sight__of_a_conversation(void **state)
{
    (void)state;
    struct doc d = numbered(50, false);
    d.at_bottom = true;
    struct drawn drawn = draw_at(&d, 15, 40, 3);
    assert_int_equal(drawn.scroll, 39);
    assert_true(shows(&drawn, "line 49."));
    drawn_free(&drawn);
    d.focus = 20;  // looking back
    drawn = draw_at(&d, 15, 40, 39);
    assert_int_equal(drawn.scroll, 20);
    assert_false(shows(&drawn, "line 49."));
    drawn_free(&drawn);
    doc_free(&d);
}

static void layout_draw__gives_a_pane_at_most_half__and_scrolls_in_it(void **state)
{
    (void)state;
    struct doc d = numbered(20, true);
    doc_add(&d, DOC_TEXT, STR("the message above"));
    for (int focus = 0; focus < 20; focus++) {
        char line[24];
        (void)snprintf(line, sizeof line, "line %d.", focus);
        d.focus = focus;
        struct drawn drawn = draw_at(&d, 16, 40, 0);
        assert_true(shows(&drawn, line));
        assert_true(shows(&drawn, "the message above"));
        assert_int_equal(frame_item_at(&drawn.f, drawn.f.cursor_row, 5), focus);
        assert_in_range(drawn.f.cursor_row, 9, 13);
        drawn_free(&drawn);
    }
    doc_free(&d);
}

static void layout_draw__numbers_replies__up_to_nine(void **state)
{
    (void)state;
    struct doc d = numbered(12, true);
    struct drawn drawn = draw_at(&d, 40, 80, 0);
    assert_true(shows(&drawn, "  9 line 8."));
    assert_true(shows(&drawn, "    line 9."));
    assert_false(shows(&drawn, "10 line 9."));
    drawn_free(&drawn);
    doc_free(&d);
}

static void layout_draw__puts_the_status_above_the_footer__in_three_lines_at_most(void **state)
{
    (void)state;
    struct doc d = numbered(50, false);
    keys(&d);
    d.status = STR("That is noted, and it can be taken back until you reply or read on, as often "
                   "as you like, and nobody will mind at all, now or later.");
    struct drawn drawn = draw_at(&d, 15, 40, 0);
    assert_string_equal(strstr(buf_text(&drawn.text), "    That"),
                        "    That is noted, and it can be taken\n"
                        "    back until you reply or read on,\n"
                        "    as often as you like, and nobody\n"
                        " ──────────────────────────────────────\n"
                        " 1-3 reply  m mark  c check  l leave\n"
                        " ? help\n");
    assert_true(shows(&drawn, "line 6."));
    assert_false(shows(&drawn, "line 7."));
    drawn_free(&drawn);
    doc_free(&d);
}

static void layout_draw__keeps_to_three_rows_of_keys__and_drops_the_rest(void **state)
{
    (void)state;
    struct doc d = {.focus = -1};
    for (int i = 0; i < DOC_KEYS_MAX; i++) {
        doc_key(&d, "Enter", "a label of some length", i);
    }
    struct drawn drawn = draw_at(&d, 15, 40, 0);
    int rows = 0;
    for (const char *p = buf_text(&drawn.text); (p = strstr(p, "Enter")); p++) {
        rows++;
    }
    assert_int_equal(rows, 3);
    assert_int_equal(frame_item_at(&drawn.f, 14, 1), -3);
    drawn_free(&drawn);
    doc_free(&d);
}

static void layout_draw__leaves_the_title_whole__when_there_is_no_room_beside_it(void **state)
{
    (void)state;
    struct doc d = {.focus = -1};
    d.title = STR("Harbour lights and a long name");
    d.under = STR("left out");
    d.aside = STR("day 12");
    struct drawn drawn = draw_at(&d, 15, 40, 0);
    assert_memory_equal(buf_text(&drawn.text), " Harbour lights and a long name  day 12\n", 40);
    drawn_free(&drawn);
    d.aside = STR("day 123");
    drawn = draw_at(&d, 15, 40, 0);
    assert_memory_equal(buf_text(&drawn.text), " Harbour lights and a long name\n", 32);
    drawn_free(&drawn);
    doc_free(&d);
}

static void layout_draw__keeps_hint_and_text_apart__to_the_column(void **state)
{
    (void)state;
    for (int len = 1; len < 40; len++) {
        struct doc d = {.focus = -1};
        doc_add(&d, DOC_CHOICE, STR("twenty-four of letters x"))->hint =
            doc_text(&d, "%.*s", len, "hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh");
        struct drawn drawn = draw_at(&d, 15, 40, 0);
        assert_true(shows(&drawn, "twenty-four of"));
        assert_true(shows(&drawn, "letters x"));
        assert_true(shows(&drawn, len < 33 ? d.items[0].hint.ptr : "hhhh"));
        drawn_free(&drawn);
        doc_free(&d);
    }
}

static void layout_draw__clips_a_hint__that_is_wider_than_the_window(void **state)
{
    (void)state;
    struct doc d = {.focus = -1};
    doc_add(&d, DOC_THEIRS, STR("Hello"))->hint =
        STR("● marked as something with a very long name indeed");
    struct drawn drawn = draw_at(&d, 15, 40, 0);
    assert_true(shows(&drawn, "│ Hello\n"));
    assert_true(shows(&drawn, "    ● marked as something with a very l"));
    drawn_free(&drawn);
    doc_free(&d);
}

static void layout_draw__keeps_wide_characters_whole__at_the_right_edge(void **state)
{
    (void)state;
    struct doc d = {.focus = -1};
    d.title = STR("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十");
    doc_add(&d, DOC_THEIRS, STR("你好世界你好世界你好世界你好世界你好世界你好世界"));
    doc_add(&d, DOC_PICTURE, STR("图图图图图图图图图图图图图图图图图图图图图图图图图"));
    struct drawn drawn = draw_at(&d, 15, 41, 0);
    for (int row = 0; row < drawn.f.rows; row++) {
        assert_int_not_equal(drawn.f.cells[row * 41 + 40].cols, 2);
    }
    assert_true(shows(&drawn, "  │ 你好世界你好世界你好世界你好世界你\n"));
    assert_true(shows(&drawn, "  │ 好世界你好世界\n"));
    drawn_free(&drawn);
    doc_free(&d);
}

static void layout_draw__lets_no_control_through__from_any_text(void **state)
{
    (void)state;
    static const char nasty[] = "x\x1b]0;title\x07\x9b\xC2\x9B\u202Ey\r";
    struct doc d = {.focus = -1};
    d.title = d.under = d.aside = d.status = STR("t\x1b[2J\u202E");
    for (int kind = 0; kind < DOC_KINDS; kind++) {
        doc_add(&d, (enum doc_kind)kind, STR(nasty))->hint = STR(nasty);
    }
    doc_key(&d, "\x1b", nasty, 1);
    struct drawn drawn = draw_at(&d, 40, 80, 0);
    size_t at;
    assert_int_equal(text_check((struct str){drawn.text.ptr, drawn.text.len}, &at), TEXT_OK);
    assert_true(shows(&drawn, "x]0;titley"));
    drawn_free(&drawn);
    doc_free(&d);
}

static void layout_draw__draws_on__when_the_focus_is_on_nothing(void **state)
{
    (void)state;
    struct doc d = {0};  // focus 0, and no item
    struct drawn drawn = draw_at(&d, 15, 40, 0);
    assert_int_equal(drawn.f.cursor_row, 2);
    drawn_free(&drawn);
    d.focus = 99;
    doc_add(&d, DOC_CHOICE, STR("one"))->is_pane = true;
    drawn = draw_at(&d, 15, 40, 0);
    assert_true(shows(&drawn, "1 one"));
    drawn_free(&drawn);
    doc_free(&d);
}

static void layout_draw__is_pure__the_same_doc_gives_the_same_frame(void **state)
{
    (void)state;
    struct doc d = chat();
    struct drawn once = draw_at(&d, 20, 60, 0), again = draw_at(&d, 20, 60, once.scroll);
    assert_memory_equal(once.f.cells, again.f.cells, 20 * 60 * sizeof *once.f.cells);
    layout_draw(&again.f, &d, &again.scroll);
    assert_memory_equal(once.f.cells, again.f.cells, 20 * 60 * sizeof *once.f.cells);
    assert_int_equal(once.f.zone_count, again.f.zone_count);
    drawn_free(&once);
    drawn_free(&again);
    doc_free(&d);
}

static void layout_page__leaves_something_of_the_last_page__at_any_size(void **state)
{
    (void)state;
    for (int rows = 1; rows <= FRAME_ROWS_MAX; rows++) {
        int page = layout_page(rows);
        assert_true(page >= 1);
        assert_true(rows < LAYOUT_ROWS_MIN || page < rows - 4);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layout_draw__shows_a_conversation__at_80_columns),
        cmocka_unit_test(layout_draw__shows_a_conversation__at_40_columns),
        cmocka_unit_test(layout_draw__shows_a_menu__with_its_hints),
        cmocka_unit_test(layout_draw__says_one_sentence__when_the_window_is_too_small),
        cmocka_unit_test(layout_draw__puts_the_cursor__where_the_focus_is),
        cmocka_unit_test(layout_draw__puts_the_focus_mark__in_the_margin),
        cmocka_unit_test(layout_draw__has_zones__for_all_that_can_be_chosen),
        cmocka_unit_test(layout_draw__styles__what_has_a_meaning),
        cmocka_unit_test(layout_draw__follows_runs__into_the_next_line),
        cmocka_unit_test(layout_draw__scrolls__no_further_than_the_focus_needs),
        cmocka_unit_test(layout_draw__clips_the_scroll__to_what_is_there),
        cmocka_unit_test(layout_draw__says_at_the_edge__that_a_text_goes_on),
        cmocka_unit_test(layout_draw__keeps_the_newest_in_sight__of_a_conversation),
        cmocka_unit_test(layout_draw__gives_a_pane_at_most_half__and_scrolls_in_it),
        cmocka_unit_test(layout_draw__numbers_replies__up_to_nine),
        cmocka_unit_test(layout_draw__puts_the_status_above_the_footer__in_three_lines_at_most),
        cmocka_unit_test(layout_draw__keeps_to_three_rows_of_keys__and_drops_the_rest),
        cmocka_unit_test(layout_draw__leaves_the_title_whole__when_there_is_no_room_beside_it),
        cmocka_unit_test(layout_draw__keeps_hint_and_text_apart__to_the_column),
        cmocka_unit_test(layout_draw__clips_a_hint__that_is_wider_than_the_window),
        cmocka_unit_test(layout_draw__keeps_wide_characters_whole__at_the_right_edge),
        cmocka_unit_test(layout_draw__lets_no_control_through__from_any_text),
        cmocka_unit_test(layout_draw__draws_on__when_the_focus_is_on_nothing),
        cmocka_unit_test(layout_draw__is_pure__the_same_doc_gives_the_same_frame),
        cmocka_unit_test(layout_page__leaves_something_of_the_last_page__at_any_size),
    };
    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
