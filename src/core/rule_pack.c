#include "core/rule_pack.h"

#include <stdio.h>

#include "core/rule_form.h"

enum { SAFE_PERCENT_MIN = 40 };

static const struct place nowhere = {0, 0};

void rule_pack_shares(const struct rule_pack *p)
{
    size_t safe = 0;
    for (size_t i = 0; i < p->count; i++) {
        safe += p->stories[i]->verdict != VERDICT_SCAM;
    }
    if (p->count > 0 && safe * 100 < p->count * SAFE_PERCENT_MIN) {
        char some[24], all[24];
        (void)snprintf(some, sizeof some, "%zu", safe);
        (void)snprintf(all, sizeof all, "%zu", p->count);
        finding_add(p->out, FINDING_FEW_SAFE, nowhere, some, all);
    }
}

static bool has_story(const struct rule_pack *p, struct str id)
{
    for (size_t i = 0; i < p->count; i++) {
        if (str_is(p->stories[i]->id, id)) {
            return true;
        }
    }
    return false;
}

void rule_pack_twins(const struct rule_pack *p)
{
    for (size_t i = 0; i < p->count; i++) {
        struct str twin = p->stories[i]->twin;
        if (twin.len && !has_story(p, twin)) {
            char name[2 * SCENARIO_ID_MAX + 16];
            (void)snprintf(name, sizeof name, "%.*s` of `%.*s",
                           STR_ARG(str_part(twin, 0, SCENARIO_ID_MAX)),
                           STR_ARG(str_part(p->stories[i]->id, 0, SCENARIO_ID_MAX)));
            finding_add(p->out, FINDING_TWIN_MISSING, nowhere, name);
        }
    }
}

void rule_pack_ids(const struct rule_pack *p)
{
    for (size_t i = 0; i < p->count; i++) {
        for (size_t k = i + 1; k < p->count; k++) {
            if (str_is(p->stories[i]->id, p->stories[k]->id)) {
                char name[SCENARIO_ID_MAX + 1];
                (void)snprintf(name, sizeof name, "%.*s",
                               STR_ARG(str_part(p->stories[i]->id, 0, SCENARIO_ID_MAX)));
                finding_add(p->out, FINDING_SAME_ID, nowhere, name);
            }
        }
    }
}

static uint64_t signs_of(const struct scenario *sc)
{
    uint64_t shown = 0;
    for (uint32_t i = 0; i < sc->step_count; i++) {
        if (sc->steps[i].kind == STEP_MESSAGE) {
            shown |= sc->steps[i].u.message->sign_mask;
        }
    }
    return shown;
}

static uint32_t stages_of(const struct scenario *sc)
{
    uint32_t stages = 0;
    for (uint32_t i = 0; i < sc->scene_count; i++) {
        stages |= 1u << sc->scenes[i].stage;
    }
    return stages;
}

void rule_pack_coverage(const struct rule_pack *p)
{
    uint64_t shown = 0;
    uint32_t channels = 0, stages = 0;
    for (size_t i = 0; i < p->count; i++) {
        shown |= signs_of(p->stories[i]);
        channels |= 1u << p->stories[i]->channel;
        stages |= stages_of(p->stories[i]);
    }
    for (uint32_t i = 0; i < p->reg->sign_count; i++) {
        if (!(shown >> i & 1)) {
            char name[SCENARIO_ID_MAX + 1];
            (void)snprintf(name, sizeof name, "%.*s",
                           STR_ARG(str_part(p->reg->signs[i].id, 0, SCENARIO_ID_MAX)));
            finding_add(p->out, FINDING_SIGN_UNSHOWN, nowhere, name);
        }
    }
    for (int i = 0; i < STAGES; i++) {
        if (!(stages >> i & 1)) {
            finding_add(p->out, FINDING_STAGE_UNUSED, nowhere, scenario_stage_words[i]);
        }
    }
    for (int i = 0; i < CHANNELS; i++) {
        if (!(channels >> i & 1)) {
            finding_add(p->out, FINDING_CHANNEL_UNUSED, nowhere, scenario_channel_words[i]);
        }
    }
}

// Each pair is looked at once, from the one that stands first.
void rule_pack_forms(const struct rule_pack *p)
{
    for (size_t i = 0; i < p->form_count; i++) {
        char name[SCENARIO_ID_MAX + 1], what[96];
        const struct scenario *a = p->forms[i];
        for (size_t k = i + 1; k < p->form_count; k++) {
            const struct scenario *b = p->forms[k];
            bool is_pair = str_is(a->pair, b->id) || str_is(b->pair, a->id);
            if (is_pair && rule_form_differs(a, b, what, sizeof what)) {
                (void)snprintf(name, sizeof name, "%.*s", STR_ARG(a->id));
                finding_add(p->out, FINDING_FORM_PAIR, nowhere, name, what);
            }
        }
    }
}
