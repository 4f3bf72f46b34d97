// core/grammar.h - the keys of a story, from one table
//
// grammar.def: GRAMMAR(PLACE, "key", TYPE, is needed, "what it is").  The loader
// asks what is a key where; report/schema makes the JSON Schema of it.
#ifndef CORE_GRAMMAR_H
#define CORE_GRAMMAR_H

#include <stdbool.h>
#include <stddef.h>

enum grammar_place {
    GRAMMAR_STORY,     // the file
    GRAMMAR_ABOUT,     // under `about`
    GRAMMAR_CAST,      // one of the cast
    GRAMMAR_SCENE,     // one scene
    GRAMMAR_STEP,      // a step that is no message
    GRAMMAR_LINE,      // beside a message
    GRAMMAR_VARIANTS,  // instead of a message's text
    GRAMMAR_LOOK,      // one sign under `resembles`
    GRAMMAR_REPLY,
    GRAMMAR_TEST,
    GRAMMAR_DO,    // a check or a leave in a test
    GRAMMAR_FORM,  // a file of items
    GRAMMAR_ITEM,
    GRAMMAR_EXPECT,
    GRAMMAR_LESSON,  // a file for a class
    GRAMMAR_TALK,    // one entry of its `discuss`
    GRAMMAR_PLACES
};

enum grammar_type {
    // values
    GRAMMAR_IS_TEXT,
    GRAMMAR_IS_TEXTS,
    GRAMMAR_IS_NUMBER,
    GRAMMAR_IS_YES,
    GRAMMAR_IS_CONDITION,
    GRAMMAR_IS_NEW_ID,   // an id that is made here
    GRAMMAR_IS_VERSION,  // of the grammar
    GRAMMAR_IS_LOSS,
    GRAMMAR_IS_ANY,
    // words of the grammar
    GRAMMAR_IS_VERDICT,
    GRAMMAR_IS_STAGE,
    GRAMMAR_IS_CHANNEL,
    GRAMMAR_IS_FIT,
    GRAMMAR_IS_CHECK,
    GRAMMAR_IS_LEAVE,
    GRAMMAR_IS_FORM,
    // keys of registries
    GRAMMAR_IS_FAMILY,
    GRAMMAR_IS_PLATFORM,
    GRAMMAR_IS_SOURCES,
    GRAMMAR_IS_SIGNS,     // a list of them, or each with its words
    GRAMMAR_IS_SIGN_IDS,  // a list of them
    GRAMMAR_IS_LOOKS,
    // ids of the story
    GRAMMAR_IS_SCENE_ID,
    GRAMMAR_IS_ENDING_ID,
    GRAMMAR_IS_ASSIGNS,
    GRAMMAR_IS_VARS,
    // what has keys of its own
    GRAMMAR_IS_ABOUT_MAP,
    GRAMMAR_IS_CAST_MAP,
    GRAMMAR_IS_SCENE_MAP,
    GRAMMAR_IS_ITEM_MAP,
    GRAMMAR_IS_CHECK_MAP,
    GRAMMAR_IS_ENDING_MAP,
    GRAMMAR_IS_STEPS,
    GRAMMAR_IS_REPLIES,
    GRAMMAR_IS_TESTS,
    GRAMMAR_IS_DOS,
    GRAMMAR_IS_EXPECT_MAP,
    GRAMMAR_TYPES
};

struct grammar_key {
    enum grammar_place place;
    const char *key;
    enum grammar_type type;
    bool is_needed;
    const char *says;  // one or two sentences, for a hover text
};

extern const struct grammar_key grammar_table[];
extern const size_t grammar_count;

// The keys of a place, in the table's order; *count gets how many.
const char *const *grammar_keys(enum grammar_place place, size_t *count);

// The index in grammar_table of the first key of a place; its others follow.
size_t grammar_first(enum grammar_place place);

#endif
