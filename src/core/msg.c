#include "core/msg.h"

#include <stddef.h>

// The one piece of state that core keeps: which catalogue is in use.
static struct {
    msg_find_fn *find;
    void *ctx;
} in_use;

void msg_use(msg_find_fn *find, void *ctx)
{
    in_use.find = find;
    in_use.ctx = ctx;
}

static const char *found(const char *context, const char *text, const char *plural, unsigned long n)
{
    return in_use.find ? in_use.find(in_use.ctx, context, text, plural, n) : NULL;
}

const char *msg_get(const char *text)
{
    const char *got = found(NULL, text, NULL, 1);
    return got ? got : text;
}

const char *msg_get_in(const char *context, const char *text)
{
    const char *got = found(context, text, NULL, 1);
    return got ? got : text;
}

const char *msg_count(const char *one, const char *many, unsigned long n)
{
    const char *got = found(NULL, one, many, n);
    return got ? got : n == 1 ? one : many;
}
