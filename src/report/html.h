// report/html.h - one page that needs nothing else: no script, no font, no network
//
// Prints well, in black and white too; right to left where the language is so.
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "core/str.h"

// Append text with <, >, &, and quotes written so that nothing in it is markup; control
// characters are dropped.
void html_text(struct buf *out, struct str s);

// Begin a page in this language ("de", "zh_TW"; empty: en), and end it.
void html_begin(struct buf *out, struct str title, const char *lang);
void html_end(struct buf *out);

// Append <tag class="…">text</tag>; class_name may be NULL.
void html_put(struct buf *out, const char *tag, const char *class_name, struct str text);

#endif
