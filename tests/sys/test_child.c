#include "cm.h"

#include <errno.h>
#include <string.h>

#include "core/mem.h"
#include "sys/child.h"

static void child_filter__passes_bytes_through__more_than_a_pipe_holds(void **state)
{
    (void)state;
    static const char *const argv[] = {"cat", NULL};
    size_t n = 1 << 20;
    char *bytes = mem_new(n, 1);
    for (size_t i = 0; i < n; i++) {
        bytes[i] = (char)(i * 31);
    }
    struct buf out = {0};
    assert_true(child_filter(argv, (struct str){bytes, n}, &out, NULL));
    assert_int_equal(out.len, n);
    assert_memory_equal(out.ptr, bytes, n);
    buf_free(&out);
    mem_free(bytes);
}

static void child_filter__gives_what_it_prints__without_an_input(void **state)
{
    (void)state;
    static const char *const argv[] = {"echo", "basil", NULL};
    struct buf out = {0};
    assert_true(child_filter(argv, (struct str){0}, &out, NULL));
    assert_string_equal(buf_text(&out), "basil\n");
    buf_free(&out);
}

static void child_filter__says_so__when_there_is_no_such_program(void **state)
{
    (void)state;
    static const char *const argv[] = {"no-such-program-at-all", NULL};
    struct buf out = {0};
    struct err err = {0};
    assert_false(child_filter(argv, STR("x"), &out, &err));
    assert_int_equal(err.code, ERR_SYSTEM);
    assert_int_equal(err.errnum, ENOENT);
    buf_free(&out);
}

static void child_filter__says_so__when_it_does_not_end_well(void **state)
{
    (void)state;
    static const char *const argv[] = {"false", NULL};
    struct buf out = {0};
    struct err err = {0};
    assert_false(child_filter(argv, (struct str){0}, &out, &err));
    assert_non_null(strstr(err.msg, "false"));
    buf_free(&out);
}

// It ends without reading: no signal, no endless wait.
static void child_filter__comes_back__when_nobody_reads(void **state)
{
    (void)state;
    static const char *const argv[] = {"true", NULL};
    size_t n = 1 << 20;
    char *bytes = mem_new(n, 1);
    struct buf out = {0};
    assert_true(child_filter(argv, (struct str){bytes, n}, &out, NULL));
    assert_int_equal(out.len, 0);
    buf_free(&out);
    mem_free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(child_filter__passes_bytes_through__more_than_a_pipe_holds),
        cmocka_unit_test(child_filter__gives_what_it_prints__without_an_input),
        cmocka_unit_test(child_filter__says_so__when_there_is_no_such_program),
        cmocka_unit_test(child_filter__says_so__when_it_does_not_end_well),
        cmocka_unit_test(child_filter__comes_back__when_nobody_reads),
    };
    return cmocka_run_group_tests_name("child", tests, NULL, NULL);
}
