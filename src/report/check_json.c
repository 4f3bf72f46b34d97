#include "report/check_json.h"

#include <jansson.h>
#include <stdlib.h>

#include "core/mem.h"

struct check_json {
    json_t *root, *files;  // files: borrowed from root
    size_t counts[SEVERITIES];
};

// A file's name may be no UTF-8: then its odd bytes are question marks.
static json_t *text(struct str s)
{
    json_t *t = json_stringn(s.ptr ? s.ptr : "", s.len);
    if (t) {
        return t;
    }
    char *plain = mem_copy(s.ptr, s.len);
    for (size_t i = 0; i < s.len; i++) {
        plain[i] = (unsigned char)plain[i] < 0x80 ? plain[i] : '?';
    }
    t = json_stringn(plain, s.len);
    mem_free(plain);
    return t;
}

static json_t *finding(const struct finding *one)
{
    const struct finding_kind *kind = &finding_kinds[one->id];
    json_t *o = json_object();
    (void)json_object_set_new(o, "id", text(str_of(kind->word)));
    (void)json_object_set_new(o, "severity", text(str_of(finding_severity_words[kind->severity])));
    (void)json_object_set_new(o, "line", json_integer(one->at.line));
    (void)json_object_set_new(o, "column", json_integer(one->at.column));
    (void)json_object_set_new(o, "sentence", text(str_of(one->sentence)));
    (void)json_object_set_new(o, "hint", one->hint ? text(str_of(one->hint)) : json_null());
    return o;
}

struct check_json *check_json_new(void)
{
    struct check_json *c = mem_new(1, sizeof *c);
    c->root = json_object();
    c->files = json_array();
    (void)json_object_set_new(c->root, "wary-check", json_integer(CHECK_JSON_VERSION));
    (void)json_object_set_new(c->root, "files", c->files);
    return c;
}

void check_json_add(struct check_json *c, struct str file, const struct findings *f)
{
    json_t *o = json_object(), *list = json_array();
    for (size_t i = 0; i < f->count; i++) {
        (void)json_array_append_new(list, finding(&f->list[i]));
    }
    (void)json_object_set_new(o, "file", text(file));
    (void)json_object_set_new(o, "findings", list);
    (void)json_array_append_new(c->files, o);
    for (int s = 0; s < SEVERITIES; s++) {
        c->counts[s] += f->counts[s];
    }
}

void check_json_put(const struct check_json *c, struct buf *out)
{
    (void)json_object_set_new(c->root, "errors",
                              json_integer((json_int_t)c->counts[SEVERITY_ERROR]));
    (void)json_object_set_new(c->root, "warnings",
                              json_integer((json_int_t)c->counts[SEVERITY_WARNING]));
    char *all = json_dumps(c->root, JSON_INDENT(1));
    buf_put_c(out, all ? all : "");
    buf_put_c(out, "\n");
    free(all);  // jansson's own
}

void check_json_free(struct check_json *c)
{
    if (c) {
        json_decref(c->root);
        mem_free(c);
    }
}
