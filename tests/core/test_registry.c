#include "cm.h"

#include "core/registry.h"

// A literal that a static table may hold.
#define FIXED(text)                                                                                \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }

static struct sign signs[] = {{.id = FIXED("one")}, {.id = FIXED("two")}};
static struct source sources[] = {{.id = FIXED("book")}};
static struct named families[] = {{.id = FIXED("job-abroad")}};
static struct platform platforms[] = {{.id = FIXED("harbourchat")}};
static struct region regions[] = {{.id = FIXED("GB")}, {.id = FIXED("ZZ")}};

static struct registry full(void)
{
    return (struct registry){.signs = signs,
                             .sign_count = 2,
                             .sources = sources,
                             .source_count = 1,
                             .families = families,
                             .family_count = 1,
                             .platforms = platforms,
                             .platform_count = 1,
                             .regions = regions,
                             .region_count = 2};
}

static void registry_find__gives_the_index__of_every_kind(void **state)
{
    (void)state;
    struct registry reg = full();
    assert_int_equal(registry_find_sign(&reg, STR("two")), 1);
    assert_int_equal(registry_find_source(&reg, STR("book")), 0);
    assert_int_equal(registry_find_family(&reg, STR("job-abroad")), 0);
    assert_int_equal(registry_find_platform(&reg, STR("harbourchat")), 0);
}

static void registry_find__gives_minus_one__for_a_stranger(void **state)
{
    (void)state;
    struct registry reg = full(), empty = {0};
    assert_int_equal(registry_find_sign(&reg, STR("tw")), -1);
    assert_int_equal(registry_find_source(&reg, STR("")), -1);
    assert_int_equal(registry_find_family(&reg, STR("job")), -1);
    assert_int_equal(registry_find_platform(&reg, STR("Harbourchat")), -1);
    assert_int_equal(registry_find_sign(&empty, STR("one")), -1);
}

static void registry_get_region__falls_back__when_there_is_none(void **state)
{
    (void)state;
    struct registry reg = full();
    assert_ptr_equal(registry_get_region(&reg, STR("GB")), &regions[0]);
    assert_ptr_equal(registry_get_region(&reg, STR("QQ")), &regions[1]);
    assert_ptr_equal(registry_get_region(&reg, STR("")), &regions[1]);
}

static void registry_get_region__is_never_null__even_in_an_empty_registry(void **state)
{
    (void)state;
    struct registry empty = {0};
    const struct region *r = registry_get_region(&empty, STR("GB"));
    assert_non_null(r);
    assert_int_equal(r->hotline, -1);
    assert_int_equal(r->scale_thousandths, 1000);
    registry_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(registry_find__gives_the_index__of_every_kind),
        cmocka_unit_test(registry_find__gives_minus_one__for_a_stranger),
        cmocka_unit_test(registry_get_region__falls_back__when_there_is_none),
        cmocka_unit_test(registry_get_region__is_never_null__even_in_an_empty_registry),
    };
    return cmocka_run_group_tests_name("registry", tests, NULL, NULL);
}
