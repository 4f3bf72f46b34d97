#include "cm.h"

#include <string.h>
#include <unistr.h>

#include "core/mem.h"
#include "core/text.h"

enum { LINES = 64, ROUNDS = 4000 };

// --- text_check

static void check_finds(struct str s, enum text_fault fault, size_t at)
{
    size_t got = 0;
    assert_int_equal(text_check(s, &got), fault);
    assert_int_equal(got, at);
}

static void text_check__takes__what_people_write(void **state)
{
    (void)state;
    static const char *const fine[] = {
        "",
        "Hi, how are you?",
        "two\nlines\tand a tab",
        "Größe, naïve, Łódź",
        "你好。",
        "안녕하세요",
        "नमस्ते, क्षमा",
        "👩\u200D👧 ❤\uFE0F 👍🏽",
        "\u00A0",
        "“quoted” – \u2026 \u20AC",
        "ab\u200Ccd",
    };
    for (size_t i = 0; i < COUNT_OF(fine); i++) {
        check_finds(str_of(fine[i]), TEXT_OK, 0);
    }
}

static void text_check__names_the_byte__of_what_is_not_utf8(void **state)
{
    (void)state;
    check_finds(STR("ab\xFF"), TEXT_NOT_UTF8, 2);
    check_finds(STR("\x80"), TEXT_NOT_UTF8, 0);
    check_finds(STR("a\xC3"), TEXT_NOT_UTF8, 1);          // cut off
    check_finds(STR("\xC0\xAF"), TEXT_NOT_UTF8, 0);       // overlong
    check_finds(STR("x\xED\xA0\x80"), TEXT_NOT_UTF8, 1);  // a surrogate
    check_finds(STR("\xF4\x90\x80\x80"), TEXT_NOT_UTF8, 0);
    check_finds(STR("Gr\xF6\xDF"
                    "e"),
                TEXT_NOT_UTF8, 2);
}

static void text_check__finds_controls__c0_del_and_c1(void **state)
{
    (void)state;
    for (char c = 1; c < 0x20; c++) {
        char text[] = {'a', c};
        bool is_fine = c == '\n' || c == '\t';
        check_finds((struct str){text, 2}, is_fine ? TEXT_OK : TEXT_CONTROL, is_fine ? 0 : 1);
    }
    check_finds(((struct str){"a\0b", 3}), TEXT_CONTROL, 1);
    check_finds(STR("\x7F"), TEXT_CONTROL, 0);
    check_finds(STR("ab\xC2\x9B"), TEXT_CONTROL, 2);
    check_finds(STR("\xC2\x85"), TEXT_CONTROL, 0);
}

static void all_are(const uint32_t *points, size_t n, enum text_fault fault)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t text[8] = {'x'};
        int len = u8_uctomb(text + 1, points[i], 6);
        assert_true(len > 0);
        check_finds((struct str){(const char *)text, 1 + (size_t)len}, fault, 1);
    }
}

static void text_check__finds__what_turns_the_direction(void **state)
{
    (void)state;
    static const uint32_t points[] = {0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C,
                                      0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069};
    all_are(points, COUNT_OF(points), TEXT_BIDI);
}

static void text_check__finds__what_cannot_be_seen(void **state)
{
    (void)state;
    static const uint32_t points[] = {0x00AD, 0x180E, 0x2028,  0x2029,  0x2060, 0x2064,
                                      0xFEFF, 0xFFF9, 0xE0001, 0xE007F, 0xFDD0, 0xFDEF,
                                      0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF};
    all_are(points, COUNT_OF(points), TEXT_FORMAT);
}

static void text_check__gives_the_first_fault__of_several(void **state)
{
    (void)state;
    check_finds(STR("ok \u202E then \x1b[2J and \xFF"), TEXT_BIDI, 3);
}

// --- text_nfc

static void text_nfc__composes__and_leaves_alone_what_is_composed(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct str ascii = STR("plain"), done = STR("gr\u00F6\u00DFe");
    assert_true(str_is(text_nfc(STR("gro\u0308\u00DFe"), &arena), done));
    assert_ptr_equal(text_nfc(ascii, &arena).ptr, ascii.ptr);
    assert_ptr_equal(text_nfc(done, &arena).ptr, done.ptr);
    assert_int_equal(text_nfc(STR(""), &arena).len, 0);
    assert_true(str_is(text_nfc(STR("\u1112\u1161\u11AB"), &arena), STR("\uD55C")));
    arena_free(&arena);
}

// --- text_cols, text_cell

static void text_cols__counts__what_a_terminal_draws(void **state)
{
    (void)state;
    assert_int_equal(text_cols(STR(""), text_width_plain), 0);
    assert_int_equal(text_cols(STR("hello"), text_width_plain), 5);
    assert_int_equal(text_cols(STR("o\u0308"), text_width_plain), 1);
    assert_int_equal(text_cols(STR("你好"), text_width_plain), 4);
    assert_int_equal(text_cols(STR("a\tb"), text_width_plain), 3);
}

static void text_cols__counts_nothing__for_what_is_never_drawn(void **state)
{
    (void)state;
    assert_int_equal(text_cols(STR("a\x1b\xC2\x9B\u202E\u00ADz"), text_width_plain), 2);
    assert_int_equal(text_cols(STR("a\xFFz\n"), text_width_plain), 2);
}

static void cell_is(struct str s, size_t len, int cols)
{
    int got = 99;
    assert_int_equal(text_cell(s, text_width_plain, &got), len);
    assert_int_equal(got, cols);
}

static void text_cell__takes_the_marks_along__and_nothing_else(void **state)
{
    (void)state;
    cell_is(STR("ab"), 1, 1);
    cell_is(STR("o\u0308x"), 3, 1);
    cell_is(STR("o\u0308\u0323"), 5, 1);
    cell_is(STR("\u4F60\u597D"), 3, 2);
    cell_is(STR("\U0001F44D\U0001F3FD"), 4, 2);        // a skin tone takes its own columns
    cell_is(STR("\U0001F468\u200D\U0001F469"), 7, 2);  // joined, drawn one by one
    cell_is(STR("\u0915\u094D\u0937\u093F"), 6, 1);    // one cluster, three that take room
    cell_is(STR("\u1112\u1161\u11AB"), 9, 2);          // one syllable of three letters
    cell_is(STR("\U0001F1E9\U0001F1EA"), 4, 1);        // half a flag
}

static void text_cell__has_no_columns__for_what_cannot_be_shown(void **state)
{
    (void)state;
    cell_is(STR(""), 0, 0);
    cell_is(STR("\u0308a"), 2, 0);
    cell_is(STR("\x1b["), 1, -1);
    cell_is(STR("\xFFz"), 1, -1);
    cell_is(STR("\u202Ez"), 3, -1);
    cell_is(STR("a\u202Eb"), 1, 1);  // a fault ends what stands before it
    cell_is(STR("a\uFEFF"), 1, 1);
}

// --- text_wrap

static size_t wrap(const char *text, int cols, struct text_line lines[LINES])
{
    return text_wrap(str_of(text), cols, text_width_plain, lines, LINES);
}

// The text as lines with "|" between them.
static void wraps_to(const char *text, int cols, const char *want)
{
    struct text_line lines[LINES];
    struct buf got = {0};
    size_t n = wrap(text, cols, lines);
    assert_true(n >= 1 && n <= LINES);
    for (size_t i = 0; i < n; i++) {
        buf_put_c(&got, i ? "|" : "");
        buf_put(&got, text + lines[i].from, lines[i].len);
    }
    assert_string_equal(buf_text(&got), want);
    buf_free(&got);
}

static void text_wrap__breaks_between_words__and_cuts_blanks(void **state)
{
    (void)state;
    wraps_to("the quick brown fox", 10, "the quick|brown fox");
    wraps_to("the quick brown fox", 9, "the quick|brown fox");
    wraps_to("the quick brown fox", 80, "the quick brown fox");
    wraps_to("one    two", 4, "one|two");
    wraps_to("trailing   ", 20, "trailing");
    wraps_to("trailing   ", 8, "trailing");
    wraps_to("well-known", 6, "well-|known");
    wraps_to("a\tb", 2, "a|b");
}

static void text_wrap__gives_one_empty_line__for_nothing(void **state)
{
    (void)state;
    struct text_line lines[LINES];
    assert_int_equal(wrap("", 10, lines), 1);
    assert_int_equal(lines[0].len, 0);
    assert_int_equal(lines[0].cols, 0);
    assert_int_equal(wrap("   ", 2, lines), 1);
    assert_int_equal(lines[0].len, 0);
    assert_int_equal(text_wrap(STR(""), 10, text_width_plain, NULL, 0), 1);
}

static void text_wrap__ends_a_line__at_every_newline(void **state)
{
    (void)state;
    wraps_to("a\nb", 10, "a|b");
    wraps_to("a\n\nb", 10, "a||b");
    wraps_to("\nb", 10, "|b");
    wraps_to("a\n", 10, "a");
    wraps_to("a\n\n", 10, "a|");
    wraps_to("a  \n  b", 10, "a|  b");
    wraps_to("abcd\nef", 4, "abcd|ef");
}

static void text_wrap__breaks_in_a_word__only_when_it_is_wider_than_a_line(void **state)
{
    (void)state;
    wraps_to("incomprehensible", 6, "incomp|rehens|ible");
    wraps_to("so incomprehensible", 6, "so|incomp|rehens|ible");
    wraps_to("ab", 1, "ab");  // at least two columns
    wraps_to("abc", 0, "ab|c");
    wraps_to("abc", -7, "ab|c");
}

static void text_wrap__keeps_clusters_whole__while_a_line_can_hold_them(void **state)
{
    (void)state;
    wraps_to("xo\u0308o\u0308o\u0308", 2, "xo\u0308|o\u0308o\u0308");
    wraps_to("aaa\U0001F44D\U0001F3FD", 4, "aaa|\U0001F44D\U0001F3FD");
    wraps_to("\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7", 3,
             "\U0001F1E9\U0001F1EA|\U0001F1EB\U0001F1F7");
    wraps_to("\U0001F44D\U0001F3FD", 2, "\U0001F44D|\U0001F3FD");
}

static void text_wrap__breaks_chinese_anywhere__but_not_before_a_full_stop(void **state)
{
    (void)state;
    wraps_to("你好世界", 4, "你好|世界");
    wraps_to("你好。世界", 4, "你|好。|世界");
    wraps_to("你好「世界」", 6, "你好|「世|界」");
    wraps_to("你好世", 5, "你好|世");
    wraps_to("ちょっと", 4, "ちょ|っと");
}

static void text_wrap__breaks_korean__at_spaces_only(void **state)
{
    (void)state;
    wraps_to("안녕하세요 반갑습니다", 14, "안녕하세요|반갑습니다");
    wraps_to("나는 학교에 간다", 12, "나는 학교에|간다");
    wraps_to("안녕하세요", 6, "안녕하|세요");  // wider than a line
}

static void text_wrap__counts_on__when_there_is_no_more_room(void **state)
{
    (void)state;
    struct text_line lines[2] = {{0}, {7, 7, 7}};
    size_t n = text_wrap(STR("a b c d"), 2, text_width_plain, lines, 1);
    assert_int_equal(n, 4);
    assert_int_equal(lines[0].len, 1);
    assert_int_equal(lines[1].from, 7);
}

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

// A text of up to `most` pieces of every kind that breaking rules know.
static void random_text(uint32_t *seed, uint32_t most, struct buf *out)
{
    static const char *const pieces[] = {
        "a",      "i", "word", " ",          " ",      "  ",         "\n",           "\t",
        "-",      ",", ".",    "(",          ")",      "\u4F60",     "。",           "\uD55C",
        "\u1100", "“", "”",    "\u0308",     "\u200D", "\U0001F468", "\u0915\u094D", "\U0001F3FD",
        "\u00A0", "1", "$",    "\U0001F1E9", "\u3000", "\u200B",     "\uFE0F",       "\u202E",
        "%",      "/", "'",    "\u2014",     "\u0E33", "\u0E01",
    };
    buf_clear(out);
    for (uint32_t n = next(seed) % most; n > 0; n--) {
        buf_put_c(out, pieces[next(seed) % COUNT_OF(pieces)]);
    }
}

// Nothing but blanks and newlines stands between lines.
static void nothing_lost(struct str s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        assert_non_null(memchr(" \t\n", s.ptr[i], 3));
    }
}

static void lines_are_sound(struct str s, int cols)
{
    static struct text_line lines[1024];
    size_t n = text_wrap(s, cols, text_width_plain, lines, COUNT_OF(lines));
    size_t at = 0;
    assert_true(n >= 1 && n <= COUNT_OF(lines));
    for (size_t i = 0; i < n; i++) {
        struct str line = str_part(s, lines[i].from, lines[i].len);
        assert_true(lines[i].from >= at);
        nothing_lost(s, at, lines[i].from);
        assert_int_equal(line.len, lines[i].len);
        assert_int_equal(text_cols(line, text_width_plain), lines[i].cols);
        assert_true(lines[i].cols <= (cols < 2 ? 2 : cols));
        assert_null(u8_check((const uint8_t *)line.ptr, line.len));
        at = lines[i].from + lines[i].len;
    }
    nothing_lost(s, at, s.len);
}

static void text_wrap__loses_no_byte_and_keeps_the_width__for_any_text(void **state)
{
    (void)state;
    struct buf text = {0};
    uint32_t seed = 20261123;
    for (int i = 0; i < ROUNDS; i++) {
        random_text(&seed, i % 50 ? 40 : 400, &text);
        int cols = (int)(next(&seed) % 24);
        lines_are_sound((struct str){text.ptr, text.len}, cols);
    }
    buf_free(&text);
}

static void text_cell__covers_the_text__cell_by_cell(void **state)
{
    (void)state;
    struct buf text = {0};
    uint32_t seed = 7;
    for (int i = 0; i < ROUNDS; i++) {
        random_text(&seed, 40, &text);
        struct str s = {text.ptr, text.len};
        int sum = 0, cols = 0;
        for (size_t at = 0, n; at < s.len; at += n) {
            n = text_cell(str_part(s, at, s.len), text_width_plain, &cols);
            assert_true(n > 0 && cols <= 2);
            sum += cols > 0 ? cols : 0;
        }
        assert_int_equal(sum, text_cols(s, text_width_plain));
    }
    buf_free(&text);
}

// --- text_distance, text_nearest

static unsigned distance(const char *a, const char *b, unsigned most)
{
    return text_distance(str_of(a), str_of(b), most);
}

static void text_distance__counts_edits__and_swaps_as_one(void **state)
{
    (void)state;
    assert_int_equal(distance("", "", 3), 0);
    assert_int_equal(distance("goto", "goto", 3), 0);
    assert_int_equal(distance("goto", "got", 3), 1);
    assert_int_equal(distance("goto", "gotoo", 3), 1);
    assert_int_equal(distance("goto", "gote", 3), 1);
    assert_int_equal(distance("goto", "gtoo", 3), 1);
    assert_int_equal(distance("foto", "photo", 3), 2);
    assert_int_equal(distance("", "abc", 3), 3);
    assert_int_equal(distance("kitten", "sitting", 9), 3);
}

static void text_distance__stops__at_most_and_one(void **state)
{
    (void)state;
    char word[100] = "";
    memset(word, 'a', sizeof word - 1);
    assert_int_equal(distance("kitten", "sitting", 2), 3);
    assert_int_equal(distance("abc", "xyz", 1), 2);
    assert_int_equal(distance("a", "abcdef", 2), 3);
    assert_int_equal(distance(word, word, 4), 5);  // too long to be compared
    assert_int_equal(distance("a", "b", 0), 1);
}

static const char *nearest(const char *word)
{
    static const char *const words[] = {"goto", "signs", "resembles", "stage", "steps", "if"};
    return text_nearest(str_of(word), words, COUNT_OF(words));
}

static void text_nearest__finds__what_was_meant(void **state)
{
    (void)state;
    assert_string_equal(nearest("gotto"), "goto");
    assert_string_equal(nearest("sign"), "signs");
    assert_string_equal(nearest("ressembels"), "resembles");
    assert_string_equal(nearest("step"), "steps");
    assert_string_equal(nearest("fi"), "if");
}

static void text_nearest__finds_nothing__when_nothing_is_near(void **state)
{
    (void)state;
    assert_null(nearest("variables"));
    assert_null(nearest("x"));
    assert_null(nearest(""));
    assert_null(nearest("goto"));  // the word itself is no advice
    assert_null(text_nearest(STR("goto"), NULL, 0));
}

// --- text_find_word

static ptrdiff_t find(const char *s, const char *word)
{
    return text_find_word(str_of(s), str_of(word));
}

static void text_find_word__finds__a_word_of_its_own(void **state)
{
    (void)state;
    assert_int_equal(find("you were Gullible", "gullible"), 9);
    assert_int_equal(find("gullible", "GULLIBLE"), 0);
    assert_int_equal(find("(gullible)", "gullible"), 1);
    assert_int_equal(find("gullibles, gullible!", "gullible"), 11);
    assert_int_equal(find("you fell for it", "fell for"), 4);
    assert_int_equal(find("bank-text", "text"), 5);
}

static void text_find_word__finds_it__between_marks_that_are_no_letters(void **state)
{
    (void)state;
    assert_int_equal(find("“gullible”", "gullible"), 3);
    assert_int_equal(find("so…gullible—yes", "gullible"), 5);
    assert_int_equal(find("用PayPal付款", "paypal"), 3);
    assert_int_equal(find("你真傻啊", "傻"), 6);
    assert_int_equal(find("\u00A0gullible\u3000", "gullible"), 2);
}

static void text_find_word__finds_nothing__inside_of_another_word(void **state)
{
    (void)state;
    assert_int_equal(find("ungullible", "gullible"), -1);
    assert_int_equal(find("gullible2", "gullible"), -1);
    assert_int_equal(find("classical", "class"), -1);
    assert_int_equal(find("scamé", "scam"), -1);
    assert_int_equal(find("éscam", "scam"), -1);
    assert_int_equal(find("scam\u0301", "scam"), -1);
    assert_int_equal(find("скам", "ска"), -1);
    assert_int_equal(find("scam", ""), -1);
    assert_int_equal(find("", "scam"), -1);
    assert_int_equal(find("sca", "scam"), -1);
}

static void text_cell__leaves_the_break_mark_out__and_a_line_may_break_there(void **state)
{
    (void)state;
    struct str s = STR("สวัสดี\xE2\x80\x8Bค่ะ");
    struct text_line lines[4];
    int cols;
    size_t at = 0;
    while (at < s.len) {
        size_t n = text_cell(str_part(s, at, s.len), text_width_plain, &cols);
        assert_true(n > 0);
        bool is_mark = str_is(str_part(s, at, n), STR("\xE2\x80\x8B"));
        assert_true(is_mark ? cols == 0 : str_find(str_part(s, at, n), STR("\xE2\x80\x8B")) < 0);
        at += n;
    }
    assert_int_equal(text_wrap(s, 5, text_width_plain, lines, 4), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_check__takes__what_people_write),
        cmocka_unit_test(text_check__names_the_byte__of_what_is_not_utf8),
        cmocka_unit_test(text_check__finds_controls__c0_del_and_c1),
        cmocka_unit_test(text_check__finds__what_turns_the_direction),
        cmocka_unit_test(text_check__finds__what_cannot_be_seen),
        cmocka_unit_test(text_check__gives_the_first_fault__of_several),
        cmocka_unit_test(text_nfc__composes__and_leaves_alone_what_is_composed),
        cmocka_unit_test(text_cols__counts__what_a_terminal_draws),
        cmocka_unit_test(text_cols__counts_nothing__for_what_is_never_drawn),
        cmocka_unit_test(text_cell__takes_the_marks_along__and_nothing_else),
        cmocka_unit_test(text_cell__has_no_columns__for_what_cannot_be_shown),
        cmocka_unit_test(text_cell__covers_the_text__cell_by_cell),
        cmocka_unit_test(text_wrap__breaks_between_words__and_cuts_blanks),
        cmocka_unit_test(text_wrap__gives_one_empty_line__for_nothing),
        cmocka_unit_test(text_wrap__ends_a_line__at_every_newline),
        cmocka_unit_test(text_wrap__breaks_in_a_word__only_when_it_is_wider_than_a_line),
        cmocka_unit_test(text_wrap__keeps_clusters_whole__while_a_line_can_hold_them),
        cmocka_unit_test(text_wrap__breaks_chinese_anywhere__but_not_before_a_full_stop),
        cmocka_unit_test(text_wrap__breaks_korean__at_spaces_only),
        cmocka_unit_test(text_wrap__counts_on__when_there_is_no_more_room),
        cmocka_unit_test(text_wrap__loses_no_byte_and_keeps_the_width__for_any_text),
        cmocka_unit_test(text_distance__counts_edits__and_swaps_as_one),
        cmocka_unit_test(text_distance__stops__at_most_and_one),
        cmocka_unit_test(text_nearest__finds__what_was_meant),
        cmocka_unit_test(text_nearest__finds_nothing__when_nothing_is_near),
        cmocka_unit_test(text_find_word__finds__a_word_of_its_own),
        cmocka_unit_test(text_find_word__finds_it__between_marks_that_are_no_letters),
        cmocka_unit_test(text_find_word__finds_nothing__inside_of_another_word),
        cmocka_unit_test(text_cell__leaves_the_break_mark_out__and_a_line_may_break_there),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
