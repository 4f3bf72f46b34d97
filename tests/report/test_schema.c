#include "cm.h"

#include <jansson.h>
#include <string.h>

#include "core/sketch.h"
#include "report/schema.h"

static json_t *schema_of(const struct registry *reg, const struct scenario *sc)
{
    struct buf out = {0};
    json_error_t why;
    schema_put(reg, sc, &out);
    json_t *root = json_loads(buf_text(&out), JSON_REJECT_DUPLICATES, &why);
    if (!root) {
        fail_msg("line %d: %s", why.line, why.text);
    }
    buf_free(&out);
    return root;
}

// The value behind keys that are separated by slashes.
static const json_t *at(const json_t *root, const char *path)
{
    char copy[200];
    (void)snprintf(copy, sizeof copy, "%s", path);
    for (char *key = strtok(copy, "/"); key && root; key = strtok(NULL, "/")) {
        root = json_object_get(root, key);
    }
    return root;
}

static bool has_word(const json_t *list, const char *word)
{
    bool found = false;
    for (size_t i = 0; i < json_array_size(list); i++) {
        found = found || strcmp(json_string_value(json_array_get(list, i)), word) == 0;
    }
    return found;
}

static void schema_put__describes__every_key(void **state)
{
    (void)state;
    struct registry reg = sketch_registry();
    json_t *root = schema_of(&reg, NULL);
    static const char *const paths[] = {
        "properties/scenes/description",
        "definitions/step/properties/choose/description",
        "definitions/step/properties/signs/description",
        "definitions/reply/properties/leaves/description",
        "definitions/look/properties/why/description",
        "definitions/expect/properties/lost/description",
    };
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        assert_true(json_is_string(at(root, paths[i])));
    }
    assert_true(has_word(at(root, "required"), "verdict"));
    assert_false(has_word(at(root, "required"), "twin"));
    assert_true(json_is_false(at(root, "additionalProperties")));
    json_decref(root);
}

static void schema_put__takes_anybody__when_it_is_for_any_story(void **state)
{
    (void)state;
    struct registry reg = sketch_registry();
    json_t *root = schema_of(&reg, NULL);
    assert_true(json_is_object(at(root, "definitions/step/additionalProperties")));
    assert_null(at(root, "definitions/step/properties/goto/enum"));
    assert_true(has_word(at(root, "definitions/step/properties/signs/items/enum"), "s3"));
    json_decref(root);
}

static void schema_put__knows_the_ids__of_one_story(void **state)
{
    (void)state;
    struct registry reg = sketch_registry();
    struct scenario *sc = sketch_story("var trust 0\nending done\nscene one approach 1\nsay a\n"
                                       "goto two\nscene two bond 2\nsay b\nend done\n");
    json_t *root = schema_of(&reg, sc);
    assert_true(has_word(at(root, "definitions/step/properties/goto/enum"), "two"));
    assert_true(has_word(at(root, "definitions/reply/properties/goto/enum"), "one"));
    assert_true(has_word(at(root, "definitions/step/properties/end/enum"), "done"));
    assert_true(has_word(at(root, "definitions/step/properties/set/propertyNames/enum"), "trust"));
    assert_true(json_is_object(at(root, "definitions/step/properties/dana")));
    assert_true(json_is_false(at(root, "definitions/step/additionalProperties")));
    json_decref(root);
    scenario_free(sc);
}

// An empty enum makes editors refuse the whole schema.
static void schema_put__has_no_empty_list__when_nothing_is_there(void **state)
{
    (void)state;
    struct registry empty = {0};
    struct scenario *sc = sketch_story("ending done\nscene one approach 1\nend done\n");
    struct buf out = {0};
    sc->cast_count = sc->ending_count = 0;
    schema_put(&empty, sc, &out);
    assert_null(strstr(buf_text(&out), "[]"));
    assert_null(strstr(buf_text(&out), "oneOf"));
    buf_free(&out);
    scenario_free(sc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(schema_put__describes__every_key),
        cmocka_unit_test(schema_put__takes_anybody__when_it_is_for_any_story),
        cmocka_unit_test(schema_put__knows_the_ids__of_one_story),
        cmocka_unit_test(schema_put__has_no_empty_list__when_nothing_is_there),
    };
    return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
