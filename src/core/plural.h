// core/plural.h - which plural form a number takes: the C expression of a PO header
//
// GNU gettext's Plural-Forms: n ? : || && == != < <= > >= + - * / % ! ( ), whole
// numbers.  Any text is safe: depth and length are limited, dividing by 0 gives 0.
#ifndef CORE_PLURAL_H
#define CORE_PLURAL_H

#include <stdbool.h>

#include "core/str.h"

enum { PLURAL_FORMS_MAX = 6, PLURAL_TEXT_MAX = 400 };

struct plural {
    unsigned forms;
    struct str rule;  // borrowed: the expression
};

// Read "nplurals=2; plural=n!=1;"; false when it is none.
bool plural_parse(struct str header, struct plural *out);

// The form for n, below out->forms.
unsigned plural_form(const struct plural *p, unsigned long n);

#endif
