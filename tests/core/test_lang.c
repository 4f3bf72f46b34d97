#include "cm.h"

#include <stdio.h>
#include <string.h>

#include "core/lang.h"
#include "core/str.h"

// There are the languages of this list, with blanks around them.
static bool has(void *ctx, const char *name)
{
    char wanted[LANG_NAME_MAX + 2];
    (void)snprintf(wanted, sizeof wanted, " %s ", name);
    return strstr(ctx, wanted) != NULL;
}

static void lang_pick__follows_the_chain__to_what_there_is(void **state)
{
    (void)state;
    static char there[] = " de zh_TW pt_BR ";
    static const struct {
        const char *wishes, *picked;
        bool is_served;
    } cases[] = {
        {"de", "de", true},
        {"de_AT.UTF-8", "de", true},
        {"de_DE@euro", "de", true},
        {"zh_HK", "zh_TW", true},
        {"zh_MO.Big5", "zh_TW", true},
        {"zh_TW", "zh_TW", true},
        {"zh-TW", "zh_TW", true},
        {"zh_CN", "en", false},
        {"zh", "en", false},
        {"pt", "pt_BR", true},
        {"pl:de_AT", "de", true},
        {"en:de", "en", true},
        {"en_GB:de", "en", true},
        {"C.UTF-8", "en", true},
        {"C", "en", true},
        {"POSIX", "en", true},
        {"pl:fr", "en", false},
        {"", "en", false},
        {"../../etc", "en", false},
        {"../../etc:de", "de", true},
        {"deutsch", "en", false},
        {"d", "en", false},
        {"DE", "en", false},
        {"de/../x", "en", false},
        {"an-incredibly-long-name-that-is-longer-than-any-locale:de", "de", true},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char out[LANG_NAME_MAX];
        bool is_served = lang_pick(cases[i].wishes, has, there, out);
        if (strcmp(out, cases[i].picked) != 0 || is_served != cases[i].is_served) {
            fail_msg("%s: %s", cases[i].wishes, out);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lang_pick__follows_the_chain__to_what_there_is),
    };
    return cmocka_run_group_tests_name("lang", tests, NULL, NULL);
}
