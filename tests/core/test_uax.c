// What wrapping relies on, against Unicode's own test files (Debian: unicode-data).
//
// libunistring is older than the files; its misses are kept as a list, so that an
// update which changes them is seen.  UPDATE=1 writes the list.
#include "cm.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>

#include "core/str.h"

#define FOLDER "/usr/share/unicode/auxiliary/"

enum { LINE_MAX_BYTES = 2000, POINTS_MAX = 64 };

// One test: a text, and before which of its code points a break is allowed; the last
// one says whether there is one at the end.
struct sample {
    uint8_t text[4 * POINTS_MAX];
    size_t len, starts[POINTS_MAX + 1], count;
    bool breaks[POINTS_MAX + 1];
};

static bool is_control(ucs4_t point)
{
    bool is_c0 = point < 0x20 && point != '\n';
    return is_c0 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029;
}

// "÷ 0020 × 0308 ÷ # comment"; false for a line without a test.
static bool read_sample(char *line, struct sample *s)
{
    static const char division[] = "\xC3\xB7";
    *s = (struct sample){0};
    line[strcspn(line, "#\n")] = '\0';
    bool is_break = false;
    for (char *save = NULL, *word = strtok_r(line, " \t", &save); word;
         word = strtok_r(NULL, " \t", &save)) {
        if ((unsigned char)word[0] == 0xC3) {
            is_break = strcmp(word, division) == 0;
            s->breaks[s->count] = is_break;
            s->starts[s->count] = s->len;
        } else {
            ucs4_t point = (ucs4_t)strtoul(word, NULL, 16);
            int n = u8_uctomb(s->text + s->len, point, 4);
            if (n <= 0 || is_control(point) || s->count + 1 >= POINTS_MAX) {
                return false;  // no text of ours has it
            }
            s->len += (size_t)n;
            s->count++;
        }
    }
    return s->count > 0;
}

typedef bool agrees_fn(const struct sample *s);

static bool graphemes_agree(const struct sample *s)
{
    char breaks[4 * POINTS_MAX];
    u8_grapheme_breaks(s->text, s->len, breaks);
    for (size_t i = 0; i < s->count; i++) {
        if ((breaks[s->starts[i]] != 0) != s->breaks[i]) {
            return false;
        }
    }
    return true;
}

static bool lines_agree(const struct sample *s)
{
    char breaks[4 * POINTS_MAX];
    u8_possible_linebreaks(s->text, s->len, "UTF-8", breaks);
    for (size_t i = 1; i < s->count; i++) {
        // A mandatory break is told of the character that makes it, a possible one of
        // the next.
        bool is_break = breaks[s->starts[i]] == UC_BREAK_POSSIBLE ||
                        breaks[s->starts[i - 1]] == UC_BREAK_MANDATORY;
        if (is_break != s->breaks[i]) {
            return false;
        }
    }
    return true;
}

// The samples that are missed, one a line, into *out.
static size_t find_misses(const char *path, agrees_fn *agrees, struct buf *out)
{
    char line[LINE_MAX_BYTES], kept[LINE_MAX_BYTES];
    size_t count = 0;
    FILE *in = fopen(path, "r");
    if (!in) {
        fail_msg("%s: install unicode-data", path);
    }
    buf_put(out, "", 0);
    while (fgets(line, sizeof line, in)) {
        struct sample s;
        (void)snprintf(kept, sizeof kept, "%.*s", (int)strcspn(line, "\t#\n"), line);
        if (read_sample(line, &s)) {
            count++;
            if (!agrees(&s)) {
                buf_fmt(out, "%s\n", kept);
            }
        }
    }
    (void)fclose(in);
    return count;
}

// The misses that are known; UPDATE=1 writes them anew.
static void check_known(const char *name, const struct buf *misses)
{
    char path[512];
    struct buf known = {0};
    const char *root = getenv("srcdir");
    (void)snprintf(path, sizeof path, "%s/tests/i18n/%s", root ? root : ".", name);
    FILE *file = fopen(path, getenv("UPDATE") ? "w+" : "r");
    assert_non_null(file);
    if (getenv("UPDATE")) {
        assert_int_equal(fwrite(misses->ptr, 1, misses->len, file), misses->len);
        rewind(file);
    }
    char line[LINE_MAX_BYTES];
    while (fgets(line, sizeof line, file)) {
        buf_put_c(&known, line);
    }
    (void)fclose(file);
    assert_string_equal(buf_text(&known), buf_text(misses));
    buf_free(&known);
}

static void u8_grapheme_breaks__follows_uax_29__everywhere(void **state)
{
    (void)state;
    struct buf misses = {0};
    assert_true(find_misses(FOLDER "GraphemeBreakTest.txt", graphemes_agree, &misses) > 400);
    assert_string_equal(buf_text(&misses), "");
    buf_free(&misses);
}

static void u8_possible_linebreaks__follows_uax_14__but_for_known_misses(void **state)
{
    (void)state;
    struct buf misses = {0};
    assert_true(find_misses(FOLDER "LineBreakTest.txt", lines_agree, &misses) > 5000);
    check_known("linebreak-misses", &misses);
    buf_free(&misses);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(u8_grapheme_breaks__follows_uax_29__everywhere),
        cmocka_unit_test(u8_possible_linebreaks__follows_uax_14__but_for_known_misses),
    };
    return cmocka_run_group_tests_name("uax", tests, NULL, NULL);
}
