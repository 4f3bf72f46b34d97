#include "cm.h"

#include <stdio.h>
#include <string.h>

#include "core/catalogue.h"
#include "core/mem.h"
#include "core/msg.h"
#include "mo.h"

enum { DAMAGED = 300000 };

static const struct mo_entry good[] = {
    {"", "Language: de\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; "
         "plural=(n != 1);\n"},
    {"%d of %s", "%d von %s"},
    {"%u message|%u messages", "%u Nachricht|%u Nachrichten"},
    {"Back", "Zurück"},
    {"bad %s", "schlecht %n"},
    {"hello.reply\4Yes.", "Ja."},
    {"hello.reply.b\4Yes.", "Ja!"},
    {"later\4Yes.", "Jawohl."},
    {"none", ""},
};

static struct str bytes_of(const struct buf *b)
{
    return (struct str){b->ptr, b->len};
}

static void catalogue_find__gives_text_context_and_form__in_either_byte_order(void **state)
{
    (void)state;
    for (int is_swapped = 0; is_swapped < 2; is_swapped++) {
        struct buf file = mo_file(good, COUNT_OF(good), is_swapped);
        struct catalogue c;
        assert_true(catalogue_open(&c, bytes_of(&file), NULL));
        assert_string_equal(catalogue_find(&c, NULL, "Back", NULL, 1), "Zurück");
        assert_string_equal(catalogue_find(&c, "hello.reply", "Yes.", NULL, 1), "Ja.");
        assert_string_equal(catalogue_get(&c, "hello.reply.b", STR("Yes.")), "Ja!");
        assert_string_equal(catalogue_get(&c, "later", STR("Yes.")), "Jawohl.");
        assert_string_equal(catalogue_find(&c, NULL, "%u message", "%u messages", 1),
                            "%u Nachricht");
        assert_string_equal(catalogue_find(&c, NULL, "%u message", "%u messages", 7),
                            "%u Nachrichten");
        assert_true(str_is_c(c.lang, "de"));
        buf_free(&file);
    }
}

static void
catalogue_find__gives_nothing__for_what_is_not_there_or_must_not_be_printed(void **state)
{
    (void)state;
    struct buf file = mo_file(good, COUNT_OF(good), false);
    struct catalogue c;
    assert_true(catalogue_open(&c, bytes_of(&file), NULL));
    assert_null(catalogue_find(&c, NULL, "Forward", NULL, 1));
    assert_null(catalogue_find(&c, NULL, "Yes.", NULL, 1));
    assert_null(catalogue_find(&c, "hello", "Yes.", NULL, 1));
    assert_null(catalogue_find(&c, NULL, "none", NULL, 1));
    assert_null(catalogue_find(&c, NULL, "", NULL, 1));
    assert_null(catalogue_find(&c, NULL, "bad %s", NULL, 1));
    assert_string_equal(catalogue_find(&c, NULL, "%d of %s", NULL, 1), "%d von %s");
    buf_free(&file);
}

static void check_refused(const struct mo_entry *list, size_t n, size_t cut)
{
    struct buf file = mo_file(list, n, false);
    struct catalogue c;
    struct err err = {0};
    assert_false(catalogue_open(&c, (struct str){file.ptr, file.len - cut}, &err));
    assert_int_equal(err.code, ERR_SYNTAX);
    assert_true(strlen(err.msg) > 20);
    buf_free(&file);
}

static void catalogue_open__refuses__what_is_none(void **state)
{
    (void)state;
    static const struct mo_entry unsorted[] = {MO_HEADER, {"b", "B"}, {"a", "A"}};
    static const struct mo_entry twice[] = {MO_HEADER, {"a", "A"}, {"a", "B"}};
    static const struct mo_entry latin[] = {{"", "Content-Type: text/plain; charset=ISO-8859-1\n"},
                                            {"a", "A"}};
    static const struct mo_entry broken[] = {MO_HEADER, {"a", "\xE4h"}};
    static const struct mo_entry ruleless[] = {
        {"", "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n(;\n"}};
    check_refused(unsorted, 3, 0);
    check_refused(twice, 3, 0);
    check_refused(latin, 2, 0);
    check_refused(broken, 2, 0);
    check_refused(ruleless, 1, 0);
    check_refused(good, COUNT_OF(good), 1);
    check_refused(good, COUNT_OF(good), 200);
    struct catalogue c;
    assert_false(catalogue_open(&c, STR(""), NULL));
    assert_false(catalogue_open(&c, STR("not a catalogue, but long enough for its head"), NULL));
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

// Damaged files are refused or give whole texts; under a sanitizer this proves it.
static void catalogue_open__survives__any_damage(void **state)
{
    (void)state;
    struct buf file = mo_file(good, COUNT_OF(good), false);
    uint32_t seed = 7;
    size_t opened = 0, read = 0;
    for (int round = 0; round < DAMAGED; round++) {
        char *copy = mem_copy(file.ptr, file.len);
        size_t len = next_random(&seed) % 4 ? file.len : next_random(&seed) % file.len;
        for (uint32_t k = next_random(&seed) % 4 + 1; k > 0 && len; k--) {
            copy[next_random(&seed) % len] = (char)next_random(&seed);
        }
        // A block of just these bytes: reading behind them is seen.
        char *exact = mem_new(len ? len : 1, 1);
        memcpy(exact, copy, len);
        struct catalogue c;
        if (catalogue_open(&c, (struct str){exact, len}, NULL)) {
            opened++;
            for (size_t i = 0; i < COUNT_OF(good); i++) {
                const char *got = catalogue_find(&c, NULL, good[i].id, "%u messages", i);
                read += got ? strlen(got) : 0;
                got = catalogue_get(&c, "hello.reply", STR("Yes."));
                read += got ? strlen(got) : 0;
            }
        }
        mem_free(exact);
        mem_free(copy);
    }
    assert_in_range(opened, DAMAGED / 100, DAMAGED - DAMAGED / 4);
    assert_true(read > opened);
    buf_free(&file);
}

static void msg_count__speaks_the_language__that_is_in_use(void **state)
{
    (void)state;
    struct buf file = mo_file(good, COUNT_OF(good), false);
    struct catalogue c;
    assert_true(catalogue_open(&c, bytes_of(&file), NULL));
    msg_use(catalogue_find, &c);
    assert_string_equal(msg_get("Back"), "Zurück");
    assert_string_equal(msg_get("Forward"), "Forward");
    assert_string_equal(msg_count("%u message", "%u messages", 2), "%u Nachrichten");
    msg_use(NULL, NULL);
    assert_string_equal(msg_get("Back"), "Back");
    buf_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(catalogue_find__gives_text_context_and_form__in_either_byte_order),
        cmocka_unit_test(
            catalogue_find__gives_nothing__for_what_is_not_there_or_must_not_be_printed),
        cmocka_unit_test(catalogue_open__refuses__what_is_none),
        cmocka_unit_test(catalogue_open__survives__any_damage),
        cmocka_unit_test(msg_count__speaks_the_language__that_is_in_use),
    };
    return cmocka_run_group_tests_name("catalogue", tests, NULL, NULL);
}
