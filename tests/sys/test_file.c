#include "dir.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>

#include "core/err.h"
#include "sys/file.h"

enum { PLENTY = 1 << 20 };

static void file_read__appends_the_whole_file__whatever_is_in_it(void **state)
{
    struct dir *d = *state;
    struct buf out = {0};
    static const char bytes[] = "a\0b\nc\xFF";
    dir_put(d, "f", bytes, sizeof bytes);
    buf_put_c(&out, "before:");
    assert_true(file_read(dir_join(d, "f"), PLENTY, &out, NULL));
    assert_int_equal(out.len, 7 + sizeof bytes);
    assert_memory_equal(out.ptr, "before:", 7);
    assert_memory_equal(out.ptr + 7, bytes, sizeof bytes);
    assert_int_equal(out.ptr[out.len], 0);
    buf_free(&out);
}

static void file_read__takes_an_empty_file__as_it_is(void **state)
{
    struct dir *d = *state;
    struct buf out = {0};
    dir_put(d, "f", "", 0);
    assert_true(file_read(dir_join(d, "f"), 0, &out, NULL));
    assert_int_equal(out.len, 0);
    buf_free(&out);
}

static void file_read__refuses_one_byte_too_many__and_leaves_the_rest_alone(void **state)
{
    struct dir *d = *state;
    struct buf out = {0}, big = {0};
    struct err err = {0};
    for (int i = 0; i < 50000; i++) {
        buf_put_c(&big, "x");
    }
    dir_put(d, "f", big.ptr, big.len);
    buf_put_c(&out, "before");
    assert_false(file_read(dir_join(d, "f"), big.len - 1, &out, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    assert_string_equal(buf_text(&out), "before");
    assert_true(file_read(dir_join(d, "f"), big.len, &out, &err));
    assert_int_equal(out.len, big.len + 6);
    buf_free(&out);
    buf_free(&big);
}

static void file_read__stops_reading__when_a_device_never_ends(void **state)
{
    (void)state;
    struct buf out = {0};
    struct err err = {0};
    assert_false(file_read("/dev/zero", 100000, &out, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    assert_true(file_read("/dev/null", 0, &out, &err));
    assert_int_equal(out.len, 0);
    buf_free(&out);
}

static void read_fails(const char *path, int errnum)
{
    struct buf out = {0};
    struct err err = {0};
    assert_false(file_read(path, PLENTY, &out, &err));
    assert_int_equal(err.code, ERR_SYSTEM);
    assert_int_equal(err.errnum, errnum);
    assert_non_null(strstr(err.msg, path));
    assert_int_equal(out.len, 0);
    buf_free(&out);
}

static void file_read__says_why__when_there_is_no_plain_file(void **state)
{
    struct dir *d = *state;
    read_fails(dir_join(d, "missing"), ENOENT);
    read_fails(d->path, EISDIR);
    read_fails("", ENOENT);
    dir_put(d, "f", "x", 1);
    read_fails(dir_join(d, "f/under"), ENOTDIR);
    assert_int_equal(symlink("loop", dir_join(d, "loop")), 0);
    read_fails(dir_join(d, "loop"), ELOOP);
}

static void file_read__does_not_wait__for_the_other_end_of_a_pipe(void **state)
{
    struct dir *d = *state;
    assert_int_equal(mkfifo(dir_join(d, "pipe"), 0600), 0);
    read_fails(dir_join(d, "pipe"), 0);
}

static void file_read__reads_standard_input__for_a_dash(void **state)
{
    (void)state;
    int ends[2], keep = dup(STDIN_FILENO);
    struct buf out = {0};
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "piped", 5), 5);
    (void)close(ends[1]);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    (void)close(ends[0]);
    assert_true(file_read("-", PLENTY, &out, NULL));
    assert_string_equal(buf_text(&out), "piped");
    assert_int_equal(fcntl(STDIN_FILENO, F_GETFD), 0);  // still open
    (void)dup2(keep, STDIN_FILENO);
    (void)close(keep);
    buf_free(&out);
}

static void file_write__makes_a_file_for_the_owner_only__and_nothing_beside_it(void **state)
{
    struct dir *d = *state;
    struct stat st;
    struct buf out = {0};
    assert_true(file_write(dir_join(d, "f"), STR("first"), NULL));
    assert_true(file_write(dir_join(d, "f"), STR("second"), NULL));
    assert_true(file_read(dir_join(d, "f"), PLENTY, &out, NULL));
    assert_string_equal(buf_text(&out), "second");
    assert_int_equal(stat(dir_join(d, "f"), &st), 0);
    assert_int_equal(st.st_mode & 07777, 0600);
    assert_int_equal(dir_count(d), 1);
    assert_true(file_write(dir_join(d, "f"), STR(""), NULL));
    assert_int_equal(stat(dir_join(d, "f"), &st), 0);
    assert_int_equal(st.st_size, 0);
    buf_free(&out);
}

static void file_write__says_why__when_there_is_no_folder(void **state)
{
    struct dir *d = *state;
    struct err err = {0};
    assert_false(file_write(dir_join(d, "no/f"), STR("x"), &err));
    assert_int_equal(err.code, ERR_SYSTEM);
    assert_int_equal(err.errnum, ENOENT);
    assert_int_equal(dir_count(d), 0);
}

static void file_write__leaves_nothing_behind__when_the_name_is_a_folder(void **state)
{
    struct dir *d = *state;
    struct err err = {0};
    assert_int_equal(mkdir(dir_join(d, "f"), 0700), 0);
    assert_false(file_write(dir_join(d, "f"), STR("x"), &err));
    assert_int_equal(err.code, ERR_SYSTEM);
    assert_int_equal(dir_count(d), 1);
}

struct names {
    char text[128];
    int left;
};

static bool note_name(void *ctx, const char *name)
{
    struct names *names = ctx;
    size_t len = strlen(names->text);
    (void)snprintf(names->text + len, sizeof names->text - len, "%s ", name);
    return --names->left != 0;
}

static void file_each__gives_names_by_bytes__that_end_so(void **state)
{
    struct dir *d = *state;
    struct names names = {0};
    static const char *const made[] = {"b.yaml", "a.yaml",  "B.yaml", "a10.yaml", "a9.yaml",
                                       "a.yml",  "notyaml", ".yaml",  ".c.yaml",  "c.yaml~"};
    for (size_t i = 0; i < COUNT_OF(made); i++) {
        dir_put(d, made[i], "", 0);
    }
    assert_true(file_each(d->path, ".yaml", note_name, &names, NULL));
    assert_string_equal(names.text, "B.yaml a.yaml a10.yaml a9.yaml b.yaml ");
}

static void file_each__stops__when_told_to(void **state)
{
    struct dir *d = *state;
    struct names names = {.left = 1};
    dir_put(d, "a.yaml", "", 0);
    dir_put(d, "b.yaml", "", 0);
    assert_true(file_each(d->path, ".yaml", note_name, &names, NULL));
    assert_string_equal(names.text, "a.yaml ");
}

static void file_each__says_why__when_it_is_no_folder(void **state)
{
    struct dir *d = *state;
    struct names names = {0};
    struct err err = {0};
    assert_true(file_each(d->path, ".yaml", note_name, &names, &err));
    assert_false(file_each(dir_join(d, "no"), ".yaml", note_name, &names, &err));
    assert_int_equal(err.errnum, ENOENT);
    dir_put(d, "f", "", 0);
    assert_false(file_each(dir_join(d, "f"), ".yaml", note_name, &names, &err));
    assert_int_equal(err.errnum, ENOTDIR);
    assert_string_equal(names.text, "");
}

// The examples of FIPS 180-4.
static void file_hash__is_sha_256__of_known_texts(void **state)
{
    (void)state;
    char hash[65];
    file_hash(STR(""), hash);
    assert_string_equal(hash, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    file_hash(STR("abc"), hash);
    assert_string_equal(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    file_hash(STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), hash);
    assert_string_equal(hash, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    file_hash((struct str){NULL, 0}, hash);
    assert_int_equal(strlen(hash), 64);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, dir_begin, dir_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HERE(file_read__appends_the_whole_file__whatever_is_in_it),
        HERE(file_read__takes_an_empty_file__as_it_is),
        HERE(file_read__refuses_one_byte_too_many__and_leaves_the_rest_alone),
        HERE(file_read__stops_reading__when_a_device_never_ends),
        HERE(file_read__says_why__when_there_is_no_plain_file),
        HERE(file_read__does_not_wait__for_the_other_end_of_a_pipe),
        HERE(file_read__reads_standard_input__for_a_dash),
        HERE(file_write__makes_a_file_for_the_owner_only__and_nothing_beside_it),
        HERE(file_write__says_why__when_there_is_no_folder),
        HERE(file_write__leaves_nothing_behind__when_the_name_is_a_folder),
        HERE(file_each__gives_names_by_bytes__that_end_so),
        HERE(file_each__stops__when_told_to),
        HERE(file_each__says_why__when_it_is_no_folder),
        HERE(file_hash__is_sha_256__of_known_texts),
    };
    return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
