#include "report/json.h"

#include <stdlib.h>

void json_put(json_t *o, const char *key, json_t *value)
{
    (void)json_object_set_new(o, key, value);
}

json_t *json_text(struct str s)
{
    return json_stringn_nocheck(s.ptr ? s.ptr : "", s.len);
}

void json_finish(json_t *o, struct buf *out)
{
    char *text = json_dumps(o, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
    buf_put_c(out, text);
    buf_put_c(out, "\n");
    free(text);  // jansson's own
    json_decref(o);
}
