#include "cm.h"

#include <string.h>

#include "core/expr.h"

// Names of the tests: variable a is 0, b is 1; sign, check, scene and reply "x-1" is 70.
static int name_of(void *ctx, enum expr_op kind, struct str name, struct str *hint)
{
    (void)ctx;
    if (kind == EXPR_VAR) {
        *hint = str_is_c(name, "bb") ? STR("b") : (struct str){0};
        return str_is_c(name, "a") ? 0 : str_is_c(name, "b") ? 1 : -1;
    }
    if (str_is_c(name, "two")) {
        return 2;
    }
    return str_is_c(name, "x-1") && (kind == EXPR_VISITED || kind == EXPR_CHOSE) ? 70 : -1;
}

struct world {
    uint8_t vars[2];
    uint64_t visited[2], chosen[2];
    struct expr_env env;
};

static struct world *world(struct world *w)
{
    *w = (struct world){.vars = {3, 99}, .env = {.day = 5, .lost = UINT64_C(5000000000)}};
    w->env.vars = w->vars;
    w->env.visited = w->visited;
    w->env.chosen = w->chosen;
    return w;
}

static uint64_t value_in(const char *text, const struct world *w)
{
    struct arena arena = {0};
    struct err err = {0};
    const struct expr *e = expr_parse(str_of(text), &arena, name_of, NULL, &err);
    if (!e) {
        fail_msg("%s: %s", text, err.msg);
    }
    uint64_t v = expr_eval(e, &w->env);
    arena_free(&arena);
    return v;
}

static uint64_t value(const char *text)
{
    struct world w;
    return value_in(text, world(&w));
}

static void is_refused(const char *text, enum err_code code, unsigned column, const char *words)
{
    struct arena arena = {0};
    struct err err = {0};
    assert_null(expr_parse(str_of(text), &arena, name_of, NULL, &err));
    assert_int_equal(err.code, code);
    assert_int_equal(err.column, column);
    assert_non_null(strstr(err.msg, words));
    assert_null(expr_parse(str_of(text), &arena, name_of, NULL, NULL));
    arena_free(&arena);
}

static void expr_eval__compares__numbers_of_any_side(void **state)
{
    (void)state;
    assert_int_equal(value("a == 3"), 1);
    assert_int_equal(value("a != 3"), 0);
    assert_int_equal(value("3 < a"), 0);
    assert_int_equal(value("3 <= a"), 1);
    assert_int_equal(value("a > 2"), 1);
    assert_int_equal(value("a >= 4"), 0);
    assert_int_equal(value("a < b"), 1);
    assert_int_equal(value("day == 5"), 1);
    assert_int_equal(value("lost > 99999999"), 1);
    assert_int_equal(value("999999999"), 999999999);
}

static void expr_eval__binds__not_before_and_before_or(void **state)
{
    (void)state;
    assert_int_equal(value("yes or no and no"), 1);
    assert_int_equal(value("(yes or no) and no"), 0);
    assert_int_equal(value("not no and no"), 0);
    assert_int_equal(value("not (no and no)"), 1);
    assert_int_equal(value("not a == 4"), 1);
    assert_int_equal(value("not not a"), 1);
    assert_int_equal(value("  a==3  and  b==99 "), 1);
}

static void expr_eval__is_yes_or_no__behind_and_or_not(void **state)
{
    (void)state;
    assert_int_equal(value("a and b"), 1);
    assert_int_equal(value("no or b"), 1);
    assert_int_equal(value("not b"), 0);
    assert_int_equal(value("a"), 3);
}

static void expr_eval__asks__what_was_done(void **state)
{
    (void)state;
    struct world w;
    static const char all[] = "marked(two) or checked(two) or visited(x-1) or chose( x-1 )";
    assert_int_equal(value_in(all, world(&w)), 0);
    world(&w)->env.marked = 1 << 2;
    assert_int_equal(value_in("marked(two)", &w), 1);
    world(&w)->env.checked = 1 << 2;
    assert_int_equal(value_in("checked(two)", &w), 1);
    world(&w)->visited[1] = 1 << 6;
    assert_int_equal(value_in("visited(x-1)", &w), 1);
    assert_int_equal(value_in("chose(x-1)", &w), 0);
    world(&w)->chosen[1] = 1 << 6;
    assert_int_equal(value_in("chose(x-1)", &w), 1);
    assert_int_equal(value_in("visited(x-1)", &w), 0);
}

static void expr_parse__names_the_byte__where_grammar_ends(void **state)
{
    (void)state;
    is_refused("", ERR_SYNTAX, 1, "missing");
    is_refused("a ==", ERR_SYNTAX, 5, "missing");
    is_refused("and a", ERR_SYNTAX, 1, "before and");
    is_refused("a or or b", ERR_SYNTAX, 6, "before or");
    is_refused("(a", ERR_SYNTAX, 3, ") is missing");
    is_refused("a)", ERR_SYNTAX, 2, "left over");
    is_refused("a b", ERR_SYNTAX, 3, "left over");
    is_refused("a = 3", ERR_SYNTAX, 3, "left over");
    is_refused("1 < a < 3", ERR_SYNTAX, 7, "left over");
    is_refused("a + 1", ERR_SYNTAX, 3, "left over");
    is_refused("3x", ERR_SYNTAX, 1, "no whole number");
    is_refused("12345678901", ERR_SYNTAX, 1, "no whole number");
    is_refused("visited x-1", ERR_SYNTAX, 9, "( is missing");
    is_refused("visited()", ERR_SYNTAX, 9, "missing");
    is_refused("visited(x-1", ERR_SYNTAX, 12, "missing");
}

static void expr_parse__names_the_word__that_stands_for_nothing(void **state)
{
    (void)state;
    is_refused("a and c", ERR_RULE, 7, "there is no c");
    is_refused("bb", ERR_RULE, 1, "did you mean b?");
    is_refused("marked(x-1)", ERR_RULE, 8, "there is no x-1");
    is_refused("Yes", ERR_RULE, 1, "there is no Yes");
}

static void expr_parse__ends__when_it_is_nested_too_deep(void **state)
{
    (void)state;
    char text[401] = {0};
    memset(text, '(', 200);
    is_refused(text, ERR_LIMIT, 33, "too deep");
    struct buf nots = {0};
    for (int i = 0; i < 10000; i++) {
        buf_put_c(&nots, "not ");
    }
    is_refused(buf_text(&nots), ERR_LIMIT, 33 * 4, "too deep");
    buf_free(&nots);
}

static void expr_parse__takes_many_in_a_row__without_depth(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_put_c(&b, "no");
    for (int i = 0; i < 500; i++) {
        buf_put_c(&b, " or (no)");
    }
    assert_int_equal(value(buf_text(&b)), 0);
    buf_put_c(&b, " or yes");
    assert_int_equal(value(buf_text(&b)), 1);
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expr_eval__compares__numbers_of_any_side),
        cmocka_unit_test(expr_eval__binds__not_before_and_before_or),
        cmocka_unit_test(expr_eval__is_yes_or_no__behind_and_or_not),
        cmocka_unit_test(expr_eval__asks__what_was_done),
        cmocka_unit_test(expr_parse__names_the_byte__where_grammar_ends),
        cmocka_unit_test(expr_parse__names_the_word__that_stands_for_nothing),
        cmocka_unit_test(expr_parse__ends__when_it_is_nested_too_deep),
        cmocka_unit_test(expr_parse__takes_many_in_a_row__without_depth),
    };
    return cmocka_run_group_tests_name("expr", tests, NULL, NULL);
}
