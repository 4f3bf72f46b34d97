// core/fill.h - a story's words as one learner reads them
//
// {learner} {money:400} {hotline} {emergency} {currency} become words;
// **strong** becomes a run; nothing else is special.
#ifndef CORE_FILL_H
#define CORE_FILL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/registry.h"
#include "core/str.h"

struct fill {
    struct str learner;           // borrowed
    const struct region *region;  // borrowed; never NULL
    bool is_ascii;                // money without signs such as the euro's: "5,850 EUR"
};

// The learner's name for this session: one of the registry's, by its seed.
struct str fill_learner(const struct registry *reg, uint64_t seed);

// A story amount in the region's money: "€6,500", "195,000 TWD" …
void fill_money(const struct region *region, uint64_t amount, struct buf *out);

// The same as this learner's screen can show it.
void fill_amount(const struct fill *fill, uint64_t amount, struct buf *out);

// Append the words of `raw`; `**` stays in.  Unknown placeholders stay as they are.
void fill_text(struct str raw, const struct fill *fill, struct buf *out);

// Remove ** pairs from filled text in place and report the bold byte ranges.
size_t fill_strong(struct buf *text, size_t from, size_t (*ranges)[2], size_t max);

// The placeholder that starts at raw.ptr[at] ('{'): its length with braces, or 0
// when it is none; *known tells whether it is one that fill_text replaces.
size_t fill_placeholder(struct str raw, size_t at, bool *known);

#endif
