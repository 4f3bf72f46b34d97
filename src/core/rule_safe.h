// core/rule_safe.h - rules that keep real people and firms out of a story
//
// They read words only and need no walk.
#ifndef CORE_RULE_SAFE_H
#define CORE_RULE_SAFE_H

#include "core/rule_case.h"

// Words of the registry that blame, where the story itself speaks.
void rule_safe_blaming(const struct rule_case *c);

// Names of real firms.
void rule_safe_brands(const struct rule_case *c);

// Names and addresses of the internet that may be real.
void rule_safe_domains(const struct rule_case *c);

// Phone numbers and accounts that may be real.
void rule_safe_numbers(const struct rule_case *c);

// Long messages late in a scam: little to learn, much to copy.
void rule_safe_detail(const struct rule_case *c);

#endif
