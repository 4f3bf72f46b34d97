#include "cm.h"

#include <stdint.h>

#include "core/detect.h"
#include "core/near.h"

static struct detect_figures of(uint32_t hits, uint32_t misses, uint32_t alarms, uint32_t rests)
{
    return detect_figures(&(struct detect){hits, misses, alarms, rests});
}

// The two anchors of psycho.R's own tests of dprime(), and a table of its values.
static void detect_figures__agree__with_the_published_anchors(void **state)
{
    (void)state;
    assert_near(of(9, 1, 2, 7).d, 1.771, 0.0005);
    assert_near(of(1, 1, 9, 0).d, -1.645, 0.0005);
    // H* = 9.5/11, F* = 2.5/10: z = 1.096804, -0.674490.
    assert_near(of(9, 1, 2, 7).c, -(1.0968035620935135 - 0.6744897501960817) / 2, 1e-12);
}

// H = .8, F = .3: A' = .5 + .5 * 1.5 / (4 * .8 * .7); B''D = (.2 * .7 - .8 * .3) / (.14 + .24).
static void detect_figures__are_right__by_hand(void **state)
{
    (void)state;
    struct detect_figures f = of(8, 2, 3, 7);
    assert_near(f.hit_rate, 0.8, 1e-15);
    assert_near(f.alarm_rate, 0.3, 1e-15);
    assert_near(f.j, 0.5, 1e-15);
    assert_near(f.a, 0.5 + 0.5 * 1.5 / (4 * 0.8 * 0.7), 1e-12);
    assert_true(f.has_b);
    assert_near(f.b, (0.14 - 0.24) / (0.14 + 0.24), 1e-12);
    assert_near(f.ln_beta, f.d * f.c, 1e-15);
    assert_near(f.a_z, 0.5 * erfc(-f.d / 2), 1e-12);
    assert_true(f.is_enough);
}

// The trap: unequal counts give d' to somebody who never flags; so it is not shown.
static void detect_figures__are_not_enough__without_a_flag(void **state)
{
    (void)state;
    assert_near(of(0, 8, 0, 40).d, 0.66, 0.005);
    assert_false(of(0, 10, 0, 40).is_enough);
    assert_near(of(0, 8, 0, 40).j, 0, 0);
}

static void detect_figures__are_not_enough__below_ten_of_each_kind(void **state)
{
    (void)state;
    assert_true(of(5, 5, 1, 9).is_enough);
    assert_false(of(5, 4, 1, 9).is_enough);
    assert_false(of(5, 5, 1, 8).is_enough);
}

static void detect_figures__stay_finite__whatever_the_counts(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        uint32_t n[4];
        for (int k = 0; k < 4; k++) {
            uint64_t r = near_random(&seed);
            n[k] = r % 7 == 0 ? 0 : r % 11 == 0 ? UINT32_MAX : (uint32_t)(r >> 32) % 50;
        }
        struct detect_figures f = of(n[0], n[1], n[2], n[3]);
        assert_true(isfinite(f.d) && isfinite(f.c) && isfinite(f.ln_beta) && isfinite(f.a_z));
        assert_true(isfinite(f.a) && isfinite(f.b) && f.a >= 0 && f.a <= 1);
    }
    assert_false(of(10, 0, 0, 10).has_b);
}

// P31: signs and harmless exchanged: d' turns its sign, c stays.
// P32: yes and no exchanged: both turn.  P33: equal counts: d' is 0.
static void detect_figures__turn_with_what_is_exchanged(void **state)
{
    (void)state;
    uint64_t seed = 2;
    for (int i = 0; i < 5000; i++) {
        uint64_t chance = near_random(&seed);
        uint32_t n[4];
        for (int k = 0; k < 4; k++, chance >>= 16) {
            n[k] = (uint32_t)(chance & 0xFFFF) % 30;
        }
        uint32_t h = n[0], m = n[1], a = n[2], r = n[3];
        struct detect_figures f = of(h, m, a, r), kinds = of(a, r, h, m), words = of(m, h, r, a);
        assert_near(kinds.d, -f.d, 1e-12);
        assert_near(kinds.c, f.c, 1e-12);
        assert_near(words.d, -f.d, 1e-12);
        assert_near(words.c, -f.c, 1e-12);
        assert_near(of(h, m, h, m).d, 0, 1e-12);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(detect_figures__agree__with_the_published_anchors),
        cmocka_unit_test(detect_figures__are_right__by_hand),
        cmocka_unit_test(detect_figures__are_not_enough__without_a_flag),
        cmocka_unit_test(detect_figures__are_not_enough__below_ten_of_each_kind),
        cmocka_unit_test(detect_figures__stay_finite__whatever_the_counts),
        cmocka_unit_test(detect_figures__turn_with_what_is_exchanged),
    };
    return cmocka_run_group_tests_name("detect", tests, NULL, NULL);
}
