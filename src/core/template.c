#include "core/template.h"

#include <string.h>

#include "core/scenario.h"

static const struct template_word *find(struct str gap, const struct template_word *words,
                                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_is_c(gap, words[i].gap)) {
            return &words[i];
        }
    }
    return NULL;
}

// The name of the gap that begins at text.ptr[at], or an empty one.
static struct str gap_at(struct str text, size_t at)
{
    size_t n = at + 1;
    while (n < text.len && text.ptr[n] >= 'A' && text.ptr[n] <= 'Z') {
        n++;
    }
    bool is_gap = text.ptr[at] == '@' && n < text.len && text.ptr[n] == '@';
    return is_gap ? str_part(text, at + 1, n - at - 1) : (struct str){0};
}

void template_fill(struct str text, const struct template_word *words, size_t count,
                   struct buf *out)
{
    for (size_t i = 0; i < text.len;) {
        struct str gap = gap_at(text, i);
        const struct template_word *word = gap.len ? find(gap, words, count) : NULL;
        if (word) {
            buf_put_str(out, word->value);
            i += gap.len + 2;
        } else {
            buf_put(out, text.ptr + i, 1);
            i++;
        }
    }
}

// The letter or digit that this byte is in an id, or 0.
static char id_byte(char c)
{
    char low = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    return (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9') ? low : 0;
}

void template_id(struct str title, const char *otherwise, struct buf *out)
{
    char id[SCENARIO_ID_MAX + 1];
    size_t n = 0;
    for (size_t i = 0; i < title.len && n < SCENARIO_ID_MAX; i++) {
        char c = id_byte(title.ptr[i]);
        bool is_first = n == 0;
        if (c && !(is_first && c <= '9')) {
            id[n++] = c;
        } else if (!c && !is_first && id[n - 1] != '-') {
            id[n++] = '-';
        }
    }
    n -= n && id[n - 1] == '-';
    if (n) {
        buf_put(out, id, n);
    } else {
        buf_put_c(out, otherwise);
    }
}

void template_quoted(struct str words, struct buf *out)
{
    for (size_t i = 0; i < words.len; i++) {
        unsigned char c = (unsigned char)words.ptr[i];
        if (c == '"' || c == '\\') {
            buf_put_c(out, "'");
        } else if (c >= ' ' && c != 0x7F) {
            buf_put(out, words.ptr + i, 1);
        }
    }
}
