#include "cm.h"

#include "run/queue.h"
#include "view/screen.h"

static void queue_take__gives_effects__in_the_order_they_were_asked_for(void **state)
{
    (void)state;
    struct registry reg = {0};
    struct app app;
    struct queue q = {0};
    struct effect fx;
    app_init(&app, &reg);
    assert_false(queue_take(&q, &fx));
    queue_feed(&q, &app, &(struct input){.kind = INPUT_KEY, .value = 'L'});
    queue_feed(&q, &app, &(struct input){.kind = INPUT_KEY, .value = KEY_IS_QUICK_EXIT});
    assert_true(queue_take(&q, &fx));
    assert_int_equal(fx.kind, EFFECT_LANGUAGES);
    assert_true(queue_take(&q, &fx));
    assert_int_equal(fx.kind, EFFECT_QUICK_EXIT);
    assert_false(queue_take(&q, &fx));
}

// Nobody takes: the oldest are kept, and nothing is overwritten.
static void queue_feed__drops_what_has_no_room__and_keeps_the_oldest(void **state)
{
    (void)state;
    struct registry reg = {0};
    struct app app;
    struct queue q = {0};
    struct effect fx;
    size_t n = 0;
    app_init(&app, &reg);
    queue_feed(&q, &app, &(struct input){.kind = INPUT_KEY, .value = 'L'});
    for (int i = 0; i < 2 * QUEUE_MAX; i++) {
        queue_feed(&q, &app, &(struct input){.kind = INPUT_KEY, .value = KEY_IS_QUICK_EXIT});
    }
    assert_true(queue_take(&q, &fx));
    assert_int_equal(fx.kind, EFFECT_LANGUAGES);
    for (n = 1; queue_take(&q, &fx); n++) {
        assert_int_equal(fx.kind, EFFECT_QUICK_EXIT);
    }
    assert_int_equal(n, QUEUE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(queue_take__gives_effects__in_the_order_they_were_asked_for),
        cmocka_unit_test(queue_feed__drops_what_has_no_room__and_keeps_the_oldest),
    };
    return cmocka_run_group_tests_name("queue", tests, NULL, NULL);
}
