#include "run/page.h"

#include "report/html.h"

// Text with the runs that mark words of a sign or strong words.
static void put_runs(const struct doc_item *item, struct buf *out)
{
    size_t at = 0;
    for (uint16_t i = 0; i < item->run_count; i++) {
        const struct doc_run *run = &item->runs[i];
        if (run->from < at || run->to > item->text.len) {
            continue;
        }
        const char *tag = run->style == STYLE_SIGN ? "mark" : "b";
        html_text(out, (struct str){item->text.ptr + at, run->from - at});
        buf_fmt(out, "<%s>", tag);
        html_text(out, (struct str){item->text.ptr + run->from, (size_t)(run->to - run->from)});
        buf_fmt(out, "</%s>", tag);
        at = run->to;
    }
    html_text(out, (struct str){item->text.ptr + at, item->text.len - at});
}

static void put_block(const struct doc_item *item, const char *tag, const char *class_name,
                      struct buf *out)
{
    if (item->text.len == 0) {
        return;
    }
    buf_fmt(out, "<%s", tag);
    if (class_name) {
        buf_fmt(out, " class=\"%s\"", class_name);
    }
    buf_put_c(out, ">");
    if (item->lead.len) {
        html_put(out, "b", NULL, item->lead);
    }
    put_runs(item, out);
    if (item->hint.len) {
        buf_put_c(out, " ");
        html_put(out, "span", "hint", item->hint);
    }
    buf_fmt(out, "</%s>\n", tag);
}

static const char *class_of(enum style style)
{
    return style == STYLE_STRONG ? "strong" : style == STYLE_QUIET ? "quiet" : NULL;
}

// How each kind of item is written; NULL: only on a screen.
static const struct {
    const char *tag, *class_name;
} kinds[DOC_KINDS] = {
    [DOC_TEXT] = {"p", NULL},         [DOC_HEAD] = {"h2", NULL},      [DOC_DAY] = {"div", "day"},
    [DOC_THEIRS] = {"div", "theirs"}, [DOC_YOURS] = {"div", "yours"}, [DOC_NOTE] = {"div", "note"},
};

static void put_item(const struct doc_item *item, struct buf *out)
{
    if (item->kind == DOC_PICTURE && item->spoken.len) {
        html_put(out, "p", NULL, item->spoken);
    } else if (kinds[item->kind].tag) {
        const char *class_name = kinds[item->kind].class_name;
        put_block(item, kinds[item->kind].tag, class_name ? class_name : class_of(item->style),
                  out);
    }
}

void page_put(const struct doc *d, struct str picture, struct buf *out)
{
    bool is_drawn = picture.len == 0;
    buf_put_c(out, "<section>\n");
    html_put(out, "h1", NULL, d->title);
    if (d->aside.len) {
        html_put(out, "p", "quiet", d->aside);
    }
    for (size_t i = 0; i < d->count; i++) {
        if (d->items[i].kind == DOC_PICTURE && !is_drawn) {
            buf_put_str(out, picture);
            is_drawn = true;
        }
        put_item(&d->items[i], out);
    }
    buf_put_c(out, "</section>\n");
}
