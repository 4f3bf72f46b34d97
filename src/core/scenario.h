// core/scenario.h - one story: what the learner meets, and what it leads to
//
// Built by load/, immutable afterwards, everything in one arena.  Steps are one
// flat array: `then`, `else` and replies are jumps, so a place in the story is
// one number.  Indices are valid when the story has no error-level finding;
// a story that has one is never handed to a session.
#ifndef CORE_SCENARIO_H
#define CORE_SCENARIO_H

#include <stdbool.h>
#include <stdint.h>

#include "core/expr.h"
#include "core/mem.h"
#include "core/str.h"

enum {
    SCENARIO_VARS_MAX = 64,
    SCENARIO_VAR_VALUE_MAX = 99,
    SCENARIO_SHOWN_MAX = 1000,  // incoming messages, notes, replies and checks in one session
    SCENARIO_REPLIES_MAX = 9,   // in one `choose`: a digit each
    SCENARIO_ID_MAX = 64,       // bytes of any id
};

// No scene, no step.
#define SCENARIO_NOWHERE UINT32_MAX

enum verdict { VERDICT_SCAM, VERDICT_HARMLESS, VERDICT_UNCLEAR, VERDICTS };

enum stage {
    STAGE_APPROACH,
    STAGE_BOND,
    STAGE_ISOLATE,
    STAGE_HOOK,
    STAGE_PROOF,
    STAGE_SQUEEZE,
    STAGE_LOCK,
    STAGE_RETURN,
    STAGES
};

enum channel {
    CHANNEL_DATING_CHAT,
    CHANNEL_MESSENGER,
    CHANNEL_SMS,
    CHANNEL_GROUP,
    CHANNEL_JOB_BOARD,
    CHANNEL_MAIL,
    CHANNEL_CLASSIFIEDS,
    CHANNEL_PROFESSIONAL_NETWORK,
    CHANNELS
};

enum fit { FIT_LOW, FIT_MEDIUM, FIT_HIGH, FITS };

enum check_kind {
    CHECK_PHOTO,
    CHECK_SOMEONE,
    CHECK_COMPANY,
    CHECK_CALL,
    CHECK_CALLBACK,
    CHECK_WAIT,
    CHECKS
};

enum leave_how { LEAVE_STOP, LEAVE_BLOCK, LEAVE_REPORT, LEAVES };

// A form is a file of short items, each judged by itself: a few after a conversation,
// with the reasons at once; or all of a check-up, without them, since it is taken again.
enum form { FORM_NONE, FORM_AFTER, FORM_CHECK_UP, FORMS };

// Their words in a file and in an event: "scam", "approach", "dating-chat", …
extern const char *const scenario_verdict_words[VERDICTS];
extern const char *const scenario_stage_words[STAGES];
extern const char *const scenario_channel_words[CHANNELS];
extern const char *const scenario_fit_words[FITS];
extern const char *const scenario_check_words[CHECKS];
extern const char *const scenario_leave_words[LEAVES];
extern const char *const scenario_form_words[FORMS];

// Index of the word in a table of n words, or -1.
int scenario_word(const char *const *words, int n, struct str word);

struct place {
    uint32_t line, column;  // from 1; 0 when there is none
};

struct cast {
    struct str id, name, bio;
    bool is_trusted;
    struct place at;
};

struct var {
    struct str id;
    uint8_t first;  // 0..99
    bool is_yes_no;
    struct place at;
};

// One `set` or `add`.
struct assign {
    uint8_t var;
    bool is_add;
    int16_t value;  // set: 0..99; add: -99..99, the result is clamped to 0..99
};

struct assigns {
    const struct assign *list;
    uint32_t count;
};

// A sign that a message shows.  words.len 0: the whole message is the sign.
struct sign_use {
    uint8_t sign;  // index into the registry's signs, below REGISTRY_SIGNS_MAX
    struct str words;
    struct place at;
};

// A harmless message that has the surface of a sign, and why it is fine.
struct look_use {
    uint8_t sign;
    struct str words, why;
    struct place at;
};

enum variation { VARIATION_ONE, VARIATION_ANY, VARIATION_IN_ORDER };

struct message {
    uint8_t cast;
    enum variation variation;
    bool is_neutral;
    uint8_t pause_s;  // seconds of typing; 0: by length
    uint16_t text_count, sign_count, look_count;
    const struct str *texts;  // at least one
    const struct sign_use *signs;
    const struct look_use *looks;
    struct str at_time, subject, hint;  // "21:40"; mail only; for the translator
    uint64_t variety;                   // of the source text: which variant a seed plays
    uint64_t sign_mask;                 // bit i: sign i of the registry
};

struct reply {
    struct str id;   // may be empty
    struct str key;  // the id, else "~" and 16 hex digits of the hash of the words
    struct str text, hint;
    const struct expr *cond;  // NULL: always
    struct assigns assigns;
    uint32_t target;      // step where it goes on
    uint32_t goto_scene;  // or SCENARIO_NOWHERE: falls through
    bool leaves;
    struct place at;
};

enum step_kind {
    STEP_MESSAGE,
    STEP_NOTE,
    STEP_WAIT,
    STEP_CHOOSE,
    STEP_IF,
    STEP_JUMP,  // made by the loader behind `then` and at the end of a choose's branches
    STEP_ASSIGN,
    STEP_LOSES,
    STEP_GOTO,
    STEP_END,
    STEP_STUCK,  // made by the loader behind a scene that does not end: always an error
    STEPS
};

enum loss_kind { LOSS_MONEY, LOSS_DOCUMENTS, LOSS_TRAVEL, LOSSES };

struct step {
    enum step_kind kind;
    uint32_t scene;
    struct place at;
    uint32_t target;  // IF: where to go when false; JUMP, GOTO: where to
    union {
        struct message *message;  // MESSAGE
        struct str note;          // NOTE
        uint32_t wait_days;       // WAIT
        struct {
            uint32_t first, count;  // CHOOSE: into scenario->replies
        } choose;
        const struct expr *cond;  // IF
        struct assigns assigns;   // ASSIGN
        struct {
            enum loss_kind kind;
            uint32_t money;
        } loss;             // LOSES
        uint32_t scene_to;  // GOTO: the scene
        uint32_t ending;    // END: into scenario->endings
    } u;
};

// What a check finds from a scene on.
struct check_result {
    bool is_set;
    int16_t cast;  // who answers, or -1
    struct str text;
    struct assigns assigns;
    struct place at;
};

struct scene {
    struct str id;
    enum stage stage;
    uint32_t day;
    uint32_t first, count;              // into scenario->steps
    const struct check_result *checks;  // CHECKS of them; never NULL
    struct place at;
    // An item of a form: what it is, where it came in, and why.
    enum verdict verdict;
    struct str platform, why;
};

// The checks of a scene that has none.
extern const struct check_result scenario_no_checks[CHECKS];

struct ending {
    struct str id, text;
    struct place at;
};

enum test_do_kind { TEST_REPLY, TEST_CHECK, TEST_LEAVE };

struct test_do {
    enum test_do_kind kind;
    struct str reply;  // TEST_REPLY: an id or the words
    enum check_kind check;
    enum leave_how leave;
    struct place at;
};

struct story_test {
    struct str name;
    const struct test_do *dos;
    uint32_t do_count;
    struct str end;  // an ending's id or "left"; empty: not asked
    int64_t lost;    // -1: not asked
    uint64_t shown;  // sign mask that must have been shown
    struct place at;
};

// What a scene or a reply was called in an older version.  A reply may be named by
// its id or by its words.
struct rename {
    struct str from, to;
};

struct scenario {
    struct arena arena;  // owns everything below
    struct str file;     // as given, for findings
    struct str id, title, lang, family, platform, twin, adapts, region;
    uint32_t version, minutes, stake, withdraw_before;
    struct str audience;
    char hash[65];  // SHA-256 of the file, lower-case hex
    enum verdict verdict;
    enum channel channel;
    enum fit fit;
    enum form form;   // not FORM_NONE: its scenes are items
    uint32_t ask;     // items asked in one go
    struct str pair;  // the form that measures the same with other items
    const struct str *topics, *sources;
    uint32_t topic_count, source_count;
    struct cast *cast;
    struct var *vars;
    struct scene *scenes;
    struct step *steps;
    struct reply *replies;
    struct ending *endings;
    struct story_test *tests;
    struct rename *renamed_scenes, *renamed_replies;
    uint32_t cast_count, var_count, scene_count, step_count, reply_count, ending_count, test_count;
    uint32_t renamed_scene_count, renamed_reply_count;
    struct str *sources_text;  // texts of the source language, in the order of core/phrase.h; NULL
                               // while no other language was asked for
    char lang_now[16];         // that its texts are in; empty: lang
    uint32_t *fewest;  // per step: fewest incoming messages from here to a natural end (leaving is
                       // none), conditions ignored
    struct place at_top, at_twin, at_title, at_family, at_platform, at_stake;
};

// Free a scenario and all that it holds; NULL is fine.
void scenario_free(struct scenario *sc);

// Index of the scene, ending, cast member, variable with this id, or -1.
int scenario_find_scene(const struct scenario *sc, struct str id);
int scenario_find_ending(const struct scenario *sc, struct str id);
int scenario_find_cast(const struct scenario *sc, struct str id);
int scenario_find_var(const struct scenario *sc, struct str id);

// Index of the reply with this key or id, or -1.
int scenario_find_reply(const struct scenario *sc, struct str key);

// Whether this step is a message that counts: from a cast member who is not trusted.
bool scenario_is_incoming(const struct scenario *sc, const struct step *step);

typedef void scenario_leaf_fn(void *ctx, const struct expr *leaf);

// Call fn for every name and number of the conditions that stand at this step.
void scenario_each_leaf_at(const struct scenario *sc, const struct step *step, scenario_leaf_fn *fn,
                           void *ctx);

// The same for all steps.
void scenario_each_leaf(const struct scenario *sc, scenario_leaf_fn *fn, void *ctx);

// Fill sc->fewest (in the arena).  Call once, when the story has no error.
void scenario_count_fewest(struct scenario *sc);

#endif
