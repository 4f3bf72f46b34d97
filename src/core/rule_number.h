// core/rule_number.h - numbers that may belong to somebody
//
// Phone numbers outside the ranges that are kept free for fiction, and anything
// shaped like an account, a card or a wallet.  Dates, years and amounts pass.
#ifndef CORE_RULE_NUMBER_H
#define CORE_RULE_NUMBER_H

#include "core/str.h"

enum rule_number_kind {
    RULE_NUMBER_NONE,
    RULE_NUMBER_PHONE,
    RULE_NUMBER_ACCOUNT,
    RULE_NUMBER_ADDRESS,  // of the internet, outside the ranges for documents
};

// The first such number at or after byte *at: its bytes in *found, and *at
// behind it.  NONE when there is no more.
enum rule_number_kind rule_number_find(struct str s, size_t *at, struct str *found);

#endif
