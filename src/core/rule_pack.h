// core/rule_pack.h - rules about a folder of stories and forms
//
// Findings have no place: they speak of the folder.
#ifndef CORE_RULE_PACK_H
#define CORE_RULE_PACK_H

#include "core/finding.h"
#include "core/registry.h"
#include "core/scenario.h"

struct rule_pack {
    const struct scenario *const *stories;
    size_t count;
    const struct scenario *const *forms;
    size_t form_count;
    const struct registry *reg;
    struct findings *out;
};

// Too few stories that are no scam.
void rule_pack_shares(const struct rule_pack *p);

// Two stories with one id.
void rule_pack_ids(const struct rule_pack *p);

// Twins that are not among them.
void rule_pack_twins(const struct rule_pack *p);

// Signs and channels that no story shows.
void rule_pack_coverage(const struct rule_pack *p);

// Forms that do not measure the same as their pair.
void rule_pack_forms(const struct rule_pack *p);

#endif
