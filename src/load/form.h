// load/form.h - a tree as a form: short items, each judged by itself
#ifndef LOAD_FORM_H
#define LOAD_FORM_H

#include "load/draft.h"

// Build the whole form as a story whose scenes are its items; findings say what is the
// matter with it.
void form_fill(struct draft *d, const struct node *root);

#endif
