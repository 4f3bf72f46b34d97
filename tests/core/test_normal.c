#include "cm.h"

#include <stdint.h>

#include "core/base.h"
#include "core/near.h"
#include "core/normal.h"

// Printed by Wichura 1988 for p = 0.25, 0.001, 1e-20; the rest by CPython's NormalDist().inv_cdf.
static void normal_at__agrees__with_the_published_values(void **state)
{
    (void)state;
    assert_near(normal_at(0.25), -0.6744897501960817, 1e-15);
    assert_near(normal_at(0.001), -3.090232306167814, 1e-14);
    assert_near(normal_at(1e-20), -9.262340089798408, 1e-14);
    assert_near(normal_at(0.975), 1.9599639845400536, 1e-14);
    assert_near(normal_at(0.9999), 3.719016485455708, 1e-12);
}

static void normal_at__is_the_inverse__of_normal_share(void **state)
{
    (void)state;
    for (int i = 1; i < 1000; i++) {
        assert_near(normal_share(normal_at(i / 1000.0)), i / 1000.0, 1e-14);
    }
}

static void normal_at__is_odd__around_one_half(void **state)
{
    (void)state;
    assert_near(normal_at(0.5), 0, 0);
    for (int i = 1; i < 500; i++) {
        assert_near(normal_at(i / 1000.0), -normal_at(1 - i / 1000.0), 1e-12);
    }
}

static void normal_at__is_infinite__at_the_ends(void **state)
{
    (void)state;
    assert_true(isinf(normal_at(0)) && normal_at(0) < 0);
    assert_true(isinf(normal_at(1)) && normal_at(1) > 0);
}

static void normal_share__stays_a_share__far_out(void **state)
{
    (void)state;
    assert_near(normal_share(40), 1, 0);
    assert_true(normal_share(-40) >= 0);
    assert_near(normal_share(1.959963984540054), 0.975, 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normal_at__agrees__with_the_published_values),
        cmocka_unit_test(normal_at__is_the_inverse__of_normal_share),
        cmocka_unit_test(normal_at__is_odd__around_one_half),
        cmocka_unit_test(normal_at__is_infinite__at_the_ends),
        cmocka_unit_test(normal_share__stays_a_share__far_out),
    };
    return cmocka_run_group_tests_name("normal", tests, NULL, NULL);
}
