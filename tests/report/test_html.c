#include "cm.h"

#include <stdint.h>
#include <string.h>

#include "core/base.h"
#include "core/mem.h"
#include "report/html.h"

static void html_text__leaves_no_markup__of_hostile_text(void **state)
{
    (void)state;
    struct buf out = {0};
    html_text(&out, STR("<script>alert('x' & \"y\")</script>\033[2J\x7F\r"));
    assert_string_equal(buf_text(&out),
                        "&lt;script&gt;alert(&#39;x&#39; &amp; &quot;y&quot;)&lt;/script&gt;[2J");
    buf_free(&out);
}

static void html_text__keeps__letters_of_every_script(void **state)
{
    (void)state;
    struct buf out = {0};
    html_text(&out, STR("Grüße 訊息\nשלום"));
    assert_string_equal(buf_text(&out), "Grüße 訊息\nשלום");
    buf_free(&out);
}

static void html_begin__names_language_and_direction(void **state)
{
    (void)state;
    const struct {
        const char *lang, *says;
    } table[] = {{"", "<html lang=\"en\" dir=\"ltr\">"},
                 {"zh_TW", "<html lang=\"zh-TW\" dir=\"ltr\">"},
                 {"he", "<html lang=\"he\" dir=\"rtl\">"},
                 {"ar_EG", "<html lang=\"ar-EG\" dir=\"rtl\">"},
                 {"arn", "<html lang=\"arn\" dir=\"ltr\">"}};
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        struct buf out = {0};
        html_begin(&out, STR("x"), table[i].lang);
        assert_non_null(strstr(buf_text(&out), table[i].says));
        buf_free(&out);
    }
}

// Self-contained: nothing is fetched, nothing runs.
static void html_begin__asks_for_nothing_from_outside(void **state)
{
    (void)state;
    struct buf out = {0};
    html_begin(&out, STR("a < b"), "de");
    html_end(&out);
    assert_non_null(strstr(buf_text(&out), "<title>a &lt; b</title>"));
    assert_null(strstr(buf_text(&out), "script"));
    assert_null(strstr(buf_text(&out), "http"));
    assert_null(strstr(buf_text(&out), "url("));
    assert_null(strstr(buf_text(&out), "src="));
    assert_non_null(strstr(buf_text(&out), "@media print"));
    buf_free(&out);
}

static void html_put__closes_what_it_opens(void **state)
{
    (void)state;
    struct buf out = {0};
    html_put(&out, "p", "quiet", STR("a&b"));
    html_put(&out, "h2", NULL, STR(""));
    assert_string_equal(buf_text(&out), "<p class=\"quiet\">a&amp;b</p>\n<h2></h2>\n");
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html_text__leaves_no_markup__of_hostile_text),
        cmocka_unit_test(html_text__keeps__letters_of_every_script),
        cmocka_unit_test(html_begin__names_language_and_direction),
        cmocka_unit_test(html_begin__asks_for_nothing_from_outside),
        cmocka_unit_test(html_put__closes_what_it_opens),
    };
    return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
