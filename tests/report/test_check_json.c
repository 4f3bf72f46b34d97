#include "cm.h"

#include <jansson.h>
#include <string.h>

#include "report/check_json.h"

static json_t *parsed(const struct check_json *c)
{
    struct buf out = {0};
    json_error_t why;
    check_json_put(c, &out);
    json_t *root = json_loads(buf_text(&out), JSON_REJECT_DUPLICATES, &why);
    if (!root) {
        fail_msg("%s in\n%s", why.text, buf_text(&out));
    }
    buf_free(&out);
    return root;
}

static json_int_t number(const json_t *o, const char *key)
{
    assert_true(json_is_integer(json_object_get(o, key)));
    return json_integer_value(json_object_get(o, key));
}

static const char *words(const json_t *o, const char *key)
{
    assert_true(json_is_string(json_object_get(o, key)));
    return json_string_value(json_object_get(o, key));
}

static void check_json_put__is_whole__without_a_file(void **state)
{
    (void)state;
    struct check_json *c = check_json_new();
    json_t *root = parsed(c);
    assert_int_equal(number(root, "wary-check"), 1);
    assert_int_equal(number(root, "errors") + number(root, "warnings"), 0);
    assert_int_equal(json_array_size(json_object_get(root, "files")), 0);
    json_decref(root);
    check_json_free(c);
    check_json_free(NULL);
}

static void check_json_add__keeps_place_sentence_and_hint__of_each_finding(void **state)
{
    (void)state;
    struct check_json *c = check_json_new();
    struct findings f = {0}, none = {0};
    finding_add(&f, FINDING_UNKNOWN_KEY, (struct place){3, 5}, "colour");
    finding_hint(&f, "did you mean `choose`?");
    finding_add(&f, FINDING_CUT_AT_HASH, (struct place){9, 1});
    check_json_add(c, STR("a.yaml"), &f);
    check_json_add(c, STR("b.yaml"), &none);
    json_t *root = parsed(c), *files = json_object_get(root, "files");
    assert_int_equal(number(root, "errors"), 1);
    assert_int_equal(number(root, "warnings"), 1);
    const json_t *a = json_array_get(files, 0), *list = json_object_get(a, "findings");
    assert_string_equal(words(a, "file"), "a.yaml");
    const json_t *one = json_array_get(list, 0);
    assert_string_equal(words(one, "id"), "unknown-key");
    assert_string_equal(words(one, "severity"), "error");
    assert_int_equal(number(one, "line"), 3);
    assert_int_equal(number(one, "column"), 5);
    assert_non_null(strstr(words(one, "sentence"), "`colour`"));
    assert_string_equal(words(one, "hint"), "did you mean `choose`?");
    assert_true(json_is_null(json_object_get(json_array_get(list, 1), "hint")));
    assert_int_equal(json_array_size(json_object_get(json_array_get(files, 1), "findings")), 0);
    json_decref(root);
    finding_clear(&f);
    check_json_free(c);
}

static void check_json_add__stays_json__whatever_the_words_are(void **state)
{
    (void)state;
    struct check_json *c = check_json_new();
    struct findings f = {0};
    finding_add(&f, FINDING_UNKNOWN_KEY, (struct place){1, 1}, "\"}]\\\n\t é");
    check_json_add(c, STR("caf\xe9\".yaml"), &f);
    json_t *root = parsed(c), *files = json_object_get(root, "files");
    assert_string_equal(words(json_array_get(files, 0), "file"), "caf?\".yaml");
    json_decref(root);
    finding_clear(&f);
    check_json_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_json_put__is_whole__without_a_file),
        cmocka_unit_test(check_json_add__keeps_place_sentence_and_hint__of_each_finding),
        cmocka_unit_test(check_json_add__stays_json__whatever_the_words_are),
    };
    return cmocka_run_group_tests_name("check_json", tests, NULL, NULL);
}
