#include "view/tell.h"

#include <math.h>

#include "core/msg.h"
#include "view/said.h"

static const char *const themes[THEMES] = {
    [THEME_AUTO] = N_("plain colours"),   [THEME_DARK] = N_("dark"),
    [THEME_LIGHT] = N_("light"),          [THEME_CONTRAST] = N_("high contrast"),
    [THEME_MONO] = N_("without colours"),
};

const char *tell_theme(enum theme theme)
{
    return _(themes[theme]);
}

static const char *const whats[VERDICTS] = {
    [VERDICT_SCAM] = N_("This was a scam, in the steps that real ones take."),
    [VERDICT_HARMLESS] = N_("This was honest. Nobody here was after anything."),
    [VERDICT_UNCLEAR] = N_("Nobody could tell yet what this was. Real life is often like that."),
};

const char *tell_what(enum verdict verdict)
{
    return _(whats[verdict]);
}

static const char *const outcomes[] = {
    [OUTCOME_CAUGHT] = N_("a scam, and you said so"),
    [OUTCOME_MISSED] = N_("a scam that looked honest to you"),
    [OUTCOME_SUSPECTED] = N_("honest, and you suspected it"),
    [OUTCOME_TRUSTED] = N_("honest, and you said so"),
    [OUTCOME_OPEN] = N_("left open"),
};

const char *tell_outcome(enum score_outcome outcome)
{
    return _(outcomes[outcome]);
}

static const char *const judged[] = {
    [OUTCOME_CAUGHT] = N_("You took it for a scam, and it was one."),
    [OUTCOME_MISSED] = N_("You took it for honest. It was built to look that way, and that works "
                          "on anyone."),
    [OUTCOME_SUSPECTED] = N_("You took it for a scam, and it was honest. From a chat alone the two "
                             "can hardly be told apart; more than one check helps."),
    [OUTCOME_TRUSTED] = N_("You took it for honest, and it was."),
    [OUTCOME_OPEN] = N_("You said that you could not tell. That is a fair answer; a check is the "
                        "next step."),
};

static const char *judged_unclear(const struct session *s)
{
    if (s->checked) {
        return _("You checked before you judged. That is the best anyone can do here.");
    }
    return _("A check before judging is what helps most when nobody can tell.");
}

const char *tell_judged(const struct session *s)
{
    enum verdict verdict = s->scenario->verdict;
    if (verdict == VERDICT_UNCLEAR) {
        return judged_unclear(s);
    }
    return _(judged[score_outcome(verdict, s->judged, s->sure)]);
}

struct str tell_later(struct doc *d, const struct score_sign *sign, bool is_short)
{
    unsigned later = sign->k ? sign->k - 1 : 0;
    if (later == 0) {
        return str_of(_("at once"));
    }
    if (sign->days == 1) {
        return str_of(is_short ? C_("short", "next day") : _("the next day"));
    }
    if (sign->days > 1) {
        return is_short ? doc_text(d, P_("%u day", "%u days", sign->days), sign->days)
                        : doc_text(d, P_("%u day later", "%u days later", sign->days), sign->days);
    }
    return is_short ? doc_text(d, C_("short", "%u later"), later)
                    : doc_text(d, P_("%u message later", "%u messages later", later), later);
}

static unsigned points(double share)
{
    return share > 0 ? (unsigned)lround(share * 100) : 0;
}

// Whole or with one half: "2", "2.5".
static struct str half(struct doc *d, double value)
{
    double twice = floor(value * 2 + 0.5);
    bool is_whole = fmod(twice, 2) < 0.5;
    return doc_text(d, "%.*f", is_whole ? 0 : 1, twice / 2);
}

// Between two sentences; a full stop as wide as a letter has its air within.
static void put_gap(struct buf *out)
{
    if (out->len && (unsigned char)out->ptr[out->len - 1] < 0x80) {
        buf_put_c(out, " ");
    }
}

static void add_later(struct doc *d, struct buf *out, const struct score *score)
{
    if (!score->has_median) {
        buf_put_c(out, C_("end of a sentence", "."));
    } else if (score->median_later < 0.25) {
        buf_put_c(out, _(", mostly at once."));
    } else {
        struct str later = half(d, score->median_later);
        unsigned long n = (unsigned long)ceil(score->median_later);
        buf_fmt(out,
                P_(", typically %.*s message after they first showed.",
                   ", typically %.*s messages after they first showed.", n),
                STR_ARG(later));
    }
    if (score->named) {
        put_gap(out);
        buf_fmt(out, P_("You named %u of them.", "You named %u of them.", score->named),
                score->named);
    }
}

static void add_noticed(struct doc *d, struct buf *out, const struct score *score)
{
    if (score->counted == 0 || score->why == SCORE_UNCLEAR) {
        return;
    }
    if (score->noticed == 0) {
        buf_fmt(out,
                P_("The %u warning sign was not marked this time.",
                   "The %u warning signs were not marked this time.", score->counted),
                score->counted);
        return;
    }
    buf_fmt(out,
            P_("You noticed %u of %u warning sign", "You noticed %u of %u warning signs",
               score->counted),
            score->noticed, score->counted);
    add_later(d, out, score);
}

static void add_false(struct buf *out, const struct score *score)
{
    if (score->harmless == 0) {
        return;
    }
    put_gap(out);
    if (score->false_marks == 0) {
        buf_fmt(out,
                P_("You marked no harmless message by mistake: %u was left alone.",
                   "You marked no harmless message by mistake: %u were left alone.",
                   score->harmless),
                score->harmless);
    } else {
        buf_fmt(out,
                P_("You marked %u of %u harmless message by mistake.",
                   "You marked %u of %u harmless messages by mistake.", score->harmless),
                score->false_marks, score->harmless);
    }
}

static void add_kept(const struct app *app, struct doc *d, struct buf *out)
{
    const struct session *s = app->session;
    if (s->scenario->verdict != VERDICT_SCAM) {
        return;
    }
    put_gap(out);
    if (s->scenario->stake && s->lost) {
        struct str lost = said_money(app, d, s->lost);
        struct str stake = said_money(app, d, s->scenario->stake);
        buf_fmt(out, _("In this story %.*s of %.*s would have been stolen."), STR_ARG(lost),
                STR_ARG(stake));
    } else if (s->scenario->stake && !s->has_lost_all) {
        struct str stake = said_money(app, d, s->scenario->stake);
        buf_fmt(out, _("In this story you would have kept all %.*s."), STR_ARG(stake));
    }
    if (s->has_lost_all) {
        put_gap(out);
        buf_put_c(out, _("Something went out of your hands that is hard to get back."));
    }
}

static const char *const no_number[SCORE_WHYS] = {
    [SCORE_TOO_SHORT] = N_("This was too short for a number."),
    [SCORE_BEFORE_ONSET] = N_("You left before there was anything to see, so there is no number."),
    [SCORE_NOT_READ] = N_("You left before half of it was told, so there is no number."),
    [SCORE_UNCLEAR] = N_("There is no number for a conversation that nobody can judge."),
};

static void add_parts(struct doc *d, const struct app *app, const struct score *score)
{
    unsigned hits = points(score->hits), chance = points(score->gamma);
    bool is_honest = app->session->scenario->verdict != VERDICT_SCAM;
    if (is_honest && session_is_broken_off(app->session)) {
        doc_say(d, DOC_TEXT,
                _("%d of 100: an honest conversation was broken off as if it were a "
                  "scam. Without a reason named, leaving is always fine."),
                score->number);
    } else if (is_honest) {
        doc_say(d, DOC_TEXT, _("%d of 100: each harmless message that you left alone counts."),
                score->number);
    } else if (chance == 0 || hits == 0) {
        doc_say(d, DOC_TEXT, _("%d of 100 (%s). The sooner a sign is marked, the more it counts."),
                score->number, _(score_band(score->number)));
    } else {
        chance = score->number > 0 && hits > (unsigned)score->number
                     ? hits - (unsigned)score->number
                     : chance;
        doc_say(d, DOC_TEXT,
                _("%d of 100 (%s). Signs marked early gave %u; %u is taken off for what marking "
                  "by chance would have found."),
                score->number, _(score_band(score->number)), hits, chance);
    }
}

void tell_score(const struct app *app, struct doc *d, const struct score *score)
{
    struct buf out = {0};
    add_noticed(d, &out, score);
    add_false(&out, score);
    add_kept(app, d, &out);
    if (out.len) {
        doc_add(d, DOC_TEXT, (struct str){out.ptr, out.len});
    }
    buf_free(&out);
    if (score->why == SCORE_OK) {
        add_parts(d, app, score);
    } else {
        doc_add(d, DOC_TEXT, str_of(_(no_number[score->why])));
    }
}

static void say_left(const struct session *s, struct doc *d)
{
    switch (s->left_how) {
    case LEAVE_STOP:
        doc_say(d, DOC_TEXT, _("You stopped writing on day %u."), said_day(s));
        break;
    case LEAVE_BLOCK:
        doc_say(d, DOC_TEXT, _("You blocked the contact on day %u."), said_day(s));
        break;
    case LEAVE_REPORT:
        doc_say(d, DOC_TEXT, _("You reported the contact on day %u."), said_day(s));
        break;
    case LEAVES:
        break;
    }
}

void tell_end(const struct app *app, struct doc *d)
{
    const struct session *s = app->session;
    if (s->ending >= 0) {
        doc_add(d, DOC_TEXT, said_words(app, d, s->scenario->endings[s->ending].text));
    } else if (s->left_by_reply) {
        doc_say(d, DOC_TEXT, _("You ended it on day %u, in your own words."), said_day(s));
    } else if (s->has_left) {
        say_left(s, d);
    }
}
