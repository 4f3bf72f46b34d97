// tests/fuzz/fuzz_wire.c - libFuzzer: any bytes as a message of a class; one that is taken says
// the same when it is written and read again, and a line for the roll does, too
#include <stdlib.h>
#include <string.h>

#include "class/wire.h"
#include "core/roll.h"

static void check(bool ok)
{
    if (!ok) {
        abort();
    }
}

static void check_roll(struct str line)
{
    struct roll_event ev, again;
    struct buf one = {0}, two = {0};
    if (roll_parse(line, &ev, NULL)) {
        roll_fmt(&ev, &one);
        check(roll_parse((struct str){one.ptr, one.len}, &again, NULL));
        roll_fmt(&again, &two);
        check(strcmp(buf_text(&one), buf_text(&two)) == 0);
    }
    buf_free(&one);
    buf_free(&two);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct wire w, again;
    struct buf one = {0}, two = {0};
    if (wire_read((struct str){(const char *)data, size}, &w, NULL)) {
        wire_put(&w, &one);
        check(wire_read((struct str){one.ptr, one.len - 1}, &again, NULL));
        wire_put(&again, &two);
        check(strcmp(buf_text(&one), buf_text(&two)) == 0);
        check_roll(w.line);
        wire_free(&again);
        wire_free(&w);
    }
    check_roll((struct str){(const char *)data, size});
    buf_free(&one);
    buf_free(&two);
    return 0;
}
