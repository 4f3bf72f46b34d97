// tests/fuzz/fuzz_expr.c - libFuzzer: any bytes as a condition, and its value
#include <stdint.h>
#include <stdlib.h>

#include "core/expr.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

// Every name stands for something small: its length.
static int name_of(void *ctx, enum expr_op kind, struct str name, struct str *hint)
{
    (void)ctx;
    (void)kind;
    *hint = STR("near");
    return name.len < 8 ? (int)name.len : -1;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const uint8_t vars[8] = {0, 1, 2, 3, 4, 5, 6, 99};
    static const uint64_t set[1] = {5};
    const struct expr_env env = {vars, 3, 400, 9, 2, set, set};
    struct arena arena = {0};
    struct err err = {0};
    const struct expr *e =
        expr_parse((struct str){(const char *)bytes, len}, &arena, name_of, NULL, &err);
    if (e) {
        (void)expr_eval(e, &env);
    } else if (err.code == ERR_NONE || err.column == 0 || err.column > len + 1) {
        abort();  // refused without a word, or outside of the text
    }
    arena_free(&arena);
    return 0;
}
