// tests/view/shots.h - every screen, each brought about by its own keys
//
// One table for the golden screens and for the walk over all footers.
#ifndef TESTS_VIEW_SHOTS_H
#define TESTS_VIEW_SHOTS_H

#include "rig.h"
#include "view/in_class.h"
#include "view/items.h"

struct shot {
    const char *name;
    enum screen_id screen;
    enum verdict verdict;
    void (*setup)(struct rig *r);
};

static inline void shot_home(struct rig *r)
{
    (void)r;
}

static inline void shot_home_continue(struct rig *r)
{
    r->app.can_resume = true;
    r->app.resume_title = STR("Harbour lights");
    r->app.resume_day = 4;
}

static inline void shot_choose(struct rig *r)
{
    r->stories[1].is_played = true;
    rig_keys(r, "2");
}

static inline void shot_note(struct rig *r)
{
    r->app.story = 0;
    screen_push(&r->app, SCREEN_NOTE);
}

static inline void shot_reading(struct rig *r)
{
    shot_note(r);
    rig_keys(r, "1z");
}

static inline void shot_day_four(struct rig *r)
{
    rig_begin(r);
    rig_keys(r, "1");
    rig_wait(r);
    rig_keys(r, "1");
    rig_wait(r);
    rig_input(r, (struct input){.kind = INPUT_MARK, .value = 4});
    rig_keys(r, "1");
    rig_keys(r, "1");
    rig_wait(r);
    rig_keys(r, "1");
    rig_wait(r);
}

static inline void shot_older(struct rig *r)
{
    shot_day_four(r);
    for (int i = 0; i < 5; i++) {
        rig_key(r, KEY_IS_UP);
    }
}

static inline void shot_resting(struct rig *r)
{
    rig_begin(r);
    rig_keys(r, "c2");
    rig_keys(r, "1");
    rig_wait(r);
}

static inline void shot_point(struct rig *r)
{
    rig_begin(r);
    rig_keys(r, "m");
}

static inline void shot_signs(struct rig *r)
{
    rig_begin(r);
    rig_keys(r, "mm");
}

static inline void shot_check(struct rig *r)
{
    rig_begin(r);
    rig_keys(r, "c1c");
}

static inline void shot_leave(struct rig *r)
{
    rig_begin(r);
    rig_keys(r, "l");
}

static inline void shot_reasons(struct rig *r)
{
    shot_day_four(r);
    rig_keys(r, "l13");
}

static inline void shot_over(struct rig *r)
{
    rig_begin(r);
    rig_play_on(r, 0);
    rig_keys(r, "2");
    rig_wait(r);
}

static inline void shot_judge(struct rig *r)
{
    shot_over(r);
    rig_keys(r, "\n");
}

static inline void shot_sure(struct rig *r)
{
    shot_judge(r);
    rig_keys(r, "1");
}

// Two signs marked, one late; one harmless message marked; money lost.
static inline void shot_debrief(struct rig *r)
{
    rig_begin(r);
    rig_play_on(r, 1u << 2 | 1u << 4);
    rig_input(r, (struct input){.kind = INPUT_MARK, .value = 5});
    rig_keys(r, "1");
    rig_keys(r, "1");
    rig_wait(r);
    rig_keys(r, "\n12");
}

static inline void shot_debrief_left(struct rig *r)
{
    rig_begin(r);
    rig_play_on(r, 1u << 4 | 1u << 5 | 1u << 7);
    rig_keys(r, "l2");
    rig_keys(r, "l");
    rig_keys(r, "13");
}

static inline void shot_debrief_other(struct rig *r)
{
    rig_begin(r);
    rig_play_on(r, 1u << 3);
    rig_keys(r, "2");
    rig_wait(r);
    rig_keys(r, "\n22");
}

static inline void shot_sign(struct rig *r)
{
    shot_debrief(r);
    rig_keys(r, "\n");
}

static inline void shot_look(struct rig *r)
{
    shot_debrief_other(r);
    rig_keys(r, "\n");
}

static inline void shot_replay(struct rig *r)
{
    shot_debrief(r);
    rig_keys(r, "r");
}

static inline void shot_replay_below(struct rig *r)
{
    shot_replay(r);
    for (int i = 0; i < 6; i++) {
        rig_key(r, KEY_IS_DOWN);
    }
}

static inline void shot_exits(struct rig *r)
{
    shot_debrief(r);
    rig_keys(r, "x");
}

static inline void shot_helpme(struct rig *r)
{
    screen_push(&r->app, SCREEN_HELPME);
}

static inline void shot_progress_empty(struct rig *r)
{
    screen_push(&r->app, SCREEN_PROGRESS);
}

static inline void shot_progress(struct rig *r)
{
    r->pasts[0] = (struct past){.title = STR("Harbour lights"),
                                .when = "2026-11-23",
                                .outcome = OUTCOME_CAUGHT,
                                .number = 61,
                                .noticed = 3,
                                .counted = 4};
    r->pasts[1] = (struct past){.title = STR("A quiet desk"),
                                .when = "2026-11-21",
                                .outcome = OUTCOME_TRUSTED,
                                .number = 97};
    r->pasts[2] = (struct past){
        .title = STR("Old friends"), .when = "2026-11-20", .outcome = OUTCOME_OPEN, .number = -1};
    r->app.pasts = r->pasts;
    r->app.past_count = 3;
    screen_push(&r->app, SCREEN_PROGRESS);
}

// Twelve conversations, the newest first; one in two honest.  Somebody who learns notices
// more, and sooner, and suspects nobody; somebody who only grows suspicious marks all.
static inline void shot_profile(struct rig *r, bool learns)
{
    static const uint32_t after[] = {1, 3, 1, 2, 4};
    shot_progress(r);
    for (size_t i = 0; i < RIG_PLAYED; i++) {
        uint32_t age = (uint32_t)i / 2;  // 0: one of the last two
        bool is_honest = i % 2 == 0;
        bool sees = learns ? age < 4 : true;
        uint32_t k = !sees ? 0 : learns ? 1 + 2 * age : 2;
        double w = sees ? 1.0 - 0.08 * (k - 1) : 0;
        struct played_seen *seen = &r->seen[2 * i];
        seen[0] = (struct played_seen){.sign = 0, .k = k, .credit = w, .first = 0, .count = 2};
        seen[1] = (struct played_seen){.sign = 3, .k = k, .credit = w, .first = 2, .count = 3};
        uint32_t wrong = learns ? age / 3 : 6 - age;
        r->played[i] = (struct played){
            .verdict = is_honest ? VERDICT_HARMLESS : VERDICT_SCAM,
            .outcome = is_honest ? learns ? OUTCOME_TRUSTED : OUTCOME_SUSPECTED
                       : sees    ? OUTCOME_CAUGHT
                                 : OUTCOME_MISSED,
            .number = 50,
            .j = w,
            .day = 20780 - (int64_t)i,
            .harmless = 12,
            .false_marks = wrong,
            .onset_to_end = is_honest ? 0
                            : learns  ? 4 + age
                                      : 9,
            .stake = is_honest ? 0 : 400,
            .lost = is_honest || !learns || age < 5 ? 0 : 100,
            .seen = seen,
            .seen_count = is_honest ? 0 : 2,
            .after = after,
        };
    }
    profile_fold(r->played, RIG_PLAYED, 20780, &r->profile);
    r->app.profile = &r->profile;
    r->app.today = 20780;
}

static inline void shot_progress_learns(struct rig *r)
{
    shot_profile(r, true);
}

static inline void shot_progress_suspects(struct rig *r)
{
    shot_profile(r, false);
}

static inline void shot_progress_learns_end(struct rig *r)
{
    shot_profile(r, true);
    rig_keys(r, "G");
}

static inline void shot_settings(struct rig *r)
{
    screen_push(&r->app, SCREEN_SETTINGS);
}

static inline void shot_help(struct rig *r)
{
    rig_keys(r, "?");
}

static inline void shot_help_debrief(struct rig *r)
{
    shot_debrief(r);
    rig_keys(r, "?");
}

static inline void shot_note_begun(struct rig *r)
{
    shot_note(r);
    r->stories[r->app.story].is_open = true;
}

static inline void shot_regions(struct rig *r)
{
    screen_push(&r->app, SCREEN_REGIONS);
}

static inline void shot_newer(struct rig *r)
{
    shot_day_four(r);
    r->app.carried = (struct carried_note){true, CARRY_BACK, CARRY_REPLY_GONE,
                                           "Well, **{learner}**, that is quick!", 1};
    rig_input(r, (struct input){.kind = INPUT_LOADED});
}

static inline void shot_preview(struct rig *r)
{
    rig_preview(r);
}

static inline void shot_preview_chat(struct rig *r)
{
    rig_preview(r);
    rig_keys(r, "1");
    rig_wait(r);
    rig_keys(r, "1");
    rig_wait(r);
    rig_keys(r, "1v");
    rig_wait(r);
}

static inline void shot_scenes(struct rig *r)
{
    rig_preview(r);
    rig_keys(r, "2");
}

static inline void shot_findings(struct rig *r)
{
    rig_preview(r);
    rig_keys(r, "f");
}

static inline void shot_room(struct rig *r)
{
    rig_room(r);
    r->room.is_paced = true;
}

static inline void shot_room_away(struct rig *r)
{
    rig_room(r);
    r->room.line = ROOM_AWAY;
    r->room.stories[0].is_done = true;
    rig_vote(&r->room.state);
}

static inline void shot_room_over(struct rig *r)
{
    rig_room(r);
    r->room.state.mode = ROLL_ENDED;
}

static inline void shot_room_before(struct rig *r)
{
    rig_room(r);
    r->room.is_welcome = false;
    r->room.line = ROOM_OUT;
    r->room.why = "this is not the code of the class";
}

static inline void shot_forget(struct rig *r)
{
    rig_room(r);
    screen_push(&r->app, SCREEN_FORGET);
}

static inline void shot_paused(struct rig *r)
{
    rig_room(r);
    r->room.state.mode = ROLL_PAUSED;
    (void)snprintf(r->room.state.text, sizeof r->room.state.text, "Talk to your neighbour");
    rig_vote(&r->room.state);
    in_class_settle(&r->app);
}

static inline void shot_vote(struct rig *r)
{
    rig_room(r);
    r->room.state.is_voting = true;
    r->room.state.round = 1;
    in_class_settle(&r->app);
}

static inline void shot_hall(struct rig *r)
{
    rig_hall(r);
}

static inline void shot_hall_vote(struct rig *r)
{
    rig_hall(r);
    r->hall.state.mode = ROLL_PAUSED;
    (void)snprintf(r->hall.state.text, sizeof r->hall.state.text, "Talk to your neighbour");
    r->hall.state.is_locked = r->hall.hides_names = true;
    rig_vote(&r->hall.state);
}

static inline void shot_board(struct rig *r)
{
    static const uint32_t first[STAGES] = {2, 6, 9, 0, 4, 1};
    rig_hall(r);
    r->hall.is_board = true;
    r->hall.begun = 27;
    memcpy(r->hall.first, first, sizeof first);
    rig_vote(&r->hall.state);
    screen_home(&r->app);
}

static inline void shot_board_before(struct rig *r)
{
    rig_hall(r);
    r->hall.is_board = true;
    r->hall.state.mode = ROLL_PAUSED;
    r->hall.state.is_voting = true;
    (void)snprintf(r->hall.state.text, sizeof r->hall.state.text, "Talk to your neighbour");
    screen_home(&r->app);
}

static inline void shot_hall_list(struct rig *r)
{
    rig_hall(r);
    screen_push(&r->app, SCREEN_HALL_LIST);
}

static inline void shot_hall_one(struct rig *r)
{
    shot_hall_list(r);
    rig_keys(r, "2");
}

static inline void shot_hall_talk(struct rig *r)
{
    rig_hall(r);
    screen_push(&r->app, SCREEN_HALL_TALK);
}

static inline void shot_hall_end(struct rig *r)
{
    rig_hall(r);
    rig_keys(r, "q");
}

static inline void shot_items(struct rig *r)
{
    items_offer(&r->app);
}

static inline void shot_items_check_up(struct rig *r)
{
    r->app.form = 1;
    screen_push(&r->app, SCREEN_ITEMS);
}

static inline void shot_item(struct rig *r)
{
    shot_items_check_up(r);
    rig_keys(r, "1");
}

static inline void shot_item_sure(struct rig *r)
{
    shot_item(r);
    rig_keys(r, "2");
}

static inline void shot_item_why(struct rig *r)
{
    shot_items(r);
    rig_keys(r, "113");
}

static inline void shot_item_why_scam(struct rig *r)
{
    r->form.scene_count = 2;
    shot_items(r);
    rig_keys(r, "113\n");
    if (app_top(&r->app) == SCREEN_ITEM) {
        rig_keys(r, "12");
    }
}

// Asked in the order of the file: seen, trusted, left open, suspected.
static inline void shot_items_end(struct rig *r)
{
    shot_items_check_up(r);
    rig_keys(r, "1132233112");
}

static inline void shot_progress_check_ups(struct rig *r)
{
    r->past_forms[0] =
        (struct sitting_past){.form = STR("check-up-b"),
                              .title = STR("Check-up, form B"),
                              .when = "2026-11-23",
                              .use = FORM_CHECK_UP,
                              .is_whole = true,
                              .sum = {.scams = 10, .seen = 9, .honest = 10, .trusted = 8}};
    r->past_forms[1] = r->past_forms[0];
    r->past_forms[1].is_whole = false;
    r->app.past_forms = r->past_forms;
    r->app.past_form_count = 2;
    shot_progress(r);
}

static inline void shot_problem(struct rig *r)
{
    rig_begin(r);
    r->refuse = ERR_STORE;
    rig_keys(r, "1");
}

static const struct shot shots[] = {
    {"home", SCREEN_HOME, VERDICT_SCAM, shot_home},
    {"home-continue", SCREEN_HOME, VERDICT_SCAM, shot_home_continue},
    {"choose", SCREEN_CHOOSE, VERDICT_SCAM, shot_choose},
    {"note", SCREEN_NOTE, VERDICT_SCAM, shot_note},
    {"help-debrief", SCREEN_HELP, VERDICT_SCAM, shot_help_debrief},
    {"note-begun", SCREEN_NOTE, VERDICT_SCAM, shot_note_begun},
    {"regions", SCREEN_REGIONS, VERDICT_SCAM, shot_regions},
    {"chat-reading", SCREEN_CHAT, VERDICT_SCAM, shot_reading},
    {"chat-choosing", SCREEN_CHAT, VERDICT_SCAM, shot_day_four},
    {"chat-older", SCREEN_CHAT, VERDICT_SCAM, shot_older},
    {"chat-resting", SCREEN_CHAT, VERDICT_SCAM, shot_resting},
    {"chat-point", SCREEN_CHAT, VERDICT_SCAM, shot_point},
    {"chat-over", SCREEN_CHAT, VERDICT_SCAM, shot_over},
    {"signs", SCREEN_SIGNS, VERDICT_SCAM, shot_signs},
    {"check", SCREEN_CHECK, VERDICT_SCAM, shot_check},
    {"leave", SCREEN_LEAVE, VERDICT_SCAM, shot_leave},
    {"reasons", SCREEN_REASONS, VERDICT_SCAM, shot_reasons},
    {"judge", SCREEN_JUDGE, VERDICT_SCAM, shot_judge},
    {"sure", SCREEN_SURE, VERDICT_SCAM, shot_sure},
    {"debrief", SCREEN_DEBRIEF, VERDICT_SCAM, shot_debrief},
    {"debrief-left", SCREEN_DEBRIEF, VERDICT_SCAM, shot_debrief_left},
    {"debrief-harmless", SCREEN_DEBRIEF, VERDICT_HARMLESS, shot_debrief_other},
    {"debrief-unclear", SCREEN_DEBRIEF, VERDICT_UNCLEAR, shot_debrief_other},
    {"sign", SCREEN_SIGN, VERDICT_SCAM, shot_sign},
    {"sign-look", SCREEN_SIGN, VERDICT_HARMLESS, shot_look},
    {"replay", SCREEN_REPLAY, VERDICT_SCAM, shot_replay},
    {"replay-below", SCREEN_REPLAY, VERDICT_SCAM, shot_replay_below},
    {"exits", SCREEN_EXITS, VERDICT_SCAM, shot_exits},
    {"helpme", SCREEN_HELPME, VERDICT_SCAM, shot_helpme},
    {"progress", SCREEN_PROGRESS, VERDICT_SCAM, shot_progress},
    {"progress-learns", SCREEN_PROGRESS, VERDICT_SCAM, shot_progress_learns},
    {"progress-learns-end", SCREEN_PROGRESS, VERDICT_SCAM, shot_progress_learns_end},
    {"progress-suspects", SCREEN_PROGRESS, VERDICT_SCAM, shot_progress_suspects},
    {"progress-empty", SCREEN_PROGRESS, VERDICT_SCAM, shot_progress_empty},
    {"settings", SCREEN_SETTINGS, VERDICT_SCAM, shot_settings},
    {"help", SCREEN_HELP, VERDICT_SCAM, shot_help},
    {"newer", SCREEN_NEWER, VERDICT_SCAM, shot_newer},
    {"preview", SCREEN_PREVIEW, VERDICT_SCAM, shot_preview},
    {"preview-chat", SCREEN_CHAT, VERDICT_SCAM, shot_preview_chat},
    {"scenes", SCREEN_SCENES, VERDICT_SCAM, shot_scenes},
    {"findings", SCREEN_FINDINGS, VERDICT_SCAM, shot_findings},
    {"items", SCREEN_ITEMS, VERDICT_SCAM, shot_items},
    {"items-check-up", SCREEN_ITEMS, VERDICT_SCAM, shot_items_check_up},
    {"item", SCREEN_ITEM, VERDICT_SCAM, shot_item},
    {"item-sure", SCREEN_SURE, VERDICT_SCAM, shot_item_sure},
    {"item-why", SCREEN_ITEM_WHY, VERDICT_SCAM, shot_item_why},
    {"item-why-scam", SCREEN_ITEM_WHY, VERDICT_SCAM, shot_item_why_scam},
    {"items-end", SCREEN_ITEMS_END, VERDICT_SCAM, shot_items_end},
    {"progress-check-ups", SCREEN_PROGRESS, VERDICT_SCAM, shot_progress_check_ups},
    {"room", SCREEN_ROOM, VERDICT_SCAM, shot_room},
    {"room-away", SCREEN_ROOM, VERDICT_SCAM, shot_room_away},
    {"room-over", SCREEN_ROOM, VERDICT_SCAM, shot_room_over},
    {"room-before", SCREEN_ROOM, VERDICT_SCAM, shot_room_before},
    {"forget", SCREEN_FORGET, VERDICT_SCAM, shot_forget},
    {"paused", SCREEN_PAUSED, VERDICT_SCAM, shot_paused},
    {"vote", SCREEN_VOTE, VERDICT_SCAM, shot_vote},
    {"hall", SCREEN_HALL, VERDICT_SCAM, shot_hall},
    {"hall-vote", SCREEN_HALL, VERDICT_SCAM, shot_hall_vote},
    {"board", SCREEN_BOARD, VERDICT_SCAM, shot_board},
    {"board-before", SCREEN_BOARD, VERDICT_SCAM, shot_board_before},
    {"hall-list", SCREEN_HALL_LIST, VERDICT_SCAM, shot_hall_list},
    {"hall-one", SCREEN_HALL_LIST, VERDICT_SCAM, shot_hall_one},
    {"hall-talk", SCREEN_HALL_TALK, VERDICT_SCAM, shot_hall_talk},
    {"hall-end", SCREEN_HALL_END, VERDICT_SCAM, shot_hall_end},
    {"problem", SCREEN_PROBLEM, VERDICT_SCAM, shot_problem},
};

// Bring a screen about.
static inline void shot_take(struct rig *r, const struct shot *shot)
{
    rig_open(r, shot->verdict);
    shot->setup(r);
    if (app_top(&r->app) != shot->screen) {
        fail_msg("%s shows %s", shot->name, screen_table[app_top(&r->app)]->name);
    }
}

#endif
