#include "cm.h"

#include <dirent.h>

#include "load/world.h"

// What the first lines of a file, or the table beside it, say must be found.
static void put_expected(struct buf *out, struct str text, const char *head)
{
    for (size_t from = 0; from < text.len;) {
        struct str rest = str_part(text, from, text.len);
        ptrdiff_t end = str_find(rest, STR("\n"));
        struct str line = str_part(rest, 0, end < 0 ? rest.len : (size_t)end);
        if (str_find(line, str_of(head)) == 0) {
            buf_put_str(out, str_part(line, strlen(head), line.len));
            buf_put_c(out, "\n");
        }
        from += line.len + 1;
    }
}

static void check_file(const struct registry *reg, const char *name, struct str table)
{
    struct buf path = {0}, want = {0}, head = {0};
    buf_fmt(&path, "tests/bad/%s", name);
    buf_fmt(&head, "%s ", name);
    struct buf text = world_read(buf_text(&path));
    put_expected(&want, world_str(&text), "# expect: ");
    put_expected(&want, table, buf_text(&head));
    struct world_load l = world_load(reg, world_str(&text));
    if (want.len == 0) {
        fail_msg("%s says nothing of what it expects", name);
    }
    if (strcmp(buf_text(&want), buf_text(&l.said)) != 0) {
        fail_msg("%s\nexpected:\n%sfound:\n%s", name, buf_text(&want), buf_text(&l.said));
    }
    world_clear(&l);
    buf_free(&path);
    buf_free(&want);
    buf_free(&head);
    buf_free(&text);
}

static void load_scenario__finds_what_each_file_expects__in_the_corpus(void **state)
{
    const char *root = getenv("srcdir");
    struct buf folder = {0}, table = world_read("tests/bad/EXPECT");
    unsigned files = 0;
    buf_fmt(&folder, "%s/tests/bad", root ? root : ".");
    DIR *dir = opendir(buf_text(&folder));
    assert_non_null(dir);
    for (struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        size_t n = strlen(e->d_name);
        if (n > 5 && strcmp(e->d_name + n - 5, ".yaml") == 0) {
            check_file(*state, e->d_name, world_str(&table));
            files++;
        }
    }
    (void)closedir(dir);
    assert_true(files >= 100);
    buf_free(&folder);
    buf_free(&table);
}

// --- what is too large for a file: generated, in bounded time and memory

enum { SECONDS_MAX = 8 };

static void repeat(struct buf *out, const char *text, size_t times)
{
    for (size_t i = 0; i < times; i++) {
        buf_put_c(out, text);
    }
}

// The first finding, as "word line:column".
static void check_first(void **state, struct buf *text, const char *want)
{
    struct world_load l = world_load(*state, world_str(text));
    if (strncmp(buf_text(&l.said), want, strlen(want)) != 0) {
        fail_msg("expected %s, found:\n%s", want, buf_text(&l.said));
    }
    assert_true(finding_has_error(&l.findings));
    assert_true(l.seconds < SECONDS_MAX);
    assert_true(!l.sc || l.sc->arena.used < 16u * 1024 * 1024);
    world_clear(&l);
    buf_free(text);
}

static void load_scenario__is_too_big__at_20_megabytes(void **state)
{
    struct buf b = {0};
    repeat(&b, "wary: 1 # 10 bytes and more\n", 750000);
    check_first(state, &b, "too-big 1:1");
}

static void load_scenario__is_too_deep__at_100000_brackets(void **state)
{
    struct buf b = {0};
    buf_put_c(&b, "wary: ");
    repeat(&b, "[", 100000);
    check_first(state, &b, "too-deep 1:135");
}

static void load_scenario__is_too_deep__at_brackets_on_lines_of_their_own(void **state)
{
    struct buf b = {0};
    repeat(&b, "[\n", 100000);
    check_first(state, &b, "too-deep 129:1");
}

static void load_scenario__is_too_deep__when_list_dashes_hide_the_brackets(void **state)
{
    struct buf b = {0};
    repeat(&b, "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n- ", 20000);
    check_first(state, &b, "too-deep 1:33");
}

static void load_scenario__is_too_deep__at_50000_braces(void **state)
{
    struct buf b = {0};
    repeat(&b, "{a: ", 50000);
    check_first(state, &b, "too-deep 1:513");
}

static void load_scenario__is_too_deep__at_100000_dashes(void **state)
{
    struct buf b = {0};
    repeat(&b, "- ", 100000);
    buf_put_c(&b, "x\n");
    check_first(state, &b, "too-deep 1:65");
}

static void load_scenario__is_too_deep__at_nested_blocks(void **state)
{
    struct buf b = {0};
    for (int i = 0; i < 500; i++) {
        buf_fmt(&b, "%*sa:\n", i, "");
    }
    check_first(state, &b, "too-deep 33:33");
}

static void load_scenario__stops_at_the_fifth__of_40000_directives(void **state)
{
    struct buf b = {0};
    for (int i = 0; i < 20000; i++) {
        buf_fmt(&b, "%%TAG !t%d! tag:x,2026:%d\n", i, i);
    }
    check_first(state, &b, "directive 5:1");
}

static void load_scenario__refuses_each_alias__in_an_alias_bomb(void **state)
{
    struct buf b = {0};
    buf_put_c(&b, "wary: 1\na: &a [x, x, x]\n");
    for (char c = 'b'; c <= 'z'; c++) {
        buf_fmt(&b, "%c: &%c [*%c, *%c, *%c, *%c]\n", c, c, c - 1, c - 1, c - 1, c - 1);
    }
    check_first(state, &b, "anchor 2:4\nanchor 3:4\nalias 3:8");
}

static void load_scenario__gives_up_after_100_tags__of_50000(void **state)
{
    struct buf b = {0};
    buf_put_c(&b, "wary: 1\nx-list:\n");
    repeat(&b, "  - !x y\n", 50000);
    struct world_load l = world_load(*state, world_str(&b));
    assert_null(l.sc);
    assert_int_equal(l.findings.count, 100);
    world_clear(&l);
    buf_free(&b);
}

static void load_scenario__is_too_many__at_200001_events(void **state)
{
    struct buf b = {0};
    buf_put_c(&b, "wary: 1\nx-list: [");
    repeat(&b, "a,", 210000);
    buf_put_c(&b, "a]\n");
    check_first(state, &b, "too-many 2:");
}

static void load_scenario__ends_soon__at_one_line_of_190000_texts(void **state)
{
    struct buf b = {0};
    world_story(&b, "");
    buf_put_c(&b, "x-list: [");
    repeat(&b, "a,", 190000);
    buf_put_c(&b, "a]\n");
    struct world_load l = world_load(*state, world_str(&b));
    assert_string_equal(buf_text(&l.said), "");
    assert_true(l.seconds < SECONDS_MAX);
    world_clear(&l);
    buf_free(&b);
}

static void load_scenario__names_201_replies__under_one_choose(void **state)
{
    struct buf steps = {0}, b = {0};
    buf_put_c(&steps, "      - choose:\n");
    for (int i = 0; i < 201; i++) {
        buf_fmt(&steps, "          - reply: \"Reply %d\"\n", i);
    }
    world_story(&b, buf_text(&steps));
    buf_free(&steps);
    check_first(state, &b, "replies 22:11");
}

static void load_scenario__ends_soon__at_20000_equal_replies(void **state)
{
    struct buf steps = {0}, b = {0};
    buf_put_c(&steps, "      - choose:\n");
    repeat(&steps, "          - {reply: a, goto: helo}\n", 20000);
    world_story(&b, buf_text(&steps));
    buf_free(&steps);
    check_first(state, &b, "replies 22:11");
}

static void load_scenario__ends_soon__at_20000_unknown_keys(void **state)
{
    struct buf b = {0};
    world_story(&b, "");
    for (int i = 0; i < 20000; i++) {
        buf_fmt(&b, "k%d: v\n", i);
    }
    check_first(state, &b, "unknown-key 22:1");
}

static void load_scenario__ends_soon__at_20000_variants(void **state)
{
    struct buf steps = {0}, b = {0};
    buf_put_c(&steps, "      - dana:\n          any:\n");
    repeat(&steps, "            - x\n", 20000);
    world_story(&b, buf_text(&steps));
    buf_free(&steps);
    check_first(state, &b, "too-many 23:13");
}

static void load_scenario__is_too_many__at_10001_messages(void **state)
{
    struct buf steps = {0}, b = {0};
    repeat(&steps, "      - dana: \"x\"\n", 10001);
    world_story(&b, buf_text(&steps));
    buf_free(&steps);
    check_first(state, &b, "too-many 1:1");
}

static void load_scenario__takes_10001_messages__with_large_limits(void **state)
{
    struct buf steps = {0}, b = {0};
    repeat(&steps, "      - dana: \"x\"\n", 10001);
    world_story(&b, buf_text(&steps));
    struct world_load l = world_load_with(*state, world_str(&b), &load_limits_large);
    assert_string_equal(buf_text(&l.said), "");
    assert_int_equal(l.sc->fewest[0], 10001);
    world_clear(&l);
    buf_free(&steps);
    buf_free(&b);
}

static void load_scenario__names_tabs_soon__at_300000_lines_of_them(void **state)
{
    struct buf b = {0};
    repeat(&b, "\tx\n", 300000);
    check_first(state, &b, "tab 1:1");
}

static void load_scenario__is_no_yaml__when_the_document_ends_before_it_begins(void **state)
{
    struct buf b = {0};
    buf_put_c(&b, "...\n...\n");
    check_first(state, &b, "syntax 1:1");
}

// Every cut of a good file and many spoilt bytes: no crash, and never a story
// that could be played with an error.
static void load_scenario__survives__every_cut_of_a_good_file(void **state)
{
    struct buf good = world_read("tests/load/good.yaml");
    for (size_t n = 0; n < good.len; n += 7) {
        struct world_load l = world_load(*state, (struct str){good.ptr, n});
        assert_true(l.sc || finding_has_error(&l.findings));
        assert_true(n > good.len * 9 / 10 || finding_has_error(&l.findings));
        world_clear(&l);
    }
    buf_free(&good);
}

static void load_scenario__survives__any_one_spoilt_byte(void **state)
{
    static const char bytes[] = "\t\"'[]{}:-#&*!|>%@`\\, \n\0\x1b\xC2\xE2\xFF"
                                "a0";
    struct buf good = world_read("tests/load/good.yaml");
    for (size_t i = 0; i < good.len; i++) {
        char kept = good.ptr[i];
        good.ptr[i] = bytes[(i * 31 + i / 7) % (sizeof bytes - 1)];
        struct world_load l = world_load(*state, world_str(&good));
        assert_true(l.sc || finding_has_error(&l.findings));
        good.ptr[i] = kept;
        world_clear(&l);
    }
    buf_free(&good);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(load_scenario__finds_what_each_file_expects__in_the_corpus),
        cmocka_unit_test(load_scenario__is_too_big__at_20_megabytes),
        cmocka_unit_test(load_scenario__is_too_deep__at_100000_brackets),
        cmocka_unit_test(load_scenario__is_too_deep__at_brackets_on_lines_of_their_own),
        cmocka_unit_test(load_scenario__is_too_deep__when_list_dashes_hide_the_brackets),
        cmocka_unit_test(load_scenario__is_too_deep__at_50000_braces),
        cmocka_unit_test(load_scenario__is_too_deep__at_100000_dashes),
        cmocka_unit_test(load_scenario__is_too_deep__at_nested_blocks),
        cmocka_unit_test(load_scenario__stops_at_the_fifth__of_40000_directives),
        cmocka_unit_test(load_scenario__refuses_each_alias__in_an_alias_bomb),
        cmocka_unit_test(load_scenario__gives_up_after_100_tags__of_50000),
        cmocka_unit_test(load_scenario__is_too_many__at_200001_events),
        cmocka_unit_test(load_scenario__ends_soon__at_one_line_of_190000_texts),
        cmocka_unit_test(load_scenario__names_201_replies__under_one_choose),
        cmocka_unit_test(load_scenario__ends_soon__at_20000_equal_replies),
        cmocka_unit_test(load_scenario__ends_soon__at_20000_unknown_keys),
        cmocka_unit_test(load_scenario__ends_soon__at_20000_variants),
        cmocka_unit_test(load_scenario__is_too_many__at_10001_messages),
        cmocka_unit_test(load_scenario__takes_10001_messages__with_large_limits),
        cmocka_unit_test(load_scenario__names_tabs_soon__at_300000_lines_of_them),
        cmocka_unit_test(load_scenario__is_no_yaml__when_the_document_ends_before_it_begins),
        cmocka_unit_test(load_scenario__survives__every_cut_of_a_good_file),
        cmocka_unit_test(load_scenario__survives__any_one_spoilt_byte),
    };
    return cmocka_run_group_tests_name("load_bad", tests, world_setup, world_teardown);
}
