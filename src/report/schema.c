#include "report/schema.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "core/grammar.h"

// What a schema is made for.
struct make {
    const struct registry *reg;
    const struct scenario *sc;  // NULL: for any story
};

static json_t *text(struct str s)
{
    json_t *t = json_stringn(s.ptr ? s.ptr : "", s.len);
    return t ? t : json_string("?");
}

// {"type": one or several, by blanks}
static json_t *typed(const char *types)
{
    json_t *o = json_object(), *list = json_array();
    while (*types) {
        size_t n = strcspn(types, " ");
        (void)json_array_append_new(list, json_stringn(types, n));
        types += n + (types[n] == ' ');
    }
    bool is_one = json_array_size(list) == 1;
    (void)json_object_set(o, "type", is_one ? json_array_get(list, 0) : list);
    json_decref(list);
    return o;
}

static json_t *with(json_t *o, const char *key, json_t *value)
{
    (void)json_object_set_new(o, key, value);
    return o;
}

static json_t *ref(const char *name)
{
    return with(json_object(), "$ref", json_sprintf("#/definitions/%s", name));
}

// An empty list would allow nothing, and editors then refuse the whole schema.
static json_t *with_enum(json_t *o, json_t *list)
{
    if (json_array_size(list)) {
        (void)json_object_set(o, "enum", list);
    }
    json_decref(list);
    return o;
}

static json_t *words(const char *const *list, int count)
{
    json_t *all = json_array();
    for (int i = 0; i < count; i++) {
        (void)json_array_append_new(all, json_string(list[i]));
    }
    return all;
}

// --- ids of registries and of the story

#define IDS(name, field, list, count)                                                              \
    static json_t *name(const struct make *m)                                                      \
    {                                                                                              \
        json_t *all = json_array();                                                                \
        for (uint32_t i = 0; m->field && i < m->field->count; i++) {                               \
            (void)json_array_append_new(all, text(m->field->list[i].id));                          \
        }                                                                                          \
        return all;                                                                                \
    }

IDS(ids_of_signs, reg, signs, sign_count)
IDS(ids_of_sources, reg, sources, source_count)
IDS(ids_of_families, reg, families, family_count)
IDS(ids_of_platforms, reg, platforms, platform_count)
IDS(ids_of_scenes, sc, scenes, scene_count)
IDS(ids_of_endings, sc, endings, ending_count)
IDS(ids_of_vars, sc, vars, var_count)

// --- one function a type of value

static json_t *text_value(const struct make *m)
{
    (void)m;
    return with(typed("string number boolean"), "minLength", json_integer(1));
}

static json_t *list_of(json_t *items)
{
    return with(typed("array"), "items", items);
}

static json_t *texts_value(const struct make *m)
{
    return list_of(text_value(m));
}

static json_t *number_value(const struct make *m)
{
    (void)m;
    return with(typed("integer"), "minimum", json_integer(0));
}

// YAML 1.1 reads yes as true, YAML 1.2 as a word.
static json_t *yes_value(const struct make *m)
{
    (void)m;
    return with(json_object(), "enum", json_pack("[b, b, s, s]", 1, 0, "yes", "no"));
}

static json_t *condition_value(const struct make *m)
{
    (void)m;
    return with(typed("string boolean integer"), "minLength", json_integer(1));
}

static json_t *id_value(const struct make *m)
{
    (void)m;
    return with(with(typed("string"), "pattern", json_string("^[a-z][a-z0-9-]*$")), "maxLength",
                json_integer(SCENARIO_ID_MAX));
}

static json_t *version_value(const struct make *m)
{
    (void)m;
    return with(json_object(), "const", json_integer(1));
}

static json_t *loss_value(const struct make *m)
{
    (void)m;
    return with(typed("integer string"), "pattern", json_string("^(documents|travel)$"));
}

static json_t *any_value(const struct make *m)
{
    (void)m;
    return json_object();
}

#define WORDS(name, list, count)                                                                   \
    static json_t *name(const struct make *m)                                                      \
    {                                                                                              \
        (void)m;                                                                                   \
        return with_enum(json_object(), words(list, count));                                       \
    }

WORDS(verdict_value, scenario_verdict_words, VERDICTS)
WORDS(stage_value, scenario_stage_words, STAGES)
WORDS(channel_value, scenario_channel_words, CHANNELS)
WORDS(fit_value, scenario_fit_words, FITS)
WORDS(check_value, scenario_check_words, CHECKS)
WORDS(leave_value, scenario_leave_words, LEAVES)

static json_t *family_value(const struct make *m)
{
    return with_enum(typed("string"), ids_of_families(m));
}

static json_t *platform_value(const struct make *m)
{
    return with_enum(typed("string"), ids_of_platforms(m));
}

static json_t *sources_value(const struct make *m)
{
    return list_of(with_enum(typed("string"), ids_of_sources(m)));
}

static json_t *sign_ids_value(const struct make *m)
{
    return list_of(with_enum(typed("string"), ids_of_signs(m)));
}

static json_t *of_signs(const struct make *m, const char *types, json_t *values)
{
    json_t *o = with(typed(types), "propertyNames", with_enum(json_object(), ids_of_signs(m)));
    return with(o, "additionalProperties", values);
}

static json_t *signs_value(const struct make *m)
{
    json_t *o = of_signs(m, "array object", text_value(m));
    return with(o, "items", with_enum(typed("string"), ids_of_signs(m)));
}

static json_t *looks_value(const struct make *m)
{
    return of_signs(m, "object", ref("look"));
}

static json_t *scene_id_value(const struct make *m)
{
    return with_enum(typed("string"), ids_of_scenes(m));
}

static json_t *ending_id_value(const struct make *m)
{
    return with_enum(typed("string"), ids_of_endings(m));
}

static json_t *assigns_value(const struct make *m)
{
    json_t *o = with(typed("object"), "additionalProperties", typed("integer boolean string"));
    json_t *names = with_enum(json_object(), ids_of_vars(m));
    return with(o, "propertyNames", names);
}

static json_t *vars_value(const struct make *m)
{
    (void)m;
    return with(typed("object"), "additionalProperties", typed("integer boolean string"));
}

static json_t *map_of(json_t *values)
{
    return with(with(typed("object"), "additionalProperties", values), "minProperties",
                json_integer(1));
}

static json_t *about_value(const struct make *m)
{
    (void)m;
    return ref("about");
}

static json_t *cast_value(const struct make *m)
{
    (void)m;
    return map_of(ref("person"));
}

static json_t *scenes_value(const struct make *m)
{
    (void)m;
    return map_of(ref("scene"));
}

static json_t *checks_value(const struct make *m)
{
    (void)m;
    json_t *o = typed("object"), *properties = json_object();
    for (int i = 0; i < CHECKS; i++) {
        (void)with(properties, scenario_check_words[i], typed("string number boolean object"));
    }
    return with(with(o, "properties", properties), "additionalProperties", json_false());
}

static json_t *endings_value(const struct make *m)
{
    return map_of(text_value(m));
}

static json_t *steps_value(const struct make *m)
{
    (void)m;
    return list_of(ref("step"));
}

static json_t *replies_value(const struct make *m)
{
    (void)m;
    return with(with(list_of(ref("reply")), "minItems", json_integer(1)), "maxItems",
                json_integer(SCENARIO_REPLIES_MAX));
}

static json_t *tests_value(const struct make *m)
{
    (void)m;
    return list_of(ref("test"));
}

static json_t *dos_value(const struct make *m)
{
    (void)m;
    return list_of(ref("do"));
}

static json_t *expect_value(const struct make *m)
{
    (void)m;
    return ref("expect");
}

typedef json_t *value_fn(const struct make *m);

static value_fn *const values[GRAMMAR_TYPES] = {
    [GRAMMAR_IS_TEXT] = text_value,
    [GRAMMAR_IS_TEXTS] = texts_value,
    [GRAMMAR_IS_NUMBER] = number_value,
    [GRAMMAR_IS_YES] = yes_value,
    [GRAMMAR_IS_CONDITION] = condition_value,
    [GRAMMAR_IS_NEW_ID] = id_value,
    [GRAMMAR_IS_VERSION] = version_value,
    [GRAMMAR_IS_LOSS] = loss_value,
    [GRAMMAR_IS_ANY] = any_value,
    [GRAMMAR_IS_VERDICT] = verdict_value,
    [GRAMMAR_IS_STAGE] = stage_value,
    [GRAMMAR_IS_CHANNEL] = channel_value,
    [GRAMMAR_IS_FIT] = fit_value,
    [GRAMMAR_IS_CHECK] = check_value,
    [GRAMMAR_IS_LEAVE] = leave_value,
    [GRAMMAR_IS_FAMILY] = family_value,
    [GRAMMAR_IS_PLATFORM] = platform_value,
    [GRAMMAR_IS_SOURCES] = sources_value,
    [GRAMMAR_IS_SIGNS] = signs_value,
    [GRAMMAR_IS_SIGN_IDS] = sign_ids_value,
    [GRAMMAR_IS_LOOKS] = looks_value,
    [GRAMMAR_IS_SCENE_ID] = scene_id_value,
    [GRAMMAR_IS_ENDING_ID] = ending_id_value,
    [GRAMMAR_IS_ASSIGNS] = assigns_value,
    [GRAMMAR_IS_VARS] = vars_value,
    [GRAMMAR_IS_ABOUT_MAP] = about_value,
    [GRAMMAR_IS_CAST_MAP] = cast_value,
    [GRAMMAR_IS_SCENE_MAP] = scenes_value,
    [GRAMMAR_IS_CHECK_MAP] = checks_value,
    [GRAMMAR_IS_ENDING_MAP] = endings_value,
    [GRAMMAR_IS_STEPS] = steps_value,
    [GRAMMAR_IS_REPLIES] = replies_value,
    [GRAMMAR_IS_TESTS] = tests_value,
    [GRAMMAR_IS_DOS] = dos_value,
    [GRAMMAR_IS_EXPECT_MAP] = expect_value,
};

// --- places

static void put_keys(const struct make *m, enum grammar_place place, json_t *properties,
                     json_t *needed)
{
    for (size_t i = grammar_first(place); i < grammar_count && grammar_table[i].place == place;
         i++) {
        const struct grammar_key *k = &grammar_table[i];
        json_t *value = values[k->type](m);
        (void)with(value, "description", json_string(k->says));
        (void)json_object_set_new(properties, k->key, value);
        if (k->is_needed) {
            (void)json_array_append_new(needed, json_string(k->key));
        }
    }
}

// A mapping with the keys of a place; x-… is free where `is_open`.
static json_t *place_of(const struct make *m, enum grammar_place place, json_t *o, bool is_open)
{
    json_t *properties = json_object(), *needed = json_array();
    put_keys(m, place, properties, needed);
    (void)with(o, "properties", properties);
    if (json_array_size(needed)) {
        (void)json_object_set(o, "required", needed);
    }
    json_decref(needed);
    if (is_open) {
        (void)with(o, "patternProperties", with(json_object(), "^x-", json_object()));
    }
    return with(o, "additionalProperties", json_false());
}

// What a person of the cast says: a text, or variants of it.
static json_t *message_value(const struct make *m)
{
    return with(place_of(m, GRAMMAR_VARIANTS, typed("string number boolean object"), false),
                "minLength", json_integer(1));
}

// One flat mapping: a verb or a person of the cast, and what may stand beside.
static json_t *step_of(const struct make *m)
{
    json_t *o = place_of(m, GRAMMAR_STEP, typed("object"), true), *none = json_array();
    json_t *properties = json_object_get(o, "properties");
    put_keys(m, GRAMMAR_LINE, properties, none);
    json_decref(none);
    for (uint32_t i = 0; m->sc && i < m->sc->cast_count; i++) {
        const struct cast *cast = &m->sc->cast[i];
        json_t *says = with(ref("message"), "description", text(cast->name));
        (void)json_object_setn_new(properties, cast->id.ptr, cast->id.len, says);
    }
    if (!m->sc || m->sc->cast_count == 0) {
        (void)with(o, "additionalProperties", ref("message"));
    }
    (void)with(o, "dependencies", json_pack("{s: [s], s: [s]}", "then", "if", "else", "if"));
    return with(o, "minProperties", json_integer(1));
}

static json_t *definitions_of(const struct make *m)
{
    json_t *all = json_object();
    (void)with(all, "about", place_of(m, GRAMMAR_ABOUT, typed("object"), true));
    (void)with(all, "person", place_of(m, GRAMMAR_CAST, typed("object"), true));
    (void)with(all, "scene", place_of(m, GRAMMAR_SCENE, typed("object"), true));
    (void)with(all, "message", message_value(m));
    (void)with(all, "step", step_of(m));
    (void)with(all, "look", place_of(m, GRAMMAR_LOOK, typed("object"), true));
    (void)with(all, "reply", place_of(m, GRAMMAR_REPLY, typed("object"), true));
    (void)with(all, "test", place_of(m, GRAMMAR_TEST, typed("object"), true));
    (void)with(all, "do", place_of(m, GRAMMAR_DO, typed("string number boolean object"), false));
    (void)with(all, "expect", place_of(m, GRAMMAR_EXPECT, typed("object"), true));
    return all;
}

void schema_put(const struct registry *reg, const struct scenario *sc, struct buf *out)
{
    const struct make m = {reg, sc};
    json_t *root = json_object();
    (void)with(root, "$schema", json_string("http://json-schema.org/draft-07/schema#"));
    (void)with(root, "title", json_string("A story of wary"));
    (void)with(root, "type", json_string("object"));
    (void)place_of(&m, GRAMMAR_STORY, root, true);
    (void)with(root, "definitions", definitions_of(&m));
    char *all = json_dumps(root, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
    buf_put_c(out, all ? all : "");
    buf_put_c(out, "\n");
    free(all);  // jansson's own
    json_decref(root);
}
