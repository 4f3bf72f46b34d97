#include "sys/term.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

static bool is_utf8(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value && value[0];
}

static bool is_zero(const char *name)
{
    const char *value = getenv(name);
    return value && strcmp(value, "0") == 0;
}

bool term_locale(void)
{
    bool is_named = is_set("LC_ALL") || is_set("LC_CTYPE") || is_set("LANG");
    bool was_set = setlocale(LC_CTYPE, "") != NULL;
    if (was_set && is_utf8()) {
        return true;
    }
    bool asks_for_less = was_set && is_named;
    return setlocale(LC_CTYPE, "C.UTF-8") != NULL && is_utf8() && !asks_for_less;
}

int term_width(uint32_t code_point)
{
    return wcwidth((wchar_t)code_point);
}

static bool is_dumb(void)
{
    const char *term = getenv("TERM");
    return !term || !term[0] || strcmp(term, "dumb") == 0;
}

bool term_can_draw(void)
{
    return !is_dumb() && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

bool term_wants_color(const char *option)
{
    if (strcmp(option, "always") == 0 || strcmp(option, "never") == 0) {
        return option[0] == 'a';
    }
    if (is_set("NO_COLOR")) {
        return false;
    }
    if (is_set("CLICOLOR_FORCE") && !is_zero("CLICOLOR_FORCE")) {
        return true;
    }
    return !is_zero("CLICOLOR") && !is_dumb();
}
