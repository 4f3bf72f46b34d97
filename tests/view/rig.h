// tests/view/rig.h - a whole program on a rig: one story, a shell that obeys
//
// The story is made by hand, so that view tests need no loader; its verdict can
// be chosen.  The shell performs effects at once, as run/ does, and can be told
// to refuse the next one.
#ifndef TESTS_VIEW_RIG_H
#define TESTS_VIEW_RIG_H

#include "cm.h"

#include <stdio.h>
#include <string.h>

#include "core/session.h"
#include "view/app.h"
#include "view/screen.h"

enum {
    RIG_STEPS = 24,
    RIG_MESSAGES = 13,
    RIG_REPLIES = 9,
    RIG_EFFECTS = 64,
    RIG_PLAYED = 12,
    RIG_ITEMS = 4,
    RIG_ROWS = 5
};

// Text in a static table.
#define LIT(literal)                                                                               \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

struct rig {
    struct app app;
    struct scenario sc;
    struct registry reg;
    struct session *session;
    struct doc doc;
    uint64_t now_ms;
    struct effect done[RIG_EFFECTS];  // what was asked for, in order
    size_t done_count;
    enum err_code refuse;  // the next EVENT or START fails with this
    // What the story and the registry point at.
    struct message messages[RIG_MESSAGES];
    struct step steps[RIG_STEPS];
    struct scene scenes[4];
    struct check_result checks[CHECKS];
    struct reply replies[RIG_REPLIES];
    struct ending endings[2];
    struct cast cast[2];
    struct sign signs[4];
    struct source sources[2];
    struct platform platforms[1];
    struct region regions[2];
    struct named families[1];
    struct story stories[3];
    // Two forms over the same items.
    struct scenario form;
    struct scene items[RIG_ITEMS];
    struct step item_steps[2 * RIG_ITEMS];
    struct message item_messages[RIG_ITEMS];
    struct sign_use item_signs[RIG_ITEMS];
    struct look_use item_looks[RIG_ITEMS];
    struct form_entry forms[2];
    struct sitting_past past_forms[4];
    struct past pasts[8];
    struct played played[RIG_PLAYED];
    struct played_seen seen[2 * RIG_PLAYED];
    struct profile profile;
    struct preview preview;
    struct findings findings;
    // A class, from both sides.
    struct room room;
    struct hall hall;
    struct hall_row rows[RIG_ROWS];
    struct lesson lesson;
    struct lesson_story talks[2];
};

// The words of the story: text, time, sign (index + 1), the sign's words, look.
static const struct {
    struct str text, at_time, words;
    int sign, look, cast;
} rig_lines[RIG_MESSAGES] = {
    {LIT("Hi {learner}! Did you bake the cake in your picture?"), LIT("19:42"), LIT(""), 0, 0, 0},
    {LIT("I look after a harbour. So I see **water**, ropes and one rude seagull."), LIT("19:50"),
     LIT(""), 0, 0, 0},
    {LIT("I told my cousin about you. She asked why I was smiling at a crane."), LIT("12:40"),
     LIT("told my cousin about you"), 0, 1, 0},
    {LIT("Honestly, you are my person. I know it already."), LIT("21:10"), LIT("you are my person"),
     1, 0, 0},
    {LIT("All mine, since spring. Two cabins, and a cook on the weekends."), LIT("18:30"),
     LIT("a cook on the weekends"), 2, 0, 0},
    {LIT("At home I eat toast over the sink like everyone."), LIT(""), LIT(""), 0, 0, 0},
    {LIT("The signal here is bad. Let us write in the other app."), LIT("09:15"), LIT(""), 3, 0, 0},
    {LIT("It rains sideways here."), LIT("09:20"), LIT(""), 0, 0, 0},
    {LIT("Mister Grey stole my lunch again."), LIT("12:05"), LIT(""), 0, 0, 0},
    {LIT("Have you seen her on a call yet?"), LIT("13:00"), LIT(""), 0, 0, 1},
    {LIT("How was your day?"), LIT("19:00"), LIT(""), 0, 0, 0},
    {LIT("My uncle trades at night. With {money:400} you could begin, too."), LIT("21:40"),
     LIT("With {money:400} you could begin"), 4, 0, 0},
    {LIT("Thank you for trusting me."), LIT("21:55"), LIT(""), 0, 0, 0},
};

static const struct {
    struct str id, name, looks, why, todo, lookalike, cue;
} rig_signs[4] = {
    {LIT("fast-intimacy"), LIT("Quick closeness"), LIT("Big words after a few days."),
     LIT("Everybody likes to be liked; warmth is answered with warmth."),
     LIT("Let time pass, and meet in public."), LIT("Somebody who really is in love."),
     LIT("They take a slow answer well.")},
    {LIT("flaunted-wealth"), LIT("Showing off luxury"), LIT("Boats, watches, cooks."),
     LIT("Ease looks like skill."), LIT("Ask what cannot be photographed."), LIT("A proud owner."),
     LIT("They talk of the costs, too.")},
    {LIT("moves-off-platform"), LIT("Wants another app"), LIT("Away from where it began."),
     LIT("It feels like trust."), LIT("Stay where reports are read."),
     LIT("A friend who changed phones."), LIT("They do not mind staying.")},
    {LIT("sure-profit"), LIT("Money-making talk"), LIT("Profit without risk."),
     LIT("Small gains look like proof."), LIT("Talk to your bank first."),
     LIT("A colleague with savings."), LIT("They never ask you to send any.")},
};

static inline void rig_registry(struct rig *r)
{
    static const struct str learners[] = {LIT("Robin")};
    static const uint16_t authorities[] = {0, 1};
    static const struct help_line lines[] = {
        {.id = LIT("fraud"),
         .name = LIT("Fraud line"),
         .phone = LIT("01632 960123"),
         .hours = LIT("Every day, 8 to 20"),
         .says = LIT("They stop payments."),
         .url = LIT("https://help.example"),
         .purpose = LIT("money"),
         .checked = LIT("2026-11-20")},
        {.id = LIT("talk"),
         .name = LIT("Somebody to talk to"),
         .phone = LIT("01632 960456"),
         .purpose = LIT("crisis"),
         .checked = LIT("never")},
    };
    for (int i = 0; i < 4; i++) {
        r->signs[i] = (struct sign){.id = rig_signs[i].id,
                                    .name = rig_signs[i].name,
                                    .looks = rig_signs[i].looks,
                                    .why = rig_signs[i].why,
                                    .todo = rig_signs[i].todo,
                                    .cue = rig_signs[i].cue,
                                    .lookalike = rig_signs[i].lookalike,
                                    .authorities = authorities,
                                    .authority_count = 2};
    }
    r->sources[0] =
        (struct source){STR("ftc"), STR("A consumer office"), STR("https://office.example/romance"),
                        STR("Never send money to somebody you have not met."), STR("2026-11-21")};
    r->sources[1] = (struct source){STR("bank"), STR("A bank"), STR(""), STR(""), STR("never")};
    r->platforms[0] =
        (struct platform){STR("lumen-dating"), STR("Lumen Dating"), CHANNEL_DATING_CHAT};
    r->families[0] = (struct named){STR("dating"), STR("Dating"), STR("Love by letter.")};
    r->regions[0] = (struct region){.id = STR("ZZ"),
                                    .name = STR("Anywhere"),
                                    .currency_code = STR("EUR"),
                                    .scale_thousandths = 1000,
                                    .hotline = -1,
                                    .emergency = STR("112")};
    r->regions[1] = (struct region){.id = STR("GB"),
                                    .name = STR("United Kingdom"),
                                    .currency_code = STR("GBP"),
                                    .currency_symbol = STR("£"),
                                    .scale_thousandths = 1000,
                                    .emergency = STR("999"),
                                    .lines = lines,
                                    .line_count = 2,
                                    .hotline = 0};
    r->reg = (struct registry){.signs = r->signs,
                               .sign_count = 4,
                               .sources = r->sources,
                               .source_count = 2,
                               .platforms = r->platforms,
                               .platform_count = 1,
                               .families = r->families,
                               .family_count = 1,
                               .regions = r->regions,
                               .region_count = 2,
                               .learners = {learners, 1}};
}

static inline void rig_message(struct rig *r, int i, enum verdict verdict)
{
    static const struct str why = LIT("Many people talk about somebody new.");
    struct message *m = &r->messages[i];
    *m = (struct message){.cast = (uint8_t)rig_lines[i].cast,
                          .text_count = 1,
                          .texts = &rig_lines[i].text,
                          .at_time = rig_lines[i].at_time};
    if (rig_lines[i].sign && verdict != VERDICT_HARMLESS) {
        struct sign_use *use = arena_new(&r->sc.arena, 1, sizeof *use);
        *use = (struct sign_use){.sign = (uint8_t)(rig_lines[i].sign - 1),
                                 .words = rig_lines[i].words};
        m->signs = use;
        m->sign_count = 1;
        m->sign_mask = UINT64_C(1) << use->sign;
    }
    if (rig_lines[i].look) {
        struct look_use *look = arena_new(&r->sc.arena, 1, sizeof *look);
        *look = (struct look_use){
            .sign = (uint8_t)(rig_lines[i].look - 1), .words = rig_lines[i].words, .why = why};
        m->looks = look;
        m->look_count = 1;
    }
}

static inline void rig_replies(struct rig *r)
{
    static const struct {
        const char *key, *text;
        uint32_t target;
        bool leaves;
    } all[RIG_REPLIES] = {
        {"baked", "I baked it. It was meant to be round.", 3, false},
        {"cake", "Hello Dana! Of all the pictures, why the cake?", 3, false},
        {"bye", "You are kind, but this is not for me. All the best!", 3, true},
        {"quick", "That is a big word after three days.", 7, false},
        {"too", "I feel it too, a little.", 7, false},
        {"stay", "I would rather stay here.", 13, false},
        {"move", "Sure, which one?", 13, false},
        {"send", "All right. How do I begin?", 18, false},
        {"no", "No. I do not mix money and people.", 22, false},
    };
    for (int i = 0; i < RIG_REPLIES; i++) {
        r->replies[i] = (struct reply){.id = str_of(all[i].key),
                                       .key = str_of(all[i].key),
                                       .text = str_of(all[i].text),
                                       .target = all[i].target,
                                       .goto_scene = SCENARIO_NOWHERE,
                                       .leaves = all[i].leaves};
    }
}

// Message m, 'c' a choose of n replies from f, 'n' a note, 'l' a loss, 'e' an end.
static inline void rig_steps(struct rig *r)
{
    static const struct {
        char kind;
        uint32_t scene, a, b;
    } all[] = {
        {'m', 0, 0, 0},  {'m', 0, 1, 0},  {'c', 0, 0, 3}, {'m', 1, 2, 0},   {'m', 1, 3, 0},
        {'c', 1, 3, 2},  {'e', 1, 1, 0},  {'n', 2, 0, 0}, {'m', 2, 4, 0},   {'m', 2, 5, 0},
        {'m', 2, 6, 0},  {'m', 2, 7, 0},  {'c', 2, 5, 2}, {'m', 3, 8, 0},   {'m', 3, 9, 0},
        {'m', 3, 10, 0}, {'m', 3, 11, 0}, {'c', 3, 7, 2}, {'l', 3, 400, 0}, {'m', 3, 12, 0},
        {'e', 3, 0, 0},  {'e', 3, 0, 0},  {'e', 3, 1, 0},
    };
    r->sc.step_count = COUNT_OF(all);
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        struct step *step = &r->steps[i];
        *step = (struct step){.scene = all[i].scene, .at = {(uint32_t)i + 1, 1}};
        if (all[i].kind == 'm') {
            step->kind = STEP_MESSAGE;
            step->u.message = &r->messages[all[i].a];
        } else if (all[i].kind == 'c') {
            step->kind = STEP_CHOOSE;
            step->u.choose.first = all[i].a;
            step->u.choose.count = all[i].b;
        } else if (all[i].kind == 'n') {
            step->kind = STEP_NOTE;
            step->u.note = STR("Dana sends a picture: a white boat in the evening sun.");
        } else if (all[i].kind == 'l') {
            step->kind = STEP_LOSES;
            step->u.loss.kind = LOSS_MONEY;
            step->u.loss.money = all[i].a;
        } else {
            step->kind = STEP_END;
            step->u.ending = all[i].a;
        }
    }
}

static inline void rig_scenes(struct rig *r)
{
    static const uint32_t days[] = {1, 3, 4, 6}, firsts[] = {0, 3, 7, 13, 23};
    static const enum stage stages[] = {STAGE_APPROACH, STAGE_BOND, STAGE_ISOLATE, STAGE_HOOK};
    static const char *const ids[] = {"hello", "crane", "boat", "uncle"};
    for (int i = 0; i < 4; i++) {
        r->scenes[i] = (struct scene){.id = str_of(ids[i]),
                                      .stage = stages[i],
                                      .day = days[i],
                                      .first = firsts[i],
                                      .checks = scenario_no_checks,
                                      .count = firsts[i + 1] - firsts[i]};
    }
    r->scenes[0].checks = r->checks;
    r->checks[CHECK_SOMEONE] =
        (struct check_result){.is_set = true, .cast = 1, .text = STR("Nice cake! Take your time.")};
    r->checks[CHECK_PHOTO] = (struct check_result){
        .is_set = true, .cast = -1, .text = STR("The picture stands on two other pages.")};
}

static inline void rig_story(struct rig *r, enum verdict verdict)
{
    for (int i = 0; i < RIG_MESSAGES; i++) {
        rig_message(r, i, verdict);
    }
    rig_replies(r);
    rig_steps(r);
    rig_scenes(r);
    r->cast[0] =
        (struct cast){STR("dana"), STR("Dana"), STR("says she manages a harbour"), false, {0, 0}};
    r->cast[1] = (struct cast){STR("noor"), STR("Noor"), STR("your sister"), true, {0, 0}};
    r->endings[0] = (struct ending){STR("harmed"),
                                    STR("The {money:400} would have been gone "
                                        "on day 6."),
                                    {0, 0}};
    r->endings[1] =
        (struct ending){STR("safe"), STR("You stopped while nothing was lost."), {0, 0}};
    struct arena arena = r->sc.arena;
    uint32_t steps = r->sc.step_count;
    r->sc = (struct scenario){.arena = arena,
                              .id = STR("harbour-lights"),
                              .title = STR("Harbour lights"),
                              .lang = STR("en"),
                              .family = STR("dating"),
                              .platform = STR("lumen-dating"),
                              .version = 1,
                              .minutes = 12,
                              .stake = 6500,
                              .verdict = verdict,
                              .cast = r->cast,
                              .cast_count = 2,
                              .scenes = r->scenes,
                              .scene_count = 4,
                              .steps = r->steps,
                              .step_count = steps,
                              .replies = r->replies,
                              .reply_count = RIG_REPLIES,
                              .endings = r->endings,
                              .ending_count = 2};
    memset(r->sc.hash, 'a', 64);
    scenario_count_fewest(&r->sc);
}

// A message an item, by turns a scam and an honest one.
static const struct {
    const char *id;
    struct str text, words, why;
} rig_items[RIG_ITEMS] = {
    {"codes", LIT("Please pay with gift cards and send me the codes."), LIT("gift cards"),
     LIT("Money first, by a way that cannot be undone.")},
    {"cake", LIT("Do not tell her about the cake until Saturday!"), LIT("Do not tell her"),
     LIT("A secret with a date on which it ends.")},
    {"tax", LIT("Before the {money:400} can be paid out, a tax is due."), LIT("a tax is due"),
     LIT("Your own money never needs more of your money first.")},
    {"tap", LIT("Is it all right if I come at eight for the tap?"), LIT("come at eight"),
     LIT("A true wrong number.")},
};

static inline void rig_item(struct rig *r, int i)
{
    bool is_scam = i % 2 == 0;
    r->item_signs[i] = (struct sign_use){.sign = 1, .words = rig_items[i].words};
    r->item_looks[i] =
        (struct look_use){.sign = 1, .words = rig_items[i].words, .why = rig_items[i].why};
    r->item_messages[i] = (struct message){.text_count = 1,
                                           .texts = &rig_items[i].text,
                                           .signs = &r->item_signs[i],
                                           .sign_count = is_scam,
                                           .looks = &r->item_looks[i],
                                           .look_count = !is_scam};
    r->item_steps[2 * i] = (struct step){
        .kind = STEP_MESSAGE, .scene = (uint32_t)i, .u.message = &r->item_messages[i]};
    r->item_steps[2 * i + 1] = (struct step){.kind = STEP_END, .scene = (uint32_t)i};
    r->items[i] = (struct scene){.id = str_of(rig_items[i].id),
                                 .day = 1,
                                 .first = 2 * (uint32_t)i,
                                 .count = 2,
                                 .checks = scenario_no_checks,
                                 .verdict = is_scam ? VERDICT_SCAM : VERDICT_HARMLESS,
                                 .platform = STR("lumen-dating"),
                                 .why = rig_items[i].why};
}

static inline void rig_forms(struct rig *r)
{
    for (int i = 0; i < RIG_ITEMS; i++) {
        rig_item(r, i);
    }
    r->form = (struct scenario){.id = STR("short"),
                                .title = STR("A few short messages"),
                                .lang = STR("en"),
                                .version = 1,
                                .minutes = 2,
                                .verdict = VERDICT_UNCLEAR,
                                .ask = RIG_ITEMS,
                                .cast = r->cast,
                                .cast_count = 1,
                                .scenes = r->items,
                                .scene_count = RIG_ITEMS,
                                .steps = r->item_steps,
                                .step_count = 2 * RIG_ITEMS,
                                .endings = r->endings,
                                .ending_count = 1};
    memset(r->form.hash, 'b', 64);
    r->forms[0] = (struct form_entry){STR("short"), r->form.title, FORM_AFTER, RIG_ITEMS, 2};
    r->forms[1] = (struct form_entry){STR("short"), STR("Check-up"), FORM_CHECK_UP, RIG_ITEMS, 2};
    r->app.forms = r->forms;
    r->app.form_count = 2;
}

static inline void rig_list(struct rig *r)
{
    static const char *const names[3][3] = {
        {"harbour-lights", "Harbour lights", "harbour-mornings"},
        {"harbour-mornings", "Harbour mornings", "harbour-lights"},
        {"quiet-desk", "A quiet desk", ""},
    };
    for (int i = 0; i < 3; i++) {
        r->stories[i] = (struct story){.id = str_of(names[i][0]),
                                       .title = str_of(names[i][1]),
                                       .twin = str_of(names[i][2]),
                                       .platform = STR("Lumen Dating"),
                                       .topics = STR("romance, money"),
                                       .minutes = 12};
    }
    r->app.stories = r->stories;
    r->app.story_count = 3;
}

static inline void rig_open(struct rig *r, enum verdict verdict)
{
    *r = (struct rig){.refuse = ERR_NONE};
    rig_registry(r);
    rig_story(r, verdict);
    app_init(&r->app, &r->reg);
    (void)snprintf(r->app.settings.region, sizeof r->app.settings.region, "GB");
    r->app.rows = 24;
    r->app.cols = 80;
    rig_list(r);
    rig_forms(r);
}

// From now on an author looks at the story's file; it has an error and a warning.
static inline void rig_preview(struct rig *r)
{
    finding_add(&r->findings, FINDING_UNKNOWN_KEY, (struct place){12, 9}, "repply", "a step");
    finding_hint(&r->findings, "did you mean `reply`?");
    finding_add(&r->findings, FINDING_TWIN_MISSING, (struct place){31, 7}, "harbour-mornings");
    r->preview = (struct preview){
        .file = STR("harbour-lights.yaml"), .findings = &r->findings, .scenario = &r->sc};
    r->app.preview = &r->preview;
    screen_home(&r->app);
}

// From now on a learner is in a class of two conversations.
static inline void rig_room(struct rig *r)
{
    r->room = (struct room){.title = STR("Somebody new"),
                            .name = STR("Blue Heron"),
                            .line = ROOM_HERE,
                            .why = "",
                            .is_welcome = true,
                            .stories = {{.title = STR("Harbour lights"), .is_open = true},
                                        {.title = STR("Harbour mornings")}},
                            .story_count = 2};
    r->room.state.gate = 1;
    r->app.room = &r->room;
    screen_home(&r->app);
}

static inline void rig_vote(struct room_state *s)
{
    s->round = 2;
    s->has_tally = s->is_revealed = true;
    s->before[VERDICT_SCAM] = 4;
    s->before[VERDICT_HARMLESS] = 7;
    s->tally[VERDICT_SCAM] = 9;
    s->tally[VERDICT_UNCLEAR] = 2;
}

// From now on a teacher looks at a class of five.
static inline void rig_hall(struct rig *r)
{
    static const struct hall_row rows[RIG_ROWS] = {
        {.learner = 1,
         .name = "Blue Heron",
         .cells = "..!>    ",
         .is_here = true,
         .story = 1,
         .stage = 3,
         .message = 12,
         .day = 4},
        {.learner = 2,
         .name = "Golden Otter",
         .cells = "...x    ",
         .is_here = true,
         .story = 1,
         .idle_s = 130},
        {.learner = 3, .name = "Quiet Maple", .cells = ">       ", .story = 1},
        {.learner = 4, .name = "Amber Kite", .is_gone = true},
        {.learner = 5,
         .name = "Sunny Fern",
         .cells = "!       ",
         .is_here = true,
         .story = 2,
         .stage = 1,
         .message = 2,
         .day = 1},
    };
    static const struct str questions[] = {
        LIT("What did this person want you to do, and when did you first see that?"),
        LIT("What was kind, and what was a step towards something else?"),
        LIT("What can be checked without hurting somebody honest?"),
        LIT("Which message would you have shown to a friend, and to which of them?"),
        LIT("What would you say to a friend who is in such a conversation now?"),
        LIT("Which sign do you want to see earlier next time, and what would help you?")};
    memcpy(r->rows, rows, sizeof rows);
    r->talks[0] = (struct lesson_story){.questions = questions, .question_count = 6};
    r->talks[1] = (struct lesson_story){.questions = questions, .question_count = 3};
    r->lesson =
        (struct lesson){.title = STR("Somebody new"), .stories = r->talks, .story_count = 2};
    r->hall = (struct hall){
        .title = STR("Somebody new"),
        .code = STR("K7Q4XM"),
        .line = ROOM_HERE,
        .why = "",
        .rows = r->rows,
        .row_count = RIG_ROWS,
        .lesson = &r->lesson,
        .stories = {{.title = STR("Harbour lights")}, {.title = STR("Harbour mornings")}},
        .story_count = 2,
        .is_paced = true,
        .chosen = SIZE_MAX};
    r->hall.state.gate = 1;
    r->hall.state.here = 3;
    r->app.hall = &r->hall;
    screen_home(&r->app);
}

// What the hub makes of what the teacher does.
static inline void rig_do(struct rig *r)
{
    struct room_state *s = &r->hall.state;
    enum roll_kind kind = r->app.hall_do.kind;
    bool is_paused = kind == ROLL_PAUSE || (kind != ROLL_RESUME && s->mode == ROLL_PAUSED);
    s->mode = kind == ROLL_OVER ? ROLL_ENDED : is_paused ? ROLL_PAUSED : ROLL_GOING;
    s->round += kind == ROLL_VOTE;
    s->is_revealed = kind == ROLL_REVEAL || (s->is_revealed && kind != ROLL_HIDE);
    s->is_locked = kind == ROLL_LOCK || (s->is_locked && kind != ROLL_UNLOCK);
    s->gate += kind == ROLL_GATE;
    if (kind == ROLL_REMOVE || kind == ROLL_BLOCK) {
        r->rows[r->app.hall_do.learner - 1].is_gone = true;
    }
}

static inline void rig_close(struct rig *r)
{
    session_free(r->session);
    finding_clear(&r->findings);
    doc_free(&r->doc);
    arena_free(&r->sc.arena);
}

static inline void rig_input(struct rig *r, struct input in);

static inline void rig_fail(struct rig *r, enum err_code code)
{
    struct err err = {0};
    err_set(&err, code, "the disk is full");
    rig_input(r, (struct input){.kind = INPUT_FAILED, .err = &err});
}

static inline void rig_start_at(struct rig *r, const struct scenario *sc)
{
    struct event ev = event_begin(sc, 7);
    event_place(&ev, sc, "en", "GB");
    r->now_ms = 0;
    session_free(r->session);
    r->session = session_new(sc, &r->reg);
    struct err err = {0};
    if (!session_apply(r->session, &ev, &err)) {
        fail_msg("begin: %s", err.msg);
    }
    r->app.session = r->session;
    rig_input(r, (struct input){.kind = INPUT_LOADED});
}

static inline void rig_start(struct rig *r)
{
    rig_start_at(r, &r->sc);
}

static inline void rig_start_form(struct rig *r, int form)
{
    r->form.form = r->forms[form].use;
    r->form.title = r->forms[form].title;
    rig_start_at(r, &r->form);
}

static inline void rig_event(struct rig *r, const struct event *ev)
{
    struct err err = {0};
    if (session_apply(r->session, ev, &err)) {
        rig_input(r, (struct input){.kind = INPUT_APPLIED});
    } else {
        rig_input(r, (struct input){.kind = INPUT_FAILED, .err = &err});
    }
}

static inline void rig_perform(struct rig *r, const struct effect *fx)
{
    bool can_fail = fx->kind == EFFECT_EVENT || fx->kind == EFFECT_START || fx->kind == EFFECT_FORM;
    enum err_code refuse = can_fail ? r->refuse : ERR_NONE;
    if (refuse != ERR_NONE) {
        r->refuse = ERR_NONE;
        rig_fail(r, refuse);
    } else if (fx->kind == EFFECT_EVENT) {
        rig_event(r, &fx->event);
    } else if (fx->kind == EFFECT_START || fx->kind == EFFECT_SCENE ||
               fx->kind == EFFECT_ROOM_STORY) {
        rig_start(r);
    } else if (fx->kind == EFFECT_ROOM_NAME) {
        r->room.spins++;
    } else if (fx->kind == EFFECT_ROOM_VOTE) {
        r->room.voted = r->room.state.round;
    } else if (fx->kind == EFFECT_HALL_DO) {
        rig_do(r);
    } else if (fx->kind == EFFECT_FORM) {
        rig_start_form(r, fx->index);
    } else if (fx->kind == EFFECT_NO_SAVE) {
        r->app.is_saving = false;
    } else if (fx->kind == EFFECT_CLOSE) {
        session_free(r->session);
        r->session = r->app.session = NULL;
    }
}

static inline void rig_input(struct rig *r, struct input in)
{
    struct effect out[APP_EFFECTS_MAX];
    in.at_ms = r->now_ms;
    size_t n = app_apply(&r->app, &in, out);
    for (size_t i = 0; i < n; i++) {
        if (r->done_count < RIG_EFFECTS) {
            r->done[r->done_count++] = out[i];
        }
        rig_perform(r, &out[i]);
    }
}

static inline void rig_key(struct rig *r, int key)
{
    rig_input(r, (struct input){.kind = INPUT_KEY, .value = key});
}

static inline void rig_keys(struct rig *r, const char *keys)
{
    for (; *keys; keys++) {
        rig_key(r, *keys == '\n' ? KEY_IS_ENTER : (unsigned char)*keys);
    }
}

// Let every message of the burst arrive by itself.
static inline void rig_wait(struct rig *r)
{
    for (int i = 0; i < 50 && app_timeout(&r->app, r->now_ms) >= 0; i++) {
        r->now_ms += (uint64_t)app_timeout(&r->app, r->now_ms);
        rig_input(r, (struct input){.kind = INPUT_TICK});
    }
}

// What the top screen says.
static inline const struct doc *rig_doc(struct rig *r)
{
    app_doc(&r->app, &r->doc);
    return &r->doc;
}

static inline size_t rig_count(const struct rig *r, enum effect_kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < r->done_count; i++) {
        n += r->done[i].kind == kind;
    }
    return n;
}

// How often this kind of event was asked for.
static inline size_t rig_events(const struct rig *r, enum event_kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < r->done_count; i++) {
        n += r->done[i].kind == EFFECT_EVENT && r->done[i].event.kind == kind;
    }
    return n;
}

// The item of the doc whose text holds these words, or -1.
static inline int rig_find(struct rig *r, const char *words)
{
    const struct doc *d = rig_doc(r);
    for (size_t i = 0; i < d->count; i++) {
        if (str_find(d->items[i].text, str_of(words)) >= 0) {
            return (int)i;
        }
    }
    return -1;
}

static inline struct rig *opened(struct rig *r)
{
    rig_open(r, VERDICT_SCAM);
    return r;
}

static inline void assert_says(struct rig *r, const char *words)
{
    if (rig_find(r, words) < 0) {
        fail_msg("screen %s does not say: %s", screen_table[app_top(&r->app)]->name, words);
    }
}

static inline void assert_top(struct rig *r, enum screen_id screen)
{
    assert_string_equal(screen_table[app_top(&r->app)]->name, screen_table[screen]->name);
}

// From the home screen into the first story, as far as its first replies.
static inline void rig_begin(struct rig *r)
{
    r->app.story = 0;
    screen_push(&r->app, SCREEN_NOTE);
    rig_keys(r, "1");
    rig_wait(r);
}

// As far as the replies of the last day, marking what `marks` says on the way:
// a bit a message.
static inline void rig_play_on(struct rig *r, uint32_t marks)
{
    for (int i = 0; i < 20 && r->session->state != SESSION_OVER; i++) {
        rig_wait(r);
        for (uint32_t n = 1; n <= r->session->incoming; n++) {
            if ((marks >> n & 1) && !session_find_message(r->session, n)->is_marked) {
                rig_input(r, (struct input){.kind = INPUT_MARK, .value = (int)n});
                rig_keys(r, "1");
            }
        }
        uint32_t choices[SCENARIO_REPLIES_MAX];
        if (session_choices(r->session, choices) && choices[0] == 7) {
            return;
        }
        rig_keys(r, "1");
    }
}

#endif
