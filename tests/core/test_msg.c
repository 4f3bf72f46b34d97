#include "cm.h"

#include <string.h>

#include "core/msg.h"

// A catalogue of three entries; ctx counts how often it was asked.
static const char *find(void *ctx, const char *context, const char *text, const char *plural,
                        unsigned long n)
{
    ++*(int *)ctx;
    if (context) {
        return strcmp(context, "verb") == 0 && strcmp(text, "Mark") == 0 ? "Markieren" : NULL;
    }
    if (plural) {
        return strcmp(text, "%lu sign") != 0 ? NULL : n == 1 ? "%lu Zeichen" : "%lu Zeichen alle";
    }
    return strcmp(text, "Mark") == 0 ? "Marke" : NULL;
}

static int end(void **state)
{
    (void)state;
    msg_use(NULL, NULL);
    return 0;
}

static void msg_get__gives_the_source__without_a_catalogue(void **state)
{
    (void)state;
    assert_string_equal(_("Mark"), "Mark");
    assert_string_equal(C_("verb", "Mark"), "Mark");
    assert_string_equal(P_("%lu sign", "%lu signs", 1), "%lu sign");
    assert_string_equal(P_("%lu sign", "%lu signs", 0), "%lu signs");
    assert_string_equal(P_("%lu sign", "%lu signs", 21), "%lu signs");
    assert_string_equal(_(""), "");
}

static void msg_get__asks_the_catalogue__with_context_and_number(void **state)
{
    (void)state;
    int asked = 0;
    msg_use(find, &asked);
    assert_string_equal(_("Mark"), "Marke");
    assert_string_equal(C_("verb", "Mark"), "Markieren");
    assert_string_equal(P_("%lu sign", "%lu signs", 1), "%lu Zeichen");
    assert_string_equal(P_("%lu sign", "%lu signs", 2), "%lu Zeichen alle");
    assert_int_equal(asked, 4);
}

static void msg_get__gives_the_source__of_what_the_catalogue_lacks(void **state)
{
    (void)state;
    int asked = 0;
    msg_use(find, &asked);
    assert_string_equal(_("Leave"), "Leave");
    assert_string_equal(C_("noun", "Mark"), "Mark");
    assert_string_equal(P_("%lu day", "%lu days", 1), "%lu day");
    assert_string_equal(P_("%lu day", "%lu days", 2), "%lu days");
    assert_int_equal(asked, 4);
}

static void msg_use__forgets_the_catalogue__when_given_none(void **state)
{
    (void)state;
    int asked = 0;
    msg_use(find, &asked);
    msg_use(NULL, &asked);
    assert_string_equal(_("Mark"), "Mark");
    assert_string_equal(N_("Mark"), "Mark");
    assert_int_equal(asked, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(msg_get__gives_the_source__without_a_catalogue, end),
        cmocka_unit_test_teardown(msg_get__asks_the_catalogue__with_context_and_number, end),
        cmocka_unit_test_teardown(msg_get__gives_the_source__of_what_the_catalogue_lacks, end),
        cmocka_unit_test_teardown(msg_use__forgets_the_catalogue__when_given_none, end),
    };
    return cmocka_run_group_tests_name("msg", tests, NULL, NULL);
}
