// core/rule_form.h - what makes a form of short items one that may be used
#ifndef CORE_RULE_FORM_H
#define CORE_RULE_FORM_H

#include "core/rule_case.h"

// Each item shows a sign or resembles one, as its verdict wants, and is short.
rule_case_fn rule_form_items;

// Half of the items are scams; there are as many as are asked.
rule_case_fn rule_form_shares;

// In what two parallel forms differ ("item 3, its stage"), in text; false: in nothing.
bool rule_form_differs(const struct scenario *a, const struct scenario *b, char *text, size_t size);

#endif
