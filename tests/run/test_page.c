#include "cm.h"

#include <string.h>

#include "run/page.h"

static struct buf page(struct doc *d, const char *picture)
{
    struct buf out = {0};
    page_put(d, str_of(picture), &out);
    doc_free(d);
    return out;
}

static void page_put__writes_text_as_text__whatever_it_holds(void **state)
{
    (void)state;
    struct doc d = {.title = STR("<b>&")};
    doc_add(&d, DOC_TEXT, STR("<script>alert('x')</script>"));
    doc_add(&d, DOC_THEIRS, STR("a < b"))->lead = STR("\"Dana\" <3");
    struct buf out = page(&d, "");
    assert_null(strstr(buf_text(&out), "<script"));
    assert_non_null(strstr(buf_text(&out), "&lt;script&gt;"));
    assert_non_null(strstr(buf_text(&out), "&quot;Dana&quot; &lt;3"));
    assert_non_null(strstr(buf_text(&out), "&lt;b&gt;&amp;"));
    buf_free(&out);
}

static void page_put__marks_words__where_runs_say_so(void **state)
{
    (void)state;
    static const struct doc_run runs[] = {{2, 5, STYLE_SIGN}, {6, 9, STYLE_STRONG}};
    struct doc d = {.title = STR("t")};
    struct doc_item *item = doc_add(&d, DOC_THEIRS, STR("a sig str z"));
    item->runs = runs;
    item->run_count = 2;
    struct buf out = page(&d, "");
    assert_non_null(strstr(buf_text(&out), "a <mark>sig</mark> <b>str</b> z"));
    buf_free(&out);
}

static void page_put__keeps_to_the_text__when_runs_do_not(void **state)
{
    (void)state;
    static const struct doc_run runs[] = {
        {0, 2, STYLE_SIGN}, {1, 3, STYLE_SIGN}, {3, 99, STYLE_SIGN}};
    struct doc d = {.title = STR("t")};
    struct doc_item *item = doc_add(&d, DOC_TEXT, STR("abcd"));
    item->runs = runs;
    item->run_count = 3;
    struct buf out = page(&d, "");
    assert_non_null(strstr(buf_text(&out), "<mark>ab</mark>cd"));
    buf_free(&out);
}

static void page_put__puts_the_picture__once_and_says_it_in_words(void **state)
{
    (void)state;
    struct doc d = {.title = STR("t")};
    doc_add(&d, DOC_PICTURE, STR("--o--"))->spoken = STR("Day 3: noticed.");
    doc_add(&d, DOC_PICTURE, STR("--x--"));
    struct buf out = page(&d, "<svg>one</svg>");
    const char *at = strstr(buf_text(&out), "<svg>one</svg>");
    assert_non_null(at);
    assert_null(strstr(at + 1, "<svg>one</svg>"));
    assert_non_null(strstr(buf_text(&out), "Day 3: noticed."));
    assert_null(strstr(buf_text(&out), "--o--"));
    buf_free(&out);
}

static void page_put__leaves_out__what_can_only_be_chosen(void **state)
{
    (void)state;
    struct doc d = {.title = STR("t")};
    doc_add(&d, DOC_CHOICE, STR("press me"));
    doc_add(&d, DOC_TICK, STR("tick me"));
    doc_add(&d, DOC_TYPING, STR("is typing"));
    doc_add(&d, DOC_TEXT, STR(""));
    struct buf out = page(&d, "");
    assert_null(strstr(buf_text(&out), "me"));
    assert_null(strstr(buf_text(&out), "typing"));
    assert_null(strstr(buf_text(&out), "<p></p>"));
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_put__writes_text_as_text__whatever_it_holds),
        cmocka_unit_test(page_put__marks_words__where_runs_say_so),
        cmocka_unit_test(page_put__keeps_to_the_text__when_runs_do_not),
        cmocka_unit_test(page_put__puts_the_picture__once_and_says_it_in_words),
        cmocka_unit_test(page_put__leaves_out__what_can_only_be_chosen),
    };
    return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
