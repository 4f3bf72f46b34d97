#include "core/field.h"

#include <inttypes.h>
#include <string.h>

static bool is_bare(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && strchr("-_.~,", c));
}

void field_put_text(struct buf *out, const char *name, const char *value)
{
    buf_fmt(out, " %s=", name);
    for (; *value; value++) {
        if (is_bare(*value)) {
            buf_put(out, value, 1);
        } else {
            buf_fmt(out, "%%%02X", (unsigned char)*value);
        }
    }
}

void field_put_number(struct buf *out, const char *name, uint64_t value)
{
    buf_fmt(out, " %s=%" PRIu64, name, value);
}

static int hex(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool field_get_text(struct str value, char *to, size_t size)
{
    size_t n = 0;
    for (size_t i = 0; i < value.len; i++, n++) {
        char c = value.ptr[i];
        if (c == '%') {
            int high = i + 2 < value.len ? hex(value.ptr[i + 1]) : -1;
            int low = i + 2 < value.len ? hex(value.ptr[i + 2]) : -1;
            if (high < 0 || low < 0 || (high == 0 && low == 0)) {
                return false;
            }
            c = (char)(high * 16 + low);
            i += 2;
        } else if (!is_bare(c)) {
            return false;
        }
        if (n + 1 >= size) {
            return false;
        }
        to[n] = c;
    }
    to[n] = '\0';
    return true;
}

bool field_get_number(struct str value, uint64_t max, uint64_t *to)
{
    uint64_t n = 0;
    for (size_t i = 0; i < value.len; i++) {
        unsigned digit = (unsigned)(value.ptr[i] - '0');
        if (digit > 9 || n > (UINT64_MAX - digit) / 10) {
            return false;
        }
        n = n * 10 + digit;
    }
    *to = n;
    return value.len > 0 && n <= max;
}

struct str field_next_word(struct str *line)
{
    ptrdiff_t blank = str_find(*line, STR(" "));
    size_t len = blank < 0 ? line->len : (size_t)blank;
    struct str word = str_part(*line, 0, len);
    *line = blank < 0 ? (struct str){0} : str_part(*line, len + 1, line->len);
    return word;
}

bool field_is_twice(struct str all, struct str name)
{
    unsigned n = 0;
    while (all.len) {
        struct str word = field_next_word(&all);
        n += word.len > name.len && word.ptr[name.len] == '=' &&
             str_is(str_part(word, 0, name.len), name);
    }
    return n > 1;
}

bool field_split(struct str word, struct str *name, struct str *value)
{
    ptrdiff_t equals = str_find(word, STR("="));
    *name = str_part(word, 0, equals < 0 ? 0 : (size_t)equals);
    *value = equals < 0 ? word : str_part(word, (size_t)equals + 1, word.len);
    return equals > 0;
}
