#include "core/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool err_set(struct err *err, enum err_code code, const char *fmt, ...)
{
    if (err) {
        *err = (struct err){.code = code};
        va_list ap;
        va_start(ap, fmt);
        (void)vsnprintf(err->msg, sizeof err->msg, fmt, ap);
        va_end(ap);
    }
    return false;
}

bool err_sys(struct err *err, int errnum, const char *what)
{
    err_set(err, ERR_SYSTEM, "%s: %s", what, strerror(errnum));
    if (err) {
        err->errnum = errnum;
    }
    return false;
}

static bool put_where(struct err *err, const char *text)
{
    char rest[sizeof err->where];
    (void)snprintf(rest, sizeof rest, "%s", err->where);
    (void)snprintf(err->where, sizeof err->where, "%.70s%s%.80s", text, rest[0] ? ": " : "", rest);
    return false;
}

bool err_at(struct err *err, const char *what, size_t index)
{
    if (err) {
        char text[70];
        (void)snprintf(text, sizeof text, "%.40s %zu", what, index);
        put_where(err, text);
    }
    return false;
}

bool err_in(struct err *err, const char *file)
{
    return err ? put_where(err, file) : false;
}

const char *err_fmt(const struct err *err, char *buf, size_t size)
{
    char place[32] = "";
    if (err->line) {
        (void)snprintf(place, sizeof place, ":%u:%u", err->line, err->column);
    }
    (void)snprintf(buf, size, "%s%s%s%s", err->where, place, err->where[0] ? ": " : "", err->msg);
    return buf;
}
