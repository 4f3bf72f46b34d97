#include "dir.h"

#include <sys/socket.h>

#include "run/class_card.h"
#include "run/venue.h"
#include "sys/local.h"

static int begin(void **state)
{
    int code = dir_begin(state);
    struct dir *d = *state;
    return code == 0 ? setenv("WARY_CLASSES", d->path, 1) : code;
}

static struct venue made(int *fd)
{
    struct venue v;
    struct err err = {0};
    assert_true(venue_make(&v, &err));
    *fd = local_listen(v.socket, &err);
    assert_string_equal(err.msg, "");
    return v;
}

static void venue_list__finds_a_class__by_its_folder(void **state)
{
    struct venue v, all[4];
    int fd;
    struct stat st;
    (void)state;
    v = made(&fd);
    assert_int_equal(stat(v.folder, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0711);
    assert_int_equal(venue_list((uid_t)-1, all, 4), 1);
    assert_string_equal(all[0].folder, v.folder);
    assert_string_equal(all[0].socket, v.socket);
    assert_string_equal(all[0].id, v.id);
    assert_int_equal(strlen(v.id), 24);
    assert_int_equal(all[0].owner, geteuid());
    assert_int_equal(venue_list(geteuid(), all, 4), 1);
    assert_int_equal(venue_list(geteuid() + 1, all, 4), 0);
    (void)close(fd);
    venue_remove(&v);
    assert_int_equal(venue_list((uid_t)-1, all, 4), 0);
}

static void venue_list__passes_over__what_is_not_what_it_says(void **state)
{
    struct dir *d = *state;
    struct venue v, all[4];
    char other[DIR_PATH_MAX];
    int fd;
    v = made(&fd);
    assert_int_equal(chmod(v.folder, 0777), 0);  // others could put their socket there
    assert_int_equal(venue_list((uid_t)-1, all, 4), 0);
    assert_int_equal(chmod(v.folder, 0711), 0);
    // A link, a name of somebody else, a folder without a socket.
    (void)snprintf(other, sizeof other, "wary-%u-00000000000000000000000000000000", geteuid());
    assert_int_equal(symlink(v.folder, dir_join(d, other)), 0);
    (void)snprintf(other, sizeof other, "wary-%u-11111111111111111111111111111111", geteuid() + 1);
    assert_int_equal(mkdir(dir_join(d, other), 0711), 0);
    (void)snprintf(other, sizeof other, "wary-%u-22222222222222222222222222222222", geteuid());
    assert_int_equal(mkdir(dir_join(d, other), 0711), 0);
    assert_int_equal(venue_list((uid_t)-1, all, 4), 1);
    assert_string_equal(all[0].folder, v.folder);
    (void)close(fd);
    venue_remove(&v);
}

static void venue_make__says_so__when_it_cannot(void **state)
{
    struct venue v;
    struct err err = {0};
    (void)state;
    assert_int_equal(setenv("WARY_CLASSES", "/nonexistent", 1), 0);
    assert_false(venue_make(&v, &err));
    assert_non_null(strstr(err.msg, "No such file"));
    assert_int_equal(setenv("WARY_CLASSES",
                            "/tmp/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1),
                     0);
    assert_false(venue_make(&v, &err));
    assert_non_null(strstr(err.msg, "too long"));
}

static void class_card_load__gives_back__what_was_saved(void **state)
{
    struct dir *d = *state;
    struct class_card card = {
        .code = "K7Q4XM", .lesson = "/home/a b/l%.yaml", .is_one_account = true};
    struct class_card back;
    struct stat st;
    for (int i = 0; i < CARD_KEY; i++) {
        card.key[i] = (char)(i * 9);
    }
    assert_true(class_card_save(dir_join(d, "c.card"), &card, NULL));
    assert_int_equal(stat(dir_join(d, "c.card"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_true(class_card_load(dir_join(d, "c.card"), &back, NULL));
    assert_string_equal(back.code, card.code);
    assert_string_equal(back.lesson, card.lesson);
    assert_memory_equal(back.key, card.key, CARD_KEY);
    assert_true(back.is_one_account);
}

static void class_card_load__refuses__what_is_none(void **state)
{
    static const char *const texts[] = {"", "class\n", "hello",
                                        "class code=A key=00 lesson=x one_account=0",
                                        "class code=K7Q4XMZZ key=00 lesson=x one_account=0\n"};
    struct dir *d = *state;
    struct class_card card;
    struct err err = {0};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        dir_put(d, "c.card", texts[i], strlen(texts[i]));
        assert_false(class_card_load(dir_join(d, "c.card"), &card, &err));
        assert_int_equal(err.code, ERR_SYNTAX);
    }
    assert_false(class_card_load(dir_join(d, "none.card"), &card, &err));
    assert_int_equal(err.code, ERR_SYSTEM);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, begin, dir_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HERE(venue_list__finds_a_class__by_its_folder),
        HERE(venue_list__passes_over__what_is_not_what_it_says),
        HERE(venue_make__says_so__when_it_cannot),
        HERE(class_card_load__gives_back__what_was_saved),
        HERE(class_card_load__refuses__what_is_none),
    };
    return cmocka_run_group_tests_name("venue", tests, NULL, NULL);
}
