// view/tell_items.h - what a sitting over short messages came to, in sentences
#ifndef VIEW_TELL_ITEMS_H
#define VIEW_TELL_ITEMS_H

#include "view/app_state.h"

// Add scams seen, honest ones trusted, left open.
void tell_items_sum(struct doc *d, const struct sitting *sum);

// Add how often one was right, by how sure one was.
void tell_items_sureness(struct doc *d, const struct sitting *sum);

// Add d' and c, where there are enough items for them.
void tell_items_detection(struct doc *d, const struct sitting *sum);

#endif
