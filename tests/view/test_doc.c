#include "cm.h"

#include <string.h>

#include "view/doc.h"

static void doc_add__copies_the_text__into_the_arena(void **state)
{
    (void)state;
    struct doc d = {.focus = -1};
    char text[] = "Hello";
    struct doc_item *item = doc_add(&d, DOC_NOTE, str_of(text));
    text[0] = 'J';
    assert_true(str_is_c(item->text, "Hello"));
    assert_int_equal(item->kind, DOC_NOTE);
    assert_int_equal(d.count, 1);
    doc_free(&d);
}

static void doc_add__leaves_the_rest_zero__whatever_was_there(void **state)
{
    (void)state;
    struct doc d = {.focus = -1};
    struct doc_item *item = doc_add(&d, DOC_THEIRS, STR("a"));
    item->number = 7;
    item->is_marked = item->can_focus = item->is_pane = true;
    item->hint = STR("hint");
    doc_clear(&d);
    item = doc_add(&d, DOC_TEXT, STR(""));
    assert_int_equal(item->number, 0);
    assert_false(item->is_marked || item->can_focus || item->is_pane || item->is_on);
    assert_int_equal(item->hint.len + item->lead.len + item->spoken.len + item->text.len, 0);
    doc_free(&d);
}

static void doc_add__lets_only_choices_and_ticks__have_the_focus(void **state)
{
    (void)state;
    struct doc d = {.focus = -1};
    for (int kind = 0; kind < DOC_KINDS; kind++) {
        bool want = kind == DOC_CHOICE || kind == DOC_TICK;
        assert_int_equal(doc_add(&d, (enum doc_kind)kind, STR("x"))->can_focus, want);
    }
    doc_free(&d);
}

static void doc_add__keeps_every_item__when_it_grows(void **state)
{
    (void)state;
    struct doc d = {.focus = -1};
    for (int i = 0; i < 500; i++) {
        doc_say(&d, DOC_TEXT, "line %d", i)->id = i;
    }
    assert_int_equal(d.count, 500);
    assert_true(str_is_c(d.items[0].text, "line 0"));
    assert_true(str_is_c(d.items[499].text, "line 499"));
    assert_int_equal(d.items[250].id, 250);
    doc_free(&d);
}

static void doc_say__formats__a_text_of_any_length(void **state)
{
    (void)state;
    struct doc d = {.focus = -1};
    struct doc_item *item = doc_say(&d, DOC_HEAD, "%s %d%%", "a", 50);
    assert_true(str_is_c(item->text, "a 50%"));
    item = doc_say(&d, DOC_TEXT, "%*s", 20000, "end");
    assert_int_equal(item->text.len, 20000);
    assert_memory_equal(item->text.ptr + 19997, "end", 4);
    doc_free(&d);
}

static void doc_text__is_empty__when_there_is_nothing_to_say(void **state)
{
    (void)state;
    struct doc d = {.focus = -1};
    struct str s = doc_text(&d, "%s", "");
    assert_int_equal(s.len, 0);
    assert_non_null(s.ptr);
    assert_true(str_is_c(doc_text(&d, "%d of %d", 3, 9), "3 of 9"));
    assert_int_equal(d.count, 0);
    doc_free(&d);
}

static void doc_key__is_quietly_full__after_the_last(void **state)
{
    (void)state;
    struct doc d = {.focus = -1};
    doc_key(&d, "a key too long for its place", "label", 5);
    assert_string_equal(d.keys[0].key, "a key too l");
    assert_int_equal(d.keys[0].intent, 5);
    for (int i = 0; i < DOC_KEYS_MAX + 3; i++) {
        doc_key(&d, "k", "label", i);
    }
    assert_int_equal(d.key_count, DOC_KEYS_MAX);
    assert_int_equal(d.keys[DOC_KEYS_MAX - 1].intent, DOC_KEYS_MAX - 2);
    doc_free(&d);
}

static void doc_find_choice__counts_choices_and_ticks__from_one(void **state)
{
    (void)state;
    struct doc d = {.focus = -1};
    assert_int_equal(doc_find_choice(&d, 1), -1);
    doc_add(&d, DOC_TEXT, STR("x"));
    doc_add(&d, DOC_CHOICE, STR("one"));
    doc_add(&d, DOC_THEIRS, STR("x"));
    doc_add(&d, DOC_TICK, STR("two"));
    assert_int_equal(doc_find_choice(&d, 1), 1);
    assert_int_equal(doc_find_choice(&d, 2), 3);
    assert_int_equal(doc_find_choice(&d, 3), -1);
    assert_int_equal(doc_find_choice(&d, 0), -1);
    assert_int_equal(doc_find_choice(&d, -1), -1);
    doc_free(&d);
}

static void doc_clear__empties_it__and_keeps_the_room(void **state)
{
    (void)state;
    struct doc d = {.focus = 3, .at_bottom = true, .title = STR("t"), .status = STR("s")};
    doc_add(&d, DOC_TEXT, STR("x"));
    doc_key(&d, "k", "label", 1);
    struct doc_item *items = d.items;
    doc_clear(&d);
    assert_int_equal(d.count + d.key_count + d.title.len + d.status.len + d.arena.used, 0);
    assert_int_equal(d.focus, -1);
    assert_false(d.at_bottom);
    assert_ptr_equal(d.items, items);
    doc_free(&d);
    assert_null(d.items);
    doc_free(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(doc_add__copies_the_text__into_the_arena),
        cmocka_unit_test(doc_add__leaves_the_rest_zero__whatever_was_there),
        cmocka_unit_test(doc_add__lets_only_choices_and_ticks__have_the_focus),
        cmocka_unit_test(doc_add__keeps_every_item__when_it_grows),
        cmocka_unit_test(doc_say__formats__a_text_of_any_length),
        cmocka_unit_test(doc_text__is_empty__when_there_is_nothing_to_say),
        cmocka_unit_test(doc_key__is_quietly_full__after_the_last),
        cmocka_unit_test(doc_find_choice__counts_choices_and_ticks__from_one),
        cmocka_unit_test(doc_clear__empties_it__and_keeps_the_room),
    };
    return cmocka_run_group_tests_name("doc", tests, NULL, NULL);
}
