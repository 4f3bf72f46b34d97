#include "core/registry.h"

const char *const registry_strength_words[STRENGTHS] = {"weak", "medium", "strong", "decisive"};

void registry_free(struct registry *reg)
{
    if (reg) {
        arena_free(&reg->arena);
        mem_free(reg);
    }
}

int registry_find_sign(const struct registry *reg, struct str id)
{
    for (uint32_t i = 0; i < reg->sign_count; i++) {
        if (str_is(reg->signs[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}

int registry_find_source(const struct registry *reg, struct str id)
{
    for (uint32_t i = 0; i < reg->source_count; i++) {
        if (str_is(reg->sources[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}

int registry_find_family(const struct registry *reg, struct str id)
{
    for (uint32_t i = 0; i < reg->family_count; i++) {
        if (str_is(reg->families[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}

int registry_find_platform(const struct registry *reg, struct str id)
{
    for (uint32_t i = 0; i < reg->platform_count; i++) {
        if (str_is(reg->platforms[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}

static const struct region *find_region(const struct registry *reg, struct str id)
{
    for (uint32_t i = 0; i < reg->region_count; i++) {
        if (str_is(reg->regions[i].id, id)) {
            return &reg->regions[i];
        }
    }
    return NULL;
}

const struct region *registry_get_region(const struct registry *reg, struct str id)
{
    static const struct region nowhere = {.scale_thousandths = 1000, .hotline = -1};
    const struct region *region = find_region(reg, id);
    region = region ? region : find_region(reg, STR("ZZ"));
    return region ? region : &nowhere;
}
