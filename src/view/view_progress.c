#include "core/msg.h"
#include "view/curve.h"
#include "view/grid.h"
#include "view/portrait.h"
#include "view/screen.h"
#include "view/tell.h"

enum { OUTCOMES = OUTCOME_OPEN + 1 };

static void say_counts(struct doc *d, const unsigned counts[OUTCOMES])
{
    if (counts[OUTCOME_CAUGHT]) {
        doc_say(d, DOC_TEXT,
                P_("At the end you recognised %u scam.", "At the end you recognised %u scams.",
                   counts[OUTCOME_CAUGHT]),
                counts[OUTCOME_CAUGHT]);
    }
    if (counts[OUTCOME_MISSED]) {
        doc_say(d, DOC_TEXT,
                P_("%u scam looked honest to you.", "%u scams looked honest to you.",
                   counts[OUTCOME_MISSED]),
                counts[OUTCOME_MISSED]);
    }
    if (counts[OUTCOME_TRUSTED]) {
        doc_say(d, DOC_TEXT,
                P_("You rightly trusted %u honest contact.",
                   "You rightly trusted %u honest contacts.", counts[OUTCOME_TRUSTED]),
                counts[OUTCOME_TRUSTED]);
    }
    if (counts[OUTCOME_SUSPECTED]) {
        doc_say(d, DOC_TEXT,
                P_("You suspected %u honest contact.", "You suspected %u honest contacts.",
                   counts[OUTCOME_SUSPECTED]),
                counts[OUTCOME_SUSPECTED]);
    }
    if (counts[OUTCOME_OPEN]) {
        doc_say(d, DOC_TEXT, P_("You left %u open.", "You left %u open.", counts[OUTCOME_OPEN]),
                counts[OUTCOME_OPEN]);
    }
}

static void put_past(const struct app *app, struct doc *d, const struct past *past)
{
    const char *dot = screen_glyph(app, GLYPH_DOT);
    struct buf out = {0};
    buf_put_c(&out, tell_outcome(past->outcome));
    if (past->counted) {
        buf_fmt(&out, " %s ", dot);
        buf_fmt(&out, P_("%u of %u sign noticed", "%u of %u signs noticed", past->counted),
                past->noticed, past->counted);
    }
    if (past->number >= 0) {
        buf_fmt(&out, " %s ", dot);
        buf_fmt(&out, _("%d of 100"), past->number);
    }
    screen_air(d);
    doc_say(d, DOC_TEXT, "%s  %.*s", past->when, STR_ARG(past->title))->style = STYLE_STRONG;
    doc_add(d, DOC_TEXT, (struct str){out.ptr, out.len});
    buf_free(&out);
}

static size_t count_check_ups(const struct app *app)
{
    size_t n = 0;
    for (size_t i = 0; i < app->past_form_count; i++) {
        n += sitting_is_check_up(&app->past_forms[i]);
    }
    return n;
}

static void put_check_ups(const struct app *app, struct doc *d)
{
    if (count_check_ups(app)) {
        screen_head(d, _("Check-ups"));
    }
    for (size_t i = 0; i < app->past_form_count; i++) {
        const struct sitting_past *past = &app->past_forms[i];
        if (sitting_is_check_up(past)) {
            doc_say(d, DOC_TEXT, "%s  %.*s", past->when, STR_ARG(past->title))->style =
                STYLE_STRONG;
            doc_say(d, DOC_TEXT, _("%u of %u scams seen, %u of %u honest messages trusted"),
                    past->sum.seen, past->sum.scams, past->sum.trusted, past->sum.honest);
        }
    }
}

static void put_summary(const struct app *app, struct doc *d)
{
    unsigned counts[OUTCOMES] = {0};
    for (size_t i = 0; i < app->past_count; i++) {
        counts[app->pasts[i].outcome]++;
    }
    if (app->profile && app->profile->has_older) {
        doc_say(d, DOC_TEXT,
                P_("Counted is the newest %u conversation.",
                   "Counted are the newest %u conversations.", (unsigned)app->past_count),
                (unsigned)app->past_count)
            ->style = STYLE_QUIET;
    }
    say_counts(d, counts);
    if (app->profile) {
        portrait_say(app, d);
        curve_put(app, d);
        grid_put(app, d);
        grid_say(app, d);
    }
}

static void put_list(const struct app *app, struct doc *d)
{
    if (app->profile) {
        screen_head(d, _("Conversation by conversation"));
    }
    for (size_t i = 0; i < app->past_count; i++) {
        put_past(app, d, &app->pasts[i]);
    }
    screen_air(d);
    doc_say(d, DOC_TEXT, "%s", _("`wary report` prints the newest debrief once more."))->style =
        STYLE_QUIET;
}

static void fill(const struct app *app, struct doc *d)
{
    unsigned n = (unsigned)app->past_count;
    d->title = str_of(_("My progress"));
    if (n == 0 && count_check_ups(app) == 0) {
        screen_text(d, _("Nothing here yet. A conversation stands here when it is finished."));
    }
    if (n) {
        d->aside = doc_text(d, P_("%u conversation", "%u conversations", n), n);
        put_summary(app, d);
    }
    put_check_ups(app, d);
    if (n) {
        put_list(app, d);
    }
    screen_move_key(app, d, _("read on"));
    doc_key(d, "?", _("help"), INTENT_HELP);
    doc_key(d, "q", _("back"), INTENT_QUIT);
    if (!screen_is_narrow(app)) {
        doc_key(d, "^Q", _("quick exit"), INTENT_QUICK_EXIT);
    }
}

const struct view_screen view_progress = {.name = "progress", .fill = fill};
