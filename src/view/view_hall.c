#include "core/msg.h"
#include "core/text.h"
#include "view/in_class.h"
#include "view/screen.h"

enum {
    HALL_PAUSE,
    HALL_RESUME,
    HALL_GATE,
    HALL_VOTE,
    HALL_REVEAL,
    HALL_HIDE,
    HALL_LOCK,
    HALL_UNLOCK,
    HALL_LEARNERS,
    HALL_QUESTIONS,
    HALL_NAMES,
    HALL_END
};
enum { NAME_COLS = 20 };

static void put_head(const struct app *app, struct doc *d)
{
    const struct hall *hall = app->hall;
    uint32_t in = 0;
    for (size_t i = 0; i < hall->row_count; i++) {
        in += !hall->rows[i].is_gone;
    }
    uint32_t away = in > hall->state.here ? in - hall->state.here : 0;
    doc_say(d, DOC_TEXT, _("wary join %.*s %s %u joined, %u away"), STR_ARG(hall->code),
            screen_glyph(app, GLYPH_DOT), in, away)
        ->style = STYLE_STRONG;
    if (hall->line != ROOM_HERE && hall->state.mode != ROLL_ENDED) {
        doc_say(d, DOC_TEXT, _("No line to the class: %s"), hall->why);
    }
    if (hall->state.mode == ROLL_PAUSED) {
        doc_say(d, DOC_TEXT, _("Paused: %s"), hall->state.text)->style = STYLE_STRONG;
    } else if (hall->state.mode == ROLL_ENDED) {
        screen_text(d, _("The class is over."));
    } else if (hall->state.text[0]) {
        screen_text(d, hall->state.text);
    }
    if (hall->state.is_locked) {
        screen_text(d, _("Locked: nobody new can join."));
    }
}

static struct str name_of(const struct hall *hall, const struct hall_row *row, struct doc *d)
{
    return hall->hides_names ? doc_text(d, _("Learner %u"), row->learner)
                             : doc_text(d, "%s", row->name);
}

static const char *cell_glyphs(const struct hall_row *row)
{
    return row->cells[0] ? row->cells : "        ";
}

static struct str spoken_of(const struct hall_row *row, struct str name, struct doc *d)
{
    if (row->stage) {
        return doc_text(d, _("%.*s: conversation %u, recognised in stage %u, message %u."),
                        STR_ARG(name), row->story, row->stage, row->message);
    }
    return row->story ? doc_text(d, _("%.*s: conversation %u, nothing recognised yet."),
                                 STR_ARG(name), row->story)
                      : doc_text(d, _("%.*s: not begun yet."), STR_ARG(name));
}

// "  1 Blue Heron          1  . . ! > . . . .   stage 3, message 7, day 2   2m away"
static void put_row(const struct app *app, struct doc *d, const struct hall_row *row)
{
    const struct hall *hall = app->hall;
    struct buf out = {0};
    struct str name = name_of(hall, row, d);
    const char *cells = cell_glyphs(row);
    int cols = text_cols(name, app->width ? app->width : text_width_plain);
    buf_fmt(&out, "%3u %.*s%*s %u ", row->learner, STR_ARG(name),
            cols < NAME_COLS ? NAME_COLS - cols : 0, "", row->story);
    for (int i = 0; i < STAGES; i++) {
        buf_fmt(&out, " %c", cells[i]);
    }
    if (row->stage) {
        buf_fmt(&out, _("  recognised %u, message %u, day %u"), row->stage, row->message, row->day);
    }
    if (!row->is_here) {
        buf_fmt(&out, "  %s", _("away"));
    } else if (row->idle_s >= 60) {
        buf_fmt(&out, _("  %u min"), row->idle_s / 60);
    }
    struct doc_item *item = doc_add(d, DOC_PICTURE, (struct str){out.ptr, out.len});
    item->spoken = spoken_of(row, name, d);
    buf_free(&out);
}

static void put_rows(const struct app *app, struct doc *d)
{
    const struct hall *hall = app->hall;
    screen_air(d);
    if (!app->is_plain) {
        doc_say(d, DOC_PICTURE, _("    who                  of 1 2 3 4 5 6 7 8"))->style =
            STYLE_QUIET;
    }
    for (size_t i = 0; i < hall->row_count; i++) {
        if (!hall->rows[i].is_gone) {
            put_row(app, d, &hall->rows[i]);
        }
    }
    if (!app->is_plain) {
        doc_say(d, DOC_TEXT, "%s",
                _(". passed, > here now, ! recognised, x something lost, by stage"))
            ->style = STYLE_QUIET;
    }
}

static void put_choices(const struct app *app, struct doc *d)
{
    const struct hall *hall = app->hall;
    const struct room_state *s = &hall->state;
    screen_air(d);
    d->focus = (int)d->count;
    if (s->mode == ROLL_ENDED) {
        screen_choice(d, HALL_END, _("Leave"));
        return;
    }
    bool is_paused = s->mode == ROLL_PAUSED;
    screen_choice(d, is_paused ? HALL_RESUME : HALL_PAUSE,
                  is_paused ? _("Go on") : _("Pause for a talk"));
    screen_choice(d, HALL_VOTE, s->round ? _("Vote again") : _("Vote"));
    if (s->round) {
        screen_choice(d, s->is_revealed ? HALL_HIDE : HALL_REVEAL,
                      s->is_revealed ? _("Hide the votes") : _("Show the votes to all"));
    }
    if (hall->is_paced && s->gate < hall->story_count) {
        screen_choice(d, HALL_GATE, _("Open the next conversation"))->hint =
            hall->stories[s->gate].title;
    }
    screen_choice(d, s->is_locked ? HALL_UNLOCK : HALL_LOCK,
                  s->is_locked ? _("Let new ones in again") : _("Lock: nobody new"));
    if (hall->row_count) {
        screen_choice(d, HALL_LEARNERS, _("Take somebody off the list"));
    }
    if (hall->lesson) {
        screen_choice(d, HALL_QUESTIONS, _("Questions to talk about"));
    }
    screen_choice(d, HALL_NAMES, hall->hides_names ? _("Show the names") : _("Hide the names"));
    screen_choice(d, HALL_END, _("End the class"));
}

static void fill(const struct app *app, struct doc *d)
{
    const struct hall *hall = app->hall;
    d->title = str_of(_("Your class"));
    if (!hall) {
        return;
    }
    d->title = hall->title.len ? hall->title : d->title;
    put_head(app, d);
    in_class_put_tally(app, &hall->state, d);
    put_choices(app, d);
    put_rows(app, d);  // last: there may be hundreds, and what can be done stays in sight
    screen_list_keys(app, d);
}

// Entries that are one line for the roll.
static const char *const lines[] = {
    [HALL_RESUME] = "resume", [HALL_VOTE] = "vote", [HALL_REVEAL] = "reveal",
    [HALL_HIDE] = "hide",     [HALL_LOCK] = "lock", [HALL_UNLOCK] = "unlock",
};

static void enter(struct app *app, int id, struct effects *fx)
{
    switch (id) {
    case HALL_PAUSE:
        screen_hall_do(app, fx, (struct roll_event){.kind = ROLL_PAUSE},
                       _("Talk to your neighbour"));
        break;
    case HALL_GATE:
        screen_hall_do(app, fx,
                       (struct roll_event){.kind = ROLL_GATE, .number = app->hall->state.gate + 1},
                       NULL);
        break;
    case HALL_LEARNERS:
        screen_push(app, SCREEN_HALL_LIST);
        break;
    case HALL_QUESTIONS:
        screen_push(app, SCREEN_HALL_TALK);
        break;
    case HALL_NAMES:
        app->hall->hides_names = !app->hall->hides_names;
        break;
    case HALL_END:
        screen_push(app, SCREEN_HALL_END);
        break;
    default:
        if ((size_t)id < COUNT_OF(lines) && lines[id]) {
            struct roll_event ev;
            (void)roll_parse(str_of(lines[id]), &ev, NULL);
            screen_hall_do(app, fx, ev, NULL);
        }
        break;
    }
}

static void act(struct app *app, enum intent intent, const struct doc_item *item, uint64_t at_ms,
                struct effects *fx)
{
    (void)at_ms;
    if (!app->hall) {
        screen_effect(fx, EFFECT_QUIT);
    } else if (intent == INTENT_QUIT) {
        screen_push(app, SCREEN_HALL_END);
    } else if (intent == INTENT_ENTER && item && item->kind == DOC_CHOICE) {
        enter(app, item->id, fx);
    }
}

const struct view_screen view_hall = {.name = "hall", .owns_back = true, .fill = fill, .act = act};
