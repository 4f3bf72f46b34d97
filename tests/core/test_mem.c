#include "cm.h"

#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/mem.h"

static void mem_new__gives_zeroes__and_never_null(void **state)
{
    (void)state;
    unsigned char *p = mem_new(100, 3), *none = mem_new(0, 0);
    for (int i = 0; i < 300; i++) {
        assert_int_equal(p[i], 0);
    }
    assert_non_null(none);
    mem_free(p);
    mem_free(none);
    mem_free(NULL);
}

static void mem_grow__keeps_what_was_there__and_zeroes_the_rest(void **state)
{
    (void)state;
    size_t cap = 0;
    int *p = mem_grow(NULL, &cap, 1, sizeof *p);
    for (size_t i = 0; i < cap; i++) {
        p[i] = 7;
    }
    size_t before = cap;
    p = mem_grow(p, &cap, 1000, sizeof *p);
    assert_true(cap >= 1000);
    assert_int_equal(p[before - 1], 7);
    for (size_t i = before; i < cap; i++) {
        assert_int_equal(p[i], 0);
    }
    int *same = mem_grow(p, &cap, cap, sizeof *p);
    assert_ptr_equal(same, p);
    mem_free(p);
}

static void mem_copy__ends_with_nul__also_when_empty(void **state)
{
    (void)state;
    char *a = mem_copy("lime tree", 4), *b = mem_copy(NULL, 0);
    assert_string_equal(a, "lime");
    assert_string_equal(b, "");
    mem_free(a);
    mem_free(b);
}

static int pipe_of_hook[2];

static void say_so(void)
{
    (void)!write(pipe_of_hook[1], "h", 1);
}

// What a child does that asks for more than there is.
typedef void greedy_fn(void);

static void greedy_grow(void)
{
    size_t cap = 0;
    (void)mem_grow(NULL, &cap, SIZE_MAX - 5, 1);
}

static void greedy_size(void)
{
    size_t cap = 0;
    (void)mem_grow(NULL, &cap, SIZE_MAX / 8, 64);
}

static void greedy_arena(void)
{
    struct arena arena = {0};
    (void)arena_new(&arena, SIZE_MAX / 4, 8);
}

static void greedy_new(void)
{
    (void)mem_new(SIZE_MAX / 2, 4);
}

static void dies_with_a_word(greedy_fn *greedy)
{
    assert_int_equal(pipe(pipe_of_hook), 0);
    pid_t pid = fork();
    if (pid == 0) {
        mem_set_hook(say_so);
        greedy();
        _exit(0);
    }
    int status = 0;
    char got[4];
    assert_int_equal(waitpid(pid, &status, 0), pid);
    (void)close(pipe_of_hook[1]);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), MEM_EXIT_STATUS);
    assert_int_equal(read(pipe_of_hook[0], got, sizeof got), 1);
    (void)close(pipe_of_hook[0]);
}

static void mem_grow__runs_the_hook_once_and_exits__when_it_overflows(void **state)
{
    (void)state;
    dies_with_a_word(greedy_grow);
    dies_with_a_word(greedy_size);
}

static void arena_new__runs_the_hook_once_and_exits__when_it_overflows(void **state)
{
    (void)state;
    dies_with_a_word(greedy_arena);
}

static void mem_new__runs_the_hook_once_and_exits__when_there_is_no_more(void **state)
{
    (void)state;
    dies_with_a_word(greedy_new);
}

static void arena_new__gives_zeroed_aligned_pieces__of_any_size(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t n = 0; n < 3000; n += 7) {
        unsigned char *p = arena_new(&arena, n, 1);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(p[i], 0);
        }
        memset(p, 0xA5, n);
    }
    unsigned char *big = arena_new(&arena, 1 << 20, 1);
    assert_int_equal(big[(1 << 20) - 1], 0);
    assert_true(arena.used >= 1 << 20);
    arena_free(&arena);
    assert_null(arena.chunk);
    assert_int_equal(arena.used, 0);
}

static void arena_copy__is_a_text__that_outlives_its_source(void **state)
{
    (void)state;
    struct arena arena = {0};
    char from[] = "basil";
    char *text = arena_copy(&arena, from, 5);
    memset(from, 'x', 5);
    assert_string_equal(text, "basil");
    assert_string_equal(arena_copy(&arena, NULL, 0), "");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mem_new__gives_zeroes__and_never_null),
        cmocka_unit_test(mem_grow__keeps_what_was_there__and_zeroes_the_rest),
        cmocka_unit_test(mem_copy__ends_with_nul__also_when_empty),
        cmocka_unit_test(mem_grow__runs_the_hook_once_and_exits__when_it_overflows),
        cmocka_unit_test(arena_new__runs_the_hook_once_and_exits__when_it_overflows),
        cmocka_unit_test(mem_new__runs_the_hook_once_and_exits__when_there_is_no_more),
        cmocka_unit_test(arena_new__gives_zeroed_aligned_pieces__of_any_size),
        cmocka_unit_test(arena_copy__is_a_text__that_outlives_its_source),
    };
    return cmocka_run_group_tests_name("mem", tests, NULL, NULL);
}
