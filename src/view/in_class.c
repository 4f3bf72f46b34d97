#include "view/in_class.h"

#include "core/msg.h"
#include "view/screen.h"

static bool is_over_all(enum screen_id screen)
{
    return screen == SCREEN_PAUSED || screen == SCREEN_VOTE;
}

// What has to lie on top now; SCREENS: nothing.
static enum screen_id wanted(const struct room *room)
{
    if (!room || room->line == ROOM_OUT || room->state.mode == ROLL_ENDED) {
        return SCREENS;
    }
    if (room->state.is_voting) {
        return SCREEN_VOTE;
    }
    return room->state.mode == ROLL_PAUSED ? SCREEN_PAUSED : SCREENS;
}

void in_class_settle(struct app *app)
{
    enum screen_id want = wanted(app->room), top = screen_top(app)->screen;
    if (top == want) {
        return;
    }
    if (is_over_all(top)) {
        screen_pop(app);
    }
    if (want != SCREENS) {
        screen_push(app, want);
        app->due_ms = 0;  // nothing comes by itself meanwhile
    }
}

static uint32_t sum_of(const uint32_t tally[VERDICTS])
{
    uint32_t sum = 0;
    for (int i = 0; i < VERDICTS; i++) {
        sum += tally[i];
    }
    return sum;
}

enum { BAR_COLS = 30 };

static void put_bar(struct doc *d, const char *name, uint32_t n, uint32_t most)
{
    struct buf out = {0};
    uint32_t cols = most ? (n * BAR_COLS + most - 1) / most : 0;
    for (uint32_t i = 0; i < cols; i++) {
        buf_put_c(&out, "#");
    }
    struct doc_item *item = doc_say(d, DOC_PICTURE, "  %s %u  %s", buf_text(&out), n, name);
    item->spoken = doc_text(d, "%s: %u", name, n);
    buf_free(&out);
}

static void put_one(struct doc *d, const char *head, const uint32_t tally[VERDICTS])
{
    uint32_t most = 0;
    for (int i = 0; i < VERDICTS; i++) {
        most = tally[i] > most ? tally[i] : most;
    }
    doc_add(d, DOC_TEXT, str_of(head))->style = STYLE_STRONG;
    put_bar(d, _("a scam"), tally[VERDICT_SCAM], most);
    put_bar(d, _("honest"), tally[VERDICT_HARMLESS], most);
    put_bar(d, _("cannot tell yet"), tally[VERDICT_UNCLEAR], most);
}

void in_class_put_tally(const struct app *app, const struct room_state *state, struct doc *d)
{
    (void)app;
    if (!state->has_tally) {
        return;
    }
    screen_air(d);
    if (sum_of(state->before)) {
        put_one(d, _("The vote before"), state->before);
    }
    put_one(d, _("This vote"), state->tally);
}
