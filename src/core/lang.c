#include "core/lang.h"

#include <stdio.h>
#include <string.h>

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_big(char c)
{
    return c >= 'A' && c <= 'Z';
}

// "ll" or "ll_CC" at the beginning of a wish; what follows is a codeset or a modifier.
static bool read_name(const char *wish, char ll[4], char cc[4])
{
    size_t n = 0;
    while (n < 3 && is_small(wish[n])) {
        ll[n] = wish[n];
        n++;
    }
    ll[n] = cc[0] = '\0';
    if (n < 2) {
        return false;
    }
    if ((wish[n] == '_' || wish[n] == '-') && is_big(wish[n + 1]) && is_big(wish[n + 2])) {
        memcpy(cc, wish + n + 1, 2);
        cc[2] = '\0';
        n += 3;
    }
    return wish[n] == '\0' || wish[n] == '.' || wish[n] == '@';
}

// What is read instead, where a language is written in several countries.
static const struct {
    const char *wish, *instead;
} stand_ins[] = {
    {"zh_HK", "zh_TW"}, {"zh_MO", "zh_TW"}, {"zh_SG", "zh_CN"},
    {"zh", "zh_CN"},    {"pt", "pt_BR"},    {"pt_PT", "pt"},
};

size_t lang_steps(const char *wish, char out[LANG_STEPS_MAX][LANG_NAME_MAX])
{
    char ll[4], cc[4];
    size_t n = 0;
    if (strcmp(wish, "C") == 0 || strcmp(wish, "POSIX") == 0 || strncmp(wish, "C.", 2) == 0) {
        (void)snprintf(out[0], LANG_NAME_MAX, LANG_SOURCE);
        return 1;
    }
    if (!read_name(wish, ll, cc)) {
        return 0;
    }
    (void)snprintf(out[n++], LANG_NAME_MAX, "%s%s%s", ll, cc[0] ? "_" : "", cc);
    for (size_t i = 0; i < sizeof stand_ins / sizeof *stand_ins; i++) {
        if (strcmp(out[0], stand_ins[i].wish) == 0) {
            (void)snprintf(out[n++], LANG_NAME_MAX, "%s", stand_ins[i].instead);
            break;
        }
    }
    if (cc[0] && strcmp(ll, "zh") != 0) {
        (void)snprintf(out[n++], LANG_NAME_MAX, "%s", ll);
    }
    return n;
}

static bool pick_one(const char *wish, lang_has_fn *has, void *ctx, char out[LANG_NAME_MAX])
{
    char steps[LANG_STEPS_MAX][LANG_NAME_MAX];
    size_t n = lang_steps(wish, steps);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(steps[i], LANG_SOURCE) == 0 || has(ctx, steps[i])) {
            (void)snprintf(out, LANG_NAME_MAX, "%s", steps[i]);
            return true;
        }
    }
    return false;
}

bool lang_pick(const char *wishes, lang_has_fn *has, void *ctx, char out[LANG_NAME_MAX])
{
    while (*wishes) {
        char wish[32];
        size_t n = strcspn(wishes, ":");
        (void)snprintf(wish, sizeof wish, "%.*s", (int)(n < sizeof wish ? n : 0), wishes);
        if (pick_one(wish, has, ctx, out)) {
            return true;
        }
        wishes += n + (wishes[n] == ':');
    }
    (void)snprintf(out, LANG_NAME_MAX, LANG_SOURCE);
    return false;
}
