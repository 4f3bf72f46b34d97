#include "view/portrait.h"

#include <math.h>

#include "core/msg.h"
#include "view/screen.h"

static int hundredths(double share)
{
    return share <= 0 ? 0 : share >= 1 ? 100 : (int)lround(100 * share);
}

static void say_notice(const struct profile *p, struct doc *d)
{
    unsigned n = p->scams + p->honest;
    doc_say(d, DOC_TEXT, _("Noticing: %d of 100."), hundredths(p->notice))->style = STYLE_STRONG;
    doc_say(d, DOC_TEXT,
            P_("How early you marked the warning signs of the last %u conversation, less what "
               "marking at random would have earned.",
               "How early you marked the warning signs of the last %u conversations, less what "
               "marking at random would have earned.",
               n),
            n);
}

// From here on what is left in time counts more than what is not: choices to be piloted.
static const double mostly = 0.5, partly = 0.2;

static const char *act_sentence(const struct profile *p)
{
    if (2 * p->honest_left >= p->honest) {
        return 2 * p->scams_left >= p->scams
                   ? _("You left quickly, and honest people as well. A check first tells more.")
                   : _("You left many of the honest people before the end. A check first tells "
                       "more.");
    }
    if (p->scams_left == 0 && p->lost == 0) {
        return _("You stayed in every scam to its end, and lost nothing there.");
    }
    if (p->scams_left == 0 || p->act < partly) {
        return _("Leaving earlier is the next step: whoever leaves has nothing more to lose.");
    }
    return p->act >= mostly
               ? _("You mostly left the scams in time, and stayed with the honest people.")
               : _("You left some of the scams in time.");
}

static const char *trend_sentence(enum profile_trend trend)
{
    switch (trend) {
    case TREND_UNKNOWN:
        return NULL;
    case TREND_SAME:
        return _("Compared with the conversations before, about the same.");
    case TREND_BETTER:
        return _("Compared with the conversations before, you tell the two apart better.");
    case TREND_SUSPICIOUS:
        return _("You have become more suspicious, not better at telling the two apart: more "
                 "harmless messages were marked than before.");
    case TREND_TRUSTING:
        return _("You mark less than before: fewer harmless messages, and fewer signs.");
    case TREND_WORSE:
        return _("Fewer signs were noticed in time than before. That fades in everyone; practice "
                 "brings it back.");
    }
    return NULL;
}

static const char *bias_sentence(enum profile_bias bias)
{
    switch (bias) {
    case BIAS_UNKNOWN:
        return NULL;
    case BIAS_EVEN:
        return _("Your marks lean to neither side.");
    case BIAS_HOLDS_BACK:
        return _("With your marks you give strangers the benefit of the doubt.");
    case BIAS_SUSPECTS:
        return _("With your marks you tend to suspect honest people.");
    }
    return NULL;
}

static void say(struct doc *d, const char *sentence)
{
    if (sentence) {
        doc_add(d, DOC_TEXT, str_of(sentence));
    }
}

// Who leaves at the first sign does the best there is, and there is nothing to count.
static void say_why_none(const struct profile *p, struct doc *d)
{
    if (p->left_early) {
        doc_say(
            d, DOC_TEXT,
            P_("You left %u scam so early that it gives no figures. Nobody is safer than somebody "
               "who leaves then.",
               "You left %u scams so early that they give no figures. Nobody is safer than "
               "somebody "
               "who leaves then.",
               p->left_early),
            p->left_early);
    }
    doc_say(d, DOC_TEXT,
            _("Figures come from %d scams and %d honest conversations on, read far enough to show "
              "some signs."),
            PROFILE_SCAMS_MIN, PROFILE_HARMLESS_MIN)
        ->style = STYLE_QUIET;
}

static void say_figures(const struct profile *p, struct doc *d)
{
    const struct detect *n = &p->counts;
    doc_say(d, DOC_TEXT, _("In figures: d' %.1f, c %.1f, from %u signs and %u harmless messages."),
            p->figures.d, p->figures.c, n->hits + n->misses, n->alarms + n->rests)
        ->style = STYLE_QUIET;
}

void portrait_say(const struct app *app, struct doc *d)
{
    const struct profile *p = app->profile;
    screen_air(d);
    if (p->has_notice) {
        say_notice(p, d);
    } else {
        say_why_none(p, d);
    }
    if (p->has_act) {
        say(d, act_sentence(p));
    }
    if (p->has_saved) {
        doc_say(d, DOC_TEXT, _("You would have kept %d percent of the money that was at stake."),
                hundredths(p->saved));
    }
    say(d, trend_sentence(p->trend));
    say(d, bias_sentence(p->bias));
    if (p->figures.is_enough) {
        say_figures(p, d);
    }
}
