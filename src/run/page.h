// run/page.h - screens as one web page to print or to hand on
//
// The same words as on the screen and in plain mode; plots are drawn beside them.
#ifndef RUN_PAGE_H
#define RUN_PAGE_H

#include "core/str.h"
#include "view/doc.h"

// Append one screen: heading, then its lines; what can only be chosen is left out.
// picture: markup that is put where the first plot stands; may be empty.
void page_put(const struct doc *d, struct str picture, struct buf *out);

#endif
