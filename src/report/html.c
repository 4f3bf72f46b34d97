#include "report/html.h"

#include <stdbool.h>
#include <string.h>

#include "core/base.h"

static const char style[] =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;"
    "color:#111;background:#fff}"
    "h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:1.6rem 0 .4rem}"
    "p{margin:.4rem 0}.quiet{color:#555}.strong{font-weight:bold}"
    ".theirs,.yours,.note,.day{margin:.5rem 0;padding:.35rem .7rem}"
    ".theirs{border-inline-start:3px solid #555;margin-inline-end:20%}"
    ".yours{border-inline-end:3px solid #999;margin-inline-start:20%;text-align:end}"
    ".note{font-style:italic}.day{text-align:center;color:#555}"
    ".hint{color:#555;font-size:.85rem}mark{background:none;font-weight:bold;"
    "text-decoration:underline}svg{max-width:100%;height:auto}"
    "section{break-before:auto}.theirs,.yours,li{break-inside:avoid}"
    "@media print{body{margin:0;max-width:none;font-size:11pt}}";

static const char *const right_to_left[] = {"ar", "fa", "he", "ps", "sd", "ug", "ur", "yi"};

static bool is_right_to_left(const char *lang)
{
    for (size_t i = 0; i < COUNT_OF(right_to_left); i++) {
        if (strncmp(lang, right_to_left[i], 2) == 0 && (lang[2] == '\0' || lang[2] == '_')) {
            return true;
        }
    }
    return false;
}

static const char *written(char c)
{
    switch (c) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void html_text(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        const char *instead = written(s.ptr[i]);
        bool is_control = (unsigned char)s.ptr[i] < ' ' || s.ptr[i] == 0x7F;
        if (instead) {
            buf_put_c(out, instead);
        } else if (!is_control || s.ptr[i] == '\n') {
            buf_put(out, &s.ptr[i], 1);
        }
    }
}

// "zh_TW" is zh-TW in a page.
static void put_lang(struct buf *out, const char *lang)
{
    for (const char *c = lang[0] ? lang : "en"; *c; c++) {
        buf_put(out, *c == '_' ? "-" : c, 1);
    }
}

void html_begin(struct buf *out, struct str title, const char *lang)
{
    buf_put_c(out, "<!DOCTYPE html>\n<html lang=\"");
    put_lang(out, lang);
    buf_fmt(out, "\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
            is_right_to_left(lang) ? "rtl" : "ltr");
    buf_put_c(out, "<meta name=\"viewport\" content=\"width=device-width\">\n");
    html_put(out, "title", NULL, title);
    buf_fmt(out, "<style>%s</style>\n</head>\n<body>\n<main>\n", style);
}

void html_end(struct buf *out)
{
    buf_put_c(out, "</main>\n</body>\n</html>\n");
}

void html_put(struct buf *out, const char *tag, const char *class_name, struct str text)
{
    buf_fmt(out, "<%s", tag);
    if (class_name) {
        buf_fmt(out, " class=\"%s\"", class_name);
    }
    buf_put_c(out, ">");
    html_text(out, text);
    buf_fmt(out, "</%s>\n", tag);
}
