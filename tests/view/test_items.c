#include "rig.h"

#include "view/items.h"

static void open_form(struct rig *r, int form)
{
    rig_open(r, VERDICT_SCAM);
    r->app.form = form;
    screen_push(&r->app, SCREEN_ITEMS);
    rig_keys(r, "1");
}

static void items_offer__proposes_them__after_a_conversation(void **state)
{
    (void)state;
    struct rig r;
    rig_open(&r, VERDICT_SCAM);
    rig_begin(&r);
    rig_play_on(&r, 0);
    rig_keys(&r, "1");
    rig_wait(&r);
    rig_keys(&r, "\n11q");
    assert_int_equal(SCREEN_ITEMS, app_top(&r.app));
    assert_true(r.app.has_channel);
    rig_keys(&r, "2");
    assert_int_equal(SCREEN_HOME, app_top(&r.app));
    rig_close(&r);
}

static void items_offer__stays_away__when_switched_off_or_without_a_form(void **state)
{
    (void)state;
    struct rig r;
    rig_open(&r, VERDICT_SCAM);
    r.app.settings.no_items = true;
    items_offer(&r.app);
    assert_int_equal(SCREEN_HOME, app_top(&r.app));
    r.app.settings.no_items = false;
    r.app.form_count = 0;
    items_offer(&r.app);
    assert_int_equal(SCREEN_HOME, app_top(&r.app));
    rig_close(&r);
}

static void items_next__asks_as_many_scams__as_honest_ones(void **state)
{
    (void)state;
    for (uint32_t ask = 2; ask <= RIG_ITEMS; ask++) {
        struct rig r;
        uint32_t scams = 0;
        open_form(&r, 0);
        r.form.ask = ask;
        for (uint32_t i = 0; i < ask; i++) {
            assert_int_equal(SCREEN_ITEM, app_top(&r.app));
            scams += items_now(&r.app)->verdict == VERDICT_SCAM;
            rig_keys(&r, "11\n");
        }
        assert_int_equal(SCREEN_ITEMS_END, app_top(&r.app));
        assert_in_range(2 * scams, ask - 1, ask + 1);
        rig_close(&r);
    }
}

static void items_next__keeps_the_order_of_the_file__in_a_check_up(void **state)
{
    (void)state;
    struct rig r;
    open_form(&r, 1);
    for (int i = 0; i < RIG_ITEMS; i++) {
        assert_true(str_is_c(items_now(&r.app)->id, rig_items[i].id));
        rig_keys(&r, "12");
    }
    assert_int_equal(SCREEN_ITEMS_END, app_top(&r.app));
    rig_keys(&r, "\n");
    assert_int_equal(SCREEN_HOME, app_top(&r.app));
    assert_int_equal(1, rig_events(&r, EVENT_END));
    assert_null(r.app.session);
    rig_close(&r);
}

static void items_next__takes_what_was_asked_least__first(void **state)
{
    (void)state;
    struct rig r;
    rig_open(&r, VERDICT_SCAM);
    r.past_forms[0] = (struct sitting_past){
        .form = STR("short"), .items = {STR("codes"), STR("cake")}, .item_count = 2};
    r.app.past_forms = r.past_forms;
    r.app.past_form_count = 1;
    r.app.form = 0;
    screen_push(&r.app, SCREEN_ITEMS);
    rig_keys(&r, "1");
    for (int i = 0; i < 2; i++) {
        struct str id = items_now(&r.app)->id;
        assert_true(str_is_c(id, "tax") || str_is_c(id, "tap"));
        rig_keys(&r, "11\n");
    }
    rig_close(&r);
}

// The registry of the rig knows one platform: that of the conversation.
static void items_next__takes_other_channels__first(void **state)
{
    (void)state;
    struct rig r;
    rig_open(&r, VERDICT_SCAM);
    r.items[0].platform = r.items[3].platform = STR("elsewhere");
    r.app.has_channel = true;
    r.app.channel = r.reg.platforms[0].channel;
    r.app.form = 0;
    screen_push(&r.app, SCREEN_ITEMS);
    rig_keys(&r, "1");
    for (int i = 0; i < 2; i++) {
        struct str id = items_now(&r.app)->id;
        assert_true(str_is_c(id, "codes") || str_is_c(id, "tap"));
        rig_keys(&r, "11\n");
    }
    rig_close(&r);
}

static void items_stop__closes_it__from_an_item_and_from_its_reasons(void **state)
{
    (void)state;
    static const char *const ways[] = {"q", "11q"};
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        struct rig r;
        open_form(&r, 0);
        rig_keys(&r, ways[i]);
        assert_int_equal(SCREEN_HOME, app_top(&r.app));
        assert_null(r.app.session);
        assert_int_equal(0, rig_events(&r, EVENT_END));
        rig_close(&r);
    }
}

// What cannot be kept is asked for again without saving, and the sitting goes on.
static void items_after__goes_on__when_the_disk_is_full(void **state)
{
    (void)state;
    struct rig r;
    open_form(&r, 0);
    r.refuse = ERR_STORE;
    rig_keys(&r, "11");
    assert_int_equal(SCREEN_PROBLEM, app_top(&r.app));
    rig_keys(&r, "1");
    assert_int_equal(SCREEN_ITEM_WHY, app_top(&r.app));
    assert_int_equal(1, r.session->item_count);
    rig_close(&r);
}

static void view_item__does_not_tell__what_it_is(void **state)
{
    (void)state;
    struct rig r;
    open_form(&r, 1);
    assert_int_equal(-1, rig_find(&r, "Money first"));
    assert_int_equal(-1, rig_find(&r, "was a scam"));
    rig_keys(&r, "11");
    assert_int_equal(SCREEN_ITEM, app_top(&r.app));
    rig_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_offer__proposes_them__after_a_conversation),
        cmocka_unit_test(items_offer__stays_away__when_switched_off_or_without_a_form),
        cmocka_unit_test(items_next__asks_as_many_scams__as_honest_ones),
        cmocka_unit_test(items_next__keeps_the_order_of_the_file__in_a_check_up),
        cmocka_unit_test(items_next__takes_what_was_asked_least__first),
        cmocka_unit_test(items_next__takes_other_channels__first),
        cmocka_unit_test(items_stop__closes_it__from_an_item_and_from_its_reasons),
        cmocka_unit_test(items_after__goes_on__when_the_disk_is_full),
        cmocka_unit_test(view_item__does_not_tell__what_it_is),
    };
    return cmocka_run_group_tests_name("items", tests, NULL, NULL);
}
