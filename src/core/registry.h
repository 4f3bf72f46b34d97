// core/registry.h - what wary knows about the field: signs, sources, regions
//
// Data files beside the stories, loaded by load/, immutable, in one arena.
// Every authority, source and help line carries a URL with the date on which
// it was read, or none and `checked: never`.
#ifndef CORE_REGISTRY_H
#define CORE_REGISTRY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/mem.h"
#include "core/scenario.h"
#include "core/str.h"

enum { REGISTRY_SIGNS_MAX = 64 };

enum strength { STRENGTH_WEAK, STRENGTH_MEDIUM, STRENGTH_STRONG, STRENGTH_DECISIVE, STRENGTHS };
extern const char *const registry_strength_words[STRENGTHS];

struct source {
    struct str id, name, url, says;
    struct str checked;  // "2026-11-23" or "never"
};

struct sign {
    struct str id, name;
    enum stage stage;
    enum strength strength;
    struct str rises, looks, why, todo, lookalike, cue;
    const uint16_t *authorities;  // indices into registry sources
    uint32_t authority_count;
};

struct named {
    struct str id, name, about;
};

struct platform {
    struct str id, name;
    enum channel channel;
};

struct help_line {
    struct str id, name, phone, url, hours, purpose, says, checked;  // purpose: money crisis …
};

struct region {
    struct str id, name, currency_code, currency_symbol, emergency;
    bool symbol_after;
    uint32_t scale_thousandths;  // a story's number × this ÷ 1000
    const struct help_line *lines;
    uint32_t line_count;
    int hotline;  // index into lines, or -1
};

struct words {
    const struct str *list;
    uint32_t count;
};

struct registry {
    struct arena arena;  // owns everything below
    struct sign *signs;
    struct source *sources;
    struct named *families;
    struct platform *platforms;
    struct region *regions;  // the fallback "ZZ" is always among them
    struct words learners, class_first, class_second, brands, real_brands, blaming;
    struct str
        *sources_text;  // texts of the source language, in the order of core/phrase.h, or NULL
    uint32_t sign_count, source_count, family_count, platform_count, region_count;
};

// Free a registry; NULL is fine.
void registry_free(struct registry *reg);

// Index by id, or -1.
int registry_find_sign(const struct registry *reg, struct str id);
int registry_find_source(const struct registry *reg, struct str id);
int registry_find_family(const struct registry *reg, struct str id);
int registry_find_platform(const struct registry *reg, struct str id);

// The region with this id, else the fallback; never NULL on a loaded registry.
const struct region *registry_get_region(const struct registry *reg, struct str id);

#endif
